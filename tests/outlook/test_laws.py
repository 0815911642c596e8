"""Laws of the draws: what holds for every history, however short, broken or wild."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays
from tests.outlook.made import drawn_alike, history

from onir.outlook.forecasting.drawing import drawn
from onir.outlook.forecasting.methods import METHODS, Method
from onir.outlook.forecasting.reconciling import reconciled
from onir.outlook.forecasting.series import Series
from onir.outlook.forecasting.trying import tried
from onir.standing.certainty.places import Ranks
from onir.standing.certainty.record import Floats

DRAWS = 60
FIGURES = some.floats(0, 1e6).map(lambda value: 0.0 if value < 1e-3 else value) | some.just(np.nan)


@some.composite
def histories(draw: some.DrawFn, signed: bool = False) -> Series:
    """Six to nine years of three to six regions: zeros, gaps, leaps, and the nation that the known ones add up to."""
    shape = draw(some.integers(6, 9)), draw(some.integers(3, 6))
    values = draw(arrays(float, shape, elements=FIGURES))
    values[:, 0] = np.where(values[:, 0] > 0, values[:, 0], 1.0)  # one series whole: without any nothing is foreseen
    if signed:
        values -= 1000.0
    return Series(np.column_stack([values, np.nansum(values, axis=1)]), signed)


def draws(series: Series, method: Method = "carried", seed: int = 0) -> Floats:
    return drawn(series, method, 1, draws=DRAWS, rng=np.random.default_rng(seed))


@given(histories(), some.sampled_from(("carried", "smoothed")))
def test_what_cannot_be_negative_is_never_drawn_below_zero(series: Series, method: Method) -> None:
    figures = draws(series, method)
    assert np.isfinite(figures).all()
    assert (figures >= 0).all()


@given(histories() | histories(signed=True))
def test_regions_add_up_to_the_nation_in_every_draw(series: Series) -> None:
    figures = draws(series)
    np.testing.assert_array_equal(figures[:, :-1].sum(axis=1), figures[:, -1])


@given(histories() | histories(signed=True))
def test_rows_and_columns_of_the_places_sum_to_one(series: Series) -> None:
    places = Ranks.of(draws(series)[:, :-1]).probabilities
    np.testing.assert_allclose(places.sum(axis=0), 1, atol=1e-9)
    np.testing.assert_allclose(places.sum(axis=1), 1, atol=1e-9)


@given(histories(), some.integers(0, 99))
def test_the_same_seed_gives_the_same_bytes(series: Series, seed: int) -> None:
    assert drawn_alike(draws(series, seed=seed), draws(series, seed=seed))


@given(histories(), some.floats(1e-3, 1e3))
def test_the_unit_of_the_table_moves_no_draw(series: Series, factor: float) -> None:
    scaled = Series(series.values * factor, series.signed)
    np.testing.assert_allclose(draws(scaled), draws(series) * factor, rtol=1e-6)


@given(
    arrays(float, (5, 4), elements=some.floats(1e-2, 1e4)),
    arrays(float, 5, elements=some.floats(0.2, 5)),
    arrays(float, 4, elements=some.floats(0.1, 2)),
)
def test_a_sure_nation_is_kept(regions: Floats, gap: Floats, scales: Floats) -> None:
    nation = regions.sum(axis=1) * gap
    sure = reconciled(np.column_stack([regions, nation]), np.append(scales, 0.0), signed=False)
    np.testing.assert_allclose(sure[:, -1], nation, rtol=1e-4)


@pytest.mark.parametrize("method", METHODS)
def test_a_figure_withheld_a_year_ago_is_not_drawn_as_zero(method: Method) -> None:
    series = history(24, 4, seasons=4)
    series.values[[-4, -8], 0] = np.nan
    assert (draws(series, method)[:, 0] > 0).all()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ahead", [1, 4, 5])
def test_a_forecast_uses_nothing_that_comes_after_it(method: Method, ahead: int) -> None:
    scaled = history(20, 4, seasons=4).scaled
    early, whole = METHODS[method](scaled[:12], ahead, 4), METHODS[method](scaled, ahead, 4)
    np.testing.assert_array_equal(early, whole[:12])


def test_the_back_test_of_a_period_is_not_moved_by_later_figures() -> None:
    series = history(20, 6)
    changed = Series(series.values.copy(), signed=False)
    changed.values[-1] *= 7
    assert tried(series.until(18), 1, seed=1) == tried(changed.until(18), 1, seed=1)
