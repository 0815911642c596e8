"""Rows of cells, whatever file they come from: CSV text in a declared encoding, or a sheet of a workbook.

A file is what its bytes are, not what its name says: a web page or a PDF named .xlsx is refused as what it is. Rows
come in blocks of bounded size, so that a file of gigabytes is read as a short one is.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from itertools import accumulate, islice
from pathlib import Path

from onir.errors import BadInput, Unavailable
from onir.language.messages import msg

Value = str | Decimal | date | None
"""Text as printed, a number or a day as a workbook stores it, or nothing."""

ENCODINGS = {"utf-8": "utf-8-sig", "cp1251": "cp1251", "utf-16": "utf-16"}
KINDS = ((b"%PDF", "PDF"), (b"\xd0\xcf\x11\xe0", "XLS"), (b"PAR1", "Parquet"), (b"\x1f\x8b", "gzip"), (b"{", "JSON"))
FIRST, CELLS = 100, 25_000
"""Rows in the first block of a CSV file, and cells in every later one."""

BREAK = re.compile(r"\r\n|\r|\n")
PAGE = (b"<!doctype", b"<html", b"<head", b"<?xml", b"<table")


@dataclass(frozen=True)
class Row:
    """A line of a file, counted from 1; in a workbook the sheet it stands in."""

    number: int
    values: list[Value]
    sheet: str = ""

    def place(self, column: int) -> str:
        """Where a cell stands: `Sheet1!B5`, in CSV `5:2`, line and column counted from 1."""
        return f"{self.sheet}!{letters(column)}{self.number}" if self.sheet else f"{self.number}:{column + 1}"


@dataclass(frozen=True)
class Block:
    """Some rows of a file one after another; `numbers` are their lines, `share` how much of the file is read so far."""

    numbers: Sequence[int]
    values: Sequence[Sequence[Value]]
    sheet: str = ""
    share: float = 1.0

    def __iter__(self) -> Iterator[Row]:
        return (Row(number, list(values), self.sheet) for number, values in zip(self.numbers, self.values, strict=True))

    def between(self, first: int, last: int | None) -> Block:
        """The rows from one line to another."""
        kept = slice(bisect_left(self.numbers, first), None if last is None else bisect_right(self.numbers, last))
        return Block(self.numbers[kept], self.values[kept], self.sheet, self.share)


def letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def is_workbook(path: Path) -> bool:
    """Whether the bytes are those of a zip archive; refuses what is neither a workbook nor text."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except IsADirectoryError:
        raise BadInput(msg("This is a folder, not a file."), where=str(path)) from None
    except FileNotFoundError:
        raise BadInput(msg("There is no such file."), where=str(path)) from None
    except OSError as fault:
        raise Unavailable(
            msg("The file cannot be read: {reason}.", reason=fault.strerror or ""), where=str(path)
        ) from fault
    if not head.strip():
        raise BadInput(msg("The file is empty."), where=path.name)
    named = next((name for start, name in KINDS if head.startswith(start)), None)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(PAGE):
        named = "HTML"
    if named:
        raise BadInput(
            msg("The bytes of this file are {kind}, not a table.", kind=named),
            where=path.name,
            accepted=msg("Accepted: .xlsx as Excel and LibreOffice write it, and .csv."),
            then=msg("Get the table itself from its publisher or save it in one of these; nothing was stored."),
        )
    return head.startswith(b"PK")


def blocks_of_text(path: Path, encoding: str, delimiter: str) -> Iterator[Block]:
    """The lines of a CSV file, cells as they stand; a line that is not in the encoding is named."""
    size = path.stat().st_size or 1
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=ENCODINGS[encoding], newline="") as file:
        lines = csv.reader(file, delimiter=delimiter, strict=True)
        rows = FIRST
        while True:
            before, values = lines.line_num, list[list[str]]()
            try:
                values.extend(islice(lines, rows))
            except UnicodeError as fault:
                raise BadInput(
                    msg("Near line {line} the bytes are not {encoding}.", line=lines.line_num + 1, encoding=encoding),
                    where=path.name,
                    accepted=msg("Accepted under “encoding”: {names}.", names=list(ENCODINGS)),
                ) from fault
            except csv.Error as fault:
                line = _ends(values, before)[-1] + 1 if values else before + 1
                raise BadInput(
                    msg("Line {line} is not CSV: {reason}.", line=line, reason=str(fault)), where=path.name
                ) from fault
            if not values:
                return
            whole = lines.line_num - before == len(values)
            numbers = range(before + 1, lines.line_num + 1) if whole else _ends(values, before)
            rows = max(1, CELLS // max(1, *map(len, values)))
            yield Block(numbers, values, share=min(1.0, raw.tell() / size))


def _ends(rows: Sequence[Sequence[str]], before: int) -> list[int]:
    """The line on which each row ends, where cells have line breaks in them."""
    return list(accumulate((1 + sum(len(BREAK.findall(cell)) for cell in row) for row in rows), initial=before))[1:]


def rows_of_text(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The lines of a CSV file one by one, without the blanks around cells."""
    for block in blocks_of_text(path, encoding, delimiter):
        for row in block:
            yield Row(row.number, [str(value).strip() or None for value in row.values])
