"""Sheets of an XLSX file, row by row, opened with suspicion: workbooks come by mail from anywhere.

Before a parser sees it, the file is held to its size, its number of members and how far they unpack; a document type
(which could declare entities) and links to other files are refused. Values are those the workbook stores: formulas are
never computed, and an error in a cell is named by that cell. Rows are streamed, so that memory does not grow with the
sheet (`worksheet`). Left out: the old binary .xls, macros, and merged ranges (a merged header is a value and blanks
after it).
"""

from __future__ import annotations

import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.errors import BadInput
from onir.figures.reading.grid import Block, Row
from onir.figures.reading.worksheet import Days, Sheet, Texts, shared_texts
from onir.language.messages import msg

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

LARGEST_FILE = 2 << 30
LARGEST_UNPACKED = 32 << 30
MOST_MEMBERS = 5000
STEEPEST = 400
"""How many bytes one may become; sheets of equal cells reach a hundred, bombs a thousand."""
SMALL = 10 << 20
"""Members that unpack to less are harmless at any ratio."""
SHARED_STRINGS = 512 << 20
"""They wait on disk while a sheet is read."""
READ_WHOLE = 64 << 20
"""Members that are neither sheets nor shared texts nor media are small; openpyxl holds them."""
TEXTS_PART = "xl/sharedStrings.xml"
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, SyntaxError, TypeError, ValueError),
)
"""What unpacking and parsing raise on a file that is not sound."""


@dataclass(frozen=True)
class Book:
    """What a workbook says of itself: its sheets with their parts, those that show, and its formats of days."""

    parts: Mapping[str, str]
    shown: tuple[str, ...]
    days: Days


def book_of(path: Path) -> Book:
    """The workbook of a file that was looked over first; no sheet is read yet."""
    look_over(path)
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 - needed only for workbooks
    from openpyxl.styles.stylesheet import apply_stylesheet  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations, which are not read
        try:
            reader = ExcelReader(path, read_only=True, data_only=True, keep_links=False)
            with reader.archive:
                reader.read_manifest()
                reader.read_workbook()
                apply_stylesheet(reader.archive, reader.wb)
                return _book(reader)
        except DAMAGED as fault:
            raise _unreadable(path) from fault


def _book(reader: ExcelReader) -> Book:
    held = frozenset(reader.archive.namelist())
    found = [(sheet, rel.target) for sheet, rel in reader.parser.find_sheets() if rel.Type.endswith("/worksheet")]
    sheets = [(sheet, part) for sheet, part in found if part in held]
    book: Any = reader.wb
    formats, spans = (frozenset(map(str, found)) for found in (book._date_formats, book._timedelta_formats))
    return Book(
        {sheet.name: part for sheet, part in sheets},
        tuple(sheet.name for sheet, _ in sheets if sheet.state == "visible"),
        Days(formats, spans, book.epoch),
    )


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
        if steep or member.file_size > _room(member.filename):
            raise _bomb(path, member.filename)
    if linked := sorted(name for name in names if name.startswith("xl/externalLinks/")):
        raise BadInput(
            msg("The workbook takes figures from other files ({name}).", name=linked[0]),
            where=path.name,
            then=msg("Break the links (keep the values) and save it; nothing was stored."),
        )


def _room(name: str) -> int:
    """To how many bytes a member may unpack."""
    if name.startswith(("xl/worksheets/", "xl/media/")):
        return LARGEST_UNPACKED
    return SHARED_STRINGS if "sharedStrings" in name else READ_WHOLE


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


def sheet_of(path: Path, book: Book, wanted: str | None) -> str:
    """The sheet by its name, or the only one that shows; a hidden sheet is never taken silently."""
    shown, hidden = list(book.shown), [name for name in book.parts if name not in book.shown]
    if wanted is None and len(shown) == 1:
        return shown[0]
    if wanted in shown:
        return str(wanted)
    if not book.parts:
        raise _unreadable(path)
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
    return (row for block in blocks_of(path, sheet) for row in block)


def blocks_of(path: Path, sheet: str | None) -> Iterator[Block]:
    """The same in blocks."""
    book = book_of(path)
    name = sheet_of(path, book, sheet)
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo(book.parts[name])
            with closing(_texts(archive)) as texts, archive.open(part) as cells:
                yield from Sheet(name, texts, book.days).blocks(cells, max(1, part.file_size))
    except DAMAGED as fault:
        raise _unreadable(path) from fault


def _texts(archive: zipfile.ZipFile) -> Texts:
    found = next((name for name in archive.namelist() if name.casefold() == TEXTS_PART.casefold()), None)
    if found is None:
        return Texts()
    with archive.open(found) as part:
        return shared_texts(part)


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
