"""What is written is read again as it was, keeps to the schemas of the standard, and says names in three languages."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import Codelist, ConceptScheme, Dataflow
from pysdmx.model.dataflow import DataStructureDefinition

from onir.cli import main
from onir.errors import BadInput, Unavailable
from onir.figures import Store, export, export_sdmx
from onir.figures.reading.mapping import find_mapping, load_mapping
from onir.figures.sdmx import read_sdmx as read_message
from onir.figures.sdmx.writing import FORMS, write_data
from onir.measure import Unit

MEXICO = "fdi.net_inflow.notified"
OWN = load_mapping(find_mapping("onir-sdmx"))
NAMES = {"xml": "http://www.w3.org/XML/1998/namespace"}


def ending(form: str) -> str:
    return ".csv" if "csv" in form else ".xml"


def key(cell: Any) -> tuple[Any, ...]:
    unit = Unit.parse(cell["unit"])
    value = None if cell["value"] is None else f"{round(cell['value'], cell['decimals']):f}"
    names = ("indicator", "area", "partner", "activity", "period", "basis", "status", "note")
    return (*(cell[name] for name in names), unit, value, cell["decimals"])


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read_again(store: Store, tmp_path: Path, form: str) -> None:
    plain, path = tmp_path / "plain.csv", tmp_path / f"told{ending(form)}"
    export(MEXICO, plain, as_of=date(2020, 1, 1), store=store)
    told = export_sdmx(MEXICO, path, form=form, as_of=date(2020, 1, 1), store=store)
    before = [
        {**line, "value": Decimal(line["value"]) if line["value"] else None, "decimals": int(line["decimals"])}
        for line in csv.DictReader(plain.read_text("utf-8").splitlines())
    ]
    after = [vars(row) for row in read_message(path, OWN, today=date(2025, 1, 1)).rows]
    assert told.rows == len(after) > 2000
    assert sorted(map(key, after)) == sorted(map(key, before))


CELL = {
    "indicator": "fdi.net_inflow", "area": "KZ-27", "extent": "KZ-27", "partner": "NL", "activity": "_T",
    "period": "2024-Q1", "basis": "flow", "unit": "USD mn", "value": Decimal("12.50"), "decimals": 2,
    "status": "published", "released": "2025-01", "released_exactness": "month", "source": "t", "locator": "t.csv:2",
    "note": "", "correction": "", "vintage": "t:1",
}  # fmt: skip
SEEN = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"])
TEXTS = st.text(SEEN, max_size=20).map(str.strip)
KINDS = st.sampled_from(
    ["published", "derived", "provisional", "estimate", "published_overlap", "confidential", "not_derivable"]
)
CELLS = st.fixed_dictionaries(
    {
        "period": st.sampled_from(
            ["2024", "2024-H2", "2024-Q3", "2024-05", "2024-9M", "2024-01..2024-10", "2020..2024"]
        ),
        "partner": st.sampled_from(["_T", "_X", "US", "GB-SCT"]),
        "activity": st.sampled_from(["_T", "NACE2-B", "label:Mining & quarrying"]),
        "basis": st.sampled_from(["flow", "ytd", "stock"]),
        "unit": st.sampled_from(["USD mn", "KZT bn", "persons", "thousand persons", "%", "index", "projects", "EUR"]),
        "value": st.decimals(min_value=-(10**12), max_value=10**12, places=4),
        "decimals": st.integers(min_value=0, max_value=4),
        "status": KINDS,
        "note": TEXTS,
    }
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10)
@given(cells=st.lists(CELLS, min_size=1, max_size=5))
def test_any_cell_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, form: str, cells: list[dict[str, Any]]
) -> None:
    told = [{**CELL, **cell} for cell in cells]
    for cell in told:
        if cell["status"] in ("confidential", "not_derivable"):
            cell |= {"value": None, "decimals": 0}
    path = tmp_path_factory.mktemp("told") / f"told{ending(form)}"
    write_data(told, path, form, every_release=False)
    after = [vars(row) for row in read_message(path, OWN, today=date(2025, 1, 1)).rows]
    assert list(map(key, after)) == list(map(key, told))


NOTES = (
    "it's “so”, \"so\" & <so>", "a\u00a0b\u202fc", "c:\\new\\table", "жаңа: кесте", "1: 2: 3", "a\nb\tc", "a\x0bb",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_note_survives_quotes_spaces_and_lines(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"told{ending(form)}"
    cells = [{**CELL, "period": str(2000 + year), "note": note} for year, note in enumerate(NOTES)]
    write_data(cells, path, form, every_release=False)
    notes = [row.note for row in read_message(path, OWN, today=date(2025, 1, 1)).rows]
    kept = list(NOTES)
    if form.startswith("sdmx-ml"):
        kept[-1] = "a\ufffdb"  # XML has no such character
    assert notes == kept


@pytest.mark.parametrize("every_release", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_pysdmx_reads_the_figures_with_their_structure(
    store: Store, tmp_path: Path, form: str, every_release: bool
) -> None:
    path = tmp_path / f"told{ending(form)}"
    written = export_sdmx("capital.fixed", path, form=form, every_release=every_release, store=store)
    structure = tmp_path / "told.structure.xml"
    (dataset,) = get_datasets(path, structure)  # held to the schemas of the standard, both of them
    schema: Any = dataset.structure
    dimensions = [one.id for one in schema.components.dimensions]
    assert (len(dataset.data), dimensions[-1]) == (written.rows, "TIME_PERIOD")
    assert ("VINTAGE" in dimensions) == every_release
    assert not dataset.data.duplicated(dimensions).any()
    for component in schema.components:
        if component.enumeration is not None:
            codes = {code.id for code in component.enumeration}
            assert set(dataset.data[component.id]) - {""} <= codes, component.id


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_a_structure_names_everything_in_three_languages(store: Store, tmp_path: Path, version: str) -> None:
    export_sdmx("fdi.net_inflow", tmp_path / "told.xml", form=f"sdmx-ml-{version}", store=store)
    path = tmp_path / "told.structure.xml"
    message = read_sdmx(path)
    kinds = {type(one) for one in message.structures or ()}
    assert kinds == {Codelist, ConceptScheme, DataStructureDefinition, Dataflow}
    root = etree.parse(path).getroot()
    named = [
        one
        for one in root.iter()
        if one.tag.endswith(("}Code", "}Concept", "}Codelist", "}Dataflow", "}DataStructure"))
    ]
    assert len(named) > 40
    for one in named:
        names = {name.get(f"{{{NAMES['xml']}}}lang"): name.text for name in one if name.tag.endswith("}Name")}
        assert set(names) == {"kk", "ru", "en"}
        assert all(names.values())
    texts = path.read_text("utf-8")
    assert "чистый приток прямых иностранных инвестиций" in texts
    assert "тікелей шетелдік инвестициялардың таза ағыны" in texts
    assert "Қазақстан" in texts


def test_a_vintage_is_an_attribute_and_with_every_release_a_dimension(store: Store, tmp_path: Path) -> None:
    export_sdmx(MEXICO, tmp_path / "every.csv", form="sdmx-csv-2.0", every_release=True, store=store)
    rows = list(csv.DictReader((tmp_path / "every.csv").read_text("utf-8").splitlines()))
    assert len({row["VINTAGE"] for row in rows}) > 2
    keys = [
        tuple(row[name] for name in ("INDICATOR", "REF_AREA", "COUNTERPART_AREA", "ACTIVITY", "BASIS", "TIME_PERIOD"))
        for row in rows
    ]
    assert len(set(keys)) < len(keys) == len({(one, row["VINTAGE"]) for one, row in zip(keys, rows, strict=True)})


def test_a_withheld_cell_has_no_value(tmp_path: Path) -> None:
    cell = {**CELL, "value": None, "decimals": 0, "status": "confidential"}
    write_data([cell], tmp_path / "told.xml", "sdmx-ml-3.0", every_release=False)
    text = (tmp_path / "told.xml").read_text("utf-8")
    assert "OBS_VALUE" not in text
    assert 'OBS_STATUS="Q" CONF_STATUS="C" CELL_STATUS="confidential"' in text
    (dataset,) = read_sdmx(BytesIO(text.encode())).data or ()
    assert dataset.data["CELL_STATUS"].tolist() == ["confidential"]  # type: ignore[attr-defined]


def test_the_ending_xml_means_sdmx(store: Store, tmp_path: Path) -> None:
    assert export("capital.fixed", tmp_path / "told.xml", store=store).rows > 300
    assert sorted(file.name for file in tmp_path.iterdir()) == ["told.structure.xml", "told.xml"]


def test_an_unknown_form_is_refused_with_those_there_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--format: “sdmx-json” is not accepted here. Accepted: sdmx-csv-1.0, "):
        export_sdmx("capital.fixed", tmp_path / "told.json", form="sdmx-json", store=store)


def test_nothing_half_written_stays(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="The file cannot be written"):
        export_sdmx("capital.fixed", tmp_path / "none" / "told.xml", store=store)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code", "wanted"),
    [
        (("--format", "sdmx-csv-2.0"), 0, "411"),
        (("--format", "sdmx-ml-2.1", "--every-release"), 0, "411"),
        (("--format", "sdmx"), 2, "“sdmx” is not accepted here"),
        (("--format", "sdmx-csv-2.0", "--basis", "ytd"), 2, "are not written as SDMX"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_command_writes_the_form_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, wanted: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["figures", "export", "capital.fixed", "--to", str(tmp_path / "told.csv"), *words, "--lang", "en"])
    said = capsys.readouterr()
    assert (end.value.code or 0, wanted in said.out + said.err) == (code, True)
    assert (tmp_path / "told.structure.xml").exists() == (code == 0)
