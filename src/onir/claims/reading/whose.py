"""Whose money a Kazakh figure is, where the noun "investment" is left out: the ending makes it a part of what was said.

"11 пайызы бюджет есебінен бөлінді", "оның 133 миллиарды – бюджет қаражаты", "бюджет қаражаты 5 %-ға төмендеді". Only in
a text that speaks of investment; elsewhere money of the budget is no investment.
"""

from __future__ import annotations

import re

from onir.claims.reading.measured import Measure
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

_NEXT = re.compile(r"[,;\d]")
_IS = Phrase(r"\s[–—-]\s")


def money_of(sight: Sight, one: Quantity, topic: Measure | None) -> Measure | None:
    """The budget's, private or other money that a part or a change is of."""
    if not sight.rules.verb_last or not sight.has("whose") or topic is None or not topic.is_investment:
        return None
    behind = sight.after(one.end, "whose")
    if behind is not None and is_a_part(sight, one) and not _NEXT.search(sight.text, one.end, behind.start):
        return Measure(behind.code("whose") or "", end=behind.end)
    ahead = sight.before(one.start, "whose")
    if ahead is None or sight.within(ahead.end, one.start, "indicator"):
        return None
    case = sight.rules.case(ahead.text)
    shared = not case and one.unit == "percent" and sight.has("indicator")
    named = shared or case in ("possessive", "accusative")  # "қаражаты" looks like either
    beside = ahead.start >= sight.sentence.clause(one.start, one.end)[0]
    told = (named and beside) or _IS.fullmatch(sight, ahead.end, one.start) is not None
    return Measure(ahead.code("whose") or "", end=ahead.end) if told else None


def is_a_part(sight: Sight, one: Quantity) -> bool:
    """Whether an ending makes a figure a part of what was said: "оның 133 миллиарды", "11 пайызы"."""
    word = sight.text[one.start : one.end].rpartition(" ")[2]
    return one.case == "possessive" or (one.is_money and sight.rules.case(word) in ("possessive", "accusative"))
