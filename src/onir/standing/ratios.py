"""Share and change: ratios of two cells of one vintage, as intervals, so that the rounding of the table is kept.

A share of a total that can be negative says nothing, and a change from nothing or from below zero says nothing: both
are refused with None. So are a change between two territories that share a code, and both of an index.
"""

from __future__ import annotations

from onir.errors import Defect
from onir.figures import Cell, Panel
from onir.figures.indicators import indicator
from onir.figures.remarks import same_territory
from onir.language.messages import msg
from onir.measure import Interval


def share_of(panel: Panel, area: str) -> Interval | None:
    """The area's part of the nation, 1 being the whole; None where that is not defined or not held."""
    cell, nation = panel.cell(area), panel.nation
    if cell is None or nation is None or indicator(panel.indicator).negative or not cell.unit.adds_up:
        return None
    return _ratio(cell, nation)


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
