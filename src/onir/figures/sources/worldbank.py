"""World Bank, World Development Indicators: one series for all economies, as packed CSV or as the CSV in it.

Its concept is the balance of payments, not that of the national tables. Economies whose regions are not known here are
left out, and so are the aggregates that stand among countries (their codes are no country's).
"""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from onir.errors import BadInput
from onir.figures.fetching.network import ZIP, Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.observation import Observation
from onir.figures.reading.printed import CHANGED, Key, Place, Series, content_of, decimal_of, observed, text_of
from onir.figures.sources import Table, described, origin, wording
from onir.language.messages import Wording, msg
from onir.territory.tables import country_codes

Row = Mapping[str, Any]

LARGEST = 64 * 2**20
"""Bytes the packed CSV may unpack to; one series of all economies has a fiftieth of it."""
HEADER = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]


@dataclass(frozen=True)
class WorldBank:
    """`base` is the address of the bank's service."""

    base: str = "https://api.worldbank.org/v2"
    code: str = "worldbank"

    @property
    def name(self) -> Wording:
        return wording(described("worldbank.toml")["name"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({urlsplit(self.base).netloc})

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        rows = described("worldbank.toml")["table"]
        return tuple(
            Table(
                row["id"],
                (row["indicator"],),
                wording(row["title"]),
                f"{self.base}/en/indicator/{row['series']}?downloadformat=csv",
            )
            for row in rows
        )

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The packed CSV."""
        content = client.get(table.address, ZIP, largest=LARGEST)
        return Sealed(content, f"{table.id}.zip", table.address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation an economy and year; “Last Updated Date” above the header is the day of release."""
        layout: Row = next(row for row in described("worldbank.toml")["table"] if row["id"] == table.id)
        name, text = _text(sealed)
        lines = list(csv.reader(text.splitlines()))
        head, released = _preamble(lines, name)
        licence = described("worldbank.toml")["licence"]
        facts = origin(self, table, sealed, licence=licence, days=(released, ""))
        return Reading(facts, _observations(lines, head, layout, name))


PUBLISHER = WorldBank()


def _text(sealed: Sealed) -> tuple[str, str]:
    """Name and text of the CSV, which begins with a byte order mark; the archive also holds two files of metadata."""
    content = content_of(sealed)
    if content.startswith(b"PK"):
        name, content = _unpacked(content, sealed.name)
        sealed = replace(sealed, name=name, content=content)
    return sealed.name, text_of(sealed)


def _unpacked(content: bytes, name: str) -> tuple[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = [part for part in packed.infolist() if re.fullmatch(r"API_.*\.csv", part.filename)]
            if len(parts) == 1 and parts[0].file_size <= LARGEST:
                return f"{name}/{parts[0].filename}", packed.read(parts[0])
    except (zipfile.BadZipFile, zlib.error) as fault:
        raise _no_archive(name) from fault
    raise _no_archive(name)


def _no_archive(name: str) -> BadInput:
    return BadInput(
        msg("The archive is damaged, too large, or does not hold one file named API_….csv."),
        where=name,
        then=msg("Download it again from the World Bank."),
    )


def _preamble(lines: list[list[str]], name: str) -> tuple[int, str]:
    """The row of the header, and the day in the lines above it."""
    released = ""
    for row, cells in enumerate(lines[:10]):
        if cells[:1] == ["Last Updated Date"] and len(cells) > 1:
            released = cells[1].strip()
        if cells[:4] == HEADER:
            return row, released
    raise BadInput(
        msg("The header is not among the first ten lines."),
        where=f"{name}:1",
        accepted=msg("Due: {columns}.", columns=HEADER),
        then=CHANGED,
    )


def _observations(lines: list[list[str]], head: int, layout: Row, name: str) -> Iterator[Observation]:
    years = {column: cell for column, cell in enumerate(lines[head]) if re.fullmatch(r"(19|20)\d\d", cell)}
    series = Series(layout["indicator"], layout["unit"], layout["basis"])
    for line, cells in enumerate(lines[head + 1 :], start=head + 2):
        where = Place(name, line)
        if not cells:
            continue
        if cells[3:4] != [layout["series"]]:
            raise _other_series(cells, layout["series"], where)
        if (code := _nation(cells[1])) is None:
            continue
        for column, year in years.items():  # every row ends with a comma: one column has no year
            if column < len(cells) and cells[column]:
                value = decimal_of(cells[column], where)
                yield observed(series, where, Key(code, year), cells[column], value)


def _other_series(cells: list[str], series: str, where: Place) -> BadInput:
    return BadInput(
        msg("This row is of the series “{found}”, not of {series}.", found=", ".join(cells[3:4]), series=series),
        where=str(where),
        then=CHANGED,
    )


@cache
def _nation(alpha3: str) -> str | None:
    """The two-letter code of a country whose tables Öñir knows."""
    from babel.core import get_global  # noqa: PLC0415 - needed only when a table is read

    codes = get_global("territory_aliases").get(alpha3, [])
    return codes[0] if len(codes) == 1 and codes[0] in country_codes() else None
