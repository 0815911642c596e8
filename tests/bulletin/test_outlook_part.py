"""The part of an outlook in a document: a forecast that says so, its fan with its table, the words of the scale."""

import pytest

from onir.bulletin.document import Document, Figure, KeyFigures, Listing, Number, Paragraph, Part, Table
from onir.bulletin.outlook import part
from onir.figures import Store
from onir.language.messages import LANGUAGES
from onir.outlook import Outlook, Target, outlook
from onir.outlook.answer import foreseen
from onir.territory import area


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Outlook:
    return outlook("KZ-27", "2026", indicator="capital.fixed", store=Store.open(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def made(answer: Outlook) -> Part:
    return part(answer, task=Target.of(answer, "1.1e12"))


def test_it_says_first_that_it_is_a_forecast_and_of_which_release(answer: Outlook, made: Part) -> None:
    lead, notice = made.blocks[:2]
    assert isinstance(lead, Paragraph)
    assert isinstance(notice, Paragraph)
    assert lead.sentences[0].said.say("en") == answer.sentences[0].say("en")
    said = notice.sentences[0].said.say("en")
    assert said.startswith("This is a forecast of investment in fixed capital, made from “Investment in fixed")
    [note] = Document("d", made.heading, made.heading, (made,)).notes
    assert note.key == answer.history.vintage.key


def test_the_fan_states_its_finding_and_its_table_has_the_ends_apart(answer: Outlook, made: Part) -> None:
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    assert figure.chart.title.say("en").startswith("West Kazakhstan Region in 2026: about")
    assert figure.table is not None
    ends = figure.table.rows[0].cells[1:]
    values = [float(one.value) for one in ends if isinstance(one, Number)]
    middle, low, high = values
    assert (low, middle, high) == pytest.approx(answer.figures("KZ-27"), rel=0.02)
    assert len(figure.table.rows) == 13


def test_the_task_comes_before_the_rest_and_the_scale_last(made: Part) -> None:
    listing = next(block for block in made.blocks if isinstance(block, Listing))
    assert "reaches 1.1 trillion tenge" in listing.items[0].said.say("en").replace("\xa0", " ")
    last = made.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.sentences[0].said.say("en").startswith("Words of chances: practically certain from 99%, very likely")


def test_a_nation_has_no_key_figures_of_places(answer: Outlook) -> None:
    told = part(foreseen(area("KZ"), answer.history))
    assert not any(isinstance(block, KeyFigures) for block in told.blocks)
    assert any(isinstance(block, Figure) for block in told.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(made: Part, language: str) -> None:
    tables = [block for block in made.blocks if isinstance(block, Table)]
    tables += [block.table for block in made.blocks if isinstance(block, Figure) and block.table is not None]
    names = [table.name.say(language) for table in tables]
    assert len(set(names)) == len(names) == 2
    said = [made.heading.say(language), *(column.head.say(language) for table in tables for column in table.columns)]
    assert all(one and "{" not in one for one in said)
