"""Observations: the cells of a table, read faithfully; nothing is summed, guessed or mended here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

CELL = ("indicator", "area", "partner", "activity", "period", "basis")
"""What names a cell within a vintage."""


@dataclass(frozen=True)
class Observation:
    """One cell with its codes still as text; `line` counts from 1, the header being the first.

    `value` is None where the cell withholds it; `printed` keeps what the cell says. In a workbook `place` names sheet
    and cell: `Sheet1!B5`.
    """

    indicator: str
    area: str
    partner: str
    activity: str
    period: str
    basis: str
    unit: str
    value: Decimal | None
    decimals: int
    status: str
    file: str
    line: int
    note: str
    printed: str
    extent: str = ""
    place: str = ""

    @property
    def locator(self) -> str:
        return f"{self.file}:{self.place or self.line}"

    @property
    def key(self) -> tuple[str, ...]:
        """What must be unique within a vintage."""
        return self.indicator, self.area, self.partner, self.activity, self.period, self.basis
