"""Figures made of what the database added up: pure functions from groups to answers, with the cases behind each.

A share of nothing is no figure. Where cases are fewer than 30, the interval of a share is told with it. Sums are in
tenge by the rates stored with the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from onir.desk.indicators.statistics import Interval, Spell, Survival, concentration, survival, wilson
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, Wording, msg

FEW = 30
"""Below so many cases a share says little without its interval."""
P80 = Fraction(4, 5)
HALF = Fraction(1, 2)
NONE = Wording("–", "–", "–")


@dataclass(frozen=True)
class Bar:
    """A share to be drawn."""

    label: Sayable
    share: Fraction


@dataclass(frozen=True)
class Answer:
    """`value` of `n` cases in short, and the figures it is made of; `bars` where they are shares to be compared."""

    n: int
    value: Sayable
    heads: Sequence[Sayable]
    rows: Sequence[Sequence[Any]]
    bars: Sequence[Bar] = field(default=())
    note: Message | None = None


def part(of: Decimal | int | None, whole: Decimal | int | None) -> Fraction | None:
    """A share; None where there is no whole, and nothing where nothing came of one.

    >>> part(Decimal(1), Decimal(4)), part(None, 4), part(1, None)
    (Fraction(1, 4), Fraction(0, 1), None)
    """
    return Fraction(of or 0) / Fraction(whole) if whole else None


def percent(share: Fraction | None) -> Sayable:
    return NONE if share is None else Percent.of(share)


def tenge(sum_: Decimal | None) -> Sayable:
    return NONE if sum_ is None else Amount(sum_, "KZT")


def year(number: int) -> Sayable:
    """A year in digits that are not grouped."""
    return Wording(*[str(number)] * 3)


def share_of(successes: int, of: int) -> Sayable:
    """A share of cases, with its interval where they are few."""
    if not of:
        return NONE
    if of >= FEW:
        return Percent.of(Fraction(successes, of))
    held: Interval = wilson(successes, of)
    said = Percent.of(Fraction(successes, of))
    return msg("{share} ({low} to {high})", share=said, low=Percent.of(held.low), high=Percent.of(held.high))


class Cohort(NamedTuple):
    """Projects that signed in a year; `came`: verified, by the rate of the promise."""

    year: int
    projects: int
    promised: Decimal
    came: Decimal | None
    memorandum: Decimal | None
    agreed: Decimal | None
    jobs_promised: int | None
    jobs_came: int | None


def realisation(cohorts: Sequence[Cohort]) -> Answer:
    """`R_c(t) = Σ verified actual / Σ promised`, by year of signing, in the currency of each promise."""
    rows = [
        (
            year(one.year), one.projects, tenge(one.promised), tenge(one.memorandum),
            tenge(one.agreed), tenge(one.came or Decimal(0)), percent(part(one.came, one.promised)),
            percent(part(one.jobs_came, one.jobs_promised)),
        )
        for one in cohorts
    ]  # fmt: skip
    whole = part(sum((one.came or 0 for one in cohorts), Decimal(0)), sum(one.promised for one in cohorts))
    heads = (
        msg("Signed in"), msg("Projects"), msg("Promised"), msg("In memoranda"), msg("Agreed"), msg("Verified"),
        msg("Realised"), msg("Jobs realised"),
    )  # fmt: skip
    bars = [Bar(row[0], part(one.came, one.promised) or Fraction(0)) for row, one in zip(rows, cohorts, strict=True)]
    return Answer(sum(one.projects for one in cohorts), percent(whole), heads, rows, bars)


class Step(NamedTuple):
    """Projects that entered a stage long enough ago, and those that went on within the months given."""

    stage: str
    entered: int
    reached: int


def conversion(steps: Sequence[Step], names: dict[str, Sayable]) -> Answer:
    """`#(reached a later stage within T of entering k) / #(entered k at least T ago)`."""
    rows = [(names[one.stage], one.entered, one.reached, share_of(one.reached, one.entered)) for one in steps]
    signed = next((one for one in steps if one.stage == "memorandum"), Step("memorandum", 0, 0))
    heads = (msg("Stage"), msg("Came to it"), msg("Went on within 12 months"), msg("Share"))
    bars = [Bar(names[one.stage], Fraction(one.reached, one.entered)) for one in steps if one.entered]
    return Answer(signed.entered, share_of(signed.reached, signed.entered), heads, rows, bars)


def durations(spells: Iterable[tuple[str, Spell]], names: dict[str, Sayable]) -> Answer:
    """Median and P80 of days in each stage and on the way to a launch; spells not ended yet are censored."""
    by_stage: dict[str, list[Spell]] = {}
    for stage, spell in spells:
        by_stage.setdefault(stage, []).append(spell)
    told = [(name, survival(by_stage[code])) for code, name in names.items() if code in by_stage]
    rows = [(name, one.cases, one.censored, _days(one, HALF), _days(one, P80)) for name, one in told]
    whole = survival(by_stage.get("launch", ()))
    heads = (msg("Stage"), msg("Spells"), msg("Not ended yet"), msg("Median, days"), msg("80 in 100 within, days"))
    return Answer(whole.cases, _days(whole, HALF), heads, rows)


def _days(held: Survival, share: Fraction) -> Sayable:
    days = held.days(share)
    if days is None:
        return msg("not reached yet")
    return msg("{n} {n:plural:day|days}", n=days)


class Waiting(NamedTuple):
    """Projects that are open at a stage, and what they promised."""

    stage: str
    projects: int
    promised: Decimal


def weighted(waiting: Sequence[Waiting], reached: dict[str, Step], names: dict[str, Sayable]) -> Answer:
    """`Σ promised × share of those once at its stage that came to operate`: a forecast, and labelled so."""
    rows, sums = [], Decimal(0)
    for one in waiting:
        past = reached.get(one.stage)
        share = part(past.reached, past.entered) if past else None
        weight = None if share is None else one.promised * share.numerator / share.denominator
        sums += weight or 0
        rows.append((names[one.stage], one.projects, tenge(one.promised), past.entered if past else 0, percent(share),
                     tenge(weight)))  # fmt: skip
    heads = (
        msg("Stage"), msg("Projects"), msg("Promised"), msg("Were there at least 36 months ago"),
        msg("Came to operate"), msg("Forecast"),
    )  # fmt: skip
    value = msg("forecast: {sum}", sum=tenge(sums))
    return Answer(sum(one.projects for one in waiting), value, heads, rows)


def ageing(silent: tuple[int, int, int, int]) -> Answer:
    """Memoranda without any event for so many days."""
    whole = silent[0]
    rows = [(msg("{n} {n:plural:day|days}", n=days), held, share_of(held, whole))
            for days, held in zip((90, 180, 365), silent[1:], strict=True)]  # fmt: skip
    heads = (msg("Nothing entered for more than"), msg("Memoranda"), msg("Share"))
    return Answer(whole, share_of(silent[2], whole), heads, rows)


class Owed(NamedTuple):
    """Obligations of a side whose day has come; `on_time`: accepted, and delivered by that day."""

    side: str
    due: int
    accepted: int
    on_time: int


def compliance(owed: Sequence[Owed], names: dict[str, Sayable]) -> Answer:
    """`accepted on time / due`, each side by itself: the two are never put together."""
    rows = [(names[one.side], one.due, one.accepted, one.on_time, share_of(one.on_time, one.due)) for one in owed]
    heads = (msg("Side"), msg("Due"), msg("Accepted"), msg("Accepted on time"), msg("Share"))
    bars = [Bar(names[one.side], Fraction(one.on_time, one.due)) for one in owed if one.due]
    said = {one.side: share_of(one.on_time, one.due) for one in owed}
    value = msg("investors {investor}, state bodies {state}", investor=said.get("investor", NONE),
                state=said.get("state", NONE))  # fmt: skip
    return Answer(sum(one.due for one in owed), value, heads, rows, bars)


class Whole(NamedTuple):
    """All projects seen, added up."""

    projects: int
    came: Decimal | None
    verified: Decimal | None
    with_came: int
    with_verified: int
    promised: Decimal | None
    again: Decimal | None
    with_again: int
    jobs: int | None
    with_jobs: int
    promised_with_jobs: Decimal | None
    jobs_verified: int | None
    with_jobs_verified: int


def honesty(whole: Whole) -> Answer:
    """`Σ verified / Σ claimed`."""
    share = percent(part(whole.verified, whole.came))
    rows = [(msg("claimed"), whole.with_came, tenge(whole.came)), (msg("verified"), whole.with_verified,
            tenge(whole.verified))]  # fmt: skip
    return Answer(whole.with_came, share, (msg("Actual investment"), msg("Projects"), msg("Sum")), rows)


def reinvestment(whole: Whole) -> Answer:
    """The part of what is promised that comes from who has invested here before."""
    share = percent(part(whole.again, whole.promised))
    rows = [(msg("all projects"), whole.projects, tenge(whole.promised)), (msg("expansion or reinvestment"),
            whole.with_again, tenge(whole.again))]  # fmt: skip
    return Answer(whole.projects, share, (msg("Promised"), msg("Projects"), msg("Sum")), rows)


def jobs(whole: Whole) -> Answer:
    """Permanent jobs for each project and for a billion tenge that goes with them."""
    each = part(whole.jobs, whole.with_jobs)
    dense = part(whole.jobs, whole.promised_with_jobs)
    value = NONE if each is None else msg("{n} a project", n=_tenth(each))
    rows = [
        (msg("promised"), whole.with_jobs, _or_none(whole.jobs), _or_none(each), _or_none(dense and dense * 10**9)),
        (msg("verified"), whole.with_jobs_verified, _or_none(whole.jobs_verified),
         _or_none(part(whole.jobs_verified, whole.with_jobs_verified)), NONE),
    ]  # fmt: skip
    heads = (msg("Permanent jobs"), msg("Projects"), msg("Jobs"), msg("A project"), msg("For a billion tenge"))
    return Answer(whole.with_jobs, value, heads, rows)


def _tenth(share: Fraction) -> Decimal:
    return (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.1"))


def _or_none(value: int | Fraction | None) -> Any:
    return NONE if value is None else _tenth(value) if isinstance(value, Fraction) else value


class Launch(NamedTuple):
    """A year's plan and fact: projects, sums, jobs."""

    year: int
    planned: int
    done: int
    sum_planned: Decimal | None
    sum_done: Decimal | None
    jobs_planned: int | None
    jobs_done: int | None


def launches(years: Sequence[Launch]) -> Answer:
    """Launched and verified against planned for the year."""
    rows = [
        (year(one.year), one.planned, one.done, percent(part(one.done, one.planned)),
         tenge(one.sum_planned), tenge(one.sum_done), _or_none(one.jobs_planned), _or_none(one.jobs_done))
        for one in years
    ]  # fmt: skip
    last = years[-1] if years else None
    heads = (
        msg("Year"), msg("Planned"), msg("Launched"), msg("Share"), msg("Sum planned"), msg("Sum launched"),
        msg("Jobs planned"), msg("Jobs verified"),
    )  # fmt: skip
    value = percent(part(last.done, last.planned)) if last else NONE
    return Answer(last.planned if last else 0, value, heads, rows)


def response(n: int, answered: int, hours: float | None, soon: int) -> Answer:
    """Median hours to the first answer, the unanswered counting as longer than any; share within two working days."""
    median: Any = int(hours) if hours is not None and hours < inf else NONE
    heads = (msg("Enquiries"), msg("Answered"), msg("Median, hours"), msg("Within two working days"))
    return Answer(n, share_of(soon, n), heads, [(n, answered, median, share_of(soon, n))] if n else [])


class Hurdle(NamedTuple):
    """An issue: the body that answers for it, its days, whether it is over, what is at risk and was retained."""

    body: str
    opened: date
    ended: date | None
    at_risk: Decimal
    retained: Decimal


def issues(held: Sequence[Hurdle], on: date) -> Answer:
    """By body: median days to an end, open for more than 30 days, investment at risk and retained."""
    rows = [
        _of_body(body, [one for one in held if one.body == body], on) for body in sorted({one.body for one in held})
    ]
    heads = (
        msg("Body"), msg("Issues"), msg("Median, days"), msg("Open for more than 30 days"), msg("Investment at risk"),
        msg("Investment retained"),
    )  # fmt: skip
    whole = survival(_spell(one, on) for one in held)
    return Answer(len(held), _days(whole, HALF) if held else NONE, heads, rows)


def _of_body(body: str, held: Sequence[Hurdle], on: date) -> Sequence[Any]:
    long = sum(one.ended is None and (on - one.opened).days > 30 for one in held)
    risk = sum((one.at_risk for one in held if one.ended is None), Decimal(0))
    kept = sum((one.retained for one in held), Decimal(0))
    return (body, len(held), _days(survival(_spell(one, on) for one in held), HALF), long, tenge(risk), tenge(kept))


def _spell(one: Hurdle, on: date) -> Spell:
    return Spell(max(((one.ended or on) - one.opened).days, 0), one.ended is not None)


class Origin(NamedTuple):
    """What is promised from a country."""

    country: str
    projects: int
    promised: Decimal


def countries(ultimate: Sequence[Origin], immediate: Sequence[Origin], name: Any) -> Answer:
    """`HHI = Σ s_i²` of what is promised, by the country of the last owner and by that the money comes from."""
    beside = {one.country: one for one in immediate}
    whole, near = sum(one.promised for one in ultimate), sum(one.promised for one in immediate)
    known = [*ultimate, *(one._replace(promised=Decimal(0)) for one in immediate
                          if one.country not in {other.country for other in ultimate})]  # fmt: skip
    rows = [
        (name(one.country), one.projects, tenge(one.promised), percent(part(one.promised, whole)),
         percent(part(beside[one.country].promised if one.country in beside else 0, near)))
        for one in known
    ]  # fmt: skip
    heads = (msg("Country"), msg("Projects"), msg("Promised"), msg("By ultimate owner"), msg("By immediate investor"))
    index = [concentration(one.promised for one in held) for held in (ultimate, immediate)]
    said = [NONE if one is None else one.quantize(Decimal("0.01")) for one in index]
    value = msg("{ultimate} by ultimate owner, {immediate} by immediate investor", ultimate=said[0], immediate=said[1])
    bars = [Bar(name(one.country), part(one.promised, whole) or Fraction(0)) for one in ultimate[:12]]
    return Answer(sum(one.projects for one in ultimate), value, heads, rows, bars)


def quality(projects: int, filled: Sequence[tuple[Sayable, int]], stale: int) -> Answer:
    """How much of what a record needs is entered, and how many have gone stale."""
    whole = part(sum(held for _, held in filled), projects * len(filled))
    rows = [(name, held, percent(part(held, projects))) for name, held in filled]
    rows.append((msg("without a stale flag"), projects - stale, percent(part(projects - stale, projects))))
    heads = (msg("Entered"), msg("Projects"), msg("Share"))
    bars = [Bar(name, part(held, projects) or Fraction(0)) for name, held in filled] if projects else []
    return Answer(projects, percent(whole), heads, rows, bars)
