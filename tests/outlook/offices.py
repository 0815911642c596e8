"""Simulated offices whose truth is known: regions with ordinary investment and large projects that come by chance.

In every year before the last, large projects are promised at a stage, come by that stage's chance, late and in part; an
office keeps all of them. The last year is what is foreseen, from figures and ledger up to the year before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.outlook.forecasting.series import Series
from onir.outlook.pipeline.records import Past, Pipeline, Project
from onir.standing.certainty.record import Floats

CHANCES = {"memorandum": 0.2, "agreement": 0.5, "construction": 0.9}
PARTS, LATE = (0.6, 0.9, 1.0, 1.1), (0.0, 0.0, 0.0, 1.0)
YEARS, REGIONS, FIRST = 16, 8, 2010
EVERY = 0.3
"""The chance that a region is promised a large project for a year."""


@dataclass(frozen=True, eq=False)
class Office:
    """`figures`: what was known, years × regions; `came`: the year foreseen; `expected`: its mean by the truth."""

    figures: Floats
    pipeline: Pipeline
    came: Floats
    expected: Floats

    @property
    def series(self) -> Series:
        return Series(np.column_stack([self.figures, self.figures.sum(axis=1)]), signed=False)


@dataclass(frozen=True)
class Promise:
    year: int
    region: int
    stage: str
    amount: float
    part: float
    late: int

    @property
    def expected(self) -> float:
        """What it is expected to bring in its year."""
        return self.amount * CHANCES[self.stage] * float(np.mean(PARTS)) * LATE.count(0.0) / len(LATE)


def office(seed: int) -> Office:
    """One office; regions are named as those of the invented tables, in order."""
    rng = np.random.default_rng((seed, 7))
    start = 100 * np.exp(0.7 * rng.standard_normal(REGIONS))
    growth = 0.06 + 0.04 * rng.standard_normal((YEARS, 1)) + 0.06 * rng.standard_normal((YEARS, REGIONS))
    ordinary = start * np.exp(growth.cumsum(axis=0))
    promises = [
        _promise(rng, year, region, ordinary[year, region])
        for year in range(YEARS)
        for region in range(REGIONS)
        if rng.random() < EVERY
    ]
    brought = np.zeros((YEARS + 2, REGIONS))
    for one in promises:
        brought[one.year + one.late, one.region] += one.amount * one.part
    figures = ordinary + brought[:YEARS]
    mean = ordinary[-2] * np.exp(0.06 + (0.04**2 + 0.06**2) / 2)
    for one in promises:
        mean[one.region] += one.expected if one.year == YEARS - 1 else _still(one)
    return Office(figures[:-1], _pipeline(promises), figures[-1], mean)


def _promise(rng: np.random.Generator, year: int, region: int, usual: float) -> Promise:
    stage = str(rng.choice(list(CHANCES)))
    comes = rng.random() < CHANCES[stage]
    part = float(rng.choice(PARTS)) if comes else 0.0
    return Promise(year, region, stage, usual * rng.uniform(0.3, 1.2), part, int(rng.choice(LATE)))


def _still(one: Promise) -> float:
    """What a promise of the year before is expected to bring a year late, given that it had not come by then."""
    if one.year != YEARS - 2 or (one.part and not one.late):
        return 0.0
    late = CHANCES[one.stage] * LATE.count(1.0) / len(LATE)
    return one.amount * float(np.mean(PARTS)) * late / (late + 1 - CHANCES[one.stage])


def _pipeline(promises: list[Promise]) -> Pipeline:
    """What the office knows a year before: projects of the year foreseen, what came of earlier ones, and cohorts."""
    projects = tuple(_kept(number, one) for number, one in enumerate(promises) if not _gone(one))
    past = tuple(
        Past(one.stage, _sum(one.amount), _sum(one.amount * one.part), float(one.late) if one.part else None)
        for one in promises
        if one.year < YEARS - 2
    )
    return Pipeline(projects, past)


def _gone(one: Promise) -> bool:
    """Long past and nothing came: of no use to a forecast but as a case."""
    return one.year < YEARS - 2 and not one.part


def _kept(number: int, one: Promise) -> Project:
    came = one.year + one.late
    arrived = {FIRST + came: _sum(one.amount * one.part)} if one.part and came < YEARS - 1 else {}
    planned = {} if arrived or one.year < YEARS - 2 else {FIRST + one.year: _sum(one.amount)}
    return Project(f"P{number:03}", str(one.region), one.stage, planned, arrived)


def _sum(value: float) -> Decimal:
    return Decimal(round(value, 3))
