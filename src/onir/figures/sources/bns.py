"""Bureau of National Statistics of Kazakhstan: workbooks and JSON cubes of stat.gov.kz by the number of their element.

The workbook is the full table; cubes may hold totals alone or stop a year early. Which sheet, column and shape belongs
to a table stands in `bns.toml`. A label with figures that is no region stops the load: districts below regions must
never pass for them. Left out: sections of activity, and the split by source of finance, which has no table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from onir.errors import BadInput
from onir.figures.adding import Reading, Sealed
from onir.figures.headings import without_marks
from onir.figures.network import JSON, XLSX, Client
from onir.figures.observation import Observation
from onir.figures.printed import CHANGED, Key, Place, Series, content_of, decimal_of, observed
from onir.figures.sheets import Grid, chosen, grids
from onir.figures.sources import Table, described, origin, wording
from onir.language.messages import Wording, msg
from onir.measure import Period
from onir.territory.lookup import area_in_table

Row = Mapping[str, Any]

ABSENT = frozenset({"", "-", "–", "—", "...", "…"})
"""The bureau's marks for "no such thing" and "no data": such a cell is not there, it is not zero."""
WITHHELD = frozenset({"x", "х", "X", "Х"})
"""Confidential, in Latin and in Cyrillic letters: the bureau uses both."""


class Heading(NamedTuple):
    """A period as a header says it; parts of a year count from 1 January."""

    period: Period
    printed: str


@dataclass(frozen=True)
class Bureau:
    """`base` is the address of the bureau's site."""

    base: str = "https://stat.gov.kz"
    code: str = "bns"

    @property
    def name(self) -> Wording:
        return wording(described("bns.toml")["name"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({urlsplit(self.base).netloc})

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        rows = described("bns.toml")["table"]
        return tuple(
            Table(row["id"], (row["indicator"],), wording(row["title"]), f"{self.base}{_path(row)}") for row in rows
        )

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The workbook, or the cube where the table is one, as it comes."""
        cube = _layout(table)["shape"] == "cube"
        content = client.get(table.address, JSON if cube else XLSX)
        return Sealed(content, f"{table.id}.{'json' if cube else 'xlsx'}", table.address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation a printed cell; released on the day of the sheet «Метаданные», which also says the next."""
        layout, licence = _layout(table), described("bns.toml")["licence"]
        if layout["shape"] == "cube":
            return Reading(origin(self, table, sealed, licence=licence), _of_cube(sealed, layout))
        found = grids(sealed)
        released, following = _dates(found)
        note = f"next update {following}" if following else ""
        rows = {"across": _across, "blocks": _blocks}[layout["shape"]]
        read = [row for grid in chosen(found, layout["sheets"], sealed.name) for row in rows(grid, layout)]
        facts = origin(self, table, sealed, licence=licence, released=released, note=note)
        return Reading(facts, _overlapping(_latest(read)))


PUBLISHER = Bureau()


def _layout(table: Table) -> Row:
    found: Row = next(row for row in described("bns.toml")["table"] if row["id"] == table.id)
    return found


def _path(layout: Row) -> str:
    edition = "/json/file/ru/" if layout["shape"] == "cube" else "/file/ru/"
    return f"/api/iblock/element/{layout['element']}{edition}"


# -- headers ------------------------------------------------------------------------------------------------

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
PARTS = (
    (re.compile(r"квартал", re.IGNORECASE), 3),
    (re.compile(r"полугоди|жартыжылды", re.IGNORECASE), 6),
    (re.compile(r"\b9\s*месяц|\b9\s*ай", re.IGNORECASE), 9),
)
"""Parts of a year by their words; «9 месяц 2012г.» is a slip for «9 месяцев 2012 года» that stands in the tables."""
MONTHS = ("январ", "феврал", "март", "апрел", "ма[йя]", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")


def heading(printed: Any) -> Period | None:
    """The period of a header or row label, footnote marks cut; None where it is none. Parts run from 1 January.

    >>> [str(heading(text)) for text in ("I квартал 2024 года", "9 месяц 2012г.", "20211)", "январь-март 2025", 2003)]
    ['2024-Q1', '2012-9M', '2021', '2025-Q1', '2003']
    """
    text = without_marks(str("" if printed is None else printed))
    years = YEAR.findall(text)
    if len(years) != 1 or not 1990 <= int(years[0]) <= 2099 or len(text) > 40:
        return None
    rest = YEAR.sub("", text)
    months = _months(rest)
    if months is None and re.sub(r"(год[а]?|г\.?|жыл[ы]?|ж\.?)\s*$", "", rest.strip()).strip():
        return None
    return Period.of_months(int(years[0]), 1, months or 12)


def _months(words: str) -> int | None:
    """How many months from January the words say; a quarter other than the first names an end, as the rest do."""
    low = words.casefold()
    for pattern, months in PARTS:
        if pattern.search(low):
            return months if months != 3 else 3 * _quarter(low)
    found = [index for index, stem in enumerate(MONTHS, start=1) if re.search(rf"\b{stem}[а-я]{{0,3}}\b", low)]
    return found[-1] if found and found[0] == 1 else None


def _quarter(words: str) -> int:
    number = re.search(r"\b(iv|i{1,3}|[1-4])\b", words.replace("і", "i"))
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(number[1], 0) or int(number[1]) if number else 1


# -- shapes -------------------------------------------------------------------------------------------------


def _across(grid: Grid, layout: Row) -> Iterator[Observation]:
    """A row a region, periods across; the header is the first row with two periods, or with one if no row has two."""
    line, columns = _header(grid, layout["label"])
    labels = [grid.text(row, layout["label"]) for row in range(line + 1, len(grid.rows))]
    for row in range(line + 1, len(grid.rows)):
        filled = [column for column in columns if not _is_absent(grid.cell(row, column))]
        if not filled:  # a footnote, a heading of a group, a region without a figure
            continue
        area = _area(grid.text(row, layout["label"]), labels, grid.place(row, layout["label"]))
        for column in filled:
            yield _observation(grid, row, column, area, columns[column], layout)
        _check_headed(grid, row, columns)


def _check_headed(grid: Grid, row: int, columns: Mapping[int, Period]) -> None:
    """A year merged over its quarters heads the first of them alone: read so, a quarter would pass for the year."""
    for column in range(min(columns) + 1, len(grid.rows[row])):
        if column not in columns and not _is_absent(grid.cell(row, column)):
            raise BadInput(
                msg("This figure stands under no period of the header."),
                where=str(grid.place(row, column)),
                then=CHANGED,
            )


def _header(grid: Grid, label: int) -> tuple[int, dict[int, Period]]:
    found = []
    for row, cells in enumerate(grid.rows):
        periods = {column: heading(cell) for column, cell in enumerate(cells) if column != label}
        known = {column: period for column, period in periods.items() if period is not None}
        if len(known) > 1:
            return row, known
        found += [(row, known)] if known else []
    if found:
        return found[0]
    raise BadInput(
        msg("No row of this sheet is a header with years."),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def _blocks(grid: Grid, layout: Row) -> Iterator[Observation]:
    """A block a region: its name on a row of its own, then a row a period; the wanted column by its name."""
    line, column = _named_column(grid, layout)
    labels = [
        text for row in range(line, len(grid.rows)) if (text := grid.text(row, layout["label"])) and not heading(text)
    ]
    area = ""
    for row in range(line + 1, len(grid.rows)):
        label, cell = grid.text(row, layout["label"]), grid.cell(row, column)
        period = heading(label)
        if period is None and label and _is_absent(cell):
            area = _area_or_none(label, labels)
        elif period is not None and not _is_absent(cell):
            if not area:
                raise _no_region(grid.place(row, layout["label"]))
            yield _observation(grid, row, column, area, period, layout)
        elif not _is_absent(cell) and not _is_absent(label):
            area = _area(label, labels, grid.place(row, layout["label"]))


def _area_or_none(label: str, labels: list[str]) -> str:
    """A row without a figure names the next block, or is a remark: figures below a remark are refused."""
    try:
        return _area(label, labels, Place("", 0))
    except BadInput:
        return ""


def _named_column(grid: Grid, layout: Row) -> tuple[int, int]:
    """The first cell that carries one of the names; a sheet may use another name than the next."""
    names = [name.casefold() for name in layout["column"]]
    for row in range(min(20, len(grid.rows))):
        for column in range(len(grid.rows[row])):
            if without_marks(grid.text(row, column)).casefold() in names:
                return row, column
    raise BadInput(
        msg("No column of this sheet is called {names}.", names=layout["column"]),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def _no_region(where: Place) -> BadInput:
    return BadInput(
        msg("These figures stand under no name of a region."),
        where=str(where),
        then=CHANGED,
    )


def _of_cube(sealed: Sealed, layout: Row) -> Iterator[Observation]:
    """A slice a region, whose other dimensions are all totals; `date` is the last day of the period."""
    slices = _slices(sealed)
    labels = [str(one["termNames"][0]) for one in slices]
    series = Series(layout["indicator"], layout["unit"], layout["basis"])
    for number, one in enumerate(slices, start=1):
        where = Place(sealed.name, number, f"slice {number}")
        if any(str(term).strip() not in layout["total"] for term in one["termNames"][1:]):
            continue
        area = _area(str(one["termNames"][0]), labels, where)
        for cell in one["periods"]:
            if _is_absent(cell.get("value")):
                continue
            end = _day(cell.get("date"))
            if end is None:
                raise _no_day(cell.get("date"), where)
            value = decimal_of(cell["value"], where)
            period = str(Period.of_months(end.year, 1, end.month))
            yield observed(series, where, Key(area, period), cell["value"], value)


def _slices(sealed: Sealed) -> list[Row]:
    try:
        found = json.loads(content_of(sealed), parse_float=Decimal)
        cells = [cell for one in found for cell in one["periods"]]
        good = all(isinstance(cell, dict) for cell in cells) and all(one["termNames"][0] for one in found)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        good = False
    if not good:  # since 2026 some elements answer with a dump of the workbook, sheet by sheet
        raise BadInput(
            msg("This is not a cube: a list of slices with “termNames” and “periods” is due."),
            where=sealed.name,
            then=msg("Take the workbook of the same table instead."),
        )
    return list(found)


def _no_day(printed: Any, where: Place) -> BadInput:
    return BadInput(
        msg("“{text}” is not a day.", text=str(printed)),
        where=str(where),
        then=CHANGED,
    )


# -- cells --------------------------------------------------------------------------------------------------


def _observation(grid: Grid, row: int, column: int, area: str, period: Period, layout: Row) -> Observation:
    where, cell = grid.place(row, column), grid.cell(row, column)
    past = layout["former"].get(area)
    code = past["code"] if past and period.year <= past["until"] else area
    basis = "ytd" if layout["basis"] == "flow" and period.months < 12 else layout["basis"]
    series = Series(layout["indicator"], layout["unit"], basis)
    if str(cell).strip() in WITHHELD:
        return observed(series, where, Key(code, str(period)), cell, None, "confidential")
    return observed(series, where, Key(code, str(period)), cell, decimal_of(cell, where))


def _is_absent(cell: Any) -> bool:
    return cell is None or str(cell).strip() in ABSENT


def _area(label: str, labels: list[str], where: Place) -> str:
    if label.strip().casefold() in {name.casefold() for name in described("bns.toml")["nation"]}:
        return "KZ"
    try:
        return area_in_table(label, labels).code
    except BadInput as fault:
        raise BadInput(fault.what, where=str(where), accepted=fault.accepted, then=fault.then) from fault


def _latest(rows: list[Observation]) -> list[Observation]:
    """Two sheets hold the year in which one ends and the next begins: the later sheet wins."""
    sheets = {row.key: row.place.partition("!")[0] for row in rows}
    return [row for row in rows if row.place.partition("!")[0] == sheets[row.key]]


def _overlapping(rows: list[Observation]) -> Iterator[Observation]:
    """South Kazakhstan is printed beside its two successors for years: one territory twice, and marked so."""
    both = {"KZ-YUZ", "KZ-61"}
    printed: dict[str, set[str]] = {}
    for row in rows:
        printed.setdefault(row.period, set()).add(row.area)
    for row in rows:
        twice = both <= printed[row.period] and row.area in both | {"KZ-79"} and row.value is not None
        yield replace(row, status="published_overlap") if twice else row


# -- the sheet of metadata ----------------------------------------------------------------------------------


def _dates(found: Mapping[str, Grid]) -> tuple[str, str]:
    """The day of this release and of the next, '' where the sheet «Метаданные» does not say them."""
    released = following = ""
    for grid in (grid for name, grid in found.items() if name.strip().casefold().startswith("метаданн")):
        for row, cells in enumerate(grid.rows):
            label = grid.text(row, 0).casefold()
            day = next((day for cell in cells[1:] if (day := _day(cell))), None)
            if day and "следующ" in label:
                following = day.isoformat()
            elif day and re.search("публикац|обновлен|размещен|выпуск", label):
                released = day.isoformat()
    return released, following


def _day(cell: Any) -> date | None:
    """A day as a date cell, as 24.08.2026 or as 2026-08-24."""
    if isinstance(cell, date):
        return cell
    text = str(cell or "").strip()
    if found := re.search(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", text):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
