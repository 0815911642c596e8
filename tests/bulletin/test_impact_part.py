"""The part of an investment in a document: whose table it is first, every range with its ends, in three languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from onir.bulletin.document import BLANK, Document, Figure, KeyFigures, Listing, Number, Paragraph, Table
from onir.bulletin.impact import part
from onir.figures import Store
from onir.impact.appraisal.appraise import appraise
from onir.impact.appraisal.reading import read_project
from onir.impact.appraisal.result import Appraisal
from onir.impact.regions.place import lent_table
from onir.language.messages import LANGUAGES

EXAMPLE = Path(__file__).parents[2] / "examples" / "impact-west-kazakhstan.yaml"
FEW = replace(read_project(EXAMPLE), draws=50)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def result(store: Store) -> Appraisal:
    return appraise(FEW, store=store)


def test_the_borrowed_table_is_named_before_anything_else_and_among_the_sources(result: Appraisal) -> None:
    made = part(result)
    first = made.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.tone == "lead"
    assert [one.said for one in first.sentences] == list(result.sentences[:2])
    notes = Document("d", made.heading, made.heading, (made,)).notes
    assert [note.key for note in notes] == ["", result.vintage.key]
    assert "Croatia" in notes[0].say("en")


def test_the_countrys_own_table_leads_with_no_warning(store: Store) -> None:
    own = replace(lent_table(), origin=replace(lent_table().origin, economy="KZ"))
    made = part(appraise(replace(FEW, fictitious=False), table=own, store=store))
    assert isinstance(made.blocks[0], KeyFigures)


def test_every_sentence_is_there_once_and_the_terms_stand_last(result: Appraisal) -> None:
    blocks = [block for block in part(result).blocks if isinstance(block, Paragraph | Listing)]
    told = [one for block in blocks for one in (block.sentences if isinstance(block, Paragraph) else block.items)]
    assert [one.said for one in told] == list(result.sentences)


def test_ranges_have_their_ends_apart(result: Appraisal) -> None:
    assert result.operation is not None
    tables = {table.title.say("en"): table for table in part(result).blocks if isinstance(table, Table)}
    regions = tables["What falls to each region: operation"]
    assert len(regions.rows) == 20
    keys = [column.key for column in regions.columns]
    low, high = (keys.index(f"c1_{end}") for end in ("p5", "p95"))
    other = result.operation.elsewhere[0]
    cells = regions.rows[1].cells
    assert [one.value for one in (cells[low], cells[high]) if isinstance(one, Number)] == [
        other.value_added.p5, other.value_added.p95,
    ]  # fmt: skip
    for table in tables.values():
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert BLANK not in table.rows[0].cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(result: Appraisal, language: str) -> None:
    made = part(result)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    tables += [block.table for block in made.blocks if isinstance(block, Figure) and block.table is not None]
    names = [table.name.say(language) for table in tables]
    assert len(set(names)) == len(names)
    said = [made.heading.say(language), *(column.head.say(language) for table in tables for column in table.columns)]
    assert all("{" not in one and one for one in said)


def test_of_construction_alone(store: Store) -> None:
    made = part(appraise(replace(FEW, operation=None, taxes=()), store=store))
    assert sum(isinstance(block, Figure) for block in made.blocks) == 2
