"""Numbers with what they count: money, per cents, points, ratios, projects, jobs.

A quantity is a number span joined to the unit beside it. A number that counts something else (hectares, seats,
megawatts) or nothing is no quantity here. What several numbers share is joined in `lists`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight
from onir.language.numerals import NumberSpan
from onir.measure.unit import CURRENCIES
from onir.measure.written import Bound

UNIT_OF_COUNT = {
    "project.count": "projects", "job.count": "jobs", "memorandum.count": "memoranda", "agreement.count": "agreements",
    "company.count": "companies", "country.count": "countries",
}  # fmt: skip
"""What the counts of the lexicon are counted in."""

_OF_THEM = 20
_SIGNS = "%$€£₸₽"
_SUFFIX = re.compile(r"-([^\W\d]{1,4})(?![^\W\d])")
_SUFFIX_APART = re.compile(r"\s?[-–]\s?([^\W\d]{1,4})(?![^\W\d])")
_TO_UNIT = re.compile(r"(?:(?<=[^\W\d])\.)?[\s\u00a0]*[-–]?\s?")
_TO_COUNT = re.compile(r"(?:-[^\W\d]{1,4})?(?:[\s\u00a0-]+[^\W\d]+){0,3}[\s\u00a0-]+")
_SIGN = re.compile(r"([+−–-])\s?\Z")
_LEAD = re.compile(r"([^\W\d]+)[\s\u00a0]+\Z")
_NEXT = re.compile(r"\s+([^\W\d]+)")
_SPACES = re.compile(r"[\s\u00a0]*")
_BESIDE = Phrase(r"[\s(«]*((?:<factor>|<by>|<to>)\s+)?")
_ENDING = re.compile(r"(?:-?[^\W\d]{1,4})?\s*")


@dataclass(frozen=True)
class Quantity:
    """A number and its unit; `unit` as in a claim, `counted` the code of a count, `case` of the unit word (Kazakh).

    `lead`: the word before it. `sign`: +1 or −1 where printed, else 0. `change`: what a word such as "doubled" says of
    direction by itself. `high`: the upper end of a range. `origin`: the first of "from X to Y". `figure`: the number's
    own offsets.
    """

    start: int
    end: int
    value: Decimal
    place: Decimal
    unit: str
    counted: str = ""
    spoken_half: bool = False
    bound: Bound | None = None
    case: str = ""
    lead: str = ""
    sign: int = 0
    change: str = ""
    high: Decimal | None = None
    origin: Decimal | None = None
    scale: Decimal = Decimal(1)
    figure: tuple[int, int] = (0, 0)

    @property
    def is_money(self) -> bool:
        return self.unit in CURRENCIES


def quantity(sight: Sight, number: NumberSpan) -> Quantity | None:
    """A number with the unit beside it; None when it has none, or one this reader does not judge."""
    if _is_a_name(sight, number):
        return None
    unit, counted, end, case = _unit_after(sight, number)
    start = number.start
    before = _unit_before(sight, number)
    if before is not None and (not unit or counted or unit == before.code("unit")):
        unit, start = before.code("unit") or "", before.start
        end = number.end if counted else end
        counted = ""
    if not unit:
        return None
    return of_number(
        number, unit, start=start, end=max(end, number.end), counted=counted, case=case,
        lead=word_before(sight, start), sign=_sign(sight, number, start, unit),
    )  # fmt: skip


def _is_a_name(sight: Sight, number: NumberSpan) -> bool:
    """ "Article 295", «приложение 3»: a number that names."""
    named = sight.before(number.start, "numbered", since=number.start - 25)
    return named is not None and not sight.text[named.end : number.start].strip()


def of_number(number: NumberSpan, unit: str, **known: object) -> Quantity:
    """A quantity with the value, place and scale of a number span."""
    told: dict[str, Any] = {"start": number.start, "end": number.end, **known}
    return Quantity(
        value=abs(number.value), place=number.place, unit=unit, spoken_half=number.spoken_half,
        scale=number.scale, figure=(number.start, number.end), **told,
    )  # fmt: skip


def word_before(sight: Sight, place: int) -> str:
    found = _LEAD.search(sight.text, max(sight.sentence.start, place - 30), place)
    return found.group(1).lower() if found else ""


def case_after(sight: Sight, place: int) -> tuple[str, int]:
    """The case of the suffix after digits (`29-дан`), and where it ends."""
    tail = _SUFFIX.match(sight.text, place)
    if tail is None and (apart := _SUFFIX_APART.match(sight.text, place)) and _is_ending(sight, apart.group(1)):
        tail = apart
    return (sight.rules.case(tail.group(1)), tail.end()) if tail else ("", place)


def _is_ending(sight: Sight, word: str) -> bool:
    return any(word in endings for _, endings in sight.rules.cases)


# -- units --------------------------------------------------------------------------------------------------------


def _unit_after(sight: Sight, number: NumberSpan) -> tuple[str, str, int, str]:
    """Unit, count code, where it ends and its case; no unit when a measure of something else comes first."""
    own = next((mark for mark in sight.within(number.start + 1, number.end, "unit") if mark.end == number.end), None)
    if own is not None:  # "mdd": the scale word and its currency in one
        return own.code("unit") or "", "", number.end, ""
    mark = sight.after(number.end, "unit", "measure", "count")
    if mark is None:
        return "", "", number.end, ""
    if mark.is_a("unit") and _touches(sight, number.end, mark.start):
        return mark.code("unit") or "", "", *_ending(sight, mark)
    reach = _TO_COUNT.match(sight.text, number.end)
    if not mark.is_a("count") or reach is None or mark.start > reach.end() or _counts_other(sight, number, mark):
        return "", "", number.end, ""
    counted = mark.code("count") or ""
    return UNIT_OF_COUNT[counted], counted, mark.end, sight.rules.case(mark.text)


def _touches(sight: Sight, end: int, start: int) -> bool:
    """Whether nothing but a space, a hyphen or a suffix («3-х кратный») stands between a number and its unit."""
    suffix = _SUFFIX.match(sight.text, end, start)
    return _TO_UNIT.fullmatch(sight.text, suffix.end() if suffix else end, start) is not None


def _counts_other(sight: Sight, number: NumberSpan, count: Mark) -> bool:
    """ "One of the projects" counts none; a single thing in words is an article, no figure."""
    words = sight.text[number.end : count.start].lower().split()
    if _are_present(sight, count):
        return True
    return any(word in sight.rules.of_whole for word in words) or (number.in_words and number.value == 1)


def _are_present(sight: Sight, count: Mark) -> bool:
    """Kazakh: "20 компания қатысты", those at an event; "бес зауыттың бірі", one of them."""
    _, end = sight.sentence.clause(count.end, count.end)
    attended = count.code("count") == "company.count" and sight.within(count.end, end, "attended")
    one = sight.after(count.end, "oneof") if sight.rules.verb_last else None
    return bool(attended) or (one is not None and one.start <= count.end + 1)


def _ending(sight: Sight, mark: Mark) -> tuple[int, str]:
    """Where a unit ends with the suffix after it (`%-ға`), and the case of that suffix."""
    if mark.text[-1] in _SIGNS and sight.rules.cases:
        case, end = case_after(sight, mark.end)
        return end, case
    return mark.end, sight.rules.case(mark.text)


def _unit_before(sight: Sight, number: NumberSpan) -> Mark | None:
    mark = sight.before(number.start, "unit")
    if mark is None or mark.code("unit") not in CURRENCIES:
        return None
    code = mark.text[-1] in _SIGNS or mark.text.isupper()
    return mark if code and _SPACES.fullmatch(sight.text, mark.end, number.start) else None


def _sign(sight: Sight, number: NumberSpan, start: int, unit: str) -> int:
    if number.value < 0:
        return -1
    sign = _SIGN.search(sight.text, max(sight.sentence.start, start - 2), start)
    if sign is None:
        return 0
    if sign.group(1) == "+":
        return 1
    apart = unit == "percent" or start < number.start  # "−US$11.7 million": the currency stands between
    return -1 if apart and not _is_dash(sight, sign.start()) else 0


def _is_dash(sight: Sight, place: int) -> bool:
    """A dash between words ("доля – 5 %") is no minus; one after a bracket or glued to the digits is."""
    return sight.text[max(0, place - 1) : place].isspace() and sight.text[place + 1 : place + 2].isspace()


# -- words that are a quantity by themselves ----------------------------------------------------------------------


def in_words(sight: Sight) -> list[Quantity]:
    """Quantities without a number: "вдвое", "doubled", "на треть", "half of the investment"."""
    factors = [_factor(mark) for mark in sight.kind("factor")]
    fractions = [_fraction(mark) for mark in sight.kind("fraction") if _is_of_something(sight, mark)]
    return [one for one in (*factors, *fractions) if not sight.is_busy(one.start, one.end)]


def _factor(mark: Mark) -> Quantity:
    unit, amount, change, *about = (mark.code("factor") or "").split(":")
    place = Decimal(1) if unit == "times" else Decimal(10)
    return Quantity(
        mark.start, mark.end, Decimal(amount), place, unit, change=change or "said", figure=(mark.start, mark.end),
        bound="~" if about else None,
    )  # fmt: skip


def _fraction(mark: Mark) -> Quantity:
    amount, _, about = (mark.code("fraction") or "0").partition(":")
    return Quantity(
        mark.start, mark.end, Decimal(amount), Decimal(10), "percent", change="share", figure=(mark.start, mark.end),
        bound=as_bound(about),
    )  # fmt: skip


def _is_of_something(sight: Sight, mark: Mark) -> bool:
    """Whether a fraction has its whole beside it; Kazakh names the whole first: "қаржының жартысы", "оның ширегі"."""
    word = _NEXT.match(sight.text, mark.end)
    if word is not None and word.group(1).lower() in sight.rules.of_whole:
        return True
    if sight.rules.verb_last and sight.before(
        mark.start, "indicator", "money", "ofthem", "thesum", since=mark.start - 40
    ):
        return True
    of_them = sight.before(mark.start, "ofthem", since=mark.start - _OF_THEM)
    if of_them is not None and not sight.rules.verb_last and "," not in sight.text[of_them.end : mark.start]:
        return True
    whole = sight.after(mark.end, "thesum", until=mark.end + 20)
    if whole is not None and not sight.text[mark.end : whole.start].strip():
        return True
    return sight.after(mark.end, "indicator", "inflow", until=mark.end + 60) is not None


# -- bounds -------------------------------------------------------------------------------------------------------


def bounded(sight: Sight, one: Quantity) -> Quantity:
    """With the words beside it that make it a bound: "более 3 млрд", "3 мыңнан астам"."""
    before = sight.before(one.start, "bound")
    beside = before is not None and _BESIDE.fullmatch(sight, before.end, one.start)
    if before is not None and beside and before.text.lower() not in sight.rules.bounds_after:
        lead = one.lead if beside.group(1) else word_before(sight, before.start)
        return replace(one, start=before.start, bound=_bound(before), lead=lead)
    after = _bound_after(sight, one) if sight.rules.verb_last else None
    return replace(one, end=max(one.end, after.end), bound=_bound(after)) if after is not None else one


def _bound_after(sight: Sight, one: Quantity) -> Mark | None:
    """ "47 мыңға жуық", "5600-ден астам жұмыс орны": after the unit, or between the number and what is counted."""
    for place in (one.end, one.figure[1]):
        mark = sight.after(place, "bound")
        if mark is not None and one.origin is not None and mark.code("bound") == "<=":
            continue  # "from X up to Y" is the level reached
        ending = _ENDING.match(sight.text, place)
        reach = max(ending.end() if ending else place, one.end + 1)
        if mark is not None and mark.is_a("change") and one.case == "dative":
            continue  # "7 пайызға асты" grew by that much
        if mark is not None and mark.start <= reach and not _is_level(sight, mark):
            return mark
    return None


def _is_level(sight: Sight, bound: Mark) -> bool:
    """ "Дейін" before a verb of change says the level reached, elsewhere a bound."""
    if bound.code("bound") != "<=":
        return False
    return sight.after(bound.end, "change", "reach", until=min(sight.sentence.end, bound.end + 25)) is not None


def _bound(mark: Mark) -> Bound | None:
    return as_bound(mark.code("bound"))


def as_bound(code: str | None) -> Bound | None:
    return code if code in (">=", "<=", "~") else None  # type: ignore[return-value]
