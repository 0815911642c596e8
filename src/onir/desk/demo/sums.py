"""The ledgers: what was announced, put into a memorandum, agreed, planned and done, corrected and verified.

Rates are made up year by year, and say so: no official rate of a past day stands for a figure that nobody said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from onir.desk.demo.lives import half_years, spread
from onir.desk.demo.making import Making, noon
from onir.desk.demo.projects import LIVES, Lived
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, ProductionFigure, Project

BASE = {"USD": 370, "EUR": 425, "CNY": 54, "RUB": 5, "KZT": 1}
"""Tenge for a unit eight years ago, made up; four per cent more each year."""

LATELY = 150
"""Days for which a figure waits for its verification at least."""


def add(making: Making) -> None:
    """Lines as they were said first; what corrects or verifies one comes after it."""
    made = making.rows(LIVES)
    sums = [line for project, lived in made for line in _investment(making, project, lived)]
    making.keep(sums)
    making.keep(corrected := [_corrected(making, line) for line in sums if making.chance.random() < 0.04])
    gone = {line.supersedes_id for line in corrected}
    making.keep([_verified(making, line) for line in sums if line.pk not in gone and _is_checked(making, line)])
    jobs = [line for project, lived in made for line in _jobs(making, project, lived)]
    making.keep(jobs)
    making.keep([_verified(making, line) for line in jobs if _is_checked(making, line)])
    making.keep([line for project, lived in made for line in _production(making, project, lived)])


def rate(currency: str, day: date, today: date) -> Decimal:
    """Tenge for a unit on a day, made up.

    >>> rate("KZT", date(2020, 1, 1), date(2026, 1, 1)), rate("USD", date(2018, 1, 1), date(2026, 1, 1))
    (Decimal('1'), Decimal('370.0000'))
    """
    if currency == "KZT":
        return Decimal(1)
    years = 8 - (today - day).days // 365
    return (BASE[currency] * Decimal("1.04") ** years).quantize(Decimal("0.0001"))


def _said(project: Project, kind: str, day: date, **more: Any) -> dict[str, Any]:
    return {
        "project": project, "kind": kind, "as_of": day, "source": "investor_letter", "entered_by": project.manager,
        "entered_at": noon(day + timedelta(days=1)),
    } | more  # fmt: skip


def _investment(making: Making, project: Project, lived: Lived) -> Iterator[InvestmentFigure]:
    chance, promised = making.chance, lived.promised
    for stage, kind in (("negotiation", "announced"), ("memorandum", "memorandum"), ("agreement", "agreed")):
        if (day := lived.life.on(stage)) is not None:
            promised = (promised * Decimal(str(round(chance.uniform(0.85, 1.15), 2)))).quantize(Decimal("1"))
            yield _sum(making, lived, promised, _said(project, kind, day))
    if (day := lived.life.on("preparation")) is not None:
        for number, part in enumerate(spread(chance, promised, 2), 1):
            year = day.year + number
            period = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
            yield _sum(making, lived, part, _said(project, "planned", day, **period))
    yield from _came(making, project, lived, promised * lived.life.kept)


def _came(making: Making, project: Project, lived: Lived, total: Decimal) -> Iterator[InvestmentFigure]:
    """By half-years of building, with the statistical form for most; what is not built yet is not spent yet."""
    begun = lived.life.on("construction")
    if begun is None:
        return
    launched = lived.life.on("commissioned")
    spans = half_years(begun, launched or making.today)
    expected = max(len(spans), 1 if launched else 4)
    form = next((one for one in _of(making, project) if one.kind == "statistics"), None)
    for (first, last), part in zip(spans, spread(making.chance, total, expected), strict=False):
        shown = {"evidence": form, "source": "statistics", "confidence": "documented"}
        more = shown if form and making.chance.random() < 0.75 else {}
        yield _sum(making, lived, part, _said(project, "actual", last, period_from=first, period_to=last, **more))


def _of(making: Making, project: Project) -> list[Any]:
    if "papers by project" not in making.held:
        found: dict[int, list[Any]] = {}
        for paper in making.rows("pipeline.document"):
            found.setdefault(paper.project_id, []).append(paper)
        making.held["papers by project"] = [found]
    return list(making.held["papers by project"][0].get(project.pk, []))


def _sum(making: Making, lived: Lived, amount: Decimal, said: dict[str, Any]) -> InvestmentFigure:
    day, whole = said["as_of"], amount.quantize(Decimal("0.01"))
    foreign = Decimal(0) if lived.tenge else (whole * Decimal("0.8")).quantize(Decimal("0.01"))
    return InvestmentFigure(
        amount=whole, currency=lived.currency, rate=rate(lived.currency, day, making.today), rate_date=day,
        rate_source="made up for demonstration", foreign_part=foreign, financing="mixed", **said,
    )  # fmt: skip


def _corrected(making: Making, line: InvestmentFigure) -> InvestmentFigure:
    """A figure mistyped, put right some weeks later."""
    values = _values(line) | {"amount": (line.amount * Decimal("1.02")).quantize(Decimal("0.01"))}
    later = min(line.as_of + timedelta(days=45), making.today)
    return InvestmentFigure(**values, supersedes=line, reason="mistyped (sample)", entered_at=noon(later))


def _is_checked(making: Making, line: Any) -> bool:
    old = (making.today - line.as_of).days > LATELY
    return line.kind == "actual" and line.evidence_id is not None and old and making.chance.random() < 0.8


def _verified(making: Making, line: Any) -> Any:
    day = min(line.as_of + timedelta(days=making.chance.randrange(30, LATELY)), making.today)
    checked = {"confidence": "verified", "verified_by": line.project.assurer, "verified_on": day}
    return type(line)(**_values(line) | checked, supersedes=line, entered_at=noon(day))


def _values(line: Any) -> dict[str, Any]:
    kept = ("id", "supersedes", "reason", "entered_at", "verified_by", "verified_on")
    return {one.name: getattr(line, one.name) for one in line._meta.concrete_fields if one.name not in kept}


def _jobs(making: Making, project: Project, lived: Lived) -> Iterator[JobFigure]:
    number = max(5, round(int(lived.what["jobs"]) * making.chance.uniform(0.6, 1.5)))
    for stage, kind in (("negotiation", "announced"), ("agreement", "agreed"), ("preparation", "planned")):
        if (day := lived.life.on(stage)) is not None:
            year = {"period_from": date(day.year, 1, 1), "period_to": date(day.year, 12, 31)}
            yield JobFigure(number=number, **_said(project, kind, day, **(year if kind == "planned" else {})))
    if (day := lived.life.on("commissioned")) is not None:
        there = round(number * making.chance.uniform(0.4, 1.1))
        shown = next((one for one in _of(making, project) if one.kind == "statistics"), None)
        counted = min(day + timedelta(days=20), making.today)
        said = _said(project, "actual", counted, evidence=shown, period_from=day, period_to=counted)
        said["confidence"] = "documented" if shown else "claimed"
        yield JobFigure(number=there, local=round(there * 0.9), foreign=there - round(there * 0.9), **said)


def _production(making: Making, project: Project, lived: Lived) -> Iterator[ProductionFigure]:
    capacity = Decimal(making.chance.randrange(5, 400) * 100)
    made = {"product": project.products, "unit": lived.what["unit"]}
    if (day := lived.life.on("preparation")) is not None:
        yield ProductionFigure(quantity=capacity, **made, **_said(project, "capacity", day))
    begun = lived.life.on("operating")
    for year in range(begun.year + 1, making.today.year) if begun else ():
        period = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
        done = (capacity * Decimal(str(round(making.chance.uniform(0.4, 1), 2)))).quantize(Decimal("0.0001"))
        yield ProductionFigure(quantity=done, **made, **_said(project, "fact", date(year, 12, 31), **period))
