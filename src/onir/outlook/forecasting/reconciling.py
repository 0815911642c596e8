"""Draws made to add up: regions and nation give way to one another, each by how uncertain it is.

Of an indicator that may be negative the gap is shared out by variance (minimum trace with a diagonal covariance,
Wickramasuriya, Athanasopoulos and Hyndman 2019). Of one that may not, figures are multiplied instead, so that none
falls below zero: x_j·exp(λ·σ_j²·w_j) add up to X·exp(−λ·σ²), w_j being the share of region j, with one λ a draw; to
first order that is the same minimum on logarithms. The nation is then the sum itself, to the last bit.
"""

from __future__ import annotations

import numpy as np

from onir.standing.certainty.record import Floats

STEPS = 20
STILL = 1e-12
"""A variance no series is below, so that exact figures too can give way."""


def reconciled(figures: Floats, scales: Floats, *, signed: bool) -> Floats:
    """The same draws (draws × regions and, last, the nation) with regions that add up; `scales`: σ on logarithms.

    >>> reconciled(np.array([[1.0, 1.0, 4.0]]), np.array([1.0, 1.0, 0.0]), signed=False).round(6).tolist()
    [[2.0, 2.0, 4.0]]
    """
    regions, nation = figures[:, :-1], figures[:, -1]
    moved = _shared_out(regions, nation) if signed else _multiplied(regions, nation, scales**2 + STILL)
    return np.column_stack([moved, moved.sum(axis=1)])


def _shared_out(regions: Floats, nation: Floats) -> Floats:
    variances = regions.var(axis=0) + STILL
    parts = variances / (variances.sum() + nation.var() + STILL)
    moved: Floats = regions + (nation - regions.sum(axis=1))[:, None] * parts
    return moved


def _multiplied(regions: Floats, nation: Floats, variances: Floats) -> Floats:
    """Newton's method on ln Σ x_j·exp(λ·a_j) − ln X + λ·a = 0, which is convex and rises, for all draws at once."""
    whole = regions.sum(axis=1)
    open_draws = (whole > 0) & (nation > 0)
    start, goal = regions[open_draws], np.log(nation[open_draws])
    shares = (start / whole[open_draws, None]).mean(axis=0) if len(start) else np.zeros(regions.shape[1])
    own, given = variances[:-1] * shares, variances[-1]
    step = np.zeros(len(start))
    for _ in range(STEPS):
        figures = start * np.exp(step[:, None] * own)
        total = figures.sum(axis=1)
        step -= (np.log(total) - goal + step * given) / (figures @ own / total + given)
    moved = regions.copy()
    moved[open_draws] = start * np.exp(step[:, None] * own)
    return moved
