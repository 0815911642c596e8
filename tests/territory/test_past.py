"""How borders moved, in words: every region of every country, each event once and in its order."""

import pytest

from onir.language.messages import LANGUAGES
from onir.territory import area, country, country_codes
from onir.territory.past import past

EVENTS = [
    ("KZ-62", ["8 June 2022, divided: Karaganda Region (borders before June 2022) → Ulytau Region, Karaganda Region."]),
    ("KZ-79", ["19 June 2018, divided: South Kazakhstan Region → Turkistan Region, Shymkent."]),
    ("KZ-71", [
        "8 April 1999, limits moved: North Kazakhstan Region → Akmola Region.",
        "2016–2017, limits moved: Akmola Region → Astana.",
    ]),
    ("KZ-27", []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said"), EVENTS)
def test_events_are_told_in_their_order(code: str, said: list[str]) -> None:
    assert [event.say("en") for event in past(area(code))] == said


@pytest.mark.parametrize("code", country_codes())
def test_every_region_has_a_past_that_can_be_told(code: str) -> None:
    for one in country(code).areas():
        for language in LANGUAGES:
            told = [event.say(language) for event in past(one)]
            assert len(set(told)) == len(told)
