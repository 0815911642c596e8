"""Multipliers of every industry: what one unit of final demand brings, and what one unit of the industry's own does.

With A the coefficients of domestic use, s a satellite over output and x = (I − A)⁻¹ f (Leontief 1936; Miller and Blair,
*Input–Output Analysis*, 2nd ed. 2009, chapter 6):

- effect m' = s'(I − A)⁻¹, found for all industries at once from (I − A)' m = s;
- type I multiplier m_j / s_j: direct and indirect over direct; for output s is one;
- type II: the same with households inside, Ā = [A h; w' 0], h what is bought per unit of pay, w pay over output, and
  the rows of industries alone read.

The opinion taken: of domestic or regional use only. A table of total use counts imports as made here (Croatia 2010: a
mean multiplier of 2.05 for 1.53) and is refused in `checks`. Multipliers of industries without the satellite are zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onir.impact.models.solving import Matrix, adjoint
from onir.impact.tables.table import Floats, IOTable, Origin, over

OUTPUT = "output"
"""The satellite that is one everywhere."""


@dataclass(frozen=True)
class Households:
    """How pay is spent: `spent` of a unit of pay is consumption, in proportions and with imports as the table has them.

    `spent` = propensity to consume × (1 − taxes on pay) × (1 − saving).
    """

    spent: float = 0.7

    def closing(self, table: IOTable) -> tuple[Floats, Floats]:
        """h, what is bought of each domestic product per unit of pay, and w, pay over output."""
        bought = table.final_use_by("households")
        return self.spent * over(bought, consumption(table)), table.per_output(table.satellite("pay"))


def consumption(table: IOTable) -> Floats:
    """What households spend in all; where the table does not print it, imports are taken as industries buy them."""
    if table.consumption:
        return np.array([table.consumption])
    inside, imports = table.flows.sum(), table.satellites.get("imports", np.zeros(table.n)).sum()
    at_home = table.final_use_by("households").sum()
    return np.array([at_home * (1 + imports / inside if inside else 1.0)])


@dataclass(frozen=True, eq=False)
class Multipliers:
    """By satellite: `direct` s_j, `effects` m_j, and with households inside `induced` (None where not closed)."""

    codes: tuple[str, ...]
    direct: Mapping[str, Floats]
    effects: Mapping[str, Floats]
    with_households: Mapping[str, Floats] | None
    origin: Origin

    def type_one(self, satellite: str = OUTPUT) -> Floats:
        """(direct + indirect) / direct; zero where the industry has none of it itself."""
        return over(self.effects[satellite], self.direct[satellite])

    def type_two(self, satellite: str = OUTPUT) -> Floats:
        """(direct + indirect + induced) / direct."""
        closed = self.with_households or self.effects
        return over(closed[satellite], self.direct[satellite])


def multipliers(
    table: IOTable, satellites: Sequence[str] = ("value_added",), *, households: Households | None = None
) -> Multipliers:
    """Multipliers of output and of the satellites named, of every industry of a table of domestic use."""
    direct = {OUTPUT: np.ones(table.n)} | {name: table.per_output(table.satellite(name)) for name in satellites}
    a = table.coefficients
    closed = None if households is None else _split(direct, _closed(a, *households.closing(table)), table.n)
    return Multipliers(table.codes, direct, _split(direct, a, table.n), closed, table.origin)


def _split(direct: Mapping[str, Floats], a: Matrix, n: int) -> dict[str, Floats]:
    """Effects of all satellites from one adjoint solve; rows past the industries are left aside."""
    sides = np.zeros((a.shape[0], len(direct)))
    sides[:n] = np.stack(list(direct.values()), axis=1)
    found = adjoint(a, sides).x
    return {name: found[:n, place] for place, name in enumerate(direct)}


def _closed(a: Floats, bought: Floats, pay: Floats) -> Floats:
    """Ā = [A h; w' 0]."""
    n = len(a)
    closed = np.zeros((n + 1, n + 1))
    closed[:n, :n], closed[:n, n], closed[n, :n] = a, bought, pay
    return closed
