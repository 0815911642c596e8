"""The model of documents: sources are numbered by the order of the document, and told with publisher and cells."""

import pytest

from onir.bulletin.document import BLANK, Document, KeyFigure, KeyFigures, Listing, Paragraph, Part, Sentence
from onir.bulletin.source_notes import Note, notes_on, notes_on_panel, together
from onir.language.messages import LANGUAGES, msg
from onir.standing import standing


def note(cell: str) -> Note:
    return Note(msg("Office"), msg("Table"), msg("released 2025"), (cell,))


FIRST, SECOND, THIRD = note("a.csv:1"), note("a.csv:2"), note("a.csv:3")


def test_sources_are_numbered_once_in_the_order_of_the_document() -> None:
    said = Paragraph((Sentence(msg("One"), (SECOND, FIRST)), Sentence(msg("Two"), (SECOND,))))
    figures = KeyFigures((KeyFigure(msg("Three"), msg("3"), BLANK, (THIRD,)),))
    document = Document(
        "d",
        msg("D"),
        BLANK,
        (Part("a", msg("A"), (said,)), Part("b", msg("B"), (figures, Listing((Sentence(msg("One")),))))),
    )
    assert document.notes == (SECOND, FIRST, THIRD)
    assert document.numbers((FIRST, THIRD, SECOND, FIRST)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("locators", "told"),
    [
        ([], []),
        (["a.csv:1", "a.csv:2"], ["a.csv:1, 2"]),
        (["a.csv:1", "a.csv:2", "a.csv:3", "b.csv:3"], ["a.csv:1–3", "b.csv:3"]),
        (["t.xlsx:S!A1", "t.xlsx:S!A2"], ["t.xlsx:S!A1, S!A2"]),
    ],
)
def test_cells_of_one_file_are_told_together(locators: list[str], told: list[str]) -> None:
    assert list(together(locators)) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_names_publisher_table_release_and_cells(language: str) -> None:
    answer = standing("KZ-27", "2025", indicator="capital.fixed")
    (own,) = notes_on(answer.cell, None)
    said = own.say(language)
    parts = (own.publisher.say(language), answer.vintage.title.say(language), answer.vintage.release.say(language))
    assert [one for one in (*parts, "bns-5546.csv:143") if one not in said] == []
    assert answer.place is not None
    (panel,) = notes_on_panel(answer.place.panel)
    assert len(panel.cells) == 21
