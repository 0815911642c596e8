"""Tables for tests: those that offices published, kept beside, and small ones made to be good or bad."""

from __future__ import annotations

import csv
import gzip
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from onir.impact.tables.reading import read_table
from onir.impact.tables.table import Floats, IOTable, Origin
from onir.language.messages import Wording

DATA = Path(__file__).parent / "data"
SAID = Wording("Invented table", "Выдуманная таблица", "Ойдан шығарылған кесте")


@cache
def published(name: str) -> IOTable:
    """A published table by the name of its mapping."""
    file = next(path for path in (DATA / f"{name}.csv", DATA / f"{name}.csv.gz") if path.exists())
    return read_table(file, DATA / f"{name}.yaml")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def finland() -> tuple[Floats, Floats, Floats]:
    """Of 19 regions and 30 industries: flows within the region, flows from the others, output."""
    told = rows("finland-2014")
    regions, industries = (sorted({row[name] for row in told}) for name in ("region", "industry"))
    own, others, output = np.zeros((19, 30, 30)), np.zeros((19, 30, 30)), np.zeros((19, 30))
    for row in told:
        r, j = regions.index(row["region"]), industries.index(row["industry"])
        if row["product"] == "OUTPUT":
            output[r, j] = float(row["own_region"])
        else:
            i = industries.index(row["product"])
            own[r, i, j], others[r, i, j] = float(row["own_region"]), float(row["other_regions"])
    return own, others, output


def invented(flows: Any, output: Any, **more: Any) -> IOTable:
    """A table that balances: value added is what is left of each column, final use what is left of each row."""
    z, x = np.array(flows, dtype=float), np.array(output, dtype=float)
    codes = more.pop("codes", tuple("ABCDEFGHIJKLMNOPQRST"[: len(x)]))
    left = x - z.sum(axis=0)
    told: dict[str, Any] = {
        "final": {"households": x - z.sum(axis=1)},
        "satellites": {"value_added": left, "pay": left / 2, "imports": np.zeros(len(x)), "jobs": x / 10},
        "use": "domestic",
        "prices": "basic",
        "unit": "KZT mn",
        "origin": Origin("XX", 2020, SAID, SAID),
    }
    return IOTable(codes, z, x, **(told | more))
