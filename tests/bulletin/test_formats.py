"""One document in four formats: the same words in each, the same bytes each time, and what each format is used for."""

import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from tests.bulletin.documents import BELOW_ZERO, LONG, SPLIT, Asked, file, long_names, made, telling

from onir.bulletin.document import Figure, Number
from onir.bulletin.formats import FORMATS, Telling, written
from onir.bulletin.regional import bulletin
from onir.errors import BadInput
from onir.language.messages import LANGUAGES

_one_at_a_time = threading.Lock()
FOOT_LINES = 1
"""Lines of a sheet below its own words: title and number."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare(words: str) -> str:
    """Letters and digits alone: hyphens and spaces are a matter of where a line ends."""
    return re.sub(r"[\s\-\u00ad\u200b\ufffe]", "", words)


@cache
def printed(content: bytes) -> str:
    with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
        return bare(" ".join(page.get_textpage().get_text_range() for page in document))


def words_of(content: bytes) -> list[str]:
    """What is written in a text of an office, run by run."""
    with ZipFile(BytesIO(content)) as packed:
        body = ET.fromstring(packed.read("word/document.xml"))
    return [one.text for one in body.iter(f"{W}t") if one.text]


def texts(content: bytes) -> str:
    return bare("".join(words_of(content)))


def cells(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    values = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return bare(" ".join(str(cell) for cell in values if cell is not None))


def shown(content: bytes) -> str:
    return bare("".join(ET.fromstring(_as_xml(content)).itertext()))


def _as_xml(content: bytes) -> str:
    """HTML of ours as XML: elements without an end get one."""
    page = re.sub(r"<meta([^>]*)>", r"<meta\1/>", content.decode().removeprefix("<!doctype html>"))
    return page.replace("&nbsp;", " ")


def written_out(content: bytes) -> str:
    return bare(re.sub(r"\[\^\d+\]", "", content.decode()))


READERS: Mapping[str, Callable[[bytes], str]] = {
    "html": shown,
    "pdf": printed,
    "docx": texts,
    "xlsx": cells,
    "md": written_out,
}


def sentences(asked: Asked, language: str) -> Iterator[str]:
    """Every sentence, and the headings above sentences."""
    for part in telling(asked, language).told["parts"]:
        said = [sentence["text"] for block in part["blocks"] for sentence in block.get("sentences", ())]
        yield from [part["heading"], *said] if said else []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_says_every_sentence(language: str, form: str) -> None:
    said, wanted = READERS[form](file(SPLIT, language, form)), list(sentences(SPLIT, language))
    assert len(wanted) > 20
    assert [one for one in wanted if bare(one) not in said] == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_is_the_same_file(form: str) -> None:
    area, period, indicator = SPLIT
    again = Telling(bulletin(area, period, indicator=indicator), "kk")
    assert again.made(form) == file(SPLIT, "kk", form)


def test_files_are_written_one_a_language_and_format(tmp_path: Path) -> None:
    paths = list(written(made(SPLIT), tmp_path / "new", languages=["kk", "ru"], formats=["html", "xlsx"]))
    assert [path.name.removeprefix(made(SPLIT).name) for path in paths] == [
        ".kk.html", ".kk.xlsx", ".ru.html", ".ru.xlsx",
    ]  # fmt: skip
    assert [path.read_bytes() for path in paths] == [
        file(SPLIT, language, form) for language in ("kk", "ru") for form in ("html", "xlsx")
    ]


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput) as refused:
        telling(SPLIT, "en").made("odt")
    assert ", ".join(FORMATS) in refused.value.say("en")


# -- the page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [SPLIT, BELOW_ZERO])
def test_a_page_leads_from_each_number_to_its_source_and_back(asked: Asked) -> None:
    page = file(asked, "ru", "html").decode()
    places, links = re.findall(r' id="([\w-]+)"', page), re.findall(r' href="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in links} == set(places)
    notes = [place for place in places if place.startswith("note-")]
    assert len(notes) == len(made(asked).notes)


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    page = file(SPLIT, "en", "html").decode()
    assert re.findall(r"<(?:script|link|img|iframe)\b| (?:src|style|on\w+)=|url\(|@import", page) == []


def test_every_picture_of_a_page_is_described() -> None:
    root = ET.fromstring(_as_xml(file(SPLIT, "kk", "html")))
    said = [one.attrib["aria-label"] for one in root.iter("svg")]
    assert said == [block.chart.alt.say("kk") for block in made(SPLIT).blocks if isinstance(block, Figure)]
    assert len(list(root.iter("h1"))) == 1
    assert all(head.attrib["scope"] == "col" for head in root.iter("th"))


# -- on paper -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", ["long", "split"])
def test_nothing_runs_over_the_edge_of_a_sheet(content: str) -> None:
    made_of = Telling(long_names(), "en").made("pdf") if content == "long" else file(SPLIT, "kk", "pdf")
    with _one_at_a_time, pypdfium2.PdfDocument(made_of) as document:
        for page in document:
            text, (width, height) = page.get_textpage(), page.get_size()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            assert all(left >= 0 and right <= width - 30 for left, _, right, _ in boxes)
            assert all(bottom >= 0 and top <= height for _, bottom, _, top in boxes)


@pytest.mark.parametrize("form", FORMATS)
def test_long_names_are_said_in_full(form: str) -> None:
    assert bare(LONG) in READERS[form](Telling(long_names(), "en").made(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(language: str) -> None:
    headings = {bare(part.heading.say(language)) for part in made(SPLIT).parts}
    with _one_at_a_time, pypdfium2.PdfDocument(file(SPLIT, language, "pdf")) as document:
        sheets = [_lines(page) for page in document]
    last = [bare(lines[-1 - FOOT_LINES]) for lines in sheets if len(lines) > FOOT_LINES]
    assert len(last) == len(sheets)
    assert [line for line in last if line in headings] == []


def _lines(page: Any) -> list[str]:
    return [line for line in page.get_textpage().get_text_range().splitlines() if line.strip()]


# -- in an office ---------------------------------------------------------------------------------------------------


def test_a_text_has_styles_descriptions_and_heads_that_repeat() -> None:
    with ZipFile(BytesIO(file(SPLIT, "ru", "docx"))) as packed:
        body, styles = (packed.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    document = made(SPLIT)
    assert body.count('w:val="Heading1"') == len(document.parts) + 1
    said = re.findall(r'<wp:docPr[^>]* descr="([^"]+)"', body)
    assert len(said) == len(set(said)) == sum(isinstance(block, Figure) for block in document.blocks)
    key_figures = 1
    assert body.count("<w:tblHeader") == len(list(document.tables)) + key_figures
    assert 'w:lang w:val="ru-RU"' in styles
    assert re.findall(r"\{\{|\{%|%\}|\}\}", body) == []


def test_a_workbook_has_a_sheet_a_table_and_every_source_in_full() -> None:
    book = openpyxl.load_workbook(BytesIO(file(BELOW_ZERO, "en", "xlsx")))
    document = made(BELOW_ZERO)
    assert len(book.sheetnames) == len(list(document.tables)) + 2
    sources = book["Sources"]
    assert sources.max_row == len(document.notes) + 1
    assert [row[0].value for row in sources.iter_rows(min_row=2)] == [str(n + 1) for n in range(len(document.notes))]


@pytest.mark.parametrize("asked", [SPLIT, BELOW_ZERO])
def test_formulas_of_a_workbook_give_the_numbers_that_are_said(asked: Asked) -> None:
    book = openpyxl.load_workbook(BytesIO(file(asked, "en", "xlsx")))
    reckoned = 0
    for table, sheet in zip(made(asked).tables, book.worksheets[1:-1], strict=True):
        for row, line in enumerate(table.rows, 4):
            for column, said in enumerate(line.cells, 1):
                if isinstance(said, Number):
                    own = sheet.cell(row, column).value
                    reckoned += isinstance(own, str)
                    assert float(value_of(sheet, own)) == pytest.approx(float(said.value), rel=1e-12)
    assert reckoned >= 16


def value_of(sheet: Any, value: Any) -> Fraction:
    """What a formula of ours gives, reckoned here."""
    if not isinstance(value, str):
        return Fraction(str(value))
    if found := re.fullmatch(r"=(RANK|SUM)\((?:(\w+),)?(\w+):(\w+)\)", value):
        operation, own, first, last = found.groups()
        all_of_them = [value_of(sheet, row[0].value) for row in sheet[f"{first}:{last}"]]
        if operation == "SUM":
            return sum(all_of_them, Fraction(0))
        mine = value_of(sheet, sheet[own].value)
        return Fraction(1 + sum(other > mine for other in all_of_them))
    first, sign, second, less = re.fullmatch(r"=(\w+)([/-])([A-Z]+\d+)(-1)?", value).groups()  # type: ignore[union-attr]
    left, right = value_of(sheet, sheet[first].value), value_of(sheet, sheet[second].value)
    return (left / right if sign == "/" else left - right) - (1 if less else 0)


def test_words_that_look_like_formulas_stay_words() -> None:
    book = openpyxl.load_workbook(BytesIO(file(SPLIT, "en", "xlsx")))
    said = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {re.sub(r"[A-Z]+\d+", "x", str(cell.value)) for cell in said} <= {
        "=RANK(x,x:x)",
        "=x/x",
        "=x/x-1",
        "=x-x",
        "=SUM(x:x)",
    }
