"""Sheets of an XLSX file, row by row, opened with suspicion: workbooks come by mail from anywhere.

Before a parser sees it, the file is held to its size, its number of members and how far they unpack; a document type
(which could declare entities) and links to other files are refused. Values are those the workbook stores: formulas are
never computed, and an error in a cell is named by that cell. Rows are streamed, so that memory does not grow with the
sheet. Left out: the old binary .xls, macros, and merged ranges (a merged header is a value and blanks after it).
"""

from __future__ import annotations

import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.errors import BadInput
from onir.figures.grid import Row, Value
from onir.language.messages import msg

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST_FILE = 2 << 30
LARGEST_UNPACKED = 32 << 30
MOST_MEMBERS = 5000
STEEPEST = 400
"""How many bytes one may become; sheets of equal cells reach a hundred, bombs a thousand."""
SMALL = 10 << 20
"""Members that unpack to less are harmless at any ratio."""
SHARED_STRINGS = 512 << 20
"""They are all held in memory by the parser."""
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, SyntaxError, TypeError, ValueError),
)
"""What unpacking and parsing raise on a file that is not sound."""


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook of a file that was looked over first."""
    look_over(path)
    from openpyxl import load_workbook  # noqa: PLC0415 - needed only for workbooks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations, which are not read
        try:
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        except DAMAGED as fault:
            raise _unreadable(path) from fault
        try:
            yield book
        finally:
            book.close()


def look_over(path: Path) -> None:
    """Refuse what is no workbook, or a dangerous one, before anything is unpacked."""
    if path.stat().st_size > LARGEST_FILE:
        raise BadInput(msg("The workbook is larger than {n} MB.", n=LARGEST_FILE >> 20), where=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(path, archive.infolist())
            _check_markup(path, archive)
    except DAMAGED as fault:
        raise _unreadable(path) from fault


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise _unreadable(path)
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise _bomb(path, path.name)
    for member in members:
        steep = member.file_size > SMALL and member.file_size > STEEPEST * max(1, member.compress_size)
        if steep or ("sharedStrings" in member.filename and member.file_size > SHARED_STRINGS):
            raise _bomb(path, member.filename)
    if linked := sorted(name for name in names if name.startswith("xl/externalLinks/")):
        raise BadInput(
            msg("The workbook takes figures from other files ({name}).", name=linked[0]),
            where=path.name,
            then=msg("Break the links (keep the values) and save it; nothing was stored."),
        )


def _check_markup(path: Path, archive: zipfile.ZipFile) -> None:
    """No part declares a document type: that is where entities and outside references come from."""
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as part:
                head = part.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\x00!\x00D" in head:
                raise BadInput(
                    msg("A part of the workbook declares entities: {name}.", name=member.filename),
                    where=path.name,
                    then=msg("No office program writes such a file; ask the sender for another."),
                )


def sheet_of(path: Path, book: Workbook, wanted: str | None) -> str:
    """The sheet by its name, or the only one that shows; a hidden sheet is never taken silently."""
    sheets = {sheet.title: sheet.sheet_state == "visible" for sheet in book.worksheets}
    shown = [name for name, visible in sheets.items() if visible]
    if wanted is None and len(shown) == 1:
        return shown[0]
    if wanted is not None and sheets.get(wanted):
        return wanted
    if not sheets:
        raise _unreadable(path)
    hidden = [name for name, visible in sheets.items() if not visible]
    if wanted in hidden:
        raise BadInput(
            msg("The sheet “{name}” is hidden.", name=wanted),
            where=path.name,
            then=msg("Look at it in the workbook, show it and save it; nothing was stored."),
        )
    raise BadInput(
        msg("There is no sheet “{name}”.", name=wanted) if wanted else msg("The workbook has several sheets."),
        where=path.name,
        accepted=_sheets(shown, hidden),
        then=msg("Name one in the mapping under “sheet”."),
    )


def _sheets(shown: list[str], hidden: list[str]) -> Any:
    if hidden:
        return msg("Its sheets: {shown}; hidden: {hidden}.", shown=shown, hidden=hidden)
    return msg("Its sheets: {shown}.", shown=shown)


def rows_of(path: Path, sheet: str | None) -> Iterator[Row]:
    """The rows of a sheet from the first, with the cells as they are stored."""
    with opened(path) as book:
        name = sheet_of(path, book, sheet)
        page = book[name]
        page.reset_dimensions()  # what the file says of its size may be wrong
        try:
            for number, cells in enumerate(page.iter_rows(), start=1):
                yield Row(number, [_value(cell) for cell in cells], name)
        except DAMAGED as fault:
            raise _unreadable(path) from fault


def _value(cell: Any) -> Value:
    """Fifteen significant digits are all that a workbook stores; what follows is an artefact of binary numbers."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) or value is None else re.sub(r"\s+", " ", str(value)).strip()


def _bomb(path: Path, member: str) -> BadInput:
    return BadInput(
        msg("The file unpacks to far more than a table: {name}.", name=member),
        where=path.name,
        then=msg("Ask the sender what it is; nothing was stored."),
    )


def _unreadable(path: Path) -> BadInput:
    return BadInput(
        msg("This is not a workbook that can be read."),
        where=path.name,
        accepted=msg("Accepted: .xlsx as Excel and LibreOffice write it, and .csv."),
        then=msg("Open it in an office program and save it anew as .xlsx; nothing was stored."),
    )
