"""`onir standing` with its blocks: several at once, JSON keys, the league table, CSV, charts in ASCII."""

import csv
import os
import subprocess
import sys

import pytest

from onir.cli import charts
from onir.figures import Store

from .conftest import Command

FIXED = ("--indicator", "capital.fixed")


@pytest.mark.parametrize(
    ("area", "blocks"),
    [("KZ-27", "why gap history"), ("KZ-27", "gap"), ("all", "gap history"), ("KZ", "why"), ("KZ-27", "")],
)
def test_blocks_are_keys_beside_the_standing(onir: Command, area: str, blocks: str) -> None:
    options = [f"--{name}" for name in blocks.split()]
    told = onir("standing", area, "2025", *FIXED, "--json", *options).json
    plain = onir("standing", area, "2025", *FIXED, "--json").json
    assert set(told) - set(plain) == set(blocks.split())
    assert {key: told[key] for key in plain} == plain


def test_blocks_are_said_under_the_standing_in_one_order(onir: Command) -> None:
    said = onir("standing", "KZ-27", "2025", *FIXED, "--history", "--gap", "--why").out
    marks = ["11th of 20", "Had it grown as the country did", "Drawing level would have taken", "Best place since 2003"]
    places = [said.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("blocks", [("--sure", "--why", "--gap", "--history"), ("--gap", "--history")])
def test_tables_are_opened_once_for_all_blocks(
    onir: Command, monkeypatch: pytest.MonkeyPatch, blocks: tuple[str, ...]
) -> None:
    opened, store = [], Store.open()

    def counted() -> Store:
        opened.append(store)
        return store

    monkeypatch.setattr(Store, "open", counted)
    area = "KZ-27" if "--sure" in blocks else "all"
    assert onir("standing", area, "2025", *FIXED, *blocks).code == 0
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("all", "2025", "--why"), "“--why” needs a region or a nation"),
        (("KZ", "2025", "--gap"), "A nation has no place among regions"),
        (("KZ", "2025", "--history"), "A nation has no place among regions"),
        (("KZ-27", "2025", "--csv"), "CSV holds the league table"),
        (("all", "2025", "--csv", "--gap"), "CSV holds the league table"),
        (("all", "2025", "--csv", "--json"), "CSV holds the league table"),
        (("all", "2025", "--sort", "size"), "has no order “size”"),
        (("KZ-27", "2003", "--why"), "for both 2003 and 2002"),
        (("all", "2025", "--country", "KG"), "No figures are held for Kyrgyzstan"),
    ],
)
def test_what_has_no_answer_is_one_message(onir: Command, arguments: tuple[str, ...], said: str) -> None:
    options = () if "KG" in arguments else FIXED
    answer = onir("standing", *arguments, *options)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_block_without_an_answer_leaves_the_others_theirs(onir: Command) -> None:
    said = onir("standing", "KZ-27", "2003", *FIXED, "--why", "--gap")
    assert said.code == 0
    assert "for both 2003 and 2002" in said.out
    assert "The lead over Aktobe Region" in said.out
    told = onir("standing", "KZ-27", "2003", *FIXED, "--why", "--gap", "--json").json
    assert "for both 2003 and 2002" in told["why"]["not_held"][0]
    assert told["gap"]["below"]["area"] == "KZ-15"


@pytest.mark.parametrize(("area", "period", "sources"), [("KZ-27", "2025", 1), ("MX-PUE", "2025-Q1", 2)])
def test_a_source_is_named_once(onir: Command, area: str, period: str, sources: int) -> None:
    concept = FIXED if area == "KZ-27" else ()
    said = onir("standing", area, period, *concept, "--sure", "--why", "--gap", "--history").out
    assert said.count("Source:") == sources


def test_a_contribution_too_small_to_matter_is_left_to_the_chart(onir: Command) -> None:
    said = onir("standing", "MX-PUE", "2025-Q1", "--why").out
    line = next(line for line in said.splitlines() if line.startswith("By country of the investor"))
    assert "Germany" in line
    assert "Uruguay" not in line
    assert "Uruguay" in said


def test_the_league_table_is_csv_in_the_order_asked_for(onir: Command) -> None:
    answer = onir("standing", "all", "2025", *FIXED, "--csv", "--sort", "change", "--lang", "kk")
    rows = list(csv.DictReader(answer.out.splitlines()))
    changes = [float(row["change_percent"]) for row in rows]
    assert changes == sorted(changes, reverse=True)
    assert {"Батыс Қазақстан облысы"} == {row["name"] for row in rows if row["area"] == "KZ-27"}


def test_the_league_table_shows_places_won(onir: Command) -> None:
    said = onir("standing", "all", "2025", *FIXED).out
    line = next(line for line in said.splitlines() if "West Kazakhstan" in line)
    assert line.split()[:2] == ["11", "+1"]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "●"), ("ascii", "O"), ("cp1251", "O")])
def test_charts_are_drawn_with_what_the_stream_can_hold(
    monkeypatch: pytest.MonkeyPatch, encoding: str, mark: str
) -> None:
    class Stream:
        pass

    stream = Stream()
    stream.encoding = encoding  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stdout", stream)
    assert charts.ink().mark == mark


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([4, 2], ["|################", "|########        "]),
        ([-4, -2], ["################|", "        ########|"]),
        ([4, 0], ["|################", "|                "]),
        ([1000, 1], ["|################", "|.               "]),
        ([0], ["|"]),
        ([], []),
    ],
)
def test_bars_keep_sign_and_proportion(values: list[int], drawn: list[str]) -> None:
    assert charts.bars(values, charts.ASCII) == drawn


def test_help_names_every_block(onir: Command) -> None:
    said = onir("standing", "--help").out
    assert all(option in said for option in ("--why", "--gap", "--history", "--csv", "--sort"))


HEAVY = """
import sys
from onir.cli.app import main
try:
    main(["standing", "--help"])
except SystemExit:
    sys.exit(", ".join({"duckdb", "ibis", "pandas", "numpy", "pyarrow", "babel"} & set(sys.modules)) or 0)
"""


def test_help_loads_no_table_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("own", "other", "rows"),
    [
        ([5, 4], [1, 20], [3, 4, 5, 6]),
        ([1, 2], [2, 1], [1, 2]),
        ([1, 30], [2, 29], [1, 30]),
        ([None, 3], [4, 4], [3, 4]),
        ([None], [1], []),
    ],
)
def test_a_chart_of_places_is_about_the_first_line(
    own: list[int | None], other: list[int | None], rows: list[int]
) -> None:
    heads = [f"{year:02}" for year in range(len(own))]
    drawn = charts.bump({"O": own, "a": other}, heads, charts.ASCII)
    assert [int(line.split()[0]) for line in drawn[:-1]] == rows
