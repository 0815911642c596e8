"""A document as a workbook: the words on the first sheet, each table on one of its own, then every source in full.

Numbers are numbers, in base units and as exact as they are printed; what follows from others of the same table is a
formula, so that who changes a figure sees what becomes of places, shares and changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from onir.bulletin.document import Column, Document, Formula, KeyFigures, Listing, Number, Paragraph, Place, Table
from onir.bulletin.office.packing import packed
from onir.bulletin.source_notes import together
from onir.bulletin.told import SOURCES, begun
from onir.language.messages import Sayable, msg

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 31
"""Letters that the name of a sheet may have."""

HEAD = 3
"""The row with the heads of a table; above it stands what the table is of."""

UNNAMED = re.compile(r"[\[\]:*?/\\']")
"""Signs that no name of a sheet may hold."""

FONT, LINE = "Noto Sans", 15
"""Letters, and points from one line to the next."""

WIDEST = 60
"""Letters across that a column takes at most."""

WORDS = msg("Text")
NOTE_HEADS = (
    msg("No."), msg("Publisher"), msg("Table"), msg("Release"), msg("Cells"), msg("Address"), msg("Vintage"),
)  # fmt: skip


def document_xlsx(document: Document, language: str) -> bytes:
    """The document as XLSX, its words in one language."""
    from openpyxl import Workbook  # noqa: PLC0415 - needed only to write workbooks

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    _words(_sheet(book, WORDS.say(language)), document, language)
    for table in document.tables:
        _table(_sheet(book, table.name.say(language)), table, document, language)
    if document.notes:
        _sources(_sheet(book, SOURCES.say(language)), document, language)
    book.properties.title = begun(document.title, language)
    book.properties.language = language
    book.properties.creator = "Öñir"
    made = BytesIO()
    book.save(made)
    return packed(made.getvalue())


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A sheet of a name that no other of the book has."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    wanted = UNNAMED.sub(" ", name)
    name, n = wanted[:LONGEST], 1
    while name in book.sheetnames:
        n += 1
        name = f"{wanted[: LONGEST - 3]} {n}"
    sheet: Worksheet = book.create_sheet(name)
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


# -- words ----------------------------------------------------------------------------------------------------------


def _heighten(sheet: Worksheet) -> None:
    """Rows as high as their words need, which programs do not all see to themselves."""
    for number, row in enumerate(sheet.iter_rows(), 1):
        lines = [
            -(-len(str(cell.value)) // max(1, int(sheet.column_dimensions[cell.column_letter].width)))
            for cell in row
            if cell.value is not None and cell.alignment.wrap_text
        ]
        if lines:
            sheet.row_dimensions[number].height = LINE * max(lines)


def _words(sheet: Worksheet, document: Document, language: str) -> None:
    """Title, headings and sentences, one a row, with the numbers of their sources beside them."""
    sheet.column_dimensions["A"].width = 110
    sheet.column_dimensions["B"].width = 12
    _write(sheet, 1, (begun(document.title, language),), bold=True, size=14)
    _write(sheet, 2, (document.about.say(language),))
    row = 4
    for part in document.parts:
        lines = list(_lines(document, part.blocks, language))
        if lines:
            _write(sheet, row, (begun(part.heading, language),), bold=True, size=12)
            for line in lines:
                row += 1
                _write(sheet, row, line)
            row += 2
    _heighten(sheet)


def _lines(document: Document, blocks: Sequence[object], language: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Paragraph | Listing):
            for one in block.sentences if isinstance(block, Paragraph) else block.items:
                yield one.said.say(language), _numbers(document.numbers(one.notes))
        elif isinstance(block, KeyFigures):
            for figure in block.figures:
                said = f"{figure.name.say(language)}: {figure.value.say(language)}"
                beside = figure.beside.say(language)
                yield f"{said} ({beside})" if beside else said, _numbers(document.numbers(figure.notes))


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _write(sheet: Worksheet, row: int, cells: Sequence[str], *, bold: bool = False, size: int = 10) -> None:
    for place, words in enumerate(cells, 1):
        _write_at(sheet, (row, place), words, bold=bold, size=size)


def _write_at(sheet: Worksheet, at: tuple[int, int], words: str, *, bold: bool = False, size: int = 10) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    cell = sheet.cell(*at, value=words)
    cell.data_type = "s"  # words are words, also those that begin as a formula does
    cell.font = Font(name=FONT, bold=bold, size=size)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


# -- tables ---------------------------------------------------------------------------------------------------------


def _table(sheet: Worksheet, table: Table, document: Document, language: str) -> None:
    """What the table is of, its heads and its rows; the heads stay in sight."""
    numbers = _numbers(document.numbers(table.notes))
    title, source = begun(table.title, language), f"{SOURCES.say(language)}: {numbers}"
    _plain(sheet, 1, title, bold=True)
    _plain(sheet, 2, source if numbers else "")
    _write(sheet, HEAD, [_head(column, language) for column in table.columns], bold=True)
    letters = {column.key: place for place, column in enumerate(table.columns, 1)}
    for row, line in enumerate(table.rows):
        for column, said in enumerate(line.cells, 1):
            _cell(sheet, (row + HEAD + 1, column), said, letters, language, bold=line.own)
    _sources_of_rows(sheet, table, document, language)
    sheet.freeze_panes = f"A{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    _fit(sheet, table, language)
    _heighten(sheet)


def _sources_of_rows(sheet: Worksheet, table: Table, document: Document, language: str) -> None:
    """A last column with the numbers of sources, where rows have their own."""
    if any(line.notes for line in table.rows):
        last = len(table.columns) + 1
        told = [SOURCES.say(language), *(_numbers(document.numbers(line.notes)) for line in table.rows)]
        for row, words in enumerate(told, HEAD):
            _write_at(sheet, (row, last), words, bold=row == HEAD)


def _plain(sheet: Worksheet, row: int, words: str, *, bold: bool = False) -> None:
    """Words that run over the cells beside."""
    from openpyxl.styles import Alignment  # noqa: PLC0415

    _write(sheet, row, (words,), bold=bold)
    sheet.cell(row, 1).alignment = Alignment(wrap_text=False)


def _head(column: Column, language: str) -> str:
    return begun(column.head, language) + (f", {column.unit}" if column.unit else "")


def _cell(
    sheet: Worksheet, at: tuple[int, int], said: Sayable, letters: Mapping[str, int], language: str, *, bold: bool
) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    cell = sheet.cell(*at)
    if isinstance(said, Number):
        cell.value = _reckoned(said.formula, letters) if said.formula else _exact(said.value)
        cell.number_format = _format(said)
    elif words := said.say(language):
        cell.value = words
        cell.data_type = "s"
        cell.alignment = Alignment(horizontal="left", indent=1 if at[1] > 1 else 0)
    cell.font = Font(name=FONT, bold=bold, size=10)


def _exact(value: object) -> int | float:
    """A number as a workbook keeps it: whole where it is, else of double precision."""
    number = Fraction(str(value)) if not isinstance(value, Fraction) else value
    return int(number) if number.denominator == 1 else float(number)


def _format(number: Number) -> str:
    places = "." + "0" * number.places if number.places else ""
    if number.kind == "percent":
        return f"0{places}%"
    return "0" if number.kind == "count" else f"#,##0{places}"


def _reckoned(formula: Formula, letters: Mapping[str, int]) -> str:
    """The formula in the language of workbooks, which is English in the file whatever the screen shows."""
    first, *others = [_address(place, letters) for place in formula.of]
    if formula.operation == "rank":
        return f"=RANK({first},{_span(others)})"
    if formula.operation == "sum":
        return f"=SUM({_span([first, *others])})"
    second = others[0]
    return {"ratio": f"={first}/{second}", "growth": f"={first}/{second}-1", "difference": f"={first}-{second}"}[
        formula.operation
    ]


def _address(place: Place, letters: Mapping[str, int]) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    return f"{get_column_letter(letters[place.column])}{place.row + HEAD + 1}"


def _span(addresses: Sequence[str]) -> str:
    """Cells of a column that follow one another; a rank is among these."""
    return f"{addresses[0]}:{addresses[-1]}"


def _fit(sheet: Worksheet, table: Table, language: str) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for place, column in enumerate(table.columns):
        heads = max(_head(column, language).split(), key=len)
        said = [row.cells[place].say(language) for row in table.rows]
        across = max([len(heads), *map(len, said)], default=0)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(WIDEST, across + 3)


# -- sources --------------------------------------------------------------------------------------------------------


def _sources(sheet: Worksheet, document: Document, language: str) -> None:
    """Every source with all its cells."""
    _write(sheet, 1, [head.say(language) for head in NOTE_HEADS], bold=True)
    for number, note in enumerate(document.notes, 1):
        said = [one.say(language) for one in (note.publisher, note.table, note.release)]
        _write(sheet, number + 1, [str(number), *said, _listed(note.cells), note.address, note.key])
    for letter, width in zip("ABCDEFG", (6, 30, 45, 30, 70, 45, 25), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _heighten(sheet)


def _listed(cells: Sequence[str]) -> str:
    return "; ".join(together(cells))
