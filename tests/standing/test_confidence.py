"""Confidence sets for ranks: what they promise is counted in simulations, and the naive bootstrap fails the same count.

Every simulation is seeded, so a count is the same on every run. `make test-long` counts
four times as many samples.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest
from benchmarks import plain_ranks
from hypothesis import given, settings
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.standing.confidence import Kind, RankSets, Top, confidence_sets, sets_of_draws
from onir.standing.confidence.estimates import Estimates

Floats = npt.NDArray[np.float64]
LONG = settings().max_examples > 1000
RUNS = 1600 if LONG else 400
SIZE = 20
ONES = np.ones(SIZE)
TIED = np.zeros(SIZE)
SPREAD = np.arange(SIZE, dtype=np.float64)
HALF_TIED = np.r_[np.zeros(10), np.arange(1, 11) * 8.0]
CLUSTERS = np.repeat(np.arange(4.0) * 7, 5)
UNLIKE = np.geomspace(0.01, 100, SIZE)
ALIKE = 0.9 + 0.1 * np.eye(SIZE)
NEIGHBOURS = 0.8 ** np.abs(np.subtract.outer(np.arange(SIZE), np.arange(SIZE)))
FACTORS = np.random.default_rng(1).standard_normal((SIZE, 3))
SINGULAR = FACTORS @ FACTORS.T


def admissible(truth: Floats) -> tuple[Floats, Floats]:
    """First and last place of each area, in each row if there are rows; ties share theirs."""
    above, below = (truth[..., None, :] > truth[..., None]), (truth[..., None, :] < truth[..., None])
    return 1 + above.sum(-1), truth.shape[-1] - below.sum(-1)


def samples(truth: Floats, covariance: Floats, runs: int, seed: int = 7) -> Floats:
    """Estimates of `truth`, a row for each run."""
    matrix = np.diag(covariance) if covariance.ndim == 1 else covariance
    return np.random.default_rng(seed).multivariate_normal(truth, matrix, size=runs, method="svd")


def held(sets: RankSets, truth: Floats) -> npt.NDArray[np.bool_]:
    """For each area, whether its set holds all its admissible places."""
    best, worst = admissible(truth)
    return np.asarray((np.array(sets.low) <= best) & (np.array(sets.high) >= worst))


def naive(values: Floats, covariance: Floats, *, level: float = 0.95, seed: int = 1) -> RankSets:
    """Percentiles of ranks drawn around the estimates: what is not to be done."""
    drawn = values[:, None] + Estimates.of(values, covariance).drawn(1000, seed)
    ranks = 1 + (drawn[:, None] < drawn[None]).sum(1)
    low, high = np.quantile(ranks, [(1 - level) / 2, (1 + level) / 2], axis=1, method="inverted_cdf")
    return RankSets(tuple(low.astype(int).tolist()), tuple(high.astype(int).tolist()), level, "simultaneous")


def coverage(make: Callable[..., RankSets], truth: Floats, covariance: Floats, runs: int = RUNS) -> float:
    """Share of samples in which all sets hold at once."""
    found = [
        held(make(sample, covariance, seed=run), truth).all()
        for run, sample in enumerate(samples(truth, covariance, runs))
    ]
    return float(np.mean(found))


@pytest.mark.parametrize(
    ("truth", "covariance"),
    [
        pytest.param(SPREAD, ONES, id="spread"),
        pytest.param(HALF_TIED, ONES, id="ten tied, ten apart"),
        pytest.param(TIED, ONES, id="all tied"),
        pytest.param(CLUSTERS, ONES, id="four ties of five"),
        pytest.param(TIED, UNLIKE, id="tied, unlike variances"),
        pytest.param(TIED, ALIKE, id="tied, nearly common errors"),
        pytest.param(np.tile([0, 5.0], 10), NEIGHBOURS, id="two ties, neighbours alike"),
        pytest.param(TIED, SINGULAR, id="tied, singular"),
    ],
)
def test_all_sets_hold_at_once(truth: Floats, covariance: Floats) -> None:
    assert coverage(confidence_sets, truth, covariance) >= 0.93


@pytest.mark.parametrize(
    ("truth", "most"), [pytest.param(SPREAD * 0.3, 0.80, id="spread"), pytest.param(TIED, 0.05, id="tied")]
)
def test_the_naive_bootstrap_fails_the_same_count(truth: Floats, most: float) -> None:
    assert coverage(naive, truth, ONES, 100) <= most


@pytest.mark.parametrize("truth", [SPREAD, HALF_TIED, TIED], ids=["spread", "half tied", "tied"])
def test_marginal_sets_hold_one_at_a_time(truth: Floats) -> None:
    runs = RUNS // 4
    found = [
        held(confidence_sets(sample, ONES, kind="marginal", draws=400, seed=run), truth)
        for run, sample in enumerate(samples(truth, ONES, runs))
    ]
    assert np.mean(found) >= 0.94
    assert np.mean(found, axis=0).min() >= 0.88


@pytest.mark.parametrize(
    ("truth", "covariance", "gain"),
    [
        pytest.param(SPREAD * 0.65, ONES, 0.05, id="close"),
        pytest.param(SPREAD, ONES, 0.15, id="spread"),
        pytest.param(SPREAD * 2.5, ONES, 0.2, id="far"),
        pytest.param(SPREAD, np.linspace(0.2, 2, SIZE), 0.1, id="unlike variances"),
        pytest.param(HALF_TIED, ONES, 0, id="half tied"),
        pytest.param(TIED, ONES, 0, id="tied"),
    ],
)
@pytest.mark.parametrize("kind", ["simultaneous", "marginal"])
def test_sets_are_narrower_than_those_of_the_published_algorithm(
    truth: Floats, covariance: Floats, gain: float, kind: Kind
) -> None:
    """On the same samples and the same draws; `gain` is in places of a set, on average."""
    plain = getattr(plain_ranks, kind)
    ours, theirs = [], []
    for run, sample in enumerate(samples(truth, covariance, 60 if LONG else 16)):
        estimates = Estimates.of(sample, covariance)
        low, high = plain(sample, estimates.drawn(500, run).T, estimates.errors + np.eye(SIZE))
        theirs.append(1 + (high - low).mean())
        ours.append(confidence_sets(sample, covariance, kind=kind, draws=500, seed=run).width)
    assert np.mean(ours) <= np.mean(theirs) - gain


@pytest.mark.parametrize(("kind", "published"), [("simultaneous", 12.16), ("marginal", 9.84)])
def test_pisa_2018_mathematics(kind: Kind, published: float) -> None:
    """OECD, PISA 2018 Results (Volume I), mean scores and standard errors as printed, of the 38 members of today.

    Published mean widths: 12.16 and 9.84. The port gives them within its draws; ours are narrower.
    """
    text = (Path(__file__).parent.parent / "data" / "pisa2018_mathematics.csv").read_text(encoding="utf-8")
    lines = csv.DictReader(text.splitlines())
    scores, errors = np.array([(float(line["mean"]), float(line["standard_error"])) for line in lines]).T
    estimates = Estimates.of(scores, errors**2)
    noise = estimates.drawn(4000, 1).T
    low, high = getattr(plain_ranks, kind)(scores, noise, estimates.errors + np.eye(len(scores)))
    width = 1 + (high - low).mean()
    assert width == pytest.approx(published, abs=0.15)
    assert confidence_sets(scores, errors**2, draws=4000, kind=kind).width <= width - 0.2


@pytest.mark.parametrize("kind", ["simultaneous", "marginal"])
@pytest.mark.parametrize(
    ("values", "covariance", "sets"),
    [
        pytest.param([5], [2], "1", id="one area"),
        pytest.param([5], [[0]], "1", id="one exact area"),
        pytest.param([3, 9, 5], [0, 0, 0], "3 1 2", id="exact values"),
        pytest.param([3, 9, 3, 5], [0, 0, 0, 0], "3-4 1 3-4 2", id="exact values, tied"),
        pytest.param([1, 3, 2], np.ones((3, 3)), "3 1 2", id="one common shock"),
        pytest.param([1, 3, 2], np.full((3, 3), 0.1), "3 1 2", id="one common shock, not round"),
        pytest.param([1, 3, 3], np.full((3, 3), 7.3), "3 1-2 1-2", id="one common shock, tied"),
        pytest.param([0, 9, 5, 5.1], [1, 0, 0, 0.01], "4 1 2-3 2-3", id="two exact among others"),
        pytest.param([0, 0, 0], [1, 1, 1], "1-3 1-3 1-3", id="tied"),
        pytest.param([0, 100, 200], np.full((3, 3), 1e10) + np.eye(3), "3 2 1", id="common shock and a little own"),
        pytest.param([0, 0.1, 200], np.full((3, 3), 1e10) + np.eye(3), "2-3 2-3 1", id="the same, two close"),
    ],
)
def test_what_is_certain_and_what_is_not(values: list[float], covariance: Any, sets: str, kind: Kind) -> None:
    found = confidence_sets(values, covariance, kind=kind)
    ranges = zip(found.low, found.high, strict=True)
    assert " ".join(str(low) if low == high else f"{low}-{high}" for low, high in ranges) == sets


def test_a_common_shock_of_all_but_one() -> None:
    """The order among those that share it is certain; the one outside may be anywhere."""
    covariance = np.ones((4, 4))
    covariance[3] = covariance[:, 3] = 0
    found = confidence_sets([1, 3, 2, 2.5], covariance)
    assert (found.low, found.high) == ((3, 1, 2, 1), (4, 2, 3, 4))


numbers = st.lists(st.integers(-5, 5), min_size=1, max_size=6)


@given(numbers, st.integers(0, 9), st.sampled_from(get_args(Kind)))
def test_sets_hold_the_places_of_the_values_themselves(values: list[int], spread: int, kind: Kind) -> None:
    """And neither a level that all share nor the unit makes a difference."""
    variances = [spread * (1 + abs(value)) for value in values]
    sets = confidence_sets(values, variances, kind=kind)
    assert held(sets, np.array(values, np.float64)).all()
    assert confidence_sets([4 * one + 64 for one in values], [16 * one for one in variances], kind=kind) == sets


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(1, 6))
def test_top_of_exact_values(values: list[int], places: int) -> None:
    sets = confidence_sets(values, [0] * len(values))
    if places > len(values):
        with pytest.raises(BadInput, match="There is no top"):
            sets.top(places)
        return
    top = sets.top(places)
    above = [sum(other > own for other in values) for own in values]
    level = [sum(other >= own for other in values) for own in values]
    assert top.may == tuple(i for i, count in enumerate(above) if count < places)
    assert top.surely == tuple(i for i, count in enumerate(level) if count <= places)


def test_top_three_of_estimates() -> None:
    assert confidence_sets([9, 8.9, 5, 4.9, 1], [0.01] * 5).top(3) == Top(3, may=(0, 1, 2, 3), surely=(0, 1))


@pytest.mark.parametrize("level", [0.8, 0.9, 0.99])
def test_a_higher_level_never_narrows(level: float) -> None:
    sample = samples(SPREAD, ONES, 1)[0]
    assert confidence_sets(sample, ONES, level=level).width < confidence_sets(sample, ONES, level=0.999).width


@pytest.mark.parametrize(
    ("values", "covariance", "options", "message"),
    [
        ([1, 2], [1], {}, "Values of shape (2,) and variances of shape (1,) do not belong together"),
        ([], [], {}, "at least one value"),
        ([[1, 2]], [[1, 2]], {}, "do not belong together"),
        ([1, 2], [1, -1], {}, "not a covariance"),
        ([1, 2], [[1, 2], [2, 1]], {}, "not a covariance"),
        ([1, 2], [[1, 0.5], [0.1, 1]], {}, "not a covariance"),
        ([1, float("nan")], [1, 1], {}, "finite numbers"),
        ([1, 2], [1, float("inf")], {}, "finite numbers"),
        ([1, None], [1, 1], {}, "finite numbers"),
        ([1, 2], [1, 1e308], {}, "far too large"),
        (["a", "b"], [1, 1], {}, "finite numbers"),
        ([1, [2]], [1, 1], {}, "finite numbers"),
        ([1, 2], [1, 1], {"level": 1}, "A level of 1 is none that a set can have. Accepted: a probability above 0.5"),
        ([1, 2], [1, 1], {"level": 95}, "level of 95"),
        ([1, 2], [1, 1], {"level": float("nan")}, "level of nan"),
        (
            [1, 2],
            [1, 1],
            {"draws": 10},
            "The draws are too few to tell a level of 0.95: 10. Accepted: 20 draws or more.",
        ),
        ([1, 2], [1, 1], {"draws": 0}, "too few"),
        ([1, 2], [1, 1], {"kind": "joint"}, "“joint” is no kind of confidence set. Accepted: simultaneous, marginal."),
    ],
)
def test_what_cannot_be_used_is_refused(values: Any, covariance: Any, options: Any, message: str) -> None:
    with pytest.raises(BadInput) as refused:
        confidence_sets(values, covariance, **options)
    assert message in str(refused.value)


def test_only_differences_need_variances() -> None:
    """No three values can be so related; their differences can, and nothing else is drawn."""
    assert confidence_sets([1, 2, 30], 1.9 * np.eye(3) - 0.9).high == (3, 3, 1)


def settled(chance: np.random.Generator, size: int, draws: int) -> tuple[Floats, Floats]:
    """A present value with news still to come: what it will be, and draws of what it may be."""
    present, own = chance.normal(0, 2, size), chance.uniform(0.2, 2, size)

    def news(rows: int) -> Floats:
        return np.asarray(chance.normal(0, 5, (rows, 1)) + chance.normal(0, 1, (rows, size)) * own, np.float64)

    return present + news(1)[0], present + news(draws)


@pytest.mark.parametrize("kind", ["simultaneous", "marginal"])
def test_predicted_sets_hold_what_comes(kind: Kind) -> None:
    chance, found = np.random.default_rng(3), []
    for _ in range(RUNS // 2):
        truth, drawn = settled(chance, 12, 1000)
        each = held(sets_of_draws(drawn, kind=kind), truth)
        found.append(each.all() if kind == "simultaneous" else each.mean())
    assert 0.93 <= np.mean(found) <= 1


def studentised(drawn: Floats, level: float = 0.95) -> float:
    """Mean width of the sets from one critical value for all studentised differences."""
    pairs = [(j, k) for j in range(drawn.shape[1]) for k in range(drawn.shape[1]) if j != k]
    gaps = np.stack([drawn[:, j] - drawn[:, k] for j, k in pairs], axis=1)
    strengths, errors = gaps.mean(0) / gaps.std(0), (gaps.mean(0) - gaps) / gaps.std(0)
    return float(drawn.shape[1] - 2 * (strengths > np.quantile(errors.max(1), level)).sum() / drawn.shape[1])


def test_predicted_sets_are_narrower_than_by_one_critical_value() -> None:
    chance = np.random.default_rng(4)
    drawn = [settled(chance, 12, 500)[1] for _ in range(20)]
    assert np.mean([sets_of_draws(one).width for one in drawn]) < np.mean([studentised(one) for one in drawn]) - 0.5


@pytest.mark.parametrize("kind", ["simultaneous", "marginal"])
@pytest.mark.parametrize(
    ("drawn", "sets"),
    [
        pytest.param([[3, 1, 2]] * 20, "1 3 2", id="never another"),
        pytest.param([[3 * f, 1 * f, 2 * f] for f in range(1, 21)], "1 3 2", id="one shock in proportion"),
        pytest.param([[3 + f, 3 + f, 2 + f] for f in range(20)], "1-2 1-2 3", id="one shock, tied"),
        pytest.param([[1, 2]] * 10 + [[2, 1]] * 10, "1-2 1-2", id="as often as not"),
        pytest.param([[1, 2]] * 1 + [[2, 1]] * 19, "1 2", id="one time in twenty"),
        pytest.param([[1, 2]] * 2 + [[2, 1]] * 18, "1-2 1-2", id="two times in twenty"),
        pytest.param([[1.0]] * 20, "1", id="one area"),
    ],
)
def test_sets_of_drawn_values(drawn: list[list[float]], sets: str, kind: Kind) -> None:
    found = sets_of_draws(drawn, kind=kind)
    ranges = zip(found.low, found.high, strict=True)
    assert " ".join(str(low) if low == high else f"{low}-{high}" for low, high in ranges) == sets


@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.sampled_from([0.6, 0.8, 0.95]))
def test_predicted_sets_hold_the_share_of_draws_asked_for(seed: int, size: int, level: float) -> None:
    chance = np.random.default_rng(seed)
    drawn = (chance.integers(0, 4, size) + chance.integers(0, 3, (40, size))).astype(np.float64)
    joint, alone = (held(sets_of_draws(drawn, level=level, kind=kind), drawn) for kind in get_args(Kind))
    assert joint.all(1).mean() >= level
    assert alone.mean(0).min() >= level


@pytest.mark.parametrize(
    ("drawn", "options", "message"),
    [
        ([1, 2, 3], {}, "Draws of shape (3,) are no draws of areas. Accepted: a row for each draw"),
        (np.ones((30, 0)), {}, "no draws of areas"),
        ([[1, 2]] * 5, {}, "too few to tell a level of 0.95: 5"),
        ([[1, np.nan]] * 30, {}, "finite numbers"),
        ([[1, 2]] * 30, {"level": 0.5}, "level of 0.5"),
        ([[1, 2]] * 30, {"kind": ""}, "no kind of confidence set"),
    ],
)
def test_draws_that_cannot_be_used_are_refused(drawn: Any, options: Any, message: str) -> None:
    with pytest.raises(BadInput) as refused:
        sets_of_draws(drawn, **options)
    assert message in str(refused.value)
