"""From the nation's table to a region's by location quotients: how much of what is bought is bought at home.

With x the output (or, where only that is known, the value added or the jobs) of industry i in the region r and in the
nation n:

- SLQ_i = (x_i^r / x^r) / (x_i^n / x^n);  CILQ_ij = SLQ_i / SLQ_j, one on the diagonal;
- FLQ_ij = λ CILQ_ij (i ≠ j), λ SLQ_i (i = j), λ = [log2(1 + x^r / x^n)]^δ (Flegg, Webber and Elliott 1995; Flegg and
  Webber 1997);
- AFLQ: FLQ times log2(1 + SLQ_j) where SLQ_j > 1 (Flegg and Webber 2000);
- 2D-LQ: a row factor SLQ_i^α, above one [tanh(SLQ_i − 1)/2 + 1]^α, times a column factor (x_j^r / x_j^n)^β
  (Pereira-López, Carrascal-Incera and Fernández-Fernández 2020).

a_ij^rr = a_ij · min(1, quotient): the region buys at home at most what the nation does; AFLQ may go above by its
last factor. δ is not a constant: it is drawn from a triangle (.05, .20, .40) wherever a range is told. Left out: CHARM,
which needs a table with imports inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from onir.errors import BadInput
from onir.impact.tables.table import Floats, over
from onir.language.messages import msg

METHODS = ("SLQ", "CILQ", "FLQ", "AFLQ", "2D-LQ")
DELTA = (0.05, 0.20, 0.40)
"""Lowest, likeliest and highest δ."""


@dataclass(frozen=True)
class Terms:
    """The parameters of a method: δ of FLQ and AFLQ, α and β of 2D-LQ."""

    delta: float = DELTA[1]
    alpha: float = 0.2
    beta: float = 0.1


def slq(region: Floats, nation: Floats) -> Floats:
    """The simple location quotient of each industry; zero where the nation has none of it.

    >>> slq(np.array([30.0, 10.0]), np.array([100.0, 100.0])).tolist()
    [1.5, 0.5]
    """
    return over(over(region, region.sum()[None]), over(nation, nation.sum()[None]))


def size_factor(region: Floats, nation: Floats, delta: float | Floats) -> Any:
    """λ: the smaller the region, the more it buys elsewhere.

    >>> float(size_factor(np.array([5.0]), np.array([100.0]), 0.25).round(3))
    0.515
    """
    return np.log2(1 + region.sum() / nation.sum()) ** delta


def flegg_quotients(region: Floats, nation: Floats) -> Floats:
    """SLQ_i / SLQ_j with SLQ_i on the diagonal: FLQ before λ and its limit of one."""
    simple = slq(region, nation)
    crossed = _crossed(simple)
    np.fill_diagonal(crossed, simple)
    return crossed


def home_shares(method: str, region: Floats, nation: Floats, terms: Terms = Terms()) -> Floats:
    """The factor of each national coefficient a_ij that is bought at home, by one method."""
    if method not in METHODS:
        raise BadInput(
            msg("“{value}” is not accepted here.", value=method),
            accepted=msg("Accepted: {names}.", names=list(METHODS)),
        )
    if ((region < 0) | (region > nation)).any():
        raise BadInput(msg("An industry of the region is below zero or larger than that of the nation."))
    simple = slq(region, nation)
    if method == "SLQ":
        return np.repeat(np.minimum(1.0, simple)[:, None], len(simple), axis=1)
    if method == "2D-LQ":
        return _two_dimensional(simple, over(region, nation), terms)
    crossed = _crossed(simple)
    if method == "CILQ":
        return np.minimum(1.0, crossed)
    flegg: Floats = np.minimum(1.0, size_factor(region, nation, terms.delta) * flegg_quotients(region, nation))
    return flegg if method == "FLQ" else flegg * np.where(simple > 1, np.log2(1 + simple), 1.0)


def _crossed(simple: Floats) -> Floats:
    """SLQ_i / SLQ_j, with SLQ_i on the diagonal; no industry in the region is no limit to what it would buy."""
    n = len(simple)
    lower = np.broadcast_to(simple, (n, n))
    upper = np.broadcast_to(simple[:, None], (n, n))
    crossed: Floats = np.divide(upper, lower, out=np.ones((n, n)), where=lower > 0)
    return crossed


def _two_dimensional(simple: Floats, shares: Floats, terms: Terms) -> Floats:
    rows = np.where(simple > 1, (np.tanh(simple - 1) / 2 + 1), simple) ** terms.alpha
    limited: Floats = np.minimum(1.0, rows[:, None] * shares[None, :] ** terms.beta)
    return limited
