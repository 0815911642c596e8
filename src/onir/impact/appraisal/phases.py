"""What construction and operation demand, draw by draw, and what that brings: direct, indirect and induced.

Construction is final demand: the sections that build and supply are its direct effect. Operation is reckoned by parts:
its direct effect is the plant itself, its purchases go through the system as demand, and its own column is never run
again, so that nothing of the plant is counted twice. What it buys of the region is min(1, λ·SLQ_i), as for final
demand: a cross quotient compares sellers with buyers as they are, and the plant is not among them yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onir.impact.appraisal.bridge import bridge
from onir.impact.appraisal.project import Asset, Construction, Operation
from onir.impact.appraisal.system import System
from onir.impact.ranges.sampling import ASSETS, PURCHASES
from onir.impact.tables.table import Floats

MEASURES = ("output", "value_added", "pay", "jobs")
STEPS = ("direct", "indirect", "induced")
PLACES = ("region", "rest")


@dataclass(frozen=True, eq=False)
class Effects:
    """What demand brings, draw by draw; `final`: whether it is final, so that meeting it is the direct effect.

    `own`: amounts of the plant itself by measure; `abroad`: what is bought abroad outright.
    """

    system: System
    demand: Floats
    own: Mapping[str, Floats]
    abroad: Floats
    final: bool

    @cached_property
    def made(self) -> Floats:
        """Draws × 2n: output with households inside."""
        return self.system.brought(self.demand, households=True)

    @cached_property
    def steps(self) -> Mapping[str, Floats]:
        """Draws × 2n by step: demand itself is direct where it is final, and indirect where a plant buys."""
        without = self.system.brought(self.demand, households=False)
        first = self.demand[:, : 2 * self.system.n] if self.final else np.zeros_like(without)
        return {"direct": first, "indirect": without - first, "induced": self.made - without}

    def by_section(self, measure: str, place: str) -> Floats:
        """Draws × n of a measure in one place, all steps; the plant itself is in no section."""
        return self._weighted(self.made, measure, place)

    def amount(self, measure: str, place: str, step: str) -> Floats:
        """Draws of a measure in one place by one step, the plant included in the direct one."""
        found: Floats = self._weighted(self.steps[step], measure, place).sum(axis=1)
        return found + self._plant(measure, place) if step == "direct" else found

    def total(self, measure: str, place: str) -> Floats:
        whole: Floats = self.by_section(measure, place).sum(axis=1) + self._plant(measure, place)
        return whole

    def _plant(self, measure: str, place: str) -> Floats:
        return self.own[measure] if place == "region" and self.own else np.zeros(len(self.abroad))

    def _weighted(self, made: Floats, measure: str, place: str) -> Floats:
        n = self.system.n
        part: Floats = made[:, :n] if place == "region" else made[:, n:]
        return part * self._weights[measure]

    @cached_property
    def _weights(self) -> Mapping[str, Floats]:
        place = self.system.place
        return {"output": np.ones(self.system.n), "value_added": place.added, "pay": place.pay, "jobs": place.jobs}

    @property
    def imports(self) -> Floats:
        """Draws: what is bought abroad directly and by suppliers, households aside."""
        n = self.system.n
        made = self.steps["direct"] + self.steps["indirect"]
        supplied: Floats = ((made[:, :n] + made[:, n:]) * self.system.imports).sum(axis=1)
        return self.abroad + supplied


def construction(system: System, phase: Construction) -> Effects:
    """The whole of construction, all years together."""
    n, draws = system.n, len(system.delta)
    demand, abroad = np.zeros((draws, 2 * n + 2)), np.zeros(draws)
    for place, asset in enumerate(phase.assets):
        home, away, outside = _of_asset(system, asset, place)
        demand[:, :n] += home
        demand[:, n : 2 * n] += away
        abroad += outside
    return Effects(system, demand, {}, abroad, final=True)


def _of_asset(system: System, asset: Asset, place: int) -> tuple[Floats, Floats, Floats]:
    """What is bought of each section in the region and in the rest, and abroad."""
    kind = bridge()[asset.kind]
    shares = np.array([float(kind.sections.get(code, 0)) for code in system.place.sections])
    amount = asset.amount.drawn(system.draws.uniform("project", ASSETS + place))
    local = (asset.local or kind.local).drawn(system.draws.uniform("local", 2 * place))
    inside = system.final_home[0]
    if asset.in_region is not None:
        inside = asset.in_region.drawn(system.draws.uniform("local", 2 * place + 1))[:, None]
    bought = (amount * local)[:, None] * shares
    return bought * inside, bought * (1 - inside), amount * (1 - local) * shares.sum()


def operation(system: System, phase: Operation, section: str) -> Effects:
    """One full year."""
    uniform = system.draws.uniform
    sales, jobs, pay = (
        guess.drawn(uniform("project", place)) for place, guess in enumerate((phase.sales, phase.jobs, phase.pay))
    )
    k = system.place.sections.index(section)
    bought, abroad, added = _purchases(system, phase, k, sales)
    share = system.final_home[0]
    residents = phase.residents.drawn(uniform("project", 3))
    spending = np.stack([pay * residents, pay * (1 - residents)], axis=1)
    demand = np.hstack([bought * share, bought * (1 - share), spending])
    own = {"output": sales, "value_added": added, "pay": pay, "jobs": jobs}
    return Effects(system, demand, own, abroad, final=False)


def _purchases(system: System, phase: Operation, k: int, sales: Floats) -> tuple[Floats, Floats, Floats]:
    """Domestic purchases by section, purchases abroad, and the plant's value added."""
    sections, column = system.place.sections, system.a[:, :, k]
    if phase.purchases is None:
        added = np.full(len(sales), system.place.added[k])
        return sales[:, None] * column, sales * system.imports[:, k], sales * added
    bought = np.zeros_like(column)
    usual = column.sum(axis=1) / (column.sum(axis=1) + np.maximum(system.imports[:, k], 0.0))
    abroad, spent = np.zeros(len(sales)), np.zeros(len(sales))
    for place, (code, guess) in enumerate(phase.purchases.items()):
        amount = guess.drawn(system.draws.uniform("project", PURCHASES + place))
        local = (
            phase.local[code].drawn(system.draws.uniform("local", PURCHASES + place)) if code in phase.local else usual
        )
        bought[:, sections.index(code)] += amount * local
        abroad, spent = abroad + amount * (1 - local), spent + amount
    return bought, abroad, sales - spent
