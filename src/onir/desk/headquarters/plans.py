"""Plan against fact: how far a target has been reached, by official figures or by the verified ledger.

An indicator of the registry is held against the tables of its publisher, and the release and the line of the figure are
named. An indicator of the pipeline is held against what an assurer verified in the projects of the region. Neither ever
answers for the other, and they are never added: published flows and a list of projects count different things. Where
the period is not over, or not published, the longest published part of it from its beginning is told, with its length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from onir.desk.headquarters.models import Target
from onir.desk.headquarters.verified import Question, Verified, verified
from onir.desk.held import store
from onir.desk.pipeline.money import OWN, rounded
from onir.errors import BadInput, NotHeld
from onir.figures import Cell, Cut, indicator, show_figures
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


def asked_of(target: Target) -> Asked:
    """The question that a record asks."""
    activity, period = target.activity or "_T", Period.parse(target.period)
    return Asked(target.indicator, target.region, period, target.value, target.unit, activity)


def said(value: Decimal, unit: str) -> Sayable:
    """The amount of a base unit in words."""
    counts = {
        "jobs": msg("{n} {n:plural:job|jobs}", n=value.to_integral_value()),
        "projects": msg("{n} {n:plural:project|projects}", n=value.to_integral_value()),
    }
    return counts.get(unit) or Amount(value, unit)


def fact_of(asked: Asked) -> Fact | None:
    """What the one source of this indicator tells; None where it tells nothing yet."""
    return facts_of([asked])[0]


def facts_of(asked: Sequence[Asked]) -> Sequence[Fact | None]:
    """Of each; the ledger is asked once for all of a kind."""
    facts = {place: _published(one) for place, one in enumerate(asked) if not one.from_ledger}
    for code in LEDGER:
        of_kind = [(place, one) for place, one in enumerate(asked) if one.indicator == code]
        told = verified(code, [Question(one.region, one.period.first_day, one.period.last_day) for _, one in of_kind])
        facts |= {place: _counted(one, held) for (place, one), held in zip(of_kind, told, strict=True)}
    return [facts[place] for place in range(len(asked))]


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
        cells = show_figures(asked.indicator, asked.region, cut=Cut(activity=asked.activity), store=store())
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


def _counted(asked: Asked, held: Verified | None) -> Fact | None:
    unit = UNITS[asked.indicator]
    return held and Fact(rounded(held.sum) if unit == OWN else held.sum, unit, asked.period, records=held.entries)
