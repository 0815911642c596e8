"""A message read by its mapping: every form says the same, no digit is lost, and what has no meaning is named."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.figures.sdmx import messages
from tests.figures.sdmx.messages import CSV_1, MESSAGES, V21, V30, mapping, message, put, specific

from onir.errors import BadInput
from onir.figures import Store
from onir.figures.keeping.adding import Sealed, add
from onir.figures.observation import Observation
from onir.figures.sdmx import read_sdmx

HEAD = "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS\n"


def read(path: Path, **words: Any) -> list[Observation]:
    return list(read_sdmx(path, mapping(**words), today=date(2025, 1, 1)).rows)


def line(*, period: str = "2024", value: str = "1", status: str = "", unit: str = "USD", **words: str) -> str:
    """One line of CSV with whatever is of interest."""
    told = {"area": "KZ", "conf": "", "mult": "6", "decimals": "", **words}
    return (
        f"T:F(1.0),A,{told['area']},{period},{value},{status},{told['conf']},{unit},{told['mult']},{told['decimals']}\n"
    )


@pytest.mark.parametrize("form", MESSAGES)
def test_every_form_says_the_same(tmp_path: Path, form: str) -> None:
    rows = read(put(tmp_path, *MESSAGES[form]))
    told = [(row.period, None if row.value is None else str(row.value), row.status) for row in rows]
    assert sorted(told) == sorted(messages.READ)
    assert {(row.area, row.unit, row.indicator, row.partner, row.basis) for row in rows} == {
        ("KZ", "USD mn", "fdi.gross_inflow", "_T", "flow")
    }


@pytest.mark.parametrize("form", ["SDMX-CSV 2.0", "SDMX-ML 2.1 generic"])
def test_a_message_is_kept_as_one_vintage(tmp_path: Path, form: str) -> None:
    path = put(tmp_path, *MESSAGES[form])
    sealed = Sealed(path, path.name, "", "2025-01-01T00:00:00")
    added = add(sealed, read_sdmx(path, mapping(), today=date(2025, 1, 1)), home_folder=tmp_path / "home")
    assert (added.kept.rows, added.new) == (4, True)
    cells = Store.open(tmp_path / "home").level("fdi.gross_inflow", "KZ")
    assert {(str(cell.period), cell.amount, cell.status) for cell in cells} == {
        ("2023", Decimal(12_500_000), "published"), ("2024-Q1", Decimal(3_000_000), "provisional"),
        ("2024-Q2", None, "confidential"), ("2024-Q4", Decimal(0), "published"),
    }  # fmt: skip


CELLS: list[tuple[str, str, dict[str, Any], tuple[Any, ...]]] = [
    # what, line, mapping, (value, decimals, status, unit)
    ("last zeros are kept", line(value="12.50"), {}, ("12.50", 2, "published", "USD mn")),
    (
        "more digits than a binary number",
        line(value="123456789012345.67"),
        {},
        ("123456789012345.67", 2, "published", "USD mn"),
    ),
    ("exponents", line(value="1.25E2"), {}, ("125", 0, "published", "USD mn")),
    ("small exponents", line(value="1.5e-3"), {}, ("0.0015", 4, "published", "USD mn")),
    ("a sign", line(value="+3.0"), {}, ("3.0", 1, "published", "USD mn")),
    ("zero is a value", line(value="0"), {}, ("0", 0, "published", "USD mn")),
    (
        "places declared",
        line(value="12.5", decimals="2"),
        {"columns": {"decimals": "DECIMALS"}},
        ("12.5", 2, "published", "USD mn"),
    ),
    (
        "places written",
        line(value="12.345", decimals="1"),
        {"columns": {"decimals": "DECIMALS"}},
        ("12.345", 3, "published", "USD mn"),
    ),
    ("suppressed", line(value="", status="Q"), {}, (None, 0, "confidential", "USD mn")),
    ("withheld, filled with a zero", line(value="0", status="Q"), {}, (None, 0, "confidential", "USD mn")),
    ("withheld, filled with NaN", line(value="NaN", status="Q"), {}, (None, 0, "confidential", "USD mn")),
    (
        "by its confidentiality",
        line(value="", status="A", conf="C"),
        {"columns": {"confidentiality": "CONF_STATUS"}},
        (None, 0, "confidential", "USD mn"),
    ),
    (
        "free for publication",
        line(status="A", conf="F"),
        {"columns": {"confidentiality": "CONF_STATUS"}},
        ("1", 0, "published", "USD mn"),
    ),
    ("a mark in the cell", line(value="c"), {"cells": {"c": "confidential"}}, (None, 0, "confidential", "USD mn")),
    ("a mark for zero", line(value="-"), {"cells": {"-": "zero"}}, ("0", 0, "published", "USD mn")),
    ("provisional", line(status="P"), {}, ("1", 0, "provisional", "USD mn")),
    ("estimated", line(status="E"), {}, ("1", 0, "estimate", "USD mn")),
    (
        "a status of the mapping",
        line(status="X9"),
        {"codes": {"OBS_STATUS": {"X9": "provisional"}}},
        ("1", 0, "provisional", "USD mn"),
    ),
    ("joined flags of Eurostat", line(status="bp"), {}, ("1", 0, "provisional", "USD mn")),
    ("thousands of persons", line(unit="PS", mult="3"), {}, ("1", 0, "published", "persons th")),
    ("per cent", line(unit="PT", mult="0"), {}, ("1", 0, "published", "percent")),
    ("a unit with its scale", line(unit="MIO_EUR", mult="0"), {}, ("1", 0, "published", "EUR mn")),
    (
        "a unit of the mapping",
        line(unit="XDC"),
        {"codes": {"UNIT_MEASURE": {"XDC": "KZT"}}},
        ("1", 0, "published", "KZT mn"),
    ),
    ("no multiplier: the unit alone", line(mult=""), {}, ("1", 0, "published", "USD")),
    ("no unit, no multiplier: the mapping's", line(unit="", mult=""), {}, ("1", 0, "published", "USD mn")),
]


@pytest.mark.parametrize(("text", "words", "wanted"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_a_cell_is_read_to_the_letter(
    tmp_path: Path, text: str, words: dict[str, Any], wanted: tuple[Any, ...]
) -> None:
    (row,) = read(put(tmp_path, "t.csv", HEAD + text), **words)
    assert (None if row.value is None else str(row.value), row.decimals, row.status, row.unit) == wanted


@pytest.mark.parametrize(
    "text",
    [
        line(value=""), line(value="NaN"), line(value="", status="M"), line(value="NaN", status="O"),
        line(value="0", status="L"), line(value="", status="P"), line(period="", value=""),
    ],
    ids=["empty", "NaN", "cannot exist", "missing", "missing, filled with a zero", "provisional, empty", "no figure"],
)  # fmt: skip
def test_what_is_missing_is_absent_and_not_zero(tmp_path: Path, text: str) -> None:
    columns = {"unit": "", "multiplier": ""} if text.split(",")[3] == "" else {}
    rows = read(put(tmp_path, "t.csv", HEAD + text + line(period="2023")), columns=columns)
    assert [row.period for row in rows] == ["2023"]


def test_a_status_that_does_not_change_the_reading_stays_as_a_note(tmp_path: Path) -> None:
    rows = read(put(tmp_path, "t.csv", HEAD + line(status="B") + line(status="A", period="2023")))
    assert [row.note for row in rows] == ["OBS_STATUS=B", ""]


REFUSED: list[tuple[str, str, dict[str, Any], str]] = [
    ("a status without a meaning", line(status="F"), {}, "t.csv:2 the code “F” of OBS_STATUS has no meaning here"),
    (
        "a number where a cell is withheld",
        line(value="7", status="Q"),
        {},
        "t.csv:2 the codes of the cell say confidential, and yet 7",
    ),
    ("a number where none exists", line(value="7", status="M"), {}, "say absent, and yet 7"),
    ("an unknown unit", line(unit="XDC"), {}, "the code “XDC” of UNIT_MEASURE has no meaning here"),
    ("a multiplier without a word", line(mult="2"), {}, "the unit multiplier “2” has no word"),
    (
        "two scales",
        line(unit="MIO_EUR", mult="3"),
        {},
        "the unit is EUR mn, but the multiplier says ten to the power of 3",
    ),
    ("a scale that is not the mapping's", line(unit="", mult="3"), {}, "the unit is USD mn, but the multiplier"),
    ("an unknown area", line(area="XX"), {}, "t.csv:2 unknown area “XX”"),
    ("a week", line(period="2024-W07"), {}, "the label “2024-W07” is not a period"),
    ("a day", line(period="2024-03-31"), {}, "the label “2024-03-31” is not a period"),
    ("a quarter that is none", line(period="2024-Q5"), {}, "the label “2024-Q5” is not a period"),
    ("a decimal comma", line(value='"1,5"'), {}, "“1,5” is not a number"),
    ("a word", line(value="many"), {}, "“many” is not a number"),
    ("a series told apart", line(period="", value=""), {}, "t.csv:2 the line says UNIT_MEASURE, UNIT_MULT of figures"),
    ("too few cells", "T:F(1.0),A,KZ\n", {}, "t.csv:2: The line has 3 cells, the header 10"),
    (
        "two structures",
        line() + line(period="2023").replace("T:F", "T:G"),
        {},
        "t.csv:3: The file holds figures of several structures",
    ),
    (
        "no such component",
        line(),
        {"columns": {"area": "GEO"}},
        "The message has no component GEO. It has FREQ, REF_AREA",
    ),
    ("only of no such component", line(), {"only": {"SECTOR": "S1"}}, "The message has no component SECTOR"),
    (
        "a status that is none",
        line(),
        {"codes": {"OBS_STATUS": {"F": "zero"}}},
        "codes: OBS_STATUS: F: “zero” is not accepted here",
    ),
]


@pytest.mark.parametrize(("text", "words", "wanted"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_has_no_meaning_is_named_with_its_line(
    tmp_path: Path, text: str, words: dict[str, Any], wanted: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read(put(tmp_path, "t.csv", HEAD + text), **words)
    assert wanted in str(refused.value)


@pytest.fixture(scope="module")
def one_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for tables that are refused: it stays as it was."""
    return tmp_path_factory.mktemp("home")


def _added(path: Path, home: Path) -> object:
    return add(
        Sealed(path, path.name, "", "2025-01-01"), read_sdmx(path, mapping(), today=date(2025, 1, 1)), home_folder=home
    )


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        (
            "t.csv",
            HEAD + line() + line(value="2"),
            "t.csv:3 the same cell again: fdi.gross_inflow KZ 2024 flow; it stands in t.csv:2",
        ),
        (
            "t.xml",
            message("StructureSpecificData", specific(messages.FLAT + messages.FLAT)),
            "t.xml:KZ:2023 the same cell again",
        ),
        ("t.csv", HEAD + line(unit="USD") + line(unit="EUR", area="MX"), "mixes the units EUR mn, USD mn"),
        (
            "t.csv",
            HEAD + line(value="-5"),
            "“-5” is below zero, which “gross inflow of foreign direct investment” cannot be",
        ),
        ("t.csv", HEAD + line(value=""), "No figure was found in the table"),
    ],
    ids=["twice", "twice in XML: the key of the series", "units", "a negative inflow", "nothing"],
)
def test_a_bad_table_is_refused_whole(tmp_path: Path, one_home: Path, name: str, text: str, wanted: str) -> None:
    with pytest.raises(BadInput) as refused:
        _added(put(tmp_path, name, text), one_home)
    assert wanted in str(refused.value)
    assert "fdi.gross_inflow" not in {code for one in Store.open(one_home).held for code in one.kept.indicators}


def test_only_what_is_meant_is_read(tmp_path: Path) -> None:
    text = HEAD + line(area="KZ") + line(area="US") + line(area="KZ", period="2024-Q1").replace(",A,", ",Q,")
    path = put(tmp_path, "t.csv", text)
    assert [(row.area, row.period) for row in read(path, skip=["US"])] == [("KZ", "2024"), ("KZ", "2024-Q1")]
    assert [(row.area, row.period) for row in read(path, only={"REF_AREA": ["KZ", "KZ-75"], "FREQ": "A"})] == [
        ("KZ", "2024")
    ]


def test_a_day_is_what_the_mapping_says_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, "t.csv", HEAD + line(period="2024-12-31"))
    assert [row.period for row in read(path, dates="year of")] == ["2024"]
    assert [row.period for row in read(path, periods={"2024-12-31": "2024-Q4"})] == ["2024-Q4"]


def test_attributes_of_the_dataset_hold_for_every_figure(tmp_path: Path) -> None:
    body = specific('<Obs REF_AREA="KZ" TIME_PERIOD="2024" OBS_VALUE="1.0"/>').replace(
        "xsi:type", 'UNIT_MEASURE="KZT" UNIT_MULT="9" xsi:type'
    )
    path = put(tmp_path, "t.xml", message("StructureSpecificData", body))
    assert [(row.unit, str(row.value)) for row in read(path, columns={"status": ""})] == [("KZT bn", "1.0")]


GROUPS = "".join(
    '<gen:Group type="G"><gen:GroupKey><gen:Value id="REF_AREA" value="KZ"/></gen:GroupKey><gen:Attributes>'
    f'<gen:Value id="TITLE" value="{title}"/></gen:Attributes></gen:Group>'
    for title in ("one", "two")
)
ROAD = message("StructureSpecificData", specific(messages.FLAT))
FALSE = [
    (
        "a message that deletes",
        "t.xml",
        message("StructureSpecificData", specific(messages.FLAT, action="Delete")),
        "deletes figures",
    ),
    (
        "a line that deletes",
        "t.csv",
        messages.CSV_2.replace(",I,Q,KZ,2024-Q1", ",D,Q,KZ,2024-Q1"),
        "t.csv:3: The message deletes figures",
    ),
    ("broken off", "t.xml", ROAD[: len(ROAD) // 2], "The XML is broken"),
    ("a structure", "t.xml", message("Structure", ""), "no figures. Put it beside the figures under their name"),
    ("no figures", "t.xml", message("StructureSpecificData", ""), "holds no figures"),
    (
        "an error of the service",
        "t.xml",
        f'<?xml version="1.0"?><mes:Error xmlns:mes="{V21}/message" xmlns:com="{V21}/common">'
        '<mes:ErrorMessage code="100"><com:Text>No results found.</com:Text></mes:ErrorMessage></mes:Error>',
        "The service answers with an error: No results found. Look at what was asked",
    ),
    (
        "SDMX-ML 2.0",
        "t.xml",
        ROAD.replace("v2_1", "v2_0"),
        "message StructureSpecificData of SDMX-ML v2_0, which is not read",
    ),
    (
        "observations in a place of their own",
        "t.xml",
        ROAD.replace("<mes:DataSet", "<mes:Data><mes:DataSet").replace("</mes:DataSet>", "</mes:DataSet></mes:Data>"),
        "cannot be read as SDMX-ML: Element 'Data': This element is not expected",
    ),
    (
        "several values of one status",
        "t.xml",
        message(
            "StructureSpecificData",
            specific(
                '<Obs REF_AREA="KZ" TIME_PERIOD="2024"><Comp id="OBS_STATUS"><Value>A</Value></Comp></Obs>', space=V30
            ),
            space=V30,
        ),
        "The message has components with several values, which are not read",
    ),
    (
        "groups that would double every figure",
        "t.xml",
        message(
            "GenericData", f'<mes:DataSet structureRef="FDI">{GROUPS}{messages.GENERIC}</mes:DataSet>', at="TIME_PERIOD"
        ),
        "cannot be read as SDMX-ML: pysdmx makes 10 observations of the 5 in it",
    ),
    (
        "no such dataset",
        "t.xml",
        ROAD.replace('ss:structureRef="FDI"', 'ss:structureRef="GDP"'),
        "cannot be read as SDMX-ML",
    ),
    (
        "another encoding",
        "t.xml",
        ROAD.replace("UTF-8", "windows-1251").encode("cp1251") + "<!-- мысал -->".encode("cp1251"),
        "Near line",
    ),
    (
        "SDMX-JSON",
        "t.json",
        '{"meta": {"schema": "sdmx-json-data-schema.json"}, "data": {"dataSets": []}}',
        "does not read figures in SDMX-JSON",
    ),
    ("a web page", "t.xml", "<!doctype html><html></html>", "This is no message of SDMX"),
    ("a table", "t.csv", "area,period\nKZ,2024\n", "This is no message of SDMX"),
    ("nothing", "t.csv", "", "This is no message of SDMX"),
    (
        "a column twice",
        "t.csv",
        CSV_1.replace("UNIT_MEASURE", "REF_AREA"),
        "t.csv:1: The header has these columns twice: REF_AREA",
    ),
]


@pytest.mark.parametrize(("name", "text", "wanted"), [case[1:] for case in FALSE], ids=[case[0] for case in FALSE])
def test_what_is_no_message_is_refused_as_what_it_is(tmp_path: Path, name: str, text: str | bytes, wanted: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(put(tmp_path, name, text))
    assert wanted in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_a_header_that_the_schemas_forbid_is_no_fault(tmp_path: Path) -> None:
    path = put(tmp_path, "t.xml", ROAD.replace("<mes:ID>T</mes:ID>", "").replace(' ss:dataScope="DataFlow"', ""))
    assert len(read(path)) == 4


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, REMOTE], ids=["entities that grow", "a file", "an address"])
@pytest.mark.parametrize("space", [V21, V30])
def test_a_document_type_is_refused_before_anything_is_expanded(tmp_path: Path, doctype: str, space: str) -> None:
    first, rest = message("StructureSpecificData", specific(messages.FLAT, space=space), space=space).split("\n", 1)
    path = put(tmp_path, "t.xml", f"{first}\n{doctype}\n{rest}".replace('OBS_VALUE="12.50"', 'OBS_VALUE="&a;"'))
    with pytest.raises(BadInput, match=r"t\.xml:2: The message declares a document type"):
        read(path)


def test_a_message_in_xml_has_a_limit_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onir.figures.sdmx.xml.LARGEST", 2**20)
    path = put(tmp_path, "t.xml", ROAD.replace("</mes:DataSet>", "<!--" + "x" * 2**20 + "--></mes:DataSet>"))
    with pytest.raises(BadInput, match=r"more than 1 are not read\. Ask the service for SDMX-CSV"):
        read(path)


@pytest.mark.parametrize(
    "missing", [lambda folder: folder / "none.xml", lambda folder: folder], ids=["no file", "a folder"]
)
def test_a_file_that_is_not_there(tmp_path: Path, missing: Callable[[Path], Path]) -> None:
    with pytest.raises(BadInput, match=r"There is no such file|This is a folder"):
        read(missing(tmp_path))
