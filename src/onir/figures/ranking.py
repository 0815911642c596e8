"""A place in a ranking: admissible ranks, exact where every cell is known, bounds where one is not.

Larger is better. A tie is shown as "3–4" and never broken by the order of the list. Official totals are complete
counts, so nothing here is sampled: what is uncertain in a vintage is a tie or a cell that is withheld. Flows that can
be negative have no bound from their total: the missing ones may be anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from onir.figures.indicators import indicator
from onir.figures.panel import Panel
from onir.measure import Interval


@dataclass(frozen=True)
class Rank:
    """Every admissible place from `best` to `worst` among `of` areas; `tied` counts the others with the same value.

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
    known, missing = panel.known, panel.missing
    if area in known:
        return _of_known(known, area, missing=len(missing), hidden=_hidden(panel))
    return _of_missing(known, missing=len(missing), hidden=_hidden(panel)) if area in missing else None


def _hidden(panel: Panel) -> Interval | None:
    """What the missing areas hold together, by the national total; None where that sets no bound."""
    if panel.nation is None or panel.nation.interval is None or indicator(panel.indicator).negative:
        return None
    known = [cell.interval for cell in panel.cells.values() if cell.interval is not None]
    rest = panel.nation.interval - sum(known, Interval.point(0))
    return (
        None
        if rest.low is None or rest.high is None
        else Interval(max(rest.low, Fraction(0)), max(rest.high, Fraction(0)))
    )


def _of_known(known: dict[str, Decimal], area: str, *, missing: int, hidden: Interval | None) -> Rank:
    own = known[area]
    above = sum(value > own for value in known.values())
    level = sum(value == own for value in known.values())
    first, last = _bounds(Fraction(own), missing, hidden)
    return Rank(1 + above + first, above + level + last, len(known) + missing, level - 1, bounded=missing > 0)


def _bounds(own: Fraction, missing: int, hidden: Interval | None) -> tuple[int, int]:
    """How many missing areas must lie above `own`, and how many may lie at it or above: at most T // own of them."""
    if hidden is None or hidden.low is None or hidden.high is None:
        return 0, missing
    first = int(missing > 0 and hidden.low > missing * own)
    return first, min(missing, floor(hidden.high / own)) if own > 0 else missing


def _of_missing(known: dict[str, Decimal], *, missing: int, hidden: Interval | None) -> Rank:
    of = len(known) + missing
    if hidden is None or hidden.low is None or hidden.high is None:
        return Rank(1, of, of, bounded=True)
    least = hidden.low if missing == 1 else Fraction(0)
    best = 1 + sum(value > hidden.high for value in known.values())
    return Rank(best, of - sum(value < least for value in known.values()), of, bounded=True)
