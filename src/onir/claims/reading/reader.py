"""Text to claims: what one pass sees is joined, sentence by sentence, into claims with their spans.

Reading records what was printed, errors included. It is a fixed sequence: quantities and ranks of a sentence; for each
its role, what it measures, where, when, against what, fact or plan. Left out: claims a text only implies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from onir.claims.claim import Claim
from onir.claims.reading.bearings import Bearings, Thread, When, Where, settle
from onir.claims.reading.cues import Role
from onir.claims.reading.dating import is_statistic, ranks_dated, titles_dated
from onir.claims.reading.indicators import Measure, measure_of, measure_of_place, topic_of
from onir.claims.reading.investors import investor
from onir.claims.reading.lists import quantities
from onir.claims.reading.modality import is_denied, is_event, is_plan
from onir.claims.reading.parts import Part, activity_of, is_per_head
from onir.claims.reading.people import counted_on, is_about
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import Place, places
from onir.claims.reading.roles import role
from onir.claims.reading.sight import Sight, sights
from onir.claims.reading.texts import plain, stretches
from onir.measure import Period, Written
from onir.measure.written import Bound
from onir.territory import country as country_of

_OPENS = re.compile(r"\s*\((?:или\s|or\s|яғни\s)?")
_FIRST_WORD = re.compile(r"\W*(?:[^\W\d]+\s)?")
_SMALL_MONEY = Decimal(100_000)

SPEAKING = ("factor", "fraction", "leader", "most", "record", "topgroup", "behindonly")
"""Words that may claim something without a number in digits or words."""

ALWAYS_PLANS = frozenset({"project.pool", "memorandum.value", "agreement.value"})
"""Money promised, whatever the tense of the verb."""

SIGNED = frozenset({"memorandum.count", "agreement.count"})
"""Counts of papers: signing them is done, what they promise is not."""


def read(text: str, published: date | None = None, language: str | None = None) -> list[Claim]:
    """The claims of a text in order; `published` (or the text's own date) resolves "this year" and "last year".

    >>> [str(claim.value) for claim in read("Инвестиции в основной капитал ЗКО в 2025 году выросли в 1,7 раза.")]
    ['1.7']
    """
    written, text = text, plain(text)
    thread = Thread(published=published)
    topic: Measure | None = None
    claims: list[Claim] = []
    for stretch in stretches(text, language):
        for sight in sights(text, stretch):
            bearings = Bearings.of(sight, thread)
            found, topic = _sentence(sight, bearings, topic)
            settle(sight, bearings, thread, within=_place_of(text, found))
            claims += found
    return [_as_written(claim, written) for claim in titles_dated(text, claims)]


def _place_of(text: str, claims: list[Claim]) -> str | None:
    """The city that statistics were given of; "Atyrau:" at the head of a text is its region."""
    said = (one.subregion for one in claims if one.subregion and is_statistic(one.indicator))
    return next((name for name in said if f"{name}:" not in text), None)


def _as_written(claim: Claim, text: str) -> Claim:
    quote = text[claim.start : claim.end]
    return claim if quote == claim.quote else replace(claim, quote=quote)


def _sentence(sight: Sight, bearings: Bearings, topic: Measure | None) -> tuple[list[Claim], Measure | None]:
    """The claims of one sentence, and the topic it leaves."""
    if _is_question(sight) or (not sight.numbers and not sight.ordinals and not sight.has(*SPEAKING)):
        return [], topic_of(sight, topic)
    ones = quantities(sight, bearings.thread.currency, bearings.thread.counted)
    ranks = places(sight)
    bearings = bearings.paired([*ones, *ranks])
    claims = [
        *_of_quantities(sight, bearings, ones, topic),
        *(
            claim
            for rank in ranks
            if rank.start not in bearings.pairs.open and not is_denied(sight, rank.start, rank.end)
            for claim in _of_each(_of_place(sight, bearings, rank, topic), group=rank.bound is not None)
        ),
    ]
    return sorted(ranks_dated(claims), key=lambda claim: claim.start), topic_of(sight, topic)


def _is_question(sight: Sight) -> bool:
    """«Правда ли, что …?» states nothing; "why did FDI fall by 5 %?" does."""
    return sight.words.rstrip(' \n"»”)').endswith("?") and not sight.has("why")


def _of_quantities(sight: Sight, bearings: Bearings, ones: list[Quantity], topic: Measure | None) -> Iterator[Claim]:
    earlier, said, last = None, None, None
    bearings.thread.part = None
    for one in ones:
        meant = role(sight, one, earlier, said)
        if one.start in bearings.pairs.open:
            earlier, said = one, meant
            continue
        if meant is not None and not _is_conversion(sight, one, earlier) and not is_denied(sight, one.start, one.end):
            measured = measure_of(sight, one, meant, topic, last)
            if (closing := bearings.pairs.last.get(one.start)) is not None:
                measured = _of_list(measured, measure_of(sight, closing, meant, topic, last))
            if not _is_price(sight, one, measured) and is_about(sight, one, meant, measured):
                other = next((two for two in ones if _is_conversion(sight, two, one)), None)
                claim = _claim(sight, bearings, one, meant, measured, other)
                yield from _of_each(claim) if one.lead == "по" or sight.has("each") else (claim,)
            last = measured if meant.kind != "count" else last
        earlier, said = one, meant


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


def _is_price(sight: Sight, one: Quantity, measured: Measure) -> bool:
    """A small sum with no scale word is a price, a wage or a rate of exchange, unless investment is said beside it."""
    if not one.is_money or one.scale > 1:
        return False
    return one.value < _SMALL_MONEY and (sight.has("ratecue") or not 0 <= measured.end - one.end <= 40)


def _is_conversion(sight: Sight, one: Quantity, earlier: Quantity | None) -> bool:
    """The same amount in another currency, in brackets."""
    if (
        earlier is None
        or not one.is_money
        or not earlier.is_money
        or one.unit == earlier.unit
        or one.start < earlier.end
    ):
        return False
    return _OPENS.fullmatch(sight.text, earlier.end, one.start) is not None


# -- building -------------------------------------------------------------------------------------------------------


def _claim(
    sight: Sight, bearings: Bearings, one: Quantity, meant: Role, measured: Measure, other: Quantity | None
) -> Claim:
    promised = _is_promised(sight, bearings)
    where = bearings.where(one.start, one.end)
    part = _part(sight, bearings, (one.start, one.end), measured, where)
    measured = _specified(sight, measured, part.partner, promised=promised)
    plan = _is_planned(sight, one, measured, promised=promised)
    inherit = is_statistic(measured.code) or (not plan and is_event(sight, one.start, one.end))
    against = bearings.compared(one.end, meant.cue) if meant.kind == "growth" else None
    when = bearings.when(one.start, one.end, inherit=inherit, besides=against)
    if measured.code == "population.total":
        when = counted_on(sight, when, bearings.thread, over=meant.kind == "growth")
    if meant.kind in ("volume", "share"):
        when = bearings.year_ago(one.start, one.end, when)
    base = _base(sight, bearings, one, meant, when)
    if base is None and when.period is not None and meant.kind == "growth" and not plan:
        base = bearings.year_compared(against, when.period)
    form = "plan_fulfilment" if isinstance(base, str) and meant.kind == "growth" else meant.form
    value = _value(one, meant)
    start, end = _quote(one, meant)
    target = _is_target(measured, meant, plan) or form == "plan_fulfilment"
    return Claim(
        kind="target" if target else meant.kind,
        indicator=_headline(measured, where.area.country if where.area else ""),
        concept_said=measured.said,
        area=where.code,
        period=when.period,
        written=Written(
            sight.text[one.start : one.end], value, one.place, one.bound or _ceiling(sight, one, meant), one.spoken_half
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
        says_more=_says_more(sight, one, meant, start, end),
    )


def _of_place(sight: Sight, bearings: Bearings, rank: Place, topic: Measure | None) -> Claim:
    measured = measure_of_place(sight, rank.start, rank.end, topic)
    where = bearings.where(rank.start, rank.end, follows=rank.verbal or _opens(sight, rank), ranked=True)
    part = _part(sight, bearings, (rank.start, rank.end), measured, where)
    measured = _specified(sight, measured, part.partner, promised=False)
    when = bearings.when(rank.start, rank.end)
    if measured.code == "population.total":
        when = counted_on(sight, when, bearings.thread)
    after = tuple(one.area.code for one in bearings.ahead) if not rank.verbal else ()
    return Claim(
        kind="rank",
        indicator=_headline(measured, where.area.country if where.area else ""),
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
        of=rank.of,
        by=rank.by,
        after=after,
        modality="plan" if is_plan(sight, rank.start, rank.end) else "fact",
        speaker=bearings.thread.speaker,
    )


def _part(sight: Sight, bearings: Bearings, span: tuple[int, int], measured: Measure, where: Where) -> Part:
    """What narrows a figure: said beside it or its noun, else what narrowed the noun where it was said."""
    thread, nation = bearings.thread, where.area.country if where.area else bearings.thread.country
    loose = not measured.is_investment
    from_whom = investor(sight, *span, nation, loose=loose) if _has_partner(measured) else None
    if not is_statistic(measured.code):
        return Part(measured.end, from_whom.code if from_whom is not None and not from_whom.into else None)
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
    before = thread.part if named or thread.part is not None else thread.topic_part
    if part.is_whole and before is not None and (not named or before.noun == measured.end):
        part = before
    if named and thread.part is None:
        thread.topic_part = part
    if measured.end <= span[0] or measured.end <= sight.sentence.clause(*span)[1]:
        thread.part = part
    return part


# -- small decisions ------------------------------------------------------------------------------------------------


def _value(one: Quantity, meant: Role) -> Decimal:
    """An index of 121 is recorded as 21, an index of 98.7 as 1.3 down."""
    value = abs(one.value - 100) if meant.form == "index" else one.value
    return -value if meant.below_zero else value


def _quote(one: Quantity, meant: Role) -> tuple[int, int]:
    """The figure with the verb beside it."""
    cue = meant.cue
    if cue is not None and cue.end <= one.start and one.start - cue.end <= 6:
        return cue.start, one.end
    if cue is not None and cue.start >= one.end and cue.start - one.end <= 4:
        return one.start, cue.end
    return one.start, one.end


def _specified(sight: Sight, measured: Measure, partner: str | None, *, promised: bool) -> Measure:
    """Investment of a named country is foreign direct investment, that of a memorandum the worth of its project."""
    if measured.code == "investment.total" and promised:
        return Measure("project.value", end=measured.end)
    if measured.code == "investment.total" and partner is not None:
        measured = Measure("fdi.gross_inflow", False, measured.end)
    if measured.code == "fdi.gross_inflow" and not measured.said and sight.has("cumulative"):
        return Measure("fdi.cumulative", True, measured.end)
    return measured


def _is_promised(sight: Sight, bearings: Bearings) -> bool:
    """What a memorandum says is a promise, and so are the verbless sentences after it."""
    signed = any(mark.code("count") == "memorandum.count" for mark in sight.marks)
    return signed or (bearings.thread.promised and not sight.has("plan", "fact"))


def _is_planned(sight: Sight, one: Quantity, measured: Measure, *, promised: bool) -> bool:
    """A paper that was signed is a fact; what it promises is not."""
    promised = promised and measured.code not in SIGNED
    return measured.code in ALWAYS_PLANS or promised or is_plan(sight, one.start, one.end)


def _is_target(measured: Measure, meant: Role, plan: bool) -> bool:
    return plan and meant.kind in ("volume", "growth", "share") and is_statistic(measured.code)


def _has_partner(measured: Measure) -> bool:
    return measured.code not in ("grp.nominal", "employment.total", "population.total", "investment.domestic")


def _ceiling(sight: Sight, one: Quantity, meant: Role) -> Bound | None:
    """«До 500 рабочих мест» is a bound; after a verb of change "to" is the level reached."""
    return "<=" if one.counted and one.lead in sight.rules.to and not meant.direction else None


def _headline(measured: Measure, country: str) -> str:
    """ "FDI" with no more said is the country's headline concept."""
    if measured.said or not measured.code.startswith("fdi.") or not country:
        return measured.code
    return country_of(country).headline_indicator or measured.code


def _base(sight: Sight, bearings: Bearings, one: Quantity, meant: Role, when: When) -> Period | str | None:
    """What a change is reckoned against where the text says it: the plan, or a period."""
    if meant.form == "plan_fulfilment" or (meant.kind == "growth" and _plan_beside(sight, one)):
        return _plan_of(sight, when)
    return bearings.base(one.start, one.end, when.period) if meant.kind == "growth" else None


def _plan_of(sight: Sight, when: When) -> str:
    """The plan of the period, or of its year where the text says "annual plan"."""
    if when.period is None:
        return "plan"
    yearly = any(mark.code("planbase") == "year" for mark in sight.kind("planbase"))
    return f"plan:{when.period.year if yearly else when.period}"


def _plan_beside(sight: Sight, one: Quantity) -> bool:
    start, end = sight.sentence.clause(one.start, one.end)
    return bool(sight.within(start, end, "planbase"))


def _says_more(sight: Sight, one: Quantity, meant: Role, start: int, end: int) -> bool:
    """ "1.7 times more" but not "rose 1.7 times"."""
    words = sight.text[start:end].lower().split()
    risen = one.unit == "times" and not one.change and meant.direction != "down"
    return risen and any(word in sight.rules.more for word in words)


def _opens(sight: Sight, rank: Place) -> bool:
    """A rank that opens its clause has its area after it: "на втором месте – Актюбинская область"."""
    start, _ = sight.sentence.clause(rank.start, rank.end)
    named = any(start <= one.start < rank.start for one in sight.areas)
    return not named and _FIRST_WORD.fullmatch(sight.text, start, rank.start) is not None
