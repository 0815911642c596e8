"""From a claim to its verdict: refuse what is no fact, find what was left unsaid, judge by vintage, then diagnose.

A claim that names its concept is judged on that concept alone. One that says only "FDI" or "investment" is judged on
the headline concept and, where that is not held or fails, on the others; a number that fits one of them is supported
and the concept is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from onir.claims.checking.answering import answer
from onir.claims.checking.both_ends import with_both_ends
from onir.claims.checking.candidates import (
    INVESTMENT,
    concepts,
    is_direct_investment,
    is_said,
    names_no_concept,
    periods,
)
from onir.claims.checking.diagnosis import chance, diagnose, explains, tells, with_slips
from onir.claims.checking.figure import told
from onir.claims.checking.judging import judge
from onir.claims.checking.missing import missing_real_growth
from onir.claims.checking.question import Question, question_of
from onir.claims.checking.real_terms import in_real_terms, is_relative
from onir.claims.checking.report import CHANCE, Diagnosis, FitKind, Judgement, Reason
from onir.claims.checking.tables import Tables
from onir.claims.claim import Claim
from onir.figures.indicators import indicators
from onir.language.messages import Message
from onir.measure import Period

SEVERAL, LABEL = "+", "label:"
"""How a claim writes several partners, and an activity by its words where it has no code."""

HOLDS = ("supported", "revised")


def verdict(claim: Claim, tables: Tables) -> tuple[Judgement, Diagnosis | None]:
    """The verdict of a claim, and what it is off by when it does not hold."""
    if (reason := refusal(claim)) is not None:
        return abstain(reason), None
    candidates = periods(claim, tables.published)
    if candidates != (claim.period,):
        return _of_unsaid_period(claim, candidates, tables), None
    asked = _by_concept(claim, candidates[0], tables)
    asked = asked._replace(found=with_both_ends(claim, asked.found, candidates[0], tables))
    return _explained(asked, tables, said=is_said(claim))


def refusal(claim: Claim) -> Reason | None:
    """Why a claim is not asked of the tables at all; None when it is."""
    against_plan = claim.form == "plan_fulfilment" or claim.by == "plan" or isinstance(claim.compared_to, str)
    rules: tuple[tuple[bool, Reason], ...] = (
        (claim.modality == "plan" or (claim.kind == "target" and not against_plan), "not a fact"),
        (claim.area is None or claim.subregion is not None or is_unlike_a_cell(claim), "no such cell"),
        ("+" in (claim.area or "") and claim.kind not in ("volume", "share"), "no such cell"),
        (claim.compared_with is not None and not _is_beside(claim), "no such cell"),
        (claim.indicator not in indicators() or against_plan, "source not held"),
        (claim.by == "per_head" and not is_said(claim), "concept not said and candidates disagree"),
        (claim.kind == "rank" and claim.partner is not None, "set of the rank unknown"),
        (claim.among == "periods", "place among periods"),
    )
    return next((reason for holds, reason in rules if holds), None)


def _is_beside(claim: Claim) -> bool:
    """Whether an area is compared with one other of its rank: more "than the country" can mean its average alone."""
    rival, area = claim.compared_with or "", claim.area or ""
    return "+" not in rival and rival != area and ("-" in rival) == ("-" in area) and claim.unit != "points"


def is_unlike_a_cell(claim: Claim) -> bool:
    """Whether no table has such a cell: of several partners, of an activity without a code, growth per head."""
    of_label = claim.activity is not None and claim.activity.startswith(LABEL)
    per_head = claim.by == "per_head" and claim.kind not in ("volume", "rank")
    return per_head or of_label or (claim.partner is not None and SEVERAL in claim.partner)


def abstain(reason: Reason, detail: Message | None = None) -> Judgement:
    return Judgement("unverifiable", reason=reason, detail=detail)


def judged(question: Question, tables: Tables) -> Judgement:
    """The verdict of one question; the set is the regions without the cities where the text counts so many."""
    found = answer(question, tables)
    if question.size is not None and found.evidence and found.evidence[-1].size != question.size:
        narrowed = answer(question.of(regions_only=True), tables)
        if narrowed.evidence and narrowed.evidence[-1].size == question.size:
            found = narrowed
    if not found.evidence:
        return replace(abstain(found.reason or "no such cell", found.detail), missing=found.missing)
    return judge(found.evidence, question.period, dated=tables.published is not None)


# -- concepts left unsaid ---------------------------------------------------------------------------------------------


class _Asked(NamedTuple):
    """The verdict, the questions asked (the headline concept first), and how many figures they were held against."""

    found: Judgement
    questions: list[Question]
    figures: int


def _by_concept(claim: Claim, period: Period, tables: Tables) -> _Asked:
    area = claim.area or ""
    questions = [question_of(claim, code, period, area=area) for code in concepts(claim)]
    verdicts = [judged(question, tables) for question in questions]
    if is_said(claim):
        found = next((found for found in verdicts if found.evidence), verdicts[0])
    else:
        found = _of_unsaid_concept(claim, list(zip(questions, verdicts, strict=True)))
    return _Asked(found, questions, sum(len(one.evidence) for one in verdicts))


def _of_unsaid_concept(claim: Claim, answers: list[tuple[Question, Judgement]]) -> Judgement:
    headline, first = answers[0]
    if first.verdict in ("supported", "revised", "undecided") and (
        not names_no_concept(claim.indicator) or tells(first)
    ):
        return replace(first, concept=headline.indicator)
    others = [(question, found) for question, found in answers[1:] if found.evidence]
    fitting = [(question, found) for question, found in others if found.verdict in HOLDS and tells(found)]
    figures = sum(len(found.evidence) for _, found in answers)
    if len(fitting) == 1 and _beyond_chance(fitting[0][0], figures):
        return replace(fitting[0][1], concept=fitting[0][0].indicator)
    unsaid = names_no_concept(claim.indicator)
    settled = first.reason in ("borders changed", "period not said or not released") and not others
    if not first.evidence and (is_direct_investment(claim.indicator) or not unsaid or settled):
        return first
    unheld = [question for question, found in answers if not found.evidence]
    other_kind = indicators()[claim.indicator].concept != indicators()[headline.indicator].concept
    if unsaid and other_kind and (unheld or others):
        return replace(first, verdict="unverifiable", when=None, reason="concept not said and candidates disagree")
    return replace(first, concept=headline.indicator)


def _beyond_chance(question: Question, figures: int) -> bool:
    probability = chance(question, figures)
    return probability is not None and probability < CHANCE


# -- periods left unsaid ----------------------------------------------------------------------------------------------


def _of_unsaid_period(claim: Claim, candidates: tuple[Period, ...], tables: Tables) -> Judgement:
    """Every end that is held is tried: all agree, or one fits a number too precise for chance; else not told."""
    asked = [_by_concept(claim, period, tables) for period in candidates]
    if all(one.found.reason == "source not held" for one in asked) and not _is_held(claim, tables):
        return asked[0].found if asked else abstain("source not held")
    found = [(one.questions[0], one.found) for one in asked if one.found.evidence]
    fitting = [(question, result) for question, result in found if result.verdict in HOLDS]
    figures = sum(one.figures for one in asked)
    if fitting and (len(fitting) == len(found) == len(candidates) or _one_fits(fitting, figures)):
        question, result = fitting[0]
        return replace(result, period=question.period)
    evidence = tuple(item for _, result in found for item in result.evidence)
    return Judgement("unverifiable", reason="period not said or not released", evidence=evidence)


def _is_held(claim: Claim, tables: Tables) -> bool:
    """Whether any period of the likeliest concept is held for an area of this kind."""
    nation = (claim.area or "").partition("-")[0]
    code = concepts(claim)[0]
    newest = [tables.newest(code, period, nation) for period in tables.periods(code, nation)[-1:]]
    return any(panel is not None and (panel.cells or claim.area == nation) for panel in newest)


def _one_fits(fitting: list[tuple[Question, Judgement]], figures: int) -> bool:
    return len(fitting) == 1 and _beyond_chance(fitting[0][0], figures)


# -- what it is off by ------------------------------------------------------------------------------------------------


def _maybe_real(found: Judgement, question: Question) -> Judgement | None:
    """An abstention where growth at current prices fails and growth in real terms, of another table, may be meant."""
    if not is_relative(question) or found.basis is None or found.verdict != "contradicted":
        return None
    detail = missing_real_growth(question.indicator, question.country, told(found.basis))
    if detail is None:
        return None
    return replace(found, verdict="unverifiable", when=None, reason="source not held", detail=detail, missing="real")


def _explained(asked: _Asked, tables: Tables, *, said: bool) -> tuple[Judgement, Diagnosis | None]:
    """A contradicted claim with its diagnosis; without its table it is asked only whether it is another concept."""
    found, questions, figures = asked
    if "earlier end" in found.notes:
        return found, None
    tried = tuple(question.indicator for question in questions)
    real = in_real_terms(questions[0], tables) if found.verdict == "contradicted" or not found.evidence else None
    if real is not None and (real.verdict in (*HOLDS, "undecided") or not found.evidence):
        return replace(real, concept=found.concept, period=found.period), None
    if found.verdict == "contradicted" or found.reason == "concept not said and candidates disagree":
        question = next((q for q in questions if found.basis and q.indicator == found.basis.indicator), questions[0])
        diagnosis = diagnose(question, tables, tried=tried, before=figures)
        if explains(diagnosis):
            return replace(found, verdict="misattributed", reason=None), diagnosis
        turned = any(fit.kind == "direction" for fit in diagnosis.fits)
        if not turned and real is None and (unheld := _maybe_real(found, question)) is not None:
            return unheld, diagnosis
        if found.basis is not None and found.verdict == "contradicted":
            diagnosis = with_slips(diagnosis, question, found.basis)
        return found, diagnosis
    return _without_a_table(asked, tables, said=said)


def _without_a_table(asked: _Asked, tables: Tables, *, said: bool) -> tuple[Judgement, Diagnosis | None]:
    """Where no table answers: whether the number is of another concept, or of the currency of the table."""
    found, questions, figures = asked
    if found.reason != "source not held" or found.evidence:
        return found, None
    mixed = indicators()[questions[0].indicator].concept in INVESTMENT
    only: tuple[FitKind, ...] = (*(("concept",) if mixed else ()), *(("unit",) if found.missing == "rate" else ()))
    if not only:
        return found, None
    tried = () if said else tuple(question.indicator for question in questions)
    diagnosis = diagnose(questions[0], tables, tried=tried, before=figures, only=only)
    if not explains(diagnosis):
        return found, None
    evidence = (diagnosis.fits[0].evidence,)
    explained = replace(found, verdict="misattributed", reason=None, detail=None, missing=None, evidence=evidence)
    return explained, diagnosis
