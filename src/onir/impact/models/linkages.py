"""Backward and forward linkages, and the industries that are key by both.

Each normalisation by its name: `plain` (column sums of L, row sums of Ghosh's inverse), `mean` (over the mean of all
industries: Rasmussen 1956, Hirschman 1958) and `weighted` (over the mean weighted by output, so that a small industry
moves it little). Forward linkages are those of Ghosh's model, since row sums of L weigh all demands alike (Jones 1976).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.errors import BadInput
from onir.impact.models.solving import adjoint, solve
from onir.impact.tables.table import Floats, IOTable
from onir.language.messages import msg

NORMS = ("plain", "mean", "weighted")


@dataclass(frozen=True, eq=False)
class Linkages:
    """Linkages of every industry under one normalisation."""

    codes: tuple[str, ...]
    backward: Floats
    forward: Floats
    norm: str

    @property
    def key(self) -> tuple[str, ...]:
        """Industries above one in both, which says something of normalised linkages only."""
        both = (self.backward > 1) & (self.forward > 1)
        return tuple(code for code, is_key in zip(self.codes, both, strict=True) if is_key)


def linkages(table: IOTable, norm: str = "mean") -> Linkages:
    """Backward linkages 1'L and forward linkages G1 of a table, normalised as named."""
    if norm not in NORMS:
        raise BadInput(
            msg("“{value}” is not accepted here.", value=norm),
            accepted=msg("Accepted: {names}.", names=list(NORMS)),
        )
    ones = np.ones(table.n)
    found = adjoint(table.coefficients, ones).x, solve(table.allocation, ones).x
    backward, forward = (one / _norm(one, table.output, norm) for one in found)
    return Linkages(table.codes, backward, forward, norm)


def _norm(values: Floats, output: Floats, norm: str) -> float:
    if norm == "plain":
        return 1.0
    return float(np.average(values, weights=output if norm == "weighted" else None))
