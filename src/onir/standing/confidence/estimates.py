"""Estimates with the covariance of their errors: checked, compared in pairs, and their errors drawn.

Only differences matter to a rank, so only differences are kept: a shock that all share is taken out before anything is
drawn, and two areas whose difference has no error are compared exactly, by their values. A covariance may be full,
a list of variances, or singular; none of that needs a case of its own further on.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from onir.errors import BadInput
from onir.language.messages import msg

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

ROUNDING = 16 * float(np.finfo(np.float64).eps)
"""A variance of a difference below this part of the two variances is what floating point leaves of a true zero."""

LARGEST = 1e100
"""What is larger would not survive being squared."""


@dataclass(frozen=True)
class Estimates:
    """`values` (p), `covariance` (p × p) and `errors` (p × p): the standard error of every difference, 0 if certain."""

    values: Floats
    covariance: Floats
    errors: Floats

    @classmethod
    def of(cls, values: npt.ArrayLike, covariance: npt.ArrayLike) -> Estimates:
        """Checked: as many variances as values, or a covariance matrix of them; nothing infinite or missing."""
        x, given = finite(values), finite(covariance)
        if x.ndim != 1 or not x.size or given.shape not in (x.shape, (x.size, x.size)):
            raise BadInput(
                msg(
                    "Values of shape {values} and variances of shape {given} do not belong together.",
                    values=str(x.shape),
                    given=str(given.shape),
                ),
                accepted=msg("Accepted: at least one value, and a variance for each or a covariance matrix of them."),
            )
        matrix = np.diag(given) if given.ndim == 1 else given
        own = matrix.diagonal()
        if (own < 0).any() or not np.allclose(matrix, matrix.T, rtol=1e-9, atol=1e-12 * own.max()):
            raise _no_covariance()
        return cls(x, matrix, _errors_of_differences(matrix))

    @property
    def size(self) -> int:
        return len(self.values)

    def surely_above(self) -> Flags:
        """`[j, k]` is true where j − k has no error and is above zero."""
        above: Flags = (self.errors == 0) & np.greater.outer(self.values, self.values)
        return above

    def drawn(self, draws: int, seed: int) -> Floats:
        """Normal errors, areas × draws, each draw less its own mean over the areas: differences keep their law."""
        normal = np.random.default_rng(seed).standard_normal((len(self.values), draws))
        own = self.covariance.diagonal()
        if np.array_equal(self.covariance, np.diag(own)):
            return np.sqrt(own)[:, None] * normal
        centred = self.covariance - self.covariance.mean(0)
        centred -= centred.mean(1)[:, None]
        spread, ways = np.linalg.eigh((centred + centred.T) / 2)
        if spread[0] < -1e-9 * own.max():
            raise _no_covariance()
        return np.asarray(ways @ (np.sqrt(spread.clip(0))[:, None] * normal), np.float64)


def _errors_of_differences(covariance: Floats) -> Floats:
    own = covariance.diagonal()
    both = own[:, None] + own
    squared = both - covariance - covariance.T
    if (squared < -1e-9 * both).any():
        raise _no_covariance()
    return np.sqrt(np.where(squared <= ROUNDING * both, 0.0, squared))


def checked_level(level: float, draws: int) -> int:
    """The rank, from the top, of the draw that is the `level` quantile; the quantile is never interpolated."""
    if not 0.5 < level < 1:
        raise BadInput(
            msg("A level of {level} is none that a set can have.", level=str(level)),
            accepted=msg("Accepted: a probability above 0.5 and below 1, such as 0.95."),
        )
    rank = draws - ceil(round(level * draws, 9)) + 1
    if rank < 2:
        raise BadInput(
            msg("The draws are too few to tell a level of {level}: {draws}.", level=str(level), draws=draws),
            accepted=msg("Accepted: {n} draws or more.", n=ceil(round(1 / (1 - level), 9))),
        )
    return rank


def finite(given: npt.ArrayLike) -> Floats:
    """An array of finite numbers; nothing is dropped or filled in."""
    try:
        numbers = np.asarray(given, np.float64)
    except (TypeError, ValueError):
        numbers = np.array([np.nan])
    if not (np.abs(numbers) < LARGEST).all():
        raise BadInput(
            msg("Ranks need finite numbers: one of those given is missing, far too large or no number."),
            then=msg("Leave out areas without a value; their places are bounds, not chances."),
        )
    return numbers


def _no_covariance() -> BadInput:
    return BadInput(
        msg("What was given is not a covariance: it is not symmetric, or gives a difference a variance below zero."),
        then=msg("Estimate all its entries from the same rows."),
    )
