"""What stops a load: every unknown code, with file and line, and nothing stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onir.errors import BadInput, Unavailable
from onir.figures import Store
from onir.figures.keeping.judging import judged
from onir.figures.panel import STATUSES
from onir.figures.reading.shipped import read_table
from onir.figures.source import Source, shipped
from onir.figures.vintage import EXACTNESS

Table = Callable[..., tuple[Source, bytes]]


@pytest.mark.parametrize(
    ("rows", "words", "said"),
    [
        ("KZ-99,2020,5", {}, "made.csv:2 unknown area “KZ-99”"),
        ("KZ-ZAP,2020,5", {}, "unknown area “KZ-ZAP”"),
        ("KZ,2020-Q5,5", {}, "made.csv:2 unknown period “2020-Q5”"),
        ("KZ,2020-YTD,5", {}, "unknown period “2020-YTD”"),
        ("KZ,first half of 2020,5", {}, "unknown period “first half of 2020”"),
        ("KZ,2020,5", {"unit": "KZT zn"}, "unknown unit “KZT zn”"),
        ("KZ,2020,5", {"indicator": "capital.other"}, "unknown indicator “capital.other”"),
        ("KZ,2020,five", {}, "not a value for a cell that is published: “five”"),
        ("KZ,2020,", {}, "not a value for a cell that is published: “”"),
        ("KZ,2020,NaN", {}, "not a value"),
        ("KZ,2020,-5", {}, "made.csv:2 “-5” is below zero, which “investment in fixed capital” cannot be"),
        ("KZ,2020,0.12345678901", {}, "not a value"),
        (
            "KZ,2019,4\nKZ,2020,5\nKZ,2020,6",
            {},
            "the same cell again: capital.fixed KZ 2020 flow; it stands in made.csv:3",
        ),
        ("KZ-27,2020,5\nKZ-23,2020,6", {}, "made.csv:2 2020 prints a set of areas that is no layout; missing"),
        ("KZ-99,2020,5\nKZ-98,2020,x", {}, "3 problems"),
    ],
)
def test_a_bad_row_stops_the_load_and_is_named(
    table: Table, home: Path, rows: str, words: dict[str, str], said: str
) -> None:
    with pytest.raises(BadInput) as stopped:
        Store.holding([table(rows, **words)], home)
    assert said in stopped.value.say("en")
    assert not list(home.rglob("*.parquet"))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("area,period", "made.csv:1: The header has the columns area, period."),
        ("area,period,value,colour", "area, colour, period, value"),
    ],
)
def test_a_strange_header_is_refused(table: Table, header: str, said: str) -> None:
    source, _ = table("")
    with pytest.raises(BadInput, match="header") as stopped:
        read_table(f"{header}\nKZ,2020,5\n".encode(), source)
    assert said in stopped.value.say("en")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("partner", "XY", "unknown partner “XY”"), ("status", "guess", "unknown status “guess”")],
)
def test_unknown_partners_and_statuses_are_named(table: Table, column: str, value: str, said: str) -> None:
    source, _ = table("")
    with pytest.raises(BadInput) as stopped:
        judged(read_table(f"area,period,value,{column}\nKZ,2020,5,{value}\n".encode(), source))
    assert said in stopped.value.say("en")


def test_a_withheld_cell_has_no_number_and_a_printed_zero_is_one(table: Table) -> None:
    source, _ = table("")
    cells, _ = judged(read_table(b"area,partner,period,value\nKZ,US,2020,C\nKZ,RU,2020,0\n", source))
    assert [(row["value"], row["status"]) for row in cells.to_pylist()] == [(None, "confidential"), (0, "published")]


def test_the_longest_cell_of_a_period_shows_how_many_places_are_printed(table: Table) -> None:
    source, content = table("KZ,2019,1.25\nKZ,2020,7")
    assert judged(read_table(content, source))[0].column("decimals").to_pylist() == [2, 0]
    source, _ = table("")
    cells, _ = judged(read_table(b"area,partner,period,value\nKZ,US,2020,1.25\nKZ,RU,2020,7\n", source))
    assert cells.column("decimals").to_pylist() == [2, 2]


SEVENTEEN = "KZ-11 KZ-15 KZ-19 KZ-23 KZ-27 KZ-31 KZ-35 KZ-39 KZ-43 KZ-47 KZ-55 KZ-59 KZ-61 KZ-63 KZ-71 KZ-75 KZ-79"


@pytest.mark.parametrize(
    ("codes", "extent"), [(SEVENTEEN, "karaganda_pre2022"), (f"{SEVENTEEN} KZ-10 KZ-33 KZ-62", "karaganda")]
)
def test_the_extent_is_read_from_the_rows_not_from_the_calendar(table: Table, codes: str, extent: str) -> None:
    source, content = table("\n".join(f"{code},2021,5" for code in codes.split()))
    cells, _ = judged(read_table(content, source))
    assert next(row["extent"] for row in cells.to_pylist() if row["area"] == "KZ-35") == extent


def test_what_ships_keeps_to_the_closed_words() -> None:
    assert {source.exactness for source in shipped()} <= set(EXACTNESS)
    assert {source.basis for source in shipped()} <= {"flow", "ytd", "stock"}
    assert all(
        source.publisher.kk and source.title.kk and source.address.startswith("https://") and source.licence
        for source in shipped()
    )
    assert len(STATUSES) == len(set(STATUSES))


def test_a_home_that_cannot_be_used_gets_one_message(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("a file where a folder should be")
    with pytest.raises(Unavailable) as stopped:
        Store.open(tmp_path).verify()
    assert "ONIR_HOME" in stopped.value.say("en")
    assert str(tmp_path) in stopped.value.say("en")


def test_a_read_only_home_gets_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Unavailable, match="cannot be used: Permission denied"):
        Store.open(tmp_path).verify()


def test_a_manifest_of_a_newer_format_is_refused_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "manifest.json").write_text('{"format": 99, "vintages": []}')
    with pytest.raises(BadInput, match="cannot be read"):
        Store.open(tmp_path)
