"""Amounts in another currency than the table's, at the average official rate of the period.

A writer may have used the rate of a day, or added up months at the rates of each. So a figure agrees when the average
rate gives it, and it fails only when a rate several per cent away would not.
"""

from __future__ import annotations

from fractions import Fraction

from onir.claims.checking.comparing import compare
from onir.claims.checking.question import Question
from onir.claims.checking.report import Evidence
from onir.claims.checking.tables import Tables
from onir.figures import Cell, Panel
from onir.figures.corrections.correcting import corrections_in
from onir.measure import Interval, Period
from onir.measure.interval import plain
from onir.measure.unit import CURRENCIES
from onir.territory import country

RATES = ("exchange.{}.average", "exchange.{}")
OTHER_RATES = Fraction(1, 20)
"""How far the rate a writer used may lie from the average of the period."""


def converted(question: Question, cell: Cell, panel: Panel, tables: Tables) -> Evidence | None:
    """The cell in the currency of the text, and what it says to the claim; None where no rate is held."""
    rate = rate_of(question.unit, cell, tables)
    if rate is None or cell.interval is None:
        return None
    held, factor = rate
    computed, value = cell.interval.scaled(factor), Fraction(cell.amount or 0) * factor
    outcome, notes = compare(computed, question.wanted, value)
    if outcome == "fails" and not _around(computed).disjoint(question.wanted.loose or question.wanted.strict):
        outcome = "undecided"
    formula = f"{cell.value:f} {cell.unit} × {plain(factor, 8)} = {plain(value, 0)}"
    return Evidence(
        panel.vintage, question.indicator, outcome, formula, value, computed, question.wanted.strict,
        (*cell.locators, *held.locators), notes=(*notes, "converted"), unit=question.unit,
        corrections=corrections_in((cell,)), cell=cell,
    )  # fmt: skip


def rate_of(unit: str, cell: Cell, tables: Tables) -> tuple[Cell, Fraction] | None:
    """The rate's own cell, and what one unit of the table's currency is in the text's; one of them is the nation's."""
    nation = cell.area.partition("-")[0]
    own, table = country(nation).currency, cell.unit.base
    if unit not in CURRENCIES or table not in CURRENCIES or own not in (unit, table) or unit == table:
        return None
    foreign = table if unit == own else unit
    held = _cell(foreign, cell.period, nation, tables)
    if held is None or not held.amount:
        return None
    return held, Fraction(held.amount) if unit == own else 1 / Fraction(held.amount)


def _cell(currency: str, period: Period, nation: str, tables: Tables) -> Cell | None:
    for name in RATES:
        panel = tables.newest(name.format(currency.lower()), period, nation)
        if panel is not None and panel.nation is not None:
            return panel.nation
    return None


def _around(computed: Interval) -> Interval:
    low, high = (computed.low or Fraction(0)) * (1 - OTHER_RATES), (computed.high or Fraction(0)) * (1 + OTHER_RATES)
    return Interval(low, high)
