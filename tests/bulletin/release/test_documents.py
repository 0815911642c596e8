"""A release as a document: the same words in every format, each sentence with its source, and read back as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from onir.bulletin.formats import written
from onir.bulletin.release import Release, release
from onir.claims.checking import check
from onir.figures import Store
from onir.language.messages import LANGUAGES


@pytest.fixture(scope="module", params=[("KZ-27", "2025", "capital.fixed"), ("MX-JAL", "2025-H1", None)], ids=str)
def made(request: pytest.FixtureRequest, store: Store) -> Release:
    area, period, indicator = request.param
    return release(area, period, indicator=indicator, store=store)


def test_every_number_walks_back_to_publisher_table_release_and_cell(made: Release) -> None:
    document = made.document
    told = [fact.as_dict() for fact in made.facts]
    assert all(one["locators"] and one["vintage"]["released"] and one["vintage"]["publisher"] for one in told)
    printed = set(document.notes)
    assert {cell.vintage.key for fact in made.facts for cell in fact.cells} == {note.key for note in printed}
    assert all(note.cells for note in printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_of_a_release_is_read_back(made: Release, language: str, tmp_path: Path, store: Store) -> None:
    (path,) = written(made.document, tmp_path, languages=[language], formats=["md"])
    text = path.read_text("utf-8")
    found = check(text, store=store, language=language).claims
    assert [(claim.verdict, claim.claim.quote) for claim in found if claim.verdict != "supported"] == []
    assert len(found) == len(made.facts)
    assert text.startswith(f"# {made.title.say(language)}\n")
    assert all(f"[^{number}]:" in text for number in range(1, len(made.document.notes) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_same_words(made: Release, language: str, tmp_path: Path) -> None:
    page, _ = (
        path.read_bytes() for path in written(made.document, tmp_path, languages=[language], formats=["html", "xlsx"])
    )
    for paragraph in made.paragraphs:
        for sentence in paragraph:
            assert sentence.say(language) in page.decode("utf-8")


def test_the_same_release_is_the_same_bytes(made: Release, tmp_path: Path) -> None:
    twice = [
        [
            path.read_bytes()
            for path in written(made.document, tmp_path / str(turn), languages=["kk"], formats=["md", "html"])
        ]
        for turn in range(2)
    ]
    assert twice[0] == twice[1]
