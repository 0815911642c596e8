"""Places: "3-орында", «третье место среди 20 регионов», "ranks second after A and B", leaders, last places, top-N.

A place needs a word that makes it one: the noun (орын, место, place), a verb of ranking, or a place said just before
("на втором месте А, на третьем – Б"). Sport uses the same words; a sentence of sport has no ranks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onir.claims.reading.joint import AND, areas_of, lists_of_areas
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.sight import Sight, overlaps
from onir.language.ordinals import OrdinalSpan
from onir.measure.written import Bound

By = Literal["volume", "growth", "share", "per_head", "plan"]

_DASH = re.compile(r"\s?[–—-]\s")
_AND = re.compile(rf"\s+{AND}\s+", re.IGNORECASE)
_NEAR = 20
_TO_PLACE = re.compile(r"(?:-[^\W\d]{1,3})?[\s\u00a0-]*(?:[^\W\d]+\s)?")
_FROM_VERB = re.compile(r"\s+(?:the\s|as\s|in\s|at\s)?(?:number\s)?")
_ENDS_PHRASE = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:[,.;:!)]|\Z|(?:with|among|in|by|nationwide|behind|after|по|в|среди|из)\b)"
)
_NUMBER_AFTER = re.compile(r"[\s-]*(\d{1,3})")
_NUMBERED_GROUP = re.compile(r"[\s«»\"-]*(?:-[^\W\d]{1,4})?\s*(\d{1,3})\b")


@dataclass(frozen=True)
class Place:
    """A rank as said: `place` (−1 = last), the size `of` the set, what it is ranked `by`, a bound for top-N."""

    start: int
    end: int
    place: int
    of: int | None = None
    by: By = "volume"
    bound: Bound | None = None
    record: bool = False
    verbal: bool = False


def places(sight: Sight) -> list[Place]:
    """The ranks of a sentence in order."""
    if sight.has("sport"):
        return []
    found = [*_numbered(sight), *_groups(sight)]
    taken = [(one.start, one.end) for one in found]
    for one in _verbal(sight, grouped=any(one.bound for one in found)):
        if not overlaps(one.start, one.end, taken):
            found.append(one)
            taken.append((one.start, one.end))
    if not found:
        found += _behind_only(sight)
    by = _by(sight)
    size = _size(sight)
    found += [one for one in _in_bare_digits(sight) if not overlaps(one.start, one.end, taken)]
    return sorted((_complete(one, by, size) for one in found), key=lambda one: one.start)


def _complete(one: Place, by: By, size: int | None) -> Place:
    return Place(
        one.start, one.end, one.place, size if one.bound is None else None, by, one.bound, one.record, one.verbal
    )


def _numbered(sight: Sight) -> list[Place]:
    """Places said by number."""
    found: list[Place] = []
    busy = [(period.start, period.end) for period in sight.periods] + list(sight.noise)
    ordinals = [one for one in sight.ordinals if 1 <= one.value <= 200 and not overlaps(one.start, one.end, busy)]
    for at, ordinal in enumerate(ordinals):
        if (backwards := _from_end(sight, ordinal)) is not None:
            found.append(backwards)
            continue
        end = _place_end(sight, ordinal)
        if end is None and _shares_noun(sight, found[-1] if found else None, ordinal, ordinals[at + 1 :]):
            end = ordinal.end
        if end is not None:
            found.append(Place(_start(sight, ordinal), end, ordinal.value))
    return found


def _from_end(sight: Sight, ordinal: OrdinalSpan) -> Place | None:
    """ "Second to last", «второе с конца место», "соңғыдан екінші орында": a place counted from the end."""
    end = _place_end(sight, ordinal) or ordinal.end
    if sight.rules.verb_last:
        mark = sight.before(ordinal.start, "fromend")
        near = mark is not None and not sight.text[mark.end : ordinal.start].strip()
        return Place(mark.start, end, -ordinal.value) if near and mark is not None else None
    mark = sight.after(ordinal.end, "fromend")
    if mark is None or sight.text[mark.start - 1] not in " -" or mark.start - 1 not in (ordinal.end, end):
        return None
    if any(one.start < mark.end and mark.start < one.end for one in sight.periods):
        return None  # "second to last year's leader"
    noun = sight.after(mark.end, "placeword", until=mark.end + 12)
    return Place(_start(sight, ordinal), max(end, noun.end if noun is not None else mark.end), -ordinal.value)


def _in_bare_digits(sight: Sight) -> list[Place]:
    """«На 3 место», "3 орында": digits without an ending; «600 мест» are seats."""
    found = []
    for number in sight.numbers:
        noun = sight.after(number.end, "placecase", until=number.end + 12)
        if noun is not None and noun.start == number.end + 1 and not number.in_words and 1 <= number.value <= 100:
            found.append(Place(number.start, noun.end, int(number.value)))
    return found


def _shares_noun(sight: Sight, earlier: Place | None, ordinal: OrdinalSpan, later: list[OrdinalSpan]) -> bool:
    """Whether the word of place is said with another ordinal: "А бірінші, Б екінші орында", «на третьем – Б»."""
    if later and _is_listed(sight, [ordinal, *later]):
        return True
    if earlier is not None and _and(sight, earlier.end, ordinal.start):
        return _ENDS_PHRASE.match(sight.text, ordinal.end) is not None
    if sight.rules.verb_last:
        listed = sight.text[ordinal.end : ordinal.end + 1] == ","
        return listed and bool(later) and _place_end(sight, later[0]) is not None
    return _shortened(sight, earlier, ordinal)


def _is_listed(sight: Sight, ordinals: list[OrdinalSpan]) -> bool:
    """«18-е, 19-е и 20-е места»: commas, then "and", and the noun after the last."""
    for one, following in pairwise(ordinals):
        if _and(sight, one.end, following.start):
            return _place_end(sight, following) is not None
        if sight.text[one.end : following.start].strip() != ",":
            return False
    return False


def _and(sight: Sight, start: int, end: int) -> bool:
    return _AND.fullmatch(sight.text, start, end) is not None


def _place_end(sight: Sight, ordinal: OrdinalSpan) -> int | None:
    """Where the word of place after an ordinal ends; the ordinal's own end after a verb of ranking."""
    noun = sight.after(ordinal.start, "placeword")
    near = _TO_PLACE.match(sight.text, ordinal.end)
    if noun is not None and near is not None and (noun.start <= near.end()) and not _other_noun(sight, noun):
        return noun.end
    verb = sight.before(ordinal.start, "rankverb")
    if verb is not None and _FROM_VERB.fullmatch(sight.text, verb.end, ordinal.start):
        return ordinal.end
    if _is_bare_place(sight, ordinal):
        return ordinal.end
    among = sight.after(ordinal.end, "after", "set")
    return ordinal.end if among is not None and among.start <= ordinal.end + 1 else None


def _is_bare_place(sight: Sight, ordinal: OrdinalSpan) -> bool:
    """ "Rose to third", "the region is 12th", «область – пятая»: a place without a noun after it."""
    if not _ENDS_PHRASE.match(sight.text, ordinal.end):
        return False
    moved = sight.before(ordinal.start, "movedto")
    if moved is not None and _FROM_VERB.fullmatch(sight.text, moved.end, ordinal.start):
        return True
    if not sight.has("indicator", "bykey", "setunit", "set", "thatfigure", "rankverb"):
        return False
    stands = sight.before(ordinal.start, "standsat")
    if stands is not None and _FROM_VERB.fullmatch(sight.text, stands.end, ordinal.start):
        return True
    return _ends_with_area(sight, ordinal.start)


def _ends_with_area(sight: Sight, start: int) -> bool:
    """Whether an area, or "the region", and a dash stand right before."""
    ends = [*(one.end for one in sight.areas), *(one.end for one in sight.kind("region"))]
    return any(end <= start and _DASH.fullmatch(sight.text, end, start) for end in ends)


def _other_noun(sight: Sight, noun: Mark) -> bool:
    return any(mark.is_a("count", "measure") and mark.start == noun.start for mark in sight.marks)


def _start(sight: Sight, ordinal: OrdinalSpan) -> int:
    verb = sight.before(ordinal.start, "rankverb")
    return (
        verb.start if verb is not None and _FROM_VERB.fullmatch(sight.text, verb.end, ordinal.start) else ordinal.start
    )


def _shortened(sight: Sight, earlier: Place | None, ordinal: OrdinalSpan) -> bool:
    """«На втором месте А, на третьем – Б»: the noun is said once; an area right after the dash speaks for it too."""
    dash = _DASH.match(sight.text, ordinal.end)
    if dash is None:
        return False
    place = dash.end()
    named = any(place <= area.start <= place + 3 for area in sight.areas)
    return named or (earlier is not None and ordinal.value == earlier.place + 1)


def _groups(sight: Sight) -> list[Place]:
    """Top-N: "топ-5", "үздік 20", "top five", «в тройке лидеров»."""
    found = []
    for mark in sight.kind("topgroup"):
        closed = sight.before(mark.start, "leader", since=max(sight.sentence.start, mark.start - 15))
        if (closed is None or closed.code("leader") != "-1") and _is_group(sight, mark) and not _of_last(sight, mark):
            found.append(Place(mark.start, mark.end, int(mark.code("topgroup") or 0), bound="<="))
    for mark in sight.kind("oneof"):
        found += _one_of(sight, mark)
    for mark in sight.kind("top"):
        number = _NUMBERED_GROUP.match(sight.text, mark.end)
        if number and 2 <= int(number.group(1)) <= 100:
            found.append(Place(mark.start, number.end(), int(number.group(1)), bound="<="))
    return found


def _of_last(sight: Sight, group: Mark) -> bool:
    """«В тройке аутсайдеров»: a group at the other end."""
    last = sight.after(group.end, "leader")
    return last is not None and last.code("leader") == "-1" and not sight.text[group.end : last.start].strip()


def _is_group(sight: Sight, mark: Mark) -> bool:
    """«В тройке лидеров», "the top five": the word for a few needs one for the best."""
    named = sight.within(mark.end, min(mark.end + 30, sight.sentence.end), "leader", "setunit", "set")
    return bool(named) or " " in mark.text


def _one_of(sight: Sight, mark: Mark) -> list[Place]:
    """ "5 мемлекеттің бірі": one of the first five, where the most or the largest is spoken of."""
    unit = sight.before(mark.start, "setunit")
    number = next(
        (one for one in sight.numbers if unit is not None and not sight.text[one.end : unit.start].strip()), None
    )
    if (
        unit is None
        or number is None
        or sight.text[unit.end : mark.start].strip()
        or not sight.has("leader", "top", "most")
    ):
        return []
    return [Place(number.start, mark.end, int(number.value), bound="<=")]


def _verbal(sight: Sight, *, grouped: bool) -> list[Place]:
    """ "Лидирует", "көш басында", "the least", a record over the years."""
    found = []
    for mark in sight.kind("leader", "most"):
        closed = sight.after(mark.end, "topgroup", until=min(mark.end + 15, sight.sentence.end))
        if mark.code("leader") == "-1" and closed is not None:
            found.append(Place(mark.start, closed.end, int(closed.code("topgroup") or 0), verbal=True))
        elif (before := sight.before(mark.start, "topgroup")) is not None and _of_last(sight, before):
            continue  # "one of the last three" is no place of its own
        elif not grouped and (mark.is_a("leader") or _of_measure(sight, mark)):
            found.append(Place(mark.start, mark.end, int(mark.code("leader") or mark.code("most") or 1), verbal=True))
    if sight.has("partner") or sight.partners:
        found += [Place(mark.start, mark.end, 1, verbal=True) for mark in sight.kind("leaderpartner")]
    for mark in sight.kind("record"):
        found.append(Place(mark.start, mark.end, 1, record=True, verbal=True))
    return found


def _behind_only(sight: Sight) -> list[Place]:
    """«Уступает только Алматы и Астане»: the place after those named."""
    found = []
    for mark in sight.kind("behindonly"):
        ahead = lists_of_areas(sight, [one for one in sight.areas if one.start >= mark.end])
        if ahead and ahead[0][0].start - mark.end <= _NEAR:
            found.append(Place(mark.start, mark.end, 1 + len(areas_of(ahead[0]))))
    return found


def _of_measure(sight: Sight, mark: Mark) -> bool:
    """ "Most FDI", "least investment": the superlative of what is measured."""
    measured = sight.after(mark.end, "indicator")
    return measured is not None and measured.start <= mark.end + 5


def _by(sight: Sight) -> By:
    key = sight.kind("bykey")
    code = key[0].code("bykey") if key else None
    return code if code in ("growth", "share", "per_head", "plan") else "volume"  # type: ignore[return-value]


def _size(sight: Sight) -> int | None:
    """The size of the set ranked: "among 20 regions", "20 өңірдің ішінде"."""
    for number in sight.numbers:
        unit = sight.after(number.end, "setunit", "set")
        if unit is not None and sight.text[number.end : unit.start].strip() == "" and 2 <= number.value <= 300:
            return int(number.value)
    return None
