"""The streamed sheet: what openpyxl reads of a workbook, what other programs write, and little memory."""

import datetime
import io
import tracemalloc
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.figures.made_books import Grid, book_bytes
from tests.figures.zoo.cage import packed

from onir.errors import BadInput
from onir.figures.reading import worksheet
from onir.figures.reading.grid import Row
from onir.figures.reading.workbook import rows_of
from onir.figures.reading.worksheet import Days, Sheet, Texts, shared_texts

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NO_DAYS = Days(frozenset(), frozenset(), datetime.datetime(1899, 12, 30))
VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e12, 1e12, allow_subnormal=False).map(lambda number: round(number, 6)),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2199, 12, 31)),
    st.text(st.sampled_from("абв AZ09.,-«»"), min_size=1, max_size=8).filter(lambda text: text[0] not in "=0123456789"),
)


def seen(value: Any) -> Any:
    """What a person sees in a cell that openpyxl read."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return Decimal(f"{value:.15g}")
    if isinstance(value, datetime.datetime):
        return value.date()
    return " ".join(value.split()) or None if isinstance(value, str) else value


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Without the blanks at the ends."""
    for row in rows:
        while row and row[-1] in (None, ""):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@given(st.lists(st.lists(VALUE, max_size=5), min_size=1, max_size=8))
def test_a_sheet_is_read_as_openpyxl_reads_it(tmp_path_factory: pytest.TempPathFactory, rows: Grid) -> None:
    path = tmp_path_factory.mktemp("sheet") / "made.xlsx"
    path.write_bytes(book_bytes(("A", rows)))
    due = [[seen(value) for value in row] for row in load_workbook(path)["A"].iter_rows(values_only=True)]
    read = [[value or None if isinstance(value, str) else value for value in row.values] for row in rows_of(path, "A")]
    assert trimmed(read) == trimmed(due)


def sheet(body: str, prefix: str = "") -> bytes:
    name = f"{prefix}:" if prefix else ""
    space = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<{name}worksheet {space}="{SPACE}"><{name}sheetData>{body}</{name}sheetData></{name}worksheet>'.encode()


def read(tmp_path: Path, **parts: bytes) -> list[Row]:
    path = tmp_path / "made.xlsx"
    path.write_bytes(packed({{"sheet": SHEET, "strings": STRINGS}[name]: content for name, content in parts.items()}))
    return list(rows_of(path, "Лист1"))


TEXTS = f'<sst xmlns="{SPACE}"><si><r><t>За</t></r><r><t>пад </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>'


@pytest.mark.parametrize(
    ("body", "prefix", "due"),
    [
        ("<row><c><v>1</v></c><c><v>2</v></c></row>", "", {1: [1, 2]}),
        ('<row r="3"><c r="C3"><v>1</v></c></row>', "", {1: [], 2: [], 3: [None, None, 1]}),
        ('<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>', "x", {1: [5]}),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "", {1: ["Запад"]}),
        ('<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is></c></row>', "",
         {1: ["ab"]}),
        ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', "", {1: [2]}),
        ('<row r="1"><c r="A1"><f>1+1</f></c></row>', "", {1: ["#FORMULA!"]}),
        ('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>', "", {1: ["#REF!"]}),
        ('<row r="1"><c r="A1" t="d"><v>2024-04-01</v></c></row>', "", {1: [datetime.date(2024, 4, 1)]}),
        ('<row r="1"><c r="A1"><v>28243052.699999999</v></c></row>', "", {1: [Decimal("28243052.7")]}),
        ('<row r="1"><c r="A1"><v>1.5E-3</v></c></row>', "", {1: [Decimal("0.0015")]}),
        ('<row r="1"><c r="A1"><v>12.50</v></c></row>', "", {1: [Decimal("12.5")]}),
    ],
    ids=["places left out", "rows left out", "names with a prefix", "runs of a text", "a text within the cell",
         "a formula and its value", "a formula alone", "an error", "a day in words", "digits beyond fifteen",
         "a power of ten", "last zeros"],
)  # fmt: skip
def test_what_other_programs_write(tmp_path: Path, body: str, prefix: str, due: dict[int, list[Any]]) -> None:
    rows = read(tmp_path, sheet=sheet(body, prefix), strings=TEXTS.encode())
    assert {row.number: row.values for row in rows} == due


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1048577"/>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="one"/>',
    ],
)
def test_a_sheet_that_cannot_be_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(BadInput, match="not a workbook that can be read"):
        read(tmp_path, sheet=sheet(body), strings=TEXTS.encode())


def test_a_document_type_after_a_long_comment_is_refused(tmp_path: Path) -> None:
    late = b"<!--" + b" " * 5000 + b'--><!DOCTYPE x [<!ENTITY e "1">]>' + sheet("<row><c><v>&e;</v></c></row>")
    with pytest.raises(BadInput, match="not a workbook"):
        read(tmp_path, sheet=late)


def test_memory_does_not_grow_with_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = 20_000
    monkeypatch.setattr(worksheet, "CELLS", cells)
    row = "<row>" + "<c><v>12345.67</v></c>" * 20 + "</row>"
    peaks = []
    for times in (2, 6):
        content = sheet(row * (times * cells // 20))
        tracemalloc.start()
        with closing(Texts()) as texts:
            blocks = Sheet("A", texts, NO_DAYS).blocks(io.BytesIO(content), len(content))
            assert sum(len(block.values) for block in blocks) == times * cells // 20
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_many_shared_texts_are_found_by_their_numbers() -> None:
    content = f'<sst xmlns="{SPACE}">' + "".join(f"<si><t>№{number}</t></si>" for number in range(9000)) + "</sst>"
    with closing(shared_texts(io.BytesIO(content.encode()))) as texts:
        assert [texts.text(number) for number in (8999, 0, 4500)] == ["№8999", "№0", "№4500"]
