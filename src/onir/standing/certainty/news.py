"""The news test: are revisions foretold by the early figures, and must these be drawn together first?

If early figures are noise around the settled ones, large figures tend to come down and small ones to come up, and draws
around the early figures would make sets too narrow. The test regresses own parts on the place z of the early figure in
its panel, −κ·S²·z: a noise of variance s² on values of variance σ² has pull s² / (σ² + s²), which grows with S². The
standard error is robust to all that figures of one period share, in whatever releases: what a late release does to
them is in every total that ends there. Few periods seldom reject, so a pass is no praise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onir.measure import Period
    from onir.standing.certainty.model import RevisionModel, Revisions
    from onir.standing.certainty.record import Floats

REJECTED = 2.0
"""Standard errors from zero at which revisions count as foretold."""


@dataclass(frozen=True)
class Foretold:
    """What early figures foretell: `kappa` of the module's formula and its standard error."""

    kappa: float = 0.0
    error: float = 0.0

    @property
    def noise(self) -> bool:
        """Whether early figures are too far apart, so that they are drawn together before anything is drawn."""
        return self.error > 0 and self.kappa > REJECTED * self.error

    def pull(self, start: float, end: float, beta: float) -> float:
        """The part of its distance from the middle that a figure is expected to lose between two ages.

        >>> Foretold(0.1, 0.01).pull(0, 4, 0), Foretold(0.1, 0.2).pull(0, 4, 0)
        (0.4, 0.0)
        """
        return min(1.0, self.kappa * spread(start, end, beta) ** 2) if self.noise else 0.0


def spread(start: float, end: float, beta: float) -> float:
    """S(a, b): how much of all revisions lies between two ages, in standard deviations; β = 0 where age is no matter.

    >>> spread(0, 4, 0.0), round(spread(0, 1000, 0.5), 6)
    (2.0, 1.0)
    """
    if beta == 0:
        return float(np.sqrt(end - start))
    return float(np.sqrt((np.exp(-2 * beta * start) - np.exp(-2 * beta * end)) / (2 * beta)))


def foretold(past: Sequence[Revisions], model: RevisionModel) -> Foretold:
    """The test over past panels, each figure weighed by how exactly its revision is known."""
    products: dict[Period, list[tuple[Floats, Floats]]] = defaultdict(list)
    for one in past:
        own, scale = one.own[one.touched], model.scale(one.size[one.touched], one.start, one.end)
        lever = one.place[one.touched] * spread(one.start, one.end, model.beta) ** 2 / scale
        products[one.period].append((lever, own / scale))
    pairs = [pair for period in products.values() for pair in period]
    whole = sum(float(lever @ lever) for lever, _ in pairs)
    if not whole or len(products) < 2:
        return Foretold()
    kappa = -sum(float(lever @ moved) for lever, moved in pairs) / whole
    scores = np.array([sum(lever @ (moved + kappa * lever) for lever, moved in own) for own in products.values()])
    few = len(products) / (len(products) - 1)
    return Foretold(kappa, float(np.sqrt(few * scores @ scores)) / whole)
