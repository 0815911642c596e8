"""Whether a figure is touched at all: between two ages it stays as it was with probability exp(−λ·T(a, b)).

T(a, b) = ∫ₐᵇ e^(−δt) dt is the exposure to being revised, which fades with age at its own pace δ. λ is each release's
own, since some touch every figure and others few: where a part u of a panel stayed as it was over an exposure T, over
another exposure T′ a part u^(T′/T) does. δ is fitted by likelihood, with one λ for all releases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onir.standing.certainty.model import Revisions

UNTOUCHED = 1e-6
"""On the working scale a move below this is a matter of printing."""

FADES = np.linspace(0.0, 0.3, 16)
RATES = np.exp(np.linspace(-8, 4, 121))
"""Values of δ and λ tried, by quarter."""


def exposure(start: float, end: float, fade: float) -> float:
    """T(a, b) of the module's formula.

    >>> exposure(2, 6, 0.0), round(exposure(0, 1000, 0.5), 6)
    (4, 2.0)
    """
    return end - start if fade == 0 else float((np.exp(-fade * start) - np.exp(-fade * end)) / fade)


def fade_of(past: Sequence[Revisions]) -> float:
    """The δ under which it is likeliest that so many figures of each panel stayed as they were."""
    stayed = np.array([one.untouched for one in past]) * np.array([len(one.own) for one in past])
    moved = np.array([len(one.own) for one in past]) - stayed
    if not stayed.any() or not moved.any():
        return 0.0
    exposures = np.array([[exposure(one.start, one.end, fade) for one in past] for fade in FADES])
    hazards = np.clip(exposures[:, None, :] * RATES[:, None], 1e-12, 500)
    likelihood = (np.log(-np.expm1(-hazards)) * moved - hazards * stayed).sum(axis=2)
    return float(FADES[np.unravel_index(np.argmax(likelihood), likelihood.shape)[0]])
