"""Pairs of areas, the one with the larger value first, and what is proved of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.standing.confidence.estimates import Estimates, Flags, Floats
from onir.standing.confidence.sets import Indices

BLOCK = 1 << 16
"""Numbers worked on at a time: half a megabyte, which stays in the processor's cache."""


@dataclass(frozen=True)
class Pairs:
    """Pairs whose difference has an error; `gaps`: differences in standard errors, at least 0; `scale`: 1 / error."""

    first: Indices
    second: Indices
    gaps: Floats
    scale: Floats

    @classmethod
    def of(cls, estimates: Estimates, one: Indices, other: Indices) -> Pairs:
        """The pairs of `one` with `other` that need a proof: those without error are compared by their values."""
        doubtful = estimates.errors[one, other] > 0
        one, other = one[doubtful], other[doubtful]
        larger = estimates.values[one] >= estimates.values[other]
        first, second = np.where(larger, one, other), np.where(larger, other, one)
        scale = 1 / estimates.errors[first, second]
        return cls(first, second, (estimates.values[first] - estimates.values[second]) * scale, scale)

    def __getitem__(self, chosen: Flags | slice) -> Pairs:
        return Pairs(self.first[chosen], self.second[chosen], self.gaps[chosen], self.scale[chosen])

    def errors(self, noise: Floats) -> Floats:
        """Errors of the differences in standard errors, pairs × draws."""
        found = noise[self.first]
        found -= noise[self.second]
        found *= self.scale[:, None]
        return found

    def largest(self, noise: Floats, head_start: Floats | None = None) -> Floats:
        """In each draw the largest error either way; with a head start, the largest of it less the error."""
        best = np.zeros(noise.shape[1])
        step = max(1, BLOCK // noise.shape[1])
        for start in range(0, len(self.gaps), step):
            part = slice(start, start + step)
            errors = self[part].errors(noise)
            if head_start is None:
                np.maximum(best, np.maximum(errors.max(0), -errors.min(0)), out=best)
            else:
                np.maximum(best, (head_start[part, None] - errors).max(0), out=best)
        return best
