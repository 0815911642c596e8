"""What one pass over a stretch of text sees, before any rule joins it: numbers, ordinals, words, areas and periods.

Dates, times, telephone numbers, numbered acts and names such as «24KZ» are seen too, so that no rule takes their digits
for a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeVar

from onir.claims.reading.grammar import Grammar, grammar, lexicon
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.texts import Sentence, Stretch, sentences
from onir.language.numerals import NumberSpan, find_numbers
from onir.language.ordinals import OrdinalSpan, find_ordinals
from onir.measure.period_words import PeriodMention, find_periods
from onir.territory import AreaMention, PartnerMention, find_areas, find_partners

_NOISE = re.compile(
    r"""\b\d{1,2}:\d{1,2}(?::\d{2})?\b                    # a time, a score
    | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \b\d{4}-\d{2}-\d{2}\b  # a day
    | \+\d[\d\s()-]{7,}\d | \b8[\s(-]{1,2}7\d\d[\d\s()-]{6,}\d   # a telephone number
    | №\s?[\d\w./-]+ | \b[Nn]o\.?\s\d[\d./-]*             # a numbered act or school
    | \bGMT\s?[+-]\s?\d+ | \bUTC\s?[+-]\s?\d+
    | \b\d+[A-Z]{2,}\b | \b(?!KZT|USD|EUR|RUB|UZS|MXN|US)[A-ZА-ЯӘІҢҒҮҰҚӨҺ]+-?\d+\b  # 24KZ, ТЭЦ-3
    | \b\d+(?:-\d+)+-\S+ | \b\d+/\d+(?:/\d+)*\b            # 295-2-бабы, 11/113
    """,
    re.VERBOSE,
)
_GLUED_UNIT = re.compile(r"\d+(?:KZT|USD|EUR)\b")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


@dataclass(frozen=True)
class Sight:
    """One sentence with everything found in it; offsets are those of the whole text."""

    text: str
    language: str
    rules: Grammar
    sentence: Sentence
    marks: Sequence[Mark]
    numbers: Sequence[NumberSpan]
    ordinals: Sequence[OrdinalSpan]
    areas: Sequence[AreaMention]
    periods: Sequence[PeriodMention]
    partners: Sequence[PartnerMention] = field(default=())
    noise: Sequence[tuple[int, int]] = field(default=())

    @property
    def words(self) -> str:
        return self.text[self.sentence.start : self.sentence.end]

    @cached_property
    def _shelves(self) -> dict[str, list[Mark]]:
        shelves: dict[str, list[Mark]] = {}
        for mark in self.marks:
            for entry in mark.entries:
                shelves.setdefault(entry.kind, []).append(mark)
        return shelves

    @cached_property
    def _joined(self) -> dict[tuple[str, ...], list[Mark]]:
        return {}

    def kind(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds, in order."""
        if len(kinds) == 1:
            return self._shelves.get(kinds[0], [])
        known = self._joined.get(kinds)
        if known is None:
            found = {id(mark): mark for kind in kinds for mark in self._shelves.get(kind, ())}
            known = self._joined[kinds] = sorted(found.values(), key=lambda mark: mark.start)
        return known

    def has(self, *kinds: str) -> bool:
        return any(kind in self._shelves for kind in kinds)

    def before(self, place: int, *kinds: str, since: int = 0) -> Mark | None:
        """The last mark of these kinds that ends by `place`."""
        return next((mark for mark in reversed(self.kind(*kinds)) if mark.end <= place and mark.start >= since), None)

    def after(self, place: int, *kinds: str, until: int | None = None) -> Mark | None:
        """The first mark of these kinds that starts at `place` or later."""
        found = next((mark for mark in self.kind(*kinds) if mark.start >= place), None)
        return found if found is not None and (until is None or found.end <= until) else None

    def within(self, start: int, end: int, *kinds: str) -> list[Mark]:
        return [mark for mark in self.kind(*kinds) if start <= mark.start and mark.end <= end]


def sights(text: str, stretch: Stretch) -> Iterable[Sight]:
    """The sentences of a stretch, each with what was found in it; every finder runs once over the stretch."""
    part = text[stretch.start : stretch.end]
    language, shift = stretch.language, stretch.start
    marks = _moved(lexicon(language).find(part), shift)
    numbers = _moved(find_numbers(part, language), shift)
    ordinals = _moved(find_ordinals(part, language), shift)
    areas = _moved(find_areas(part, language), shift)
    partners = _moved(find_partners(part, language), shift)
    periods = _moved(find_periods(part, language), shift)
    noise = [
        (found.start() + shift, found.end() + shift)
        for found in _NOISE.finditer(part)
        if not _GLUED_UNIT.match(found.group())
    ]
    for sentence in sentences(text, stretch):
        start, end = sentence.start, sentence.end
        yield Sight(
            text, language, grammar(language), sentence,
            _inside(marks, start, end), _inside(numbers, start, end), _inside(ordinals, start, end),
            _inside(areas, start, end), _inside(periods, start, end), _inside(partners, start, end),
            [place for place in noise if start <= place[0] < end],
        )  # fmt: skip


def _moved(found: Iterable[P], shift: int) -> list[P]:
    placed = sorted(found, key=lambda one: (one.start, one.end))
    return [replace(one, start=one.start + shift, end=one.end + shift) for one in placed] if shift else placed  # type: ignore[type-var]


def _inside(found: list[P], start: int, end: int) -> list[P]:
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_left(found, end, key=lambda one: one.start)
    return found[first:last]


def has_figure(sight: Sight, start: int, end: int) -> bool:
    """Whether a number that is no period stands between two places."""
    busy = [*((one.start, one.end) for one in sight.periods), *sight.noise]
    return any(start <= one.start < end and not overlaps(one.start, one.end, busy) for one in sight.numbers)


def overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
