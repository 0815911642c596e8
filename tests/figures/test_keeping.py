"""Keeping: once, whole or not at all, exact, and safe for two at a time."""

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.figures import Store
from onir.figures.keeping.shelf import seal
from onir.figures.source import Source, shipped
from onir.measure import Period

Table = Callable[..., tuple[Source, bytes]]
YEAR = Period.parse("2020")


def files(home: Path) -> dict[str, int]:
    return {str(path.relative_to(home)): path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}


def test_adding_twice_changes_nothing(table: Table, home: Path) -> None:
    made = table("KZ,2020,5")
    Store.holding([made], home)
    before = files(home)
    Store.holding([made, made], home)
    assert files(home) == before


def test_the_seal_keeps_the_bytes_as_they_came(table: Table, home: Path) -> None:
    source, content = table("KZ,2020,5")
    Store.holding([(source, content)], home)
    assert (home / "figures" / "raw" / seal(content)).read_bytes() == content


def test_other_bytes_are_another_vintage_and_the_first_stays(table: Table, home: Path) -> None:
    first, second = table("KZ,2020,5"), table("KZ,2020,6")
    Store.holding([first], home)
    Store.holding([second], home)
    listed = json.loads((home / "figures" / "manifest.json").read_text())["vintages"]
    assert [line["sha256"] for line in listed] == [seal(first[1]), seal(second[1])]
    assert Store.holding([first], home).panels("capital.fixed", YEAR, country="KZ")[0].nation.value == 5  # type: ignore[union-attr]


@pytest.mark.parametrize("step", range(1, 8))
def test_a_stop_at_any_moment_leaves_no_half_vintage(
    table: Table, home: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Every file is synced before it gets its name: stop at the n-th sync of the second load."""
    first, second = table("KZ,2020,5"), table("KZ,2020,6", source="second")
    Store.holding([first], home)
    left, real = [step], os.fsync

    def stop(descriptor: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        real(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", stop)
        if step <= 6:
            with pytest.raises(KeyboardInterrupt):
                Store.holding([first, second], home)
        else:
            Store.holding([first, second], home)
    assert not list(home.rglob("*.part"))
    listed = json.loads((home / "figures" / "manifest.json").read_text())["vintages"]
    assert all((home / "figures" / "vintages" / line["parquet"]).exists() for line in listed)
    assert len(Store.holding([first, second], home).panels("capital.fixed", YEAR, country="KZ")) == 2


@pytest.mark.parametrize("folder", ["raw", "vintages"])
def test_damage_is_found(table: Table, home: Path, folder: str) -> None:
    store = Store.holding([table("KZ,2020,5")], home)
    store.verify()
    (file,) = (home / "figures" / folder).iterdir()
    file.write_bytes(file.read_bytes().replace(b"2020", b"2021", 1) + b" ")
    with pytest.raises(BadInput, match="damaged or gone") as stopped:
        store.verify()
    assert stopped.value.where == str(file)


@pytest.mark.parametrize("content", [b"", b"no table", b"PAR1" + bytes(100) + b"PAR1"])
def test_a_damaged_vintage_is_named_when_it_is_read(table: Table, home: Path, content: bytes) -> None:
    store = Store.holding([table("KZ,2020,5")], home)
    (file,) = (home / "figures" / "vintages").iterdir()
    file.write_bytes(content)
    with pytest.raises(BadInput, match="damaged or gone") as stopped:
        store.panels("capital.fixed", YEAR, country="KZ")
    assert stopped.value.where == str(file)


def test_a_vintage_damaged_within_is_named_when_its_cells_are_read(table: Table, home: Path) -> None:
    """The end of the file, which says what columns there are, may be whole while the cells are not."""
    store = Store.holding([table("KZ,2020,5")], home)
    (file,) = (home / "figures" / "vintages").iterdir()
    content = file.read_bytes()
    file.write_bytes(content[:4] + bytes(len(content) // 2) + content[4 + len(content) // 2 :])
    with pytest.raises(BadInput, match="damaged or gone"):
        store.panels("capital.fixed", YEAR, country="KZ")


def test_under_an_older_manifest_all_is_loaded_anew(table: Table, home: Path) -> None:
    Store.holding([table("KZ,2020,5")], home)
    (home / "figures" / "manifest.json").write_text('{"format": 1, "vintages": [{"source": "made"}]}')
    assert Store.holding([table("KZ,2020,5")], home).panels("capital.fixed", YEAR, country="KZ")


def test_what_a_killed_process_left_is_swept_away(table: Table, home: Path) -> None:
    Store.holding([table("KZ,2020,5")], home)
    (home / "figures" / "vintages" / ".made.parquet.abc.part").write_bytes(b"half")
    Store.holding([table("KZ,2020,6")], home)
    assert not list(home.rglob("*.part"))


def test_a_lost_file_is_made_again_from_what_ships(tmp_path: Path) -> None:
    Store.open(tmp_path).verify()
    next((tmp_path / "figures" / "vintages").glob("bns-5546-*")).unlink()
    assert Store.open(tmp_path).panels("capital.fixed", YEAR, country="KZ")


def test_four_at_once_keep_every_table_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(Store.open, [tmp_path] * 4))
        list(pool.map(Store.verify, stores))
    listed = json.loads((tmp_path / "figures" / "manifest.json").read_text())["vintages"]
    assert sorted(line["source"] for line in listed) == sorted(source.source for source in shipped())
    with ThreadPoolExecutor(4) as pool:
        sums = set(pool.map(lambda store: store.panels("capital.fixed", YEAR, country="KZ")[0].nation.value, stores))
    assert sums == {12270144}


values = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**15), 10**15), st.integers(0, 10)
)
printed = st.lists(values, min_size=1, max_size=12)


@settings(max_examples=15)
@given(printed)
def test_decimals_come_back_exactly(numbers: list[Decimal]) -> None:
    first = next(source for source in shipped() if source.source == "nbk-337")
    rows = "\n".join(f"KZ,{2000 + place},{number:f}" for place, number in enumerate(numbers))
    with TemporaryDirectory() as folder:
        store = Store.holding([(first, f"area,period,value\n{rows}\n".encode())], Path(folder))
        cells = sorted(store.level("fdi.net_inflow", "KZ"), key=lambda cell: cell.period)
    assert [(cell.value, cell.decimals) for cell in cells] == [
        (number, max(0, -int(number.as_tuple().exponent))) for number in numbers
    ]


def test_home_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    Store.open().verify()
    assert (tmp_path / "figures" / "manifest.json").exists()


def test_a_question_brings_the_tables_it_is_about_alone(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert not (tmp_path / "figures").exists()
    store.panels("capital.fixed", YEAR, country="KZ")
    assert [file.name for file in (tmp_path / "figures" / "vintages").iterdir()] == ["bns-5546-e5de55094362.parquet"]


def test_a_table_that_waits_is_listed_as_it_will_be(tmp_path: Path) -> None:
    waiting = {one.vintage: one.kept for one in Store.open(tmp_path).held}
    Store.open(tmp_path).verify()
    kept = {one.vintage: replace(one.kept, parquet_sha256="") for one in Store.open(tmp_path).held}
    assert waiting == kept
