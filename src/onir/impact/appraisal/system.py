"""The region and the rest of its nation as one system, for many draws at once.

Four blocks from one A: what a region's industry buys of domestic products is split by FLQ between the region and the
rest of the nation, and what the rest buys between the rest and the region by the rest's own quotients; nothing domestic
is lost between them. Column totals move against imports: what is bought less at home is bought abroad, so that

    Σ a' + value added + taxes on products + imports = 1      in every column of every draw.

With households inside (type II) two rows of pay and two columns of spending are added, one for the residents of each
place. Regions buy finally by the diagonal share min(1, λ·SLQ_i).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onir.impact.appraisal.project import Project
from onir.impact.ranges.sampling import DELTAS, Sample, Widths
from onir.impact.regions.place import Place
from onir.impact.regions.quotients import flegg_quotients, size_factor
from onir.impact.tables.table import Floats

CHUNK = 250
"""Draws solved together."""


@dataclass(frozen=True, eq=False)
class System:
    """Coefficients of all draws; sections of the region stand first, then those of the rest."""

    place: Place
    project: Project
    draws: Sample
    widths: Widths

    @property
    def n(self) -> int:
        return len(self.place.sections)

    @cached_property
    def a(self) -> Floats:
        """Draws × n × n: domestic coefficients with their noise, column totals held below what imports leave."""
        cells = self.draws.blocks["cells"].reshape(-1, self.n, self.n)
        columns = self.draws.blocks["columns"]
        base = self.place.a
        noisy = base * np.exp(self.widths.cells * cells)
        totals = base.sum(axis=0) * np.exp(self.widths.columns * columns)
        room = np.maximum(1 - self.place.added - self.place.taxes, base.sum(axis=0))
        sums = noisy.sum(axis=1)
        factor = np.divide(np.minimum(totals, room), sums, out=np.zeros_like(sums), where=sums > 0)
        scaled: Floats = noisy * factor[:, None, :]
        return scaled

    @cached_property
    def imports(self) -> Floats:
        """Draws × n: imports per unit of output, what is left of each column."""
        left: Floats = 1 - self.a.sum(axis=1) - self.place.added - self.place.taxes
        return left

    @cached_property
    def delta(self) -> Floats:
        return DELTAS.drawn(self.draws.uniform("delta", 0))

    @cached_property
    def home(self) -> tuple[Floats, Floats]:
        """Draws × n × n, of the region and of the rest: the part of domestic purchases that is bought at home."""
        known = self.place.margins
        return self._home(known.region), self._home(known.nation - known.region)

    def _home(self, own: Floats) -> Floats:
        nation = self.place.margins.nation
        size = size_factor(own, nation, self.delta)
        limited: Floats = np.minimum(1.0, size[:, None, None] * flegg_quotients(own, nation))
        return limited

    @cached_property
    def final_home(self) -> tuple[Floats, Floats]:
        """Draws × n: the part of final domestic purchases that region and rest buy at home."""
        one, other = (np.einsum("dii->di", share) for share in self.home)
        return one, other

    @cached_property
    def spent(self) -> Floats:
        return self.project.spent.drawn(self.draws.uniform("households", 0))

    @cached_property
    def whole(self) -> Floats:
        """Draws × (2n + 2) × (2n + 2): both places and the residents of both."""
        n, (own, rest) = self.n, self.home
        cells = np.zeros((len(self.delta), 2 * n + 2, 2 * n + 2))
        cells[:, :n, :n], cells[:, n : 2 * n, :n] = self.a * own, self.a * (1 - own)
        cells[:, n : 2 * n, n : 2 * n], cells[:, :n, n : 2 * n] = self.a * rest, self.a * (1 - rest)
        cells[:, 2 * n, :n] = cells[:, 2 * n + 1, n : 2 * n] = self.place.pay
        bought = self.spent[:, None] * self.place.bought
        of_region, of_rest = self.final_home
        cells[:, :n, 2 * n], cells[:, n : 2 * n, 2 * n] = bought * of_region, bought * (1 - of_region)
        cells[:, n : 2 * n, 2 * n + 1], cells[:, :n, 2 * n + 1] = bought * of_rest, bought * (1 - of_rest)
        return cells

    def brought(self, demand: Floats, *, households: bool) -> Floats:
        """Output that demand brings (draws × 2n); what residents are paid stands at the end of demand."""
        n = self.n
        size = 2 * n + 2 if households else 2 * n
        made = np.empty((len(demand), 2 * n))
        for start in range(0, len(demand), CHUNK):
            part = slice(start, start + CHUNK)
            system = np.eye(size) - self.whole[part, :size, :size]
            made[part] = np.linalg.solve(system, demand[part, :size, None])[:, : 2 * n, 0]
        return made
