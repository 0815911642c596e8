"""The verb `onir figures fetch` as a person gives it, publishers served on this machine."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.figures.sources.serving import PAGE, XLSX, Answer, Local, Put, Service
from tests.figures.sources.shapes import workbook
from tests.figures.sources.specimens import mexican_rows

from onir.cli import main
from onir.cli.figures.bar import bar
from onir.figures import Store
from onir.figures.fetching import fetch as fetching
from onir.figures.fetching.network import Coming
from onir.figures.sources import publishers
from onir.language.messages import msg

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def home_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home_of_all: Path, local: Local, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, every publisher at home here: exit code, output, errors."""
    monkeypatch.setenv("ONIR_HOME", str(home_of_all))
    here = {code: local(code) for code in publishers()}
    monkeypatch.setattr(fetching, "publishers", lambda: here)

    def ran(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["figures", "fetch", *arguments, "--lang", "en"])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return ran


def test_a_table_is_fetched_and_fetching_again_changes_nothing(run: Run, put: Put) -> None:
    put("wdi-fdi")
    assert run("wdi-fdi") == (0, "wdi-fdi: 5 cells kept, released 28 June 2018.\n", "")
    assert run("worldbank") == (0, "wdi-fdi: Held already, nothing new.\n", "")


def test_one_table_that_fails_does_not_stop_the_others(run: Run, put: Put, service: Service) -> None:
    put("bns-102798-cube")
    service.give("/api/iblock/element/5549/file/ru/", PAGE)
    code, out, err = run("bns")
    assert (code, out.count("kept"), out.partition(":")[0]) == (2, 1, "bns-102798-cube")
    assert "bns-5549: Not fetched." in err
    assert "web page where a file of the kind XLSX is due" in err
    assert "bns-5546: Not fetched." in err
    assert "answers 404" in err


def test_programs_get_what_came_of_every_table(run: Run, put: Put, service: Service) -> None:
    put("bns-102798-cube")
    service.give("/api/iblock/element/5549/file/ru/", PAGE)
    code, out, err = run("bns", "--json")
    told = {one["table"]: one for one in json.loads(out)}
    assert (code, err) == (2, "")
    assert (told["bns-102798-cube"]["error"], told["bns-102798-cube"]["rows"] > 0) == (None, True)
    assert "web page where a file of the kind XLSX is due" in told["bns-5549"]["error"]


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which tables the calendar has as due."""
    return lambda *tables: monkeypatch.setattr(fetching, "due_tables", lambda day, store: frozenset(tables))


def test_a_timer_gets_what_is_due_and_says_what_is_new(
    run: Run, put: Put, waiting: Callable[..., None], service: Service
) -> None:
    put("nbk-rates-average")
    waiting("nbk-rates-average")
    code, out, err = run("--due")
    assert (code, out.startswith("nbk-rates-average: 7 cells kept"), err) == (0, True, "")
    assert run("--due") == (0, "", "")
    service.asked.clear()
    waiting()
    assert (run("--due"), service.asked) == ((0, "", ""), [])


@pytest.mark.parametrize(
    ("answer", "ended"),
    [(PAGE, 75), (Answer(b"PK\x03\x04 cut off", XLSX), 2)],
    ids=["a service that errs: try later", "a file that is no table: look at it"],
)
def test_a_timer_is_told_whether_to_try_again_and_one_failure_does_not_stop_the_others(
    answer: Answer, ended: int, run: Run, put: Put, waiting: Callable[..., None], service: Service
) -> None:
    service.give("/api/iblock/element/5549/file/ru/", answer)
    put("bns-6576")
    waiting("bns-5549", "bns-6576")
    code, out, err = run("--due")
    assert (code, out.count("\n") < 2, err.partition(":")[0]) == (ended, True, "bns-5549")
    assert "bns-6576" in str([vintage.key for vintage in Store.open().vintages()])


def test_a_file_taken_by_hand_needs_no_network(run: Run, service: Service, tmp_path: Path) -> None:
    file = tmp_path / "2025_3T.xlsx"
    file.write_bytes(workbook({"Origen": mexican_rows()}))
    code, out, _ = run("se-fdi-by-state-partner", "--from", str(file))
    assert (code, out.startswith("se-fdi-by-state-partner: ")) == (0, True)
    assert service.asked == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody"], "No publisher and no table is called “nobody”"),
        (["bns", "--from", "x.xlsx"], "means several tables"),
        (["bns-5546", "--from", "none.xlsx"], "none.xlsx: There is no such file"),
        (["--from", "x.xlsx"], "Name it before --from"),
        (["bns-5546", "--from", "x.xlsx", "--due"], "A file taken by hand has no day"),
    ],
)
def test_bad_use_is_told_in_one_message(run: Run, arguments: list[str], words: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_nothing_is_stored_of_a_file_that_is_refused(run: Run, home_of_all: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.xlsx"
    file.write_bytes(b"<html>error</html>")
    before = [vintage.key for vintage in Store.open(home_of_all).vintages()]
    code, _, err = run("bns-6584", "--from", str(file))
    assert (code, "page.xlsx: The bytes of this file are HTML" in err) == (2, True)
    assert [vintage.key for vintage in Store.open(home_of_all).vintages()] == before


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_on_the_screen_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    table = publishers()["nbk"].tables[0]
    with bar("en") as (tell, watch):
        watch(table, Coming(500_000, 1_000_000))
        tell(msg("Try again later. Nothing was stored."))
        print("a line for a file")
    assert all(word in screen.getvalue() for word in ("nbk-337", "0.5 MB", "Try again later."))
    assert capsys.readouterr().out == "a line for a file\n"
