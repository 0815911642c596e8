"""Known errors of publishers as entries (`data/corrections.csv`): what is printed, what is right, why, who was told.

An entry holds for every vintage of its table that prints just that figure in that cell, and for no other; what was
judged and kept stays as printed, so that an entry can improve or go without a new load. The cell keeps its status and
its note, and says that it was corrected. The guard: an `open` entry fails once the newest vintage prints another
figure, a `mended` one when the error is back; either way somebody has to look. Left out: guessing what may be wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from onir.errors import BadInput
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    import ibis
    from ibis.expr.types import Table

    from onir.figures.store import Store

FILE = "corrections.csv"
Status = Literal["open", "mended"]
STATUSES: tuple[Status, ...] = ("open", "mended")
NAMES = ("indicator", "area", "partner", "activity", "period")


@dataclass(frozen=True)
class Correction:
    """One figure of a table that is printed wrong; `told` says who was told of it and when."""

    table: str
    indicator: str
    area: str
    partner: str
    activity: str
    period: str
    printed: Decimal
    corrected: Decimal
    why: str
    told: str
    status: Status
    locator: str

    @property
    def remark(self) -> str:
        """What a corrected cell says of itself."""
        return f"printed {self.printed}; {self.why} (told: {self.told}; {self.status})"

    def as_dict(self) -> dict[str, Any]:
        return {
            "table": self.table,
            **{name: getattr(self, name) for name in NAMES},
            "printed": str(self.printed),
            "corrected": str(self.corrected),
            "why": self.why,
            "told": self.told,
            "status": self.status,
        }


@cache
def corrections() -> tuple[Correction, ...]:
    """The entries that ship."""
    return read_corrections((files("onir") / "data" / FILE).read_text(encoding="utf-8"))


def read_corrections(text: str, file: str = FILE) -> tuple[Correction, ...]:
    """The entries of a file; one without reason, addressee or numbers is refused with its line."""
    rows = csv.DictReader(text.splitlines(keepends=True))
    return tuple(_correction(row, f"{file}:{rows.line_num}") for row in rows)


def _correction(row: dict[str, str], locator: str) -> Correction:
    try:
        printed, right = Decimal(row["printed"]), Decimal(row["corrected"])
    except InvalidOperation:
        raise _refused(msg("A correction needs two numbers, printed and corrected."), locator) from None
    if printed == right:
        raise _refused(msg("A correction changes nothing."), locator)
    if not row["why"] or not row["told"]:
        raise _refused(msg("A correction says why, and who was told."), locator)
    if row["status"] not in STATUSES:
        raise _refused(msg("“{status}” is no status of a correction.", status=row["status"]), locator)
    names = {name: row[name] or "_T" for name in NAMES}
    return Correction(
        row["table"], **names, printed=printed, corrected=right, why=row["why"], told=row["told"],
        status=row["status"], locator=locator,
    )  # fmt: skip


def _refused(what: Message, where: str) -> BadInput:
    return BadInput(what, where=where, accepted=msg("Accepted: the status {statuses}.", statuses=STATUSES))


def corrected(table: Table, entries: Iterable[Correction]) -> Table:
    """The observations with their known errors put right; `correction` says so, and is empty where nothing was."""
    import ibis  # noqa: PLC0415 - slow to load and often not needed

    known = list(entries)
    if not known:
        return table.mutate(correction=ibis.literal(""))
    hits = [_hit(table, entry) for entry in known]
    return table.mutate(
        value=_either(hits, [ibis.literal(entry.corrected, type="decimal(38, 10)") for entry in known], table.value),
        decimals=_either(
            hits, [ibis.literal(_places(entry.corrected), type="int8") for entry in known], table.decimals
        ),
        correction=_either(hits, [ibis.literal(entry.remark) for entry in known], ibis.literal("")),
    )


def _hit(table: Table, entry: Correction) -> ibis.Value:
    import ibis  # noqa: PLC0415

    hit = (table.source == entry.table) & (table.value == ibis.literal(entry.printed, type="decimal(38, 10)"))
    for name in NAMES:
        hit &= table[name] == getattr(entry, name)
    return hit


def _either(hits: list[ibis.Value], values: list[ibis.Value], otherwise: ibis.Value) -> ibis.Value:
    import ibis  # noqa: PLC0415

    return ibis.cases(*zip(hits, values, strict=True), else_=otherwise)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def guard_corrections(store: Store) -> tuple[Message, ...]:
    """What is wrong with the entries of a store, one sentence each; none where every entry is as it says."""
    return tuple(_fail(store))


def _fail(store: Store) -> Iterator[Message]:
    for entry in store.corrections:
        found = _newest(store, entry)
        said = {"where": entry.locator, "cell": " ".join(getattr(entry, name) for name in NAMES)}
        if found is None:
            yield msg("No release held prints the cell {cell}: the entry {where} corrects nothing.", **said)
        elif (found == entry.printed) != (entry.status == "open"):
            yield (
                msg("The newest release prints the error of {cell} again: open the entry {where}.", **said)
                if entry.status == "mended"
                else msg("The publisher has mended {cell}: mark the entry {where} so.", **said)
            )


def _newest(store: Store, entry: Correction) -> Decimal | None:
    """What the newest vintage of the table prints in that cell."""
    from onir.figures import asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.printed
    for name in NAMES:
        table = table.filter(table[name] == getattr(entry, name))
    rows = asking.executed(store.engine, asking.level(table.filter(table.source == entry.table)))
    return rows[0]["value"] if rows else None
