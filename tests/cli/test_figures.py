"""`onir figures`: one figure through its releases, two releases of a table, exports, statistics, what is due."""

from pathlib import Path

import pytest

from .conftest import Command

MEXICO = "fdi.net_inflow.notified"


def test_history_shows_every_release_and_the_rank_it_gave(onir: Command) -> None:
    said = onir("figures", "history", MEXICO, "Puebla", "2017", "--lang", "en").out
    assert [word in said for word in ("2018-02", "2025-10-14", "2025-11", "+394.6%", "27; by the release")] == [
        True
    ] * 5
    answer = onir("figures", "history", MEXICO, "MX-PUE", "2017", "--json").json
    assert [edition["rank"]["best"] for edition in answer["editions"]] == [27, 13, 13]


def test_history_as_csv_and_of_one_partner(onir: Command) -> None:
    lines = onir("figures", "history", MEXICO, "MX-PUE", "2017", "--csv").out.splitlines()
    assert lines[0].startswith("released,released_exactness,table,value,unit,status,revision")
    assert [line.split(",")[0] for line in lines[1:]] == ["2018-02", "2025-10-14", "2025-11"]
    assert [line.split(",")[9] for line in lines[1:]] == ["27", "13", "13"]
    question = ("figures", "history", MEXICO, "MX-AGU", "2023-Q2", "--partner", "US")
    (edition,) = onir(*question, "--json").json["editions"]
    assert (edition["value"], edition["status"], len(edition["locators"])) == ("-86021044", "derived", 2)
    assert "These are figures of USA alone." in onir(*question, "--lang", "en").out


def test_diff_shows_what_moved_and_which_verdicts_turn(onir: Command, tmp_path: Path) -> None:
    text = "Foreign direct investment in Puebla came to US$192.8 million in 2017."
    (tmp_path / "2018-03-05-puebla.txt").write_text(text, "utf-8")
    question = ("figures", "diff", "2018-02", "2025-11", "--period", "2017", "--texts", str(tmp_path))
    said = onir(*question, "--lang", "en").out
    assert "ranks that moved: 24, by up to 14" in said
    assert "Verdicts that turn: 1." in said
    answer = onir(*question, "--json").json
    assert [(one["old_verdict"], one["verdict"]) for one in answer["flips"]] == [("supported", "revised")]
    assert "flips" not in onir(*question[:4], "--json").json


def test_diff_of_no_two_releases_names_those_held(onir: Command) -> None:
    answer = onir("figures", "diff", "2018-02", "2019-01", "--lang", "en")
    assert answer.code == 2
    assert "se-2018 (2018-02)" in answer.err


def test_revisions_by_age(onir: Command) -> None:
    said = onir("figures", "revisions", MEXICO, "--lang", "en").out
    assert "3 releases" in said
    assert "23.6%" in said
    tables = onir("figures", "revisions", MEXICO, "--json").json
    assert [table["releases"] for table in tables] == [3, 1]


def test_the_calendar_has_every_table(onir: Command) -> None:
    dues = onir("figures", "calendar", "--json").json
    assert {due["state"] for due in dues} <= {"due", "overdue", "unknown"}
    assert {due["table"] for due in dues} == {one["table"] for one in onir("figures", "list", "--json").json}
    assert "bns-5927" in onir("figures", "calendar").out


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_export_says_what_it_wrote(onir: Command, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"capital.{ending}"
    assert "411 cells" in onir("figures", "export", "capital.fixed", "--to", str(path), "--lang", "en").out
    assert path.exists()


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "xml"])
def test_export_to_a_folder_that_is_not_there(onir: Command, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "nowhere" / f"capital.{ending}"
    answer = onir("figures", "export", "capital.fixed", "--to", str(path), "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "The file cannot be written: No such file or directory." in answer.err


def test_export_to_an_unknown_form(onir: Command, tmp_path: Path) -> None:
    answer = onir("figures", "export", "capital.fixed", "--to", str(tmp_path / "capital.doc"), "--lang", "en")
    assert answer.code == 2
    assert ".csv, .parquet, .xlsx, .xml" in answer.err


def test_corrections_are_entered_shown_and_taken_back(
    onir: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    assert onir("figures", "corrections", "--lang", "en").out == "No figure is known to be printed wrong.\n"
    cell = ("capital.fixed", "KZ-27", "2025", "--printed", "893421", "--right", "893412")
    onir("figures", "corrections", "add", *cell, "--why", "digits swapped", "--told", "the Bureau")
    told = onir("figures", "corrections", "--json").json
    assert [(one["corrected"], one["status"]) for one in told["corrections"]] == [("893412", "open")]
    remark = "A known error is corrected: printed 893421; digits swapped (told: the Bureau; open)."
    text = tmp_path / "text.txt"
    text.write_text("Investment in fixed capital in West Kazakhstan Region was 893.4 billion tenge in 2025.", "utf-8")
    for question in (
        ("figures", "show", "capital.fixed", "--area", "KZ-27", "--period", "2025"),
        ("figures", "history", "capital.fixed", "KZ-27", "2025"),
        ("standing", "KZ-27", "2025", "--indicator", "capital.fixed"),
        ("standing", "all", "2025", "--indicator", "capital.fixed"),
        ("check", str(text), "--published", "2026-11-01"),
    ):
        assert remark in onir(*question, "--lang", "en").out
    said = onir("figures", "corrections", "withdraw", "1", "--lang", "en").out
    assert " ".join(said.split()).endswith("digits swapped (told: the Bureau). Status: withdrawn.")
    assert remark not in onir("figures", "show", "capital.fixed", "--area", "KZ-27", "--lang", "en").out


def test_a_figure_is_split_only_when_asked_and_says_so(onir: Command, tmp_path: Path) -> None:
    said = onir("figures", "split", "capital.fixed", "KZ-10", "2020", "--lang", "en").out
    assert "an estimate and no published figure" in said
    assert said.count("billion tenge of") == 2
    assert "2003" in onir("figures", "split", "capital.fixed", "KZ-79", "--lang", "en").out
    (told,) = onir("figures", "split", "capital.fixed", "KZ-10", "2020", "--by", "grp.nominal", "--json").json
    assert (told["status"], told["share"]["basis"]) == ("estimate", "grp.nominal")
    for ending in ("csv", "parquet", "xlsx"):
        path = tmp_path / f"split.{ending}"
        onir("figures", "split", "capital.fixed", "KZ-79", "--to", str(path))
        assert path.exists()
