"""The pipeline merged with the statistics, without counting the same money twice.

History knows large projects already: a plant built in 2023 stands in the figure of 2023, and in the spread of
forecasts. So the baseline is drawn from figures less what large projects brought in their years, and the projects in
hand are drawn on top:

    merged = baseline of (figures − large projects that came) + Σ projects: comes · part · planned, moved by its delay

Small projects, below LARGE of a usual year of their region, are in the baseline and are never added. What came of
large ones is taken out down to REST of the figure: a ledger and a table do not count alike, and no figure is left
without a base. The answer is a pool, a draw of it being a draw of the merged or of the statistics alone; the weight
is what past scores say (`learning`). Reconciled is the baseline; a project adds to its region and to the nation alike.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from onir.errors import BadInput
from onir.language.messages import msg
from onir.outlook.answer import Outlook
from onir.outlook.forecasting.drawing import drawn
from onir.outlook.forecasting.methods import Method
from onir.outlook.forecasting.series import Series
from onir.outlook.history import YEAR, History
from onir.outlook.pipeline.cohorts import Cohorts, moved
from onir.outlook.pipeline.records import Pipeline, Project
from onir.standing.certainty.record import Floats

LARGE = 0.1
"""The part of a usual year of its region from which a project counts as large."""

REST = 0.05


@dataclass(frozen=True, eq=False)
class Ground:
    """What a pipeline is laid on: series by year, the last the nation where it is their sum, and their regions."""

    series: Series
    areas: tuple[str, ...]
    years: tuple[int, ...]

    @classmethod
    def of(cls, history: History) -> Ground:
        return cls(history.series, history.areas, tuple(panel.period.year for panel in history.panels))

    @cached_property
    def usual(self) -> dict[str, float]:
        """The median size of a region's last five figures."""
        told = ((code, own[np.isfinite(own)][-5:]) for code, own in zip(self.areas, self.series.regions.T, strict=True))
        return {code: float(np.median(np.abs(last))) for code, last in told if len(last)}

    def large(self, project: Project, sums: Mapping[int, Decimal]) -> bool:
        """Whether these sums make a project large in its region; one of a region without figures is not."""
        most = float(max(sums.values(), default=0))
        return project.area in self.usual and 0 < self.least(project.area) <= most

    def without_large(self, pipeline: Pipeline) -> Series:
        """Figures less what large projects brought, the nation less that of its regions."""
        count, values = len(self.areas), self.series.values.copy()
        taken = np.zeros((len(self.years), count))
        for project in pipeline.projects:
            for year, value in project.came.items() if self.large(project, project.came) else ():
                if year in self.years:
                    taken[self.years.index(year), self.areas.index(project.area)] += float(value)
        left = np.fmax(values[:, :count] - taken, REST * values[:, :count])
        if self.series.whole:
            values[:, -1] -= np.nansum(values[:, :count] - left, axis=1)
        values[:, :count] = left
        return replace(self.series, values=values)

    def baseline(self, pipeline: Pipeline, method: Method, ahead: int, draws: int, seed: int) -> Floats:
        """Draws of the regions from figures less what large projects brought."""
        rng = np.random.default_rng(seed)
        return drawn(self.without_large(pipeline), method, ahead, draws=draws, rng=rng)[:, : len(self.areas)]

    def brought(self, pipeline: Pipeline, year: int, *, draws: int, seed: int) -> Floats:
        """What the large projects in hand bring in a year (draws × regions)."""
        cohorts, told = Cohorts(pipeline.past), np.zeros((draws, len(self.areas)))
        for project in self.in_hand(pipeline):
            waited, column = self.waited(project), self.areas.index(project.area)
            told[:, column] += _of_one(cohorts, project, year, waited, _Luck(draws, seed))
        return told

    def in_hand(self, pipeline: Pipeline) -> tuple[Project, ...]:
        """The projects that are added: large by what is planned, or by what came since the last figure."""
        return tuple(one for one in pipeline.projects if self.large(one, {**one.planned, **self.since(one)}))

    def waited(self, project: Project) -> int:
        """Years for which its first money has been due, up to the first year without a figure; below zero: not yet."""
        return self.years[-1] + 1 - min(project.planned, default=self.years[-1] + 1)

    def since(self, project: Project) -> dict[int, Decimal]:
        """What a project brought in years that no figure is printed of yet."""
        return {year: value for year, value in project.came.items() if year > self.years[-1]}

    def least(self, area: str) -> float:
        """The sum in one year from which a project counts as large in a region."""
        return LARGE * self.usual[area]


@dataclass(frozen=True)
class _Luck:
    """Draws that depend on a name alone, so that a project fares alike whatever company it is in."""

    draws: int
    seed: int

    def of(self, name: str) -> np.random.Generator:
        return np.random.default_rng((self.seed, zlib.crc32(name.encode())))


def _of_one(cohorts: Cohorts, project: Project, year: int, waited: float, luck: _Luck) -> Floats:
    """What one project brings in a year, by draw: never less than what has come in it already."""
    weights, lateness = cohorts.waiting(project.stage, waited)
    chance = weights.drawn(luck.draws, luck.of(project.stage))
    own = luck.of(project.code)
    comes, part = own.random(luck.draws) < chance, own.choice(cohorts.parts, luck.draws)
    planned = {begun: float(value) for begun, value in project.planned.items()}
    late = lateness[(own.random(luck.draws) * len(lateness)).astype(int)]
    drawn = comes * part * moved(planned, late, (year,))[:, 0]
    return np.asarray(np.maximum(drawn, float(project.came.get(year, 0))))


@dataclass(frozen=True, eq=False)
class PipelinePart:
    """What stands behind a merged outlook: the two sets of draws it is pooled from, and the weight.

    `statistics` are the draws without the pipeline, `baseline` those of figures less large projects; `scored` is the
    number of past outlooks that the weight was learned from.
    """

    ground: Ground
    pipeline: Pipeline
    statistics: Floats
    baseline: Floats
    weight: float
    scored: int = 0

    @property
    def cohorts(self) -> Cohorts:
        return Cohorts(self.pipeline.past)

    def chance(self, project: Project) -> float:
        """That money of a project comes yet, by its stage and by how long it has been due."""
        return self.cohorts.waiting(project.stage, self.ground.waited(project))[0].mean

    @property
    def added(self) -> tuple[Project, ...]:
        return self.ground.in_hand(self.pipeline)


def merged(answer: Outlook, pipeline: Pipeline, *, weight: float, scored: int = 0) -> Outlook:
    """The outlook with the pipeline in it; `weight` is that of the merged draws in the pool (see `learning`)."""
    if answer.period.months != YEAR or answer.period.first % YEAR:
        raise BadInput(
            msg("The pipeline plans by year, so it has no part in {period}.", period=answer.period),
            accepted=msg("Accepted: a year."),
        )
    ground, tried = Ground.of(answer.history), answer.tried
    assert tried is not None
    baseline = ground.baseline(pipeline, tried.best.method, answer.history.ahead, len(answer.draws), answer.seed)
    return _pooled(answer, PipelinePart(ground, pipeline, answer.draws, baseline, weight, scored))


def what_if(answer: Outlook, pipeline: Pipeline) -> Outlook:
    """The merged outlook with another pipeline: chances fall as before, so that what moves is what was changed."""
    assert answer.pipeline is not None
    return _pooled(answer, replace(answer.pipeline, pipeline=pipeline))


def _pooled(answer: Outlook, part: PipelinePart) -> Outlook:
    draws = len(part.baseline)
    added = part.baseline + part.ground.brought(part.pipeline, answer.period.year, draws=draws, seed=answer.seed)
    taken = np.arange(draws) < round(part.weight * draws)
    return replace(answer, draws=np.where(taken[:, None], added, part.statistics), pipeline=part)
