"""Amounts per head, and places by them: the cell over the people of the same area and period, of two tables.

Offices divide by the average population of the year. Where that is not held, the mean of the counts on both 1 Januaries
stands for it; a figure that another count between them would bear out is then undecided, not wrong. One count alone,
half a year off, decides nothing. Left out: growth and shares per head, and parts of a year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from onir.claims.checking.comparing import compare, widened
from onir.claims.checking.question import Question
from onir.claims.checking.ranking import place_among
from onir.claims.checking.report import Evidence
from onir.claims.checking.tables import Tables
from onir.claims.checking.withheld import Withheld, cell_of
from onir.figures import Cell, Panel
from onir.figures.corrections.correcting import corrections_in
from onir.figures.remarks import same_territory
from onir.language.messages import msg
from onir.measure import Interval, Period
from onir.measure.interval import plain

AVERAGE, COUNTED = "population.average", "population.total"


@dataclass(frozen=True)
class People:
    """The panels that people are counted in: of the average of a year, or of the 1 January before and after it."""

    panels: tuple[Panel, ...]

    @classmethod
    def of(cls, question: Question, tables: Tables) -> People | None:
        """Those held of the year asked for; None where neither the average nor both counts are."""
        period, nation = question.period, question.country
        if period.months != 12 or period != Period.of_months(period.year):
            return None
        average = tables.newest(AVERAGE, period, nation)
        if average is not None:
            return cls((average,))
        counts = [tables.newest(COUNTED, when, nation) for when in (period, period.shift(12))]
        found = tuple(panel for panel in counts if panel is not None)
        return cls(found) if len(found) == len(counts) else None

    def beside(self, cell: Cell) -> tuple[Cell, ...]:
        """The counts of the people of a cell's territory."""
        found = [panel.cell(cell.area) for panel in self.panels]
        cells = tuple(one for one in found if one is not None and one.amount and one.interval is not None)
        if len(cells) < len(self.panels):
            raise Withheld("no such cell")
        if not all(same_territory(cell, one) for one in cells):
            raise Withheld("borders changed")
        return cells


def missing_people(question: Question) -> Withheld:
    """Why nothing is said where people are not held."""
    detail = msg("Not checked: no population of {period} is held to divide by.", period=question.period)
    return Withheld("source not held", detail, "people")


def level_per_head(question: Question, panel: Panel, people: People) -> Evidence:
    cell, interval = cell_of(question, panel)
    heads = people.beside(cell)
    mean, counts = _mean(heads), _hull(heads)
    value = Fraction(cell.amount or 0) / mean
    computed = interval.scaled(1 / mean)
    wanted = question.wanted_in(cell.unit.base) or question.wanted
    outcome, notes = compare(computed, wanted)
    between = interval.over(counts)
    if outcome == "fails" and between is not None and compare(between, wanted)[0] != "fails":
        outcome, notes = "undecided", ()
    cells = (cell, *heads)
    return Evidence(
        panel.vintage, question.indicator, outcome, _formula(cell, heads, value), value, computed, wanted.strict,
        tuple(locator for one in cells for locator in one.locators), notes=notes, unit=cell.unit.base,
        near=lambda: compare(widened(between or computed, question.indicator), wanted)[0] != "fails",
        corrections=corrections_in(cells), cell=cell,
    )  # fmt: skip


def rank_per_head(question: Question, panel: Panel, people: People) -> Evidence:
    cell, _ = cell_of(question, panel)
    if panel.absent or any(one.interval is None for one in panel.cells.values()):
        raise Withheld("set of the rank unknown")
    heads = {area: people.beside(one) for area, one in panel.cells.items()}
    values = {area: _share(panel.cells[area], counted) for area, counted in heads.items()}
    found = place_among(question, panel, values)
    cells = (cell, *heads[question.area])
    formula = f"{_formula(cell, heads[question.area], Fraction(cell.amount or 0) / _mean(cells[1:]))}; {found.formula}"
    return replace(found, formula=formula, locators=tuple(locator for one in cells for locator in one.locators))


def _share(cell: Cell, heads: tuple[Cell, ...]) -> Interval:
    found = cell.interval.over(_hull(heads)) if cell.interval is not None else None
    if found is None:
        raise Withheld("set of the rank unknown")
    return found


def _mean(heads: tuple[Cell, ...]) -> Fraction:
    return sum((Fraction(one.amount or 0) for one in heads), Fraction(0)) / len(heads)


def _hull(heads: tuple[Cell, ...]) -> Interval:
    amounts = [Fraction(one.amount or 0) for one in heads]
    return Interval(min(amounts), max(amounts))


def _formula(cell: Cell, heads: tuple[Cell, ...], value: Fraction) -> str:
    said = [f"{one.amount:f}" for one in heads]
    people = said[0] if len(said) == 1 else f"(({' + '.join(said)}) / {len(said)})"
    return f"{cell.amount:f} / {people} = {plain(value, 2)}"
