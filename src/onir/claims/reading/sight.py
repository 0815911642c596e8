"""What one pass over a stretch of text sees, before any rule joins it: numbers, ordinals, words, areas and periods.

Dates, times, telephone numbers, numbered acts and names such as «24KZ» are seen too, so that no rule takes their digits
for a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from onir.claims.reading.grammar import Grammar, grammar, lexicon
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.texts import Sentence, Span, Stretch, sentences
from onir.language.numerals import NumberSpan, find_numbers
from onir.language.ordinals import OrdinalSpan, find_ordinals
from onir.measure.period_words import PeriodMention, find_periods
from onir.territory import AreaMention, PartnerMention, find_areas, find_partners

_CAPITALS = "A-ZА-ЯӘІҢҒҮҰҚӨҺ"
_NOISE = re.compile(
    rf"""[\d+№n{_CAPITALS}](?<!\w\w)(?:                # where one may begin: looked for quickly
    (?<=\d)(?:
      \d?:\d{{1,2}}(?::\d{{2}})?\b                      # a time, a score
      | \d?[./]\d{{1,2}}[./]\d{{2,4}}\b | \d{{3}}-\d{{2}}-\d{{2}}\b  # a day
      | (?<=8)[\s(-]{{1,2}}7\d\d[\d\s()-]{{6,}}\d      # a telephone number
      | \d*[A-Z]{{2,}}\b                               # 24KZ
      | \d*(?:-\d+)+-\S+ | \d*/\d+(?:/\d+)*\b         # 295-2-бабы, 11/113
    )
    | (?<=\+)\d[\d\s()-]{{7,}}\d
    | (?<=№)\s?[\d\w./-]+ | (?<=[Nn])o\.?\s\d[\d./-]*   # a numbered act or school
    | (?:(?<=G)MT|(?<=U)TC)\s?[+-]\s?\d+
    | (?<=[{_CAPITALS}])(?!(?<=K)ZT|(?<=E)UR|(?<=R)UB|(?<=U)ZS|(?<=M)XN|(?<=U)S)[{_CAPITALS}]*-?\d+\b  # ТЭЦ-3
    )""",
    re.VERBOSE,
)
_GLUED_UNIT = re.compile(r"\d+(?:KZT|USD|EUR)\b")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)
T = TypeVar("T")
_START = itemgetter(0)


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
    _made: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _kinds: dict[tuple[str, ...], list[Mark]] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def words(self) -> str:
        return self.text[self.sentence.start : self.sentence.end]

    @cached_property
    def _shelves(self) -> dict[str, list[Mark]]:
        shelves: dict[str, list[Mark]] = {}
        for mark in self.marks:
            for kind in mark.codes:
                shelves.setdefault(kind, []).append(mark)
        return shelves

    def once(self, make: Callable[..., T], *of: Hashable) -> T:
        """What `make` finds in the sentence: looked for once, though every figure of the sentence asks for it."""
        known = self._made
        if (key := (make, *of)) not in known:
            known[key] = make(self, *of)
        found: T = known[key]
        return found

    def kind(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds, in order."""
        if len(kinds) == 1:
            return self._shelves.get(kinds[0], [])
        known = self._kinds.get(kinds)
        return known if known is not None else self._joined(kinds)

    def _joined(self, kinds: tuple[str, ...]) -> list[Mark]:
        shelves = self._shelves
        found = [shelves[kind] for kind in kinds if kind in shelves]
        every = {mark.start: mark for shelf in found for mark in shelf} if len(found) > 1 else {}
        joined = sorted(every.values(), key=_START) if every else found[0] if found else []
        self._kinds[kinds] = joined
        return joined

    def has(self, *kinds: str) -> bool:
        return not self._shelves.keys().isdisjoint(kinds)

    def before(self, place: int, *kinds: str, since: int = 0) -> Mark | None:
        """The last mark of these kinds that ends by `place`."""
        if not (marks := self.kind(*kinds)):
            return None
        at = bisect_left(marks, place, key=_START) - 1
        while at >= 0 and marks[at].end > place:
            at -= 1
        return marks[at] if at >= 0 and marks[at].start >= since else None

    def after(self, place: int, *kinds: str, until: int | None = None) -> Mark | None:
        """The first mark of these kinds that starts at `place` or later."""
        if not (marks := self.kind(*kinds)):
            return None
        at = bisect_left(marks, place, key=_START)
        return marks[at] if at < len(marks) and (until is None or marks[at].end <= until) else None

    def within(self, start: int, end: int, *kinds: str) -> list[Mark]:
        if not (marks := self.kind(*kinds)):
            return []
        found = marks[bisect_left(marks, start, key=_START) : bisect_left(marks, end, key=_START)]
        return found if not found or found[-1].end <= end else found[:-1]

    # -- numbers that are figures -----------------------------------------------------------------------------

    @cached_property
    def _busy(self) -> tuple[list[int], list[int]]:
        """Where periods and noise stand, as starts and ends that do not overlap."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted([*((one.start, one.end) for one in self.periods), *self.noise]):
            if ends and start < ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    def is_busy(self, start: int, end: int) -> bool:
        """Whether a place is part of a period, a day, a telephone number and the like."""
        starts, ends = self._busy
        at = bisect_left(starts, end) - 1
        return at >= 0 and ends[at] > start

    @cached_property
    def figures(self) -> list[NumberSpan]:
        """The numbers that are none of these."""
        return [one for one in self.numbers if not self.is_busy(one.start, one.end)]

    def figures_between(self, start: int, end: int) -> list[NumberSpan]:
        """The figures that begin between two places."""
        starts = self.once(_starts)
        return self.figures[bisect_left(starts, start) : bisect_left(starts, end)]


def _starts(sight: Sight) -> list[int]:
    return [one.start for one in sight.figures]


def sights(text: str, stretch: Stretch) -> Iterator[Sight]:
    """The sentences of a stretch, each with what was found in it; every finder runs once over the stretch."""
    part = text[stretch.start : stretch.end]
    language, shift = stretch.language, stretch.start
    spans = list(sentences(text, stretch))
    found = zip(
        spans,
        _dealt(list(lexicon(language).find(part, shift)), spans),
        _dealt(_moved(find_numbers(part, language), shift), spans),
        _dealt(_moved(find_ordinals(part, language), shift), spans),
        _dealt(_moved(find_areas(part, language), shift), spans),
        _dealt(_moved(find_periods(part, language), shift), spans),
        _dealt(_moved(find_partners(part, language), shift), spans),
        _dealt(list(_noise(part, shift)), spans),
        strict=True,
    )
    rules = grammar(language)
    for sentence, marks, numbers, ordinals, areas, periods, partners, noise in found:
        spots = [(one.start, one.end) for one in noise]
        yield Sight(text, language, rules, sentence, marks, numbers, ordinals, areas, periods, partners, spots)


def _noise(part: str, shift: int) -> Iterator[Span]:
    for found in _NOISE.finditer(part):
        if not _GLUED_UNIT.match(found.group()):
            yield Span(found.start() + shift, found.end() + shift)


def _moved(found: Iterable[P], shift: int) -> list[P]:
    placed = sorted(found, key=lambda one: (one.start, one.end))
    return [replace(one, start=one.start + shift, end=one.end + shift) for one in placed] if shift else placed  # type: ignore[type-var]


def _dealt(found: list[P], spans: Sequence[Span]) -> Iterator[Sequence[P]]:
    """What begins in each sentence."""
    if not found:
        return (() for _ in spans)
    starts = [one.start for one in found]
    return (found[bisect_left(starts, one.start) : bisect_left(starts, one.end)] for one in spans)


def clause_over_dash(sight: Sight, start: int, end: int) -> tuple[int, int]:
    """The clause of a phrase, with what stands before its dash: "…, өңдеу өнеркәсібі – 28%, …"."""
    first, last = sight.sentence.clause(start, end)
    dashed = sight.text[first : first + 3].strip() in ("–", "—", "-") and first > sight.sentence.start
    return (sight.sentence.clause(first - 1, first - 1)[0] if dashed else first), last


def has_figure(sight: Sight, start: int, end: int) -> bool:
    """Whether a number that is no period stands between two places."""
    return bool(sight.figures_between(start, end))


def overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
