"""Invented tables to add: every number is made up, every region of Kazakhstan has one. Also the processes that add."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from onir.errors import OnirError
from onir.figures.keeping.adding import Reading, Sealed, add
from onir.figures.observation import Observation
from onir.figures.source import Origin
from onir.figures.store import Store
from onir.language.messages import Wording
from onir.territory import country

REGIONS = tuple(sorted(area.code for area in country("KZ").areas()))
ORIGIN = Origin(
    source="made-gross",
    table="made-gross",
    publisher=Wording("Invented office", "Выдуманное ведомство", "Ойдан шығарылған мекеме"),
    title=Wording("Invented table", "Выдуманная таблица", "Ойдан шығарылған кесте"),
    address="https://example.org/table",
    released="2026-01-05",
    exactness="day",
    meaning="invented",
    licence="invented",
    note="",
)
ROW = Observation(
    indicator="fdi.gross_inflow",
    area="KZ",
    partner="_T",
    activity="_T",
    period="2025",
    basis="flow",
    unit="USD mn",
    value=Decimal(5),
    decimals=0,
    status="published",
    file="made.csv",
    line=2,
    note="",
    printed="5",
)
Values = dict[tuple[str, str], str]


def values(periods: str = "2024 2025", step: int = 1) -> Values:
    """Regions and the nation that is their sum."""
    cells = {
        (code, period): str(100 + 7 * place + step * turn)
        for turn, period in enumerate(periods.split())
        for place, code in enumerate(REGIONS)
    }
    for period in periods.split():
        cells["KZ", period] = str(sum(int(cells[code, period]) for code in REGIONS))
    return cells


def rows(cells: Values, **words: Any) -> Iterator[Observation]:
    for line, ((area, period), printed) in enumerate(cells.items(), start=2):
        value = Decimal(printed)
        decimals = max(0, -int(value.as_tuple().exponent))
        told = {"area": area, "period": period, "value": value, "decimals": decimals, "printed": printed, "line": line}
        yield replace(ROW, **{**told, **words})


def made(content: bytes = b"made", cells: Values | None = None, **words: Any) -> tuple[Sealed, Reading]:
    """A sealed file and its reading; `words` change the origin."""
    sealed = Sealed(content, "made.csv", "https://example.org/made.csv", words.pop("retrieved", "2026-01-06"))
    return sealed, Reading(replace(ORIGIN, **words), rows(cells or values()))


# -- processes ----------------------------------------------------------------------------------------------


def add_many(home: Path, name: str, count: int) -> None:
    """Add `count` vintages and say each that is finished."""
    for number in range(count):
        added = add(*made(f"{name} {number}".encode()), home_folder=home)
        print(added.vintage.key, flush=True)


def be_killed(home: Path, times: int, seed: int) -> None:
    """Adding processes are killed at random moments; after each kill the store is opened and verified."""
    add(*made(b"first"), home_folder=home)  # everything is loaded once, before the forks
    start = time.monotonic()
    add(*made(b"second"), home_folder=home)
    pace = time.monotonic() - start
    chance = random.Random(seed)
    finished: set[str] = set()
    for turn in range(times):
        inlet, outlet = os.pipe()
        if not (child := os.fork()):
            os.dup2(outlet, sys.stdout.fileno())
            add_many(home, f"turn {turn}", 1000)
        os.close(outlet)
        time.sleep(chance.uniform(0, 2.5 * pace))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(inlet) as said:
            finished |= {line.strip() for line in said if line.endswith("\n")}
        halves = len(list((home / "figures").glob(".*.part")))
        store = Store.open(home)
        store.verify()
        lost = finished - {vintage.key for vintage in store.vintages()}
        print(json.dumps({"lost": sorted(lost), "halves": halves, "finished": len(finished)}), flush=True)


def add_on_a_full_disk(home: Path, *limits: int) -> None:
    """No file may grow beyond so many bytes, which is what a full disk does to a write; one try for each limit."""
    import resource  # noqa: PLC0415 - not there on every system

    for limit in limits:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            add(*made(b"late" * 500), home_folder=home)
        except OnirError as refused:
            print(type(refused).__name__, refused)


if __name__ == "__main__":
    verbs: dict[str, Callable[..., None]] = {
        "add_many": add_many,
        "be_killed": be_killed,
        "add_on_a_full_disk": add_on_a_full_disk,
    }
    verb, folder, *others = sys.argv[1:]
    verbs[verb](Path(folder), *[int(word) if word.isdigit() else word for word in others])
