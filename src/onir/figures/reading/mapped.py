"""Any table with a mapping, read into columns: what the mapping does not explain stops the load by its cell.

A block of rows becomes a batch at a time, whatever the size of the file: labels and headings are looked up once each,
and numbers are read as columns (`cells`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from itertools import chain, islice, zip_longest
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from onir.errors import BadInput
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.keeping.judging import SHOWN, Problem, stop_at
from onir.figures.keeping.shelf import seal
from onir.figures.reading.cells import UNKNOWN, Codes, Found, Spots, at, column_of, observed, plain, texts_of
from onir.figures.reading.columns import coded, integers, plainly
from onir.figures.reading.grid import Block, Row, Value, blocks_of_text, is_workbook
from onir.figures.reading.headings import area_of_label, period_of_heading, without_marks
from onir.figures.reading.mapping import COLUMNS, TableMapping
from onir.figures.reading.workbook import blocks_of
from onir.figures.source import Origin
from onir.figures.vintage import Exactness
from onir.language.messages import Message, msg

HEAD = 5000
"""Rows of which the labels are looked at together, to tell a region from the city of the same name."""

HEAD_CELLS = 2_000_000
"""As many cells are enough, where rows are long."""

Watch = Callable[[int, float], None]
"""Hears how many rows are read, and which part of the file they are."""

Read = Callable[[Block], tuple[Spots, list[Found]]]
"""A block as cells that should be figures, and what is wrong with its labels."""


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
    origin = origin_of(mapping, released, today)
    return Reading(origin, _Reader(path, mapping, watch).batches(), mapping.accept, seal_of_mapping(mapping, released))


def origin_of(mapping: TableMapping, released: str, today: date) -> Origin:
    """Where a table comes from, as its mapping says; `released` goes before what the mapping says of its release."""
    said = released or mapping.released
    exactness: Exactness = mapping.exactness if said else "read"  # type: ignore[assignment] # held to the list
    if released:
        exactness = "month" if len(released) == len("2025-10") else "day"
    return Origin(
        source=mapping.table,
        table=mapping.table,
        publisher=mapping.publisher,
        title=mapping.title,
        address=mapping.address,
        released=_released(said, today, "--released" if released else "released") if said else today.isoformat(),
        exactness=exactness,
        meaning="as given with the file" if said else "the day the file was added; its release is not known",
        licence=mapping.licence,
        note="; ".join([*filter(None, [mapping.note]), *(f"{name}: {why}" for name, why in mapping.accept.items())]),
    )


def seal_of_mapping(mapping: TableMapping, released: str) -> str:
    """What tells one mapping from another that reads the same file."""
    told = {**asdict(mapping), "skip": sorted(mapping.skip), "said": released}
    return seal(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())


def sealed_file(path: Path, mapping: TableMapping, moment: str) -> Sealed:
    """The file as it came."""
    return Sealed(path, path.name, mapping.address, moment)


def _released(text: str, today: date, where: str) -> str:
    """The day or month as it was said; what is still to come has not been released."""
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
            where=where,
            accepted=msg("Accepted: 2025-10-08 or 2025-10."),
        ) from None
    if text > today.isoformat():
        raise BadInput(
            msg("{day} is still to come.", day=text), where=where, accepted=msg("Accepted: a day up to today.")
        )
    return text


class _Reader:
    """One reading of one file."""

    def __init__(self, path: Path, mapping: TableMapping, watch: Watch | None) -> None:
        self.path, self.mapping, self.layout, self.watch = path, mapping, mapping.layout, watch
        self.file = path.name
        self.problems: list[Problem] = []
        self.labels: frozenset[str] = frozenset()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The figures of the file, block after block."""
        heads, blocks = self._split()
        first = self._first(blocks)
        read = self._long(heads, first) if self.layout.shape == "long" else self._wide(heads, first)
        rows = 0
        for block in chain(first, blocks) if read is not None else ():
            if block.values and read is not None:
                yield from self._judged(block, *read(block))
            rows += len(block.values)
            if self.watch is not None:
                self.watch(rows, block.share)
            if len(self.problems) >= SHOWN:
                break
        stop_at(self.problems)

    def _judged(self, block: Block, spots: Spots, found: list[Found]) -> Iterator[pa.RecordBatch]:
        """The figures among these cells; what is wrong is kept in the order of the file."""
        batch, wrong = observed(spots, self.mapping, self.file)
        for row, column, what in sorted([*found, *wrong], key=itemgetter(0, 1)):
            self._problem(Row(block.numbers[row], [], block.sheet), column, what)
        if batch.num_rows:
            yield batch

    def _split(self) -> tuple[list[Row], Iterator[Block]]:
        """The heading rows, and the blocks of figures after them."""
        blocks = (
            blocks_of(self.path, self.layout.sheet)
            if is_workbook(self.path)
            else blocks_of_text(self.path, self.layout.encoding, self.layout.delimiter)
        )
        last = max(self.layout.header)
        before: dict[int, Row] = {}
        rest: list[Block] = []
        for block in blocks:
            before |= {row.number: row for row in block.between(1, last) if row.number in self.layout.header}
            if block.numbers and block.numbers[-1] >= last:
                rest.append(block)
                break
        if set(before) != set(self.layout.header):
            raise BadInput(msg("The table ends before its heading in row {row}.", row=last), where=self.path.name)
        body = (block.between(last + 1, self.layout.last_row) for block in chain(rest, blocks))
        return [before[number] for number in self.layout.header], body

    def _first(self, blocks: Iterator[Block]) -> list[Block]:
        """So many blocks that labels and headings can be told from them."""
        first: list[Block] = []
        rows = cells = 0
        while rows < HEAD and cells < HEAD_CELLS and (block := next(blocks, None)) is not None:
            first.append(block)
            rows += len(block.values)
            cells += sum(map(len, block.values))
        return first

    def _problem(self, row: Row, column: int, what: Message) -> None:
        self.problems.append((f"{self.path.name}:{row.place(column)}", what))

    def _is_skipped(self, label: Value) -> bool:
        return label is not None and without_marks(plain(label), self.mapping.footnotes) in self.mapping.skip

    def _period(self, label: Value) -> str | None:
        found = None if label is None else period_of_heading([label], self.mapping)
        return None if found is None else str(found)

    def _area_of(self, label: Value) -> str | None:
        return None if label is None else area_of_label(plain(label), self.labels, self.mapping)

    # -- wide tables ----------------------------------------------------------------------------------------

    def _wide(self, heads: list[Row], first: list[Block]) -> Read | None:
        """How a block of a wide table is read; None where no column of it is."""
        rows = [row for block in first for row in block]
        across = self.layout.shape == "across"
        labels = [row.values for row in rows] if across else []
        named = [at(values, self.layout.labels) for values in labels] if across else heads[-1].values
        said = (without_marks(plain(label).strip(), self.mapping.footnotes) for label in named if label is not None)
        self.labels = frozenset(said) - {""}
        columns = list(self._columns(heads, rows))
        if not columns and not self.problems:
            self._problem(heads[-1], 0, msg("no column has a period or area for its heading"))
        if not columns:
            return None
        codes = Codes(self._area_of if across else self._period, self._is_skipped)
        return partial(self._wide_block, columns, codes)

    def _wide_block(self, columns: list[Column], labels: Codes, block: Block) -> tuple[Spots, list[Found]]:
        """The cells of the columns that hold figures, in rows that have a label; and the labels that are unknown."""
        across, wide = list(zip_longest(*block.values)), len(columns)
        values = list(chain.from_iterable(zip(*(column_of(across, one.place, block) for one in columns), strict=True)))
        here = plainly(texts_of(values).is_valid())
        numbers = labels.of(column_of(across, self.layout.labels, block))
        used = here.reshape(-1, wide).any(axis=1)
        found = [self._unknown(block, row) for row in np.flatnonzero(used & (numbers == UNKNOWN))[:SHOWN].tolist()]
        kept = np.flatnonzero(here & np.repeat(numbers >= 0, wide))
        rows, turns = np.divmod(kept, wide)
        heads = Codes(str)
        which = heads.of([one.code for one in columns])
        down, side = coded(labels.codes, numbers[rows]), coded(heads.codes, which[turns])
        places = np.array([one.place for one in columns])[turns]
        area, period = (down, side) if self.layout.shape == "across" else (side, down)
        return Spots(block, [values[one] for one in kept.tolist()], rows, places, area, period), found

    def _unknown(self, block: Block, row: int) -> Found:
        label = at(block.values[row], self.layout.labels)
        kind = msg("a period") if self.layout.shape == "down" else msg("an area")
        return row, self.layout.labels, msg("the label “{text}” is not {kind}", text=plain(label), kind=kind)

    def _columns(self, heads: list[Row], first: list[Row]) -> Iterator[Column]:
        """The columns that hold figures, by what their headings say; an unread heading over figures is a problem."""
        width = max((len(row.values) for row in [*heads, *first]), default=0)
        filled = [_filled(head, width, self.layout.labels) for head in heads[:-1]] + [
            [at(heads[-1].values, place) for place in range(width)]
        ]
        for place in range(width):
            raw = [at(head.values, place) for head in heads]
            used = any(at(row.values, place) is not None for row in first)
            if place == self.layout.labels or not used or self._skipped(raw):
                continue
            parts = [at(values, place) for values in filled] if any(one is not None for one in raw) else []
            code = self._heading(parts)
            if code is None:
                self._unread(heads, place, parts)
            else:
                yield Column(place, code)

    def _skipped(self, heads: list[Value]) -> bool:
        return any(without_marks(plain(one), self.mapping.footnotes) in self.mapping.skip for one in heads if one)

    def _heading(self, parts: list[Value]) -> str | None:
        if self.layout.shape == "down":
            return self._area_of(" ".join(plain(part) for part in parts if part is not None))
        period = period_of_heading(parts, self.mapping)
        return None if period is None else str(period)

    def _unread(self, heads: list[Row], place: int, parts: list[Value]) -> None:
        said = " ".join(plain(part) for part in parts if part is not None)
        kind = msg("an area") if self.layout.shape == "down" else msg("a period")
        strange = msg("the heading “{text}” is not {kind}", text=said, kind=kind)
        self._problem(heads[-1], place, strange if said else msg("figures stand here under no heading"))

    # -- long tables ----------------------------------------------------------------------------------------

    def _named(self, heads: list[Row]) -> dict[str, int]:
        """The columns of a long table by what they hold."""
        head = heads[-1]
        printed = [plain(one).strip() for one in head.values]
        said = [text.casefold() for text in printed]
        for name, wanted in self.layout.columns.items():
            if said.count(wanted.strip().casefold()) != 1:
                raise BadInput(
                    msg("No single column is headed “{wanted}” ({name}).", wanted=wanted, name=name),
                    where=f"{self.path.name}:{head.place(0)}",
                    accepted=msg("Its headings: {heads}.", heads=[text for text in printed if text]),
                )
        return {name: said.index(wanted.strip().casefold()) for name, wanted in self.layout.columns.items()}

    def _long(self, heads: list[Row], first: list[Block]) -> Read:
        """How a block of a long table is read."""
        columns = self._named(heads)
        labels = {text for block in first for row in block if (text := plain(at(row.values, columns["area"])))}
        self.labels = frozenset(labels)
        return partial(self._long_block, columns, Codes(self._area_of, self._is_skipped), Codes(self._period))

    def _long_block(
        self, columns: dict[str, int], areas: Codes, periods: Codes, block: Block
    ) -> tuple[Spots, list[Found]]:
        across = list(zip_longest(*block.values))
        area, period = (
            areas.of(column_of(across, columns["area"], block)),
            periods.of(column_of(across, columns["period"], block)),
        )
        found = [
            *self._strangers(block, np.flatnonzero(area == UNKNOWN), columns["area"], msg("an area")),
            *self._strangers(
                block, np.flatnonzero((area >= 0) & (period == UNKNOWN)), columns["period"], msg("a period")
            ),
        ]
        values = column_of(across, columns["value"], block)
        rows = np.flatnonzero((area >= 0) & (period >= 0))
        words = {
            name: texts_of(column_of(across, place, block)).take(integers(rows))
            for name, place in columns.items()
            if name in COLUMNS[3:]
        }
        places = np.full(len(rows), columns["value"])
        cells = coded(areas.codes, area[rows]), coded(periods.codes, period[rows])
        return Spots(block, [values[row] for row in rows.tolist()], rows, places, *cells, words), found

    def _strangers(self, block: Block, rows: Any, place: int, kind: Message) -> Iterator[Found]:
        """The rows whose label is none, blank rows apart."""
        said = ((row, at(block.values[row], place)) for row in rows.tolist() if _says(block.values[row]))
        for row, label in islice(said, SHOWN):
            yield row, place, msg("the label “{text}” is not {kind}", text=plain(label), kind=kind)


def _says(values: Sequence[Value]) -> bool:
    return any(at(values, place) is not None for place in range(len(values)))


def _filled(head: Row, width: int, labels: int) -> list[Value]:
    """A merged heading stands over all its columns, but that of the labels over no figures."""
    filled: list[Value] = []
    for place in range(width):
        value = at(head.values, place)
        before = filled[-1] if filled and place - 1 != labels else None
        filled.append(before if value is None else value)
    return filled
