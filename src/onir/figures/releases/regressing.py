"""News and noise: does an early figure foretell its own revision, or is it the settled figure with an error on top?

Mankiw and Shapiro (1986), "News or Noise: An Analysis of GNP Revisions", Survey of Current Business 66. News: in
settled = α + β · early + u, (α, β) = (0, 1). Noise: in early = α + β · settled + u, (α, β) = (0, 1). Ordinary least
squares, and a covariance robust to shocks that all cells of a cluster share (Liang and Zeger 1986). With G clusters the
joint test is Hotelling's: F = (G − 2) / (2 (G − 1)) · W ~ F(2, G − 2), since a chi-square with few clusters rejects far
too often. Left out: wild bootstraps, and any test where clusters are fewer than `FEWEST_CLUSTERS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

FEWEST_CLUSTERS = 6
"""Clusters below which nothing is tested: F(2, 3) and less would find almost nothing, and silence reads as praise."""

SMALL = 1e-12
"""What is smaller beside the rest is rounding of floats: nothing varies, or nothing was revised."""


@dataclass(frozen=True)
class Regression:
    """α and β with robust standard errors; `p` is that of (α, β) = (0, 1) taken together, by `clusters` clusters."""

    alpha: float
    beta: float
    alpha_error: float
    beta_error: float
    statistic: float
    p: float
    cells: int
    clusters: int

    def as_dict(self) -> Mapping[str, Any]:
        floats = ("alpha", "beta", "alpha_error", "beta_error", "statistic", "p")
        told = {name: float(f"{getattr(self, name):.6g}") for name in floats}
        return {**told, "cells": self.cells, "clusters": self.clusters}


def news(early: Floats, settled: Floats, cluster: Places) -> Regression | None:
    """The regression of the settled figures on the early ones; None with too few clusters or nothing that varies.

    >>> import numpy as np
    >>> early = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
    >>> found = news(early, early + np.array([1, -1, -1, 1, 1, -1, -1, 1]), np.arange(8))
    >>> round(found.alpha, 9) + 0, round(found.beta, 9), round(found.p, 4)
    (0.0, 1.0, 1.0)
    """
    return regression(early, settled, cluster)


def noise(early: Floats, settled: Floats, cluster: Places) -> Regression | None:
    """The regression of the early figures on the settled ones; None as for news."""
    return regression(settled, early, cluster)


def regression(x: Floats, y: Floats, cluster: Places) -> Regression | None:
    """y = α + β x + u by least squares, and the joint test of (0, 1); rows are cells, `cluster` says whose shock."""
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    groups, centre, scale = len(np.unique(cluster)), x.mean(), x.std()
    revision = y - x  # on the revision both coefficients are zero, and nothing revised is exactly nothing
    if groups < FEWEST_CLUSTERS or min(scale, abs(revision).max()) <= SMALL * abs(x).max():
        return None
    design = np.column_stack([np.ones_like(x), (x - centre) / scale])
    apart, *_ = np.linalg.lstsq(design, revision, rcond=None)
    covariance = _robust(design, revision - design @ apart, cluster)
    if not np.linalg.cond(covariance) < 1 / SMALL:
        return None
    back = np.array([[1.0, -centre / scale], [0.0, 1 / scale]])
    (alpha, slope), errors = back @ apart, np.sqrt(np.diag(back @ covariance @ back.T))
    statistic = (groups - 2) / (2 * (groups - 1)) * float(apart @ np.linalg.solve(covariance, apart))
    return Regression(
        float(alpha), 1 + float(slope), float(errors[0]), float(errors[1]),
        statistic, upper_tail(statistic, groups - 2), len(x), groups,
    )  # fmt: skip


def _robust(design: Floats, residuals: Floats, cluster: Places) -> Floats:
    """G / (G − 1) · (X'X)⁻¹ (Σ_g X_g' u_g u_g' X_g) (X'X)⁻¹."""
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    scores = sums_by(design * residuals[:, None], cluster)
    bread = np.linalg.inv(design.T @ design)
    groups = len(scores)
    covariance: Floats = groups / (groups - 1) * bread @ scores.T @ scores @ bread
    return covariance


def sums_by(values: Floats, cluster: Places) -> Floats:
    """Sums over the rows of every cluster."""
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    names, place = np.unique(cluster, return_inverse=True)
    sums = np.zeros((len(names), *values.shape[1:]))
    np.add.at(sums, place, values)
    return sums


def error_of_mean(values: Floats, cluster: Places) -> float | None:
    """√(G / (G − 1) · Σ_g (Σ_i∈g (v_i − v̄))²) / n, robust to what a cluster shares; None of fewer than two clusters.

    >>> import numpy as np
    >>> error_of_mean(np.array([0.0, 1.0]), np.array([0, 1]))
    0.5
    """
    sums = sums_by(values - values.mean(), cluster)
    groups = len(sums)
    return None if groups < 2 else float((groups / (groups - 1) * (sums**2).sum()) ** 0.5 / len(values))


def upper_tail(statistic: float, below: int) -> float:
    """P(F > statistic) of F(2, below), which has a closed form: (1 + 2 f / m)^(−m / 2).

    >>> round(upper_tail(5.143, 6), 3), round(upper_tail(4.103, 10), 3)
    (0.05, 0.05)
    """
    return float((1 + 2 * statistic / below) ** (-below / 2))
