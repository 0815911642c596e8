"""Secretaría de Economía of Mexico: workbooks by state with partners, activities or types, and the quarterly file.

The workbooks are cumulative from January and say so nowhere: read as quarters they make a year 2.6 to 3.6 times too
large. They are read as printed, year to date. By type some blocks mix cumulative rows with discrete ones: there the
types must add up to their state (`_economia_types.py`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from onir.errors import BadInput, NotHeld
from onir.figures.fetching.network import CSV, PAGE, XLSX, Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.observation import Observation
from onir.figures.reading.printed import CHANGED, Key, Place, Series, text_of
from onir.figures.reading.sheets import Grid, chosen, grids
from onir.figures.sources import Table, described, origin, wording
from onir.figures.sources._economia_types import INDICATOR, UNIT, Block, Line, of_types, read_cell, unknown
from onir.language.messages import Wording, msg
from onir.measure import Period
from onir.territory.lookup import area_in_table

Row = Mapping[str, Any]

QUARTERS = {"1": 3, "2": 6, "3": 9, "4": 12}
"""Months from January by the number over a column: cumulative, although the header says "2"."""
ROMAN = ("I", "II", "III", "IV")
SCIAN = re.compile(r"(\d{2,6}(?:-\d{2,6})?)\s+\S")
"""The code before an activity; "31-33" and "48-49" are ranges."""


@dataclass(frozen=True)
class Ministry:
    """`base` is the address of the ministry's site."""

    base: str = "https://www.gob.mx"
    code: str = "economia"

    @property
    def name(self) -> Wording:
        return wording(described("economia.toml")["name"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({urlsplit(self.base).netloc})

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        found = described("economia.toml")
        address = f"{self.base}{found['page']}"
        return tuple(Table(row["id"], _indicators(row), wording(row["title"]), address) for row in found["table"])

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The newest file of that name on the ministry's page."""
        layout = _layout(table)
        page = client.get(table.address, PAGE).decode("utf-8", "replace")
        address = urljoin(table.address, _newest(page, layout["link"], table.address))
        content = client.get(address, CSV if layout["shape"] == "quarters" else XLSX)
        return Sealed(content, _name(address), address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation a cell; the file declares no day of release."""
        layout, licence = _layout(table), described("economia.toml")["licence"]
        facts = origin(self, table, sealed, licence=licence, note=f"file {sealed.name}")
        if layout["shape"] == "quarters":
            return Reading(facts, _quarters(sealed, layout["first_year"]))
        (grid,) = chosen(grids(sealed), [layout["sheet"]], sealed.name)
        return Reading(
            facts, of_types(_blocks(grid)) if layout["items"] == "type" else _workbook(grid, layout["items"])
        )


PUBLISHER = Ministry()


def _indicators(layout: Row) -> tuple[str, ...]:
    return (INDICATOR, *described("economia.toml")["types"].values()) if layout.get("items") == "type" else (INDICATOR,)


def _layout(table: Table) -> Row:
    found: Row = next(row for row in described("economia.toml")["table"] if row["id"] == table.id)
    return found


# -- fetching -----------------------------------------------------------------------------------------------


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _newest(page: str, words: Sequence[str], address: str) -> str:
    """The link whose file name carries every word; of several, the one of the latest quarter (2025_3T)."""
    links = _Links()
    links.feed(page)
    found = [link for link in links.found if all(word in _name(link).casefold() for word in words)]
    if not found:
        raise NotHeld(
            msg("No link on this page leads to a file whose name carries {words}.", words=list(words)),
            where=address,
            then=msg("Download the file by hand and give it with “onir figures fetch TABLE --from FILE”."),
        )
    return max(found, key=_quarter)


def _name(link: str) -> str:
    return unquote(urlsplit(link).path.rpartition("/")[2])


def _quarter(link: str) -> tuple[int, int]:
    found = re.search(r"(\d{4})_([1-4])T", _name(link))
    return (int(found[1]), int(found[2])) if found else (0, 0)


# -- the workbooks ------------------------------------------------------------------------------------------


def _workbook(grid: Grid, items: str) -> Iterator[Observation]:
    """Every cell of the states and of their items, as printed."""
    series = Series(INDICATOR, UNIT, "ytd")
    for block in _blocks(grid):
        for line in block.lines:
            item = {items: _item(line.label, items, line.where)} if line is not block.whole else {}
            for period, place, cell in line.cells:
                yield read_cell(series, place, Key(block.area, period, **item), cell)


def _blocks(grid: Grid) -> Iterator[Block]:
    """ "Total general", then a row a state followed by the rows of its items; footnotes below have no figures."""
    columns, first = _columns(grid)
    lines: list[Line] = []
    area = ""
    for row in range(first, len(grid.rows)):
        label, where = grid.text(row, 0), grid.place(row, 0)
        cells = tuple(
            (columns[column], grid.place(row, column), grid.cell(row, column))
            for column in columns
            if grid.text(row, column)
        )
        if not label or not cells:
            continue
        if (found := _state(label)) is not None:
            yield from [Block(area, tuple(lines))] if lines else []
            area, lines = found, []
        elif not area:
            raise unknown(label, where)
        lines.append(Line(label, where, cells))
    yield from [Block(area, tuple(lines))] if lines else []


def _columns(grid: Grid) -> tuple[dict[int, str], int]:
    """Periods by column and the first row of figures: a row of years, each over its quarters, a row of 1 to 4 below."""
    for row in range(1, min(20, len(grid.rows))):
        numbers = {column: grid.text(row, column) for column in range(1, len(grid.rows[row]))}
        quarters = {column: text for column, text in numbers.items() if text}
        if len(quarters) > 1 and set(quarters.values()) <= set(QUARTERS):
            return dict(_periods(grid, row, quarters)), row + 1
    raise BadInput(
        msg("No row of this sheet is a header of quarters from 1 to 4."),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def _periods(grid: Grid, row: int, quarters: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """A merged year stands over its first quarter alone; the row of years must rise with every first quarter."""
    year, before = "", ""
    for column, quarter in quarters.items():
        above = grid.text(row - 1, column)
        year = above or year
        follows = int(quarter) == int(before or 0) + 1 if not above else int(quarter) == 1
        if not re.fullmatch(r"(19|20)\d\d", year) or not follows:
            raise BadInput(
                msg("The quarter “{quarter}” under the year “{year}” is out of order.", quarter=quarter, year=year),
                where=str(grid.place(row, column)),
                then=CHANGED,
            )
        before = quarter
        yield column, str(Period.of_months(int(year), 1, QUARTERS[quarter]))


@cache
def _state(label: str) -> str | None:
    """The nation or a state, under its official or its short name; None for an item of a state."""
    if label in described("economia.toml")["nation"]:
        return "MX"
    try:
        return area_in_table(label, (), country="MX").code
    except BadInput:
        return None


def _item(label: str, items: str, where: Place) -> str:
    if items == "partner":
        code = _partners().get(label)
    else:
        found = SCIAN.match(label)
        code = f"SCIAN-{found[1]}" if found else None
    if code is None:
        raise unknown(label, where)
    return code


@cache
def _partners() -> Mapping[str, str]:
    """Codes by the ministry's own Spanish names, which differ from the usual ones ("Corea, República de")."""
    text = (files(__name__.rpartition(".")[0]) / "economia_partners.csv").read_text(encoding="utf-8")
    return {row["label_es"]: row["code"] for row in csv.DictReader(text.splitlines())}


# -- the quarterly file -------------------------------------------------------------------------------------


def _quarters(sealed: Sealed, first_year: int) -> Iterator[Observation]:
    """Discrete quarters; the header `Entidad,I,II,III,IV` stands again before every year and names none of them."""
    lines = csv.reader(text_of(sealed).splitlines())  # the file begins with a byte order mark
    series = Series(INDICATOR, UNIT, "flow")
    year, columns = first_year - 1, 0
    for cells in lines:
        where = Place(sealed.name, lines.line_num)
        if cells and cells[0].strip().casefold() == "entidad":
            year, columns = year + 1, _check_header(cells, where)
        elif any(cell.strip() for cell in cells[1:]):
            if (area := _state(cells[0].strip())) is None or not columns:
                raise unknown(cells[0], where)
            for number, cell in enumerate(cells[1 : columns + 1]):
                if cell.strip():
                    period = str(Period.of_months(year, 3 * number + 1, 3 * number + 3))
                    yield read_cell(series, where, Key(area, period), cell)


def _check_header(cells: Sequence[str], where: Place) -> int:
    names = tuple(cell.strip() for cell in cells[1:] if cell.strip())
    if not names or names != ROMAN[: len(names)]:
        raise BadInput(
            msg("The header has the columns {columns}.", columns=list(cells)),
            where=str(where),
            accepted=msg("Due: {columns}.", columns=["Entidad", *ROMAN]),
        )
    return len(names)
