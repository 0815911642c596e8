"""A workbook that is damaged anywhere is read as it is or refused in words; nothing else comes out of the parser."""

from pathlib import Path

import pytest
from tests.figures.made_books import book_bytes

from onir.errors import BadInput
from onir.figures.reading.workbook import rows_of

PARTS = 40


@pytest.fixture(scope="module")
def sound() -> bytes:
    return book_bytes()


def refused(path: Path, content: bytes) -> bool:
    path.write_bytes(content)
    try:
        list(rows_of(path, "Лист1"))
    except BadInput as error:
        return "not a workbook that can be read" in error.say("en")
    return False


@pytest.mark.parametrize("part", range(PARTS))
def test_bytes_that_are_others(tmp_path: Path, sound: bytes, part: int) -> None:
    start = len(sound) * part // PARTS
    for at in (start, start + 7, start + 31):
        for garbled in (b"\xff", b"\x00" * 40, b"P\x07" * 8):
            refused(tmp_path / "made.xlsx", sound[:at] + garbled + sound[at + len(garbled) :])


def test_a_sheet_that_does_not_unpack(tmp_path: Path, sound: bytes) -> None:
    """The packed bytes themselves are garbled: the archive's own list is whole."""
    at = sound.find(b"xl/worksheets/sheet1.xml") + 60
    assert refused(tmp_path / "made.xlsx", sound[:at] + b"\xff" * 40 + sound[at + 40 :])


def test_a_file_that_ends_early(tmp_path: Path, sound: bytes) -> None:
    assert all(refused(tmp_path / "made.xlsx", sound[:-length]) for length in (100, 1000, 4000))
