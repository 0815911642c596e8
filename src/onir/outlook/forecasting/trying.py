"""The back-test behind every outlook: at each past origin the methods foresee what is known by now, and are scored.

Each origin sees the periods up to it and nothing else, of the one release that the outlook itself starts from. Scores
are of places: ranked probability score, log score, and how often and how widely the sets at LEVEL held the place that
came. The rivals are the place of the last table and that of the year before, which need no forecast at all; where one
of them scores better than every method, that is told instead of probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onir.outlook.forecasting.drawing import drawn, fewest, past_errors
from onir.outlook.forecasting.methods import Method, methods
from onir.outlook.forecasting.series import Series
from onir.outlook.rules import TRIAL_DRAWS, TRIALS
from onir.standing.certainty.places import Ranks
from onir.standing.certainty.record import Floats
from onir.standing.certainty.rules import LEVEL
from onir.standing.certainty.scoring import covered, log_scores, ranked_probability_scores

Seen = NDArray[np.bool_]


@dataclass(frozen=True)
class Trial:
    """Means over origins and regions; scores are better when smaller, `width` is in places."""

    method: Method
    score: float
    log_score: float
    coverage: float
    width: float


@dataclass(frozen=True)
class Tried:
    """What the back-test found, the best method first; `last` and `year_before` score the two places that stay."""

    origins: int
    trials: tuple[Trial, ...]
    last: float
    year_before: float

    @property
    def best(self) -> Trial:
        return self.trials[0]

    @property
    def rival(self) -> float:
        """The better of the two places that stay."""
        return min(self.last, self.year_before)

    @property
    def beaten(self) -> bool:
        """Whether a place that stays did as well as every method."""
        return self.rival <= self.best.score


def origins(series: Series, ahead: int) -> range:
    """Numbers of the periods from which a forecast can be tried, the newest TRIALS of them."""
    last = len(series.values) - 1 - ahead
    ready = [
        origin
        for origin in range(max(0, last - TRIALS + 1), last + 1)
        if all(
            len(past_errors(series.until(origin), name, ahead)) >= fewest(series) for name in methods(series.seasons)
        )
    ]
    return range(ready[0], last + 1) if ready else range(0)


def tried(series: Series, ahead: int, *, seed: int) -> Tried | None:
    """The back-test of all methods; None where no origin has enough behind it."""
    told = [(origin, _seen(series, origin, ahead)) for origin in origins(series, ahead)]
    told = [(origin, seen) for origin, seen in told if seen.sum() > 1]
    if not told:
        return None
    trials = [_trial(series, name, ahead, told, seed) for name in methods(series.seasons)]
    stay = [np.mean([_stay(series, origin, ahead, seen, back) for origin, seen in told]) for back in (False, True)]
    return Tried(len(told), tuple(sorted(trials, key=lambda one: one.score)), float(stay[0]), float(stay[1]))


def _seen(series: Series, origin: int, ahead: int) -> Seen:
    """Regions with a figure at the origin, a year before what is foreseen, and in what came."""
    rows = [origin, _year_before(series, origin, ahead), origin + ahead]
    printed = np.isfinite(series.regions[rows]).all(axis=0)
    started = np.isfinite(series.scaled[: origin + 1, : series.regions.shape[1]]).any(axis=0)
    return np.asarray(printed & started)


def _year_before(series: Series, origin: int, ahead: int) -> int:
    return origin + ahead - -(-ahead // series.seasons) * series.seasons


def _trial(series: Series, name: Method, ahead: int, told: list[tuple[int, Seen]], seed: int) -> Trial:
    scores = np.array([_scored(series, name, ahead, one, seed) for one in told])
    return Trial(name, *(float(one) for one in scores.mean(axis=0)))


def _scored(series: Series, name: Method, ahead: int, told: tuple[int, Seen], seed: int) -> tuple[float, ...]:
    """Ranked probability score, log score, coverage and width of one method at one origin."""
    origin, seen = told
    rng = np.random.default_rng((seed, origin))
    figures = drawn(series.until(origin), name, ahead, draws=TRIAL_DRAWS, rng=rng)[:, : seen.size][:, seen]
    return scored(figures, series.regions[origin + ahead][seen])


def scored(figures: Floats, values: Floats) -> tuple[float, ...]:
    """Ranked probability score, log score, coverage and width of draws, by the places of the values that came."""
    ranks, came = Ranks.of(figures), places_of(values)
    held, width = covered(ranks, came, LEVEL)
    scores = ranked_probability_scores(ranks.probabilities, came), log_scores(ranks.probabilities, came, TRIAL_DRAWS)
    return tuple(float(one.mean()) for one in (*scores, held, width))


def _stay(series: Series, origin: int, ahead: int, seen: Seen, back: bool) -> float:
    row = _year_before(series, origin, ahead) if back else origin
    stays, came = (places_of(series.regions[one][seen]) for one in (row, origin + ahead))
    return float(ranked_probability_scores(stays, came).mean())


def places_of(figures: Floats) -> Floats:
    """Places as certainties: regions × ranks, level ones sharing theirs."""
    return Ranks.of(figures[None]).probabilities
