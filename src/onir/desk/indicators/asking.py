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

from onir.desk.agreements.states import UNSIGNED
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


_UNSIGNED = ", ".join(f"'{code}'" for code in UNSIGNED)
SIGNED = f"""signed AS (
    SELECT project_id, min(day) AS day FROM (
        SELECT project_id, "on" AS day FROM pipeline_movelog JOIN seen ON seen.id = project_id
        WHERE stage_to_id IN ('memorandum', 'agreement')
        UNION ALL
        SELECT project_id, signed_on FROM agreements_covered
        JOIN agreements_agreement agreement ON agreement.id = agreement_id JOIN seen ON seen.id = project_id
        WHERE erased_at IS NULL AND signed_on IS NOT NULL AND status NOT IN ({_UNSIGNED})
    ) told GROUP BY project_id
)"""  # noqa: S608 - codes of our own
ENTERED = """entered AS (
    SELECT project_id, stage_to_id AS stage, place, min("on") AS day
    FROM pipeline_movelog JOIN seen ON seen.id = project_id JOIN pipeline_stage ON code = stage_to_id
    WHERE stage_from_id IS DISTINCT FROM stage_to_id GROUP BY project_id, stage_to_id, place
)"""

COHORTS = """
SELECT extract(year FROM day)::int, count(*), sum(promised), sum(verified_own * promised / nullif(promised_own, 0)),
    sum(memorandum), sum(agreed), sum(jobs_promised), sum(jobs_verified) FILTER (WHERE jobs_promised > 0)
FROM signed JOIN pipeline_projectsum USING (project_id)
WHERE promised > 0 AND (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s) GROUP BY 1 ORDER BY 1
"""
CONVERSION = """
SELECT stage, count(*), count(*) FILTER (WHERE next <= day + make_interval(months => %(months)s)) FROM (
    SELECT stage, place, day, min(day) OVER (PARTITION BY project_id ORDER BY place DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS next FROM entered
) steps
WHERE day <= %(on)s::date - make_interval(months => %(months)s)
  AND (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s)
GROUP BY stage, place HAVING place < 10 ORDER BY place
"""
SPELLS = """
SELECT stage, array_agg(days), ended, array_agg(cases) FROM (
SELECT stage, greatest(coalesce(ending, CASE WHEN lost THEN last ELSE %(on)s::date END) - day, 0) AS days,
    ending IS NOT NULL AS ended, count(*) AS cases
FROM (
    SELECT stage_to_id AS stage, "on" AS day, lead("on") OVER later AS ending,
        max("on") OVER (PARTITION BY project_id) AS last, status.kind = 'lost' AS lost
    FROM pipeline_movelog moved JOIN seen ON seen.id = project_id
    JOIN pipeline_project project ON project.id = project_id
    JOIN pipeline_status status ON status.code = project.status_id
    WHERE stage_from_id IS DISTINCT FROM stage_to_id
    WINDOW later AS (PARTITION BY project_id ORDER BY moved.id)
) spells WHERE (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s) GROUP BY 1, 2, 3
) lasted GROUP BY stage, ended
"""
TO_LAUNCH = """
SELECT 'launch', array_agg(days), ended, array_agg(cases) FROM (
SELECT greatest(coalesce(launched, %(on)s::date) - first, 0) AS days, launched IS NOT NULL AS ended, count(*) AS cases
FROM (
    SELECT project_id, min(day) AS first, min(day) FILTER (WHERE place >= 9) AS launched
    FROM entered GROUP BY project_id
) ways WHERE (%(year)s::int IS NULL OR extract(year FROM first) = %(year)s) GROUP BY 1, 2
) lasted GROUP BY ended
"""
OPEN_SUMS = """
SELECT stage_id, count(*), sum(promised) FROM seen JOIN pipeline_project project USING (id)
JOIN pipeline_projectsum ON project_id = id JOIN pipeline_stage stage ON stage.code = stage_id
JOIN pipeline_status status ON status.code = status_id
WHERE stage.kind = 'open' AND status.kind = 'open' AND promised > 0 GROUP BY stage_id, stage.place ORDER BY stage.place
"""
REACHED = """
SELECT stage, count(*), count(*) FILTER (WHERE furthest >= 10) FROM (
    SELECT stage, place, day, max(place) OVER (PARTITION BY project_id) AS furthest FROM entered
) ways WHERE day <= %(on)s::date - make_interval(months => %(months)s) GROUP BY stage
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
COUNTRIES = """
SELECT coalesce(nullif(party.{column}, ''), company.{own}), count(DISTINCT project_id), sum(promised * part) FROM (
    SELECT party.*, coalesce(share / nullif(sum(share) OVER whole, 0), 1.0 / count(*) OVER whole) AS part
    FROM pipeline_party party JOIN seen ON seen.id = party.project_id
    WHERE erased_at IS NULL AND role IN ('lead_investor', 'co_investor') WINDOW whole AS (PARTITION BY project_id)
) party JOIN pipeline_organisation company ON company.id = organisation_id JOIN pipeline_projectsum USING (project_id)
WHERE promised > 0 GROUP BY 1 ORDER BY 3 DESC
"""
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
    "conversion": "SELECT project_id FROM entered WHERE day <= %(on)s::date - make_interval(months => 12) "
    "AND (%(year)s::int IS NULL OR extract(year FROM day) = %(year)s)",
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
    needed = [one for word, one in (("signed", SIGNED), ("entered", ENTERED)) if f" {word}" in question]
    text = f"WITH {', '.join([f'seen(id) AS MATERIALIZED ({seen})', *needed])} {question}"
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
