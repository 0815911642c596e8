"""The quantities of a sentence, with what several numbers share: a unit, a currency, a noun, a change from X to Y.

A unit said once serves a list ("өңдеу 9, инвестиция 7, сауда 2 пайызға"), a currency said once the amounts after it
(«до 2,4 миллиарда»), a noun its parts («16 проектов: 8 в промышленности, 3 в туризме»).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from onir.claims.reading.joint import AND
from onir.claims.reading.pairing import periods_said
from onir.claims.reading.quantities import (
    UNIT_OF_COUNT,
    Quantity,
    bounded,
    case_after,
    in_words,
    of_number,
    quantity,
    word_before,
)
from onir.claims.reading.sight import Sight, overlaps
from onir.language.numerals import NumberSpan

_RANGE = re.compile(r"(?:-[^\W\d]{1,4})?\s?[–—-]\s?")
_ALONE = re.compile(r"(?:-[^\W\d]{1,4})?\s*(?=[,.;)\n–—-]|\Z)")
_ALONE_OR_NEXT = re.compile(r"(?:-[^\W\d]{1,4})?(?:\s|[,.;)]|\Z)")
_BARE = Decimal(10_000)
_AND = re.compile(rf"\s*(?:,\s*(?:{AND}\s)?|{AND}\s)\s*", re.IGNORECASE)
_ALONE_OR_TIME = re.compile(r"(?:-[^\W\d]{1,4})?(?=\s*[,.;)\n]|\s*\Z|\s(?:in|on|as|by|at|на|в|к|по|құра|бол|жет))")
_PART = re.compile(r"\s(?:в|во|по|in)\s", re.IGNORECASE)
FEWEST = 10_000
"""No region counts fewer people, or fewer of them employed."""

_MILLION = Decimal(1_000_000)

Row = list[tuple[NumberSpan, Quantity | None]]
"""The numbers of a sentence in order, each with the quantity it is, if any."""


def quantities(sight: Sight, currency: str = "", counted: str = "") -> list[Quantity]:
    """The quantities of a sentence in order; `currency`, `counted`: the money and the thing counted last before it."""
    busy = [(period.start, period.end) for period in sight.periods] + list(sight.noise)
    row: Row = [
        (number, _one(sight, number) or _more_of(sight, number, counted))
        for number in sight.numbers
        if not overlaps(number.start, number.end, busy)
    ]
    row = _currency_of_list(sight, _parts_of_count(sight, _unit_of_list(sight, _unit_of_pairs(sight, row))), currency)
    said = [*_pairs(sight, row), *in_words(sight, busy)]
    return [bounded(sight, one) for one in sorted(said, key=lambda one: one.start)]


def _one(sight: Sight, number: NumberSpan) -> Quantity | None:
    one = quantity(sight, number)
    if one is not None and one.unit != "persons":
        return one
    return _headed(sight, number) or one or _people(sight, number)


def _people(sight: Sight, number: NumberSpan) -> Quantity | None:
    """A bare number after its noun: "the population was 693 thousand"."""
    if number.value < FEWEST or number.value != int(number.value) or not _ALONE_OR_TIME.match(sight.text, number.end):
        return None
    noun = sight.before(number.start, "indicator", since=sight.sentence.start)
    between = sight.within(noun.end, number.start, "count", "unit", "measure", "bykey") if noun is not None else [noun]
    named = noun is not None and noun.code("indicator") in ("population.total", "employment.total")
    case, end = case_after(sight, number.end)
    lead = word_before(sight, number.start)
    return of_number(number, "persons", case=case, lead=lead, end=end) if named and not between else None


def _headed(sight: Sight, number: NumberSpan) -> Quantity | None:
    """A bare number after "number of projects"."""
    start, _ = sight.sentence.clause(number.start, number.end)
    head = sight.before(number.start, "counthead", since=max(start, number.start - 110))
    if head is None or not _ALONE_OR_NEXT.match(sight.text, number.end):
        return None
    counted = head.code("counthead") or ""
    return of_number(number, UNIT_OF_COUNT[counted], counted=counted, case=case_after(sight, number.end)[0])


def _more_of(sight: Sight, number: NumberSpan, counted: str) -> Quantity | None:
    """A bare number of what was counted last: «введены 11 из них», "another 1,500 are expected", "тағы 14"."""
    if number.scale >= _MILLION or number.value != int(number.value):
        return None
    things = [mark for mark in sight.kind("count") if mark.end <= number.start]
    code = (things[-1].code("count") if things else counted) or ""
    if code not in UNIT_OF_COUNT or not (_of_them(sight, number) or _another(sight, number)):
        return None
    return of_number(number, UNIT_OF_COUNT[code], counted=code, case=case_after(sight, number.end)[0])


def _of_them(sight: Sight, number: NumberSpan) -> bool:
    if sight.rules.verb_last:
        head = sight.before(number.start, "ofthem", since=number.start - 20)
        case, _ = case_after(sight, number.end)
        return head is not None and not sight.text[head.end : number.start].strip() and case == "possessive"
    tail = sight.after(number.end, "ofthem")
    return tail is not None and not sight.text[number.end : tail.start].strip()


def _another(sight: Sight, number: NumberSpan) -> bool:
    head = sight.before(number.start, "another", since=number.start - 20)
    if head is None or sight.text[head.end : number.start].strip():
        return False
    verb = sight.after(number.end, "plan", "fact")
    gap = sight.text[number.end : verb.start].strip() if verb is not None else "-"
    return _ALONE.match(sight.text, number.end) is not None or gap in ("", "is", "are", "was", "were")


# -- what one word gives to several numbers --------------------------------------------------------------------------


def _unit_of_pairs(sight: Sight, row: Row) -> Row:
    """«640 и 702 млрд тенге соответственно», "by 5 and 7 percent" of two areas or years: the unit is said once."""
    if not (sight.has("respectively") or len(sight.areas) > 1 or _several_years(sight)):
        return row
    done = list(row)
    for at in range(len(row) - 2, -1, -1):
        (number, one), (follower, unit) = done[at], done[at + 1]
        linked = _AND.fullmatch(sight.text, number.end, follower.start) is not None
        if one is None and unit is not None and linked and number.value / number.scale < _BARE and not unit.counted:
            scale = follower.scale if number.scale == 1 else Decimal(1)
            first = replace(number, value=number.value * scale, place=number.place * scale)
            lead = word_before(sight, number.start)
            done[at] = (number, replace(of_number(first, unit.unit, case=unit.case, lead=lead), scale=follower.scale))
    return done


def _several_years(sight: Sight) -> bool:
    return len(sight.periods) > 1 or bool(periods_said(sight))


def _unit_of_list(sight: Sight, row: Row) -> Row:
    """A per cent said at the end of a list serves its bare members, each named by its own indicator."""
    done = list(row)
    for at in range(len(row) - 2, -1, -1):
        (number, one), (follower, unit) = done[at], done[at + 1]
        if one is None and unit is not None and unit.unit == "percent" and _is_member(sight, number, follower):
            done[at] = (number, of_number(number, "percent", case=unit.case))
    return done


def _is_member(sight: Sight, number: NumberSpan, follower: NumberSpan) -> bool:
    named = sight.before(number.start, "indicator", "sector", since=max(sight.sentence.start, number.start - 40))
    gap = sight.text[number.end : follower.start]
    return named is not None and gap.lstrip().startswith(",") and gap.count(",") == 1 and number.value < 1000


def _parts_of_count(sight: Sight, row: Row) -> Row:
    """What was counted before a colon is counted in the parts after it."""
    done: Row = []
    whole: Quantity | None = None
    for number, one in row:
        if one is not None:
            whole = one if one.counted and sight.text[one.end : one.end + 1] == ":" else None
        elif whole is not None and number.value < whole.value and _PART.match(sight.text, number.end):
            done.append((number, of_number(number, whole.unit, counted=whole.counted)))
            continue
        done.append((number, one))
    return done


def _currency_of_list(sight: Sight, row: Row, currency: str) -> Row:
    """«До 2,4 миллиарда» after amounts in tenge is tenge: millions of nothing are money."""
    done: Row = []
    said = currency or next((one.unit for _, one in row if one is not None and one.is_money), "")
    for number, one in row:
        said = one.unit if one is not None and one.is_money else said
        bare = one is None and said and number.scale >= _MILLION and _ALONE.match(sight.text, number.end)
        money = of_number(number, said, lead=word_before(sight, number.start)) if bare else one
        done.append((number, money))
    return done


# -- two numbers that are one quantity ---------------------------------------------------------------------------------


def _pairs(sight: Sight, row: Row) -> list[Quantity]:
    """Ranges ("8–10 млрд") and changes from one level to another ("29-дан 97-ге") become one quantity."""
    done: list[Quantity] = []
    for at, (_, one) in enumerate(row):
        if one is None:
            continue
        first, earlier = row[at - 1] if at else (None, None)
        joined = _joined(sight, first, earlier, one) if first is not None else None
        if joined is not None and earlier is not None:
            done.pop()
        done.append(joined or one)
    return done


def _joined(sight: Sight, first: NumberSpan, earlier: Quantity | None, one: Quantity) -> Quantity | None:
    if earlier is not None and earlier.unit != one.unit:
        return None
    begin, end = (earlier.start, earlier.end) if earlier is not None else (first.start, first.end)
    low = _in_scale(first, one)
    if earlier is None and _RANGE.fullmatch(sight.text, end, one.figure[0]) and low < one.value:
        return replace(one, start=begin, value=low, high=one.value)
    if sight.rules.verb_last:
        return _by_case(sight, first, earlier, one)
    words = (word_before(sight, begin), sight.text[end : one.figure[0]].strip(" \u00a0,$€").lower())
    if words in sight.rules.ranges:
        return replace(one, start=begin, value=low, high=one.value, lead="")
    changed = words[0] in sight.rules.since and words[1] in sight.rules.to
    return replace(one, start=begin - len(words[0]) - 1, origin=low, lead="") if changed else None


def _by_case(sight: Sight, first: NumberSpan, earlier: Quantity | None, one: Quantity) -> Quantity | None:
    """ "29-дан 97-ге", "2,2 трлн теңгеден 3,5 трлн теңгеге": ablative, then dative."""
    case, end = case_after(sight, first.end)
    if earlier is not None and earlier.end > first.end:
        case, end = earlier.case, earlier.end
    if case != "ablative" or sight.text[end : one.start].strip():
        return None
    return replace(one, start=earlier.start if earlier is not None else first.start, origin=_in_scale(first, one))


def _in_scale(first: NumberSpan, one: Quantity) -> Decimal:
    """The first number in the scale of the second when it has none of its own: "8–10 млрд"."""
    return first.value if first.scale > 1 or first.value >= one.value else first.value * one.scale
