"""Whose money it is: the country a figure came from, or several at once.

Countries are those the territory tables name, in every case; a lexicon adds adjectives ("Chinese") and groups ("EU").
A clause that names several for one figure gives them all, joined by `+`: no table has such a cell, so none of them is
judged alone. A country the money went to ("in Poland") is no partner, and the figure is not of the region either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight, has_figure, overlaps
from onir.territory import find_partners

_AND = Phrase(r"\s*(?:,|;|\s<and_>\s)+\s*(?:<and_>\s+)?(?:(?:<from_>|<the>)\s+)*")
"""What stands between two countries of one list."""

_BESIDE = Phrase(r"\s*(?:[–—-]\s*)?(?:(?:<from_>|<the>)\s+)*")
_DASHED = re.compile(r"\s*[–—:-]\s*")
_WITH = Phrase(r",?\s+<with_>\s+")
_APART = Phrase(r",|;|\b<turn>\b")
_INTO = Phrase(r"\b(?:<into>|<to>)\s+(?:<the>\s+)?\Z")
_ADJECTIVE = Phrase(r"\b([^\W\d]{3,})<of_a_country>[^\W\d]*")
_ABROAD = frozenset({"dat", "loc"})


@dataclass(frozen=True)
class Investor:
    """A country or a group named as one; `into`: named as where money went."""

    start: int
    end: int
    code: str
    into: bool = False


def investors(sight: Sight, nation: str = "") -> list[Investor]:
    """The countries of a sentence in order, without the nation the figures are of; a list counts as one of them."""
    money = [(mark.start, mark.end) for mark in sight.kind("unit", "name")]
    named = [
        Investor(one.start, one.end, one.code, _is_into(sight, one.start, one.cases))
        for one in sight.partners
        if not overlaps(one.start, one.end, money)
    ]
    taken = [(one.start, one.end) for one in named]
    said = [
        Investor(mark.start, mark.end, mark.code("partner") or "")
        for mark in sight.kind("partner")
        if not overlaps(mark.start, mark.end, taken)
    ]
    said += sight.once(_of_a_country)
    found = sorted((*named, *said), key=lambda one: one.start)
    return _joined(sight, [one for one in found if one.code != nation and not _in_an_area(sight, one)])


def investor(sight: Sight, start: int, end: int, nation: str = "", *, loose: bool = False) -> Investor | None:
    """The investor of a figure: named in its clause beside it, else the only one before it in the sentence.

    `loose`: of projects and the like, which no table judges: the only one of the sentence.
    """
    found = sight.once(investors, nation)
    first, last = sight.sentence.clause(start, end)
    dashed = [one for one in found if _DASHED.fullmatch(sight.text, one.end, start)]
    if dashed:
        return dashed[-1]
    with_it = [one for one in found if _WITH.fullmatch(sight, one.end, start)]
    if with_it:
        return with_it[0]
    near = [one for one in found if first <= one.start and one.end <= last]
    if near:
        return _nearest(sight, near, start, end)
    opened = sight.text.rfind("(", sight.sentence.start, start)
    if opened >= first - 1 and opened >= 0:
        named = [one for one in found if opened - 3 <= one.end <= opened]
        if named:
            return named[-1]
    beside = [one for one in found if one.start >= end and _BESIDE.fullmatch(sight, end, one.start)]
    if loose:
        return found[0] if len({one.code for one in found}) == 1 else None
    return beside[0] if beside else _only_before(sight, found, start)


def is_one_investor(sight: Sight, nation: str = "") -> bool:
    """Whether a sentence names no more than one, so that the sentences after it may be of the same."""
    return len({one.code for one in investors(sight, nation)}) < 2


def spoken_of(sight: Sight, partner: str | None, *, firm: bool) -> Investor | None:
    """The country named in a sentence before: as "that country", or (`firm`) by the company a project is of."""
    named = sight.partners or sight.has("partner")
    that = next(iter(sight.kind("thatcountry")), None)
    if partner is None or named or not (that or firm):
        return None
    start = that.start if that is not None else sight.sentence.start
    return Investor(start, start, partner)


def _only_before(sight: Sight, found: list[Investor], start: int) -> Investor | None:
    before = [one for one in found if one.end <= start]
    if len({one.code for one in before}) != 1 or has_figure(sight, before[-1].end, start):
        return None
    return before[0]


def _nearest(sight: Sight, near: list[Investor], start: int, end: int) -> Investor:
    """ "2 billion from Spain and 1 billion from Poland": a conjunction parts a figure from the country before it."""
    before = next((one for one in reversed(near) if one.end <= start), None)
    after = next((one for one in near if one.start >= end), None)
    if before is None or after is None:
        return before or after or near[0]
    apart = _APART.search(sight, before.end, start) is not None
    return after if apart and _APART.search(sight, end, after.start) is None else before


def _of_a_country(sight: Sight) -> list[Investor]:
    """Kazakh makes its adjectives from the name: "польшалық"."""
    words = _ADJECTIVE.finditer(sight, sight.sentence.start, sight.sentence.end)
    found = [(word, _country(word.group(1).capitalize(), sight.language)) for word in words]
    return [Investor(word.start(), word.end(), code) for word, code in found if code]


@lru_cache(maxsize=1024)
def _country(name: str, language: str) -> str:
    return next((one.code for one in find_partners(name, language)), "")


def _joined(sight: Sight, found: list[Investor]) -> list[Investor]:
    """Lists made one: ES, PL → ES+PL."""
    done: list[Investor] = []
    for one in found:
        last = done[-1] if done else None
        if last is not None and last.into == one.into and _AND.fullmatch(sight, last.end, one.start):
            codes = sorted({*last.code.split("+"), one.code})
            done[-1] = Investor(last.start, one.end, "+".join(codes), last.into)
        else:
            done.append(one)
    return done


def _is_into(sight: Sight, start: int, cases: tuple[str, ...]) -> bool:
    if sight.rules.verb_last:
        return bool(cases) and set(cases) <= _ABROAD
    return _INTO.search(sight, max(sight.sentence.start, start - 12), start) is not None


def _in_an_area(sight: Sight, one: Investor) -> bool:
    """Whether the word belongs to the name of an area of another country, or to one such as "the north of …"."""
    compass = sight.before(one.start, "compass")
    if compass is not None and not sight.text[compass.end : one.start].strip(" -"):
        return True
    named = (area for area in sight.areas if area.start <= one.start < area.end and not area.generic)
    return any(area.area.country != one.code for area in named)
