"""Probabilities of places, all from one set of draws: once figures have settled, and after the next release.

Settled means SETTLED quarters after the period, or one release on for figures that are older; never further on than
figures of this age have been followed, since what comes then is not on record. A missing cell is drawn inside its
bounds: what the nation has beyond the known regions, split evenly at random among those without a figure and revised as
the known ones together, so that a shock which all share moves no place. Drawn figures are rounded as printed ones are,
so that a draw can be tied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onir.figures import Panel, indicator
from onir.figures.asking.ranking import left_over
from onir.figures.releases.settling import SETTLED
from onir.measure import Interval
from onir.standing.certainty.model import RevisionModel, fitted
from onir.standing.certainty.places import Ranks, above_probabilities
from onir.standing.certainty.record import Floats, Record, age_of
from onir.standing.certainty.rules import DRAWS, LEVEL, SEED
from onir.standing.confidence import RankSets, sets_of_draws


@dataclass(frozen=True, eq=False)
class Odds:
    """`ranks`: areas × places; `above`: row above column; `sets`: shortest runs; `next`: `ranks` at the next release.

    `likeliest`: best and worst rank of the place taken most often, and how often.
    `until` is the age in quarters at which figures count as settled; `drawn_together`: the part of its distance from
    the middle that each figure lost first, because early figures foretold their revisions.
    """

    areas: tuple[str, ...]
    ranks: Floats
    above: Floats
    likeliest: tuple[tuple[int, int, float], ...]
    sets: tuple[tuple[int, int], ...]
    joint: RankSets
    next: Floats
    until: float
    drawn_together: float
    seed: int

    def among(self, area: str, places: int) -> float:
        """The probability that an area is settled among the first `places`."""
        return float(self.ranks[self.areas.index(area), :places].sum())

    def holds(self, area: str, best: int, worst: int) -> float:
        """The probability that an area is in these places after the next release."""
        return float(self.next[self.areas.index(area), best - 1 : worst].sum())

    def beats(self, area: str, other: str) -> float:
        """The probability that an area is settled above another."""
        return float(self.above[self.areas.index(area), self.areas.index(other)])


def bounded(panel: Panel) -> bool:
    """Whether the missing cells of a panel, if any, can be drawn: what they hold together has two ends."""
    left = left_over(panel) if panel.missing else Interval.point(0)
    return left is not None and left.low is not None and left.high is not None


def odds_of(panel: Panel, record: Record, *, seed: int = SEED) -> Odds:
    """The odds of every area of a panel whose missing cells are bounded; the same seed gives the same odds."""
    age = age_of(panel.indicator, panel.period, panel.vintage)
    signed = indicator(panel.indicator).negative
    soon, settled = fitted(record.steps, signed=signed), fitted(record.totals, signed=signed)
    until = min(max(SETTLED, age + record.pace), age + record.reach(age))
    drawn = _drawn(panel, settled, (age, until), np.random.default_rng(seed))
    after = _drawn(panel, soon, (age, age + record.pace), np.random.default_rng(seed))
    ranks, areas = Ranks.of(drawn), (*sorted(panel.known), *sorted(panel.missing))
    return Odds(
        areas,
        ranks.probabilities,
        above_probabilities(drawn),
        tuple(ranks.likeliest(row) for row in range(len(areas))),
        tuple(ranks.run(row, LEVEL) for row in range(len(areas))),
        sets_of_draws(drawn, level=LEVEL),
        Ranks.of(after).probabilities,
        until,
        settled.foretold.pull(age, until, settled.beta),
        seed,
    )


def _drawn(panel: Panel, model: RevisionModel, span: tuple[float, float], rng: np.random.Generator) -> Floats:
    """Figures of all areas, those without one last, as draws × areas in base units."""
    values = np.array([float(panel.known[code]) for code in sorted(panel.known)])
    drawn = model.drawn(values, span, draws=DRAWS, rng=rng)
    places = max(cell.decimals - cell.unit.power for cell in panel.cells.values())
    grown = drawn.sum(axis=1, keepdims=True) / values.sum() if values.any() else 1.0
    whole: Floats = np.hstack([drawn, _hidden(panel, rng) * grown])
    return whole.round(places)


def _hidden(panel: Panel, rng: np.random.Generator) -> Floats:
    """Figures of the areas without one as draws × areas: what is left over, split evenly at random."""
    left = left_over(panel) if panel.missing else None
    if left is None or left.low is None or left.high is None:
        return np.empty((DRAWS, 0))
    whole = rng.uniform(float(left.low), float(left.high), (DRAWS, 1))
    hidden: Floats = whole * rng.dirichlet(np.ones(len(panel.missing)), DRAWS)
    return hidden


def moved_by(changes: Sequence[tuple[Floats, Floats]]) -> float:
    """The relative change that nine figures in ten did not exceed, given pairs of earlier and later figures.

    >>> moved_by([(np.array([100.0, 40.0]), np.array([105.0, 40.0]))])
    0.05
    """
    before, after = (np.concatenate(side) for side in zip(*changes, strict=True))
    kept = before != 0
    moved = np.abs((after[kept] - before[kept]) / before[kept]).round(9)  # 0.05 is not to be told as 5.1 %
    return float(np.quantile(moved, 0.9, method="inverted_cdf")) if kept.any() else 0.0
