"""`onir outlook` as a person calls it."""

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_it_speaks_every_language(onir: Command, language: str) -> None:
    answer = onir("outlook", "KZ-27", "2026", "--indicator", "capital.fixed", "--lang", language)
    assert answer.code == 0
    assert "2026" in answer.out.splitlines()[0]


def test_for_programs_it_is_json(onir: Command) -> None:
    told = onir("outlook", "KZ-27", "2026", "--indicator", "capital.fixed", "--json").json
    assert (told["area"], told["period"], len(told["regions"])) == ("KZ-27", "2026", 20)


def test_an_unreleased_indicator_is_refused_in_words(onir: Command) -> None:
    answer = onir("outlook", "KZ-27", "--lang", "en")
    assert (answer.code, "No table of" in answer.err) == (2, True)
