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


def test_export_to_an_unknown_form(onir: Command, tmp_path: Path) -> None:
    answer = onir("figures", "export", "capital.fixed", "--to", str(tmp_path / "capital.doc"), "--lang", "en")
    assert answer.code == 2
    assert ".csv, .parquet, .xlsx" in answer.err
