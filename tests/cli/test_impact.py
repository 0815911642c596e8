"""`onir impact`: a file is appraised, multipliers are shown, and what is missing is said in one message."""

from pathlib import Path

import pytest
import yaml

from onir.impact import extra

from .conftest import Command

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "impact-west-kazakhstan.yaml")
TABLE = ROOT / "src" / "onir" / "data" / "impact" / "croatia-2010.csv"


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The example with few draws."""
    said = yaml.safe_load(Path(EXAMPLE).read_text("utf-8")) | {"draws": 50}
    path = tmp_path / "project.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    return str(path)


def test_a_file_in_the_place_of_a_verb_is_appraised(onir: Command, small: str) -> None:
    short, full = onir("impact", small, "--lang", "en"), onir("impact", "appraise", small, "--lang", "en")
    assert (short.code, short.err) == (0, "")
    assert short.out == full.out
    assert short.out.startswith(
        "Fictitious plant for oil-field equipment\nBorrowed coefficients, not those of Kazakhstan"
    )
    assert "job-years" in short.out


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Заимствованные коэффициенты"), ("kk", "Коэффициенттер басқа елден алынған")]
)
def test_it_is_said_in_the_language_asked_for(onir: Command, small: str, language: str, words: str) -> None:
    assert words in onir("impact", small, "--lang", language).out


def test_for_programs_and_to_the_same_bytes(onir: Command, small: str) -> None:
    once, again = onir("impact", small, "--json"), onir("impact", small, "--json")
    assert once.out == again.out
    assert (once.json["area"], once.json["table"]["borrowed"]) == ("KZ-27", True)
    assert {"construction", "operation", "taxes", "drivers_percent", "with_own_table"} <= set(once.json)


def test_multipliers_of_a_region(onir: Command) -> None:
    shown = onir("impact", "multipliers", "--area", "KZ-27", "--lang", "en").out
    assert shown.startswith("Multipliers of West Kazakhstan Region\nBorrowed coefficients")
    told = onir("impact", "multipliers", "--area", "KZ-27", "--json").json
    assert [line["section"] for line in told["multipliers"]] == list("ABCDEFGHIJKLMNOPQRST")
    mining = told["multipliers"][1]["type_one"]
    assert 1 < float(mining["p5"]) < float(mining["p95"]) < 1.5


def test_a_table_of_ones_own_with_its_repairs(onir: Command, small: str, tmp_path: Path) -> None:
    mapping = tmp_path / "own.yaml"
    said = yaml.safe_load((TABLE.parent / "croatia-2010.yaml").read_text("utf-8"))
    mapping.write_text(yaml.safe_dump(said | {"economy": "KZ", "prices": "purchasers"}, allow_unicode=True), "utf-8")
    refused = onir("impact", small, "--table", str(TABLE), "--map", str(mapping), "--lang", "en")
    assert refused.code == 2
    assert "purchasers’ prices" in refused.err
    assert "keep-purchasers-prices" in refused.err
    repaired = ("--table", str(TABLE), "--map", str(mapping), "--repair", "keep-purchasers-prices")
    told = onir("impact", small, *repaired, "--json").json
    assert (told["table"]["borrowed"], told["repairs"]) == (False, ["keep-purchasers-prices"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("impact", "nowhere.yaml"), "nowhere.yaml: There is no such file."),
        (("impact", EXAMPLE, "--table", str(TABLE)), "A table and its mapping are given together."),
        (("impact", "multipliers", "--area", "Atlantis"), "is not the name or the code of an area"),
    ],
)
def test_what_is_wrong_is_said_once(onir: Command, arguments: tuple[str, ...], words: str) -> None:
    answer = onir(*arguments, "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert answer.err.count("\n") == 1


def test_without_the_extra_one_message_names_it(onir: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    answer = onir("impact", EXAMPLE, "--lang", "en")
    assert answer.code == 2
    assert answer.err == (
        'onir: Impact needs the extra impact, which is not installed. Install it: pip install "onir[impact]"\n'
    )
