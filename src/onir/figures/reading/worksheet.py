"""The cells of a worksheet, streamed from its XML: a sheet of gigabytes is read in the memory of a short one.

The parser is the one that comes with Python; its tree is emptied as it grows. A document type is refused, since it is
where entities come from. What of the workbook is small (the names of sheets, the formats that mean a day) openpyxl
reads; shared texts, which may be large, wait in a temporary file and are looked up as cells name them. Fifteen
significant digits are all that a workbook stores: what follows is an artefact of binary numbers.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from onir.figures.reading.grid import Block, Value

CHUNK = 1 << 18
CELLS = 200_000
"""Cells of a sheet in one block."""

LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14
"""A sheet has no more."""

LONGEST = 64 << 20
"""Bytes of XML that one row may take: sixteen thousand cells of text are less."""

IN_MEMORY = 16 << 20
"""Bytes of shared texts that are held; more wait on disk."""

NO_VALUE = "#FORMULA!"
"""What a formula reads as whose value no program has stored: nothing is computed here."""

NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,13})(?:\.\d*[1-9])?")


class Days(NamedTuple):
    """Which formats of cells mean a day or a time, and the day that a workbook counts from."""

    formats: frozenset[str]
    spans: frozenset[str]
    epoch: datetime


class Texts:
    """Shared texts by their number."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it lives as long as this
        self._ends = array("q", [0])
        self.text = lru_cache(maxsize=1 << 16)(self._text)

    def close(self) -> None:
        """The temporary file goes."""
        self._file.close()

    def add(self, text: str) -> None:
        content = text.encode()
        self._file.write(content)
        self._ends.append(self._ends[-1] + len(content))

    def _text(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        return self._file.read(end - start).decode()


def shared_texts(part: IO[bytes]) -> Texts:
    """The shared texts of a workbook."""
    texts = Texts()
    for _, items in _grown(part, ""):
        for item in items:
            texts.add(_spoken(item))
    return texts


def _grown(part: IO[bytes], within: str) -> Iterator[tuple[int, Sequence[Element]]]:
    """The whole children of the element `within` (of the root, if empty) as they come, and the bytes read so far."""
    builder = ElementTree.TreeBuilder()
    above = builder.start("above", {})
    parser = ElementTree.XMLParser(target=builder)  # noqa: S314 - without a document type there are no entities
    read, last, parent = 0, 0, None
    while chunk := part.read(CHUNK):
        _refuse_document_type(b"" if read else chunk)
        parser.feed(chunk)
        read += len(chunk)
        (root,) = above
        parent = root.find(_space(root) + within) if within else root
        if parent is not None and len(parent) > 1:
            last = read
            yield read, parent[:-1]
            del parent[:-1]
        if read - last > LONGEST:
            raise ValueError("an element without end")
        if within and parent is not None and root[-1] is not parent:
            break
    else:
        parser.close()
    while part.read(CHUNK):  # the rest is not looked at, but its sum is checked
        pass
    if parent is not None:
        yield read, parent[:]


def _refuse_document_type(start: bytes) -> None:
    if any(mark in start for mark in (b"<!DOCTYPE", b"<\x00!\x00D", b"\x00<\x00!\x00D")):
        raise ValueError("a document type is declared")


def _space(element: Element) -> str:
    """The namespace of an element as its tag bears it."""
    return element.tag[: element.tag.rfind("}") + 1]


def _spoken(text: Element) -> str:
    """The runs of a text joined; how it is pronounced is no part of it."""
    if len(text) == 1 and text[0].text:
        return text[0].text
    space = _space(text)
    runs = (one for one in text if one.tag != space + "rPh")
    return "".join(t.text or "" for run in runs for t in run.iter(space + "t"))


class Sheet:
    """One reading of the XML of a sheet, row after row; a row that is left out is an empty one."""

    def __init__(self, name: str, texts: Texts, days: Days) -> None:
        self.name, self.texts, self.days = name, texts, days
        self._columns: dict[str, int] = {}

    def blocks(self, part: IO[bytes], size: int) -> Iterator[Block]:
        """The rows in blocks; `size` is what the part unpacks to."""
        first, cells, rows, read = 1, 0, list[list[Value]](), 0
        for read, elements in _grown(part, "sheetData"):
            for element in elements:
                due = first + len(rows)
                number = int(element.get("r", due))
                if not due <= number <= LAST_ROW:
                    raise ValueError(f"row {number} after {due - 1}")
                rows += [[] for _ in range(due, number)]
                rows.append(self._row(element))
                cells += len(rows[-1]) + 1
            if cells >= CELLS:
                yield Block(range(first, first + len(rows)), rows, self.name, min(1.0, read / size))
                first, cells, rows = first + len(rows), 0, []
        yield Block(range(first, first + len(rows)), rows, self.name)

    def _row(self, element: Element) -> list[Value]:
        row: list[Value] = []
        space = _space(element)
        value, inline = space + "v", space + "is"
        for cell in element:
            place = cell.get("r")
            column = len(row) if place is None else self._column(place.rstrip("0123456789"))
            if not len(row) <= column < LAST_COLUMN:
                raise ValueError(f"cell {place}")
            if column > len(row):
                row += [None] * (column - len(row))
            said = cell.findtext(value)
            if said:
                row.append(self._value(said, cell.get("t", "n"), cell.get("s", "0")))
            else:
                text = cell.find(inline)
                computed = cell.find(space + "f") is not None and cell.get("t") != "str"
                row.append((NO_VALUE if computed else None) if text is None else _plain(_spoken(text)))
        return row

    def _column(self, letters: str) -> int:
        """The column of its letters, counted from 0."""
        if letters not in self._columns:
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - ord("A") + 1
            self._columns[letters] = place - 1
        return self._columns[letters]

    # -- values ----------------------------------------------------------------------------------------------

    def _value(self, text: str, kind: str, style: str) -> Value:
        if kind == "n":
            return self._day(text, style) if style in self.days.formats else _number(text)
        if kind == "s":
            return _plain(self.texts.text(int(text)))
        if kind == "b":
            return "TRUE" if int(text) else "FALSE"
        return _iso_day(text) if kind == "d" else _plain(text)

    def _day(self, text: str, style: str) -> Value:
        """The day that a number means; a time of day or a span is text."""
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - needed only for days

        try:
            day = from_excel(float(text), self.days.epoch, timedelta=style in self.days.spans)
        except (OverflowError, ValueError):
            return "#VALUE!"
        return _date(day)


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _number(text: str) -> Decimal:
    """The number as a person saw it: `593.10000000000002` is 593.1."""
    if NUMBER.fullmatch(text) and len(text) <= 15:
        return Decimal(text)
    if text.lstrip("-").isdigit():
        return Decimal(text)
    return Decimal(f"{Decimal(f'{float(text):.15g}'):f}")


def _iso_day(text: str) -> Value:
    from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415 - needed only for days

    return _date(from_ISO8601(text))  # type: ignore[no-untyped-call] # openpyxl has no types here


def _date(day: Any) -> Value:
    if isinstance(day, datetime):
        return day.date()
    return day if isinstance(day, date) or day is None else str(day)
