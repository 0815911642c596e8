"""The quantities of a sentence, with what several numbers share: a unit, a currency, a noun, a change from X to Y.

A unit said once serves a list ("өңдеу 9, инвестиция 7, сауда 2 пайызға"), a currency said once the amounts after it
(«до 2,4 миллиарда»), a noun its parts («16 проектов: 8 в промышленности, 3 в туризме»).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.pairing import periods_said
from onir.claims.reading.phrase import Phrase
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
from onir.claims.reading.sight import Sight, has_figure
from onir.language.numerals import NumberSpan
from onir.measure.period_words import PeriodMention

_RANGE = re.compile(r"(?:-[^\W\d]{1,4})?\s?[–—-]\s?")
_ALONE = Phrase(r"(?:-[^\W\d]{1,4})?\s*(?=[,.;)\n–—-]|<and_>\s|\Z)")
_ALONE_OR_NEXT = re.compile(r"(?:-[^\W\d]{1,4})?(?:\s|[,.;)]|\Z)")
_DASH = re.compile(r"\s[–—-]\s")
_VERB_NEAR = 15
_VERB_WORDS = 3
_NEXT_WORD = re.compile(r"\s([^\W\d]+)")
_BARE = Decimal(10_000)
_AND = Phrase(r"\s*(?:,\s*(?:<and_>\s)?|<and_>\s)\s*")
_ALONE_OR_TIME = Phrase(r"(?:-[^\W\d]{1,4})?(?=\s*[,.;)\n]|\s*\Z|\s<goes_on>)")
_OF_BASE = Phrase(r"\s+<of_base>\s+")
_PART = Phrase(r"\s<by_part>\s")
FEWEST = 10_000
"""No region counts fewer people, or fewer of them employed."""

_OWNED = ("possessive", "accusative")
"""Cases that "миллиарды" may show."""
_SCALE_SIGN = 4
"""Letters of "млрд" and its like, which show no ending."""

_MILLION = Decimal(1_000_000)

Row = list[tuple[NumberSpan, Quantity | None]]
"""The numbers of a sentence in order, each with the quantity it is, if any."""


def quantities(sight: Sight, currency: str = "", counted: str = "") -> list[Quantity]:
    """The quantities of a sentence in order; `currency`, `counted`: the money and the thing counted last before it."""
    row: Row = [(number, _one(sight, number) or _more_of(sight, number, counted)) for number in sight.figures]
    row = _currency_of_list(sight, _parts_of_count(sight, _unit_of_list(sight, _unit_of_pairs(sight, row))), currency)
    said = [*_pairs(sight, row), *in_words(sight)]
    return [bounded(sight, one) for one in sorted(said, key=lambda one: one.start)]


def _one(sight: Sight, number: NumberSpan) -> Quantity | None:
    one = quantity(sight, number)
    if one is not None and one.unit != "persons":
        return one
    return _headed(sight, number) or one or _people(sight, number)


def _people(sight: Sight, number: NumberSpan) -> Quantity | None:
    """A bare number after its noun: "the population was 693 thousand"."""
    if number.value < FEWEST or number.value != int(number.value) or not _ALONE_OR_TIME.match(sight, number.end):
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
    head = sight.before(number.start, "counthead", since=max(start, number.start - 110)) or _count_of(sight, number)
    if head is None or not _ALONE_OR_NEXT.match(sight.text, number.end):
        return None
    counted = head.code("counthead") or head.code("count") or ""
    return of_number(number, UNIT_OF_COUNT[counted], counted=counted, case=case_after(sight, number.end)[0])


def _count_of(sight: Sight, number: NumberSpan) -> Mark | None:
    """«Число релоцированных компаний достигло 41»: what is counted, after the word for a number of them."""
    word = sight.before(number.start, "numberof", since=max(sight.sentence.start, number.start - 110))
    thing = sight.after(word.end, "count", until=number.start) if word is not None else None
    if word is None or thing is None or has_figure(sight, word.end, number.start):
        return None
    return thing if thing.code("count") in UNIT_OF_COUNT else None


def _more_of(sight: Sight, number: NumberSpan, counted: str) -> Quantity | None:
    """A bare number of what was counted last: «введены 11 из них», "another 1,500 are expected", "тағы 14"."""
    if number.scale >= _MILLION or number.value != int(number.value) or (number.in_words and number.value == 1):
        return None
    things = [mark for mark in sight.kind("count") if mark.end <= number.start]
    before = things[-1].code("count") if things else counted if _is_first(sight, number) else ""
    code = _named_after(sight, number) or before or ""
    told = _of_them(sight, number) or _another(sight, number) or _done(sight, number)
    told = told or (bool(things) and _of_another_year(sight, number))
    told = told or ((bool(things) or sight.has("ofthem")) and _launched(sight, number))
    if code not in UNIT_OF_COUNT or not told:
        return None
    return of_number(number, UNIT_OF_COUNT[code], counted=code, case=case_after(sight, number.end)[0])


def _named_after(sight: Sight, number: NumberSpan) -> str:
    """ "Six of the projects": what it is a number of stands after it."""
    tail = sight.after(number.end, "ofthem")
    if tail is None or sight.text[number.end : tail.start].strip():
        return ""
    thing = sight.after(number.end, "count", until=tail.end)
    return (thing.code("count") or "") if thing is not None else ""


def _is_first(sight: Sight, number: NumberSpan) -> bool:
    """Whether no other number comes before it: "answered 23 questions, 4 of them …" is of the questions."""
    return not sight.figures_between(0, number.start)


def _of_them(sight: Sight, number: NumberSpan) -> bool:
    if sight.rules.verb_last:
        head = sight.before(number.start, "ofthem", since=number.start - 20)
        case, _ = case_after(sight, number.end)
        return head is not None and not sight.text[head.end : number.start].strip() and case == "possessive"
    tail, head = sight.after(number.end, "ofthem"), sight.before(number.start, "ofthem")
    gap = sight.text[head.end : number.start] if head is not None else "-"
    if not gap.strip(" ,"):
        next_ = sight.after(number.end, "fact", "plan", "unit", "measure", "count")
        goes_on = next_ is not None and next_.is_a("fact", "plan") and next_.start - number.end <= _VERB_NEAR
        return "," in gap or goes_on or _ALONE.match(sight, number.end) is not None
    return tail is not None and not sight.text[number.end : tail.start].strip()


def _launched(sight: Sight, number: NumberSpan) -> bool:
    """«Из 31 проекта введены 14»: right after a verb of launching what was counted."""
    verb = sight.before(number.start, "launched")
    if verb is None or sight.text[verb.end : number.start].strip():
        return False
    following = sight.text[number.end : sight.sentence.end].split()
    return _ALONE.match(sight, number.end) is not None or (bool(following) and following[0] in sight.rules.price)


def _done(sight: Sight, number: NumberSpan) -> bool:
    """ "Three have already been launched": at the head of a sentence, of what was counted before it."""
    verb = sight.after(number.end, "launch", "launched")
    opens = not sight.text[sight.sentence.start : number.start].strip()
    between = sight.text[number.end : verb.start].lower().split() if verb is not None else []
    return opens and 0 < len(between) <= _VERB_WORDS and between[0] in sight.rules.auxiliary | sight.rules.are


def _of_another_year(sight: Sight, number: NumberSpan) -> bool:
    """«Реализован 21 проект, в этом году – 24»: after a dash, what was counted before it in the sentence."""
    said = any(
        period.end <= number.start and _DASH.fullmatch(sight.text, period.end, number.start) for period in sight.periods
    )
    return said and _ALONE.match(sight, number.end) is not None


def _another(sight: Sight, number: NumberSpan) -> bool:
    head = sight.before(number.start, "another", since=number.start - 20)
    if head is None or sight.text[head.end : number.start].strip():
        return False
    verb = sight.after(number.end, "plan", "fact", "pricehead")
    gap = sight.text[number.end : verb.start].strip() if verb is not None else "-"
    return _ALONE.match(sight, number.end) is not None or (not gap or gap in sight.rules.are)


# -- what one word gives to several numbers --------------------------------------------------------------------------


def _unit_of_pairs(sight: Sight, row: Row) -> Row:
    """«640 и 702 млрд тенге соответственно», "by 5 and 7 percent" of two areas or years: the unit is said once."""
    if not (sight.has("respectively") or len(sight.areas) > 1 or _several_years(sight)):
        return row
    done = list(row)
    for at in range(len(row) - 2, -1, -1):
        (number, one), (follower, unit) = done[at], done[at + 1]
        linked = _AND.fullmatch(sight, number.end, follower.start) is not None
        sized = number.scale == 1 or (unit is not None and unit.is_money)
        if (
            one is None
            and unit is not None
            and linked
            and sized
            and number.value / number.scale < _BARE
            and not unit.counted
        ):
            scale = follower.scale if number.scale == 1 else Decimal(1)
            first = replace(number, value=number.value * scale, place=number.place * scale)
            lead = word_before(sight, number.start)
            done[at] = (number, replace(of_number(first, unit.unit, case=unit.case, lead=lead), scale=follower.scale))
    return done


def _several_years(sight: Sight) -> bool:
    return len(sight.periods) > 1 or bool(sight.once(periods_said))


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
        elif whole is not None and number.value < whole.value and _PART.match(sight, number.end):
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
        bare = one is None and said and number.scale >= _MILLION and _stands_alone(sight, number)
        money = of_number(number, said, lead=word_before(sight, number.start)) if bare else one
        done.append((number, money))
    return done


def _stands_alone(sight: Sight, number: NumberSpan) -> bool:
    """Whether no noun follows: a stop, a bracket, a period, "more", or the verb («210 миллиардов направлено»)."""
    verb = sight.after(number.end, "fact", "plan", "yearago", "whose", "falls")
    word = _NEXT_WORD.match(sight.text, number.end)
    near = verb is not None and verb.start - number.end <= 1
    compared = word is not None and word[1].lower() in sight.rules.comparatives
    dated = any(0 < one.start - number.end <= 1 or _is_base_of(sight, number, one) for one in sight.periods)
    grew = sight.after(number.end, "change", until=number.end + _VERB_NEAR)
    dated = dated or (grew is not None and word is not None and word[1].lower() in sight.rules.since)
    bracket = sight.text[number.end : number.end + 2] == " (" or _goes_on_in_kazakh(sight, number)
    return near or compared or dated or bracket or _ALONE.match(sight, number.end) is not None


def _is_base_of(sight: Sight, number: NumberSpan, period: PeriodMention) -> bool:
    """«Плюс 38 млрд к прошлогоднему уровню»."""
    return period.is_base and _OF_BASE.fullmatch(sight, number.end, period.start) is not None


def _goes_on_in_kazakh(sight: Sight, number: NumberSpan) -> bool:
    """ "61 миллиардтан астамы", "20 миллиарды өңдеуге", "161 миллиардқа дейін": an ending, no noun after it."""
    if not sight.rules.verb_last:
        return False
    word = sight.text[number.start : number.end].rpartition(" ")[2]
    bound = sight.after(number.end, "bound", "reach", "change")
    beside = bound is not None and bound.start - number.end <= 1
    return beside or (len(word) > _SCALE_SIGN and sight.rules.case(word) in _OWNED)


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
    plain = earlier is None or (earlier.is_money and first.scale == 1 and end == first.end)  # "KZT 8.1–9.3 billion"
    if plain and _RANGE.fullmatch(sight.text, end, one.figure[0]) and low < one.value:
        return replace(one, start=begin, value=low, high=one.value, sign=0)
    if sight.rules.verb_last:
        return _by_case(sight, first, earlier, one)
    until = min(one.start, one.figure[0])  # "from KZT 62 billion to KZT 87 billion": the sign belongs to the figure
    words = (word_before(sight, begin), sight.text[end:until].strip(" \u00a0,$€").lower())
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
