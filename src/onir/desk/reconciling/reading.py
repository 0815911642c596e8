"""A file of the register as rows: a number, a title, a sum in its unit, days as precise as they are told.

What cannot be read of a cell is told by row and column and left blank; the row stays, since it is still a project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from onir.desk.exchange.values import ERRORS, broken
from onir.desk.pipeline.business_number import checked
from onir.desk.reconciling.columns import HEADED_WITHIN, Unit, recognised
from onir.errors import BadInput, OnirError
from onir.figures.reading.first_mapping import delimiter_of, encoding_of
from onir.figures.reading.grid import Row, is_workbook, letters, rows_of_text
from onir.figures.reading.workbook import book_of, rows_of
from onir.language.messages import msg
from onir.territory import area

MOST_ROWS = 20_000
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
YEAR = re.compile(r"(\d{4})(?:\s*(?:год|г\.?|жыл|ж\.?))?")


@dataclass(frozen=True)
class Near:
    """An amount, known to half of its last digit."""

    value: Decimal
    half: Decimal

    def holds(self, other: Decimal) -> bool:
        return abs(self.value - other) <= self.half


@dataclass(frozen=True)
class Fault:
    """What could not be read, and where."""

    row: int
    column: str
    what: OnirError


@dataclass(frozen=True)
class Theirs:
    """A project as the register tells it; `told`: its cells as they stand, by field. Days run from first to last."""

    row: int
    told: Mapping[str, str]
    number: str = ""
    title: str = ""
    bin: str = ""
    investor: str = ""
    sum: Near | None = None
    unit: Unit = Unit()  # noqa: RUF009 - frozen
    stage: str = ""
    jobs: int | None = None
    start: tuple[date, date] | None = None
    launch: tuple[date, date] | None = None


@dataclass
class Table:
    """A file with its headings found: where they are and which stands for what."""

    heads: list[str]
    headed: int
    places: dict[str, int]
    rows: list[Row]


@dataclass
class Contents:
    """Rows of the region asked for, how many were of others, what could not be read."""

    rows: list[Theirs] = field(default_factory=list)
    left_out: int = 0
    faults: list[Fault] = field(default_factory=list)


def opened(path: Path) -> Table:
    """The first sheet, or the lines; its headings are in the row in which the most of them are known."""
    rows = []
    for row in _rows(path):
        if any(cell not in (None, "") for cell in row.values):
            rows.append(row)
        if len(rows) > MOST_ROWS + HEADED_WITHIN:
            raise BadInput(msg("The file has more rows than are compared at once: {n}.", n=MOST_ROWS), where=path.name)
    if not rows:
        raise BadInput(msg("The file is empty."), where=path.name)
    best = max(range(min(len(rows), HEADED_WITHIN)), key=lambda at: len(recognised(rows[at].values)))
    heads = [str(cell or "") for cell in rows[best].values]
    return Table(heads, best, recognised(heads), rows[best + 1 :])


def _rows(path: Path) -> Iterator[Row]:
    if is_workbook(path):
        shown = book_of(path).shown
        if not shown:
            raise BadInput(msg("No sheet of the workbook is shown."), where=path.name)
        return rows_of(path, shown[0])
    encoding = encoding_of(path)
    return rows_of_text(path, encoding, delimiter_of(path, encoding))


def read(table: Table, places: Mapping[str, int], region: str) -> Contents:
    """The rows of a region; without a column of regions all of them."""
    made = Contents()
    if "title" not in places and "number" not in places:
        raise BadInput(
            msg("Neither the title of a project nor its number in the register is among the columns."),
            then=msg("Say which columns they are."),
        )
    unit = Unit.of(table.heads[places["sum"]]) if "sum" in places else Unit()
    for row in table.rows:
        cells = {name: row.values[at] for name, at in places.items() if at < len(row.values)}
        told = {name: str(cell).strip() for name, cell in cells.items() if cell not in (None, "", *ERRORS)}
        broken_ = ((name, cell) for name, cell in cells.items() if cell in ERRORS)
        made.faults += (Fault(row.number, letters(places[name]), BadInput(broken(str(cell)))) for name, cell in broken_)
        if not told.get("title") and not told.get("number"):
            continue
        if "region" in told and not _of_region(row.number, told["region"], region, places, made):
            made.left_out += 1
            continue
        made.rows.append(_theirs(row.number, cells, told, unit, places, made.faults))
    return made


def _of_region(row: int, said: str, region: str, places: Mapping[str, int], made: Contents) -> bool:
    try:
        return area(said).code == region
    except OnirError as fault:
        made.faults.append(Fault(row, letters(places["region"]), fault))
        return True


def _theirs(
    row: int, cells: Mapping[str, Any], told: Mapping[str, str], unit: Unit, places: Mapping[str, int],
    faults: list[Fault],
) -> Theirs:  # fmt: skip
    values: dict[str, Any] = {}
    for name, reader in READERS.items():
        if name in told:
            try:
                values[name] = reader(cells[name])
            except OnirError as fault:
                faults.append(Fault(row, letters(places[name]), fault))
    if (sum_ := values.get("sum")) is not None:
        values["sum"] = Near(sum_.value * unit.times, sum_.half * unit.times)
    return Theirs(row, told, unit=unit, **values)


def _text(cell: Any) -> str:
    return str(cell).strip()


def _near(cell: Any) -> Near:
    """A number and half of its last digit.

    >>> _near("12 345,6").half
    Decimal('0.05')
    """
    try:
        number = Decimal(re.sub(r"[\s\u00a0\u202f]", "", str(cell)).replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise BadInput(msg("“{text}” is not a number that can stand here.", text=str(cell)),
                       accepted=msg("Accepted: a number from 0, such as 1250000 or 1 250 000,50."))  # fmt: skip
    exponent = number.as_tuple().exponent
    return Near(number, Decimal(5).scaleb(min(int(exponent), 0) - 1))


def _jobs(cell: Any) -> int:
    number = _near(cell).value
    if number != number.to_integral_value():
        raise BadInput(msg("“{text}” is not a number that can stand here.", text=str(cell)),
                       accepted=msg("Accepted: a whole number."))  # fmt: skip
    return int(number)


def _days(cell: Any) -> tuple[date, date]:
    """The first and the last day that is meant.

    >>> [str(day) for day in _days("2026 год")], [str(day) for day in _days("01.02.2026")]
    (['2026-01-01', '2026-12-31'], ['2026-02-01', '2026-02-01'])
    """
    text = cell.isoformat()[:10] if isinstance(cell, date) else str(cell).strip()
    try:
        if found := DAY.fullmatch(text):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            return day, day
        if found := MONTH.fullmatch(text):
            first = date(int(found[2]), int(found[1]), 1)
            return first, date(first.year + first.month // 12, first.month % 12 + 1, 1) - date.resolution
        if found := YEAR.fullmatch(text):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
        return (day := date.fromisoformat(text)), day
    except ValueError:
        accepted = msg("Accepted: a year, a month such as 08.2026, or a day such as 2025-10-08 or 08.10.2025.")
        raise BadInput(msg("“{text}” is neither a day nor a year.", text=text), accepted=accepted) from None


def _bin(cell: Any) -> str:
    return checked(str(cell).zfill(12) if isinstance(cell, Decimal) else str(cell))


READERS: Mapping[str, Any] = {
    "number": _text, "title": _text, "bin": _bin, "investor": _text, "sum": _near, "stage": _text, "jobs": _jobs,
    "start": _days, "launch": _days,
}  # fmt: skip


def named(places: Mapping[str, int], heads: Sequence[str]) -> dict[str, str]:
    """By field, the heading that stands for it."""
    return {name: heads[at] for name, at in places.items()}
