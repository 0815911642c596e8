"""Records: a first or last place among the years of one area ("the highest since 2010"), told from one among areas.

The words are those of a rank. What tells a record is the time said right beside the superlative, with no set of areas
between. "Has led since 2010" is no record: a verb of leading speaks of others.
"""

from __future__ import annotations

from onir.claims.reading.sight import Sight, overlaps
from onir.measure.period_words import PeriodMention

_AFTER, _BEFORE = 30, 2
"""How far the time stands after a superlative ("the highest since 2010"), and before it («соңғы он жылдағы …»)."""


def is_over_time(sight: Sight, start: int, end: int) -> bool:
    """Whether the superlative at a place is of times."""
    spans = [(mark.start, mark.end) for mark in sight.kind("overtime", "record")]
    spans += [(one.start, one.end) for one in sight.periods if one.since or one.years]
    return bool(sight.within(start, end, "superlative")) and any(_is_beside(sight, span, start, end) for span in spans)


def time_of_record(sight: Sight, start: int, end: int) -> PeriodMention | None:
    """The time that a record counts from: never the period it is of."""
    said = [(mark.start, mark.end) for mark in sight.kind("overtime", "record")]
    for one in sight.periods:
        counted = one.since or one.years or overlaps(one.start, one.end, said)
        if counted and _is_beside(sight, (one.start, one.end), start, end):
            return one
    return None


def _is_beside(sight: Sight, span: tuple[int, int], start: int, end: int) -> bool:
    if span[0] >= end:
        return span[0] - end <= _AFTER and not sight.within(end, span[0], "set", "setunit")
    return 0 <= start - span[1] <= _BEFORE
