"""What a sentence carries on to the next: its area, its period, what it counts, its currency, what it promises.

A text of a whole nation stays one: regions in a row ("A 5 billion, B 3 billion") and regions given their shares ("A
accounts for 12 %") take their own figures and no more. An aside of several years, and a plan's period, are not carried.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onir.claims.reading.bearings import Bearings, is_compared
from onir.claims.reading.dating import is_statistic
from onir.claims.reading.investors import investors
from onir.claims.reading.modality import has_fact
from onir.claims.reading.sight import has_figure
from onir.claims.reading.subjects import says_region
from onir.claims.reading.thread import (
    Thread,
    is_level_of,
    is_looking_back,
    is_own,
    is_recalled,
    kind_of,
    resolved,
)
from onir.measure import Period
from onir.territory import country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onir.claims.claim import Claim
    from onir.claims.reading.sight import Sight
    from onir.measure.period_words import PeriodMention
    from onir.territory import AreaMention

_BESIDE = 8
_SEVERAL = 2
"""Regions named that make a text one of the nation, not of the last of them."""


def enter(sight: Sight, thread: Thread) -> None:
    """A paragraph of a nation's text that names no area is of the nation again, once several regions were named; one of
    the text of one region is of that region, once its nation was named beside it."""
    opens = sight.text[max(0, sight.sentence.start - 1) : sight.sentence.start] == "\n"
    if opens and any(map(is_own, sight.periods)):
        thread.topic_part = None
    unnamed = opens and not sight.areas and not says_region(sight) and len(thread.named) >= _SEVERAL
    if unnamed and thread.whole is not None and thread.whole.country == thread.country:
        thread.area, thread.subregion, thread.joint = thread.whole, None, ()
    if opens:
        thread.topic_part = None
    if (opens and not sight.areas) or says_region(sight):
        _back_to_the_region(thread)


def _back_to_the_region(thread: Thread) -> None:
    aside = thread.area is not None and thread.area.kind == "nation" and thread.whole is None
    if aside and thread.region is not None and len(thread.named) == 1:
        thread.area = thread.region


_IS = re.compile(r"\s?[–—-]\s")


def place_of(text: str, claims: Sequence[Claim]) -> str | None:
    """The city that statistics were given of; "Atyrau:" at the head of a text is its region."""
    said = (one.subregion for one in claims if one.subregion and is_statistic(one.indicator))
    return next((name for name in said if not _heads(text, name)), None)


@lru_cache(maxsize=8)
def _heads(text: str, name: str) -> bool:
    """Asked of a name again and again, of texts that may be long."""
    return f"{name}:" in text


def settle(sight: Sight, bearings: Bearings, thread: Thread, found: Sequence[Claim], within: str | None = None) -> None:
    """Carry on what a sentence has set, the claims `found` in it known; `within`: the city its figures are of."""
    if found or thread.area is None or not _are_named_for_comparison(sight, bearings, thread):
        _settle_area(sight, bearings, thread)
    thread.told = thread.told or bool(found)
    thread.headless = thread.headless or (bool(found) and thread.area is None)
    thread.subregion = within or (None if says_region(sight) else thread.subregion)
    _settle_period(sight, thread, found)
    _settle_kind(thread, found)
    _settle_partner(sight, thread)
    thread.planned = bool(found) and found[-1].modality == "plan"
    things = sight.kind("count")
    signed = any(mark.code("count") == "memorandum.count" for mark in things)
    thread.promised = signed or (thread.promised and not sight.has("plan", "fact"))
    if things:
        thread.counted = things[0].code("count") or ""
    money = [
        mark for mark in sight.kind("unit") if len(mark.code("unit") or "") == 3 and (mark.code("unit") or "").isupper()
    ]
    if money:
        thread.currency = money[-1].code("unit") or ""


def _settle_area(sight: Sight, bearings: Bearings, thread: Thread) -> None:
    subjects = bearings.subjects
    thread.named |= {one.area.code for one in subjects if one.area.kind != "nation"}
    if not subjects:
        generic = next((one for one in sight.areas if one.generic), None)
        if thread.area is None and generic is not None:
            thread.area = generic.area
            thread.whole = thread.whole or generic.area
            thread.country = thread.country or generic.area.country
        return
    first = next((one for one in subjects if one.area.kind != "nation"), subjects[0])
    opened = thread.area is None or not thread.told  # a title alone sets no text of a region apart
    if thread.whole is None and (thread.headless or (opened and first.area.kind == "nation")):
        thread.whole = country(first.area.country).nation
    thread.country = first.area.country
    if first.area.kind != "nation":
        thread.region = first.area
    if thread.whole is not None and thread.whole.country == thread.country and _are_parts(sight, bearings):
        thread.area, thread.subregion, thread.joint = thread.whole, None, ()
    else:
        thread.area, thread.subregion, thread.joint = first.area, None, bearings.joint(first)


def _are_named_for_comparison(sight: Sight, bearings: Bearings, thread: Thread) -> bool:
    """ "Only A and B grew faster": several others with no figure, in a text of one region."""
    others = {area for one in bearings.subjects for area in bearings.joint(one)}
    return len(others) > 1 and thread.area == thread.region not in others and not sight.numbers


def _are_parts(sight: Sight, bearings: Bearings) -> bool:
    """Whether the regions of a sentence are given their figures in a row, or their shares."""
    if not any(one.area.kind != "nation" for one in bearings.subjects):
        return False
    several = len([one for one in bearings.lists if _is_of_regions(one)]) > 1
    return sight.has("falls") or several or _is_row(sight, bearings)


def _is_row(sight: Sight, bearings: Bearings) -> bool:
    """ "Атырау облысы – 1,8 млрд доллар;": a row of a list, with no verb."""
    first = bearings.subjects[0]
    opens = not sight.text[sight.sentence.start : first.start].strip()
    return opens and _IS.match(sight.text, first.end) is not None and not sight.has("fact", "plan", "change")


def _is_of_regions(members: Sequence[AreaMention]) -> bool:
    return members[0].area.kind != "nation"


def _settle_partner(sight: Sight, thread: Thread) -> None:
    """ "A company of China builds a plant. It costs …": the country of the one company named."""
    thread.firm = False
    if not sight.partners and not sight.has("partner"):
        return
    named = {one.code for one in investors(sight, thread.country)}
    if len(named) == 1 and "+" not in next(iter(named)):
        thread.partner = named.pop()
        things = {mark.code("count") for mark in sight.kind("count")}
        thread.firm = things <= {"company.count", "project.count"} and (bool(things) or not sight.has("change"))


def _keep_years(sight: Sight, own: Sequence[PeriodMention], thread: Thread) -> None:
    """The years said with months, and the year after one compared with."""
    for one in own:
        if one.period is not None and (months := one.period.within_year) is not None:
            thread.years[months] = max(one.period.year, thread.years.get(months, 0))
    for one in sight.periods:
        if one.same_period and one.period is not None and thread.year_after is None:
            thread.year_after = one.period.year + 1


def _lies_in(period: Period, longer: Period) -> bool:
    """ "The second quarter alone brought 205 million": a part of the period spoken of."""
    return period.months < longer.months and longer.first <= period.first and period.last <= longer.last


def _is_a_month_aside(thread: Thread, period: Period, found: Sequence[Claim]) -> bool:
    """ "Inflation was 11.3 % in May": a month of another statistic, in a text of longer periods."""
    others = bool(found) and all(one.indicator == "other" for one in found)
    return others and thread.period is not None and period.months == 1 < thread.period.months


def _settle_period(sight: Sight, thread: Thread, found: Sequence[Claim]) -> None:
    own = [one for one in sight.periods if is_own(one) and not is_compared(sight, one) and not is_level_of(sight, one)]
    _keep_years(sight, own, thread)
    if not own:
        thread.ahead = thread.ahead if sight.has("plan") else None
    aside = bool(own) and (own[0].years is not None or own[0].since or _is_of_a_plan(sight, own[0]))
    if not own or (thread.period is not None and aside):
        return
    if _is_a_month_to_come(sight, own[0]):
        return
    said = [(one, meant) for one in own if (meant := resolved(one, thread)) is not None]
    if len(said) > 1 and said[0][0].year_offset == 0 and said[0][0].months is None and _are_one(sight, own):
        said = said[1:]
    period = said[0][1] if said else None
    thread.latest = max([thread.latest, *(meant.year for _, meant in said if meant.within_year)])
    if len(said) > 1 and _are_years_gone([meant for _, meant in said], thread):
        return
    if period is not None and (is_looking_back(sight, thread, period) or is_recalled(sight, thread, period)):
        return
    aside = period is not None and _is_a_month_aside(thread, period, found)
    if aside or (period is not None and _is_a_part(sight, said[0][0], thread, period)):
        return
    if period is not None and sight.has("alone") and thread.period is not None and _lies_in(period, thread.period):
        return
    looks_ahead = period is not None and _looks_ahead(sight, thread, period)
    thread.ahead = period if looks_ahead else None
    if period is not None and not looks_ahead:
        thread.period = period
        thread.this_year = period.year + 1 if said[0][0].year_offset == -1 else 0


def _settle_kind(thread: Thread, found: Sequence[Claim]) -> None:
    """Remember the period of what was spoken of, direct investment or another kind."""
    for one in found:
        kind = kind_of(one.indicator)
        if kind and one.period is not None and one.period == thread.period:
            thread.spoken[kind] = one.period
            thread.speaking = kind if one.period_known != "inherited" else thread.speaking


def _are_years_gone(periods: Sequence[Period], thread: Thread) -> bool:
    """ "Earlier it was $2 billion in 2022, $1.6 billion in 2023": a row of years before the period spoken of."""
    return thread.period is not None and all(one.last < thread.period.first for one in periods)


def _are_one(sight: Sight, own: Sequence[PeriodMention]) -> bool:
    """ "Биыл тек бірінші жартыжылдықта": this year, then its months, no figure between."""
    return own[1].months is not None and not has_figure(sight, own[0].end, own[1].start)


def _is_a_part(sight: Sight, said: PeriodMention, thread: Thread, period: Period) -> bool:
    """«За квартал … Только в марте …»: a part of the months spoken of, said for once."""
    whole = thread.period
    inside = whole is not None and whole.within_year is not None and period.months < whole.months
    within = inside and whole is not None and whole.first <= period.first and period.last <= whole.last
    only = sight.before(said.start, "only", since=said.start - _BESIDE) or sight.after(
        said.end, "only", until=said.end + _BESIDE
    )
    return within and only is not None


def _is_a_month_to_come(sight: Sight, period: PeriodMention) -> bool:
    """ "Works will begin in September": months of no year said, of a plan alone."""
    unsaid = period.months is not None and period.period is None and period.year_offset is None
    return unsaid and sight.has("plan") and not sight.has("fact") and not sight.has("indicator")


def _is_of_a_plan(sight: Sight, period: PeriodMention) -> bool:
    """«План на 2025 год – …», "the 2025 target"."""
    head = sight.before(period.start, "planned")
    return head is not None and period.start - head.end <= 1


def _looks_ahead(sight: Sight, thread: Thread, period: Period) -> bool:
    """Whether a period is that of a plan: the facts after it are still of the period before it."""
    if not sight.has("plan"):
        return False
    day = thread.published
    later = day is not None and period.first > day.year * 12 + day.month - 1
    if thread.period is None:
        return day is None and not has_fact(sight)
    return later or not has_fact(sight)
