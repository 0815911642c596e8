"""Regressions of revisions: by hand, on pure news and pure noise of a known seed, and how often a true null is refused.

The long profile draws many more tables for the size of the tests.
"""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onir.figures.releases.regressing import FEWEST_CLUSTERS, Regression, error_of_mean, news, noise, upper_tail

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
TABLES = 20_000 if settings().max_examples > 1000 else 600
Draw = Callable[[np.random.Generator, int, int], tuple[Floats, Floats, Places]]


def drawn(chance: np.random.Generator, releases: int, areas: int) -> tuple[Floats, Floats, Places]:
    """Figures, revisions whose shocks are half shared by a release, and the release of each."""
    release = np.repeat(np.arange(releases), areas)
    figures = 0.5 * chance.normal(size=releases)[release] + chance.normal(size=len(release))
    shocks = chance.normal(size=releases)[release] + chance.normal(size=len(release))
    return figures, 0.4 * shocks, release


def of_news(chance: np.random.Generator, releases: int, areas: int) -> tuple[Floats, Floats, Places]:
    early, revision, release = drawn(chance, releases, areas)
    return early, early + revision, release


def of_noise(chance: np.random.Generator, releases: int, areas: int) -> tuple[Floats, Floats, Places]:
    settled, error, release = drawn(chance, releases, areas)
    return settled + error, settled, release


def test_a_regression_by_hand() -> None:
    # x̄ = 2.5, ȳ = 3.5; Σ(x−x̄)(y−ȳ) = 9.5, Σ(x−x̄)² = 17.5: β = 19/35, α = 3.5 − 2.5 · 19/35 = 75/35
    early, settled = np.arange(6.0), np.array([2.0, 3, 4, 2, 5, 5])
    found = news(early, settled, np.arange(6))
    assert found is not None
    assert (found.alpha, found.beta) == pytest.approx((75 / 35, 19 / 35))
    # each cell a cluster: White's covariance with 6/5; Σ (x−x̄)² u² / 17.5²
    residuals = settled - found.alpha - found.beta * early
    expected = math.sqrt(6 / 5 * float((((early - 2.5) * residuals) ** 2).sum())) / 17.5
    assert found.beta_error == pytest.approx(expected)
    assert (found.cells, found.clusters) == (6, 6)


@pytest.mark.parametrize(("statistic", "below", "p"), [(6.944, 4, 0.05), (4.459, 8, 0.05), (5.849, 20, 0.01)])
def test_the_tail_is_that_of_printed_tables(statistic: float, below: int, p: float) -> None:
    assert upper_tail(statistic, below) == pytest.approx(p, rel=2e-3)


@pytest.mark.parametrize(("draw", "kept", "refused"), [(of_news, news, noise), (of_noise, noise, news)])
def test_pure_news_is_no_noise_and_pure_noise_no_news(
    draw: Draw, kept: Callable[..., Regression], refused: Callable[..., Regression]
) -> None:
    cells = draw(np.random.default_rng(20), 30, 20)
    assert kept(*cells).p > 0.05
    assert kept(*cells).beta == pytest.approx(1, abs=0.08)
    assert refused(*cells).p < 0.001
    # the slope is drawn down to σ² / (σ² + s²) = 1.25 / (1.25 + 0.32)
    assert refused(*cells).beta == pytest.approx(1.25 / 1.57, abs=0.08)


@pytest.mark.parametrize(("draw", "test"), [(of_news, news), (of_noise, noise)])
@pytest.mark.parametrize("releases", [FEWEST_CLUSTERS, 10, 24])
def test_a_true_null_is_refused_about_as_often_as_stated(
    draw: Draw, test: Callable[..., Regression], releases: int
) -> None:
    chance = np.random.default_rng(7)
    refusals = sum(test(*draw(chance, releases, 15)).p < 0.05 for _ in range(TABLES))
    allowed = 3.5 * math.sqrt(0.05 * 0.95 / TABLES)
    assert 0.04 - allowed < refusals / TABLES < 0.08 + allowed


def test_shocks_taken_for_independent_would_refuse_far_too_often() -> None:
    chance = np.random.default_rng(7)
    tables = [of_news(chance, 10, 15) for _ in range(300)]
    each_alone = [news(early, settled, np.arange(len(early))) for early, settled, _ in tables]
    assert sum(found is not None and found.p < 0.05 for found in each_alone) > 100


@pytest.mark.parametrize(
    ("early", "settled", "clusters"),
    [
        (np.arange(12.0), np.arange(12.0) + 1, FEWEST_CLUSTERS - 1),
        (np.ones(12), np.arange(12.0), 12),
        (np.arange(12.0), np.arange(12.0), 12),
    ],
    ids=["too few clusters", "nothing varies", "nothing was revised"],
)
def test_what_cannot_be_tested_has_no_result(early: Floats, settled: Floats, clusters: int) -> None:
    assert news(early, settled, np.arange(12) % clusters) is None


@given(
    st.lists(st.floats(-5, 5), min_size=8, max_size=8, unique=True),
    st.floats(-1e6, 1e6),
    st.floats(0.01, 1e4),
)
def test_the_unit_and_the_origin_do_not_matter(values: list[float], origin: float, unit: float) -> None:
    early = np.array(sorted(values)) + np.arange(8.0)
    settled = early + np.array([0.3, -0.2, 0.1, -0.4, 0.5, 0.2, -0.1, -0.3])
    plain = news(early, settled, np.arange(8))
    moved = news(early * unit + origin * unit, settled * unit + origin * unit, np.arange(8))
    assert plain is not None
    assert moved is not None
    assert moved.p == pytest.approx(plain.p, rel=1e-3, abs=1e-6)
    assert moved.beta == pytest.approx(plain.beta, rel=1e-4)


def test_the_error_of_a_mean_grows_with_what_is_shared() -> None:
    values = np.array([1.0, 1, 1, 4, 4, 4])
    alone = error_of_mean(values, np.arange(6))
    assert alone == pytest.approx(float(values.std(ddof=1)) / math.sqrt(6))
    assert error_of_mean(values, np.array([0, 0, 0, 1, 1, 1])) == pytest.approx(1.5)
    assert error_of_mean(values, np.zeros(6, dtype=np.int64)) is None
