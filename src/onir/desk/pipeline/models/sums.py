"""What the ledgers of a project come to, kept by the database with every line: lists and indicators read one row.

Nothing is entered here. A line that is added, corrected, withdrawn or verified makes the database reckon its project
anew, in the same transaction; `rebuild` reckons all of them, and finds the same. Sums in tenge are exact by the rates
stored with the lines, and are rounded when they are told. `promised` is what was announced; where nothing was, what a
memorandum says, then what an agreement says. A column `…_own` is in the currency of that promise: as said where the
line is in it, else by the two stored rates, so that an exchange rate does not make a promise look fulfilled; a promise
in several currencies is held in tenge. `came` takes the newest figure so far and what came in periods that begin after
its day, since both tell of the same money; `verified` does so among verified lines alone. Jobs are permanent ones:
parts of a promise are added, a plan and a count are of their newest line, since people who work are a stock.
"""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.db import connection, models

from onir.desk.pipeline.models.projects import Project
from onir.desk.pipeline.models.record import Scopable, Scoped

PROMISES = ("announced", "memorandum", "agreed")
"""Kinds of a promise; the first that there is, is the promise."""
MONEY = ("promised", *PROMISES, "planned", "came", "verified")
JOBS = ("jobs_promised", "jobs_announced", "jobs_agreed", "jobs_planned", "jobs_came", "jobs_verified")
PARTS = ("", "_own", "_foreign", "_lines", "_on")


def _sum() -> models.DecimalField[Any, Any]:
    return models.DecimalField(max_digits=48, decimal_places=10, null=True)


def _lines() -> models.PositiveIntegerField[Any, Any]:
    return models.PositiveIntegerField(default=0)


def _day() -> models.DateField[Any, Any]:
    return models.DateField(null=True)


def _jobs() -> models.PositiveBigIntegerField[Any, Any]:
    return models.PositiveBigIntegerField(null=True)


class ProjectSum(Scopable):
    """Of each kind: tenge, the same in the currency of the promise, the foreign part in tenge (None where a line does
    not tell it), the number of lines, the newest day that one is true for. None: nothing was said."""

    project = models.OneToOneField(Project, models.CASCADE, primary_key=True, related_name="sums")
    currency = models.CharField(max_length=3)
    converted = models.BooleanField(default=False)

    promised, promised_own, promised_foreign, promised_lines, promised_on = _sum(), _sum(), _sum(), _lines(), _day()
    announced, announced_own, announced_foreign, announced_lines, announced_on = (
        _sum(), _sum(), _sum(), _lines(), _day(),
    )  # fmt: skip
    memorandum, memorandum_own, memorandum_foreign, memorandum_lines, memorandum_on = (
        _sum(), _sum(), _sum(), _lines(), _day(),
    )  # fmt: skip
    agreed, agreed_own, agreed_foreign, agreed_lines, agreed_on = _sum(), _sum(), _sum(), _lines(), _day()
    planned, planned_own, planned_foreign, planned_lines, planned_on = _sum(), _sum(), _sum(), _lines(), _day()
    came, came_own, came_foreign, came_lines, came_on = _sum(), _sum(), _sum(), _lines(), _day()
    verified, verified_own, verified_foreign, verified_lines, verified_on = _sum(), _sum(), _sum(), _lines(), _day()

    jobs_promised, jobs_announced, jobs_agreed = _jobs(), _jobs(), _jobs()
    jobs_planned, jobs_came, jobs_verified = _jobs(), _jobs(), _jobs()
    jobs_lines, jobs_on = _lines(), _day()

    objects: ClassVar[Any] = models.Manager.from_queryset(Scoped)()
    every: ClassVar[Any] = objects

    def __str__(self) -> str:
        return f"{self.project_id}: {self.promised} → {self.verified}"


def _current(table: str, more: str = "") -> str:
    """The lines that count, of the projects touched."""
    return f"""SELECT line.*, line.confidence = 'verified' AS is_verified
    FROM {table} line JOIN touched USING (project_id)
    WHERE NOT line.withdrawn {more}
      AND NOT EXISTS (SELECT FROM {table} later WHERE later.supersedes_id = line.id)"""  # noqa: S608 - names of our own tables


def _told(kind: str) -> str:
    """The columns of a kind."""
    told = f"FILTER (WHERE told = '{kind}')"
    return f"""sum(amount * rate) {told} AS {kind},
    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) {told} AS {kind}_own,
    CASE WHEN bool_and(foreign_part IS NOT NULL) {told} THEN sum(foreign_part * rate) {told} END AS {kind}_foreign,
    count(*) {told} AS {kind}_lines, max(as_of) {told} AS {kind}_on"""


COLUMNS = (
    *(f"{kind}{part}" for kind in MONEY for part in PARTS),
    *JOBS,
    "jobs_lines",
    "jobs_on",
    "currency",
    "converted",
)
EMPTY = {"currency": "''", "converted": "false"}
"""What stands in a column where no line was found; in a count of lines 0, else nothing."""


def _or_empty(column: str) -> str:
    empty = "0" if column.endswith("_lines") else EMPTY.get(column, "NULL")
    return f"coalesce({column}, {empty})"


PROMISE = ", ".join(f"'{kind}'" for kind in PROMISES)
RECKONED = f"""
line AS ({_current("pipeline_investmentfigure")}),
job AS ({_current("pipeline_jobfigure", "AND line.permanence = 'permanent'")}),
promise AS (
    SELECT DISTINCT ON (project_id) project_id, kind,
        CASE WHEN min(currency) = max(currency) THEN min(currency) ELSE 'KZT' END AS own,
        CASE WHEN min(currency) = max(currency)
             THEN coalesce(sum(amount * rate) / nullif(sum(amount), 0), max(rate)) ELSE 1 END AS own_rate
    FROM line WHERE kind IN ({PROMISE}) GROUP BY project_id, kind
    ORDER BY project_id, array_position(ARRAY[{PROMISE}], kind::text)
),
of_kind AS (
    SELECT line.*, kind::text AS told FROM line WHERE kind IN ({PROMISE}, 'planned')
    UNION ALL SELECT line.*, 'promised' FROM line JOIN promise ON (promise.project_id, promise.kind) =
        (line.project_id, line.kind)
    UNION ALL SELECT line.*, 'came' FROM line WHERE kind IN ('actual', 'cumulative')
    UNION ALL SELECT line.*, 'verified' FROM line WHERE kind IN ('actual', 'cumulative') AND is_verified
),
so_far AS (
    SELECT DISTINCT ON (project_id, told) project_id, told, id, as_of FROM of_kind WHERE kind = 'cumulative'
    ORDER BY project_id, told, as_of DESC, id DESC
),
counted AS (
    SELECT of_kind.*, promise.own, promise.own_rate FROM of_kind
    LEFT JOIN promise ON promise.project_id = of_kind.project_id
    LEFT JOIN so_far ON (so_far.project_id, so_far.told) = (of_kind.project_id, of_kind.told)
    WHERE so_far.id IS NULL OR of_kind.id = so_far.id
       OR (of_kind.kind = 'actual' AND of_kind.period_from > so_far.as_of)
),
money AS (
    SELECT project_id, max(own) AS currency, bool_or(currency <> own) AS converted, {", ".join(map(_told, MONEY))}
    FROM counted GROUP BY project_id
),
work AS (
    SELECT project_id, count(*) AS jobs_lines, max(as_of) AS jobs_on,
        coalesce(sum(number) FILTER (WHERE kind = 'announced'), sum(number) FILTER (WHERE kind = 'agreed'))
            AS jobs_promised,
        sum(number) FILTER (WHERE kind = 'announced') AS jobs_announced,
        sum(number) FILTER (WHERE kind = 'agreed') AS jobs_agreed,
        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'planned'))[1] AS jobs_planned,
        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual'))[1] AS jobs_came,
        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual' AND is_verified))[1]
            AS jobs_verified
    FROM job GROUP BY project_id
)
INSERT INTO pipeline_projectsum AS kept (project_id, {", ".join(COLUMNS)})
SELECT touched.project_id, {", ".join(map(_or_empty, COLUMNS))}
FROM touched LEFT JOIN money USING (project_id) LEFT JOIN work USING (project_id)
ON CONFLICT (project_id) DO UPDATE SET {", ".join(f"{column} = EXCLUDED.{column}" for column in COLUMNS)}
"""  # noqa: S608 - names of our own columns


def summed() -> pgtrigger.Trigger:
    """Reckons the projects of new lines; one after another, so that two who write at once see each other's lines."""
    return pgtrigger.Trigger(
        name="summed",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="said"),  # type: ignore[no-untyped-call]
        func=f"""
PERFORM FROM pipeline_project WHERE id IN (SELECT project_id FROM said) ORDER BY id FOR NO KEY UPDATE;
WITH touched AS (SELECT DISTINCT project_id FROM said), {RECKONED};
RETURN NULL;
""",  # noqa: S608 - as above
    )


def rebuild() -> int:
    """Reckon all projects from the ledgers anew; how many they are. For after a load past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"WITH touched AS (SELECT id AS project_id FROM pipeline_project), {RECKONED}")  # noqa: S608
        return int(cursor.rowcount)
