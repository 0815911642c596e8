"""A table of an SDMX service, of the interface of 2.1 and of 3.0, against a server on this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.figures.sdmx.messages import CSV_1, CSV_2, MESSAGES, STRUCTURE_21, STRUCTURE_30, V21, plain, put
from tests.figures.sources.serving import PAGE, Answer, Service, silent

from onir.cli import main
from onir.errors import BadInput, OnirError, Unavailable
from onir.figures import Store
from onir.figures.fetching.network import Client
from onir.figures.sdmx.service import FIGURES_KIND, STRUCTURE_KIND, fetch_first, fetch_mapped

OF_21 = "/rest/data/TEST,FDI,1.0/A.KZ"
OF_30 = "/rest/v2/data/dataflow/TEST/FDI/1.0/A.KZ"
TYPES = {
    "SDMX-CSV 1.0": "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8",
    "SDMX-CSV 2.0": "application/vnd.sdmx.data+csv;version=2.0.0",
    "SDMX-ML 2.1 generic": "application/vnd.sdmx.genericdata+xml;version=2.1",
    "SDMX-ML 2.1 by series": "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
    "SDMX-ML 3.0 flat": "application/vnd.sdmx.data+xml;version=3.0.0",
}


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.http.shutdown()
    running.http.server_close()


def client(service: Service, **words: Any) -> Client:
    return Client({service.address.removeprefix("http://")}, pauses=(), **words)


def written(folder: Path, service: Service, path: str, **words: Any) -> Path:
    """A mapping whose address is that of the service."""
    told = plain(table="fdi", address=f"{service.address}{path}", **words)
    return put(folder, "fdi.yaml", yaml.safe_dump(told))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize("form", TYPES)
def test_what_a_service_answers_is_kept_once(service: Service, tmp_path: Path, home: Path, form: str) -> None:
    path = OF_30 if "0 flat" in form or "2.0" in form else OF_21
    service.give(path, Answer(MESSAGES[form][1].encode(), TYPES[form]))
    mapping = written(tmp_path, service, f"{path}?startPeriod=2020")
    first, again = (fetch_mapped(mapping, client=client(service), home_folder=home) for _ in range(2))
    assert (first.kept.rows, first.new, again.new) == (4, True, False)
    assert first.vintage.exactness == "read"
    assert first.kept.name == f"fdi.{'csv' if 'CSV' in form else 'xml'}"
    assert service.asked[0] == f"{path}?startPeriod=2020"


def test_csv_is_asked_for_first_and_xml_after_it() -> None:
    wanted = [one.split(";q=") for one in FIGURES_KIND.accept.split(", ")]
    assert [name for name, _ in wanted][:2] == [
        "application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.data+csv;version=1.0.0",
    ]  # fmt: skip
    weights = [float(weight) for _, weight in wanted]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    assert STRUCTURE_KIND.accept.startswith("application/vnd.sdmx.structure+xml;version=3.0.0")


BAD = [
    ("a web page with status 200", PAGE, "answers with a web page where a file of the kind SDMX is due"),
    ("a page that says it is CSV", Answer(b"<html><body>busy", "text/csv"), "answers with a web page"),
    ("another type", Answer(b"PK\x03\x04", "application/zip"), "answers with the type application/zip, not with SDMX"),
    ("nothing", Answer(b"", "text/csv"), "answer is empty"),
    ("no such flow", Answer(b"", "text/plain", 404), "answers 404"),
    ("too much at once", Answer(b"", "text/plain", 413), "answers 413"),
    ("a form it does not have", Answer(b"", "text/plain", 406), "answers 406"),
    ("out of order", Answer(b"", "text/plain", 503), "cannot be reached: 503"),
    ("elsewhere", Answer(b"", status=302, headers={"Location": "https://example.org/x"}), "sends elsewhere"),
    ("cut off", Answer(CSV_1.encode()[:200], "text/csv", headers={"Content-Length": "900"}), "cannot be reached"),
    ("no results, with status 200",
     Answer(f'<?xml version="1.0"?><m:Error xmlns:m="{V21}/message" xmlns:c="{V21}/common"><m:ErrorMessage code="100">'
            "<c:Text>No results</c:Text></m:ErrorMessage></m:Error>".encode(), "application/xml"),
     "The service answers with an error: No results"),
    ("JSON", Answer(b'{"dataSets": []}', "text/plain"), "does not read figures in SDMX-JSON"),
    ("something else", Answer(b"hello", "text/plain"), "This is no message of SDMX"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "wanted"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_no_answer_is_refused(
    service: Service, tmp_path: Path, home: Path, answer: Answer, wanted: str
) -> None:
    service.give(OF_21, answer)
    held = len(Store.open(home).held)
    with pytest.raises(OnirError) as refused:
        fetch_mapped(written(tmp_path, service, OF_21), client=client(service), home_folder=home)
    assert wanted in str(refused.value)
    assert len(Store.open(home).held) == held


def test_an_answer_that_is_too_large_is_broken_off(
    service: Service, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onir.figures.sdmx.service.LARGEST", 2**10)
    service.give(OF_21, Answer(CSV_1.encode() + b"x" * 2**20, "text/csv"))
    with pytest.raises(Unavailable, match="The answer is larger than"):
        fetch_mapped(written(tmp_path, service, OF_21), client=client(service), home_folder=home)


def test_a_service_that_is_silent_is_given_up(tmp_path: Path, home: Path) -> None:
    with silent() as address:
        told = plain(table="fdi", address=f"{address}{OF_21}")
        mapping = put(tmp_path, "fdi.yaml", yaml.safe_dump(told))
        asking = Client({address.removeprefix("http://")}, pauses=(), silence=0.2)
        with pytest.raises(Unavailable, match="cannot be reached: timed out"):
            fetch_mapped(mapping, client=asking, home_folder=home)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("", "“” is no address of a service"),
        ("data/FLOW/KEY", "is no address of a service. Accepted under “address”"),
        ("http://example.org/data/FLOW", "not one of the publisher’s"),
        ("file:///etc/hostname", "is no address of a service"),
        ("ftp://example.org/data/FLOW", "not one of the publisher’s"),
    ],
)
def test_only_an_address_of_https_is_asked(tmp_path: Path, address: str, wanted: str) -> None:
    mapping = put(tmp_path, "fdi.yaml", yaml.safe_dump(plain(address=address)))
    with pytest.raises(OnirError, match=wanted):
        fetch_mapped(mapping)


def test_a_mapping_of_another_table_is_not_fetched(tmp_path: Path) -> None:
    told = plain(address="https://example.org/a") | {"layout": {"shape": "across", "header": 1}}
    with pytest.raises(BadInput, match="Only a table of an SDMX service is fetched by its mapping"):
        fetch_mapped(put(tmp_path, "fdi.yaml", yaml.safe_dump(told)))


# -- the first mapping --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "structure", "answer"),
    [
        (OF_21, CSV_1, "/rest/dataflow/TEST/FDI/1.0", STRUCTURE_21),
        (OF_30, CSV_2, "/rest/v2/structure/dataflow/TEST/FDI/1.0", STRUCTURE_30),
    ],
    ids=["2.1", "3.0"],
)
def test_a_first_mapping_of_a_service(
    service: Service, tmp_path: Path, path: str, text: str, structure: str, answer: str
) -> None:
    service.give(path, Answer(text.encode(), "text/csv"))
    service.give(structure, Answer(answer.encode(), "application/vnd.sdmx.structure+xml;version=2.1"))
    told = fetch_first(f"{service.address}{path}", tmp_path, client=client(service))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fdi.csv", "fdi.structure.xml", "fdi.yaml"]
    mapping = yaml.safe_load(told.path.read_text("utf-8"))
    assert (mapping["address"], mapping["layout"]["columns"]["area"]) == (f"{service.address}{path}", "REF_AREA")
    assert service.asked[-1] == f"{structure}?references=descendants"
    assert len(told.preview) == 4


def test_without_a_structure_the_mapping_is_written_all_the_same(service: Service, tmp_path: Path) -> None:
    service.give(OF_21, Answer(CSV_1.encode(), "text/csv"))
    words: list[str] = []
    fetch_first(
        f"{service.address}{OF_21}", tmp_path, client=client(service), tell=lambda word: words.append(str(word))
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fdi.csv", "fdi.yaml"]
    assert words[0].startswith("The mapping is written without the structure. ")
    assert "answers 404" in words[0]


@pytest.mark.parametrize("answer", [PAGE, Answer(b"hello", "text/plain")], ids=["a page", "no message"])
def test_no_file_is_left_of_an_answer_that_is_no_message(service: Service, tmp_path: Path, answer: Answer) -> None:
    service.give(OF_21, answer)
    with pytest.raises(Unavailable, match=r"web page|no message of SDMX"):
        fetch_first(f"{service.address}{OF_21}", tmp_path, client=client(service))
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_there_are_not_overwritten(service: Service, tmp_path: Path) -> None:
    service.give(OF_21, Answer(CSV_1.encode(), "text/csv"))
    put(tmp_path, "fdi.csv", "mine")
    with pytest.raises(BadInput, match=r"These files are there already: fdi\.csv"):
        fetch_first(f"{service.address}{OF_21}", tmp_path, client=client(service))
    assert (tmp_path / "fdi.csv").read_text("utf-8") == "mine"


# -- the command --------------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["figures", "fetch", *words, "--lang", "en"])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


def test_the_command_writes_a_mapping_and_fetches_by_it(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONIR_HOME", str(tmp_path / "home"))
    service.give(OF_21, Answer(CSV_1.encode(), "text/csv"))
    code, out, err = run(capsys, f"{service.address}{OF_21}", "--map", "new")
    assert (code, "A first mapping is written, nothing is stored" in out) == (0, True)
    assert "without the structure" in err
    told = yaml.safe_load((tmp_path / "fdi.yaml").read_text("utf-8"))
    told |= {"publisher": "p", "title": "t", "indicator": "fdi.gross_inflow", "basis": "flow"}
    put(tmp_path, "fdi.yaml", yaml.safe_dump(told))
    code, out, _ = run(capsys, "--map", "fdi.yaml")
    assert (code, "Added: fdi:" in out, "4 cells" in out) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--map", "new"), "Which service? Name the whole address before --map new"),
        (("https://example.org/a", "--map", "a.yaml"), "leave “https://example.org/a” out"),
        (("--map", "a.yaml", "--from", "a.xml"), "A file is added with its mapping by “onir figures add”"),
        (("--map", "none.yaml"), "There is no such file"),
        (("nonsense", "--map", "new"), "“nonsense” is no address of a service"),
    ],
)
def test_the_command_says_what_it_needs(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], wanted: str
) -> None:
    code, _, err = run(capsys, *words)
    assert (code, wanted in err) == (2, True)
