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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onir.measure.period import Period
from onir.measure.period_words.mention import PeriodMention

YEAR = r"(?:199\d|20[0-3]\d)"
"""Years a text can be about: a number outside these is never one."""
DASH = r"\s*[-‐‑‒–—−]\s*"
ROMAN = r"(?-i:[IІ]V|[IІ]{1,3})"
"""One to four, in Latin letters or in the Cyrillic ones that look the same."""

DATES = (
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>{YEAR})(?:\s*(?:года|г\.?|ж\.?))?",
    rf"(?P<year>{YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
    rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>{YEAR})",
)
"""Days in digits, the same in every language."""

_BORDER = r"(?<!\w)(?<!\d[.,/:-])(?<!№)(?<!№\s)"
_RATIO = re.compile(r"(?:%|пайыз|процент|percent|per cent|раза?\b|п\.\s?п|times|fold)(?:[^.;!?]|\.\d)*$", re.IGNORECASE)
_RELATIVE = {"this": 0, "last": -1, "next": 1}


@dataclass(frozen=True)
class Grammar:
    """Patterns of one language and the values of its number and month words, by stem.

    `anywhere` finds where one of them may begin, in small letters: twice as fast as a search that ignores case.
    """

    patterns: tuple[re.Pattern[str], ...]
    anywhere: re.Pattern[str]
    numbers: Mapping[str, int]
    months: Mapping[str, int]

    @classmethod
    def of(cls, rules: Iterable[str], numbers: Mapping[str, int], months: Mapping[str, int]) -> Grammar:
        bounded = [f"(?:{rule})(?!\\w)" for rule in (*rules, *DATES)]
        nameless = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule) for rule in bounded)
        return cls(
            tuple(re.compile(rule, re.IGNORECASE) for rule in bounded),
            re.compile(f"{_BORDER}(?:{_small(nameless)})"),
            numbers,
            months,
        )

    def mentions(self, text: str) -> list[PeriodMention]:
        found, at, lowered = [], 0, _lower(text)
        while start := self.anywhere.search(lowered, at):
            matches = [one for pattern in self.patterns if (one := pattern.match(text, start.start()))]
            if not matches:
                at = start.start() + 1
                continue
            match = max(matches, key=lambda one: one.end())
            mention = self._mention(match)
            if mention is not None:
                found.append(mention)
            at = match.end()
        return found

    def _mention(self, match: re.Match[str]) -> PeriodMention | None:
        """What the groups say; None when they say nothing possible (a 13th month, a span that runs backwards)."""
        said = {name.partition("_")[0]: word for name, word in match.groupdict().items() if word is not None}
        span = match.span()
        if "skip" in said or ("needs" in said and not _follows_ratio(match)):
            return None
        if "day" in said:
            return self._day(said, span)
        if "years" in said:
            return PeriodMention(*span, years=self._number(said["years"]), ahead="ahead" in said)
        return self._period(said, span, _is_base(said, match))

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

    def _number(self, word: str) -> int:
        """The value of digits with or without an ending, of a Roman numeral, of a number or month word in any form."""
        word = " ".join(word.split()).lower()
        if digits := re.match(r"\d+", word):
            return int(digits[0])
        if roman := re.match("[iі]v|[iі]{1,3}", word):
            return 4 if roman[0].endswith("v") else len(roman[0])
        stems = {**self.numbers, **self.months}
        return stems[max((stem for stem in stems if word.startswith(stem)), key=len)]


def _is_base(said: Mapping[str, str], match: re.Match[str]) -> bool:
    sure = not {"base", "same", "needs"}.isdisjoint(said)
    return sure or ("maybe" in said and _follows_ratio(match))


def _follows_ratio(match: re.Match[str]) -> bool:
    """Whether a per cent or "times" stands shortly before in the same sentence."""
    return bool(_RATIO.search(match.string[max(0, match.start() - 50) : match.start()]))


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


def _small(rule: str) -> str:
    """The rule for a text in small letters."""
    return re.sub(r"\\.|\(\?-i:|[^\W\d_]", _small_letter, rule)


def _small_letter(found: re.Match[str]) -> str:
    said = found.group()
    return said if said[0] == "\\" else "(?:" if said[0] == "(" else said.lower()


def _lower(text: str) -> str:
    """Small letters at the same places; a letter that would become two is kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
