"""A number that is not known exactly: lowest, likeliest, highest, drawn from the triangle over them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.impact.tables.table import Floats


@dataclass(frozen=True)
class Guess:
    """Three figures in order; a known number is three times the same.

    >>> Guess.known(Decimal(5)).drawn(np.array([0.1, 0.9])).tolist()
    [5.0, 5.0]
    >>> Guess(Decimal(0), Decimal(1), Decimal(2)).drawn(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 1.0, 2.0]
    """

    low: Decimal
    mode: Decimal
    high: Decimal

    @classmethod
    def known(cls, value: Decimal) -> Guess:
        return cls(value, value, value)

    @property
    def is_known(self) -> bool:
        return self.low == self.high

    def times(self, factor: Decimal) -> Guess:
        return Guess(self.low * factor, self.mode * factor, self.high * factor)

    def drawn(self, uniform: Floats) -> Floats:
        """Values of the triangle at these parts of its probability."""
        low, mode, high = (float(value) for value in (self.low, self.mode, self.high))
        if low == high:
            return np.full(uniform.shape, mode)
        bend = (mode - low) / (high - low)
        left = low + np.sqrt(uniform * (high - low) * (mode - low))
        right = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
        return np.where(uniform < bend, left, right)


ZERO = Guess.known(Decimal(0))
ONE = Guess.known(Decimal(1))
