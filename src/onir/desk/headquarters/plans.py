"""Plan against fact: how far a target has been reached, by official figures or by the verified ledger.

An indicator of the registry is held against the tables of its publisher, and the release and the line of the figure are
named. An indicator of the pipeline is held against what an assurer verified in the projects of the region. Neither ever
answers for the other, and they are never added: published flows and a list of projects count different things. Where
the period is not over, or not published, the longest published part of it from its beginning is told, with its length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from onir.desk.held import store
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, Project
from onir.desk.pipeline.money import total
from onir.errors import BadInput, NotHeld
from onir.figures import Cell, indicator, show_figures
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.territory import area

LEDGER: Mapping[str, Message] = {
    "pipeline.investment": msg("investment verified in projects"),
    "pipeline.jobs": msg("permanent jobs verified in projects"),
    "pipeline.launched": msg("projects launched"),
}
"""Indicators of the pipeline; their facts come from the verified ledger alone."""

UNITS: Mapping[str, str] = {"pipeline.investment": "KZT", "pipeline.jobs": "jobs", "pipeline.launched": "projects"}
VERIFIED_STAGES = ("operating", "expansion")
"""A launch counts once an assurer has confirmed it."""


@dataclass(frozen=True)
class Asked:
    """What a target asks for."""

    indicator: str
    region: str
    period: Period
    value: Decimal
    unit: str
    activity: str = "_T"

    @property
    def name(self) -> Sayable:
        return LEDGER.get(self.indicator) or indicator(self.indicator)

    @property
    def from_ledger(self) -> bool:
        return self.indicator in LEDGER


@dataclass(frozen=True)
class Fact:
    """What was reached, in which part of the period; `cell` where it was published, else `records` of the ledger."""

    value: Decimal
    unit: str
    period: Period
    cell: Cell | None = None
    records: int = 0

    @property
    def amount(self) -> Sayable:
        return said(self.value, self.unit)


def said(value: Decimal, unit: str) -> Sayable:
    """The amount of a base unit in words."""
    counts = {
        "jobs": msg("{n} {n:plural:job|jobs}", n=value.to_integral_value()),
        "projects": msg("{n} {n:plural:project|projects}", n=value.to_integral_value()),
    }
    return counts.get(unit) or Amount(value, unit)


def fact_of(asked: Asked) -> Fact | None:
    """What the one source of this indicator tells; None where it tells nothing yet."""
    return _of_ledger(asked) if asked.from_ledger else _published(asked)


def reached(asked: Asked, fact: Fact) -> Fraction:
    """Fact over plan; BadInput where they are not of one unit.

    >>> plan = Asked("capital.fixed", "KZ-27", Period.parse("2025"), Decimal(400), "KZT")
    >>> reached(plan, Fact(Decimal(100), "KZT", Period.parse("2025-Q1")))
    Fraction(1, 4)
    """
    if fact.unit != asked.unit:
        raise BadInput(msg("The plan is in {plan}, the figure in {fact}.", plan=asked.unit, fact=fact.unit))
    return Fraction(fact.value) / Fraction(asked.value)


def where_it_stands(asked: Asked, fact: Fact | None) -> Message:
    """One sentence: what was asked, what there is of it."""
    told = {"indicator": asked.name, "area": area(asked.region), "plan": said(asked.value, asked.unit)}
    if fact is None:
        return msg("{indicator}, {area}: {plan} planned for {period}; no figure yet.", period=asked.period, **told)
    told |= {"fact": fact.amount, "percent": Percent.of(reached(asked, fact))}
    if fact.period == asked.period:
        return msg("{indicator}, {area}, {period}: {fact} of {plan} planned, {percent}.", period=asked.period, **told)
    return msg(
        "{indicator}, {area}: {fact} in {part} of {plan} planned for {period}, {percent} of the plan in {months} of "
        "{of} months.",
        part=fact.period, period=asked.period, months=fact.period.months, of=asked.period.months, **told,
    )  # fmt: skip


def _published(asked: Asked) -> Fact | None:
    try:
        cells = show_figures(asked.indicator, asked.region, activity=asked.activity, store=store())
    except NotHeld:
        return None
    parts = [cell for cell in cells if _part_of(cell.period, asked.period) and cell.amount is not None]
    if not parts:
        return None
    cell = max(parts, key=lambda one: one.period.last)
    assert cell.amount is not None
    return Fact(cell.amount, cell.unit.base, cell.period, cell=cell)


def _part_of(part: Period, whole: Period) -> bool:
    return not part.to_date and part.first == whole.first and part.last <= whole.last


def _of_ledger(asked: Asked) -> Fact | None:
    """By projects of the region; amounts in tenge by the rates stored with them."""
    own = Project.objects.filter(region=asked.region)
    first, last = asked.period.first_day, asked.period.last_day
    if asked.indicator == "pipeline.launched":
        return _counted(own.filter(launch_actual__range=(first, last), stage__in=VERIFIED_STAGES).count(), asked)
    if asked.indicator == "pipeline.jobs":
        return _jobs(asked, own)
    verified = InvestmentFigure.objects.current().filter(confidence="verified", kind="actual", project__in=own)
    lines = list(verified.filter(period_from__gte=first, period_to__lte=last))
    return Fact(total(lines).tenge, "KZT", asked.period, records=len(lines)) if lines else None


def _jobs(asked: Asked, own: object) -> Fact | None:
    """Jobs are a stock: of each project, the last verified count up to the end of the period."""
    verified = JobFigure.objects.current().filter(confidence="verified", kind="actual", permanence="permanent")
    lines = verified.filter(project__in=own, as_of__lte=asked.period.last_day).order_by("as_of", "pk")
    last = {line.project_id: line.number for line in lines}
    return Fact(Decimal(sum(last.values())), "jobs", asked.period, records=len(last)) if last else None


def _counted(number: int, asked: Asked) -> Fact | None:
    return Fact(Decimal(number), "projects", asked.period, records=number) if number else None
