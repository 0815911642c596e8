"""Any table with a mapping, read into observations: what the mapping does not explain stops the load by its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from onir.errors import BadInput
from onir.figures.adding import Reading, Sealed
from onir.figures.grid import Row, Value, is_workbook, rows_of_text
from onir.figures.headings import area_of_label, period_of_heading, without_marks
from onir.figures.judging import SHOWN, Problem, stop_at
from onir.figures.mapping import COLUMNS, TableMapping
from onir.figures.observation import Observation
from onir.figures.source import Origin
from onir.figures.vintage import Exactness
from onir.figures.workbook import rows_of
from onir.language.messages import Message, msg

HEAD = 5000
"""Rows of which the labels are looked at together, to tell a region from the city of the same name."""

SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))
ERROR = re.compile(r"#(REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
Watch = Callable[[int], None]


class Spot(NamedTuple):
    """A cell with where it stands and what it belongs to."""

    row: Row
    column: int
    area: str
    period: str


@dataclass(frozen=True)
class Column:
    """A column of figures: the code of its period, or of its area where periods run down."""

    place: int
    code: str


def read_mapped(
    path: Path, mapping: TableMapping, *, released: str = "", today: date, watch: Watch | None = None
) -> Reading:
    """The reading of a file by its mapping; rows come as they are asked for, `watch` hears how many.

    Without a day of release the file is known to have been there `today`, and no more is claimed.
    """
    is_workbook(path)  # what is no table is refused before anything is set up
    said = released or mapping.released
    exactness: Exactness = mapping.exactness if said else "read"  # type: ignore[assignment] # held to the list
    if released:
        exactness = "month" if len(released) == len("2025-10") else "day"
    origin = Origin(
        source=mapping.table,
        table=mapping.table,
        publisher=mapping.publisher,
        title=mapping.title,
        address=mapping.address,
        released=_released(said) if said else today.isoformat(),
        exactness=exactness,
        meaning="as given with the file" if said else "the day the file was added; its release is not known",
        licence=mapping.licence,
        note="; ".join([*filter(None, [mapping.note]), *(f"{name}: {why}" for name, why in mapping.accept.items())]),
    )
    return Reading(origin, _watched(_Reader(path, mapping).observations(), watch), mapping.accept)


def sealed_file(path: Path, mapping: TableMapping, moment: str) -> Sealed:
    """The file as it came."""
    return Sealed(path, path.name, mapping.address, moment)


def _released(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d", text):
            date.fromisoformat(f"{text}-01")
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            date.fromisoformat(text)
        else:
            raise ValueError(text)
    except ValueError:
        raise BadInput(
            msg("“{text}” is not a day or month of release.", text=text),
            accepted=msg("Accepted: 2025-10-08 or 2025-10."),
        ) from None
    return text


def _watched(rows: Iterator[Observation], watch: Watch | None) -> Iterator[Observation]:
    for number, row in enumerate(rows, start=1):
        if watch is not None and number % 1000 == 0:
            watch(number)
        yield row


class _Reader:
    """One reading of one file."""

    def __init__(self, path: Path, mapping: TableMapping) -> None:
        self.path, self.mapping, self.layout = path, mapping, mapping.layout
        self.file = path.name
        self.problems: list[Problem] = []
        self.known: dict[str, str | None] = {}
        self.labels: frozenset[str] = frozenset()

    def observations(self) -> Iterator[Observation]:
        heads, rows = self._split()
        columns = self._named(heads) if self.layout.shape == "long" else {}
        read = self._long(rows, columns) if columns else self._wide(rows, heads)
        for row in read:
            yield row
            if len(self.problems) >= SHOWN:
                break
        stop_at(self.problems)

    def _split(self) -> tuple[list[Row], Iterator[Row]]:
        """The heading rows, and the rows of figures after them."""
        rows = (
            rows_of(self.path, self.layout.sheet)
            if is_workbook(self.path)
            else rows_of_text(self.path, self.layout.encoding, self.layout.delimiter)
        )
        last, end = max(self.layout.header), self.layout.last_row
        before: dict[int, Row] = {}
        for row in rows:
            if row.number in self.layout.header:
                before[row.number] = row
            if row.number >= last:
                break
        if set(before) != set(self.layout.header):
            raise BadInput(msg("The table ends before its heading in row {row}.", row=last), where=self.path.name)
        body = (row for row in rows if end is None or row.number <= end)
        return [before[number] for number in self.layout.header], body

    def _problem(self, row: Row, column: int, what: Message) -> None:
        self.problems.append((f"{self.path.name}:{row.place(column)}", what))

    # -- wide tables ----------------------------------------------------------------------------------------

    def _wide(self, rows: Iterator[Row], heads: list[Row]) -> Iterator[Observation]:
        first = list(islice(rows, HEAD))
        across = self.layout.shape == "across"
        named = (
            [_text(row, self.layout.labels) for row in first] if across else [_plain(one) for one in heads[-1].values]
        )
        self.labels = frozenset(without_marks(label, self.mapping.footnotes) for label in named if label)
        columns = list(self._columns(heads, first))
        if not columns and not self.problems:
            self._problem(heads[-1], 0, msg("no column has a period or area for its heading"))
        for row in chain(first, rows):
            yield from self._row(row, columns)

    def _columns(self, heads: list[Row], first: list[Row]) -> Iterator[Column]:
        """The columns that hold figures, by what their headings say; an unread heading over figures is a problem."""
        width = max((len(row.values) for row in [*heads, *first]), default=0)
        filled = [_filled(head, width, self.layout.labels) for head in heads[:-1]] + [list(heads[-1].values)]
        for place in range(width):
            raw = [_at(head.values, place) for head in heads]
            used = any(_at(row.values, place) is not None for row in first)
            if place == self.layout.labels or not used or self._skipped(raw):
                continue
            parts = [_at(values, place) for values in filled] if any(one is not None for one in raw) else []
            code = self._heading(parts)
            if code is None:
                self._unread(heads, place, parts)
            else:
                yield Column(place, code)

    def _skipped(self, heads: list[Value]) -> bool:
        return any(without_marks(_plain(one), self.mapping.footnotes) in self.mapping.skip for one in heads if one)

    def _heading(self, parts: list[Value]) -> str | None:
        if self.layout.shape == "down":
            return self._area(" ".join(_plain(part) for part in parts if part is not None))
        period = period_of_heading(parts, self.mapping)
        return None if period is None else str(period)

    def _unread(self, heads: list[Row], place: int, parts: list[Value]) -> None:
        said = " ".join(_plain(part) for part in parts if part is not None)
        kind = msg("an area") if self.layout.shape == "down" else msg("a period")
        self._problem(heads[-1], place, msg("the heading “{text}” is not {kind}", text=said, kind=kind))

    def _row(self, row: Row, columns: list[Column]) -> Iterator[Observation]:
        if all(_at(row.values, column.place) is None for column in columns):
            return
        label = _at(row.values, self.layout.labels)
        if label is not None and without_marks(_plain(label), self.mapping.footnotes) in self.mapping.skip:
            return
        code = self._label(row, label)
        if code is None:
            return
        for column in columns:
            area, period = (code, column.code) if self.layout.shape == "across" else (column.code, code)
            yield from self._observation(Spot(row, column.place, area, period))

    def _label(self, row: Row, label: Value) -> str | None:
        if self.layout.shape == "down":
            period = period_of_heading([label], self.mapping)
            code, kind = (None if period is None else str(period)), msg("a period")
        else:
            code, kind = self._area(_plain(label)) if label is not None else None, msg("an area")
        if code is None:
            text = "" if label is None else _plain(label)
            self._problem(row, self.layout.labels, msg("the label “{text}” is not {kind}", text=text, kind=kind))
        return code

    def _area(self, label: str) -> str | None:
        if label not in self.known:
            self.known[label] = area_of_label(label, self.labels, self.mapping)
        return self.known[label]

    # -- long tables ----------------------------------------------------------------------------------------

    def _named(self, heads: list[Row]) -> dict[str, int]:
        """The columns of a long table by what they hold."""
        head = heads[-1]
        said = [_plain(one).casefold() if one is not None else "" for one in head.values]
        for name, wanted in self.layout.columns.items():
            if said.count(wanted.strip().casefold()) != 1:
                raise BadInput(
                    msg("No single column is headed “{wanted}” ({name}).", wanted=wanted, name=name),
                    where=f"{self.path.name}:{head.place(0)}",
                    accepted=msg(
                        "Its headings: {heads}.", heads=[_plain(one) for one in head.values if one is not None]
                    ),
                )
        return {name: said.index(wanted.strip().casefold()) for name, wanted in self.layout.columns.items()}

    def _long(self, rows: Iterator[Row], columns: dict[str, int]) -> Iterator[Observation]:
        first = list(islice(rows, HEAD))
        self.labels = frozenset(_text(row, columns["area"]) for row in first) - {""}
        others = {name: place for name, place in columns.items() if name in COLUMNS[3:]}
        periods: dict[Value, str | None] = {}
        for row in chain(first, rows):
            if all(value is None for value in row.values):
                continue
            label, when = _text(row, columns["area"]), _at(row.values, columns["period"])
            if without_marks(label, self.mapping.footnotes) in self.mapping.skip:
                continue
            if when not in periods:
                found = period_of_heading([when], self.mapping)
                periods[when] = None if found is None else str(found)
            code, period = self._area(label), periods[when]
            if code is None:
                self._problem(
                    row, columns["area"], msg("the label “{text}” is not {kind}", text=label, kind=msg("an area"))
                )
            elif period is None:
                said = "" if when is None else _plain(when)
                self._problem(
                    row, columns["period"], msg("the label “{text}” is not {kind}", text=said, kind=msg("a period"))
                )
            else:
                words = {name: text for name, place in others.items() if (text := _text(row, place))}
                yield from self._observation(Spot(row, columns["value"], code, period), **words)

    # -- cells ----------------------------------------------------------------------------------------------

    def _observation(self, spot: Spot, **words: str) -> Iterator[Observation]:
        value = _at(spot.row.values, spot.column)
        if value is None:
            return
        printed = _plain(value)
        meaning = self.mapping.cells.get(printed, "number")
        if meaning == "absent":
            return
        number = Decimal(0) if meaning == "zero" else self._number(value) if meaning == "number" else None
        if number is None and meaning == "number":
            self._problem(spot.row, spot.column, self._no_number(value, printed))
            return
        yield Observation(
            indicator=words.get("indicator", self.mapping.indicator),
            area=spot.area,
            partner=words.get("partner", "_T"),
            activity=words.get("activity", "_T"),
            period=spot.period,
            basis=self.mapping.basis,
            unit=words.get("unit", self.mapping.unit),
            value=number,
            decimals=0 if number is None else max(0, -int(number.as_tuple().exponent)),
            status="published" if number is not None else meaning,
            file=self.file,
            line=spot.row.number,
            note="",
            printed=printed,
            place=spot.row.place(spot.column),
        )

    def _number(self, value: Value) -> Decimal | None:
        """The number of a cell: as stored, or as printed with the decimal mark and the thousands that are declared."""
        if isinstance(value, Decimal):
            return value
        if not isinstance(value, str):
            return None
        text = value if value.isascii() else value.translate(SPACES).replace("−", "-")
        for mark in self.mapping.footnotes:
            text = text.removesuffix(mark).strip()
        if not self._pattern.fullmatch(text):
            return None
        plain = text.replace(self.layout.thousands, "") if self.layout.thousands else text
        try:
            return Decimal(plain.replace(self.layout.decimal, "."))
        except InvalidOperation:
            return None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        point, group = re.escape(self.layout.decimal), re.escape(self.layout.thousands)
        whole = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)" if group else r"\d+"
        return re.compile(rf"-?{whole}(?:{point}\d+)?")

    def _no_number(self, value: Value, printed: str) -> Message:
        if ERROR.fullmatch(printed):
            return msg("the formula has an error: {text}", text=printed)
        if isinstance(value, date):
            return msg("a day stands where a number is due: {text}", text=printed)
        return msg(
            "“{text}” is not a number with the decimal mark “{mark}”, and “cells” does not say what it means",
            text=printed,
            mark=self.layout.decimal,
        )


def _at(values: list[Value], place: int) -> Value:
    value = values[place] if place < len(values) else None
    return None if value == "" else value


def _text(row: Row, place: int) -> str:
    value = _at(row.values, place)
    return "" if value is None else _plain(value)


def _plain(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def _filled(head: Row, width: int, labels: int) -> list[Value]:
    """A merged heading stands over all its columns, but that of the labels over no figures."""
    filled: list[Value] = []
    for place in range(width):
        value = _at(head.values, place)
        before = filled[-1] if filled and place - 1 != labels else None
        filled.append(before if value is None else value)
    return filled
