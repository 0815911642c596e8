"""What indicators ask the database: groups of the projects that a person may see, added up there.

Fifty thousand projects are not carried over to be added here: the database gives a line for each year, stage or length
of a spell. Every question begins with the projects `seen`, by the one condition that lists are made by, so that a sum
never tells of a project that its reader may not see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection

from onir.desk.indicators import kept
from onir.desk.pipeline.models import Project

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@dataclass(frozen=True)
class Asked:
    """Who asks, of which region and of which year's cohort (all of them where none is named), on which day."""

    by: User
    on: date
    region: str = ""
    year: int | None = None

    @property
    def projects(self) -> Any:
        seen = Project.objects.visible_to(self.by)
        return seen.filter(region=self.region) if self.region else seen


SIGNED = """signed AS (
    SELECT project_id, least(signed, agreed) AS day FROM pipeline_way JOIN seen ON seen.id = project_id
    WHERE coalesce(signed, agreed) IS NOT NULL
)"""

COHORTS = """
SELECT extract(year FROM day)::int, count(*), sum(promised), sum(verified_own * promised / nullif(promised_own, 0)),
    sum(memorandum), sum(agreed), sum(jobs_promised), sum(jobs_verified) FILTER (WHERE jobs_promised > 0)
FROM signed JOIN pipeline_projectsum USING (project_id)
WHERE promised > 0 AND (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s) GROUP BY 1 ORDER BY 1
"""
CONVERSION = """
SELECT stage, entered, reached FROM (
    SELECT stage_id AS stage, count(*) AS entered,
        count(*) FILTER (WHERE onward <= began + make_interval(months => %(months)s)) AS reached
    FROM pipeline_spell JOIN seen ON seen.id = project_id
    WHERE first_time AND began <= %(on)s::date - make_interval(months => %(months)s)
      AND (%(year)s::int IS NULL OR extract(year FROM began) = %(year)s) GROUP BY stage_id
) steps JOIN pipeline_stage ON code = stage WHERE place < 10 ORDER BY place
"""
SPELLS = """
SELECT stage, array_agg(days), over, array_agg(cases) FROM (
    SELECT stage_id AS stage, greatest(coalesce(ended, lost.last, %(on)s::date) - began, 0) AS days,
        ended IS NOT NULL AS over, count(*) AS cases
    FROM pipeline_spell spell JOIN seen ON seen.id = spell.project_id LEFT JOIN (
        SELECT id, last FROM pipeline_project JOIN pipeline_status status ON status.code = status_id
        JOIN pipeline_way ON project_id = id WHERE status.kind = 'lost'
    ) lost ON lost.id = spell.project_id
    WHERE (%(year)s::int IS NULL OR extract(year FROM began) = %(year)s) GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'launch', greatest(coalesce(launched, %(on)s::date) - entered, 0), launched IS NOT NULL, count(*)
    FROM pipeline_way JOIN seen ON seen.id = project_id
    WHERE entered IS NOT NULL AND (%(year)s::int IS NULL OR extract(year FROM entered) = %(year)s) GROUP BY 2, 3
) lasted GROUP BY stage, over
"""
"""Days at each stage and, as if it were one, from the first entry to the launch."""
OPEN_SUMS = """
SELECT stage_id, count(*), sum(promised) FROM seen JOIN pipeline_project project USING (id)
JOIN pipeline_projectsum ON project_id = id JOIN pipeline_stage stage ON stage.code = stage_id
JOIN pipeline_status status ON status.code = status_id
WHERE stage.kind = 'open' AND status.kind = 'open' AND promised > 0 GROUP BY stage_id, stage.place ORDER BY stage.place
"""
REACHED = """
SELECT stage_id, count(*), count(*) FILTER (WHERE furthest >= 10)
FROM pipeline_spell spell JOIN seen ON seen.id = spell.project_id JOIN pipeline_way way ON way.project_id = seen.id
WHERE first_time AND began <= %(on)s::date - make_interval(months => %(months)s) GROUP BY stage_id
"""
SILENT = """
SELECT count(*), count(*) FILTER (WHERE last < %(on)s::date - 90), count(*) FILTER (WHERE last < %(on)s::date - 180),
    count(*) FILTER (WHERE last < %(on)s::date - 365)
FROM (
    SELECT event AS last FROM seen JOIN pipeline_project project USING (id)
    JOIN pipeline_heard heard ON heard.project_id = project.id JOIN pipeline_status status ON status.code = status_id
    WHERE stage_id = 'memorandum' AND status.kind = 'open'
) silent
"""
WHOLE = """
SELECT count(*), sum(came), sum(verified), count(came), count(verified), sum(promised),
    sum(promised) FILTER (WHERE expands_id IS NOT NULL OR fdi_type IN ('expansion', 'retention')),
    count(promised) FILTER (WHERE expands_id IS NOT NULL OR fdi_type IN ('expansion', 'retention')),
    sum(jobs_promised), count(jobs_promised), sum(promised) FILTER (WHERE jobs_promised IS NOT NULL),
    sum(jobs_verified), count(jobs_verified)
FROM seen LEFT JOIN pipeline_projectsum ON project_id = seen.id JOIN pipeline_project project ON project.id = seen.id
"""
LAUNCHES = """
SELECT year, count(*) FILTER (WHERE to_launch), count(*) FILTER (WHERE launched),
    sum(promised) FILTER (WHERE to_launch), sum(promised) FILTER (WHERE launched),
    sum(jobs_promised) FILTER (WHERE to_launch), sum(jobs_verified) FILTER (WHERE launched)
FROM (
    SELECT id, extract(year FROM launch_planned)::int AS year, true AS to_launch, false AS launched
    FROM seen JOIN pipeline_project USING (id) WHERE launch_planned IS NOT NULL
    UNION ALL
    SELECT id, extract(year FROM launch_actual)::int, false, true FROM seen JOIN pipeline_project USING (id)
    WHERE launch_actual IS NOT NULL AND stage_id IN ('operating', 'expansion')
) launches LEFT JOIN pipeline_projectsum ON project_id = id
WHERE year <= extract(year FROM %(on)s::date) AND (%(year)s::int IS NULL OR year = %(year)s) GROUP BY 1 ORDER BY 1
"""
COUNTRIES = """,
parts AS MATERIALIZED (
    SELECT project_id, coalesce(nullif(party.ultimate_country, ''), company.ultimate_country) AS owner,
        coalesce(nullif(party.immediate_country, ''), company.country) AS investor, promised * part AS promised
    FROM (
        SELECT party.*, coalesce(share / nullif(sum(share) OVER whole, 0), 1.0 / count(*) OVER whole) AS part
        FROM pipeline_party party JOIN seen ON seen.id = party.project_id
        WHERE erased_at IS NULL AND role IN ('lead_investor', 'co_investor') WINDOW whole AS (PARTITION BY project_id)
    ) party JOIN pipeline_organisation company ON company.id = organisation_id
    JOIN pipeline_projectsum USING (project_id) WHERE promised > 0
)
SELECT 'owner', owner, count(*), sum(promised) AS whole FROM (
    SELECT owner, sum(promised) AS promised FROM parts GROUP BY owner, project_id
) of_projects GROUP BY owner
UNION ALL SELECT 'investor', investor, count(*), sum(promised) FROM (
    SELECT investor, sum(promised) AS promised FROM parts GROUP BY investor, project_id
) of_projects GROUP BY investor ORDER BY 1, 4 DESC, 2
"""
"""By the country of the last owner, and by the one that the money comes from. It goes on with the WITH of `lines`."""
FILLED = """
SELECT count(*), count(*) FILTER (WHERE sector <> ''), count(manager_id), count(promised), count(jobs_promised),
    count(launch_planned), count(*) FILTER (WHERE site <> ''), count(*) FILTER (WHERE anonymous_summary <> ''),
    count(*) FILTER (WHERE ndip_id <> '')
FROM seen JOIN pipeline_project USING (id) LEFT JOIN pipeline_projectsum ON project_id = id
"""
DOUBTFUL = """
SELECT id, promised, jobs_promised, came, verified, count(*) OVER ()
FROM seen JOIN pipeline_projectsum ON project_id = id
WHERE verified > came OR came_own > {most} * promised_own
   OR jobs_promised * 1000000000.0 / nullif(promised, 0) NOT BETWEEN {few} AND {many}
ORDER BY promised DESC NULLS LAST LIMIT {shown}
"""
ANSWERED = """
SELECT count(*), count(first_response_at),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(hours::float8, 'infinity')),
    count(*) FILTER (WHERE 5 * (ended / 7) + least(mod(ended, 7), 5) - 5 * (began / 7) - least(mod(began, 7), 5) <= 2)
FROM (
    SELECT first_response_at, floor(extract(epoch FROM first_response_at - received_at) / 3600) AS hours,
        (received_at AT TIME ZONE 'UTC')::date - DATE '2000-12-31' AS began,
        (first_response_at AT TIME ZONE 'UTC')::date - DATE '2000-12-31' AS ended FROM told
) days
"""
"""Days are counted from a Sunday, so that Mondays to Fridays up to each are told by dividing; holidays count, too."""
KEPT = """
SELECT side, count(*), count(*) FILTER (WHERE status = 'accepted'),
    count(*) FILTER (WHERE status = 'accepted' AND delivered_on <= due) FROM told GROUP BY side
"""

BEHIND = {
    "realisation": "SELECT project_id FROM signed JOIN pipeline_projectsum USING (project_id) WHERE promised > 0 "
    "AND (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s)",
    "conversion": "SELECT project_id FROM pipeline_spell JOIN seen ON seen.id = project_id WHERE first_time "
    "AND began <= %(on)s::date - make_interval(months => 12) "
    "AND (%(year)s::int IS NULL OR extract(year FROM began) = %(year)s)",
    "ageing": "SELECT id FROM seen JOIN pipeline_project USING (id) "
    "JOIN pipeline_status status ON status.code = status_id WHERE stage_id = 'memorandum' AND status.kind = 'open'",
    "launches": "SELECT id FROM seen JOIN pipeline_project USING (id) "
    "WHERE extract(year FROM launch_planned) = coalesce(%(year)s, extract(year FROM %(on)s::date)) "
    "OR extract(year FROM launch_actual) = coalesce(%(year)s, extract(year FROM %(on)s::date))",
    "reinvestment": "SELECT id FROM seen JOIN pipeline_project USING (id) "
    "WHERE expands_id IS NOT NULL OR fdi_type IN ('expansion', 'retention')",
    "honesty": "SELECT project_id FROM seen JOIN pipeline_projectsum ON project_id = id WHERE came > 0",
    "compliance": "SELECT covered.project_id FROM agreements_obligationinstance instance "
    "JOIN agreements_obligation obligation ON obligation.id = obligation_id "
    "JOIN agreements_covered covered ON covered.agreement_id = obligation.agreement_id WHERE due <= %(on)s",
    "issues": "SELECT project_id FROM headquarters_issue WHERE erased_at IS NULL",
    "response": "SELECT project_id FROM pipeline_lead WHERE erased_at IS NULL AND project_id IS NOT NULL",
}
"""Which of the projects seen are behind a figure; those that are not named: all of them."""


def lines(question: str, asked: Asked, **more: Any) -> Sequence[tuple[Any, ...]]:
    """The answer of the database, of the projects seen."""
    seen, named = _named(asked.projects.order_by().values("pk"))
    needed = f", {SIGNED}" if " signed" in question else ""
    text = f"WITH seen(id) AS MATERIALIZED ({seen}){needed} {question}"
    return kept.rows(text, {"on": asked.on, "year": asked.year, **named, **more})


def of_records(question: str, records: Any, **more: Any) -> Sequence[tuple[Any, ...]]:
    """The answer of the database to a question of records that are `told`, of those that the person may see."""
    seen, named = _named(records)
    return kept.rows(f"WITH told AS ({seen}) {question}", {**named, **more})


def _named(records: Any) -> tuple[str, dict[str, Any]]:
    """A question with names for its gaps, and what stands in them; one that finds nothing is asked all the same."""
    text, values = records.query.get_compiler(connection.alias, elide_empty=False).as_sql()
    named = {f"seen{place}": value for place, value in enumerate(values)}
    return text % tuple(f"%({name})s" for name in named), named


def behind(code: str, asked: Asked) -> Any:
    """The projects behind a figure, of those the person may see."""
    if code not in BEHIND:
        return asked.projects
    return asked.projects.filter(pk__in=[row[0] for row in lines(BEHIND[code], asked)])
