"""Cells of a question, or the reason why a vintage cannot answer it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onir.claims.checking.missing import missing_rate
from onir.claims.checking.question import Question
from onir.claims.checking.report import Missing, Reason
from onir.figures import Cell, Panel
from onir.language.messages import Message
from onir.measure import Interval
from onir.measure.unit import CURRENCIES
from onir.territory import country


class Withheld(Exception):
    """One vintage cannot answer; the reason goes into the answer if no other vintage can."""

    def __init__(self, reason: Reason, detail: Message | None = None, missing: Missing | None = None) -> None:
        super().__init__(reason)
        self.reason, self.detail, self.missing = reason, detail, missing


def cell_of(question: Question, panel: Panel) -> tuple[Cell, Interval]:
    """The cell of the question's area and its interval."""
    cell = _sum_of(question.area.split("+"), panel) if "+" in question.area else panel.cell(question.area)
    if cell is None:
        raise Withheld(_why_absent(question, panel))
    if cell.interval is None:
        raise Withheld(_why_unsaid(cell))
    if question.counts_units and question.wanted_in(cell.unit.base) is None:
        if not cell.unit.is_money or question.unit not in CURRENCIES:
            raise Withheld("no such cell")
        raise Withheld("source not held", missing_rate(question.unit, cell.unit.base), "rate")
    return cell, cell.interval


def _sum_of(areas: list[str], panel: Panel) -> Cell | None:
    """Areas said together: the exact sum of their cells; one without a value stands for the sum it withholds."""
    cells = [cell for area in areas if (cell := panel.cell(area)) is not None]
    if len(cells) < len(areas):
        return None
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells):
        return next(cell for cell in cells if cell.value is None)
    locators = tuple(locator for cell in cells for locator in cell.locators)
    return replace(
        cells[0], area="+".join(areas), value=sum(values, Decimal(0)), decimals=min(cell.decimals for cell in cells),
        status="derived", parts=sum(cell.parts for cell in cells), locators=locators,
    )  # fmt: skip


def nation_of(panel: Panel) -> tuple[Cell, Interval]:
    """The national figure of a panel."""
    if panel.nation is None or panel.nation.interval is None:
        raise Withheld(_why_unsaid(panel.nation))
    return panel.nation, panel.nation.interval


def _why_unsaid(cell: Cell | None) -> Reason:
    return "confidential" if cell is not None and cell.status == "confidential" else "not derivable"


def _why_absent(question: Question, panel: Panel) -> Reason:
    """An area of the table's own set of regions has no row; one of another set stands within other borders."""
    if question.area == question.country:
        return "not derivable"
    if not panel.cells:
        return "source not held"
    known = {area.code for area in country(question.country).areas()}
    elsewhere = question.area in known and question.area not in panel.absent
    return "borders changed" if elsewhere else "no such cell"


def borders_moved(question: Question) -> bool:
    """Whether the area was another territory, or none, at the end of the period it is compared with."""
    if question.base is None or question.area == question.country:
        return False
    layouts = country(question.country).layouts
    ends = [[one for one in layouts if one.in_force(when.last_day)] for when in (question.period, question.base)]
    now, before = ([one.extents.get(question.area) for one in end] for end in ends)
    return bool(now and before) and now != before
