"""What a higher place would take: gaps in money and growth, ties, blanks, split regions, net flows below zero."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from onir.errors import BadInput
from onir.figures import Store
from onir.language.messages import LANGUAGES
from onir.standing import Gap, gap, gaps
from onir.standing.gaps import sufficient

MEXICO = "fdi.net_inflow.notified"


def asked(store: Store, area: str, period: str, indicator: str = "capital.fixed") -> Gap:
    return gap(area, period, indicator=indicator, store=store)


@pytest.mark.parametrize(
    ("area", "period", "indicator", "above", "missing", "needed", "following"),
    [
        ("KZ-27", "2025", "capital.fixed", "KZ-11", "63764e6", "27.7", "7.2"),
        ("KZ-71", "2025", "capital.fixed", "KZ-75", "32699e6", "27.9", "1.4"),
        ("KZ-10", "2025", "grp.nominal", "KZ-27", "856376.1e6", "53.5", "20.8"),
        ("KZ-61", "2018", "capital.fixed", "KZ-43", "18541e6", None, "6.0"),
        ("KZ-62", "2022", "capital.fixed", "KZ-33", "116490e6", None, "66.4"),
        ("MX-PUE", "2025-H1", MEXICO, "MX-TAB", "5299529", None, None),
        ("MX-PUE", "2024", MEXICO, "MX-JAL", "13607830", "404.5", "1.2"),
    ],
)  # fmt: skip
def test_the_next_place_above(
    store: Store, area: str, period: str, indicator: str, above: str, missing: str, needed: str, following: str
) -> None:
    step = asked(store, area, period, indicator).above[-1]
    assert (step.other.cell.area, step.other.gap) == (above, Decimal(missing))
    shown = [None if ratio is None else str(sufficient(ratio).value) for ratio in (step.needed, step.next)]
    assert shown == [needed, following]


@pytest.mark.parametrize(("area", "period"), [("KZ-27", "2025"), ("KZ-62", "2023"), ("KZ-35", "2020")])
def test_what_is_said_to_suffice_suffices(store: Store, area: str, period: str) -> None:
    answer = asked(store, area, period)
    assert len(answer.above) == answer.place.rank.best - 1
    assert answer.base is not None
    for step in answer.above:
        assert step.needed is not None
        assert step.next is not None
        growth = 1 + Fraction(sufficient(step.needed).value) / 100
        assert Fraction(answer.base.amount or 0) * growth >= Fraction(step.other.amount)
        following = 1 + Fraction(sufficient(step.next).value) / 100
        assert Fraction(answer.place.cell.amount or 0) * following >= Fraction(step.other.amount)


def test_the_gap_a_year_before_may_have_been_a_lead(store: Store) -> None:
    step = asked(store, "KZ-27", "2025").above[-1]
    assert step.earlier is not None
    assert step.earlier < 0
    assert "the other way round: Akmola Region, 164.4 billion tenge behind" in asked(store, "KZ-27", "2025").say(
        "en"
    ).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("area", "period", "said"),
    [
        ("KZ-75", "2025", "The lead over Astana, place 2, is 32.7 billion tenge"),
        ("KZ-62", "2022", "No figure of the year before within the same borders"),
        ("KZ-27", "2025", "place 3: 955.7 billion tenge ahead"),
    ],
)
def test_what_is_said(store: Store, area: str, period: str, said: str) -> None:
    assert said in asked(store, area, period).say("en").replace("\u00a0", " ")


def test_the_first_has_no_place_above_it(store: Store) -> None:
    answer = asked(store, "KZ-75", "2025")
    assert (answer.above, answer.below and answer.below.other.cell.area) == ((), "KZ-71")


def test_a_lead_has_no_growth_that_closes_it(store: Store) -> None:
    told = asked(store, "KZ-71", "2025").as_dict()["below"]
    assert (told["area"], told["gap"], told["lead_a_year_before"]) == ("KZ-23", 666003000000, -66769000000)
    assert "growth_needed_percent" not in told


def test_figures_below_zero_have_gaps_and_no_growth(store: Store) -> None:
    answer = asked(store, "MX-PUE", "2025-H1", MEXICO)
    assert {step.next for step in answer.above} == {None}
    assert all(step.other.gap > 0 for step in answer.above)
    assert "zero or below" in answer.say("en")


def test_a_nation_has_no_gap(store: Store) -> None:
    with pytest.raises(BadInput, match="no place among regions"):
        asked(store, "KZ", "2025")


def test_gaps_of_a_league_close_the_table(store: Store) -> None:
    lines = gaps("2025", indicator="capital.fixed", store=store).lines
    below = [line.below.other.gap for line in lines if line.below is not None]
    top, bottom = lines[0].place.cell.amount, lines[-1].place.cell.amount
    assert top is not None
    assert bottom is not None
    assert (len(lines), len(below), sum(below)) == (20, 19, top - bottom)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_say_themselves_and_are_json(store: Store, language: str) -> None:
    answer = asked(store, "KZ-27", "2025")
    assert "{" not in answer.say(language)
    assert json.loads(json.dumps(answer.as_dict()))["above"][-1]["growth_needed_percent"] == 27.7
