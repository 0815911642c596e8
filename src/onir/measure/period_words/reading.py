"""How a grammar of periods is read: one way for every language.

A grammar is a list of patterns whose named groups say what was found; what stands after an underscore in a group's
name only keeps it apart (`year_before`, `year_after`). The groups:

- months: `half`, `halfyear` (the first, unnumbered), `count` (so many months from January), `quarter` or
  `month` with `to` (the last of a range), `quarters` (so many from January);
- the year: `year`, `until` (the year a span ends in), `with` (the next year, else nothing), `this`, `last`, `next`,
  `years` (so many) and `ahead`;
- the manner: `base`, `maybe` (a base only after a ratio), `needs` (nothing at all unless after a ratio), `same`,
  `ytd`, `since`, `state`, `day`;
- `skip`: consumed so that no part of it is read as a period.

The longest of the patterns that match at the leftmost place wins; of two as long, the earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from onir.measure.period import Period
from onir.measure.period_words.beginnings import Openings, opening
from onir.measure.period_words.mention import PeriodMention

YEAR = r"(?:199\d|20[0-3]\d)"
"""Years a text can be about: a number outside these is never one."""
DASH = r"\s*[-‐‑‒–—−]\s*"
ROMAN = r"(?-i:[IІ]V|[IІ]{1,3})"
"""One to four, in Latin letters or in the Cyrillic ones that look the same."""

DATES = (
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>{YEAR})(?:\s*YEAR_AFTER)?",
    rf"(?P<year>{YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
    rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>{YEAR})",
)
"""Days in digits, the same in every language but for the word after a year."""

_BORDER = r"(?<!\w.)(?<!\d[.,/:-].)(?<!№.)(?<!№\s.)"
"""What may not stand before the first sign of a period; looked at once that sign is found."""
_RELATIVE = {"this": 0, "last": -1, "next": 1}


class Grammar:
    """Patterns of one language and the values of its number and month words, by stem.

    A pattern is made on its first use, and tried only where its beginning stands, in small letters: that is looked for
    in one pass.
    """

    def __init__(self, rules: Sequence[str], words: Mapping[str, int], ratio: str) -> None:
        openings = Openings.of(rules)
        self.rules, self.words = rules, words
        self.ratio = re.compile(rf"(?:%|{ratio})(?:[^.;!?]|\.\d)*$", re.IGNORECASE)
        self._anywhere = re.compile(openings.anywhere(_BORDER), re.DOTALL)
        self._able = lru_cache(maxsize=16384)(
            lambda signs: tuple(_compiled(rules[number]) for number in openings.able(signs))
        )
        self._number = lru_cache(maxsize=4096)(self._value)

    @classmethod
    def of(
        cls,
        rules: Iterable[str],
        numbers: Mapping[str, int],
        months: Mapping[str, int],
        *,
        ratio: str,
        year_after: str = "(?!)",
    ) -> Grammar:
        """`ratio`: words after which `maybe` is a base; `year_after`: words after the year of a day in digits."""
        dates = (rule.replace("YEAR_AFTER", f"(?:{year_after})") for rule in DATES)
        bounded = [f"(?:{rule})(?!\\w)" for rule in (*rules, *dates)]
        return cls(bounded, {**numbers, **months}, ratio)

    def mentions(self, text: str) -> list[PeriodMention]:
        found, at, lowered = [], 0, _lower(text)
        for begun in self._anywhere.finditer(lowered):
            start = begun.start()
            if start < at:
                continue
            able = self._able(opening(lowered, start))
            matches = [one for pattern in able if (one := pattern.match(text, start))]
            if matches:
                match = max(matches, key=lambda one: one.end())
                at = match.end()
                mention = self._mention(match)
                found += [mention] if mention is not None else []
        return found

    def _mention(self, match: re.Match[str]) -> PeriodMention | None:
        """What the groups say; None when they say nothing possible (a 13th month, a span that runs backwards)."""
        said = {name.partition("_")[0]: word for name, word in match.groupdict().items() if word is not None}
        span = match.span()
        if "skip" in said or ("needs" in said and not self._follows_ratio(match)):
            return None
        if "day" in said:
            return self._day(said, span)
        if "years" in said:
            return PeriodMention(*span, years=self._number(said["years"]), ahead="ahead" in said)
        return self._period(said, span, self._is_base(said, match))

    def _day(self, said: Mapping[str, str], span: tuple[int, int]) -> PeriodMention | None:
        month_day = self._number(said["month"]), int(said["day"])
        try:
            day = date(int(said.get("year", 2000)), *month_day)
        except ValueError:
            return None
        state = "state" in said
        if "year" not in said:
            return PeriodMention(*span, month_day=month_day, is_state=state)
        return PeriodMention(*span, until_day=day, is_state=True) if state else PeriodMention(*span, day=day)

    def _period(self, said: Mapping[str, str], span: tuple[int, int], is_base: bool) -> PeriodMention | None:
        months = self._months(said)
        if months and "until" in said:
            return _across(said, months, span)
        if months and not 1 <= months[0] <= months[1] <= 12:
            return None
        offset = next((step for word, step in _RELATIVE.items() if word in said), None)
        same = "same" in said or (is_base and offset is not None and months is None)
        manner: dict[str, Any] = {"to_date": "ytd" in said, "is_base": is_base, "same_period": same}
        if "year" in said:
            period = _of_year(said, months)
            return PeriodMention(*span, period=period, since="since" in said, **manner) if period else None
        if offset is None and (same or manner["to_date"]):
            offset = -1 if same else 0
        return PeriodMention(*span, months=months, year_offset=offset, **manner)

    def _months(self, said: Mapping[str, str]) -> tuple[int, int] | None:
        if "half" in said:
            half = self._number(said["half"])
            return (6 * half - 5, 6 * half)
        if "halfyear" in said:
            return (1, 6)
        if "quarter" in said:
            ends = [self._number(said[name]) for name in ("quarter", "to") if name in said]
            return (3 * ends[0] - 2, 3 * ends[-1])
        if "month" in said:
            ends = [self._number(said[name]) for name in ("month", "to") if name in said]
            return (ends[0], ends[-1])
        if "count" in said or "quarters" in said:
            return (1, self._number(said["count"]) if "count" in said else 3 * self._number(said["quarters"]))
        return None

    def _is_base(self, said: Mapping[str, str], match: re.Match[str]) -> bool:
        sure = not {"base", "same", "needs"}.isdisjoint(said)
        return sure or ("maybe" in said and self._follows_ratio(match))

    def _follows_ratio(self, match: re.Match[str]) -> bool:
        """Whether a per cent or "times" stands shortly before in the same sentence."""
        return bool(self.ratio.search(match.string[max(0, match.start() - 50) : match.start()]))

    def _value(self, word: str) -> int:
        """The value of digits with or without an ending, of a Roman numeral, of a number or month word in any form."""
        word = " ".join(word.split()).lower()
        if digits := re.match(r"\d+", word):
            return int(digits[0])
        if roman := re.match("[iі]v|[iі]{1,3}", word):
            return 4 if roman[0].endswith("v") else len(roman[0])
        return self.words[max((stem for stem in self.words if word.startswith(stem)), key=len)]


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    return re.compile(rule, re.IGNORECASE)


def _of_year(said: Mapping[str, str], months: tuple[int, int] | None) -> Period | None:
    """The period of a year that is said; None for a span that runs backwards."""
    year, until = int(said["year"]), said.get("until")
    if "with" in said:
        return Period.of_years(year, year + 1) if int(said["with"]) == year + 1 else None
    if until is not None:
        last = int(until) if len(until) == 4 else year // 100 * 100 + int(until)
        return Period.of_years(year, last) if year < last else None
    return Period.year_to_date(year) if "ytd" in said else Period.of_months(year, *(months or (1, 12)))


def _across(said: Mapping[str, str], months: tuple[int, int], span: tuple[int, int]) -> PeriodMention | None:
    """From a month of one year to a month of another; None when it runs backwards."""
    first, last = int(said["year"]) * 12 + months[0] - 1, int(said["until"]) * 12 + months[1] - 1
    return PeriodMention(*span, period=Period(first, last)) if first <= last else None


def _lower(text: str) -> str:
    """Small letters at the same places; a letter that would become two is kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
