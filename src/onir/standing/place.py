"""A place among regions: rank, share, who is ahead and by how much, who is next below; whether the sums are right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.figures import Cell, Panel
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.words import name_of
from onir.language.messages import Sayable
from onir.measure import Interval
from onir.standing.ratios import share_of


@dataclass(frozen=True)
class Neighbour:
    """Another area and how far apart the two are, in base units, always above zero."""

    cell: Cell
    name: Sayable
    amount: Decimal
    gap: Decimal

    def as_dict(self) -> dict[str, Any]:
        return {"area": self.cell.area, "value": exact(self.amount), "gap": exact(self.gap)}


@dataclass(frozen=True)
class Place:
    """Where an area stands in one panel; `ahead` is every area surely above it, the first place first."""

    panel: Panel
    cell: Cell
    name: Sayable
    rank: Rank
    share: Interval | None
    ahead: tuple[Neighbour, ...]
    behind: Neighbour | None

    @property
    def above(self) -> Neighbour | None:
        """The next one above."""
        return self.ahead[-1] if self.ahead else None

    @property
    def part(self) -> Fraction | None:
        """The share as the table's own figures give it, 1 being the whole."""
        return part_of(self.panel, self.cell.area)

    def as_dict(self) -> dict[str, Any]:
        """The place as JSON shows it; `among` names the set of regions."""
        rank = self.rank
        return {
            "area": self.cell.area,
            "extent": self.cell.extent,
            "among": self.panel.layout,
            "best": rank.best,
            "worst": rank.worst,
            "of": rank.of,
            "tied": rank.tied,
            "bounded": rank.bounded,
            "share_percent": None if self.part is None else round(float(self.part * 100), 4),
            "ahead": [neighbour.as_dict() for neighbour in self.ahead],
            "next_below": None if self.behind is None else self.behind.as_dict(),
        }


def part_of(panel: Panel, area: str) -> Fraction | None:
    """The share between the figures as printed; None where a share is not defined."""
    cell, nation = panel.cell(area), panel.nation
    if share_of(panel, area) is None or cell is None or nation is None or cell.amount is None or not nation.amount:
        return None
    return Fraction(cell.amount) / Fraction(nation.amount)


def place_in(panel: Panel, area: str) -> Place | None:
    """The place of an area in a panel; None where it is no area of it or its own cell is withheld."""
    cell, rank = panel.cells.get(area), rank_of(panel, area)
    if cell is None or rank is None or cell.amount is None:
        return None
    ahead = [_neighbour(panel, code, cell.amount) for code, value in _ordered(panel) if value > cell.amount]
    behind = [_neighbour(panel, code, cell.amount) for code, value in _ordered(panel) if value < cell.amount]
    name = name_of(cell, panel.country)
    return Place(panel, cell, name, rank, share_of(panel, area), tuple(ahead), behind[0] if behind else None)


def _ordered(panel: Panel) -> list[tuple[str, Decimal]]:
    """Areas with a value, the largest first."""
    return sorted(panel.known.items(), key=lambda item: (-item[1], item[0]))


def _neighbour(panel: Panel, code: str, own: Decimal) -> Neighbour:
    cell, value = panel.cells[code], panel.known[code]
    return Neighbour(cell, name_of(cell, panel.country), value, abs(value - own))


@dataclass(frozen=True)
class Balance:
    """Whether the regions add up to the printed national row; `tolerance`: half a unit of each printed figure."""

    regions: int
    total: Decimal
    nation: Decimal
    tolerance: Decimal
    base: str

    @property
    def difference(self) -> Decimal:
        return self.total - self.nation

    @property
    def holds(self) -> bool:
        return abs(self.difference) <= self.tolerance

    def as_dict(self) -> dict[str, Any]:
        return {
            "regions": self.regions,
            "regional_sum": exact(self.total),
            "national_row": exact(self.nation),
            "difference": exact(self.difference),
            "tolerance": exact(self.tolerance),
            "holds": self.holds,
        }


def balance_of(panel: Panel) -> Balance | None:
    """The check of a panel against its printed national row; None where a cell or the row is missing."""
    nation, cells = panel.nation, list(panel.cells.values())
    if nation is None or nation.amount is None or panel.missing or not cells or not nation.unit.adds_up:
        return None
    if set(nation.locators) & {locator for cell in cells for locator in cell.locators}:
        return None
    halves = [Decimal(5).scaleb(-1 - cell.decimals + cell.unit.power) * cell.parts for cell in (*cells, nation)]
    total = sum(panel.known.values(), Decimal(0))
    return Balance(len(cells), total, nation.amount, sum(halves, Decimal(0)), nation.unit.base)


def exact(value: Decimal) -> int | float:
    """A decimal as JSON prints it: a whole number without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
