"""Investment paid for by a budget: «за счёт бюджета освоено 88 млрд», «бюджет – 31 %» among the sources of money.

Said of investment alone: what a budget pays for besides, "for roads", is no investment that a table holds.
"""

from __future__ import annotations

import re

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.measured import Measure
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

_ITS_SHARE = re.compile(r"\s[–—-]\s[\d,.]+\s?%")
_FOR = Phrase(r"\s<for_>\s[^\W\d]")
_A_DASH = 3


def names_budget(sight: Sight) -> bool:
    """Whether a sentence says that a budget paid, and thereby no more than a part of what was spoken of."""
    return sight.has("frombudget") or bool(_budget_shares(sight))


def _budget_shares(sight: Sight) -> list[Mark]:
    """«Бюджет – 31 %»: the budget as a source of the investment shared out."""
    return [mark for mark in sight.kind("budgetshare") if _ITS_SHARE.match(sight.text, mark.end)]


def from_budget(sight: Sight, one: Quantity, topic: Measure | None) -> Measure | None:
    """«За счёт бюджета освоено 88 млрд», «бюджет – 31 %», of investment; money "for" something is of that."""
    first, last = sight.sentence.clause(one.start, one.end)
    given = sight.within(first, one.start, "frombudget") or [
        mark for mark in _budget_shares(sight) if 0 <= one.start - mark.end <= _A_DASH
    ]
    spoken_of = any(is_of_investment(mark) for mark in sight.kind("indicator"))
    if not given or not (spoken_of or (topic is not None and topic.is_investment)):
        return None
    return None if _FOR.search(sight, one.end, last) else Measure("investment.budget", end=given[-1].end)


def is_of_investment(mark: Mark) -> bool:
    return (mark.code("indicator") or "").startswith(("fdi.", "capital.", "investment."))
