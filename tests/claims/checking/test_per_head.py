"""Amounts per head and places by them: which people they are divided by, and what is missing where none are held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.claims.checking.hand_made import Rows, Shelf, claim

from onir.claims.checking import Checked, check_claims

DAY = date(2026, 6, 15)
CAPITAL: Rows = {"2024": {"KZ-27": "700000", "KZ-75": "2200000", "KZ-71": "1400000", "KZ": "20000000"}}
COUNTED: Rows = {
    "2024": {"KZ-27": "690000", "KZ-75": "2200000", "KZ-71": "1400000", "KZ": "20000000"},
    "2025": {"KZ-27": "710000", "KZ-75": "2300000", "KZ-71": "1500000", "KZ": "20400000"},
}
AVERAGE: Rows = {"2024": {"KZ-27": "701000", "KZ-75": "2250000", "KZ-71": "1450000", "KZ": "20200000"}}


def store(**people: Rows) -> Shelf:
    shelf = Shelf("KZT mn", units={f"population.{name}": "persons" for name in ("total", "average")})
    shelf.add("capital.fixed", "2025-05", CAPITAL)
    for name, rows in people.items():
        shelf.add(f"population.{name}", "2025-04", rows)
    return shelf


def check_one(shelf: Shelf, *said: Any, **more: Any) -> Checked:
    scale = Decimal(1000) if said[0] == "volume" else Decimal(1)
    (checked,) = check_claims([claim(*said, scale=scale, by="per_head", **more)], published=DAY, store=shelf)
    return checked


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("1000.0", "supported"), ("1005.0", "undecided"), ("989.0", "undecided"), ("1200", "contradicted")],
)
def test_the_mean_of_two_counts(number: str, verdict: str) -> None:
    checked = check_one(store(total=COUNTED), "volume", number)
    assert checked.verdict == verdict
    assert checked.evidence[-1].formula == "700000000000 / ((690000 + 710000) / 2) = 1000000"
    assert len(checked.evidence[-1].locators) == 3


def test_the_average_goes_before_the_counts() -> None:
    checked = check_one(store(total=COUNTED, average=AVERAGE), "volume", "998.6")
    assert (checked.verdict, checked.evidence[-1].formula) == ("supported", "700000000000 / 701000 = 998573.47")


@pytest.mark.parametrize(
    ("place", "verdict"),
    [("1", "supported"), ("2", "contradicted")],
)
def test_places_per_head(place: str, verdict: str) -> None:
    checked = check_one(store(average=AVERAGE), "rank", place, "rank")
    assert (checked.verdict, checked.evidence[-1].size) == (verdict, 3)


@pytest.mark.parametrize(
    ("people", "more"),
    [
        ({}, {}),
        ({"total": {"2024": COUNTED["2024"]}}, {}),
    ],
)
def test_what_would_settle_it_without_people(people: dict[str, Rows], more: dict[str, Any]) -> None:
    checked = check_one(store(**people), "volume", "1000.0", **more)
    assert (checked.verdict, checked.reason, checked.judgement.missing) == ("unverifiable", "source not held", "people")
    assert "no population of 2024" in checked.say("en")
    assert "table of the population" in checked.say("en")


def test_a_concept_left_unsaid_is_not_guessed_per_head() -> None:
    checked = check_one(store(average=AVERAGE), "volume", "998.6", said=False, indicator="investment.total")
    assert (checked.verdict, checked.reason) == ("unverifiable", "concept not said and candidates disagree")


def test_other_borders_have_other_people() -> None:
    shelf = store(average=AVERAGE)
    shelf.extents = {("KZ-27", "2024"): "west_kazakhstan"}
    assert check_one(shelf, "volume", "998.6").verdict == "supported"
    assert check_one(shelf, "volume", "998.6", period="2023").reason == "no such cell"
