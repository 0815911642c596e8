"""Heads counted: the population on a day, the employed of a year.

A table of population has one figure a year, that of 1 January; the end of a year is the 1 January after it, and growth
over a year ends there. A number of people is such a claim only beside the noun that says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onir.claims.reading.cues import Role
from onir.claims.reading.lists import FEWEST
from onir.claims.reading.measured import Measure
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight, overlaps
from onir.measure import Period
from onir.measure.period_words import PeriodMention

if TYPE_CHECKING:
    from onir.claims.reading.thread import Thread, When

PEOPLE = ("population.total", "employment.total")
_BEHIND = 30
"""Characters after a number of people within which its noun stands: "693 thousand people employed"."""

_END_BEFORE = Phrase(r"\b<end>(?:\s+(?:<of_whole>|<the>))*\s*\Z")
_END_AFTER = Phrase(r"\s*<end_after>")
_START = Phrase(r"\b<start>\s+(20\d\d|19\d\d)")


def is_about(sight: Sight, one: Quantity, meant: Role, measured: Measure) -> bool:
    """Whether people are counted as population or employed, said in the sentence; true of anything but people."""
    if one.unit != "persons":
        return True
    if measured.code not in PEOPLE or not sight.sentence.start < measured.end <= sight.sentence.end:
        return False
    if measured.end > one.end and ("," in sight.text[one.end : measured.end] or measured.end > one.end + _BEHIND):
        return False
    return (meant.kind == "growth" or one.value >= FEWEST) and not _figures_between(sight, measured.end, one.start)


def counted_on(sight: Sight, when: When, thread: Thread, *, over: bool = False) -> When:
    """The 1 January a head count is of, as the year it opens; `over`: of growth, said of the year that ends there."""
    stock = _day(sight) or _edge(sight)
    own = any(one.period is not None or one.months or one.year_offset is not None for one in sight.periods)
    if stock is None and not own and thread.stock is not None:
        return replace(when, period=thread.stock, known="inherited")
    thread.stock = stock
    if stock is not None:
        return replace(when, period=stock, known="said")
    period = when.period
    if over and period is not None and period.months == 12 and not any(one.is_base for one in sight.periods):
        return replace(when, period=period.shift(12))
    return when


def _day(sight: Sight) -> Period | None:
    """1 January as its year; another day as the months before it, of which no table has a count."""
    for one in sight.periods:
        day = one.until_day or one.day
        if day is not None and not one.is_base:
            if (day.month, day.day) == (1, 1):
                return Period.of_months(day.year)
            return Period.of_months(day.year, day.month, day.month)
    return None


def _edge(sight: Sight) -> Period | None:
    """The beginning or the end of a year."""
    opening = _START.search(sight, sight.sentence.start, sight.sentence.end)
    if opening is not None:
        return Period.of_months(int(opening.group(1)))
    for one in sight.periods:
        if _is_end(sight, one) and one.period is not None and one.period.months == 12:
            return one.period.shift(12)
    return None


def _is_end(sight: Sight, one: PeriodMention) -> bool:
    """ "At the end of 2022", «на конец 2022 года», "2022 жылдың соңында"."""
    if _END_BEFORE.search(sight, sight.sentence.start, one.start) or _END_AFTER.match(sight, one.end):
        return True
    return _END_BEFORE.of(sight.rules).search(sight.text[one.start : one.start + 10]) is not None


def _figures_between(sight: Sight, start: int, end: int) -> bool:
    years = _START.finditer(sight, sight.sentence.start, sight.sentence.end)
    busy = [year.span() for year in years]
    return any(not overlaps(one.start, one.end, busy) for one in sight.figures_between(start, end))
