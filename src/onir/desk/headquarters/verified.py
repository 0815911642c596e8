"""What the verified ledgers say of a region in a period: one question to the database for all of a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from onir.desk.indicators import kept

VERIFIED_STAGES = ("operating", "expansion")
"""A launch counts once an assurer has confirmed it."""


class Question(NamedTuple):
    """Of the projects of a region, what was reached from a day to a day."""

    region: str
    first: date
    last: date


class Verified(NamedTuple):
    """The sum in tenge, of jobs or of projects, and how many entries it is of."""

    sum: Decimal
    entries: int


ASKED = """unnest(%(regions)s::text[], %(first)s::date[], %(last)s::date[])
    WITH ORDINALITY asked(region, first, last, n)
JOIN pipeline_project project ON project.region = asked.region AND project.erased_at IS NULL"""
SUMMED = "JOIN pipeline_projectsum sums ON sums.project_id = project.id AND sums.{column} IS NOT NULL"
"""The projects of which anything is verified at all: of most there is nothing to look up."""
OF_LEDGER = """line.project_id = project.id
    AND line.kind = 'actual' AND line.confidence = 'verified' AND NOT line.withdrawn
    AND NOT EXISTS (SELECT FROM {table} later WHERE later.supersedes_id = line.id)"""
INVESTMENT = f"""
SELECT n, sum(amount * rate), count(*) FROM {ASKED} {SUMMED.format(column="verified")}
JOIN pipeline_investmentfigure line ON {OF_LEDGER.format(table="pipeline_investmentfigure")}
WHERE period_from >= first AND period_to BETWEEN first AND last GROUP BY n
"""  # noqa: S608 - names of our own tables
JOBS = f"""
SELECT n, sum(number), count(number) FROM (
    SELECT n, CASE WHEN sums.jobs_on <= last THEN sums.jobs_verified ELSE (
        SELECT number FROM pipeline_jobfigure line WHERE {OF_LEDGER.format(table="pipeline_jobfigure")}
        AND permanence = 'permanent' AND as_of <= last ORDER BY as_of DESC, line.id DESC LIMIT 1
    ) END AS number FROM {ASKED} {SUMMED.format(column="jobs_verified")}
) told GROUP BY n HAVING count(number) > 0
"""  # noqa: S608 - as above
LAUNCHED = f"""
SELECT n, count(*), count(*) FROM {ASKED}
WHERE launch_actual BETWEEN first AND last AND stage_id IN {VERIFIED_STAGES} GROUP BY n
"""  # noqa: S608 - as above
QUESTIONS: Mapping[str, str] = {
    "pipeline.investment": INVESTMENT,
    "pipeline.jobs": JOBS,
    "pipeline.launched": LAUNCHED,
}
"""Amounts by the rates stored with them; jobs are a stock: of each project its last count by the end of the period."""


def verified(indicator: str, asked: Sequence[Question]) -> Sequence[Verified | None]:
    """In the order of the questions; None where nothing has been verified."""
    if not asked:
        return ()
    regions, first, last = (list(column) for column in zip(*asked, strict=True))
    told = kept.rows(QUESTIONS[indicator], {"regions": regions, "first": first, "last": last})
    found = {number: Verified(Decimal(total), entries) for number, total, entries in told}
    return [found.get(number) for number in range(1, len(asked) + 1)]
