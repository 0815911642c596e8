"""Places: "3-орында", «третье место среди 20 регионов», "ranks second after A and B", leaders, last places, top-N.

A place needs a word that makes it one: the noun (орын, место, place), a verb of ranking, or a place said just before
("на втором месте А, на третьем – Б"). Sport uses the same words; a sentence of sport has no ranks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onir.claims.reading.joint import areas_of, lists_of_areas
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.over_time import is_over_time
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import word_before
from onir.claims.reading.shared_out import of_a_branch, of_a_share, of_measure
from onir.claims.reading.sight import Sight, overlaps
from onir.language.ordinals import OrdinalSpan
from onir.measure.written import Bound

By = Literal["volume", "growth", "share", "per_head", "plan"]

_DASH_BEFORE = re.compile(r"\s[–—-]\s(?:[^\W\d]+\s)?\Z")
_DASH = re.compile(r"\s?[–—-]\s")
_AT = Phrase(r"\s(?:<at>)\s(?:<the>\s)?")
_AND = Phrase(r"\s+<and_>\s+")
_NEAR = 20
_TO_PLACE = re.compile(r"(?:-[^\W\d]{1,3})?[\s\u00a0-]*(?:[^\W\d]+\s)?")
_FROM_VERB = Phrase(r"\s+(?:<to_place>\s)*")
_ENDS_PHRASE = Phrase(r"<ordinal_mark>?\s*(?:[,.;:!()]|\Z|<after_place>\b)")
_NUMBER_AFTER_NOUN = Phrase(r"\s+(?:#\s?)?(\d{1,3})(?![\d.,:]*\d)(?:\s+<to>\s+(\d{1,3})(?![\d.,:]*\d))?(?!\s?%)")
_ITEM = Phrase(r"(?<!\S)(\d{1,2})[).]\s(?:<the>\s)?")
_NUMBER_AFTER = re.compile(r"[\s-]*(\d{1,3})")
_NUMBERED_GROUP = re.compile(r"[\s«»\"-]*(?:-[^\W\d]{1,4})?\s*(\d{1,3})\b")


@dataclass(frozen=True)
class Place:
    """A rank as said: `place` (−1 = last), the size `of` the set, what it is ranked `by`, a bound for top-N.

    `record`: among the times of one area; `origin`: the place held before, where said.
    """

    start: int
    end: int
    place: int
    of: int | None = None
    by: By = "volume"
    bound: Bound | None = None
    record: bool = False
    verbal: bool = False
    origin: int | None = None


def places(sight: Sight) -> list[Place]:
    """The ranks of a sentence in order."""
    if sight.has("sport"):
        return []
    found = [*_numbered(sight), *_groups(sight), *_enumerated(sight)]
    taken = [(one.start, one.end) for one in found]
    for one in _verbal(sight, grouped=any(one.bound for one in found)):
        if not overlaps(one.start, one.end, taken):
            found.append(one)
            taken.append((one.start, one.end))
    if not found:
        found += _behind_only(sight)
    size = _size(sight)
    found += [one for one in _after_noun(sight) if not overlaps(one.start, one.end, taken)]
    found += [one for one in _in_bare_digits(sight) if not overlaps(one.start, one.end, taken)]
    found += [one for one in _said_shortly(sight, found) if not overlaps(one.start, one.end, taken)]
    found.sort(key=lambda one: one.start)
    once = [one for at, one in enumerate(found) if not _says_again(sight, one, found[at + 1 :])]
    return [_complete(sight, one, _by(sight, one, found), size) for one in once]


def _says_again(sight: Sight, one: Place, later: list[Place]) -> bool:
    """ "The third largest source: third place among investors": one place said twice, of nobody else."""
    if not later or later[0].place != one.place or later[0].bound != one.bound:
        return False
    named = [*(area.start for area in sight.areas), *(partner.start for partner in sight.partners)]
    return not any(one.end <= start < later[0].start for start in named)


def _complete(sight: Sight, one: Place, by: By, size: int | None) -> Place:
    record = one.record or (one.verbal and is_over_time(sight, one.start, one.end))
    return replace(one, of=size if one.bound is None else None, by=by, record=record)


def _numbered(sight: Sight) -> list[Place]:
    """Places said by number."""
    found: list[Place] = []
    ordinals = [one for one in sight.ordinals if 1 <= one.value <= 200 and not sight.is_busy(one.start, one.end)]
    for at, ordinal in enumerate(ordinals):
        if (backwards := _from_end(sight, ordinal)) is not None:
            found.append(backwards)
            continue
        end = _place_end(sight, ordinal)
        if end is not None and sight.after(end, "gaveup", until=end + 30) is not None:
            continue  # "gave the first place to A"
        if sight.rules.verb_last and ordinals[at + 1 :] and _is_left(sight, ordinal, ordinals[at + 1]):
            continue
        if at and _is_left(sight, ordinals[at - 1], ordinal) and _ENDS_PHRASE.match(sight, ordinal.end):
            end = end or ordinal.end
        if end is None and _shares_noun(sight, found[-1] if found else None, ordinal, ordinals[at + 1 :]):
            end = ordinal.end
        if end is not None:
            held = ordinals[at - 1] if at and _is_left(sight, ordinals[at - 1], ordinal) else None
            found.append(Place(_start(sight, ordinal), end, ordinal.value, origin=held.value if held else None))
    return found


def _is_left(sight: Sight, earlier: OrdinalSpan, ordinal: OrdinalSpan) -> bool:
    """ "From tenth to seventh place", «со второго на пятое место»: the place held before."""
    rules = sight.rules
    words = (word_before(sight, earlier.start), sight.text[earlier.end : ordinal.start].strip().lower())
    if rules.verb_last:
        return bool(sight.within(earlier.end, ordinal.start, "placecase")) and rules.case(words[1]) == "ablative"
    return words[0] in rules.since and words[1] in rules.to | rules.by


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


def _after_noun(sight: Sight) -> list[Place]:
    """ "Lugar 15", "del lugar 28 al 21": digits after the noun; of two places the one reached."""
    found = []
    for noun in sight.kind("placebefore"):
        number = _NUMBER_AFTER_NOUN.match(sight, noun.end, sight.sentence.end)
        said = [int(digits) for digits in number.groups() if digits] if number is not None else []
        if number is not None and 1 <= said[-1] <= 200:
            origin = said[0] if len(said) > 1 else None
            found.append(Place(noun.start, number.end(), said[-1], origin=origin))
    return found


def _in_bare_digits(sight: Sight) -> list[Place]:
    """«На 3 место», "3 орында": digits without an ending; «600 мест» are seats."""
    found = []
    for number in sight.numbers:
        noun = sight.after(number.end, "placecase", until=number.end + 12)
        if noun is not None and noun.start == number.end + 1 and not number.in_words and 1 <= number.value <= 100:
            found.append(Place(number.start, noun.end, int(number.value)))
    return found


def _said_shortly(sight: Sight, found: list[Place]) -> list[Place]:
    """«4 место по объёму и 13-е – по темпам роста»: a dash and what the second place is by, after a first."""
    first = min((one.end for one in found), default=None)
    if first is None:
        return []
    said = []
    for ordinal in sight.ordinals:
        key = sight.after(ordinal.end, "bykey")
        near = key is not None and _DASH.fullmatch(sight.text, ordinal.end, key.start)
        if near and ordinal.start > first:
            said.append(Place(ordinal.start, ordinal.end, ordinal.value))
    return said


def _shares_noun(sight: Sight, earlier: Place | None, ordinal: OrdinalSpan, later: list[OrdinalSpan]) -> bool:
    """Whether the word of place is said with another ordinal: "А бірінші, Б екінші орында", «на третьем – Б»."""
    if later and _is_listed(sight, [ordinal, *later]):
        return True
    if earlier is not None and _and(sight, earlier.end, ordinal.start):
        return _ENDS_PHRASE.match(sight, ordinal.end) is not None
    if sight.rules.verb_last:
        listed = sight.text[ordinal.end : ordinal.end + 1] == ","
        return listed and bool(later) and _place_end(sight, later[0]) is not None
    return _shortened(sight, earlier, ordinal) or (earlier is not None and _is_said_again(sight, ordinal))


def _is_said_again(sight: Sight, ordinal: OrdinalSpan) -> bool:
    """«Первое место по исполнению плана, а по объёму – лишь четырнадцатое»."""
    dash = _DASH_BEFORE.search(sight.text, max(sight.sentence.start, ordinal.start - 12), ordinal.start)
    return dash is not None and _ENDS_PHRASE.match(sight, ordinal.end) is not None


def _is_listed(sight: Sight, ordinals: list[OrdinalSpan]) -> bool:
    """«18-е, 19-е и 20-е места»: commas, then "and", and the noun after the last."""
    for one, following in pairwise(ordinals):
        if _and(sight, one.end, following.start):
            return _place_end(sight, following) is not None
        if sight.text[one.end : following.start].strip() != ",":
            return False
    return False


def _and(sight: Sight, start: int, end: int) -> bool:
    return _AND.fullmatch(sight, start, end) is not None


def _place_end(sight: Sight, ordinal: OrdinalSpan) -> int | None:
    """Where the word of place after an ordinal ends; the ordinal's own end after a verb of ranking."""
    noun = sight.after(ordinal.start, "placeword")
    near = _TO_PLACE.match(sight.text, ordinal.end)
    if noun is not None and near is not None and (noun.start <= near.end()) and not _other_noun(sight, noun):
        return noun.end
    figure = sight.after(ordinal.end, "placefigure")
    if figure is not None and figure.start <= ordinal.end + 1 and (sight.has("set") or _in_a_nation(sight, figure)):
        return figure.end
    verb = sight.before(ordinal.start, "rankverb")
    if verb is not None and _FROM_VERB.fullmatch(sight, verb.end, ordinal.start):
        return ordinal.end
    if _is_bare_place(sight, ordinal):
        return ordinal.end
    moved = sight.after(ordinal.end, "movedto", until=ordinal.end + _NEAR)
    if moved is not None and any(one.start == moved.end + 1 for one in sight.areas):
        return moved.end
    among = sight.after(ordinal.end, "after", "set")
    return ordinal.end if among is not None and among.start <= ordinal.end + 1 else None


def _in_a_nation(sight: Sight, figure: Mark) -> bool:
    """ "The tenth result in Kazakhstan": the nation right after it is the set."""
    return any(one.area.kind == "nation" and _AT.fullmatch(sight, figure.end, one.start) for one in sight.areas)


def _is_bare_place(sight: Sight, ordinal: OrdinalSpan) -> bool:
    """ "Rose to third", "the region is 12th", «область – пятая»: a place without a noun after it."""
    if not _ENDS_PHRASE.match(sight, ordinal.end):
        return False
    moved = sight.before(ordinal.start, "movedto")
    if moved is not None and _FROM_VERB.fullmatch(sight, moved.end, ordinal.start):
        return True
    beside_money = bool(sight.areas) and sight.has("unit")
    if not beside_money and not sight.has("indicator", "bykey", "setunit", "set", "thatfigure", "rankverb", "yearago"):
        return False
    stands = sight.before(ordinal.start, "standsat")
    if stands is not None and _FROM_VERB.fullmatch(sight, stands.end, ordinal.start):
        return True
    return _ends_with_area(sight, ordinal.start)


def _ends_with_area(sight: Sight, start: int) -> bool:
    """Whether an area, or "the region", and a dash stand right before."""
    ends = [*(one.end for one in sight.areas), *(one.end for one in sight.kind("region"))]
    if sight.rules.verb_last:
        ends = [one.end for one in sight.areas if one.area.kind != "nation"]
        ends += [mark.end for mark in sight.kind("set", "bykey")]
        return any(end + 1 == start or _DASH.fullmatch(sight.text, end, start) for end in ends)
    return any(end <= start and _DASH.fullmatch(sight.text, end, start) for end in ends)


def _other_noun(sight: Sight, noun: Mark) -> bool:
    other = sight.after(noun.start, "count", "measure")
    return other is not None and other.start == noun.start


def _start(sight: Sight, ordinal: OrdinalSpan) -> int:
    verb = sight.before(ordinal.start, "rankverb")
    return verb.start if verb is not None and _FROM_VERB.fullmatch(sight, verb.end, ordinal.start) else ordinal.start


def _shortened(sight: Sight, earlier: Place | None, ordinal: OrdinalSpan) -> bool:
    """«На втором месте А, на третьем – Б»: the noun is said once; an area right after the dash speaks for it too."""
    dash = _DASH.match(sight.text, ordinal.end)
    if dash is None:
        follows = earlier is not None and ordinal.value == earlier.place + 1
        return follows and any(ordinal.end + 1 == area.start or area.end + 1 == ordinal.start for area in sight.areas)
    place = dash.end()
    named = any(place <= area.start <= place + 3 for area in sight.areas)
    return named or (earlier is not None and ordinal.value == earlier.place + 1)


def _groups(sight: Sight) -> list[Place]:
    """Top-N: "топ-5", "үздік 20", "top five", «в тройке лидеров»."""
    found: list[Place] = []
    if sight.has("falls") and not sight.areas:
        return found  # "the five largest investors account for 68 %"
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


def _enumerated(sight: Sight) -> list[Place]:
    """ "The biggest investors: 1) the Netherlands; 2) Russia": a numbered list of those ranked."""
    if not sight.has("rankedlist"):
        return []
    ends = {one.start: one.end for one in sight.areas} | {one.start: one.end for one in sight.partners}
    found: list[Place] = []
    for item in _ITEM.finditer(sight, sight.sentence.start, sight.sentence.end):
        if item.end() in ends and int(item.group(1)) == len(found) + 1:
            found.append(Place(item.start(1), ends[item.end()], len(found) + 1))
    return found


def _of_last(sight: Sight, group: Mark) -> bool:
    """«В тройке аутсайдеров»: a group at the other end."""
    last = sight.after(group.end, "leader")
    return last is not None and last.code("leader") == "-1" and not sight.text[group.end : last.start].strip()


def _is_group(sight: Sight, mark: Mark) -> bool:
    """«В тройке лидеров», "the top five": the word for a few needs one for the best."""
    named = sight.within(mark.end, min(mark.end + 30, sight.sentence.end), "leader", "setunit")
    verb = sight.before(mark.start, "enters")
    if verb is not None and verb.end + 1 == mark.start and sight.has("indicator", "bykey"):
        return True
    return bool(named) or sight.after(mark.end, "set") is not None or " " in mark.text


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
        closed = sight.after(mark.end, "topgroup")
        if mark.code("leader") == "-1" and closed is not None and closed.start <= mark.end + 2:
            found.append(Place(mark.start, closed.end, int(closed.code("topgroup") or 0), verbal=True))
        elif (before := sight.before(mark.start, "topgroup")) is not None and _of_last(sight, before):
            continue  # "one of the last three" is no place of its own
        elif _heads_several(sight, mark) or of_a_branch(sight, mark):
            continue  # "the countries that put in the most" are several
        elif not grouped and (mark.is_a("leader") or of_measure(sight, mark)) and not of_a_share(sight, mark):
            found.append(Place(mark.start, mark.end, int(mark.code("leader") or mark.code("most") or 1), verbal=True))
    if sight.has("partner") or sight.partners:
        found += [Place(mark.start, mark.end, 1, verbal=True) for mark in sight.kind("leaderpartner")]
    found += [Place(mark.start, mark.end, 1, record=True, verbal=True) for mark in sight.kind("record")]
    return found


def _heads_several(sight: Sight, mark: Mark) -> bool:
    """ "Көш бастаған бес өңір", "ең көп инвестиция құйған елдер": more than one leads."""
    if mark.is_a("several") or sight.after(mark.end, "several", until=mark.end + 60) is not None:
        return True
    number = next((one for one in sight.numbers if mark.end <= one.start <= mark.end + 1), None)
    if number is None or number.value < 2:
        return False
    unit = sight.after(number.end, "setunit")
    return unit is not None and unit.start <= number.end + 1


def _behind_only(sight: Sight) -> list[Place]:
    """«Уступает только Алматы и Астане»: the place after those named."""
    found = []
    for mark in sight.kind("behindonly"):
        ahead = lists_of_areas(sight, [one for one in sight.areas if one.start >= mark.end])
        if ahead and ahead[0][0].start - mark.end <= _NEAR:
            found.append(Place(mark.start, mark.end, 1 + len(areas_of(ahead[0]))))
    return found


def _by(sight: Sight, place: Place, places: list[Place]) -> By:
    """What a place is by; of several, each has the key said beside it, with no other place between."""
    keys = sight.kind("bykey")
    if len(places) > 1:
        at = places.index(place)
        low = places[at - 1].end if at else sight.sentence.start
        high = places[at + 1].start if at + 1 < len(places) else sight.sentence.end
        keys = [key for key in keys if low <= key.start and key.end <= high] if sight.has("bykey") else []
    code = keys[0].code("bykey") if keys else None
    return code if code in ("growth", "share", "per_head", "plan") else "volume"  # type: ignore[return-value]


def _size(sight: Sight) -> int | None:
    """The size of the set ranked: "among 20 regions", "20 өңірдің ішінде"."""
    for number in sight.numbers:
        unit = sight.after(number.end, "setunit", "set")
        if unit is not None and sight.text[number.end : unit.start].strip() == "" and 2 <= number.value <= 300:
            return int(number.value)
    return None
