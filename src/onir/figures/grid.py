"""Rows of cells, whatever file they come from: CSV text in a declared encoding, or a sheet of a workbook.

A file is what its bytes are, not what its name says: a web page or a PDF named .xlsx is refused as what it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from onir.errors import BadInput, Unavailable
from onir.language.messages import msg

Value = str | Decimal | date | None
"""Text as printed, a number or a day as a workbook stores it, or nothing."""

ENCODINGS = {"utf-8": "utf-8-sig", "cp1251": "cp1251", "utf-16": "utf-16"}
KINDS = ((b"%PDF", "PDF"), (b"\xd0\xcf\x11\xe0", "XLS"), (b"PAR1", "Parquet"), (b"\x1f\x8b", "gzip"), (b"{", "JSON"))
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


def rows_of_text(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The lines of a CSV file; a line that is not in the encoding is named."""
    number = 0
    try:
        with path.open(encoding=ENCODINGS[encoding], newline="") as file:
            lines = csv.reader(file, delimiter=delimiter, strict=True)
            for values in lines:
                number = lines.line_num
                yield Row(number, [value.strip() or None for value in values])
    except UnicodeError as fault:
        raise BadInput(
            msg("Near line {line} the bytes are not {encoding}.", line=number + 1, encoding=encoding),
            where=path.name,
            accepted=msg("Accepted under “encoding”: {names}.", names=list(ENCODINGS)),
        ) from fault
    except csv.Error as fault:
        raise BadInput(
            msg("Line {line} is not CSV: {reason}.", line=number + 1, reason=str(fault)), where=path.name
        ) from fault
