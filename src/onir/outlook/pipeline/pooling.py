"""How much the merged outlook weighs beside the statistics alone: what would have scored best, drawn towards one half.

The continuous ranked probability score of a pool with weight w is E|X − y| − ½·E|X − X′| with X of either set, a
square in w, so that the best weight over past outlooks is found at once (Gneiting and Raftery 2007). With n past
outlooks the weight is (n·best + PRIOR·½) / (n + PRIOR): without any it is one half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onir.outlook.rules import PRIOR
from onir.standing.certainty.record import Floats


@dataclass(frozen=True, eq=False)
class Scored:
    """A figure that came, and what was drawn of it before: with the pipeline, and by the statistics alone."""

    merged: Floats
    statistics: Floats
    came: float


def weight_of(past: Sequence[Scored]) -> float:
    """The weight of the merged outlook.

    >>> weight_of([])
    0.5
    """
    square, line = 0.0, 0.0
    for one in past:
        merged, alone, between = _apart(one.merged), _apart(one.statistics), _between(one.merged, one.statistics)
        square += between - (merged + alone) / 2
        line += np.abs(one.merged - one.came).mean() - np.abs(one.statistics - one.came).mean() + alone - between
    best = 0.5 if square <= 0 else float(np.clip(-line / (2 * square), 0, 1))
    return (len(past) * best + PRIOR / 2) / (len(past) + PRIOR)


def crps(drawn: Floats, came: float) -> float:
    """E|X − y| − ½·E|X − X′| of draws.

    >>> crps(np.array([1.0, 3.0]), 2.0)
    0.5
    """
    return float(np.abs(drawn - came).mean() - _apart(drawn) / 2)


def _apart(drawn: Floats) -> float:
    """The mean distance of two draws, from their order (ascending weights): E|X − X′|."""
    count = len(drawn)
    ranks = 2 * np.arange(1, count + 1) - count - 1
    return float(2 * (np.sort(drawn) @ ranks) / count**2)


def _between(one: Floats, other: Floats) -> float:
    """The mean distance of a draw of one set from a draw of another."""
    both = np.concatenate([one, other])
    count, first, second = len(both), len(one), len(other)
    whole = _apart(both) * count**2
    inside = _apart(one) * first**2 + _apart(other) * second**2
    return float((whole - inside) / (2 * first * second))
