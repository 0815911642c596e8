"""Comparing what a table implies with what a writer implied: inside holds, apart fails, else undecided."""

from __future__ import annotations

from fractions import Fraction

from onir.claims.checking.question import Question, Wanted
from onir.claims.checking.report import Note, Outcome
from onir.figures.indicators import indicator
from onir.measure import Interval
from onir.standing import Rank

Compared = tuple[Outcome, tuple[Note, ...]]


def compare(computed: Interval, wanted: Wanted, printed: Fraction | None = None) -> Compared:
    """The outcome and what must be said beside it; `printed`: the cell's own figure, when it is compared as it stands.

    >>> from decimal import Decimal
    >>> from onir.measure import Written
    >>> over_three = Wanted.of(Written("3", Decimal(3), Decimal(1), bound=">="))
    >>> [compare(Interval.point(value), over_three) for value in (2, 3, 5)]
    [('fails', ()), ('holds', ()), ('holds', ('understated',))]
    """
    if computed.within(wanted.strict) or (printed is not None and _rounds(printed, computed, wanted)):
        return "holds", ()
    if wanted.loose is not None and computed.within(wanted.loose):
        return "holds", (wanted.lenient,)
    if wanted.floor and computed.low is not None and computed.low >= wanted.value:
        return "holds", ("understated",)
    apart = computed.disjoint(wanted.strict) and (wanted.loose is None or computed.disjoint(wanted.loose))
    return ("fails", ()) if apart else ("undecided", ())


UNMEASURED = Fraction(1, 10)
"""What a revision may move a cell by where no two releases have been compared: twice that of fixed capital."""


def widened(interval: Interval, code: str, times: int = 1) -> Interval:
    """The interval if the cells of indicator `code` behind it (`times`: how many enter a ratio) were revised."""
    moved = indicator(code).usual_revision or UNMEASURED
    low, high = (1 - moved) ** times, (1 + moved) ** times
    ends = [end * factor for end in (interval.low, interval.high) if end is not None for factor in (low, high)]
    return Interval(min(ends), max(ends)) if interval.low is not None and interval.high is not None else interval


def _rounds(printed: Fraction, computed: Interval, wanted: Wanted) -> bool:
    """Whether the printed cell, rounded half up or to even, is what was written; never from fewer digits to more."""
    high = wanted.strict.high
    finest = None if wanted.strict.width is None else max(wanted.strict.width, wanted.place)
    if computed.width is None or finest is None or computed.width > finest:
        return False
    return printed in wanted.strict or (printed == high and wanted.place > 0 and wanted.value / wanted.place % 2 == 0)


def compare_rank(rank: Rank, question: Question, *, behind: bool = False) -> Compared:
    """Equality alone holds; a tie that contains the place holds and is marked; mere bounds leave it possible.

    `behind`: an area that the text names as ahead is not.
    """
    outcome, notes = _place(rank, int(question.wanted.value), top=question.top)
    if outcome == "holds" and (behind or question.size not in (None, rank.of)):
        return "fails", ("set",) if not behind else ()
    return outcome, notes


def _place(rank: Rank, place: int, *, top: bool) -> Compared:
    place = rank.of + 1 + place if place < 0 else place
    if (top and rank.worst <= place) or rank.best == rank.worst == place:
        return "holds", ()
    if rank.best > place or (not top and place not in rank):
        return "fails", ()
    return ("undecided", ("possible",)) if rank.bounded else ("holds", ("tie",))
