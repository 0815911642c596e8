"""Rank sets of values yet to be seen, from joint draws of them: what a model of revisions gives.

A draw here is a prediction: the settled value, not an estimate around which errors are added a second time. Its law is
known, so nothing has to hold in the worst of all worlds: pairs are taken for certain in the order of their mean
difference over its standard deviation, as far down as the resulting sets still hold every admissible place in the
share of draws asked for. Percentiles of drawn ranks, one area at a time, would not hold jointly, and would split ties.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onir.errors import BadInput
from onir.language.messages import msg
from onir.standing.confidence.estimates import Floats, checked_level, finite
from onir.standing.confidence.sets import Indices, Kind, RankSets, checked_kind


def sets_of_draws(drawn: npt.ArrayLike, *, level: float = 0.95, kind: Kind = "simultaneous") -> RankSets:
    """The sets that hold every place an area takes in at least `level` of the draws (rows: draws, columns: areas).

    Simultaneous sets hold the places of all areas in one and the same draw.

    >>> sets_of_draws([[3, 2, 1], [2, 3, 1]] * 10).high
    (2, 2, 3)
    """
    values = finite(drawn)
    if values.ndim != 2 or not values.shape[1]:
        raise BadInput(
            msg("Draws of shape {shape} are no draws of areas.", shape=str(values.shape)),
            accepted=msg("Accepted: a row for each draw and a column for each area."),
        )
    checked_level(level, len(values))
    seen, order = places_of(values), _order(values)
    if checked_kind(kind) == "simultaneous":
        return RankSets.of(_narrowest(order, seen, level), level, kind)
    alone = [_narrowest(order[[area]], seen[:, :, [area]], level) for area in range(len(order))]
    return RankSets.of(np.concatenate(alone, axis=1), level, kind)


def _narrowest(order: Floats, seen: Indices, level: float) -> Indices:
    """The sets of the lowest threshold that still hold: a lower one proves more, so the share held only falls."""
    steps = np.unique(np.append(np.abs(order), 0.0))
    weak, strong = 0, len(steps) - 1
    while weak < strong:
        middle = (weak + strong) // 2
        low, high = _told(order, steps[middle])
        held = ((low <= seen[0]) & (seen[1] <= high)).all(1).mean()
        weak, strong = (weak, middle) if held >= level else (middle + 1, strong)
    return _told(order, steps[weak])


def _told(order: Floats, least: float) -> Indices:
    """First and last place of each row's area when every strength above `least` is taken for certain."""
    return np.stack((1 + (order < -least).sum(1), order.shape[1] - (order > least).sum(1)))


def _order(values: Floats) -> Floats:
    """Mean over standard deviation of every difference, areas × areas; infinite where it never varies and is not 0."""
    centred = values - values.mean(1)[:, None]
    middle = centred.mean(0)
    means, spread = middle[:, None] - middle, np.cov(centred, rowvar=False, bias=True).reshape(len(middle), -1)
    own = spread.diagonal()
    errors = np.sqrt((own[:, None] + own - 2 * spread).clip(0))
    strength: Floats = np.where(means == 0, 0.0, np.copysign(np.inf, means))
    np.divide(means, errors, out=strength, where=errors > 0)
    return strength


def places_of(drawn: Floats) -> Indices:
    """First and last admissible place, 2 × draws × areas; areas of equal value share theirs.

    >>> places_of(np.array([[3.0, 1.0, 1.0]])).tolist()
    [[[1, 2, 2]], [[1, 3, 3]]]
    """
    lines = np.ascontiguousarray(drawn.T)
    up_to = np.stack([(lines <= own).sum(0) for own in lines], axis=1)
    below = np.stack([(lines < own).sum(0) for own in lines], axis=1)
    return np.stack((1 + len(lines) - up_to, len(lines) - below))
