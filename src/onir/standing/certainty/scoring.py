"""Scores of rank probabilities: how near they were to the ranks that came, and how often what was given a chance came.

A tied outcome is scored as the mean over its ranks. Ranked probability score and log score are those of Epstein (1969)
and Good (1952); the log score keeps a last chance for every rank, as far as the draws can tell it from none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from onir.standing.certainty.places import Ranks
from onir.standing.certainty.record import Floats

BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
"""Between these the probabilities of single ranks are told together in a calibration table."""


@dataclass(frozen=True)
class Calibration:
    """The ranks that were given a probability from `low` to `high`: how many, the mean of it, and what came true."""

    low: float
    high: float
    ranks: int
    given: float
    came: float

    def as_dict(self) -> dict[str, Any]:
        mean, came = round(self.given, 4), round(self.came, 4)
        return {"from": self.low, "to": self.high, "ranks": self.ranks, "mean_probability": mean, "came_true": came}


def ranked_probability_scores(probabilities: Floats, outcomes: Floats) -> Floats:
    """RPS_j = Σ_k (P(r_j ≤ k) − 1{o_j ≤ k})² / (p − 1) by area; both arguments are areas × ranks, rows sum to one.

    >>> ranked_probability_scores(np.array([[0.5, 0.5]]), np.array([[1.0, 0.0]])).tolist()
    [0.25]
    """
    ranks = probabilities.shape[1]
    sums = np.cumsum(probabilities, axis=1)[:, None, :-1]
    steps = np.arange(ranks)[:, None] <= np.arange(ranks - 1)
    scores: Floats = (((sums - steps) ** 2).sum(axis=2) / (ranks - 1) * outcomes).sum(axis=1)
    return scores


def log_scores(probabilities: Floats, outcomes: Floats, draws: int) -> Floats:
    """−ln of the probability of what came, by area; (count + 1/p) / (draws + 1) stands for a count of draws."""
    ranks = probabilities.shape[1]
    scores: Floats = (-np.log((probabilities * draws + 1 / ranks) / (draws + 1)) * outcomes).sum(axis=1)
    return scores


def covered(ranks: Ranks, outcomes: Floats, level: float) -> tuple[Floats, Floats]:
    """How much of each outcome the shortest runs of this level hold, and how many ranks they are wide."""
    runs = np.array([ranks.run(area, level) for area in range(len(outcomes))])
    places = np.arange(1, outcomes.shape[1] + 1)
    held: Floats = (outcomes * ((runs[:, :1] <= places) & (places <= runs[:, 1:]))).sum(axis=1)
    return held, 1.0 + runs[:, 1] - runs[:, 0]


def calibrated(probabilities: Floats, outcomes: Floats) -> Iterator[Calibration]:
    """The calibration table of many probabilities and how much of each came true, both flat."""
    bins = np.clip(np.searchsorted(BINS, probabilities, side="right") - 1, 0, len(BINS) - 2)
    for number in np.unique(bins):
        own = bins == number
        given, came = float(probabilities[own].mean()), float(outcomes[own].mean())
        yield Calibration(BINS[number], BINS[number + 1], int(own.sum()), given, came)
