"""Reading input–output tables by a mapping, from CSV or XLSX: rows and columns are found by their codes.

The cells are read as the publisher wrote them and nothing is mended; a table is judged in `checks`. Of a table of many
economies one economy is taken: its own block, what it sells abroad as exports, what it buys abroad as imports; rows are
streamed, so that the other economies are never held. A compressed CSV (.gz) is read as it is.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np

from onir.errors import BadInput
from onir.figures.reading.grid import ENCODINGS, is_workbook, rows_of_text
from onir.figures.reading.grid import Row as FileRow
from onir.figures.reading.workbook import rows_of
from onir.impact.tables.mapping import DELIMITERS, TableMapping, Where, load_mapping
from onir.impact.tables.table import Floats, IOTable, Prices, Use
from onir.language.messages import msg


def read_table(path: Path | str, mapping: TableMapping | Path | str) -> IOTable:
    """The table of a file as its mapping says; BadInput names the code or the cell that does not fit."""
    told = mapping if isinstance(mapping, TableMapping) else load_mapping(Path(mapping))
    return _Reading(Path(path), told).table()


@dataclass(frozen=True, eq=False)
class Sheet:
    """Products × industries as a file has them."""

    products: tuple[str, ...]
    industries: tuple[str, ...]
    flows: Floats
    final: Mapping[str, Floats]
    satellites: Mapping[str, Floats]


def read_sheet(path: Path, told: TableMapping, *, whole: bool) -> Sheet:
    """A supply table, or with `whole` a use table; the mapping names the ends of its products."""
    for key in ("first_product", "last_product"):
        if not getattr(told.where, key):
            raise BadInput(msg("This key is missing."), where=f"where.{key}")
    return _Reading(path, told).sheet(whole=whole)


@dataclass(frozen=True)
class _Head:
    """The columns of a file by their codes, and which of them are industries of the economy that is wanted."""

    file: str
    where: Where
    columns: tuple[str, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        return {code: place for place, code in reversed(list(enumerate(self.columns))) if code}

    @cached_property
    def own(self) -> str:
        """What stands before the codes of the economy's own rows and columns."""
        return f"{self.where.region}{self.where.divider}" if self.where.region else ""

    @cached_property
    def industries(self) -> tuple[str, ...]:
        """Codes from the first industry to the last."""
        prefix = self.own + self.where.column_prefix
        found = [code.removeprefix(prefix) for code in self.columns if code.startswith(prefix)]
        if self.own and not found:
            regions = sorted({code.split(self.where.divider)[0] for code in self.columns if self.where.divider in code})
            raise BadInput(
                msg("The table has no economy “{code}”.", code=self.where.region),
                where=self.file,
                accepted=msg("It has: {names}.", names=regions),
            )
        for end in (self.where.first, self.where.last):
            if end not in found:
                raise self._no_column(end)
        return tuple(found[found.index(self.where.first) : found.index(self.where.last) + 1])

    @cached_property
    def own_places(self) -> list[int]:
        return [self.places[self.own + self.where.column_prefix + code] for code in self.industries]

    @cached_property
    def others(self) -> frozenset[str]:
        """The other economies, with the divider; what sells nothing to itself, such as a total, is none."""
        first = self.where.divider + self.where.column_prefix + self.where.first
        found = {code.removesuffix(first) + self.where.divider for code in self.columns if code.endswith(first)}
        return frozenset(found - {self.own}) if self.own else frozenset()

    @cached_property
    def foreign_places(self) -> list[int]:
        """Columns of other economies."""
        return [place for place, code in enumerate(self.columns) if self.economy_of(code) in self.others]

    def economy_of(self, code: str) -> str:
        """What stands before the first divider, with it; nothing where there is none."""
        before, divider, _ = code.partition(self.where.divider)
        return before + divider if divider else ""

    def row_code(self, label: str) -> str:
        """A row that is no economy's goes by its own code, whatever a total prints before it."""
        economy = self.economy_of(label)
        return label if economy == self.own or economy in self.others else label.removeprefix(economy)

    def place(self, code: str) -> int:
        for name in (self.own + code, code):
            if name in self.places:
                return self.places[name]
        raise self._no_column(code)

    def _no_column(self, code: str) -> BadInput:
        return BadInput(
            msg("The table has no column “{code}”.", code=code),
            where=self.file,
            accepted=msg("It has: {names}.", names=[one for one in self.columns if one][:12]),
            then=msg("Say in the mapping how its columns are called."),
        )


@dataclass(frozen=True)
class _Reading:
    path: Path
    told: TableMapping

    def table(self) -> IOTable:
        rows = self._rows()
        head = self._head(rows)
        kept, abroad = self._kept(rows, head)
        own = self._own_rows(head, kept)
        flows, told = own[:, head.own_places], self.told
        satellites = {name: self._sum(codes, kept, head) for name, codes in told.rows.items()}
        final = self._final(head, own)
        if head.own:
            satellites["imports"] = satellites.get("imports", 0.0) + abroad
            final["exports"] = final.get("exports", 0.0) + own[:, head.foreign_places].sum(axis=1)
        return IOTable(
            head.industries, flows, self._output(head, kept, own), final, satellites,
            cast("Use", told.use), cast("Prices", told.prices), told.unit, told.origin,
            consumption=self._consumption(head, kept, final),
            printed_total=own[:, head.place(told.total)] if told.total else None,
        )  # fmt: skip

    def _final(self, head: _Head, own: Floats) -> dict[str, Floats]:
        """Kinds of final use by product."""
        found = dict[str, Floats]()
        for name, codes in self.told.columns.items():
            columns = own[:, [head.place(code) for code in codes]]
            if np.isnan(columns).any():
                raise BadInput(
                    msg("Column “{column}” holds words where a number is due.", column=codes[0]), where=self.path.name
                )
            found[name] = columns.sum(axis=1)
        return found

    def sheet(self, *, whole: bool) -> Sheet:
        """Products × industries of a supply or a use table; `whole`: with final uses and the rows below."""
        rows = self._rows()
        head = self._head(rows)
        kept, _ = self._kept(rows, head, every=True)
        prefix, where = self.told.where.row_prefix, self.told.where
        labels = [label.removeprefix(prefix) for label in kept]
        for end in (where.first_product, where.last_product):
            self._row(prefix + end, kept, head)
        products = labels[labels.index(where.first_product) : labels.index(where.last_product) + 1]
        own = np.array([self._row(prefix + code, kept, head) for code in products])
        final = self._final(head, own) if whole else {}
        below = {name: self._sum(codes, kept, head) for name, codes in self.told.rows.items()} if whole else {}
        return Sheet(tuple(products), head.industries, own[:, head.own_places], final, below)

    def _consumption(self, head: _Head, kept: Mapping[str, Floats], final: Mapping[str, Floats]) -> float:
        """What households spend in all: on products made here, on imports and on taxes on products."""
        beside = [code for name in ("imports", "taxes_products") for code in self.told.rows.get(name, ())]
        if "households" not in final or not beside:
            return 0.0
        places = [head.place(code) for code in self.told.columns["households"]]
        more = float(sum(np.nansum(self._row(code, kept, head)[places]) for code in beside))
        return float(final["households"].sum()) + more

    def _rows(self) -> Iterator[FileRow]:
        where = self.told.where
        if self.path.suffix == ".gz":
            return _unpacked(self.path, where)
        if is_workbook(self.path):
            return rows_of(self.path, where.sheet)
        return rows_of_text(self.path, where.encoding, DELIMITERS[where.delimiter])

    def _head(self, rows: Iterator[FileRow]) -> _Head:
        where, parts = self.told.where, list[list[str]]()
        for row in rows:
            if row.number in where.header:
                parts.append(_filled([_text(value) for value in row.values], spread=len(where.header) > 1))
            if row.number >= max(where.header):
                break
        width = max(map(len, parts), default=0)
        padded = [part + [""] * (width - len(part)) for part in parts]
        columns = (where.divider.join(part for part in column if part) for column in zip(*padded, strict=True))
        return _Head(self.path.name, where, tuple(columns))

    def _kept(self, rows: Iterator[FileRow], head: _Head, *, every: bool = False) -> tuple[dict[str, Floats], Floats]:
        """Rows that are wanted (or `every` one), by code, and what the economy's industries buy of other economies."""
        where = self.told.where
        prefix = head.own + where.row_prefix
        wanted = {prefix + code for code in head.industries} | set(self._named())
        labels, width = [_column(letter) for letter in where.labels], len(head.columns)
        figures = [place for place in range(width) if place not in labels]
        kept, abroad = dict[str, Floats](), np.zeros(len(head.industries))
        for row in rows:
            label = where.divider.join(filter(None, (_text(_at(row.values, place)) for place in labels)))
            label = head.row_code(label) if head.own else label
            if (label in wanted or (every and label)) and label not in kept:
                kept[label] = self._numbers(row, figures, width)
            elif head.own and head.economy_of(label) in head.others:
                abroad += self._numbers(row, head.own_places, width)[head.own_places]
        return kept, abroad

    def _named(self) -> Iterator[str]:
        yield from (code for codes in self.told.rows.values() for code in codes)
        if self.told.output:
            yield self.told.output

    def _numbers(self, row: FileRow, places: Sequence[int], width: int) -> Floats:
        numbers = np.zeros(width)
        for place in places:
            numbers[place] = self._number(_at(row.values, place))
        return numbers

    def _number(self, value: Any) -> float:
        text = _text(value)
        if text in ("", "-", "–", "…", "..."):
            return 0.0
        if self.told.where.decimal == "comma":
            text = text.replace(",", ".")
        try:
            return float(text.replace("\xa0", "").replace(" ", ""))
        except ValueError:
            return np.nan  # words beside the figures; refused where a figure is wanted

    def _row(self, code: str, kept: Mapping[str, Floats], head: _Head) -> Floats:
        if code not in kept:
            raise BadInput(
                msg("The table has no row “{code}”.", code=code),
                where=self.path.name,
                then=msg("Say in the mapping how its rows are called."),
            )
        row = kept[code]
        if np.isnan(row[head.own_places]).any():
            place = head.own_places[int(np.isnan(row[head.own_places]).argmax())]
            raise BadInput(
                msg("Row “{row}”, column “{column}” holds words, not a number.", row=code, column=head.columns[place]),
                where=self.path.name,
            )
        return row

    def _own_rows(self, head: _Head, kept: Mapping[str, Floats]) -> Floats:
        prefix = head.own + self.told.where.row_prefix
        return np.array([self._row(prefix + code, kept, head) for code in head.industries])

    def _sum(self, codes: Sequence[str], kept: Mapping[str, Floats], head: _Head) -> Floats:
        total: Floats = np.sum([self._row(code, kept, head)[head.own_places] for code in codes], axis=0)
        return total

    def _output(self, head: _Head, kept: Mapping[str, Floats], own: Floats) -> Floats:
        if self.told.output:
            return self._row(self.told.output, kept, head)[head.own_places]
        if not self.told.total:
            raise BadInput(msg("The mapping names neither a row of output nor a column of total use."))
        total: Floats = own[:, head.place(self.told.total)]
        return total


def _unpacked(path: Path, where: Where) -> Iterator[FileRow]:
    with gzip.open(path, "rt", encoding=ENCODINGS[where.encoding], newline="") as file:
        for number, values in enumerate(csv.reader(file, delimiter=DELIMITERS[where.delimiter]), start=1):
            yield FileRow(number, [value.strip() or None for value in values])


def _filled(cells: list[str], *, spread: bool) -> list[str]:
    """Cells of a header row; in one of several rows a value holds until the next, as merged cells print it."""
    if not spread:
        return cells
    last, filled = "", list[str]()
    for cell in cells:
        last = cell or last
        filled.append(last)
    return filled


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _at(values: Sequence[Any], place: int) -> Any:
    return values[place] if place < len(values) else None


def _column(letters: str) -> int:
    """The place of a column by its letters, from 0."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
