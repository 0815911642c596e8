"""Bureau of National Statistics of Kazakhstan: workbooks and JSON cubes of stat.gov.kz by the number of their element.

The workbook is the full table; cubes may hold totals alone or stop a year early. Which sheet, column and shape belongs
to a table stands in `bns.toml`, how a sheet is read in `_bns_sheets.py`. Left out: the split by source of finance, and
months of fixed capital by region, of which there is no table but releases whose files change names: those load with the
mapping `bns-fixed-capital-months`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from onir.errors import BadInput
from onir.figures.fetching.network import JSON, XLSX, Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.observation import Observation
from onir.figures.reading.printed import CHANGED, Key, Place, Series, content_of, decimal_of, observed
from onir.figures.reading.sheets import Grid, chosen, grids
from onir.figures.sources import Table, described, origin, wording
from onir.figures.sources._bns_sheets import area_of, is_absent, rows_of
from onir.language.messages import Wording, msg
from onir.measure import Period

Row = Mapping[str, Any]


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
        read = [row for grid in chosen(found, layout["sheets"], sealed.name) for row in rows_of(grid, layout)]
        facts = origin(self, table, sealed, licence=licence, days=_days(found))
        return Reading(facts, _overlapping(_latest(read)))


PUBLISHER = Bureau()

RELEASE = re.compile(r"публикац|обновлен|размещен|выпуск|актуализ")


def _layout(table: Table) -> Row:
    found: Row = next(row for row in described("bns.toml")["table"] if row["id"] == table.id)
    return found


def _path(layout: Row) -> str:
    edition = "/json/file/ru/" if layout["shape"] == "cube" else "/file/ru/"
    return f"/api/iblock/element/{layout['element']}{edition}"


# -- the cube -----------------------------------------------------------------------------------------------


def _of_cube(sealed: Sealed, layout: Row) -> Iterator[Observation]:
    """A slice a region, whose other dimensions are all totals; `date` is the last day of the period."""
    slices = _slices(sealed)
    labels = [str(one["termNames"][0]) for one in slices]
    series = Series(layout["indicator"], layout["unit"], layout["basis"])
    for number, one in enumerate(slices, start=1):
        where = Place(sealed.name, number, f"slice {number}")
        if any(str(term).strip() not in layout["total"] for term in one["termNames"][1:]):
            continue
        area = area_of(str(one["termNames"][0]), labels, where)
        for cell in one["periods"]:
            if is_absent(cell.get("value")):
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


# -- sheets that overlap ------------------------------------------------------------------------------------


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


def _days(found: Mapping[str, Grid]) -> tuple[str, str]:
    """The day of this release and of the next, '' where the sheet «Метаданные» does not say them.

    Their labels are «Дата последней актуализации» and «Дата следующей актуализации»; older sheets say «публикации» or
    «обновления».
    """
    released = following = ""
    for grid in (grid for name, grid in found.items() if name.strip().casefold().startswith("метаданн")):
        for cells in grid.rows:
            label = " ".join(str(cell).casefold() for cell in cells if isinstance(cell, str))
            day = next((day for cell in cells if (day := _day(cell))), None)
            if day and "следующ" in label:
                following = day.isoformat()
            elif day and RELEASE.search(label):
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
