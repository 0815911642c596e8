"""Known errors of publishers as entries: what is printed, what is right, why, who was told.

Entries ship in `data/corrections.csv`; a person's own stand in `corrections.csv` of the home folder, in the same
columns (`entering` writes them). An entry holds for every vintage of its table that prints just that figure in that
cell, and for no other; what was judged and kept stays as printed, so that an entry can improve or go without a new
load. The cell keeps its status and its note, and says that it was corrected. The guard: an `open` entry fails once the
newest vintage prints another figure, a `mended` one when the error is back; either way somebody has to look. A
`withdrawn` one holds for nothing and stays as a record. Left out: guessing what may be wrong.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from onir.errors import BadInput, Unavailable
from onir.figures.panel import Cell
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    import ibis
    from ibis.expr.types import Table

    from onir.figures.store import Store

FILE = "corrections.csv"
Status = Literal["open", "mended", "withdrawn"]
STATUSES: tuple[Status, ...] = ("open", "mended", "withdrawn")
NAMES = ("indicator", "area", "partner", "activity", "period")
COLUMNS = ("table", *NAMES, "printed", "corrected", "why", "told", "status")

MOST_PLACES = 10
"""Decimal places that a kept value has room for."""


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
    def own(self) -> bool:
        """Whether a person entered it in the home folder."""
        return not self.locator.startswith(f"{FILE}:")

    @property
    def cell(self) -> str:
        """The cell by its codes; those that mean all together are left out."""
        return " ".join(code for code in (getattr(self, name) for name in NAMES) if code != "_T")

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
            "entry": self.locator,
        }


@cache
def corrections() -> tuple[Correction, ...]:
    """The entries that ship."""
    return read_corrections((files("onir") / "data" / FILE).read_text(encoding="utf-8"))


def own_corrections(home_folder: Path) -> tuple[Correction, ...]:
    """The entries of a home folder, withdrawn ones included."""
    path = home_folder / FILE
    try:
        return read_corrections(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as fault:
        raise BadInput(msg("The corrections are not in UTF-8."), where=str(path)) from fault
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise Unavailable(msg("The corrections cannot be read: {reason}.", reason=reason), where=str(path)) from fault


def corrections_of(home_folder: Path) -> tuple[Correction, ...]:
    """The entries that hold in a home: its own before those that ship."""
    every = (*own_corrections(home_folder), *corrections())
    return tuple(entry for entry in every if entry.status != "withdrawn")


def read_corrections(text: str, file: str = FILE) -> tuple[Correction, ...]:
    """The entries of a file; one without reason, addressee or numbers is refused with its line."""
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise BadInput(
                msg("The header has the columns {columns}.", columns=list(rows.fieldnames or ()) or "–"),
                where=f"{file}:1",
                accepted=msg("Needed, in this order: {columns}.", columns=COLUMNS),
            )
        return tuple(entry_of(row, f"{file}:{rows.line_num}") for row in rows)
    except csv.Error as fault:
        where = f"{file}:{rows.reader.line_num}"
        raise BadInput(msg("A quotation mark is not closed here, or text follows it."), where=where) from fault


def entry_of(row: Mapping[str, str], locator: str) -> Correction:
    """The entry of a row of text; refused with its locator where it does not say enough."""
    if set(row) != set(COLUMNS) or None in row.values():
        raise BadInput(msg("A correction has {n} columns.", n=len(COLUMNS)), where=locator)
    printed, right = _number(row["printed"]), _number(row["corrected"])
    if printed is None or right is None:
        raise BadInput(
            msg("A correction needs two numbers, printed and corrected."),
            where=locator,
            accepted=msg("Accepted: digits with a decimal point and up to {n} places.", n=MOST_PLACES),
        )
    if printed == right:
        raise BadInput(msg("A correction changes nothing."), where=locator)
    if not row["why"].strip() or not row["told"].strip():
        raise BadInput(msg("A correction says why, and who was told."), where=locator)
    if row["status"] not in STATUSES:
        raise BadInput(
            msg("“{status}” is no status of a correction.", status=row["status"]),
            where=locator,
            accepted=msg("Accepted: the status {statuses}.", statuses=STATUSES),
        )
    names = {name: row[name] or "_T" for name in NAMES}
    return Correction(
        row["table"], **names, printed=printed, corrected=right, why=row["why"], told=row["told"],
        status=row["status"], locator=locator,
    )  # fmt: skip


def _number(text: str) -> Decimal | None:
    """A decimal that a kept value can be; None for words, infinities and more places than fit."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and _places(value) <= MOST_PLACES and value.adjusted() < 28 else None


def corrections_in(cells: Iterable[Cell]) -> tuple[str, ...]:
    """What was put right in the cells that an answer uses, each once."""
    return tuple(dict.fromkeys(cell.correction for cell in cells if cell.correction))


def corrections_said(cells: Iterable[Cell]) -> Iterator[Message]:
    """The same in sentences."""
    for correction in corrections_in(cells):
        yield msg("A known error is corrected: {correction}.", correction=correction)


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


def put_right(row: dict[str, Any], entries: Iterable[Correction]) -> dict[str, Any]:
    """The same for one row of a table that these entries are about."""
    for entry in entries:
        if row["value"] == entry.printed and all(row[name] == getattr(entry, name) for name in NAMES):
            told = {"value": entry.corrected, "decimals": _places(entry.corrected), "correction": entry.remark}
            return {**row, **told}
    return row


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
        said = {"where": entry.locator, "cell": entry.cell}
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
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.printed
    for name in NAMES:
        table = table.filter(table[name] == getattr(entry, name))
    rows = asking.executed(store.engine, asking.level(table.filter(table.source == entry.table)))
    return rows[0]["value"] if rows else None
