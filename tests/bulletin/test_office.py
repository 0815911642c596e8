"""Documents in LibreOffice: a text becomes a PDF with every word of it, a workbook reckons to the same values."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from tests.bulletin.documents import BELOW_ZERO, OTHERS, SPLIT, Asked, file, made, telling
from tests.bulletin.snapshots import SHEETS, name_of
from tests.bulletin.test_formats import bare, words_of

from onir.bulletin.document import Number

pytestmark = pytest.mark.office
SECONDS = 120


def converted(paths: Sequence[Path], to: str) -> Path:
    """The folder with the files in another format, by one LibreOffice with a profile of its own."""
    folder = paths[0].parent
    out, profile = folder / "out", f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return out


Converted = Mapping[tuple[Asked, str], Path]
BOOKS: Sequence[tuple[Asked, str]] = ((SPLIT, "ru"), (BELOW_ZERO, "ru"), *((other, "ru") for other in OTHERS))


def _converted(folder: Path, asked: Sequence[tuple[Asked, str]], form: str, to: str) -> Converted:
    for one in asked:
        (folder / f"{name_of(*one)}.{form}").write_bytes(file(*one, form))
    out = converted(sorted(folder.glob(f"*.{form}")), to)
    return {one: out / f"{name_of(*one)}.{to}" for one in asked}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Texts as LibreOffice prints them."""
    return _converted(tmp_path_factory.mktemp("sheets"), SHEETS, "docx", "pdf")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Workbooks as LibreOffice reckons and writes them."""
    return _converted(tmp_path_factory.mktemp("books"), BOOKS, "xlsx", "xlsx")


def without_foot(page: str) -> str:
    """A sentence may go on over the page; the foot between its halves is none of it."""
    return "\n".join(page.strip().splitlines()[:-1])


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_a_text_becomes_a_pdf_without_loss(sheets: Converted, asked: Asked, language: str) -> None:
    made_there = sheets[asked, language]
    told = subprocess.run(["pdftotext", "-raw", made_there, "-"], check=True, capture_output=True).stdout.decode()
    said = bare(" ".join(without_foot(page) for page in told.split("\f")))
    wanted = [bare(one) for one in words_of(file(asked, language, "docx"))]
    assert len(wanted) > 100
    assert [one for one in wanted if one not in said] == []
    pictures = subprocess.run(["pdfimages", "-list", made_there], check=True, capture_output=True).stdout.decode()
    charts = [one for part in telling(asked, language).told["parts"] for one in part["blocks"] if "picture" in one]
    assert len(re.findall(r"^ +\d+ +\d+ image", pictures, re.MULTILINE)) == len(charts)


@pytest.mark.parametrize(("asked", "language"), BOOKS)
def test_a_workbook_reckons_to_the_same_values(books: Converted, asked: Asked, language: str) -> None:
    reckoned = openpyxl.load_workbook(books[asked, language], data_only=True)
    compared = 0
    for table, sheet in zip(made(asked).tables, reckoned.worksheets[1:-1], strict=True):
        for row, line in enumerate(table.rows, 4):
            for column, said in enumerate(line.cells, 1):
                if isinstance(said, Number):
                    assert sheet.cell(row, column).value == pytest.approx(float(said.value), rel=1e-9, abs=1e-9)
                    compared += 1
    assert compared > 10


def test_a_workbook_shows_numbers_as_they_are_said(tmp_path: Path) -> None:
    """The first sheet of figures as LibreOffice shows it, against the words of the bulletin."""
    (path := tmp_path / "bulletin.xlsx").write_bytes(file(SPLIT, "en", "xlsx"))
    shown = bare(
        subprocess.run(
            ["pdftotext", "-raw", converted([path], "pdf") / "bulletin.pdf", "-"], check=True, capture_output=True
        ).stdout.decode()
    )
    table = list(made(SPLIT).tables)[-1]
    percents = [
        cell.say("en")
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, Number) and cell.kind == "percent"
    ]
    assert len(percents) == 40
    assert [one for one in percents if bare(one).lstrip("+−") not in shown] == []
