"""Periods in words: "2025 жылдың бірінші жартыжылдығында", «за 9 месяцев 2025 года», "in the first half of 2025".

`find_periods` reads the periods and days of a text, `period_of_words` a text that is a period as a whole, `say_period`
prints one. The grammars (`kazakh`, `russian`, `english`) are declared as patterns, read by one reader (`reading`).
A year is read between 1990 and 2039 only. Left out: weeks, decades, school years, Kazakh in Latin letters.
"""

from __future__ import annotations

import re

from onir.measure.period import Period
from onir.measure.period_words import english, kazakh, russian
from onir.measure.period_words.mention import PeriodMention
from onir.measure.period_words.saying import say_period

__all__ = ["PeriodMention", "find_periods", "period_of_words", "say_period"]

LATIN_I = re.compile(r"(?<=[а-яәғқңөұүһ])i|i(?=[а-яәғқңөұүһ])", re.IGNORECASE)
"""A Latin letter inside a Cyrillic word, where keyboards have no і: one character for one, so that offsets hold."""
GRAMMARS = {"kk": kazakh.grammar, "ru": russian.grammar, "en": english.grammar}


def find_periods(text: str, language: str) -> list[PeriodMention]:
    """The periods and days that `text` names, in order; they never overlap.

    >>> find_periods("выросли за 9 месяцев 2025 года", "ru")[0].period
    Period('2025-9M')
    """
    return GRAMMARS[language]().mentions(LATIN_I.sub("і", text))


def period_of_words(text: str) -> Period | None:
    """The period that the whole of `text` names in any of the three languages, year included; else None.

    >>> period_of_words("first half of 2025")
    Period('2025-H1')
    """
    text = text.strip()
    for language in GRAMMARS:
        mentions = find_periods(text, language)
        if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(text)) and mentions[0].period:
            return mentions[0].period
    return None
