"""What the animals of the zoo are: a file, its mapping, and the words that refuse it."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.figures.made_books import Grid, book_bytes, grid, mapping, text

Spots = Mapping[tuple[int, int], Any]


@dataclass(frozen=True)
class Animal:
    """`make` gives the bytes of a file called `file`; `said` are words of the one message that refuses it."""

    name: str
    file: str
    make: Callable[[], bytes]
    said: tuple[str, ...]
    mapping: Mapping[str, Any] = field(default_factory=mapping)


def sheet(name: str, spots: Spots | Grid, *said: str, **words: Any) -> Animal:
    """A workbook of one sheet, the usual grid with some cells changed (row and column from 1), or another grid."""
    rows = changed(spots) if isinstance(spots, Mapping) else spots
    return Animal(name, "made.xlsx", lambda: book_bytes(("Лист1", rows)), said, mapping(**words))


def lines(name: str, spots: Spots | Grid, *said: str, delimiter: str = ";", **words: Any) -> Animal:
    """The same as CSV in UTF-8, cells split by semicolons."""
    layout = {"delimiter": "semicolon", **words.pop("layout", {})}
    rows = changed(spots) if isinstance(spots, Mapping) else spots
    return Animal(name, "made.csv", lambda: text(rows, delimiter).encode(), said, mapping(layout=layout, **words))


def raw(name: str, file: str, content: Callable[[], bytes] | bytes, *said: str, **words: Any) -> Animal:
    """Bytes as they are."""
    return Animal(name, file, content if callable(content) else lambda: content, said, mapping(**words))


def changed(cells: Spots, rows: Grid | None = None) -> Grid:
    """The usual grid with cells changed, counted from 1."""
    made = deepcopy(rows if rows is not None else grid())
    for (row, column), value in cells.items():
        made[row - 1] += [None] * (column - len(made[row - 1]))
        made[row - 1][column - 1] = value
    return made


def packed(parts: Mapping[str, bytes], *, without: Sequence[str] = ()) -> bytes:
    """A sound workbook with some of its parts replaced, added or left out."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book_bytes())) as sound, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            if name not in parts and name not in without:
                made.writestr(name, sound.read(name))
        for name, content in parts.items():
            made.writestr(name, content)
    return sink.getvalue()


def part(name: str) -> bytes:
    """A part of a sound workbook."""
    with zipfile.ZipFile(io.BytesIO(book_bytes())) as sound:
        return sound.read(name)


def long_rows(*rows: Sequence[Any], heads: Sequence[str] = ("Область", "Период", "Значение", "Единица")) -> Grid:
    return [list(heads), *[list(row) for row in rows]]


LONG = {
    "shape": "long",
    "header": 1,
    "delimiter": "semicolon",
    "columns": {"area": "Область", "period": "Период", "value": "Значение", "unit": "Единица"},
}
