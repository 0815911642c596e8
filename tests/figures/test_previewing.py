"""What adding a table would change is told, and nothing is kept; what would be refused is refused alike."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.figures.made_tables import made, values

from onir.errors import BadInput
from onir.figures import Store, diff
from onir.figures.keeping.adding import add
from onir.figures.releases.previewing import preview


def kept(home: Path) -> dict[str, int]:
    """What the store of a home holds, file by file."""
    return {
        str(path.relative_to(home)): path.stat().st_mtime_ns
        for path in home.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def test_a_first_release_is_new_in_every_cell(tmp_path: Path) -> None:
    told = preview(*made(), home_folder=tmp_path)
    assert (told.rows, told.changes, told.held, told.former) == (42, None, False, False)
    assert [str(period) for period in told.periods] == ["2024", "2025"]
    assert {str(cell.period) for cell in told.cells} == {"2024"}
    assert "42 cells would be added, from 2024 to 2025" in told.sentences[0].say("en")
    assert kept(tmp_path) == {}


def test_a_later_release_is_told_by_what_it_changes(tmp_path: Path) -> None:
    add(*made(b"first"), home_folder=tmp_path)
    before = kept(tmp_path)
    later = {"cells": values("2024 2025 2026", step=2), "released": "2026-02-01", "retrieved": "2026-02-02"}
    told = preview(*made(b"second", **later), home_folder=tmp_path)  # type: ignore[arg-type]
    assert kept(tmp_path) == before
    added = add(*made(b"second", **later), home_folder=tmp_path)  # type: ignore[arg-type]
    store = Store.open(tmp_path)
    answer = diff(*(one.key for one in store.vintages("fdi.gross_inflow")), store=store)
    assert told.changes is not None
    assert told.changes.as_dict() == answer.as_dict()
    assert (len(told.changes.revised), len(told.changes.appeared)) == (21, 21)
    assert told.vintage == added.vintage


def test_what_is_held_would_change_nothing(tmp_path: Path) -> None:
    add(*made(), home_folder=tmp_path)
    told = preview(*made(), home_folder=tmp_path)
    assert told.held
    assert [sentence.say("en") for sentence in told.sentences] == [
        "This file is held already, in the same reading: adding it would change nothing."
    ]


def test_another_reading_of_a_file_takes_the_place_of_the_former(tmp_path: Path) -> None:
    add(*made(), home_folder=tmp_path)
    table, reading = made()
    told = preview(table, replace(reading, by="another mapping"), home_folder=tmp_path)
    assert told.former
    assert [sentence.say("en") for sentence in told.sentences[1:]] == [
        "The file is held in another reading, whose place this one would take."
    ]


def test_what_adding_refuses_is_refused_with_the_same_words(tmp_path: Path) -> None:
    wrong = {**values(), ("KZ", "2025"): "1"}
    said = []
    for verb in (preview, add):
        with pytest.raises(BadInput, match="add up to") as refused:
            verb(*made(cells=wrong), home_folder=tmp_path)
        said.append(refused.value.say("en"))
    assert said[0] == said[1]
    assert kept(tmp_path) == {}
