"""The bulletin of a region: what it tells, that each number stands where its note says, and edges that read well."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from tests.standing.made_releases import REGIONS, quarters, releases, settled

from onir.bulletin.document import Document, Figure, KeyFigures, Listing, Number, Paragraph, Sentence, Table
from onir.bulletin.regional import bulletin
from onir.bulletin.source_notes import Note
from onir.errors import NotHeld
from onir.figures import Store
from onir.figures.asking.ranking import Rank
from onir.figures.words import Amount, Percent
from onir.language.messages import LANGUAGES, Message
from onir.standing.reasons.sentences import Signed

CAPITAL, NET = "capital.fixed", "fdi.net_inflow.notified"
Asked = tuple[str, str, str]
ASKED: tuple[Asked, ...] = (
    ("KZ-27", "2025", CAPITAL),  # a country that split: places on comparable units
    ("KZ-62", "2023", CAPITAL),  # a region without a history of its own
    ("KZ-63", "2021", CAPITAL),  # a region as it was before it lost a part
    ("MX-PUE", "2025-H1", NET),  # a flow below zero, withheld partners
    ("KZ", "2025", "grp.nominal"),  # a nation
)
NUMBERS = (Amount, Percent, Signed, Rank, int, Decimal)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


@cache
def made(store: Store, asked: Asked) -> Document:
    area, period, indicator = asked
    return bulletin(area, period, indicator=indicator, store=store)


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.blocks:
        if isinstance(block, Paragraph | Listing):
            yield from block.sentences if isinstance(block, Paragraph) else block.items


def numbers_in(said: Any) -> Iterator[Any]:
    """Every figure that a message has in its gaps."""
    if isinstance(said, Message):
        yield from (one for value in said.values.values() for one in numbers_in(value))
    elif isinstance(said, list | tuple):
        yield from (one for value in said for one in numbers_in(value))
    elif isinstance(said, NUMBERS):
        yield said


# -- every number has its source ------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ASKED)
def test_every_sentence_with_a_figure_has_a_source(store: Store, asked: Asked) -> None:
    document = made(store, asked)
    bare = [one.said.say("en") for one in sentences(document) if list(numbers_in(one.said)) and not one.notes]
    assert bare == []
    shown = [block for block in document.blocks if isinstance(block, Table | Figure)]
    figures = [one for block in document.blocks if isinstance(block, KeyFigures) for one in block.figures]
    assert shown
    assert [one for one in (*shown, *figures) if not one.notes] == []


@cache
def printed(store: Store) -> dict[str, tuple[str, Decimal | None]]:
    """What is printed in every line of every table held: its vintage and its amount."""
    cells = store.execute(store.observations)
    return {place: (cell.vintage.key, cell.amount) for cell in cells for place in cell.locators}


@pytest.mark.parametrize("asked", ASKED)
def test_every_cell_of_a_note_is_held_in_its_release(store: Store, asked: Asked) -> None:
    noted = [(note.key, cell) for note in made(store, asked).notes for cell in note.cells]
    assert noted
    assert [one for one in noted if printed(store).get(one[1], ("", None))[0] != one[0]] == []


@pytest.mark.parametrize("asked", [ASKED[0], ASKED[2]])
def test_every_amount_of_a_table_is_printed_where_the_note_says(store: Store, asked: Asked) -> None:
    """Each figure is that of a line of its note; of units joined, or where quarters make the period, of several."""
    document = made(store, asked)
    (league,) = [table for table in document.tables if table.name.say("en") == "League table"]
    held = {printed(store)[cell][1] for note in league.notes for cell in note.cells}
    place = [column.key for column in league.columns].index("value")
    values = [row.cells[place] for row in league.rows]
    amounts = [value.value for value in values if isinstance(value, Number)]
    assert len(amounts) == len(league.rows)
    assert [amount for amount in amounts if amount not in held] == []


def test_the_key_figures_are_those_of_their_cells(store: Store) -> None:
    document = made(store, ASKED[0])
    (figures,) = [block for block in document.blocks if isinstance(block, KeyFigures)]
    cells = {one.name.say("en"): [cell for note in one.notes for cell in note.cells] for one in figures.figures}
    amounts = {name: [printed(store)[cell][1] for cell in places] for name, places in cells.items() if name != "Rank"}
    value, change, share = amounts["Value"], amounts["Change"], amounts["Share"]
    assert [one.value.say("en") for one in figures.figures] == [
        "11 of 20",
        "893.4 billion tenge",
        "+19.1% on 2024",
        "3.8%",
    ]
    assert value == [Decimal(893421000000)]
    late, early = [one or Decimal(0) for one in change]
    own, nation = [one or Decimal(0) for one in share]
    assert round((late / early - 1) * 100, 1) == Decimal("19.1")
    assert round(own / nation * 100, 1) == Decimal("3.8")


# -- what is told ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (ASKED[0], "headline trend league map reasons certainty breakdowns about"),
        (ASKED[3], "headline trend league map reasons certainty breakdowns about"),
        (ASKED[4], "headline league map reasons breakdowns about"),
    ],
)
def test_parts_stand_in_their_order(store: Store, asked: Asked, parts: str) -> None:
    assert " ".join(part.name for part in made(store, asked).parts) == parts


def test_parts_of_others_stand_before_the_notes(store: Store) -> None:
    area, period, indicator = ASKED[0]
    own = made(store, ASKED[0]).parts[0]
    document = bulletin(area, period, indicator=indicator, store=store, parts=[own])
    assert [part.name for part in document.parts][-2:] == ["headline", "about"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (ASKED[0], "893.4 billion tenge, +19.1% on 2024"),
        (ASKED[0], "the place would be 10–14 of 20"),
        (ASKED[2], "whose borders are the same in all periods"),
        (ASKED[3], "−US$14.1 million"),
        (ASKED[3], "It may be below zero"),
        (ASKED[3], "For 21 of them a figure is withheld"),
    ],
)
def test_what_counts_is_said(store: Store, asked: Asked, said: str) -> None:
    assert said in "\n".join(one.said.say("en").replace("\u00a0", " ") for one in sentences(made(store, asked)))


def test_each_sentence_is_said_once_in_a_part(store: Store) -> None:
    for asked in ASKED:
        for part in made(store, asked).parts:
            told = Document("", part.heading, part.heading, (part,))
            said = [one.said.say("en") for one in sentences(told)]
            assert len(said) == len(set(said))


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("asked", ASKED)
def test_no_sentence_falls_back_to_english(store: Store, asked: Asked, language: str) -> None:
    document = made(store, asked)
    said = [part.heading.say(language) for part in document.parts]
    said += [one.said.say(language) for one in sentences(document)]
    said += [column.head.say(language) for table in document.tables for column in table.columns]
    said += [note.say(language).partition(".csv")[0] for note in document.notes]
    own = re.compile(r"DataMexico|se-\S+|bns-\S+|datamexico-\S+|[IVX]+")
    assert [one for one in said if re.search(r"[A-Za-z]{2,}", own.sub("", one))] == []


# -- edges ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two years of invented figures; that of the third region is confidential, that of the fourth is zero."""
    figures = settled(8).round(1)
    figures[:, 3] = 0
    tables = releases(quarters(2023, 8), [figures], hidden=[2])
    return Store.holding(tables, tmp_path_factory.mktemp("home"))


def test_a_confidential_figure_is_said_to_be_so_and_the_others_are_told(withheld: Store) -> None:
    document = bulletin(REGIONS[2], "2024-Q4", indicator="fdi.gross_inflow", store=withheld)
    first = next(one.said.say("en") for one in sentences(document))
    assert first.startswith("No figure of gross inflow of foreign direct investment is printed for")
    assert "not published" in [cell.say("en") for table in document.tables for row in table.rows for cell in row.cells]
    assert [part.name for part in document.parts] == ["headline", "trend", "league", "map", "about"]


def test_beside_a_confidential_figure_the_place_is_a_range_where_it_is_one(withheld: Store) -> None:
    document = bulletin(REGIONS[0], "2024-Q4", indicator="fdi.gross_inflow", store=withheld)
    (table,) = [one for one in document.tables if one.name.say("en") == "League table"]
    hidden = next(row for row in table.rows if row.cells[0].say("en").count("–"))
    assert not isinstance(hidden.cells[0], Number)
    assert not any(cell.formula for row in table.rows for cell in row.cells[:1] if isinstance(cell, Number))


def test_zero_is_a_figure_without_growth(withheld: Store) -> None:
    document = bulletin(REGIONS[3], "2024-Q4", indicator="fdi.gross_inflow", store=withheld)
    (figures,) = [block for block in document.blocks if isinstance(block, KeyFigures)]
    said = {one.name.say("en"): one.value.say("en") for one in figures.figures}
    assert said["Value"] == "US$0"
    assert "Change" not in said
    assert not [one for one in sentences(document) if one.said.say("en").startswith("Growth as in the country")]


def test_the_year_of_a_split_tells_whose_change_it_is(store: Store) -> None:
    document = bulletin("KZ-62", "2022", indicator=CAPITAL, store=store)
    first = next(one.said.say("en") for one in sentences(document))
    assert first.replace("\u00a0", " ").endswith("in 2022: 175.5 billion tenge, 1.2% of the national total.")
    (figures,) = [block for block in document.blocks if isinstance(block, KeyFigures)]
    assert figures.figures[2].name.say("en") == "Change (Karaganda and Ulytau Regions)"


def test_a_nation_has_no_place_to_explain(store: Store) -> None:
    headings = {part.name: part.heading.say("ru") for part in made(store, ASKED[4]).parts}
    assert headings["reasons"] == "Почему показатель изменился"


def test_what_is_not_held_is_an_error_and_no_empty_document(store: Store) -> None:
    with pytest.raises(NotHeld):
        bulletin("KZ-27", "1990", indicator=CAPITAL, store=store)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_of_many_cells_is_short_and_names_how_many(store: Store, language: str) -> None:
    notes = [note for note in made(store, ASKED[3]).notes if len(note.cells) > 100]
    assert notes
    assert [note for note in notes if len(note.say(language)) > 320] == []


def test_notes_are_told_apart(store: Store) -> None:
    notes: tuple[Note, ...] = made(store, ASKED[0]).notes
    assert len({note.say("en") for note in notes}) == len(notes)


def test_a_file_is_named_by_area_period_and_indicator(store: Store) -> None:
    assert made(store, ASKED[3]).name == "bulletin-MX-PUE-2025-H1-fdi.net_inflow.notified"
