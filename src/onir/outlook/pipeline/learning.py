"""How well the merged outlook did before: it is made again from each past year, of the pipeline as it was known then.

For every past year of which the pipeline's state is given, figures up to that year are foreseen with the projects and
without them, and both are scored on what came, in the regions that had projects in hand. The weight of the pool
follows (`pooling`). Figures are those of the release at hand, cut short: releases of those days are rarely held, and
that is no real time. A past without enough projects of its own to tell of is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from onir.errors import NotHeld
from onir.outlook.answer import Outlook
from onir.outlook.forecasting.drawing import drawn, fewest, past_errors
from onir.outlook.pipeline.merging import Ground
from onir.outlook.pipeline.pooling import Scored, weight_of
from onir.outlook.pipeline.records import Pipeline
from onir.outlook.rules import TRIAL_DRAWS


def learned(answer: Outlook, known: Mapping[int, Pipeline]) -> tuple[float, int]:
    """The weight of the merged outlook in the pool, and from how many past figures it was learned.

    `known` are the pipelines as they were when the figure of a year was the newest.
    """
    ground = Ground.of(answer.history)
    told = [one for year in sorted(known) for one in _scored(answer, ground, year, known[year])]
    return weight_of(told), len(told)


def _scored(answer: Outlook, ground: Ground, year: int, pipeline: Pipeline) -> Iterator[Scored]:
    """A figure for each region that had projects in hand in that year."""
    ahead, tried = answer.history.ahead, answer.tried
    if tried is None or year not in ground.years or year + ahead > ground.years[-1]:
        return
    row, method, seed = ground.years.index(year), tried.best.method, answer.seed
    then = Ground(ground.series.until(row), ground.areas, ground.years[: row + 1])
    areas = {one.area for one in then.in_hand(pipeline)}
    if not areas or len(past_errors(then.series, method, ahead)) < fewest(then.series):
        return
    try:
        brought = then.brought(pipeline, year + ahead, draws=TRIAL_DRAWS, seed=seed)
    except NotHeld:  # too few past projects were known then
        return
    alone = drawn(then.series, method, ahead, draws=TRIAL_DRAWS, rng=np.random.default_rng(seed))
    merged = then.baseline(pipeline, method, ahead, TRIAL_DRAWS, seed) + brought
    for column in (then.areas.index(area) for area in sorted(areas)):
        came = float(ground.series.values[row + ahead, column])
        if np.isfinite(came):
            yield Scored(merged[:, column], alone[:, column], came)
