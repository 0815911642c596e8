"""Worksheets of a sealed workbook as grids of cells, for publishers whose workbooks have a layout of their own.

Workbooks of publishers are small, so a sheet is held whole; a merged cell has its value in its first cell alone. Hidden
sheets are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onir.errors import BadInput
from onir.figures.keeping.adding import Sealed
from onir.figures.reading.grid import Value, is_workbook, letters
from onir.figures.reading.printed import CHANGED, Place
from onir.figures.reading.workbook import book_of, rows_of
from onir.language.messages import msg


@dataclass(frozen=True)
class Grid:
    """One worksheet: rows of cells from the first row and column on, as the file has them."""

    file: str
    name: str
    rows: tuple[tuple[Value, ...], ...]

    def cell(self, row: int, column: int) -> Value:
        """The cell, counted from 0; None outside."""
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else None

    def text(self, row: int, column: int) -> str:
        """The cell as text without the spaces around it."""
        found = self.cell(row, column)
        return "" if found is None else str(found).strip()

    def place(self, row: int, column: int) -> Place:
        return Place(self.file, row + 1, f"{self.name}!{letters(column)}{row + 1}")


def grids(sealed: Sealed) -> Mapping[str, Grid]:
    """The worksheets that show, by name, in the order of the workbook."""
    with _on_disk(sealed) as path:
        is_workbook(path)
        shown = book_of(path).shown
        rows = {name: tuple(tuple(row.values) for row in rows_of(path, name)) for name in shown}
    return {name: Grid(sealed.name, name, rows[name]) for name in shown}


@contextmanager
def _on_disk(sealed: Sealed) -> Iterator[Path]:
    """The sealed file under its own name, which messages say."""
    if isinstance(sealed.content, Path):
        yield sealed.content
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(sealed.name).name
        path.write_bytes(sealed.content)
        yield path


def chosen(found: Mapping[str, Grid], wanted: Sequence[str], file: str) -> Iterator[Grid]:
    """The sheets whose names begin so, in the order wanted; BadInput lists those there are."""
    for start in wanted:
        sheets = [grid for name, grid in found.items() if name.strip().casefold().startswith(start.casefold())]
        if len(sheets) != 1:
            raise BadInput(
                msg(
                    "{n} {n:plural:sheet|sheets} of the workbook have a name that begins with “{name}”; one is due.",
                    n=len(sheets), name=start,
                ),
                where=file,
                accepted=msg("The workbook has the sheets {sheets}.", sheets=list(found)),
                then=CHANGED,
            )  # fmt: skip
        yield sheets[0]
