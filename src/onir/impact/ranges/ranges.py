"""What comes out of draws: P5, P50, P95, the mean, and which group of guesses the range is owed to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.impact.ranges.sampling import Sample
from onir.impact.tables.table import Floats

DIGITS = 4
"""Figures that are told of a number; more would be noise of the draws."""


@dataclass(frozen=True)
class Range:
    """Five draws in a hundred lie below `p5`, half below `p50`, five above `p95`. Means add up, medians do not.

    >>> Range.of(np.linspace(0, 100, 101)).p95
    Decimal('95')
    """

    p5: Decimal
    p50: Decimal
    p95: Decimal
    mean: Decimal

    @classmethod
    def of(cls, draws: Floats) -> Range:
        low, mid, high = np.quantile(draws, (0.05, 0.5, 0.95))
        return cls(*(figures(value) for value in (low, mid, high, draws.mean())))

    @property
    def width(self) -> Decimal:
        return self.p95 - self.p5

    def as_dict(self) -> dict[str, str]:
        return {name: f"{value:f}" for name, value in vars(self).items()}


def figures(value: float, digits: int = DIGITS) -> Decimal:
    """The number to so many figures.

    >>> figures(1234567.0), figures(0.0)
    (Decimal('1235000'), Decimal('0'))
    """
    said = Decimal(f"{float(value):.{digits - 1}e}")
    return Decimal(f"{said.normalize():f}") + 0


def drivers(
    measure: Callable[[Sample], Floats], one: Sample, other: Sample, groups: Sequence[str]
) -> Mapping[str, Decimal]:
    """Share of the variance that each group is owed to, in per cent: total effects of Jansen (1999), made to add up.

    T_g = mean (f(A) − f(A with group g of B))² / 2 var f(A), for two independent samples A and B; groups that act
    together count in each, so that the sum is brought to a hundred.
    """
    base = measure(one)
    effects = {group: float(np.mean((base - measure(one.with_group(group, other))) ** 2)) for group in groups}
    whole = sum(effects.values()) or 1.0
    shares = {group: figures(100 * effect / whole, 2) for group, effect in effects.items()}
    return dict(sorted(shares.items(), key=lambda item: -item[1]))
