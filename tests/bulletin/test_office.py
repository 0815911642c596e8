"""Documents in LibreOffice: a text becomes a PDF with every word of it, a workbook reckons to the same values."""

import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from tests.bulletin.documents import BELOW_ZERO, SPLIT, Asked, file, made
from tests.bulletin.test_formats import bare, words_of

from onir.bulletin.document import Number
from onir.language.messages import LANGUAGES

pytestmark = pytest.mark.office
SECONDS = 120


def converted(path: Path, to: str) -> Path:
    """The file in another format, by a LibreOffice with a profile of its own."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return out / f"{path.stem}.{to}"


def without_foot(page: str) -> str:
    """A sentence may go on over the page; the foot between its halves is none of it."""
    return "\n".join(page.strip().splitlines()[:-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_becomes_a_pdf_without_loss(tmp_path: Path, language: str) -> None:
    content = file(SPLIT, language, "docx")
    (path := tmp_path / "bulletin.docx").write_bytes(content)
    made_there = converted(path, "pdf")
    told = subprocess.run(["pdftotext", "-raw", made_there, "-"], check=True, capture_output=True).stdout.decode()
    said = bare(" ".join(without_foot(page) for page in told.split("\f")))
    wanted = [bare(one) for one in words_of(content)]
    assert len(wanted) > 300
    assert [one for one in wanted if one not in said] == []
    pictures = subprocess.run(["pdfimages", "-list", made_there], check=True, capture_output=True).stdout.decode()
    assert len(re.findall(r"^ +\d+ +\d+ image", pictures, re.MULTILINE)) == 4


@pytest.mark.parametrize("asked", [SPLIT, BELOW_ZERO])
def test_a_workbook_reckons_to_the_same_values(tmp_path: Path, asked: Asked) -> None:
    (path := tmp_path / "bulletin.xlsx").write_bytes(file(asked, "ru", "xlsx"))
    reckoned = openpyxl.load_workbook(converted(path, "xlsx"), data_only=True)
    compared = 0
    for table, sheet in zip(made(asked).tables, reckoned.worksheets[1:-1], strict=True):
        for row, line in enumerate(table.rows, 4):
            for column, said in enumerate(line.cells, 1):
                if isinstance(said, Number):
                    assert sheet.cell(row, column).value == pytest.approx(float(said.value), rel=1e-9, abs=1e-9)
                    compared += 1
    assert compared > 100


def test_a_workbook_shows_numbers_as_they_are_said(tmp_path: Path) -> None:
    """The first sheet of figures as LibreOffice shows it, against the words of the bulletin."""
    (path := tmp_path / "bulletin.xlsx").write_bytes(file(SPLIT, "en", "xlsx"))
    shown = bare(
        subprocess.run(
            ["pdftotext", "-raw", converted(path, "pdf"), "-"], check=True, capture_output=True
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
