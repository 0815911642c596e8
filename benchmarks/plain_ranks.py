"""The published confidence sets for ranks as plain NumPy writes them: what Öñir's own are measured against.

Written from the description in Mogstad, Romano, Shaikh and Wilhelm, "Inference for Ranks" (Review of Economic Studies,
2024): errors of all areas are drawn, every ordered pair is studentised, and one set of draws serves all steps. Like the
original it needs an error in every pair. `errors` has anything but zero on its diagonal.
"""

from __future__ import annotations

from math import ceil

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


def simultaneous(values: Floats, noise: Floats, errors: Floats, level: float = 0.95) -> Places:
    """First and last places; `noise` is draws × areas, `errors` the standard errors of differences, areas × areas."""
    above = _proved(values, noise, errors, ~np.eye(len(values), dtype=bool), level)
    return 1 + above.sum(0), len(values) - above.sum(1)


def marginal(values: Floats, noise: Floats, errors: Floats, level: float = 0.95) -> Places:
    """The same for each area alone: only the pairs it is in are tested."""
    size = len(values)
    low, high = np.empty(size, np.intp), np.empty(size, np.intp)
    for area in range(size):
        open_ = np.zeros((size, size), dtype=bool)
        open_[area] = open_[:, area] = True
        open_[area, area] = False
        above = _proved(values, noise, errors, open_, level)
        low[area], high[area] = 1 + above[:, area].sum(), size - above[area].sum()
    return low, high


def _proved(values: Floats, noise: Floats, errors: Floats, open_: Flags, level: float) -> Flags:
    gaps, left, above = np.subtract.outer(values, values) / errors, open_.copy(), np.zeros(errors.shape, dtype=bool)
    while left.any():
        critical = np.sort(_largest(noise, errors, left))[ceil(round(level * len(noise), 9)) - 1]
        new = left & (gaps > critical)
        if not new.any():
            break
        above |= new
        left &= ~new
    return above


def _largest(noise: Floats, errors: Floats, left: Flags) -> Floats:
    """The largest studentised error of each draw, an area at a time to save memory."""
    best = np.full(len(noise), -np.inf)
    for area in np.flatnonzero(left.any(1)):
        others = left[area]
        np.maximum(best, ((noise[:, [area]] - noise[:, others]) / errors[area, others]).max(1), out=best)
    return best
