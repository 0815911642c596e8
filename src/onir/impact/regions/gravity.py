"""Trade between regions by a doubly constrained gravity model (Wilson 1967): what leaves and what arrives is given.

t^rs = a^r O^r b^s D^s f(d_rs), with the factors a and b found by balancing the deterrence f to supply O and demand D
of each product: the matrix nearest to f with these margins. f = exp(−β d) or d^−β; the distance of a region to itself
is that of its area's size, and services are given a larger β. Supply is output less exports, demand all use less
imports.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onir.errors import BadInput
from onir.impact.models.operator import TradeTechnology
from onir.impact.tables.balancing import ras
from onir.impact.tables.table import Floats, over
from onir.language.messages import msg


def deterrence(distances: Floats, beta: float, form: str = "power") -> Floats:
    """How trade falls with distance: d^−β (`power`) or exp(−β d) (`exponential`)."""
    if (distances <= 0).any() or distances.ndim != 2 or distances.shape[0] != distances.shape[1]:
        raise BadInput(
            msg("Distances are needed between all regions, above zero, that of a region to itself too."),
            then=msg("Take two thirds of the radius of a circle of its area for a region itself."),
        )
    fallen: Floats = distances**-beta if form == "power" else np.exp(-beta * distances)
    return fallen


def trade_of(supply: Floats, demand: Floats, fallen: Floats) -> Floats:
    """Flows r → s of one product; supply is brought to the sum of demand where they differ in total."""
    given = supply * (demand.sum() / supply.sum() if supply.sum() else 0.0)
    return ras(fallen, given, demand).cells


def trade_shares(supply: Floats, demand: Floats, fallen: Sequence[Floats]) -> Floats:
    """t_i^rs, shares of each product (first axis) in what s uses; `supply` and `demand` are products × regions."""
    flows = [trade_of(*one) for one in zip(supply, demand, fallen, strict=True)]
    shares = [over(flow, flow.sum(axis=0)[None, :]) for flow in flows]
    stacked: Floats = np.stack(shares)
    return stacked


def many_regions(technology: Floats, supply: Floats, demand: Floats, fallen: Sequence[Floats]) -> TradeTechnology:
    """The model of all regions: trade by gravity, technology of each region (regions × N × N)."""
    return TradeTechnology(trade_shares(supply, demand, fallen), technology)
