"""What a document holds, before it is in any language or format: parts of blocks, and the source of every number.

Builders make these records and know nothing of formats; a renderer takes one `Document` and a language and makes a
page, a sheet of paper, a text or a workbook of it, all of the same words. What is said is a `Sayable`, a chart its
Vega-Lite specification with the finding as title, and a number of a table is said and can be reckoned with. A source is
tied to the sentence, the figure, the table or the chart that it backs; numbers of notes are nobody's to give, they
follow from the order of the document. Left out: looks. A block says what it is, and each format how that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from onir.bulletin.charts import Chart
from onir.bulletin.source_notes import Note
from onir.language.messages import Sayable, msg

Kind = Literal["amount", "percent", "count"]
"""What a number is: of the unit that its column names, a part of one shown as a percentage, or a bare count."""

Operation = Literal["ratio", "growth", "difference", "sum", "rank"]
"""The first by the second, that less one, the first less the second, all added up, place of the first among the others.
"""


@dataclass(frozen=True)
class Place:
    """A cell of the same table: the row by its number from 0, the column by its key."""

    row: int
    column: str


@dataclass(frozen=True)
class Formula:
    """How a number follows from others of the same table."""

    operation: Operation
    of: tuple[Place, ...]


@dataclass(frozen=True)
class Number:
    """A number of a table: `said` for reading, `value` exact for reckoning, `places` decimals that a workbook shows.

    >>> Number(msg("19.1%"), Fraction(191, 1000), "percent", 1).say("en")
    '19.1%'
    """

    said: Sayable
    value: Decimal | Fraction | int
    kind: Kind = "amount"
    places: int = 0
    formula: Formula | None = None

    def say(self, language: str, form: str = "") -> str:
        return self.said.say(language, form)


@dataclass(frozen=True)
class Sentence:
    """Words, and the sources of the numbers in them."""

    said: Sayable
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together. `lead`: what a reader in a hurry reads; `quiet`: terms and limits."""

    sentences: tuple[Sentence, ...]
    tone: Literal["lead", "plain", "quiet"] = "plain"


@dataclass(frozen=True)
class Listing:
    """Sentences of which each stands for itself."""

    items: tuple[Sentence, ...]


@dataclass(frozen=True)
class KeyFigure:
    """A number by itself: what it is, how much, and a word on it."""

    name: Sayable
    value: Sayable
    beside: Sayable
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class KeyFigures:
    """The few numbers that the document is about."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """A column: `key` is what formulas call it, `unit` that of its numbers in base units, such as `KZT`.

    `number`: set flush right; `apart`: shown in workbooks alone.
    """

    key: str
    head: Sayable
    unit: str = ""
    number: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Row:
    """A row: a cell each column, blank where there is nothing to say; `own`: of the region that is asked about.

    `notes` are sources of this row alone; those of all rows are the table's.
    """

    cells: tuple[Sayable, ...]
    own: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with a title; `name` tells it from the others of a document, and is its sheet in a workbook."""

    name: Sayable
    title: Sayable
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A chart: its title states the finding, its description is for who cannot see it.

    `table` has the figures drawn; None where another table of the document has them.
    """

    chart: Chart
    table: Table | None
    notes: tuple[Note, ...] = ()


Block = Paragraph | Listing | KeyFigures | Table | Figure


@dataclass(frozen=True)
class Part:
    """A heading and what stands below it; `name` is a word for programs, such as `league`."""

    name: str
    heading: Sayable
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A document: `name` is what files of it are called, `about` one line below the title: of what, by what release."""

    name: str
    title: Sayable
    about: Sayable
    parts: tuple[Part, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for part in self.parts for block in part.blocks)

    @property
    def tables(self) -> Iterator[Table]:
        """Tables in the order of the document, also those of charts."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Figure) and block.table is not None:
                yield block.table

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every source once, in the order of the document: the first is number 1."""
        return tuple(dict.fromkeys(note for block in self.blocks for note in notes_of(block)))

    def numbers(self, notes: Sequence[Note]) -> list[int]:
        """The numbers of sources in this document, from 1, the lowest first."""
        return sorted(self.notes.index(note) + 1 for note in dict.fromkeys(notes))


def notes_of(block: Block) -> Iterator[Note]:
    """The sources of a block in the order of its words; of a chart those of its table too."""
    if isinstance(block, Paragraph | Listing):
        said = block.sentences if isinstance(block, Paragraph) else block.items
        yield from (note for sentence in said for note in sentence.notes)
    elif isinstance(block, KeyFigures):
        yield from (note for figure in block.figures for note in figure.notes)
    else:
        yield from block.notes
        table = block.table if isinstance(block, Figure) else block
        if table is not None:
            yield from table.notes
            yield from (note for row in table.rows for note in row.notes)


BLANK = msg("")
"""What a cell without anything to say holds."""
