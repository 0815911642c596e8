""" "From X to Y": two amounts in one claim, which is true only if both ends are, each vintage judged by itself.

Where the text does not say what X is the amount of, it is taken as a year earlier, as growth is.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onir.claims.checking.answering import answer
from onir.claims.checking.judging import judge
from onir.claims.checking.question import base_of, question_of
from onir.claims.checking.report import Evidence, Judgement, Outcome
from onir.claims.checking.tables import Tables
from onir.claims.claim import Claim
from onir.measure import Period, Written

SEVERITY: dict[Outcome, int] = {"holds": 0, "undecided": 1, "fails": 2}


def with_both_ends(claim: Claim, found: Judgement, period: Period, tables: Tables) -> Judgement:
    """The verdict of "from X to Y", `found` being that of Y; where X is at fault the evidence is that of X."""
    if claim.from_value is None or claim.kind != "volume" or not found.evidence:
        return found
    code = found.basis.indicator if found.basis else claim.indicator
    question = question_of(_earlier(claim), code, base_of(claim, period), area=claim.area or "")
    before = {item.vintage: item for item in answer(question, tables).evidence}
    both = tuple(_worse(item, before.get(item.vintage)) for item in found.evidence)
    judged = judge(both, period, dated=tables.published is not None)
    if (judged.verdict, judged.when) == (found.verdict, found.when):
        return found
    return replace(judged, concept=found.concept, period=found.period)


def _worse(late: Evidence, early: Evidence | None) -> Evidence:
    """The end that decides in one vintage; the later one where they are alike."""
    if early is None or SEVERITY[early.outcome] <= SEVERITY[late.outcome]:
        return late
    return replace(early, known=late.known, notes=(*early.notes, "earlier end"))


def _earlier(claim: Claim) -> Claim:
    """The claim of X alone, read to its last digit but zeros, within the scale word of Y."""
    value = claim.from_value or Decimal(0)
    last_digit = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    scale = Decimal(1).scaleb(-(-claim.written.place.adjusted() // 3) * 3)
    written = Written(claim.written.text, value, min(last_digit, scale))
    return replace(claim, written=written, from_value=None, value_high=None, alt_value=None)
