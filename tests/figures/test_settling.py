"""How figures settle: invented tables whose revisions are news or noise by making, and what few releases leave open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from onir.errors import BadInput
from onir.figures import Store, revisions
from onir.figures.releases.settling import Settlement, settlement
from onir.figures.source import Source
from onir.measure import Period

from .made_tables import REGIONS

Table = Callable[..., tuple[Source, bytes]]
CODE = "fdi.net_inflow"
STEP = 0.2


def releases(table: Table, count: int, *, noise: bool) -> Iterator[tuple[Source, bytes]]:
    """Releases half a year apart, of half-years followed for a year and a half: three releases to a settled figure.

    Revisions are one shock for a release and one for each region. As news they come on top, step by step; as noise
    the early figures are errors around one that stood all the while.
    """
    chance = np.random.default_rng(1)
    halves = [Period.parse("2001-H1").shift(6 * step) for step in range(count + 3)]
    shape = (len(halves), len(REGIONS))
    truth = np.exp(5 + chance.normal(0, 0.5, shape))
    own, shared = chance.normal(0, STEP, (3, *shape)), chance.normal(0, STEP, (3, shape[0], 1))
    shocks = own + shared
    for turn in range(count):
        lines = []
        for age in range(4):
            place = turn + 3 - age
            if noise:
                factor = np.exp(shocks[age, place]) if age < 3 else np.ones(len(REGIONS))
            else:
                factor = np.exp(shocks[:age, place].sum(axis=0))
            values = zip(REGIONS, truth[place] * factor, strict=True)
            lines += [f"{area},{halves[place]},{value:.4f}" for area, value in values]
        last = halves[turn + 3].next().first_day
        released = f"{last.year}-{last.month + 1:02}"
        words = {"indicator": CODE, "unit": "USD mn", "source": f"made-{turn:02}", "exactness": "month"}
        yield table("\n".join(lines), **words, released=released)


def settled(table: Table, home: Path, count: int, *, noise: bool = False) -> Settlement:
    store = Store.holding(list(releases(table, count, noise=noise)), home)
    return settlement(CODE, "made", settled=6, store=store)


def test_news_settles_from_the_first_release(table: Table, home: Path) -> None:
    answer = settled(table, home, 16)
    levels = [one for one in answer.ages if one.measure == "level"]
    assert [(one.age, one.releases, one.foretold) for one in levels] == [("0–3", 14, False), ("4–5", 15, False)]
    assert levels[0].noise is not None
    assert levels[0].noise.p < 0.01
    first = answer.efficient("level")
    assert first is not None
    assert first.age == "0–3"
    assert "From an age of 0–3 quarters nothing in a figure is found to foretell its revision, by 14 releases." in [
        one.say("en") for one in answer.sentences
    ]


def test_noise_is_foretold_at_every_age(table: Table, home: Path) -> None:
    answer = settled(table, home, 16, noise=True)
    levels = [one for one in answer.ages if one.measure == "level"]
    assert [one.foretold for one in levels] == [True, True]
    assert all(one.noise is not None and one.noise.p > 0.05 for one in levels)
    assert answer.efficient("level") is None
    assert "At every age before it has settled" in answer.sentences[-1].say("en")
    told = answer.as_dict()
    assert (told["errors_by"], told["efficient_from_quarters"]["level"]) == ("release", None)


def test_few_releases_are_not_tested_and_it_is_said_why(table: Table, home: Path) -> None:
    answer = settled(table, home, 6)
    assert answer.releases == 5
    assert {(one.news, one.noise, one.foretold) for one in answer.ages} == {(None, None, None)}
    assert "with fewer than 6 releases" in answer.sentences[-1].say("en")
    assert all(one.error is not None for one in answer.ages)


def test_figures_that_were_not_followed_long_enough(table: Table, home: Path) -> None:
    answer = settlement(CODE, "made", settled=9, store=Store.holding(list(releases(table, 3, noise=False)), home))
    assert (answer.ages, answer.releases) == ((), 0)
    assert "both before and after it was 9 quarters old" in answer.sentences[0].say("en")


def test_mexico_has_too_few_releases_for_a_test(store: Store) -> None:
    told = revisions("fdi.net_inflow.notified", store=store)[0].settlement
    assert told is not None
    assert (told.settled, told.releases) == (12, 1)
    growth = {one.age: one.ratio for one in told.ages if one.measure == "growth"}
    assert {age: round(ratio or 0, 3) for age, ratio in growth.items()} == {"0–3": 0.471, "4–7": 0.265, "8–11": 0.346}
    assert {one.ratio for one in told.ages if one.measure == "level"} == {None}
    assert all(one.news is None for one in told.ages)


def test_no_age_is_no_age(store: Store) -> None:
    with pytest.raises(BadInput, match="at 0 quarters"):
        revisions("fdi.net_inflow.notified", settled=0, store=store)
