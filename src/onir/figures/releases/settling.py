"""How the figures of a table settle: bias, noise ratio, and whether an early figure foretells its own revision.

A figure counts as settled at a fixed age, never as final. Every release of a cell below that age is set against the
first release in which the cell has reached it, for levels and for growth on the year before, both in logarithms. A
release brings one shock to all of its figures, so that errors and tests go by the release in which a figure settled;
with too few of them the standard error of a mean goes by the period, which is said, and nothing is tested, which is
said too. Left out: models of later revision (Kishor and Koenig, Jacobs and van Norden), for which no table held has
releases enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from onir.errors import BadInput
from onir.figures.releases.aging import RevisedCells, revised_cells
from onir.figures.releases.regressing import FEWEST_CLUSTERS, Regression, error_of_mean, news, noise
from onir.figures.store import Store
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.figures.releases.regressing import Floats, Places

SETTLED = 12
"""Quarters after which a figure counts as settled: a convention, to be named beside every number that rests on it."""

LEVEL_OF_TEST = 0.05

BANDS = ((0, 3), (4, 7), (8, 11), (12, 19), (20, None))
"""Ages in quarters, from and to."""

Measure = Literal["level", "growth"]
MEASURES: tuple[Measure, ...] = ("level", "growth")


@dataclass(frozen=True)
class Settling:
    """Figures aged `first` to `last` quarters against the settled ones, `releases` being those they settled in.

    `bias` is the mean revision in logarithms and `error` its standard error, `ratio` the noise ratio: the spread of
    revisions over that of the settled growth, for growth alone.
    """

    measure: Measure
    first: int
    last: int
    cells: int
    releases: int
    bias: float
    error: float | None
    absolute: float
    ratio: float | None
    news: Regression | None
    noise: Regression | None

    @property
    def age(self) -> str:
        return f"{self.first}–{self.last}"

    @property
    def foretold(self) -> bool | None:
        """Whether the early figure foretells its revision, which is news rejected; None where it is not tested."""
        return None if self.news is None else self.news.p < LEVEL_OF_TEST

    def as_dict(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "age_quarters": [self.first, self.last],
            "cells": self.cells,
            "releases": self.releases,
            "bias": _short(self.bias),
            "standard_error": _short(self.error),
            "mean_absolute": _short(self.absolute),
            "noise_ratio": _short(self.ratio),
            "news": None if self.news is None else self.news.as_dict(),
            "noise": None if self.noise is None else self.noise.as_dict(),
        }


@dataclass(frozen=True)
class Settlement:
    """How the figures of a table settle by `settled` quarters; no `ages` where none has been followed that far."""

    settled: int
    releases: int
    ages: tuple[Settling, ...]

    @property
    def tested(self) -> bool:
        return any(one.news is not None for one in self.ages)

    def efficient(self, measure: Measure) -> Settling | None:
        """The first age at which news is not rejected, of ages that are all tested up to it; None where there is none.

        Nothing in a figure of that age foretells its revision: the release is efficient.
        """
        for one in self.ages:
            if one.measure == measure and not one.foretold:
                return one if one.foretold is False else None
        return None

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What the numbers rest on, and what they say."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        if not self.ages:
            yield msg(
                "No figure is held both before and after it was {n} quarters old: how figures settle is not known.",
                n=self.settled,
            )
            return
        yield msg(
            "A figure counts as settled at {n} quarters; these settled in {releases} "
            "{releases:plural:release|releases}.",
            n=self.settled, releases=self.releases,
        )  # fmt: skip
        if self.releases < FEWEST_CLUSTERS:
            yield msg(
                "Standard errors allow for shocks that all figures of one period share, not for those of a release. "
                "News and noise are not tested: with fewer than {least} releases a habit cannot be told from one "
                "release's shock.",
                least=FEWEST_CLUSTERS,
            )
            return
        yield msg("Standard errors and tests allow for shocks that all figures of one release share.")
        yield from self._efficiency("level")

    def _efficiency(self, measure: Measure) -> Iterator[Message]:
        efficient = self.efficient(measure)
        if efficient is not None:
            yield msg(
                "From an age of {age} quarters nothing in a figure is found to foretell its revision, "
                "by {releases} {releases:plural:release|releases}.",
                age=efficient.age, releases=efficient.releases,
            )  # fmt: skip
        elif all(one.foretold for one in self.ages if one.measure == measure):
            yield msg("At every age before it has settled a figure foretells a part of its revision.")

    def as_dict(self) -> dict[str, Any]:
        """The statistics as JSON; logarithms are natural."""
        efficient = {measure: self.efficient(measure) for measure in MEASURES}
        return {
            "settled_at_quarters": self.settled,
            "releases": self.releases,
            "errors_by": "release" if self.releases >= FEWEST_CLUSTERS else "period",
            "ages": [one.as_dict() for one in self.ages],
            "efficient_from_quarters": {name: one.first if one else None for name, one in efficient.items()},
        }


def settlement(code: str, table: str, *, settled: int = SETTLED, store: Store | None = None) -> Settlement:
    """How the figures of one table settle: every release of a cell against the first one at `settled` quarters."""
    if settled < 1:
        raise BadInput(
            msg("A figure cannot count as settled at {n} quarters.", n=settled), accepted=msg("Accepted: 1 or more.")
        )
    found = revised_cells(code, table=table, to=settled, store=store)
    bands = [(first, min(settled - 1, last or settled)) for first, last in BANDS if first < settled]
    ages = [_settling(found, measure, *band) for measure in MEASURES for band in bands]
    return Settlement(settled, _distinct(found.new), tuple(one for one in ages if one is not None))


def _settling(cells: RevisedCells, measure: Measure, first: int, last: int) -> Settling | None:
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    early, settled = _sides(cells, measure)
    kept = (cells.age >= first) & (cells.age <= last) & np.isfinite(early) & np.isfinite(settled)
    if not kept.any():
        return None
    early, settled, own = early[kept], settled[kept], cells.where(kept)
    releases, revision = _distinct(own.new), settled - early
    cluster = own.new if releases >= FEWEST_CLUSTERS else own.period
    enough = releases >= FEWEST_CLUSTERS
    return Settling(
        measure, first, last, len(own), releases,
        bias=float(revision.mean()),
        error=error_of_mean(revision, cluster),
        absolute=float(abs(revision).mean()),
        ratio=_ratio(revision, settled) if measure == "growth" else None,
        news=news(early, settled, cluster) if enough else None,
        noise=noise(early, settled, cluster) if enough else None,
    )  # fmt: skip


def _sides(cells: RevisedCells, measure: Measure) -> tuple[Floats, Floats]:
    return cells.levels if measure == "level" else cells.growth


def _ratio(revision: Floats, settled: Floats) -> float | None:
    """sd(ρ) / sd(settled growth)."""
    spread = float(settled.std(ddof=1)) if len(settled) > 1 else 0.0
    return float(revision.std(ddof=1)) / spread if spread else None


def _distinct(places: Places) -> int:
    return len(set(places.tolist()))


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")
