"""Joint draws of all regions and the nation: a shock that all share, and own errors of each.

On the working scale the error of series j in a past forecast is c + e_j, c being the median over the series. A draw
takes one past c, blurred by a normal kernel since they are few, and for each series

    y_j = forecast_j + c + σ_j·z        σ_j² = (Σ e_j² + k·s²) / m · (m + 1) / (m − 2)        m = n_j + k

with z one of the errors of all series, each divided by its own spread, so that heavy tails stay as they were; s² is the
mean square over all and k = PRIOR. A short series borrows so the spread of the others, and the last factor is what is
not known of a spread learned from so few (that of Student's distribution). Where years have parts, errors are first
stretched to the spread of the season foreseen: a first quarter may err twice as far as a second. Errors are those of
forecasts made earlier with nothing but what stood before them, never residuals of a fit. Whole vectors of errors,
which would keep correlations between regions, scored worse on every table held, and are not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onir.outlook.forecasting.methods import METHODS, Method
from onir.outlook.forecasting.reconciling import reconciled
from onir.outlook.forecasting.series import Series
from onir.outlook.rules import FEWEST, MEMORY, PRIOR
from onir.standing.certainty.record import Floats

DOZEN = 12
CLIFF = 30.0
"""On the working scale a draw farther out is not followed, so that no float overflows."""


@dataclass(frozen=True, eq=False)
class Errors:
    """Past errors taken apart: `shocks` shared by all, `scales` by series, `shapes` of all series together."""

    shocks: Floats
    scales: Floats
    shapes: Floats

    @classmethod
    def of(cls, errors: Floats) -> Errors:
        """The parts of errors (forecasts × series, NaN where there was no figure)."""
        shocks = np.nanmedian(errors, axis=1)
        own = errors - shocks[:, None]
        count, squares = np.isfinite(own).sum(axis=0), np.nansum(own**2, axis=0)
        shared = squares.sum() / max(1, count.sum())
        known = count + PRIOR
        scales = np.sqrt((squares + PRIOR * shared) / known)
        shapes = (own / np.where(scales > 0, scales, 1.0))[np.isfinite(own)]
        return cls(shocks, scales * np.sqrt((known + 1) / (known - 2)), shapes)

    def drawn(self, draws: int, rng: np.random.Generator) -> Floats:
        """Errors yet to come (draws × series)."""
        own: Floats = rng.choice(self.shapes, (draws, len(self.scales))) * self.scales
        return own + self._shocks(draws, rng)[:, None]

    def _shocks(self, draws: int, rng: np.random.Generator) -> Floats:
        """Past shocks blurred by a kernel of Silverman's width, then drawn together to the spread they had."""
        mean, spread = self.shocks.mean(), self.shocks.std()
        width = 1.06 * len(self.shocks) ** -0.2
        chosen = rng.choice(self.shocks, draws) - mean
        blurred: Floats = mean + (chosen + width * spread * rng.standard_normal(draws)) / np.sqrt(1 + width**2)
        return blurred


def past_errors(series: Series, method: Method, ahead: int) -> Floats:
    """Errors of the forecasts that could be made before, the newest last; rows without any figure are left out."""
    foreseen = METHODS[method](series.scaled, ahead, series.seasons)
    errors = series.scaled[ahead:] - foreseen[: len(foreseen) - ahead]
    away = (np.arange(len(errors))[::-1] + ahead) % series.seasons
    kept = np.flatnonzero(np.isfinite(errors).any(axis=1))[-max(DOZEN, MEMORY * series.seasons) :]
    return errors[kept] if series.seasons == 1 else _stretched(errors[kept], away[kept])


def _stretched(errors: Floats, away: NDArray[np.int_]) -> Floats:
    """Own errors with the spread of the season that is foreseen; `away`: seasons that each stands before it."""
    shocks = np.nanmedian(errors, axis=1)[:, None]
    own = errors - shocks
    spreads = np.array(
        [
            np.sqrt(np.nanmean(own[away == season] ** 2)) if (away == season).any() else 0.0
            for season in range(away.max() + 1)
        ]
    )
    factors = np.divide(spreads[0], spreads, out=np.ones_like(spreads), where=(spreads > 0) & (spreads[0] > 0))
    return np.asarray(shocks + own * factors[away][:, None])


def fewest(series: Series) -> int:
    """Past forecasts without which none is made: three years where years have parts."""
    return FEWEST if series.seasons == 1 else 3 * series.seasons


def drawn(series: Series, method: Method, ahead: int, *, draws: int, rng: np.random.Generator) -> Floats:
    """Figures so many periods after the last (draws × series), those of the regions adding up to the nation's."""
    foreseen, last = (METHODS[name](series.scaled, ahead, series.seasons)[-1] for name in (method, "carried"))
    foreseen = np.where(np.isnan(foreseen), last, foreseen)  # a figure that was withheld a year ago is no zero
    errors = Errors.of(past_errors(series, method, ahead))
    scaled = foreseen + errors.drawn(draws, rng)
    figures = series.unscaled(np.clip(scaled, -CLIFF + foreseen, CLIFF + foreseen))
    nothing = rng.random(figures.shape) < series.zeros
    figures = np.where(nothing, 0.0, np.nan_to_num(figures))
    return reconciled(figures, errors.scales, signed=series.signed) if series.whole else figures
