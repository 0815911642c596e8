"""A sentence to claims: what one pass sees in it is joined into claims with their spans.

Reading records what was printed, errors included. It is a fixed sequence: quantities and ranks of a sentence; for each
its role, what it measures, where, when, against what, fact or plan. Left out: claims a text only implies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from onir.claims.claim import Claim
from onir.claims.reading.bases import base_of
from onir.claims.reading.bearings import Bearings
from onir.claims.reading.cues import Role
from onir.claims.reading.dating import is_statistic, ranks_dated
from onir.claims.reading.indicators import measure_of, measure_of_place, topic_of
from onir.claims.reading.investors import investor, is_one_investor, spoken_of
from onir.claims.reading.lists import quantities
from onir.claims.reading.measured import Measure, headline
from onir.claims.reading.modality import is_denied, is_event, is_plan
from onir.claims.reading.over_time import time_of_record
from onir.claims.reading.parts import Part, activity_of, is_per_head
from onir.claims.reading.people import counted_on, is_about
from onir.claims.reading.prices import has_pool, is_announced, is_price
from onir.claims.reading.printed import ceiling, is_conversion, quote_of, says_more, value_of
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import Place, places
from onir.claims.reading.resuming import resumed
from onir.claims.reading.rivals import compared, order
from onir.claims.reading.roles import role
from onir.claims.reading.sight import Sight
from onir.claims.reading.specified import is_promised, of_years_ahead, specified
from onir.claims.reading.thread import Thread, When, Where, last_of_its_kind, year_of
from onir.claims.reading.whole_text import is_bare
from onir.measure import Written
from onir.measure.period_words import PeriodMention

_FIRST_WORD = re.compile(r"\W*(?:[^\W\d]+\s)?")
_QUOTES = ' \n«»“”„"'

SPEAKING = ("factor", "fraction", "leader", "most", "record", "topgroup", "behindonly", "leaderpartner", "outdoes")
"""Words that may claim something without a number in digits or words."""

GUESTS = frozenset({"company.count", "country.count"})
"""Counts that are no claim where they only took part in a meeting."""

ALWAYS_PLANS = frozenset({"project.pool", "memorandum.value", "agreement.value", "fdi.announced"})
"""Money promised, whatever the tense of the verb."""

PAPERS = frozenset({"memorandum.count", "memorandum.value", "agreement.count", "agreement.value"})
"""What is signed with those abroad, in their country or here."""

SIGNED = frozenset({"memorandum.count", "agreement.count"})
"""Counts of papers: signing them is done, what they promise is not."""


def sentence_read(sight: Sight, bearings: Bearings, topic: Measure | None) -> tuple[list[Claim], Measure | None]:
    """The claims of one sentence, and the topic it leaves."""
    if _is_question(sight) or (not sight.numbers and not sight.ordinals and not sight.has(*SPEAKING)):
        return [], topic_of(sight, topic)
    topic = resumed(sight, topic)
    ones = quantities(sight, bearings.thread.currency, bearings.thread.counted)
    ranks = places(sight)
    bearings = bearings.paired([*ones, *ranks])
    claims = [
        *compared(sight, list(_of_quantities(sight, bearings, ones, topic)), ones),
        *(
            claim
            for rank in ranks
            if rank.start not in bearings.pairs.open and not is_denied(sight, rank.start, rank.end)
            for claim in _of_each(_of_place(sight, bearings, rank, topic), group=rank.bound is not None)
        ),
    ]
    if not claims:
        claims += order(sight, bearings, topic)
    left = topic_of(sight, topic)
    if left is not None and topic is not None and claims and claims[0].indicator == topic.code != left.code == "other":
        left = topic  # "mining is ahead with 4.8 billion, although its share fell"
    if left is None and any(is_bare(claim) for claim in claims):
        left = Measure("investment.total", False)
    if left is not None and not left.is_investment and claims and all(_is_followed(claim) for claim in claims):
        left = Measure(claims[0].indicator, claims[0].concept_said, bare=left.bare)
    return sorted(ranks_dated(claims), key=lambda claim: claim.start), left


def _is_followed(claim: Claim) -> bool:
    return Measure(claim.indicator).is_investment


def _is_question(sight: Sight) -> bool:
    """«Правда ли, что …?», «Кто привлёк больше всех» over a text state nothing; "why did FDI fall by 5 %?" does."""
    asks = sight.kind("asks")
    if asks and not sight.numbers and not sight.text[sight.sentence.start : asks[0].start].strip(_QUOTES):
        return not sight.words.rstrip().endswith(".")
    return sight.words.rstrip(' \n"»”)').endswith("?") and not sight.has("why")


def _of_quantities(sight: Sight, bearings: Bearings, ones: list[Quantity], topic: Measure | None) -> Iterator[Claim]:
    earlier, said, last = None, None, None
    bearings.thread.part = None
    for at, one in enumerate(ones):
        if one.counted in GUESTS and sight.has("takespart"):
            continue
        meant = role(sight, one, earlier, said, indexed=bearings.thread.indexed)
        if one.start in bearings.pairs.open:
            earlier, said = one, meant
            continue
        if meant is not None and not is_conversion(sight, one, earlier) and not is_denied(sight, one.start, one.end):
            measured = measure_of(sight, one, meant, topic, last)
            if (closing := bearings.pairs.last.get(one.start)) is not None:
                measured = _of_list(measured, measure_of(sight, closing, meant, topic, last))
            if not is_price(sight, one, measured) and is_about(sight, one, meant, measured):
                other = next((two for two in ones[at + 1 : at + 4] if is_conversion(sight, two, one)), None)
                claim = _claim(sight, bearings, one, meant, measured, other)
                yield from _of_each(claim) if one.lead in sight.rules.each or sight.has("each") else (claim,)
            last = measured if meant.kind != "count" else last
        earlier, said = one, meant
    bearings.thread.indexed = said is not None and said.form == "index"


def _of_list(own: Measure, closing: Measure) -> Measure:
    """What a member of a list measures: "2.6 billion and 3.1 billion of FDI" says it once, after the last."""
    told = closing.is_investment and (
        not own.is_investment or (closing.code != own.code and own.code == "investment.total")
    )
    return closing if told else own


def _of_each(claim: Claim, *, group: bool = True) -> list[Claim]:
    """A claim of each area of a list: "A and B each drew 5 million", "A and B are in the top five"."""
    areas = claim.area.split("+") if claim.area is not None and group else [claim.area]
    return [replace(claim, area=area) for area in areas]


# -- building -------------------------------------------------------------------------------------------------------


def _claim(
    sight: Sight, bearings: Bearings, one: Quantity, meant: Role, measured: Measure, other: Quantity | None
) -> Claim:
    promised = is_promised(sight, bearings, one.end)
    where = bearings.where(one.start, one.end)
    topic = bearings.thread.topic_part
    part = _part(sight, bearings, (one.start, one.end), measured, where)
    if meant.kind == "share" and part.partner is not None:
        bearings.thread.topic_part = topic  # "half of it came from Canada" speaks on of the whole
    measured = specified(sight, measured, part.partner, one.start, promised=promised)
    plan = _is_planned(sight, one, measured, promised=promised)
    against = bearings.compared(one.end, meant.cue) if meant.kind == "growth" else None
    when = _when(sight, bearings, one, measured, against, plan=plan)
    if measured.code == "population.total":
        when = counted_on(sight, when, bearings.thread, over=meant.kind == "growth")
    if meant.kind in ("volume", "share"):
        when = bearings.year_ago(one.start, one.end, when)
    if plan and when.known == "inherited" and meant.form != "plan_fulfilment":
        when = year_of(when)
    measured = of_years_ahead(sight, measured, when) if plan else measured
    when, recalled = bearings.grown(when) if meant.kind == "growth" else (when, None)
    base = base_of(sight, bearings, one, meant, when) or recalled
    if base is None and when.period is not None and meant.kind == "growth" and not plan:
        base = bearings.year_compared(against, when.period)
    form = "plan_fulfilment" if isinstance(base, str) and meant.kind == "growth" else meant.form
    value = value_of(one, meant)
    start, end = quote_of(one, meant)
    target = _is_target(measured, meant, plan) or form == "plan_fulfilment"
    return Claim(
        kind="target" if target else meant.kind,
        indicator=headline(measured, where.area.country if where.area else ""),
        concept_said=measured.said,
        area=where.code if measured.code != "fdi.world" else None,
        period=when.period,
        written=Written(
            sight.text[one.start : one.end], value, one.place, one.bound or ceiling(sight, one, meant), one.spoken_half
        ),
        unit=one.unit,
        quote=sight.text[start:end],
        start=start,
        end=end,
        language=sight.language,
        period_known=when.known,
        compared_to=base,
        value_high=one.high,
        from_value=one.origin,
        alt_value=other.value if other else None,
        alt_unit=other.unit if other else None,
        form=form,
        direction=meant.direction,
        partner=part.partner,
        activity=part.activity,
        subregion=where.subregion,
        by="per_head" if part.per_head else "volume",
        modality="plan" if plan else "fact",
        speaker=bearings.thread.speaker,
        says_more=says_more(sight, one, meant, start, end),
    )


def _of_place(sight: Sight, bearings: Bearings, rank: Place, topic: Measure | None) -> Claim:
    measured = measure_of_place(sight, rank.start, rank.end, topic)
    where = bearings.where(rank.start, rank.end, follows=rank.verbal or _opens(sight, rank), ranked=True)
    part = _part(sight, bearings, (rank.start, rank.end), measured, where)
    counted = time_of_record(sight, rank.start, rank.end) if rank.record else None
    if counted is None:
        measured = specified(sight, measured, part.partner, rank.start, promised=False)
    when = bearings.year_ago(rank.start, rank.end, bearings.when(rank.start, rank.end, besides=counted))
    if measured.code == "population.total":
        when = counted_on(sight, when, bearings.thread)
    after = tuple(one.area.code for one in bearings.ahead) if not rank.verbal else ()
    return Claim(
        kind="rank",
        indicator=headline(measured, where.area.country if where.area else ""),
        concept_said=measured.said,
        area=where.code,
        period=when.period,
        written=Written(sight.text[rank.start : rank.end], Decimal(rank.place), Decimal(1), rank.bound),
        unit="rank",
        quote=sight.text[rank.start : rank.end],
        start=rank.start,
        end=rank.end,
        language=sight.language,
        period_known=when.known,
        partner=part.partner,
        activity=part.activity,
        subregion=where.subregion,
        from_value=Decimal(rank.origin) if rank.origin is not None else None,
        of=rank.of,
        by=rank.by,
        among="periods" if rank.record else "areas",
        after=after,
        modality="plan" if is_plan(sight, rank.start, rank.end) else "fact",
        speaker=bearings.thread.speaker,
    )


def _part(sight: Sight, bearings: Bearings, span: tuple[int, int], measured: Measure, where: Where) -> Part:
    """What narrows a figure: said beside it or its noun, else what narrowed the noun where it was said."""
    thread, nation = bearings.thread, where.area.country if where.area else bearings.thread.country
    loose = not measured.is_investment
    from_whom = investor(sight, *span, nation, loose=loose) if _has_partner(measured) else None
    from_whom = from_whom or spoken_of(sight, thread.partner, firm=_is_of_firm(sight, bearings, measured))
    if not is_statistic(measured.code):
        abroad = from_whom is not None and from_whom.into and measured.code not in PAPERS
        return Part(measured.end, from_whom.code if from_whom is not None and not abroad else None)
    activity = activity_of(sight, *span, measured.end)
    if from_whom is not None and from_whom.into:
        activity, from_whom = f"label:{sight.text[from_whom.start : from_whom.end]}", None
    part = Part(
        measured.end,
        from_whom.code if from_whom is not None else None,
        activity,
        is_per_head(sight, *span, measured.end),
    )
    named = sight.sentence.start < measured.end <= sight.sentence.end
    before = thread.part
    if before is None and not named and (where.area is None or where.area == thread.area):
        before = thread.topic_part
    if part.is_whole and before is not None and (not named or before.noun == measured.end):
        part = before
    if named and thread.part is None:
        shared = replace(part, activity=None) if sight.has("share") else part
        thread.topic_part = shared if is_one_investor(sight, nation) else Part(measured.end)
    if measured.end <= span[0] or measured.end <= sight.sentence.clause(*span)[1]:
        thread.part = part
    return part


# -- small decisions ------------------------------------------------------------------------------------------------


def _is_planned(sight: Sight, one: Quantity, measured: Measure, *, promised: bool) -> bool:
    """A paper that was signed is a fact; what it promises is not."""
    promised = (promised and measured.code not in SIGNED) or (one.counted == "job.count" and has_pool(sight))
    promised = promised or (one.counted == "project.count" and is_announced(sight))
    return measured.code in ALWAYS_PLANS or promised or is_plan(sight, one.start, one.end)


def _is_of_another_year(thread: Thread, measured: Measure) -> bool:
    """Papers signed at a meeting are not of a year gone by that the text spoke of before."""
    past = thread.published is not None and thread.period is not None and not thread.is_of_this_year
    return past and measured.code in SIGNED


def _when(
    sight: Sight, bearings: Bearings, one: Quantity, measured: Measure, against: PeriodMention | None, *, plan: bool
) -> When:
    """The period of a figure; what is planned after a plan's period is of that one."""
    inherit = _inherits(sight, bearings.thread, one, measured, plan=plan)
    when = bearings.when(one.start, one.end, inherit=inherit, besides=against)
    if when.known == "inherited":
        when = When(last_of_its_kind(bearings.thread, measured.code), when.known)
    to_come = one.counted and bearings.thread.is_to_come
    ahead = bearings.thread.ahead if plan and (is_statistic(measured.code) or to_come) else None
    return When(ahead, "inherited") if ahead is not None and when.known in (None, "inherited") else when


def _inherits(sight: Sight, thread: Thread, one: Quantity, measured: Measure, *, plan: bool) -> bool:
    """Whether a figure without a period is of the one spoken of: sums over years are not."""
    event = thread.is_of_this_year and sight.has("launch") if plan else is_event(sight, one.start, one.end)
    return (
        (is_statistic(measured.code) or event)
        and measured.code != "fdi.cumulative"
        and (not _is_of_another_year(thread, measured))
    )


def _is_target(measured: Measure, meant: Role, plan: bool) -> bool:
    counted = is_statistic(measured.code) and measured.code not in ALWAYS_PLANS
    return plan and counted and meant.kind in ("volume", "growth", "share")


def _is_of_firm(sight: Sight, bearings: Bearings, measured: Measure) -> bool:
    """Whether a figure may be of the project of the company that the sentence before named."""
    elsewhere = any(one.area is not bearings.thread.area for one in bearings.subjects)
    project = measured.code in ("project.value", "project.count", "job.count") or sight.has("promise")
    others = any(mark.code("count") == "company.count" for mark in sight.kind("count"))
    return bearings.thread.firm and project and not elsewhere and not others


def _has_partner(measured: Measure) -> bool:
    return measured.code not in ("grp.nominal", "employment.total", "population.total", "investment.domestic")


def _opens(sight: Sight, rank: Place) -> bool:
    """A rank that opens its clause has its area after it: "на втором месте – Актюбинская область"."""
    start, _ = sight.sentence.clause(rank.start, rank.end)
    named = any(start <= one.start < rank.start for one in sight.areas)
    return not named and _FIRST_WORD.fullmatch(sight.text, start, rank.start) is not None
