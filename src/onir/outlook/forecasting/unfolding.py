"""A year of which the first parts are known: they are taken as printed, and only the rest of it is drawn.

The parts that are still to come are drawn each with its own reach and added; where a figure of a known part is
withheld, that part is drawn too. The back-test is that of `trying`, from the same part of earlier years, and its rival
the place of the last whole year. Parts of a year are drawn as if each erred by itself: on the table held with quarters
that covered as well as whole years do, and scored far better.
"""

from __future__ import annotations

import numpy as np

from onir.outlook.forecasting.drawing import drawn, fewest, past_errors
from onir.outlook.forecasting.methods import Method, methods
from onir.outlook.forecasting.series import Series
from onir.outlook.forecasting.trying import Trial, Tried, places_of, scored
from onir.outlook.rules import TRIAL_DRAWS, TRIALS
from onir.standing.certainty.record import Floats
from onir.standing.certainty.scoring import ranked_probability_scores


def unfolded(series: Series, known: int, method: Method, *, draws: int, rng: np.random.Generator) -> Floats:
    """The year that ends the series with its first `known` parts (draws × series)."""
    told = np.zeros((draws, series.values.shape[1]))
    for row in range(len(series.values) - known, len(series.values)):
        told += _known(series, row, method, draws, rng)
    for ahead in range(1, series.seasons - known + 1):
        told += drawn(series, method, ahead, draws=draws, rng=rng)
    return told


def _known(series: Series, row: int, method: Method, draws: int, rng: np.random.Generator) -> Floats:
    values = series.values[row]
    if np.isfinite(values).all():
        return np.broadcast_to(values, (draws, len(values)))
    return np.where(np.isfinite(values), values, drawn(series.until(row - 1), method, 1, draws=draws, rng=rng))


def tried_in_parts(series: Series, known: int, *, seed: int) -> Tried | None:
    """The back-test of all methods from the same part of earlier years; None where none has enough behind it."""
    told = [origin for origin in _origins(series, known) if _seen(series, origin, known).sum() > 1]
    if not told:
        return None
    trials = []
    for name in methods(series.seasons):
        scores = np.array([_scored(series, origin, known, name, seed) for origin in told])
        trials.append(Trial(name, *(float(one) for one in scores.mean(axis=0))))
    stays = float(np.mean([_stays(series, origin, known) for origin in told]))
    return Tried(len(told), tuple(sorted(trials, key=lambda one: one.score)), stays, stays)


def _origins(series: Series, known: int) -> list[int]:
    """The same part of earlier years, from the first that can be foreseen, the newest TRIALS of them."""
    every = range(len(series.values) - 1 - series.seasons, known + series.seasons - 2, -series.seasons)
    return [one for one in every[:TRIALS] if _enough(series.until(one), known)]


def _enough(series: Series, known: int) -> bool:
    reach = series.seasons - known
    return all(len(past_errors(series, name, reach)) >= fewest(series) for name in methods(series.seasons))


def _year(series: Series, origin: int, known: int) -> Floats:
    """What the whole year came to, by region; NaN where a part of it is withheld."""
    first = origin - known + 1
    return np.asarray(series.regions[first : first + series.seasons].sum(axis=0))


def _seen(series: Series, origin: int, known: int) -> Floats:
    """Regions with a figure of that year and of the one before."""
    years = (_year(series, one, known) for one in (origin, origin - series.seasons))
    return np.logical_and(*(np.isfinite(one) for one in years))


def _scored(series: Series, origin: int, known: int, name: Method, seed: int) -> tuple[float, ...]:
    seen, rng = _seen(series, origin, known), np.random.default_rng((seed, origin))
    figures = unfolded(series.until(origin), known, name, draws=TRIAL_DRAWS, rng=rng)
    return scored(figures[:, : seen.size][:, seen], _year(series, origin, known)[seen])


def _stays(series: Series, origin: int, known: int) -> float:
    seen = _seen(series, origin, known)
    years = (_year(series, one, known)[seen] for one in (origin - series.seasons, origin))
    return float(ranked_probability_scores(*(places_of(one) for one in years)).mean())
