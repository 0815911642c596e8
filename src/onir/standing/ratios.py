"""Share and change: ratios of two cells of one vintage, as intervals, so that the rounding of the table is kept.

A share of a total that can be negative says nothing, and a change from nothing or from below zero says nothing: both
are refused with None. So are a change between two territories that share a code, and both of an index.
"""

from __future__ import annotations

from fractions import Fraction

from onir.errors import Defect
from onir.figures import Cell, Panel
from onir.figures.asking.ranking import left_over, sum_of_known
from onir.figures.indicators import indicator
from onir.figures.remarks import same_territory
from onir.language.messages import msg
from onir.measure import Interval


def share_of(panel: Panel, area: str) -> Interval | None:
    """The area's part of the nation, 1 being the whole; None where that is not defined or not held.

    Of a withheld cell: the sharp bounds that the national total less the known cells sets.
    """
    cell, nation = panel.cell(area), panel.nation
    if nation is None or indicator(panel.indicator).negative or not nation.unit.adds_up:
        return None
    if area in panel.missing:
        return _share_left(panel, nation)
    return None if cell is None else _ratio(cell, nation)


def _share_left(panel: Panel, nation: Cell) -> Interval | None:
    """1 − known / nation, the whole of it for a sole missing area, at most that much for one of several."""
    whole, left = nation.interval, left_over(panel)
    known = sum_of_known(panel)
    if left is None or whole is None or not whole.low or whole.low < 0 or known.high is None or known.low is None:
        return None
    assert whole.high is not None
    least = 1 - known.high / whole.low if len(panel.missing) == 1 and left.low else Fraction(0)
    return Interval(max(least, Fraction(0)), 1 - known.low / whole.high)


def change_of(now: Panel, before: Panel, area: str) -> Interval | None:
    """The ratio of an area's figure to its earlier one (1.191 for +19.1 %); None across two territories."""
    if now.vintage != before.vintage:
        raise Defect(
            msg("A change was asked between two vintages, {a} and {b}.", a=now.vintage.key, b=before.vintage.key)
        )
    late, early = now.cell(area), before.cell(area)
    if late is None or early is None or not same_territory(late, early) or not late.unit.adds_up:
        return None
    return _ratio(late, early)


def _ratio(part: Cell, whole: Cell) -> Interval | None:
    return None if part.interval is None or whole.interval is None else part.interval.over(whole.interval)
