"""A project as a frozen record: what is built, what will work, whose it is, and what it pays in taxes.

Every uncertain figure is a `Guess`. Amounts are in whole units of the currency, shares are parts of one. Construction
and operation are two phases that share nothing but the place: job-years of the one are never added to jobs of the
other. The desk passes the same record that a YAML file gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from onir.impact.ranges.guess import ONE, ZERO, Guess
from onir.impact.ranges.sampling import SPENT
from onir.language.messages import Wording

Base = Literal["profit", "pay", "sales", "value_added", "assets", "amount"]
Level = Literal["local", "republican"]
BASES: tuple[str, ...] = get_args(Base)
LEVELS: tuple[str, ...] = get_args(Level)


@dataclass(frozen=True)
class Asset:
    """One kind of spending of construction; `local`: the part bought in the country, None for the default of its kind.

    `in_region`: the part of that which is bought in the region; None leaves it to the location quotients.
    """

    kind: str
    amount: Guess
    local: Guess | None = None
    in_region: Guess | None = None


@dataclass(frozen=True)
class Construction:
    """Spending by asset, and the part of it in each year."""

    years: Mapping[int, Decimal]
    assets: tuple[Asset, ...]


@dataclass(frozen=True)
class Operation:
    """A full year of work. `purchases` by section, `local` the part bought in the country; None: the section's column.

    `ramp`: parts of a full year that the first years reach; `residents`: the part of the staff living in the region.
    """

    start: int
    life: int
    sales: Guess
    jobs: Guess
    pay: Guess
    ramp: tuple[Decimal, ...] = ()
    purchases: Mapping[str, Guess] | None = None
    local: Mapping[str, Guess] = field(default_factory=dict)
    foreign_owned: Guess = ZERO
    profit_remitted: Guess = ZERO
    residents: Guess = ONE

    def part_of_full(self, year: int) -> Decimal:
        """How much of a full year is reached in a year."""
        turn = year - self.start
        if not 0 <= turn < self.life:
            return Decimal(0)
        return self.ramp[turn] if turn < len(self.ramp) else Decimal(1)


@dataclass(frozen=True)
class Tax:
    """One instrument: a rate on a base, relieved in part until a year; `level` is the budget that receives it."""

    name: Wording
    base: Base
    rate: Guess
    level: Level
    relief: Decimal = Decimal(0)
    until: int = 0
    amount: Guess = ZERO

    def paid(self, year: int) -> Decimal:
        """The part that is paid in a year."""
        return 1 - self.relief if year <= self.until else Decimal(1)


@dataclass(frozen=True)
class Project:
    """`spent`: the part of pay after tax and saving that is consumed; `slack`: growth of a section's value added that
    the region takes without strain; `unemployed`: people of the region who look for work, None where not said.
    """

    name: Wording
    area: str
    section: str
    currency: str
    prices: int
    construction: Construction | None = None
    operation: Operation | None = None
    taxes: tuple[Tax, ...] = ()
    deadweight: Guess = ZERO
    displacement: Guess = ZERO
    spent: Guess = SPENT
    slack: Decimal = Decimal("0.05")
    unemployed: int | None = None
    fictitious: bool = False
    draws: int = 2000
    seed: int = 1
