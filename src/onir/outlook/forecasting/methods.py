"""Ways to foresee, each a line of NumPy over all series at once; which one is used the back-test decides.

The opinion taken: figures of regions are few and rough, and what beats "the place stays" is the spread of past errors,
not a finer middle. Exponential smoothing chosen for each series and the Theta method were tried and lost to these on
every table held (docs/explanation/outlook.md gives the scores). Growth that all share needs no method: past errors
carry it into the draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from onir.standing.certainty.record import Floats

Method = Literal["carried", "smoothed", "year_ago"]
Foresee = Callable[[Floats, int, int], Floats]

WEIGHT = 0.3
"""What a new figure weighs in a smoothed level, of its own season; half of it in one of all seasons."""


def carried(scaled: Floats, ahead: int, seasons: int) -> Floats:  # noqa: ARG001 - methods are called alike
    """The last figure stays; row t is foreseen from the rows up to t, as in every method.

    >>> carried(np.array([[1.0], [np.nan]]), 1, 1).tolist()
    [[1.0], [1.0]]
    """
    return _smooth(scaled, 1.0)


def year_ago(scaled: Floats, ahead: int, seasons: int) -> Floats:
    """The figure of the same season comes again; without seasons the last figure.

    >>> year_ago(np.array([[1.0], [2.0], [3.0]]), 1, 2).tolist()
    [[nan], [1.0], [2.0]]
    """
    return _of_season(scaled, ahead, seasons)


def smoothed(scaled: Floats, ahead: int, seasons: int) -> Floats:
    """A level that new figures move by their weight; with seasons the mean of that of the season and that of all.

    >>> smoothed(np.array([[1.0], [2.0]]), 1, 1).tolist()
    [[1.0], [1.3]]
    """
    if seasons == 1:
        return _smooth(scaled, WEIGHT)
    level = np.empty_like(scaled)
    for season in range(seasons):
        level[season::seasons] = _smooth(scaled[season::seasons], WEIGHT)
    return (_of_season(level, ahead, seasons) + _smooth(scaled, WEIGHT / 2)) / 2


METHODS: Mapping[Method, Foresee] = {"carried": carried, "smoothed": smoothed, "year_ago": year_ago}
"""In the order in which they are preferred where they score alike: the plainest first."""


def methods(seasons: int) -> tuple[Method, ...]:
    """Those that differ from one another: without seasons a year ago is the last figure."""
    return tuple(name for name in METHODS if seasons > 1 or name != "year_ago")


def _of_season(scaled: Floats, ahead: int, seasons: int) -> Floats:
    """What stood a whole number of years before the period foreseen."""
    back = -(-ahead // seasons) * seasons - ahead
    shifted = np.full_like(scaled, np.nan)
    shifted[back:] = scaled[: len(scaled) - back]
    return _smooth(shifted, 1.0) if seasons == 1 else shifted


def _smooth(scaled: Floats, weight: float) -> Floats:
    """Exponential smoothing from the first figure of each series; a gap leaves the level where it was."""
    level, told = scaled[0].copy() if len(scaled) else np.empty(0), np.empty_like(scaled)
    for row, new in enumerate(scaled):
        moved = np.where(np.isnan(new), level, level + weight * (new - level))
        level = np.where(np.isnan(level), new, moved)
        told[row] = level
    return told
