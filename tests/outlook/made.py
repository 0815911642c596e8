"""Invented histories: regions of Kazakhstan by year, plain numbers, in one release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onir.figures import Store
from onir.figures.source import Source, shipped
from onir.outlook.forecasting.series import Series
from onir.standing.certainty.record import Floats
from onir.territory import country

TODAY = tuple(sorted(country("KZ").layouts[-1].codes))
BEFORE = tuple(sorted(country("KZ").layouts[-2].codes))
"""The regions of today, and those before the last split."""


def history(periods: int, areas: int, *, seed: int = 1, signed: bool = False, seasons: int = 1) -> Series:
    """Growing series with shocks that all share, and the nation that they add up to."""
    rng = np.random.default_rng(seed)
    own = rng.standard_normal((periods, areas)).cumsum(axis=0) * 0.15
    shared = (0.1 + 0.05 * rng.standard_normal(periods)).cumsum()
    values = np.exp(rng.standard_normal(areas) + own + shared[:, None])
    values = values - values.mean() if signed else values
    return Series(np.column_stack([values, values.sum(axis=1)]), signed, seasons)


def grown(codes: Sequence[str], years: Sequence[int], *, seed: int = 1) -> dict[int, dict[str, float]]:
    """Figures by year and region, each region growing on its own."""
    rng = np.random.default_rng(seed)
    start = 100 * np.exp(0.8 * rng.standard_normal(len(codes)))
    growth = np.exp(0.08 + 0.12 * rng.standard_normal((len(years), len(codes)))).cumprod(axis=0)
    return {year: dict(zip(codes, row, strict=True)) for year, row in zip(years, start * growth, strict=True)}


def stored(figures: Mapping[int, Mapping[str, float]], home: Path) -> Store:
    """A store of one invented table, with the sums of its regions as the nation; a missing figure is withheld."""
    return Store.holding([_release(figures)], home)


def revised(figures: Mapping[int, Mapping[str, float]], home: Path, *, releases: int, by: float) -> Store:
    """The same in a release a year: what is new in one stands higher in all later ones, by a factor."""
    years = sorted(figures)
    kept = []
    for newest in years[-releases:]:
        now = {year: figures[year] for year in years if year <= newest}
        now[newest] = {code: value / by for code, value in figures[newest].items()}
        kept.append(_release(now))
    return Store.holding(kept, home)


def _release(figures: Mapping[int, Mapping[str, float]]) -> tuple[Source, bytes]:
    lines = ["area,period,value"]
    for year, row in figures.items():
        lines += [f"{code},{year},{f'{value:.1f}' if np.isfinite(value) else 'C'}" for code, value in row.items()]
        lines.append(f"KZ,{year},{sum(round(value, 1) for value in row.values() if np.isfinite(value)):.1f}")
    source = next(one for one in shipped() if one.source == "bns-5546")
    made = replace(source, source="invented", table="invented", released=f"{max(figures) + 1}-03-01", exactness="day")
    return made, "\n".join([*lines, ""]).encode()


def drawn_alike(one: Floats, other: Floats) -> bool:
    """Whether two sets of draws are the same to the last byte."""
    return one.tobytes() == other.tobytes()
