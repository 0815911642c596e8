"""The write road: whole or not at all, once, in any company, on a full disk, and under kill -9."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tests.figures.made_tables import REGIONS, Values, made, values

from onir.errors import BadInput
from onir.figures import Store
from onir.figures.keeping import locking, shelf
from onir.figures.keeping.adding import Reading, Sealed, add
from onir.figures.observation import Observation
from onir.measure import Period

ROOT = Path(__file__).parent.parent.parent
YEAR = Period.parse("2025")
KILLS = 200 if settings().max_examples > 1000 else 25


def process(verb: str, home: Path, *words: object) -> subprocess.Popen[str]:
    """A process that does `verb`; that the child of a process with threads may hang is its own affair."""
    quiet = ("-W", "ignore::DeprecationWarning")
    return subprocess.Popen(
        [sys.executable, *quiet, "-m", "tests.figures.made_tables", verb, str(home), *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(started: subprocess.Popen[str]) -> list[str]:
    out, err = started.communicate(timeout=600)
    assert not err
    return out.splitlines()


def files(home: Path) -> dict[str, int]:
    return {
        str(path.relative_to(home)): path.stat().st_mtime_ns
        for path in home.rglob("*")
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the tables that ship are loaded."""
    home = tmp_path_factory.mktemp("shipped")
    Store.open(home).verify()
    return home


@pytest.fixture
def home(shipped: Path, tmp_path: Path) -> Path:
    subprocess.run(["cp", "-r", str(shipped), str(tmp_path / "home")], check=True)
    return tmp_path / "home"


def test_an_added_table_is_there_when_the_store_is_opened_again(home: Path) -> None:
    added = add(*made(), home_folder=home)
    held = next(one for one in Store.open(home).held if one.vintage.key == added.vintage.key)
    assert added.new
    assert (held.vintage, held.kept) == (added.vintage, added.kept)
    assert (held.source.licence, held.vintage.publisher.kk) == ("invented", "Ойдан шығарылған мекеме")
    (panel,) = Store.open(home).panels("fdi.gross_inflow", YEAR, country="KZ")
    assert set(panel.cells) == set(REGIONS)
    assert panel.nation is not None
    assert panel.nation.value == int(values()["KZ", "2025"])
    assert (panel.cells["KZ-35"].extent, panel.cells["KZ-35"].locators) == ("karaganda", ("made.csv:30",))


def test_adding_twice_changes_nothing(home: Path) -> None:
    first = add(*made(), home_folder=home)
    before = files(home)
    again = add(*made(), home_folder=home)
    assert (again.new, again.vintage, again.kept) == (False, first.vintage, first.kept)
    assert files(home) == before


def test_other_bytes_are_the_next_vintage_and_the_first_stays(home: Path) -> None:
    add(*made(b"first"), home_folder=home)
    add(*made(b"second", values(step=2), retrieved="2026-02-01"), home_folder=home)
    panels = Store.open(home).panels("fdi.gross_inflow", YEAR, country="KZ")
    assert [panel.cells["KZ-10"].value for panel in panels] == [101, 102]


def test_what_ships_and_what_is_added_do_not_mix(home: Path) -> None:
    before = Store.open(home).vintages()
    added = add(*made(), home_folder=home).vintage
    assert set(Store.open(home).vintages()) == {*before, added}


def test_a_column_has_the_places_of_its_longest_cell(home: Path) -> None:
    cells = {**values("2025"), ("KZ-10", "2025"): "100.25", ("KZ", "2025"): "3330.25"}
    add(*made(cells=cells), home_folder=home)
    (panel,) = Store.open(home).panels("fdi.gross_inflow", YEAR, country="KZ")
    assert {cell.decimals for cell in panel.cells.values()} == {2}


QUARTERS = " ".join(f"{year}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4))


def growing() -> dict[tuple[str, str], str]:
    """Every quarter is larger than the one before it within its year."""
    return {key: str(int(value) * int(key[1][-1]) // 1) for key, value in values(QUARTERS, step=0).items()}


def without(cells: dict[tuple[str, str], str], *areas: str) -> dict[tuple[str, str], str]:
    return {key: value for key, value in cells.items() if key[0] not in areas}


REFUSED = {
    "no row": ({}, "No figure was found"),
    "an area unknown": ({**values(), ("KZ-99", "2025"): "1"}, "made.csv:44 unknown area “KZ-99”"),
    "below zero": ({**values(), ("KZ-10", "2025"): "-4"}, "made.csv:22 “-4” is below zero"),
    "a set of areas that is none": (
        without(values(), "KZ-27"),
        "no layout; missing in the nearest one: West Kazakhstan Region (KZ-27); not of it: –.",
    ),
    "a sum that misses": (
        {**values(), ("KZ", "2025"): "9000"},
        "made.csv:43 the regions of 2025 add up to 3,350, the national row says 9,000",
    ),
    "cumulative by its course": (growing(), "every figure grows from January to December"),
    "cumulative by its year": (
        {**growing(), **{(area, period[:4]): value for (area, period), value in growing().items() if "Q4" in period}},
        "the last part of a year equals the year",
    ),
}


@pytest.mark.parametrize(("cells", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_bad_table_is_refused_whole(home: Path, cells: dict[tuple[str, str], str], words: str) -> None:
    before = files(home)
    sealed, reading = made()
    reading = made(cells=cells)[1] if cells else type(reading)(reading.origin, ())
    with pytest.raises(BadInput) as stopped:
        add(sealed, reading, home_folder=home)
    assert words in stopped.value.say("en")
    assert files(home) == before


def test_a_later_release_with_fewer_regions_is_refused(home: Path) -> None:
    add(*made(b"first", values("2021 2022")), home_folder=home)
    fewer = without(values("2021 2022"), "KZ-10", "KZ-33", "KZ-62", "KZ")
    with pytest.raises(BadInput, match="the release before printed these areas too: KZ, KZ-10, KZ-33, KZ-62"):
        add(*made(b"second", fewer, released="2026-04"), home_folder=home)
    add(*made(b"earlier", fewer, released="2022-04"), home_folder=home)


def test_a_reader_may_accept_what_is_true_of_a_sound_table(home: Path) -> None:
    sealed, reading = made(cells={**values(), ("KZ", "2025"): "9000"})
    with pytest.raises(BadInput, match="accept the check national_row"):
        add(sealed, reading, home_folder=home)
    told = type(reading)(reading.origin, made(cells={("KZ", "2025"): "9000"})[1].rows, {"national_row": "no region"})
    assert add(sealed, told, home_folder=home).new


def test_a_file_that_changes_meanwhile_is_refused(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "made.csv"
    file.write_bytes(b"as it came")
    sealed, reading = made()

    def changing() -> object:
        file.write_bytes(b"changed")
        yield from reading.rows

    before = files(home)
    with pytest.raises(BadInput, match="changed while it was read"):
        add(type(sealed)(file, "made.csv", "", ""), type(reading)(reading.origin, changing()), home_folder=home)  # type: ignore[arg-type]
    assert files(home) == before


def test_an_added_table_whose_cells_are_gone_is_named_and_can_be_added_again(home: Path) -> None:
    added = add(*made(), home_folder=home)
    (home / "figures" / "vintages" / added.kept.parquet).unlink()
    with pytest.raises(BadInput, match="Add its file made") as stopped:
        Store.open(home)
    assert stopped.value.where.endswith(added.kept.parquet)
    assert add(*made(), home_folder=home).new
    assert Store.open(home).panels("fdi.gross_inflow", YEAR, country="KZ")


@pytest.mark.parametrize("name", ["", "../outside", "Таблица", "a b", "A"])
def test_a_table_has_a_name_that_a_file_can_have(home: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot name a table"):
        add(*made(source=name), home_folder=home)


# -- another reading of the same file ------------------------------------------------------------------------


def listed(home: Path, part: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads((home / "figures" / "manifest.json").read_text())[part]
    return lines


def by(mapping: str, cells: Values, content: bytes = b"made") -> tuple[Sealed, Reading]:
    sealed, reading = made(content, cells)
    return sealed, replace(reading, by=mapping)


def test_the_same_file_by_another_mapping_supersedes_the_reading_before_and_keeps_it(home: Path) -> None:
    first = add(*by("first", values(step=1)), home_folder=home)
    again = add(*by("first", values(step=1)), home_folder=home)
    second = add(*by("second", values(step=5)), home_folder=home)
    assert (first.new, again.new, second.new) == (True, False, True)
    assert (first.former, second.former) == (None, first.kept)
    assert first.vintage == second.vintage
    store = Store.open(home)
    (panel,) = store.panels("fdi.gross_inflow", YEAR, country="KZ")
    assert panel.cells["KZ-10"].value == 105
    assert [line["reading"] for line in listed(home, "superseded")] == ["first"]
    assert (home / "figures" / "vintages" / first.kept.parquet).exists()
    store.verify()


def test_the_first_mapping_may_come_back(home: Path) -> None:
    for mapping, step in (("first", 1), ("second", 5), ("first", 1)):
        add(*by(mapping, values(step=step)), home_folder=home)
    (panel,) = Store.open(home).panels("fdi.gross_inflow", YEAR, country="KZ")
    assert panel.cells["KZ-10"].value == 101
    assert [line["reading"] for line in listed(home, "superseded")] == ["second"]


def test_a_reading_that_is_refused_supersedes_nothing(home: Path) -> None:
    added = add(*by("first", values()), home_folder=home)
    with pytest.raises(BadInput):
        add(*by("second", {**values(), ("KZ", "2025"): "9000"}), home_folder=home)
    assert not listed(home, "superseded")
    assert added.vintage in Store.open(home).vintages()


def test_a_store_of_the_format_before_is_carried_over(home: Path) -> None:
    added = add(*made(), home_folder=home)
    manifest = home / "figures" / "manifest.json"
    told = json.loads(manifest.read_text())
    lines = [{name: value for name, value in line.items() if name != "reading"} for line in told["vintages"]]
    manifest.write_text(json.dumps({"format": 3, "vintages": lines}))
    assert added.vintage in Store.open(home).vintages()


# -- others at work ------------------------------------------------------------------------------------------


def during(reading: Reading, act: Callable[[], object]) -> Reading:
    """The same reading, in the middle of which something is done."""

    def cells() -> Iterator[Observation]:
        rows = iter(reading.rows)
        yield next(rows)
        act()
        yield from rows

    return replace(reading, rows=cells())


def test_others_may_write_while_a_table_is_read(home: Path) -> None:
    sealed, reading = made(b"slow")
    added = add(
        sealed, during(reading, lambda: add(*made(b"fast", source="other"), home_folder=home)), home_folder=home
    )
    assert added.new
    assert {"made-gross", "other"} <= {line["source"] for line in listed(home, "vintages")}


def test_of_two_that_add_one_file_at_once_one_is_new(home: Path) -> None:
    sealed, reading = made()
    added = add(sealed, during(reading, lambda: add(*made(), home_folder=home)), home_folder=home)
    assert not added.new
    Store.open(home).verify()


def test_a_release_that_another_process_adds_meanwhile_counts_as_the_one_before(home: Path) -> None:
    fewer = without(values("2021 2022"), "KZ-10", "KZ-33", "KZ-62", "KZ")
    sealed, reading = made(b"second", fewer, released="2026-04")
    meanwhile = during(reading, lambda: add(*made(b"first", values("2021 2022")), home_folder=home))
    with pytest.raises(BadInput, match="the release before printed these areas too"):
        add(sealed, meanwhile, home_folder=home)


def test_what_a_killed_process_left_without_listing_it_is_swept_by_the_next_write(home: Path) -> None:
    figures = home / "figures"
    for left in ("raw/abc", "vintages/made-gross-abc.parquet", ".abc.part/raw", ".abc.part/lock"):
        (figures / left).parent.mkdir(exist_ok=True)
        (figures / left).write_bytes(b"left")
    add(*made(), home_folder=home)
    assert not [path for path in figures.rglob("*") if "abc" in path.name]
    Store.open(home).verify()


def test_a_stage_that_its_owner_takes_away_at_this_moment_stops_no_other_write(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = home / "figures" / ".abc.part"
    stage.mkdir(parents=True)
    (stage / "lock").touch()
    take = locking.take

    def taken_away(descriptor: int, *, wait: bool = True) -> None:
        if not wait:
            shutil.rmtree(stage, ignore_errors=True)
        take(descriptor, wait=wait)

    monkeypatch.setattr(shelf, "take", taken_away)
    add(*made(), home_folder=home)
    Store.open(home).verify()


# -- processes ----------------------------------------------------------------------------------------------


def test_two_processes_at_once_lose_nothing(home: Path) -> None:
    started = [process("add_many", home, name, 4) for name in ("one", "two")]
    finished = [key for each in started for key in said(each)]
    assert len(set(finished)) == 8
    assert set(finished) <= {vintage.key for vintage in Store.open(home).vintages()}


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_reported_and_leaves_the_store_whole(home: Path) -> None:
    """The disk is full at the sealing, at the first and the second writing, and at the list of what is held."""
    limits = (1000, 2500, 6000, 9000)
    add(*made(), home_folder=home)
    before = files(home)
    lines = said(process("add_on_a_full_disk", home, *limits))
    assert len(lines) == len(limits)
    for line in lines:
        assert line.startswith("Unavailable")
        assert "Free some space and do it again; what was held before is whole." in line
    assert files(home) == before
    Store.open(home).verify()


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_kill_at_random_moments_leaves_every_finished_vintage_and_no_half_one(home: Path) -> None:
    turns = [json.loads(line) for line in said(process("be_killed", home, KILLS, 3))]
    assert len(turns) == KILLS
    assert [turn["lost"] for turn in turns] == [[]] * KILLS
    assert turns[-1]["finished"] > 0
    assert any(turn["halves"] for turn in turns), "no kill came in the middle of a write: the test shows nothing"
    store = Store.open(home)
    assert len(store.panels("fdi.gross_inflow", YEAR, country="KZ")) >= turns[-1]["finished"]
    add(*made(b"after"), home_folder=home)
    assert not list(home.rglob("*.part"))
