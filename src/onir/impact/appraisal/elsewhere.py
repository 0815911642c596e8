"""What falls to each other region of the nation: the rest parted by who supplies whom.

The rest of the nation as one says how much is made there in a draw. It is parted by a model of Chenery and Moses: what
the project's region buys elsewhere, and what every other region buys of the others, is supplied in the shares of a
gravity model (`regions.between`), with one technology for all. With x^s the output of region s, A° the coefficients of
what the rest buys of itself, households inside, and e what comes to the rest from outside it,

    x_i^r = g_i^r e_i + Σ_s t_i^rs (A° x^s)_i ,        Σ_r g_i^r = Σ_r t_i^rs = 1,

so that the regions add up to the rest in every draw, whatever the distances.
"""

from __future__ import annotations

import numpy as np

from onir.impact.appraisal.phases import Effects
from onir.impact.appraisal.result import InRegion
from onir.impact.ranges.ranges import Range
from onir.impact.regions.between import STEPS, Between, between
from onir.impact.regions.place import Place
from onir.impact.tables.table import Floats, over
from onir.territory import area

CLOSE = 1e-6
"""Part of the rest that the regions may miss together."""
ROUNDS = 500


class Elsewhere:
    """The other regions of a place; trade between them is found once for all phases."""

    def __init__(self, place: Place) -> None:
        known = place.margins
        self.place = place
        self.codes = tuple(code for code in known.regions if known.area.code not in (code, known.area.country))
        self.trade = between(place) if self.codes else None

    def told(self, effects: Effects) -> tuple[InRegion, ...]:
        """Each other region with what falls to it, the largest first."""
        if self.trade is None:
            return ()
        made = parted(effects, self.trade, self.codes)
        found = [self._region(code, made[:, :, turn]) for turn, code in enumerate(self.codes)]
        return tuple(sorted(found, key=lambda one: -one.value_added.mean))

    def _region(self, code: str, made: Floats) -> InRegion:
        added = made * self.place.added
        sections = dict(zip(self.place.sections, map(Range.of, added.T), strict=True))
        return InRegion(area(code), Range.of(added.sum(axis=1)), Range.of(made @ self.place.jobs), sections)


def parted(effects: Effects, trade: Between, codes: tuple[str, ...]) -> Floats:
    """Output of each other region by section (draws × n × regions)."""
    system = effects.system
    rest = effects.made[:, system.n :]
    bought = system.spent[:, None] * system.place.bought * system.final_home[1]
    inside = system.a * system.home[1] + bought[:, :, None] * system.place.pay
    arrives = rest - np.einsum("dij,dj->di", inside, rest)
    here = trade.codes.index(system.place.margins.area.code)
    others = [trade.codes.index(code) for code in codes]
    made, step = np.empty((*rest.shape, len(codes))), trade.chosen(system.draws.uniform("trade", 0))
    for k in range(STEPS):
        draws = step == k
        supplied = trade.shares[k][:, others]
        first, among = (
            over(one, one.sum(axis=1, keepdims=True)) for one in (supplied[:, :, here], supplied[:, :, others])
        )
        made[draws] = _solved(arrives[draws, :, None] * first, inside[draws], among, rest[draws])
    return made


def _solved(first: Floats, inside: Floats, among: Floats, rest: Floats) -> Floats:
    """x = first + T (A° x) of many draws at once, until the regions add up to the rest."""
    made = first
    for _ in range(ROUNDS):
        if np.abs(made.sum(axis=2) - rest).sum() <= CLOSE * rest.sum():
            break
        made = first + np.matmul(among, (inside @ made).transpose(1, 2, 0)).transpose(2, 0, 1)
    return made
