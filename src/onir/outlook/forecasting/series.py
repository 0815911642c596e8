"""Series side by side, on the scale they are forecast on: logarithms, or the inverse hyperbolic sine where a figure may
be below zero (logarithms far from zero, a straight line near it). A zero of an indicator that cannot be negative has no
logarithm: it is passed over here and comes back as a chance of zero when figures are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onir.standing.certainty.record import Floats


@dataclass(frozen=True, eq=False)
class Series:
    """`values`: periods × series in base units, NaN where there is no figure; `seasons`: periods of a year.

    With `whole` the last series is the sum of all others; `signed`: figures may be below zero.
    """

    values: Floats
    signed: bool
    seasons: int = 1
    whole: bool = True

    @cached_property
    def unit(self) -> float:
        """The unit of the inverse hyperbolic sine: the median size of a region's figure."""
        sizes = np.abs(self.regions[np.isfinite(self.regions)])
        return float(np.median(sizes)) or 1.0

    @cached_property
    def regions(self) -> Floats:
        return self.values[:, :-1] if self.whole else self.values

    @cached_property
    def scaled(self) -> Floats:
        """The figures on the working scale."""
        if self.signed:
            return np.arcsinh(self.values / self.unit)
        positive = np.where(self.values > 0, self.values, np.nan)
        return np.log(positive)

    def unscaled(self, scaled: Floats) -> Floats:
        """Figures in base units again."""
        figures: Floats = np.sinh(scaled) * self.unit if self.signed else np.exp(scaled)
        return figures

    @cached_property
    def zeros(self) -> Floats:
        """The part of its figures that are zero, by series; of an indicator that may be negative none is special."""
        if self.signed:
            return np.zeros(self.values.shape[1])
        held = np.maximum(np.isfinite(self.values).sum(axis=0), 1)
        return np.asarray((self.values == 0).sum(axis=0) / held, float)

    def until(self, period: int) -> Series:
        """What was known when the period of this number was the last."""
        return Series(self.values[: period + 1], self.signed, self.seasons, self.whole)
