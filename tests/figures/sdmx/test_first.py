"""A first mapping of a message: what the common concepts and the structure tell, and what only a person can say."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.figures.sdmx.messages import CSV_1, MESSAGES, V21, put

from onir.errors import BadInput
from onir.figures import Store, export_sdmx
from onir.figures.reading.mapping import load_mapping
from onir.figures.sdmx.first import write_first_sdmx
from onir.figures.sdmx.reading import read_rows

EUROSTAT = """\
DATAFLOW,LAST UPDATE,freq,partner,stk_flow,unit,nace_r2,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:BOP_FDI6_FLOW(1.0),01/02/25 11:00:00,A,KZ,NI,MIO_EUR,FDI,EU27_2020,2022,123.4,
ESTAT:BOP_FDI6_FLOW(1.0),01/02/25 11:00:00,A,US,NI,MIO_EUR,FDI,KZ,2023,99.0,bp
ESTAT:BOP_FDI6_FLOW(1.0),01/02/25 11:00:00,A,W1,NO,MIO_EUR,FDI,KZ,2023,99.0,x
"""
OECD = """\
STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,FREQ,\
Frequency,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier,\
DECIMALS,Decimals
DATAFLOW,OECD.DAF:DSD_FDI(1.0),FDI flows,I,MEX,Mexico,T_FA_F,Financial flows,USD,US dollar,A,Annual,2023,,36058.1,,A,\
Normal value,6,Millions,1,One
"""
ECB = f"""<?xml version="1.0" encoding="UTF-8"?>
<message:StructureSpecificTimeSeriesData xmlns:message="{V21}/message" xmlns:common="{V21}/common"
 xmlns:ss="{V21}/data/structurespecific" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ECB:EXR(1.0):ObsLevelDim:TIME_PERIOD">
<message:Header><message:ID>T</message:ID><message:Test>false</message:Test>
<message:Prepared>2025-01-01T00:00:00</message:Prepared><message:Sender id="ECB"/>
<message:Structure structureID="EXR" namespace="urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ECB:EXR(1.0)"
 dimensionAtObservation="TIME_PERIOD"><common:StructureUsage>
<URN>urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ECB:EXR(1.0)</URN></common:StructureUsage></message:Structure>
</message:Header>
<message:DataSet ss:structureRef="EXR" xsi:type="ns1:DataSetType" ss:dataScope="DataFlow" action="Replace">
<Group xsi:type="ns1:Group" CURRENCY="KZT" TITLE="Tenge" UNIT="KZT" UNIT_MULT="0" DECIMALS="4"/>
<Series FREQ="M" CURRENCY="KZT" REF_AREA="KZ" TIME_FORMAT="P1M" COLLECTION="A">
<Obs TIME_PERIOD="2024-01" OBS_VALUE="490.1" OBS_STATUS="A" OBS_CONF="F"/>
<Obs TIME_PERIOD="2024-02" OBS_VALUE="NaN" OBS_STATUS="M" OBS_CONF="F"/>
</Series></message:DataSet></message:StructureSpecificTimeSeriesData>
"""


def first(path: Path) -> tuple[dict[str, Any], list[str], list[tuple[str, ...]]]:
    """The mapping as plain values, what is said of it, and its preview."""
    told = write_first_sdmx(path)
    return yaml.safe_load(told.path.read_text("utf-8")), [str(note) for note in told.notes], list(told.preview)


def test_a_message_of_eurostat(tmp_path: Path) -> None:
    told, notes, preview = first(put(tmp_path, "fdi.csv", EUROSTAT))
    assert told["layout"]["columns"] == {
        "area": "geo", "period": "TIME_PERIOD", "value": "OBS_VALUE", "partner": "partner", "activity": "nace_r2",
        "unit": "unit", "status": "OBS_FLAG",
    }  # fmt: skip
    assert (told["table"], told["unit"], told["only"], told["skip"]) == (
        "fdi",
        "EUR mn",
        {"stk_flow": "?"},
        ["EU27_2020"],
    )
    assert told["codes"] == {"OBS_FLAG": {"x": "?"}, "partner": {"W1": "?"}}
    assert "Say which codes of stk_flow are meant, one or a list: NI, NO." in notes
    assert "Areas not known here are left out under “skip”: EU27_2020." in notes
    assert preview == [("KZ", "2023", "99.0", "fdi.csv:3"), ("KZ", "2023", "99.0", "fdi.csv:4")]


def test_a_message_of_the_oecd(tmp_path: Path) -> None:
    told, _, preview = first(put(tmp_path, "fdi.csv", OECD))
    assert told["layout"]["columns"]["unit"] == "UNIT_MEASURE"
    assert told["only"]["MEASURE"] == "T_FA_F"
    assert told["areas"] == {"MEX": "?"}
    assert preview == []


def test_a_message_of_the_ecb_with_a_group(tmp_path: Path) -> None:
    path = put(tmp_path, "exr.xml", ECB)
    told, _, preview = first(path)
    assert told["layout"]["columns"] == {
        "area": "REF_AREA", "period": "TIME_PERIOD", "value": "OBS_VALUE", "unit": "UNIT", "multiplier": "UNIT_MULT",
        "status": "OBS_STATUS", "confidentiality": "OBS_CONF", "decimals": "DECIMALS",
    }  # fmt: skip
    assert told["only"] == {"CURRENCY": "KZT"}
    assert preview == [("KZ", "2024-01", "490.1", "exr.xml:KZ.KZT:2024-01")]
    answers = {"publisher": "ECB", "title": "Rates", "indicator": "exchange.eur.average", "basis": "flow"}
    (tmp_path / "exr.yaml").write_text(yaml.safe_dump({**told, **answers}), "utf-8")
    (row,) = read_rows(path, load_mapping(tmp_path / "exr.yaml"))
    assert (row.unit, row.decimals, str(row.value)) == ("KZT", 4, "490.1")


def test_an_open_question_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "fdi.csv", EUROSTAT)
    write_first_sdmx(path)
    with pytest.raises(BadInput, match=r"fdi.yaml, .*: This is still open: say it in place of the “\?”"):
        load_mapping(path.with_suffix(".yaml"))


def test_a_mapping_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = put(tmp_path, "t.csv", CSV_1)
    put(tmp_path, "t.yaml", "mine")
    with pytest.raises(BadInput, match="A mapping is there already"):
        write_first_sdmx(path)
    assert (tmp_path / "t.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", MESSAGES)
def test_every_form_gives_a_preview(tmp_path: Path, form: str) -> None:
    _, _, preview = first(put(tmp_path, *MESSAGES[form]))
    assert [cell[:3] for cell in preview] == [
        ("KZ", "2023", "12.50"), ("KZ", "2024-Q1", "3.00"), ("KZ", "2024-Q2", ""), ("KZ", "2024-Q4", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["sdmx-csv-2.0", "sdmx-ml-2.1", "sdmx-ml-3.0"])
def test_our_own_figures_need_two_words(store: Store, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"told.{'csv' if 'csv' in form else 'xml'}"
    export_sdmx("capital.fixed", path, form=form, store=store)
    told, _, preview = first(path)
    assert [key for key, value in told.items() if value == "?"] == ["publisher", "title"]
    assert (told["indicator"], told["unit"], told["country"], len(preview)) == ("capital.fixed", "KZT", "KZ", 8)


def test_a_structure_names_codes_and_tells_dimensions(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "told.csv"
    export_sdmx("fdi.net_inflow.notified", path, form="sdmx-csv-2.0", every_release=True, store=store)
    told, notes, _ = first(path)
    assert told["only"] == {"VINTAGE": "?"}
    assert any(note.startswith("Say which codes of VINTAGE are meant") for note in notes)
    answers = {"publisher": "p", "title": "t", "only": {}}
    (tmp_path / "told.yaml").write_text(yaml.safe_dump({**told, **answers}), "utf-8")
    with pytest.raises(BadInput, match=r"told\.csv:\d+: The dimension VINTAGE has the codes .* Say under “only”"):
        list(read_rows(path, load_mapping(tmp_path / "told.yaml")))


def test_areas_are_found_by_their_names_in_the_code_list(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "told.csv"
    export_sdmx("capital.fixed", path, form="sdmx-csv-2.0", store=store)
    for file in (path, tmp_path / "told.structure.xml"):
        file.write_text(file.read_text("utf-8").replace("KZ-27", "WKR").replace("KZ-55", "PVL"), "utf-8")
    told, _, _ = first(path)
    assert told["areas"] == {"WKR": "KZ-27", "PVL": "KZ-55"}


def test_a_code_outside_its_list_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "told.csv"
    export_sdmx("capital.fixed", path, form="sdmx-csv-2.0", store=store)
    told, _, _ = first(path)
    (tmp_path / "told.yaml").write_text(yaml.safe_dump({**told, "publisher": "p", "title": "t"}), "utf-8")
    path.write_text(path.read_text("utf-8").replace("ONIR:FIGURES(1.0.0),I,A", "ONIR:FIGURES(1.0.0),I,B", 1), "utf-8")
    with pytest.raises(BadInput, match=r"told\.csv:2 the code “B” is not in the code list of FREQ"):
        list(read_rows(path, load_mapping(tmp_path / "told.yaml")))
