"""Money that is the worth of projects, memoranda or agreements, not investment of a period."""

from __future__ import annotations

import re
from decimal import Decimal

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.measured import Measure
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

PRICE_OF = {
    "project.count": "project.value",
    "memorandum.count": "memorandum.value",
    "agreement.count": "agreement.value",
}
"""What the money beside a count is the worth of."""

_DIGIT = re.compile(r"\d")
_INTO = Phrase(r"\b<into>\s+(?:[^\W\d]+\s+){0,3}\Z")
_ONE_THING = Phrase(r"\s*<one_thing>\s+[^\W\d]+")
_NUMBERED = re.compile(r"\d[^.;,]{0,20}\Z")
_PURPOSE = Phrase(r"\s<by_part>\s")
_FAR = 70
_A_NOUN = 40
_HEADED = 45
_SMALL_MONEY = Decimal(100_000)
_APART = re.compile(r"[:,;(]\s*(?:[^\W\d]+\s+)?\Z")


def price(sight: Sight, one: Quantity) -> Measure | None:
    """Money that is the worth of projects, memoranda or agreements."""
    beside = sight.before(one.start, "pricehead", since=max(sight.sentence.start, one.start - _HEADED))
    if beside is not None and _is_worth_of_goods(sight, beside):
        return None
    clear = beside is not None and not sight.within(beside.end, one.start, "indicator")
    if one.lead in sight.rules.articles and _is_one_thing(sight, one):
        return Measure("project.value")
    put = _put_into(sight, one)
    if put is not None:
        return Measure("project.value", end=put)
    if sight.rules.verb_last:
        thing = _thing_after(sight, one) or _paid_into(sight, one)
    else:
        thing = _thing_before(sight, one, clear)
    if thing is None and beside is not None and clear:
        thing = sight.before(beside.start, "count") or beside
    if thing is None:
        thing = _one_thing_before(sight, one)
    if thing is None:
        return None
    code = PRICE_OF.get(thing.code("count") or "", "project.value")
    return Measure(_promised(sight) if code == "project.value" else code, end=thing.end)


def _is_one_thing(sight: Sight, one: Quantity) -> bool:
    """ "A $38 million greenhouse": not "a $2 billion inflow"."""
    return sight.text[one.end : one.end + 1] in (" ", "-") and not sight.within(
        one.end, one.end + _A_NOUN, "indicator", "money", "change", "count", "agreed"
    )


def _is_worth_of_goods(sight: Sight, head: Mark) -> bool:
    """ "Goods worth 782 billion": what is worth it is another statistic."""
    noun = sight.before(head.start, "indicator")
    return noun is not None and noun.code("indicator") == "other" and not sight.text[noun.end : head.start].strip()


def _promised(sight: Sight) -> str:
    """What the worth of projects is a promise of: a pool, announced projects, what two sides agreed to."""
    if has_pool(sight):
        return "project.pool"
    if is_announced(sight):
        return "fdi.announced"
    return "agreement.value" if sight.has("agreed") else "project.value"


def is_announced(sight: Sight) -> bool:
    """Whether projects are called greenfield: a company has announced them, no more."""
    return any(mark.code("indicator") == "fdi.announced" for mark in sight.kind("indicator"))


def is_price(sight: Sight, one: Quantity, measured: Measure) -> bool:
    """A small sum with no scale word is a price, a wage or a rate of exchange, unless investment is said beside it; "3
    tenge for each tenge" is a ratio even then.
    """
    if not one.is_money or one.scale > 1:
        return False
    if sight.has("ratio") and one.value < _SMALL_MONEY:
        return True
    beside = measured.code != "other" and 0 <= measured.end - one.end <= 40
    return one.value < _SMALL_MONEY and (sight.has("ratecue") or not beside)


def _one_thing_before(sight: Sight, one: Quantity) -> Mark | None:
    """«Построят завод: объём инвестиций 25 млрд»: the investment of one plant, said apart from it, is its worth."""
    noun = sight.before(one.start, "indicator", since=one.start - _FAR)
    thing = sight.before(noun.start, "count", since=sight.sentence.start) if noun is not None else None
    if noun is None or thing is None or thing.code("count") not in PRICE_OF or one.unit == "percent":
        return None
    apart = _APART.search(sight.text, thing.end, noun.start) is not None
    alone = (
        not _DIGIT.search(sight.text, sight.sentence.start, noun.start)
        and noun.code("indicator") == "investment.total?"
    )
    beside = sight.text[noun.end : one.start].strip(" –—-") == ""
    ahead = sight.has("plan") or thing.code("count") != "project.count"
    return thing if apart and alone and beside and ahead else None


def has_pool(sight: Sight) -> bool:
    """Whether projects are spoken of as a pool: work that is ahead."""
    return any(mark.code("indicator") == "project.pool" for mark in sight.kind("indicator"))


def _thing_after(sight: Sight, one: Quantity) -> Mark | None:
    """Kazakh: "25,9 млрд теңгеге 14 жоба", "28,1 трлн теңгенің 873 жобасы"."""
    worth = sight.after(one.figure[1], "worth")
    held = worth is not None and worth.start <= one.end + 1
    if (one.case not in ("dative", "genitive", "") and not held) or one.bound == "<=":
        return None
    thing = sight.after(one.end, "count", until=min(sight.sentence.end, one.end + 45))
    if (
        thing is None
        or thing.code("count") not in PRICE_OF
        or sight.within(one.end, thing.start, "change", "reach", "indicator", "fact")
    ):
        return None
    return None if re.search(r"[;.()]", sight.text[one.end : thing.start]) else thing


def _paid_into(sight: Sight, one: Quantity) -> Mark | None:
    """Kazakh: "жобасына 12 млрд теңге жұмсалды"."""
    thing = sight.before(one.start, "count", since=max(sight.sentence.start, one.start - 30))
    near = (
        thing is not None and not sight.text[thing.end : one.start].strip() and sight.rules.case(thing.text) == "dative"
    )
    return thing if near and thing is not None and thing.code("count") in PRICE_OF else None


def _put_into(sight: Sight, one: Quantity) -> int | None:
    """«Вложит в тепличный комплекс 40 млн», "will put $150 million into a plant", "a firm invests $9 million"."""
    if sight.rules.verb_last or not sight.has("put"):
        return None
    thing_after = _ONE_THING.match(sight, one.end)
    if thing_after is not None and sight.before(one.start, "put", since=sight.sentence.start) is not None:
        return thing_after.end()
    put = sight.before(one.start, "put", since=max(sight.sentence.start, one.start - 20))
    firm = sight.before(put.start, "firm", since=sight.sentence.start) if put is not None else None
    if put is not None and firm is not None:
        return put.end
    for thing in sight.kind("count"):
        start, end = (thing.end, one.start) if thing.end <= one.start else (one.end, thing.start)
        near = 0 <= end - start <= 45 and not _DIGIT.search(sight.text, start, end)
        if near and thing.code("count") == "project.count" and _INTO.search(sight, sight.sentence.start, thing.start):
            return thing.end
    return None


def _thing_before(sight: Sight, one: Quantity, clear: bool) -> Mark | None:
    """«55 проектов на 10 трлн», "33 projects worth over 450 billion"."""
    since = max(sight.sentence.start, one.start - _FAR)
    things = [mark for mark in sight.within(since, one.start, "count") if _is_counted(sight, mark)]
    thing = things[-1] if things else None
    if thing is None or thing.code("count") not in PRICE_OF or re.search(r"[;.:]\s", sight.text[thing.end : one.start]):
        return None
    if _says_more(sight, thing, one):
        return None
    return thing if clear or one.lead in sight.rules.price else None


def _says_more(sight: Sight, thing: Mark, one: Quantity) -> bool:
    """Whether something else is measured between; what a plant is for ("по переработке зерна") is not measured."""
    purpose = _PURPOSE.match(sight, thing.end) is not None
    between = sight.within(thing.end, one.start, "change", "reach", "indicator")
    return any(not (purpose and mark.code("indicator") == "other") for mark in between)


def _is_counted(sight: Sight, mark: Mark) -> bool:
    """Companies that only sign ("five agreements with companies of X for 120 million") are passed over."""
    if mark.code("count") in PRICE_OF:
        return True
    number = _NUMBERED.search(sight.text, sight.sentence.start, mark.start)
    return number is not None and not sight.within(number.start(), mark.start, "count")


def is_of_several(sight: Sight, measured: Measure) -> bool:
    """Whether a price is that of counted projects, not of one."""
    thing = next((mark for mark in sight.kind("count") if mark.end == measured.end), None)
    return thing is not None and _NUMBERED.search(sight.text, sight.sentence.start, thing.start) is not None
