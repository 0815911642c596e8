"""Trade between the regions of a nation: who supplies what a region buys of each product, by gravity.

Supply O_i^r is what the region makes of product i, demand D_i^s what its industries and its final users buy of it,
both from the regions' own value added and the place's table; the distance is the great circle between the regions'
centres, within a region two thirds of the radius of a circle of its area. With the power form of deterrence a
detour that lengthens all roads alike changes nothing. How much trade falls with distance, β, is not assumed but
drawn: .9 with nine in ten estimates from .28 to 1.55 is what Disdier and Head (2008) found in 103 studies of trade;
services fall off half as much again, which is an assumption.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.impact.ranges.guess import Guess
from onir.impact.regions.gravity import deterrence, trade_shares
from onir.impact.regions.margins import national
from onir.impact.regions.place import Place
from onir.impact.tables.mapping import DATA
from onir.impact.tables.table import Floats, over
from onir.territory.tables import read

BETAS = Guess(Decimal("0.28"), Decimal("0.9"), Decimal("1.55"))
"""β of goods."""
GOODS = frozenset("ABCD")
OF_SERVICES = 1.5
"""β of services over that of goods."""
STEPS = 9
"""Equally probable values of β for which trade is found; a draw takes the one nearest to its own."""
EARTH = 6371.0
"""Radius in kilometres."""


@dataclass(frozen=True, eq=False)
class Between:
    """`shares[k, i, r, s]`: what region r supplies of product i that s buys, under the k-th value of β."""

    codes: tuple[str, ...]
    shares: Floats

    def chosen(self, uniform: Floats) -> Floats:
        """Which value of β each draw takes."""
        chosen: Floats = np.minimum((uniform * STEPS).astype(int), STEPS - 1)
        return chosen


def between(place: Place) -> Between:
    """Trade shares of all regions of a place's nation."""
    known = place.margins
    codes = tuple(known.regions)
    far = distances(codes, known.area.country, known.year)
    supply, demand = _margins(place)
    weights = [1.0 if one in GOODS else OF_SERVICES for one in place.sections]
    betas = BETAS.drawn((np.arange(STEPS) + 0.5) / STEPS)
    shares = [
        trade_shares(supply, demand, [deterrence(far, float(beta * weight)) for weight in weights]) for beta in betas
    ]
    return Between(codes, np.stack(shares))


def _margins(place: Place) -> tuple[Floats, Floats]:
    """Supply and demand of each product (products × regions); final use goes with value added."""
    made = np.stack(list(place.margins.regions.values()), axis=1)
    output = over(made, place.added[:, None])
    finally_used = place.finally_used * output.sum(axis=1)
    demand: Floats = place.a @ output + np.outer(finally_used, made.sum(axis=0) / made.sum())
    return output, demand


def distances(codes: Sequence[str], country: str, year: int) -> Floats:
    """Kilometres between the centres of regions, and within each region."""
    rows = {row["area"]: row for row in read(DATA / national()[country, year]["places"])}
    north, east = (np.radians([float(rows[code][name]) for code in codes]) for name in ("latitude", "longitude"))
    between = np.sin(north)[:, None] * np.sin(north) + np.cos(north)[:, None] * np.cos(north) * np.cos(
        east[:, None] - east
    )
    far: Floats = EARTH * np.arccos(np.clip(between, -1.0, 1.0))
    size = np.array([1000 * float(rows[code]["thousand_km2"]) for code in codes])
    np.fill_diagonal(far, 2 / 3 * np.sqrt(size / np.pi))
    return far
