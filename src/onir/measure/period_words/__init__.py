"""Periods in words: "2025 жылдың бірінші жартыжылдығында", «за 9 месяцев 2025 года», "in the first half of 2025".

`find_periods` reads the periods and days of a text, `period_of_words` a text that is a period as a whole, `say_period`
prints one. Each module of `languages` declares its patterns, read by one reader (`reading`).
A year is read between 1990 and 2039 only. Left out: weeks, decades, school years, Kazakh in Latin letters.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache

from onir.measure.period import Period
from onir.measure.period_words import languages as folder
from onir.measure.period_words.mention import PeriodMention
from onir.measure.period_words.reading import Grammar
from onir.measure.period_words.saying import say_period

__all__ = ["PeriodMention", "find_periods", "period_of_words", "say_period"]

_CYRILLIC = "[а-яА-ЯәғқңөұүһӘҒҚҢӨҰҮҺ]"
LATIN_I = re.compile(rf"[iIıİ](?:(?<={_CYRILLIC}.)|(?={_CYRILLIC}))")
"""A Latin letter inside a Cyrillic word, where keyboards have no і: one character for one, so that offsets hold."""


@cache
def tongues() -> tuple[str, ...]:
    """The languages whose periods are read."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(folder.__path__)))


@cache
def _grammar(language: str) -> Grammar:
    found = importlib.import_module(f"{folder.__name__}.{language}").grammar()
    assert isinstance(found, Grammar)
    return found


def find_periods(text: str, language: str) -> list[PeriodMention]:
    """The periods and days that `text` names, in order; they never overlap.

    >>> find_periods("выросли за 9 месяцев 2025 года", "ru")[0].period
    Period('2025-9M')
    """
    return _grammar(language).mentions(LATIN_I.sub("і", text))


def period_of_words(text: str) -> Period | None:
    """The period that the whole of `text` names in any of the languages read, year included; else None.

    >>> period_of_words("first half of 2025")
    Period('2025-H1')
    """
    text = text.strip()
    for language in tongues():
        mentions = find_periods(text, language)
        if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(text)) and mentions[0].period:
            return mentions[0].period
    return None
