"""A change of place explained: who was passed, who passed, and what came of one's own change and what of the others'.

Both panels are of one vintage and one set of territories. A rank is one more than the number of regions above, so the
regions no longer above less those newly above are the change of rank, exactly. Own change and the others' do not add up
by themselves; each is told alone, and `own` shares the rest between them evenly (Shapley 1953).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.figures import Panel
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.indicators import indicator
from onir.standing.ends import Ends


@dataclass(frozen=True)
class Move:
    """From place to place: `passed` are above no longer, `passed_by` newly; `alone`: had only it changed, `others`:
    had only the others. `as_nation`: had it grown as the country did; None where that is not defined."""

    before: Rank
    now: Rank
    passed: tuple[str, ...]
    passed_by: tuple[str, ...]
    alone: Rank
    others: Rank
    as_nation: Rank | None

    @property
    def places(self) -> int:
        """Places won, below zero if lost."""
        return self.before.best - self.now.best

    @property
    def own(self) -> Fraction:
        """Places that its own change won: the mean over the two orders of changing it and the others."""
        first, then = self.before.best - self.alone.best, self.others.best - self.now.best
        return Fraction(first + then, 2)

    def as_dict(self) -> dict[str, Any]:
        return {
            "before": _places(self.before),
            "now": _places(self.now),
            "places_won": self.places,
            "by_own_change": float(self.own),
            "by_the_others": float(self.places - self.own),
            "passed": list(self.passed),
            "passed_by": list(self.passed_by),
            "had_only_it_changed": _places(self.alone),
            "had_only_the_others_changed": _places(self.others),
            "had_it_grown_as_the_country": None if self.as_nation is None else _places(self.as_nation),
        }


def _places(rank: Rank) -> dict[str, int]:
    return {"best": rank.best, "worst": rank.worst, "of": rank.of}


def move_of(ends: Ends) -> Move | None:
    """The change of place between the ends; None for a nation, and where a cell is missing at either end."""
    code, now, before = ends.code, ends.now, ends.before
    if code not in now.cells or now.missing or before.missing or set(now.cells) != set(before.cells):
        return None
    ahead, were = _above(now, code), _above(before, code)
    return Move(
        _rank(before, code),
        _rank(now, code),
        tuple(sorted(were - ahead)),
        tuple(sorted(ahead - were)),
        rank_with(before, code, now.known[code]),
        rank_with(now, code, before.known[code]),
        _as_nation(ends),
    )


def _rank(panel: Panel, code: str) -> Rank:
    rank = rank_of(panel, code)
    assert rank is not None
    return rank


def _above(panel: Panel, code: str) -> set[str]:
    return {other for other, value in panel.known.items() if value > panel.known[code]}


def rank_with(panel: Panel, code: str, amount: Decimal) -> Rank:
    """The place a region would have with another amount, in base units, the others as they are."""
    cell = panel.cells[code]
    return _rank(replace(panel, cells={**panel.cells, code: replace(cell, value=amount / cell.unit.factor)}), code)


def _as_nation(ends: Ends) -> Rank | None:
    growth = national_growth(ends)
    if growth is None:
        return None
    grown = Fraction(ends.before.known[ends.code]) * growth
    above = sum(value > grown for code, value in ends.now.known.items() if code != ends.code)
    level = sum(value == grown for code, value in ends.now.known.items() if code != ends.code)
    return Rank(1 + above, 1 + above + level, len(ends.now.known), level)


def national_growth(ends: Ends) -> Fraction | None:
    """The country's ratio to the year before; None where the flow can be negative, from zero, of an index."""
    late, early = ends.now.nation, ends.before.nation
    if indicator(ends.now.indicator).negative or late is None or early is None or not late.unit.adds_up:
        return None
    if late.amount is None or early.amount is None or early.amount <= 0:
        return None
    return Fraction(late.amount) / Fraction(early.amount)
