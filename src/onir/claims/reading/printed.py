"""A figure as a claim prints it: its value, its words, its bound, and the same amount in another currency."""

from __future__ import annotations

from decimal import Decimal

from onir.claims.reading.cues import Role
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight
from onir.measure.written import Bound

_OPENS = Phrase(r"\s*(?:[^\W\d]+\s)?\((?:<also>\s)?")


def value_of(one: Quantity, meant: Role) -> Decimal:
    """An index of 121 is recorded as 21, an index of 98.7 as 1.3 down."""
    value = abs(one.value - 100) if meant.form == "index" else one.value
    return -value if meant.below_zero else value


def quote_of(one: Quantity, meant: Role) -> tuple[int, int]:
    """The figure with the verb beside it."""
    cue = meant.cue
    if cue is not None and cue.end <= one.start and one.start - cue.end <= 6:
        return cue.start, one.end
    if cue is not None and cue.start >= one.end and cue.start - one.end <= 4:
        return one.start, cue.end
    return one.start, one.end


def ceiling(sight: Sight, one: Quantity, meant: Role) -> Bound | None:
    """«До 500 рабочих мест» is a bound; after a verb of change "to" is the level reached."""
    return "<=" if one.counted and one.lead in sight.rules.to and not meant.direction else None


def says_more(sight: Sight, one: Quantity, meant: Role, start: int, end: int) -> bool:
    """ "1.7 times more" but not "rose 1.7 times"."""
    words = sight.text[start:end].lower().split()
    risen = one.unit == "times" and not one.change and meant.direction != "down"
    return risen and any(word in sight.rules.more for word in words)


def is_conversion(sight: Sight, one: Quantity, earlier: Quantity | None) -> bool:
    """The same amount in another currency, in brackets."""
    if (
        earlier is None
        or not one.is_money
        or not earlier.is_money
        or one.unit == earlier.unit
        or one.start < earlier.end
    ):
        return False
    return _OPENS.fullmatch(sight, earlier.end, one.start) is not None
