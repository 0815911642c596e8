"""An appraisal in sentences.

The opinion taken: the warning of borrowed coefficients comes first, ranges come before middles are believed, jobs of
construction are job-years and stand in a sentence of their own, and what is net is called net.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from onir.figures.words import Amount, Percent
from onir.impact.ranges.ranges import Range
from onir.impact.tables.sections import section_names
from onir.impact.tables.table import borrowed_words
from onir.language.messages import Message, Sayable, msg
from onir.measure import Money

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal, Phase, Strain

PARTS: Mapping[str, Message] = {"direct": msg("direct"), "indirect": msg("indirect"), "induced": msg("induced")}
TOTAL = msg("in all")
TOLD = 3
"""Sections and regions that a sentence names."""

DRIVERS: Mapping[str, Message] = {
    "delta": msg("how much the region buys at home (δ)"),
    "columns": msg("how much of its inputs the country makes"),
    "cells": msg("which inputs each section needs"),
    "local": msg("local shares of what the project buys"),
    "households": msg("how much of pay is spent"),
    "project": msg("the project’s own figures"),
    "net": msg("deadweight and displacement"),
}


@dataclass(frozen=True)
class Spread:
    """From the fifth to the ninety-fifth draw in a hundred, money or a number of people.

    >>> Spread(Range(*map(Decimal, ("13.91e9", "19e9", "23.64e9", "19e9"))), "KZT").say("en")
    '13.9–23.6 billion tenge'
    """

    range: Range
    currency: str = ""

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load and often not needed

        low, high = self.range.p5, self.range.p95
        if not self.currency:
            low, high = low.to_integral_value(), high.to_integral_value()
            said = say_number(language, high)
            return said if low == high else f"{say_number(language, low)}–{said}"
        scale = next((power for power in (12, 9, 6) if abs(high) >= Decimal(10) ** power), 1)
        low, high = (value.quantize(Decimal(1).scaleb(scale - 1)) for value in (low, high))
        said = Money(high, self.currency).say(language)
        if low == high:
            return said
        if not said[0].isdigit():  # a sign of a currency goes before each number
            return f"{Money(low, self.currency).say(language)}–{said}"
        return f"{say_number(language, low.scaleb(-scale).quantize(Decimal('0.1')) if scale > 1 else low)}–{said}"


def amount(value: Decimal, currency: str = "") -> Sayable | Decimal:
    """Money to a tenth of its scale, or a number of people."""
    return Amount(value, currency) if currency else value.to_integral_value()


def sentences(result: Appraisal) -> Iterator[Message]:
    """All that is to be said, in order."""
    if warning := borrowed_words(result.origin):
        yield warning
    if result.project.fictitious:
        yield msg("The project is fictitious.")
    if result.construction is not None:
        yield from _built(result, result.construction)
    if result.operation is not None:
        yield from _works(result, result.operation)
    yield from _budget(result)
    yield from _strained(result)
    yield from _sure(result)


def _built(result: Appraisal, phase: Phase) -> Iterator[Message]:
    currency = result.project.currency
    yield msg(
        "Construction, all years together, brings {area:dat} {added} of value added and {jobs} job-years.",
        area=result.area, added=Spread(phase.totals["value_added", "region"], currency),
        jobs=Spread(phase.totals["jobs", "region"]),
    )  # fmt: skip
    yield msg(
        "Elsewhere in the country it brings {added} of value added; {abroad} is spent abroad.",
        added=Spread(phase.totals["value_added", "rest"], currency), abroad=Spread(phase.imports, currency),
    )  # fmt: skip
    yield from _elsewhere(phase, currency)


def _works(result: Appraisal, phase: Phase) -> Iterator[Message]:
    currency = result.project.currency
    yield msg(
        "A full year of work brings {area:dat} {added} of value added and {jobs} jobs, most likely {middle} and "
        "{people}.",
        area=result.area, added=Spread(phase.totals["value_added", "region"], currency),
        jobs=Spread(phase.totals["jobs", "region"]),
        middle=amount(phase.totals["value_added", "region"].p50, currency),
        people=amount(phase.totals["jobs", "region"].p50),
    )  # fmt: skip
    direct, indirect, induced = (
        amount(phase.parts["value_added", "region", step].mean, currency) for step in ("direct", "indirect", "induced")
    )
    yield msg(
        "Of this, on average {direct} is the plant’s own, {indirect} its suppliers’ and {induced} from what pay buys.",
        direct=direct, indirect=indirect, induced=induced,
    )  # fmt: skip
    yield msg(
        "Elsewhere in the country a full year brings {added} of value added and {jobs} jobs.",
        added=Spread(phase.totals["value_added", "rest"], currency), jobs=Spread(phase.totals["jobs", "rest"]),
    )  # fmt: skip
    yield from _elsewhere(phase, currency)
    yield msg(
        "Beside the plant most of the value added in the region is made in: {sections}.",
        sections=[section_names()[code] for code in largest(of_region(phase))],
    )
    if result.income is not None:
        yield msg(
            "Of the region’s value added {income} stays there, without profit that leaves and pay of those who live "
            "elsewhere.",
            income=Spread(result.income, currency),
        )  # fmt: skip
    if not (result.project.deadweight.is_known and result.project.displacement.is_known):
        yield msg(
            "Net of what would have come anyway and of what others lose: {added} and {jobs} jobs a year.",
            added=Spread(phase.net["value_added"], currency), jobs=Spread(phase.net["jobs"]),
        )  # fmt: skip


def _elsewhere(phase: Phase, currency: str) -> Iterator[Message]:
    """The regions to which most falls; of a nation nothing falls elsewhere."""
    if first := phase.elsewhere[:TOLD]:
        yield msg(
            "Among the other regions most falls to: {regions}.",
            regions=[msg("{area} ({added})", area=one.area, added=Spread(one.value_added, currency)) for one in first],
        )


def of_region(phase: Phase) -> Mapping[str, Range]:
    """Value added by section of the project's own region, the plant itself aside."""
    return {code: value for (place, code), value in phase.sections.items() if place == "region"}


def largest(sections: Mapping[str, Range]) -> list[str]:
    """The sections that gain most, as many as a sentence names."""
    return sorted(sections, key=lambda code: -sections[code].mean)[:TOLD]


def _budget(result: Appraisal) -> Iterator[Message]:
    for tax in result.taxes:
        budget = msg("the local budget") if tax.level == "local" else msg("the republican budget")
        full = Spread(tax.full, result.project.currency)
        if tax.until and tax.relieved != tax.full:
            yield msg(
                "{tax}: {full} a year to {budget} after relief ends with {year}.",
                tax=tax.name, full=full, budget=budget, year=str(tax.until),
            )  # fmt: skip
        else:
            yield msg("{tax}: {full} a year to {budget}.", tax=tax.name, full=full, budget=budget)


def _strained(result: Appraisal) -> Iterator[Message]:
    for strain in result.strains:
        yield _strain(strain)


def _strain(strain: Strain) -> Message:
    if not strain.section:
        return msg(
            "Capacity: {jobs} jobs are needed at most in a year, {people} people look for work.",
            jobs=strain.amount.to_integral_value(), people=strain.percent,
        )  # fmt: skip
    said: dict[str, Any] = {"section": section_names()[strain.section], "percent": Percent(strain.percent)}
    if strain.phase == "construction":
        return msg("Capacity: construction needs {percent} more of “{section}” than there is.", **said)
    return msg("Capacity: the work needs {percent} more of “{section}” than there is.", **said)


def _sure(result: Appraisal) -> Iterator[Message]:
    (first, share), (second, next_share), *_ = result.drivers.items()
    yield msg(
        "The range is owed mostly to {first} ({share}) and to {second} ({next}).",
        first=DRIVERS[first], share=Percent(share), second=DRIVERS[second], next=Percent(next_share),
    )  # fmt: skip
    yield from _with_own_table(result)
    yield msg(
        "Ranges hold nine in ten of {draws} draws, in prices of {year}; where regional figures print sections "
        "together, one quotient stands for all of them.",
        draws=result.project.draws, year=str(result.project.prices),
    )  # fmt: skip


def _with_own_table(result: Appraisal) -> Iterator[Message]:
    """What would change if the country's own table were loaded."""
    if result.with_own_table is None:
        return
    region, rest = (Spread(one, result.project.currency) for one in result.with_own_table)
    yield msg(
        "The country’s own table would replace what sections buy of one another, imports and value added in output; "
        "value added by region, jobs and pay are the country’s already."
    )
    yield msg(
        "Were it to hold the same flows, the net range in the region would be {then} instead of {now}, and that of "
        "value added elsewhere {rest_then} instead of {rest_now}.",
        then=region, now=Spread(result.headline, result.project.currency),
        rest_then=rest, rest_now=Spread(result.main.totals["value_added", "rest"], result.project.currency),
    )  # fmt: skip
