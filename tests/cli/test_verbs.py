"""The verbs of the command line: what they answer, in which form, with which exit code."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from .conftest import Command

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
KAZAKH = ("check", str(EXAMPLES / "west-kazakhstan-2025-h1.kk.txt"), "--published", "2025-10-08")
RUSSIAN = ("check", str(EXAMPLES / "pavlodar-2025.ru.txt"), "--published", "2026-10-01")
ENGLISH = ("check", str(EXAMPLES / "puebla-2017.en.txt"), "--published", "2018-03-05")


def claims(onir: Command, *arguments: str) -> list[SimpleNamespace]:
    answer = onir(*arguments, "--json")
    assert set(answer.json) == {"claims", "text", "published", "as_of"}
    return [SimpleNamespace(**claim) for claim in answer.json["claims"]]


def test_the_kazakh_example_is_unverifiable_and_says_which_table_is_missing(onir: Command) -> None:
    volume, growth, rank = claims(onir, *KAZAKH)[-3:]
    assert {(one.indicator, one.area, one.period) for one in (volume, growth, rank)} == {
        ("fdi.gross_inflow", "KZ-27", "2025-H1")
    }
    assert (volume.value, volume.unit, volume.concept_said) == (1_093_000_000, "USD", False)
    assert (growth.value, growth.unit, growth.direction, growth.compared_to) == (1.7, "times", "up", "2024-H1")
    assert (rank.value, rank.after) == (3, ["KZ-75", "KZ-71"])
    assert {(one.verdict, one.reason) for one in (volume, growth, rank)} == {("unverifiable", "source not held")}
    assert "National Bank of Kazakhstan" in volume.sentence


def test_the_guards_of_the_kazakh_example(onir: Command) -> None:
    volume, growth, rank = claims(onir, *KAZAKH)[-3:]
    guards = {guard["guard"]: guard for one in (volume, growth, rank) for guard in one.guards}
    assert guards["G2"]["numbers"]["net"] == pytest.approx(917_671_590)
    assert guards["G3"]["numbers"]["at_least"] == 3 * 1_093_000_000
    assert guards["G4"]["result"] == "suggests"
    assert [round(guards["G4"]["numbers"][end] / 1e6) for end in ("low", "high")] == [624, 663]
    assert any("place 11 of 20" in guard["sentence"] for guard in volume.guards)


def test_a_statement_from_the_texts_own_page_is_named_and_is_no_evidence(onir: Command) -> None:
    volume = claims(onir, *KAZAKH)[-3]
    assert [(one["own_page"], one["evidence"]) for one in volume.statements] == [(True, False)]
    assert volume.evidence == []


def test_a_guard_says_once_what_stands_beside_every_claim(onir: Command) -> None:
    held = [guard["guard"] for one in claims(onir, *KAZAKH) for guard in one.guards]
    shown = onir(*KAZAKH, "--lang", "en").out
    assert held.count("G8") > 1
    assert " ".join(shown.split()).count("By fixed-capital investment, another concept,") == 1


def test_that_all_is_well_is_not_said(onir: Command) -> None:
    held = [guard for one in claims(onir, *RUSSIAN) for guard in one.guards]
    assert "consistent" in [guard["result"] for guard in held]
    assert "more than the whole country" not in onir(*RUSSIAN, "--lang", "en").out


def test_the_russian_example_has_one_of_each(onir: Command) -> None:
    read = claims(onir, *RUSSIAN)
    assert [(one.kind, one.verdict) for one in read] == [
        ("volume", "supported"),
        ("growth", "misattributed"),
        ("rank", "contradicted"),
    ]
    assert [fit["off_by"] for fit in read[1].diagnosis["fits"]] == ["form"]
    assert read[2].evidence[-1]["value"] == 7


def test_the_english_example_was_true_and_is_revised(onir: Command) -> None:
    read = claims(onir, *ENGLISH)
    assert [(one.kind, one.area, one.verdict, one.when) for one in read] == [
        ("volume", "MX-PUE", "revised", "since"),
        ("growth", "MX-PUE", "revised", "since"),
        ("rank", "MX-PUE", "revised", "since"),
        ("rank", "MX-CMX", "supported", None),
    ]
    assert [item["outcome"] for item in read[0].evidence] == ["holds", "fails", "fails"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (KAZAKH, 0),
        (RUSSIAN, 1),
        (ENGLISH, 0),
        ((*RUSSIAN, "--fail-on", "revised"), 0),
        ((*ENGLISH, "--fail-on", "revised"), 1),
        ((*KAZAKH, "--fail-on", ""), 0),
    ],
    ids=["unverifiable", "contradicted", "revised", "other", "as chosen", "nothing"],
)
def test_the_exit_code_says_whether_something_was_wrong(onir: Command, arguments: tuple[str, ...], code: int) -> None:
    assert onir(*arguments).code == code


def test_a_check_marks_the_claim_in_its_sentence(onir: Command) -> None:
    said = onir(*RUSSIAN, "--lang", "en").out
    assert "[1339,1 млрд тенге]" in said
    assert "✓ supported" in said
    assert "✗ contradicted" in said
    assert "bns-5546.csv:" in said


@pytest.mark.parametrize(("arguments", "word"), [(KAZAKH, "тексеру мүмкін емес"), (RUSSIAN, "опровергнуто")])
def test_without_flag_and_locale_the_answer_is_in_the_language_of_the_text(
    onir: Command, arguments: tuple[str, ...], word: str
) -> None:
    assert word in onir(*arguments).out


def test_a_text_comes_from_standard_input(onir: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (EXAMPLES / "pavlodar-2025.ru.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), "utf-8"))
    assert onir("check", "-", "--published", "2026-10-01").code == 1


def test_a_text_without_claims_says_so(onir: Command, tmp_path: Path) -> None:
    file = tmp_path / "poem.txt"
    file.write_text("Дала таңы атты, көктем келді.", encoding="utf-8")
    answer = onir("check", str(file), "--lang", "en")
    assert answer.code == 0
    assert "No claim" in answer.out


def test_what_was_known_on_a_day(onir: Command) -> None:
    read = claims(onir, *ENGLISH, "--as-of", "2018-06-01")
    assert {one.verdict for one in read} == {"supported"}


def test_standing_says_the_rank_and_the_sums(onir: Command) -> None:
    said = onir("standing", "KZ-27", "2025", "--indicator", "capital.fixed").out
    assert "11th of 20" in said
    assert "23,492,501" in said
    answer = onir("standing", "KZ-27", "2025", "--indicator", "capital.fixed", "--json").json
    assert (answer["rank"]["best"], answer["rank"]["worst"], answer["rank"]["of"]) == (11, 11, 20)


def test_a_year_before_a_split_stands_on_comparable_units(onir: Command) -> None:
    said = onir("standing", "KZ-35", "2020", "--indicator", "capital.fixed").out
    assert "Karaganda and Ulytau Regions" in said
    assert "16 comparable units" in said


def test_the_league_table_has_every_region(onir: Command) -> None:
    answer = onir("standing", "all", "2025", "--indicator", "capital.fixed", "--json").json
    assert [line["area"] for line in answer["regions"]][:4] == ["KZ-75", "KZ-71", "KZ-23", "KZ-61"]
    assert "West Kazakhstan Region" in onir("standing", "all", "2025", "--indicator", "capital.fixed").out


def test_a_name_in_any_form_is_understood(onir: Command) -> None:
    assert onir("territory", "Батыс Қазақстан облысында").out.startswith("KZ-27")
    assert onir("territory", "Батыс Қазақстан облысында", "--json").json["code"] == "KZ-27"
    assert len(onir("territory", "--json").json) == 20
    assert len(onir("territory", "--country", "mx", "--json").json) == 32


def test_figures_are_listed_and_shown_with_their_cells(onir: Command) -> None:
    assert {"capital.fixed", "grp.nominal", "fdi.net_inflow"} <= {
        table["indicator"] for table in onir("figures", "list", "--json").json
    }
    shown = onir("figures", "show", "capital.fixed", "--area", "KZ-27", "--period", "2025").out
    assert "893,421" in shown
    assert "bns-5546.csv:" in shown


def test_the_doctor_finds_figures_and_names_a_damaged_one(
    onir: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    assert all(finding["well"] for finding in onir("doctor", "--json").json)
    seal = next((tmp_path / "figures" / "raw").iterdir())
    seal.chmod(0o600)
    seal.write_bytes(b"changed")
    answer = onir("doctor", "--json")
    assert answer.code == 2
    assert any("damaged" in finding["found"] for finding in answer.json)


@pytest.mark.parametrize(
    "verb", [[], ["check"], ["standing"], ["territory"], ["figures"], ["figures", "show"], ["doctor"]]
)
@pytest.mark.parametrize(("locale", "word"), [("kk_KZ.UTF-8", "тіл"), ("ru_RU.UTF-8", "язык")])
def test_help_is_in_the_language_of_the_locale(
    onir: Command, monkeypatch: pytest.MonkeyPatch, verb: list[str], locale: str, word: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    said = onir(*verb, "--help").out
    assert word in said.lower() or verb in ([], ["figures"])
    assert said.isascii() is False


def test_figures_by_country_of_the_investor_are_shown(onir: Command) -> None:
    shown = onir(
        "figures", "show", "fdi.net_inflow.notified", "--area", "MX-NLE", "--partner", "US", "--period", "2024"
    )
    assert "se-2025-3T-partners.csv:" in shown.out


def test_a_check_is_written_as_a_page_and_as_reviews(onir: Command, tmp_path: Path) -> None:
    page, sheet, reviews = tmp_path / "report.html", tmp_path / "report.pdf", tmp_path / "reviews.json"
    files = ("--html", str(page), "--pdf", str(sheet), "--claimreview", str(reviews))
    answer = onir(*ENGLISH, *files, "--by", "Newsroom", "--lang", "kk")
    assert answer.code == 0
    assert page.read_text("utf-8").startswith('<!doctype html>\n<html lang="kk">')
    assert len(json.loads(reviews.read_text("utf-8"))["@graph"]) == 4
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert sorted(tmp_path.iterdir()) == [page, sheet, reviews]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--claimreview", "r.json"], "Give it with --by"),
        (["--claimreview", "r.json", "--by", " "], "Give it with --by"),
        (["--by", "Newsroom"], "--by says nothing without --claimreview"),
        (["--url", "https://example.org"], "--url says nothing without --claimreview"),
        (["--html", "no/such/folder/r.html"], "cannot be written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_written_is_said(
    onir: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = onir(*ENGLISH, *options)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_scan_says_what_it_came_to_and_shows_no_bar_where_nobody_watches(onir: Command, tmp_path: Path) -> None:
    answer = onir("scan", str(EXAMPLES), "--to", str(tmp_path / "out"), "--workers", "1", "--lang", "kk")
    assert (answer.code, answer.err) == (0, "")
    assert "тұжырым" in answer.out
    told = onir("scan", str(EXAMPLES), "--to", str(tmp_path / "out"), "--workers", "1", "--json").json
    assert told["claims"] > 8
    assert told["refused"] == 0
