"""The revision model: how far figures of an age and a size are still to move, and draws of where they come to rest.

The revision of area j from age a to age b, in logarithms where the indicator cannot be negative, otherwise in units of
the mean absolute figure of the panel, is

    ρ_j = g·w_j·S(a, b) + touched_j·(exp(α + γ·ln size_j)·S(a, b)·e_j − pull·z_j)        S(a, b)² = ∫ₐᵇ e^(−2βt) dt

with a national shock g that all areas of one release share (w_j is 1 in logarithms, |x_j| / mean |x| otherwise) and an
own part e_j of those that are touched at all (see `touching`), less what the early figures foretell (see `news`). The
mean of g at an age is the bias of that age. Fitted: α, γ, β by the likelihood of an exponential |own part|; the shapes
of g and of e are those on record at the nearest ages, so that heavy tails stay as they were. One draw takes g and the
own parts from one past panel, since a release that revises much does so everywhere; own parts go to areas by chance.
Left out: revisions that move from one area to another, and changes of method, which no record foretells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onir.measure import Period
from onir.standing.certainty.news import Foretold, foretold, spread
from onir.standing.certainty.record import Episode, Floats, distance
from onir.standing.certainty.touching import UNTOUCHED, exposure, fade_of

NEIGHBOURS = 12
"""Past panels whose shocks are drawn, the nearest in age: three years of quarters."""

DECAYS = np.linspace(0.0, 0.3, 16)
"""Values of β tried, by quarter of age: from none to a half-life of two quarters."""

STEEPEST = 1.0
"""The bound of γ: no record of few figures may say that errors grow faster than figures do, or shrink as fast."""

FARTHEST = 50.0
"""Logarithms beyond which a draw is not followed: places no longer change there, and floats would overflow."""

FLOOR = 0.03
"""Added to the relative size of figures that may be zero, so that its logarithm is bounded."""


@dataclass(frozen=True)
class Revisions:
    """The revisions of one panel between two releases on the working scale, and what they depend on.

    `size`: logarithm of the early figures relative to their panel; `place`: how far they are from its middle.
    """

    period: Period
    start: float
    end: float
    shock: float
    own: Floats
    touched: NDArray[np.bool_]
    size: Floats
    place: Floats

    @property
    def untouched(self) -> float:
        """The part of the panel that stayed as it was."""
        return 1.0 - float(np.mean(self.touched))


@dataclass(frozen=True)
class RevisionModel:
    """A fitted model; `signed`: the indicator may be below zero, and differences replace logarithms.

    `fade` is δ of `touching`, `past` the panels it was fitted on, what early figures foretold taken out.
    """

    signed: bool
    alpha: float
    gamma: float
    beta: float
    fade: float
    foretold: Foretold
    past: tuple[Revisions, ...]

    def scale(self, size: Floats, start: float, end: float) -> Floats:
        """The expected size of the own part, on the working scale."""
        scale: Floats = np.exp(self.alpha + self.gamma * size) * spread(start, end, self.beta)
        return scale

    def after_news(self) -> RevisionModel:
        """The model with the news test made: what early figures foretell is taken out of the own parts."""
        told = foretold(self.past, self)
        pulls = [told.pull(one.start, one.end, self.beta) for one in self.past]
        left = [
            replace(one, own=one.own + pull * one.place * one.touched)
            for one, pull in zip(self.past, pulls, strict=True)
        ]
        return replace(self, foretold=told, past=tuple(left))

    def drawn(self, values: Floats, span: tuple[float, float], *, draws: int, rng: np.random.Generator) -> Floats:
        """Figures (draws × areas) at the later age of `span`, given those at the earlier."""
        size, place, unit = _sizes(values, signed=self.signed)
        shocks, owns, touched = self._shapes(span, len(values), draws, rng)
        weight = np.abs(values) / unit if self.signed else np.ones(len(values))
        own = owns * self.scale(size, *span) - self.foretold.pull(*span, self.beta) * place
        moved = shocks[:, None] * spread(*span, self.beta) * weight + own * touched
        drawn: Floats = values + unit * moved if self.signed else values * np.exp(np.clip(moved, -FARTHEST, FARTHEST))
        return drawn

    def _shapes(
        self, span: tuple[float, float], areas: int, draws: int, rng: np.random.Generator
    ) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Standard shocks (draws), own parts and who has one (draws × areas), those of a draw from one past panel."""
        # of panels equally old the earliest: their revisions are known for longest
        near = sorted(self.past, key=lambda one: distance(one.start, span[0]))[:NEIGHBOURS]
        chosen = rng.integers(max(1, len(near)), size=draws)
        shocks, owns, touched = np.zeros(draws), np.zeros((draws, areas)), np.full((draws, areas), False)
        for number, one in enumerate(near):
            rows = np.flatnonzero(chosen == number)
            shocks[rows] = one.shock / spread(one.start, one.end, self.beta)
            if one.touched.any():
                standard = one.own[one.touched] / self.scale(one.size[one.touched], one.start, one.end)
                owns[rows] = rng.choice(standard, (len(rows), areas))
                touched[rows] = rng.random((len(rows), areas)) >= self._untouched(one, span)
        return shocks, owns, touched

    def _untouched(self, one: Revisions, span: tuple[float, float]) -> float:
        """The part of a panel that stays as it was between the ages of `span`, in a release like that of a past one."""
        longer = exposure(*span, self.fade) / exposure(one.start, one.end, self.fade)
        return float(one.untouched**longer)


def fitted(episodes: Sequence[Episode], *, signed: bool) -> RevisionModel:
    """The model of these episodes; one without any figure that has a logarithm says that nothing moves."""
    past = tuple(one for one in (revisions_of(episode, signed=signed) for episode in episodes) if len(one.own))
    own, size = (
        np.concatenate([np.empty(0), *side]) for side in ([one.own for one in past], [one.size for one in past])
    )
    fits = [(_fit(past, own, size, beta), float(beta)) for beta in DECAYS]
    (_, alpha, gamma), beta = min(fits, key=lambda one: one[0][0])
    model = RevisionModel(signed, alpha, gamma, beta, fade_of(past), Foretold(), past)
    return model.after_news()


def revisions_of(episode: Episode, *, signed: bool) -> Revisions:
    """An episode on the working scale; figures of zero and below have no logarithm and are left out of it."""
    kept = np.full(len(episode.before), True) if signed else (episode.before > 0) & (episode.after > 0)
    before, after = episode.before[kept], episode.after[kept]
    size, place, unit = _sizes(before, signed=signed)
    moved = (after - before) / unit if signed else np.log(after) - np.log(before)
    weight = np.abs(before) / unit if signed else np.ones(len(before))
    rated = moved[weight > 0] / weight[weight > 0]
    # the median: where most figures are untouched there was no national shock, whatever befell the others
    shock = float(np.median(rated)) if len(rated) else 0.0
    # own parts lie about a shock that was taken from them, nearer than about the true one (Stine 1985)
    own = (moved - shock * weight) * (np.sqrt(len(moved) / (len(moved) - 1)) if shock and len(moved) > 1 else 1)
    touched = np.abs(own) > UNTOUCHED
    return Revisions(episode.period, episode.start, episode.end, shock, own, touched, size, place)


def _sizes(values: Floats, *, signed: bool) -> tuple[Floats, Floats, float]:
    """Logarithm of the relative size, place relative to the middle of the panel, and the unit of both."""
    unit = float(np.mean(np.abs(values))) if values.any() else 1.0
    if signed:
        return np.log(np.abs(values) / unit + FLOOR), (values - values.mean()) / unit, unit
    size = np.log(np.where(values > 0, values, unit) / unit)
    return size, size - (size.mean() if len(size) else 0.0), unit


def _fit(past: Sequence[Revisions], own: Floats, size: Floats, beta: float) -> tuple[float, float, float]:
    """Loss (minus log-likelihood), α and γ for one β: |own part| is exponential, by Fisher's scoring."""
    if not own.any():
        return 0.0, -np.inf, 0.0
    spreads = [spread(one.start, one.end, beta) for one in past]
    offset = np.log(np.repeat(spreads, [len(one.own) for one in past]))
    design = np.column_stack([np.ones(len(size)), size])
    solve = np.linalg.pinv(design)
    theta = np.array([np.log(np.mean(np.abs(own) * np.exp(-offset))), 0.0])
    for _ in range(100):
        step = solve @ (np.abs(own) * np.exp(-design @ theta - offset) - 1)
        gamma = np.clip(theta[1] + np.clip(step[1], -1, 1), -STEEPEST, STEEPEST)
        last, theta = theta, np.array([np.log(np.mean(np.abs(own) * np.exp(-gamma * size - offset))), gamma])
        if np.abs(theta - last).max() < 1e-4:
            break
    mean = design @ theta + offset
    return float(np.sum(mean + np.abs(own) * np.exp(-mean))), float(theta[0]), float(theta[1])
