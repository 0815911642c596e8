"""A person's own corrections: entered, withdrawn, marked as mended, in `corrections.csv` of the home folder.

An entry is refused unless a release that is held prints just that figure in that cell: what nobody printed cannot be
wrong. Nothing is ever taken out of the file; what is withdrawn stays with its reason, and holds for nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from onir.errors import BadInput, NotHeld
from onir.figures.corrections.correcting import (
    COLUMNS,
    FILE,
    NAMES,
    Correction,
    Status,
    corrections,
    entry_of,
    own_corrections,
)
from onir.figures.indicators import indicator
from onir.figures.keeping.shelf import Shelf, home
from onir.figures.store import Store
from onir.figures.vintage import Vintage
from onir.files import whole
from onir.language.messages import msg
from onir.measure import Period
from onir.territory import area as known_area


class Printing(NamedTuple):
    """What a release prints in a cell."""

    vintage: Vintage
    value: Decimal


@dataclass(frozen=True)
class Subject:
    """The cell that an entry is about, codes and names still as a person gives them.

    `table` is needed only where several print the same figure there.
    """

    indicator: str
    area: str
    period: str
    partner: str = "_T"
    activity: str = "_T"
    table: str = ""

    def named(self) -> dict[str, str]:
        """Every code as observations have it; an unknown indicator, area or period is refused."""
        return {
            "indicator": indicator(self.indicator).code,
            "area": known_area(self.area).code,
            "partner": self.partner,
            "activity": self.activity,
            "period": str(Period.parse(self.period)),
        }


def list_corrections(home_folder: Path | None = None) -> tuple[Correction, ...]:
    """Every entry, one's own first, withdrawn and mended ones included."""
    return (*own_corrections(home_folder or home()), *corrections())


def correct(
    subject: Subject,
    printed: str,
    right: str,
    *,
    why: str,
    told: str,
    home_folder: Path | None = None,
) -> Correction:
    """A new entry of one's own: `open`, or `mended` where a later release prints another figure already.

    `printed` and `right` are in the unit of the table.
    """
    folder = home_folder or home()
    row = {**subject.named(), "printed": printed, "corrected": right, "why": _line(why), "told": _line(told)}
    entry = entry_of({"table": subject.table, "status": "open", **row}, "")
    found = _printings(Store.open(folder), entry)
    entry = replace(entry, table=_table_of(entry, found))
    newest = [one.value for one in found if one.vintage.table == entry.table][-1]
    entry = replace(entry, status="open" if newest == entry.printed else "mended")
    with _entries(folder) as entries:
        _refuse_second(entry, (*entries, *corrections()))
        entries.append(entry)
    return own_corrections(folder)[-1]


def mark(number: int, status: Status, *, home_folder: Path | None = None) -> Correction:
    """One's own entry, counted from 1 as they were entered, with another status."""
    folder = home_folder or home()
    with _entries(folder) as entries:
        if not 1 <= number <= len(entries):
            raise BadInput(
                msg("There is no correction of your own with the number {n}.", n=number),
                where=str(folder / FILE),
                then=msg("“onir figures corrections” lists them."),
            )
        entries[number - 1] = replace(entries[number - 1], status=status)
    return own_corrections(folder)[number - 1]


def _line(text: str) -> str:
    return " ".join(text.split())


def _printings(store: Store, entry: Correction) -> list[Printing]:
    """What every release prints in the cell, oldest first; NotHeld where none prints it."""
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.printed
    for name in NAMES:
        table = table.filter(table[name] == getattr(entry, name))
    cells = [(row["vintage"], row["value"]) for row in asking.executed(store.engine, table.order_by("release"))]
    vintages = {vintage.key: vintage for vintage in store.vintages()}
    if cells:
        return [Printing(vintages[key], value) for key, value in cells if value is not None]
    raise NotHeld(
        msg("No release held prints the cell {cell}.", cell=entry.cell),
        then=msg("“onir figures show {indicator}” shows the cells that are printed.", indicator=entry.indicator),
    )


def _table_of(entry: Correction, found: Sequence[Printing]) -> str:
    """The one table that prints the wrong figure."""
    tables = sorted({one.vintage.table for one in found if one.value == entry.printed})
    if entry.table in tables:
        return entry.table
    if len(tables) == 1 and not entry.table:
        return tables[0]
    if tables:
        raise BadInput(
            msg("Which table is corrected must be said: “--table”."), accepted=msg("Accepted: {tables}.", tables=tables)
        )
    printed = [f"{one.value.normalize():f} ({one.vintage.released})" for one in found]
    raise BadInput(
        msg("No release prints {figure} in the cell {cell}.", figure=f"{entry.printed:f}", cell=entry.cell),
        accepted=msg("Printed: {figures}.", figures=printed or "–"),
    )


def _refuse_second(entry: Correction, others: Sequence[Correction]) -> None:
    for other in others:
        same = (other.table, other.printed, other.cell) == (entry.table, entry.printed, entry.cell)
        if same and other.status != "withdrawn":
            raise BadInput(
                msg("This figure is corrected already."),
                where=other.locator,
                then=msg("Withdraw that entry first if yours is better."),
            )


@contextmanager
def _entries(folder: Path) -> Iterator[list[Correction]]:
    """One's own entries to change; the file appears whole, and one process at a time writes it."""
    path = folder / FILE
    with Shelf(folder / "figures").writing():
        entries = list(own_corrections(folder))
        yield entries
        with whole(path) as part:
            part.write_text(_text(entries), encoding="utf-8")


def _text(entries: Sequence[Correction]) -> str:
    target = io.StringIO(newline="")
    rows = csv.writer(target, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([str(getattr(entry, column)) for column in COLUMNS] for entry in entries)
    return target.getvalue()
