"""Cells and panels: what a question to the tables gets back, every number with its way home.

A panel is one indicator, one period and one vintage across the regions of a country, because members of a ranking, a
part and its whole, and both ends of a growth rate belong to one vintage. A cell that is not there is absent, not zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from onir.figures.indicators import indicators
from onir.figures.vintage import Vintage
from onir.measure import Interval, Period, Unit

Basis = Literal["flow", "ytd", "stock"]
Status = Literal[
    "published", "published_overlap", "derived", "provisional", "estimate", "confidential", "not_derivable"
]
STATUSES: tuple[Status, ...] = (
    "published", "published_overlap", "derived", "provisional", "estimate", "confidential", "not_derivable",
)  # fmt: skip
UNSAID: frozenset[Status] = frozenset({"confidential", "not_derivable"})
"""Statuses of cells without a value."""


@dataclass(frozen=True)
class Cell:
    """One figure as printed (`value` in `unit`), or an exact sum or difference of `parts` printed figures.

    `locators` name file and line of every printed figure in it; `extent` is the territory the area code means here;
    `correction` says what was put right against the printed table, and why.
    """

    indicator: str
    area: str
    extent: str
    period: Period
    partner: str
    activity: str
    basis: Basis
    unit: Unit
    value: Decimal | None
    decimals: int
    status: Status
    vintage: Vintage
    locators: tuple[str, ...]
    parts: int = 1
    note: str = ""
    correction: str = ""

    @property
    def amount(self) -> Decimal | None:
        """The value in base units; None where the table withholds it."""
        return None if self.value is None else self.value * self.unit.factor

    @cached_property
    def interval(self) -> Interval | None:
        """The true values behind it in base units: half a unit of the last printed place for each part.

        None is below zero where the indicator cannot be: a printed zero stands for nothing or a little.
        """
        if self.value is None:
            return None
        value, half = Fraction(self.value), Fraction(self.parts, 2 * 10**self.decimals)
        low = value - half
        if low < 0 <= value and self.indicator in indicators() and not indicators()[self.indicator].negative:
            low = Fraction(0)
        return Interval.of(low, value + half).scaled(self.unit.factor)

    def as_dict(self) -> dict[str, Any]:
        """The cell as JSON shows it: the value as a decimal string, unit as printed."""
        return {
            "indicator": self.indicator,
            "area": self.area,
            "extent": self.extent,
            "period": str(self.period),
            "partner": self.partner,
            "activity": self.activity,
            "basis": self.basis,
            "value": None if self.value is None else f"{self.value:f}",
            "unit": str(self.unit),
            "status": self.status,
            "vintage": self.vintage.key,
            "locators": list(self.locators),
            "note": self.note,
            "correction": self.correction,
        }


@dataclass(frozen=True)
class Panel:
    """The regions of a country in one period of one vintage.

    `nation` is the printed national row, or the exact sum over a complete set of regions (status `derived`). Where a
    table prints a territory twice, its other side stands in `overlap`, outside of every rank and sum. `layout` names
    the set of regions, `absent` those of it that have no row.
    """

    indicator: str
    period: Period
    vintage: Vintage
    partner: str
    activity: str
    country: str
    cells: Mapping[str, Cell] = field(hash=False)
    nation: Cell | None
    layout: str = ""
    overlap: Mapping[str, Cell] = field(default_factory=dict, hash=False)
    absent: frozenset[str] = frozenset()

    @cached_property
    def missing(self) -> frozenset[str]:
        """Areas of the layout without a value: withheld cells and rows that are not there."""
        return self.absent | {code for code, cell in self.cells.items() if cell.value is None}

    @cached_property
    def known(self) -> dict[str, Decimal]:
        """Amounts in base units by area, cells without a value left out."""
        return {code: cell.amount for code, cell in self.cells.items() if cell.amount is not None}

    def cell(self, area: str) -> Cell | None:
        """The cell of a region or of the nation, the second printing of a territory included."""
        if area == self.country:
            return self.nation
        return self.cells.get(area) or self.overlap.get(area)
