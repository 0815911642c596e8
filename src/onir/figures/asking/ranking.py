"""A place in a ranking: admissible ranks, exact where every cell is known, bounds where one is not.

Larger is better. A tie is shown as "3–4" and never broken by the order of the list. Official totals are complete
counts, so nothing here is sampled: what is uncertain in a vintage is a tie or a cell that is withheld.

A withheld cell is bounded by the national total less the known cells, where nothing can be below zero. The bounds are
sharp: each end is the place in some table that prints exactly what is printed, the withheld cells rounded like the
rest. Flows that can be negative have no bound from their total, nor has an index, which does not add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from onir.figures.indicators import indicator
from onir.figures.panel import Panel
from onir.measure import Interval


@dataclass(frozen=True)
class Rank:
    """Every admissible place from `best` to `worst` among `of` areas; `tied` counts the others with the same value.

    `bounded`: a missing cell leaves it open which of them it is; a tie alone does not.

    >>> str(Rank(3, 4, 20, tied=1))
    '3–4'
    """

    best: int
    worst: int
    of: int
    tied: int = 0
    bounded: bool = False

    @property
    def place(self) -> int | None:
        """The place when there is one alone."""
        return self.best if self.best == self.worst else None

    def __contains__(self, place: int) -> bool:
        return self.best <= place <= self.worst

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The place, or the range of places, in digits."""
        return str(self)

    def __str__(self) -> str:
        return str(self.best) if self.best == self.worst else f"{self.best}–{self.worst}"


def rank_of(panel: Panel, area: str) -> Rank | None:
    """The admissible places of an area in its panel; None where it is no area of the panel."""
    if area in panel.known:
        return _of_known(panel, area)
    return _of_missing(panel) if area in panel.missing else None


def left_over(panel: Panel) -> Interval | None:
    """What the missing areas hold together, by the national total; None where that sets no bound.

    Never below zero. Where part of a total may belong to no area (`elsewhere`) it can be anything from zero up to that.
    A total below the sum of its known parts contradicts them, and bounds nothing.
    """
    if panel.nation is None or panel.nation.interval is None or not panel.nation.unit.adds_up:
        return None
    of = indicator(panel.indicator)
    rest = panel.nation.interval - sum_of_known(panel)
    if of.negative or rest.low is None or rest.high is None or rest.high < 0:
        return None
    return Interval(Fraction(0) if of.elsewhere else max(rest.low, Fraction(0)), rest.high)


def sum_of_known(panel: Panel) -> Interval:
    """The true values behind the sum of the areas that are known."""
    known = [cell.interval for cell in panel.cells.values() if cell.interval is not None]
    return sum(known, Interval.point(0))


def _of_known(panel: Panel, area: str) -> Rank:
    own, known, missing = panel.known[area], panel.known, len(panel.missing)
    above = sum(value > own for value in known.values())
    level = sum(value == own for value in known.values())
    first, last = _beside(panel.cells[area].interval, missing, left_over(panel)) if missing else (0, 0)
    return Rank(1 + above + first, above + level + last, len(known) + missing, level - 1, bounded=first != last)


def _beside(own: Interval | None, missing: int, left: Interval | None) -> tuple[int, int]:
    """How many missing areas must lie above a printed figure, and how many may lie at it or above.

    A missing figure prints above `own` from its upper end on, and at it or above from its lower end on.
    """
    if own is None or own.low is None or own.high is None or left is None or left.low is None or left.high is None:
        return 0, missing
    first = int(missing > 0 and left.low > missing * own.high)
    return first, min(missing, floor(left.high / own.low)) if own.low > 0 else missing


def _of_missing(panel: Panel) -> Rank:
    """Another missing area may hold everything or nothing; a sole one holds what is left."""
    missing, left = len(panel.missing), left_over(panel)
    of = len(panel.known) + missing
    if left is None or left.low is None or left.high is None:
        return Rank(1, of, of, bounded=of > 1)
    least = left.low if missing == 1 else Fraction(0)
    known = [cell.interval for cell in panel.cells.values() if cell.interval is not None]
    best, worst = 1 + sum(one.is_above(left.high) for one in known), of - sum(one.is_below(least) for one in known)
    return Rank(best, worst, of, bounded=best != worst)
