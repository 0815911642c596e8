"""The revision model and what is counted from draws: laws, known scores, and coverage where the truth is known."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.figures import Vintage
from onir.language.messages import Wording
from onir.standing.certainty.model import fitted
from onir.standing.certainty.places import Ranks, above_probabilities
from onir.standing.certainty.record import Episode, Floats
from onir.standing.certainty.scoring import covered, log_scores, ranked_probability_scores
from onir.standing.confidence import sets_of_draws

from .made_releases import quarters

OFFICE = Wording("Invented office", "Выдуманное ведомство", "Ойдан шығарылған мекеме")
VINTAGE = Vintage("invented", "invented", OFFICE, OFFICE, "https://example.org", "2025-01-01", "day", "0")
AREAS = 20


def episode(before: Floats, after: Floats, start: float = 1.0, end: float = 20.0, *, turn: int = 0) -> Episode:
    """A panel of the quarter number `turn`."""
    return Episode(quarters(1990, turn + 1)[-1], VINTAGE, VINTAGE, start, end, before, after)


def worlds(kind: str, ratio: float, count: int, *, signed: bool, seed: int) -> Iterator[Episode]:
    """Panels whose revisions are news or noise, their spread `ratio` times that of the values of areas."""
    rng = np.random.default_rng(seed)
    for turn in range(count):
        value, error = 0.5 * rng.standard_normal(AREAS), 0.5 * ratio * rng.standard_normal(AREAS)
        early, late = (value, value + error) if kind == "news" else (value + error, value)
        printed = (10 + early, 10 + late) if signed else (100 * np.exp(early), 100 * np.exp(late))
        yield episode(*printed, turn=turn)


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(
    ("kind", "ratio", "shrunk"),
    [
        ("news", 0.5, False),
        ("news", 1.0, False),
        ("news", 2.0, False),
        ("noise", 0.5, True),
        ("noise", 1.0, True),
        ("noise", 2.0, True),
    ],
)
def test_sets_cover_the_settled_rank_whether_revisions_are_news_or_noise(
    kind: str, ratio: float, shrunk: bool, signed: bool
) -> None:
    model = fitted(list(worlds(kind, ratio, 40, signed=signed, seed=5)), signed=signed)
    rng = np.random.default_rng(2)
    held = []
    for world in worlds(kind, ratio, 60, signed=signed, seed=3):
        odds = Ranks.of(model.drawn(world.before, (world.start, world.end), draws=400, rng=rng))
        held.append(covered(odds, Ranks.of(world.after[None, :]).probabilities, 0.9)[0].mean())
    assert model.foretold.noise is shrunk
    assert np.mean(held) >= 0.865  # nominal 0.9, less three standard errors of 60 worlds


def fading(seed: int) -> list[Floats]:
    """Nine releases (quarters × areas) of news that fades with age, a part of the figures untouched each time."""
    rng, quarters = np.random.default_rng(seed), 20
    figures = 100 * np.exp(0.7 * rng.standard_normal(AREAS) + 0.3 * rng.standard_normal((quarters, AREAS)))
    told = [figures]
    for release in range(8):
        age = np.clip(quarters - 8 + release - np.arange(quarters), 0, None)[:, None]
        touched = (rng.random((quarters, AREAS)) < 0.9 * np.exp(-0.1 * age)) & (age > 0)
        news = 0.03 * rng.standard_normal((quarters, 1)) + 0.12 * np.exp(-0.15 * age) * rng.standard_normal(
            figures.shape
        )
        told.append(told[-1] * np.exp(touched * news))
    return told


def test_the_place_is_kept_as_often_as_its_chance_says() -> None:
    chances, kept = [], []
    for seed in range(12):
        told = fading(seed)
        steps = [
            episode(told[old][quarter], told[old + 1][quarter], age + 0.5, age + 1.5, turn=quarter)
            for old in range(7)
            for quarter in range(12 + old)
            if (age := 11 + old - quarter) >= 0
        ]
        model, rng = fitted(steps, signed=False), np.random.default_rng(seed)
        for quarter, age in ((18, 0), (17, 1), (15, 3), (12, 6)):
            ranks = Ranks.of(model.drawn(told[7][quarter], (age + 0.5, age + 1.5), draws=400, rng=rng))
            now, then = (Ranks.of(figures[quarter][None, :]).best[0] for figures in told[7:])
            chances += ranks.probabilities[np.arange(AREAS), now - 1].tolist()
            kept += (now == then).tolist()
    given, came = np.array(chances), np.array(kept)
    for low, high in ((0.3, 0.6), (0.6, 0.9), (0.9, 1.01)):
        own = (low <= given) & (given < high)
        assert own.sum() > 100
        assert came[own].mean() == pytest.approx(given[own].mean(), abs=0.1)


@pytest.mark.parametrize("kind", ["news", "noise"])
def test_joint_sets_of_a_fitted_model_hold_all_places_at_once(kind: str) -> None:
    """The whole road from a record to sets; the runs of single areas, right one by one, are seldom right together."""
    model, rng = fitted(list(worlds(kind, 0.5, 40, signed=False, seed=5)), signed=False), np.random.default_rng(2)
    joint, single = [], []
    for world in worlds(kind, 0.5, 100, signed=False, seed=3):
        drawn = model.drawn(world.before, (world.start, world.end), draws=1000, rng=rng)
        came, sets, ranks = Ranks.of(world.after[None, :]).best[0], sets_of_draws(drawn, level=0.9), Ranks.of(drawn)
        runs = np.array([ranks.run(area, 0.9) for area in range(AREAS)]).T
        joint.append(((came >= sets.low) & (came <= sets.high)).all())
        single.append(((came >= runs[0]) & (came <= runs[1])).all())
    assert np.mean(joint) >= 0.81  # nominal 0.9, less three standard errors of 100 worlds
    assert np.mean(single) <= 0.6


def test_noise_that_is_not_shrunk_would_not_be_covered() -> None:
    model = fitted(list(worlds("news", 2.0, 40, signed=False, seed=1)), signed=False)
    rng, held = np.random.default_rng(2), []
    for world in worlds("noise", 2.0, 60, signed=False, seed=3):
        odds = Ranks.of(model.drawn(world.before, (world.start, world.end), draws=400, rng=rng))
        held.append(covered(odds, Ranks.of(world.after[None, :]).probabilities, 0.9)[0].mean())
    assert np.mean(held) < 0.85


def totals_of(told: list[Floats]) -> list[Episode]:
    """Each release of a quarter against the newest: totals of one quarter share what late releases did to it."""
    newest = len(told) - 1
    return [
        episode(told[old][quarter], told[newest][quarter], age + 0.5, age + 0.5 + newest - old, turn=quarter)
        for old in range(newest)
        for quarter in range(12 + old)
        if (age := 11 + old - quarter) >= 0
    ]


def test_news_that_several_totals_share_is_seldom_taken_for_noise() -> None:
    found = [fitted(totals_of(fading(seed)[:6]), signed=False).foretold.noise for seed in range(60)]
    assert np.mean(found) <= 0.1  # 0.025 if the test were exact; three in ten before figures of a quarter went together


def test_small_figures_and_young_ones_move_more() -> None:
    rng, told = np.random.default_rng(1), []
    for start in np.repeat(np.arange(0.5, 12.5), 4):
        before = np.exp(rng.standard_normal(AREAS))
        moved = 0.1 * before**-0.5 * np.exp(-0.1 * start) * rng.standard_normal(AREAS)
        told.append(episode(before, before * np.exp(moved), start, start + 40))
    model = fitted(told, signed=False)
    assert model.gamma == pytest.approx(-0.5, abs=0.1)
    assert model.beta == pytest.approx(0.1, abs=0.05)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8, 1.0])
def test_as_many_figures_stay_untouched_as_on_record(share: float) -> None:
    rng, told = np.random.default_rng(1), []
    for _ in range(12):
        before = np.exp(rng.standard_normal(AREAS))
        stays = np.arange(AREAS) < share * AREAS
        told.append(episode(before, np.where(stays, before, before * np.exp(0.1 * rng.standard_normal(AREAS)))))
    values = np.arange(1.0, 1 + AREAS)
    drawn = fitted(told, signed=False).drawn(values, (1.0, 20.0), draws=2000, rng=np.random.default_rng(2))
    assert np.isclose(drawn, values, rtol=1e-9).mean() == pytest.approx(share, abs=0.02)


values = st.lists(st.just(0.0) | st.floats(0.01, 1e6), min_size=3, max_size=12)


@given(values, values, st.integers(0, 9))
def test_what_cannot_be_negative_is_never_drawn_so(before: list[float], after: list[float], seed: int) -> None:
    size = min(len(before), len(after))
    early, late = np.array(before[:size]), np.array(after[:size])
    drawn = fitted([episode(early, late)], signed=False).drawn(
        early, (1.0, 20.0), draws=50, rng=np.random.default_rng(seed)
    )
    assert np.isfinite(drawn).all()
    assert (drawn >= 0).all()


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_ranks_of_draws_are_those_counted_one_by_one(rows: list[list[int]]) -> None:
    drawn = np.array(rows, dtype=float)
    expected, above = np.zeros((4, 4)), np.zeros((4, 4))
    for row in rows:
        for area, own in enumerate(row):
            best, worst = 1 + sum(other > own for other in row), sum(other >= own for other in row)
            expected[area, best - 1 : worst] += 1 / (worst - best + 1) / len(rows)
            above[area] += [(own > other) / len(rows) for other in row]
    assert Ranks.of(drawn).probabilities == pytest.approx(expected)
    assert above_probabilities(drawn) == pytest.approx(above)


@given(st.lists(st.lists(st.integers(0, 5), min_size=5, max_size=5), min_size=1, max_size=12), st.floats(0.05, 0.99))
def test_no_shorter_run_of_ranks_holds_a_place_as_often(rows: list[list[int]], level: float) -> None:
    ranks = Ranks.of(np.array(rows, dtype=float))
    low, high = ranks.run(0, level)

    def held(first: int, last: int) -> float:
        return float(np.mean((ranks.best[:, 0] >= first) & (ranks.worst[:, 0] <= last)))

    assert held(low, high) >= level - 1e-8
    width = high - low
    assert all(held(first, first + width - 1) < level for first in range(1, 6 - width + 1))
    assert all(held(first, first + width) <= held(low, high) + 1e-8 for first in range(1, 6 - width))


def test_a_place_that_is_always_shared_is_said_as_it_is() -> None:
    ranks = Ranks.of(np.array([[2.0, 2.0, 1.0], [3.0, 3.0, 1.0]]))
    assert ranks.likeliest(0) == (1, 2, 1.0)
    assert ranks.run(0, 0.9) == (1, 2)


def test_chance_alone_scores_as_it_must() -> None:
    """All of 20 ranks alike: 0.175 and ln 20."""
    equal, outcomes = np.full((20, 20), 1 / 20), np.eye(20)
    assert ranked_probability_scores(equal, outcomes).mean() == pytest.approx(0.175)
    assert log_scores(equal, outcomes, 2000).mean() == pytest.approx(np.log(20))


@pytest.mark.parametrize(("given", "came", "score"), [(1, 1, 0.0), (1, 3, 1.0), (2, 3, 0.5), (1, 2, 0.5)])
def test_a_rank_named_for_sure_scores_by_how_far_it_is_off(given: int, came: int, score: float) -> None:
    table = np.eye(3)
    assert ranked_probability_scores(table[given - 1 : given], table[came - 1 : came]) == pytest.approx(score)
