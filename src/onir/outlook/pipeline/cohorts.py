"""What becomes of projects at a stage, from those that were there before: whether money comes, how much, how late.

The chance that anything comes from stage s is Beta(k_s + m·p, n_s − k_s + m·(1 − p)): k_s of n_s past projects brought
money, p is the chance over all stages, m = PRIOR. Few cases are so drawn towards all, and how few they are is in the
spread. It is drawn once a draw for all projects of a stage, since what is not known of a stage is shared by them. How
much of what was promised came, and how late, are those of past projects that brought anything, of all stages together:
offices have too few by stage. Without any past project nothing is known, and nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from onir.errors import NotHeld
from onir.language.messages import msg
from onir.outlook.pipeline.records import Past
from onir.outlook.rules import PRIOR
from onir.standing.certainty.record import Floats

FEWEST_PAST = 8
"""Past projects without which the chances of stages are not said."""

LARGEST_PART = 3.0
"""A project that brought more times what it promised was another project by then; so much is drawn at most."""


@dataclass(frozen=True)
class Chances:
    """The chance that money comes from a stage: its mean, and the ends of a 90 % interval; `cases` stand behind it."""

    stage: str
    cases: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Cohorts:
    """Past projects, put by stage."""

    past: tuple[Past, ...]

    def __post_init__(self) -> None:
        if len(self.past) < FEWEST_PAST or not any(one.brought for one in self.past):
            raise NotHeld(
                msg(
                    "What becomes of projects is not on record: {needed} past projects are needed, some of which "
                    "brought money, and {n} {n:plural:is|are} known.",
                    needed=FEWEST_PAST, n=len(self.past),
                ),
                then=msg("Keep projects that ended in the pipeline, with what they promised and what came."),
            )  # fmt: skip

    @property
    def overall(self) -> float:
        """The chance over all stages."""
        return sum(one.brought for one in self.past) / len(self.past)

    def weights(self, stage: str) -> tuple[float, float]:
        """The two parameters of the beta distribution of a stage."""
        own = [one.brought for one in self.past if one.stage == stage]
        came = sum(own) + PRIOR * self.overall
        return max(came, 1e-3), max(len(own) + PRIOR - came, 1e-3)

    def chances(self, stage: str) -> Chances:
        """The chance of a stage as it is told, from draws of its own seed."""
        drawn = np.random.default_rng(0).beta(*self.weights(stage), 20_000)
        low, high = np.quantile(drawn, (0.05, 0.95))
        one, other = self.weights(stage)
        cases = sum(past.stage == stage for past in self.past)
        return Chances(stage, cases, one / (one + other), float(low), float(high))

    @cached_property
    def parts(self) -> Floats:
        """How much of what was promised came, of those that brought anything."""
        told = [float(one.came / one.promised) for one in self.past if one.brought and one.promised > 0]
        return np.array([min(one, LARGEST_PART) for one in told or [1.0]])

    @cached_property
    def lateness(self) -> Floats:
        """Years late, of those that brought anything."""
        return np.array([one.late for one in self.past if one.brought and one.late is not None], float)

    def waiting(self, stage: str, waited: float) -> tuple[Weights, Floats]:
        """The chance of a project of which nothing has come so many years after its plan, and how late it may be.

        What was never that late on record counts as one more case: it may still be this time.
        """
        later = self.lateness[self.lateness >= waited]
        left = (len(later) or 1) / max(1, len(self.lateness) + (not len(later))) if waited > 0 else 1.0
        return Weights(*self.weights(stage), left), later if len(later) else np.array([max(0.0, waited)])


@dataclass(frozen=True)
class Weights:
    """The parameters of a beta distribution; `left`: the part of those that come who would not have come by now."""

    one: float
    other: float
    left: float

    def drawn(self, draws: int, rng: np.random.Generator) -> Floats:
        """Chances that it comes yet."""
        return np.asarray(self._yet(rng.beta(self.one, self.other, draws)))

    @property
    def mean(self) -> float:
        """The chance that it comes yet, at the mean."""
        return float(self._yet(self.one / (self.one + self.other)))

    def _yet(self, chance: Any) -> Any:
        """By Bayes' rule: c·left / (c·left + 1 − c)."""
        return chance * self.left / (chance * self.left + 1 - chance)


def moved(planned: dict[int, float], late: Floats, years: Sequence[int]) -> Floats:
    """Sums by year (draws × years) of a plan so many years late; a part of a year moves that part of each sum.

    >>> moved({2026: 100.0}, np.array([0.0, 0.25, 1.0]), (2026, 2027)).tolist()
    [[100.0, 0.0], [75.0, 25.0], [0.0, 100.0]]
    """
    whole, part = np.floor(late), late - np.floor(late)
    told = np.zeros((len(late), len(years)))
    for column, year in enumerate(years):
        for begun, value in planned.items():
            told[:, column] += value * ((begun + whole == year) * (1 - part) + (begun + whole + 1 == year) * part)
    return told
