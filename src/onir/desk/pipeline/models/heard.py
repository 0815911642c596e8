"""When something was last heard of a project, kept by the database: flags and indicators read one row.

Nothing is entered here. What counts is what people enter: a stage begun, a move, a contact, a figure said. A row is
reckoned anew, in the same transaction, by whatever way any of them is written; `rebuild` reckons all, and finds the
same. Days are those of the place where the desk is.
"""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import connection, models

from onir.desk.pipeline.models.record import Scopable, Scoped


class Heard(Scopable):
    """`contact`: the last one noted with the investor; `moved`: the last line of the log; `event`: the last of all."""

    project = models.OneToOneField("Project", models.CASCADE, primary_key=True, related_name="heard")
    contact = models.DateField(null=True)
    moved = models.DateField(null=True)
    event = models.DateField()

    objects: ClassVar[Any] = models.Manager.from_queryset(Scoped)()
    every: ClassVar[Any] = objects

    def __str__(self) -> str:
        return f"{self.project_id}: {self.event}"


def _day(moment: str) -> str:
    return f"({moment} AT TIME ZONE '{settings.TIME_ZONE}')::date"


RECKONED = f"""
INSERT INTO pipeline_heard AS kept (project_id, contact, moved, event)
SELECT project.id, contact.day, moved.day, greatest(stage_since, contact.day, moved.day,
    (SELECT {_day("entered_at")} FROM pipeline_investmentfigure WHERE project_id = project.id
     ORDER BY entered_at DESC LIMIT 1))
FROM pipeline_project project LEFT JOIN LATERAL (
    SELECT {_day("at")} AS day FROM pipeline_interaction
    WHERE project_id = project.id AND erased_at IS NULL ORDER BY at DESC LIMIT 1
) contact ON true LEFT JOIN LATERAL (
    SELECT {_day("at")} AS day FROM pipeline_movelog WHERE project_id = project.id ORDER BY at DESC LIMIT 1
) moved ON true
WHERE project.id IN (SELECT id FROM touched)
ON CONFLICT (project_id) DO UPDATE SET contact = EXCLUDED.contact, moved = EXCLUDED.moved, event = EXCLUDED.event
"""  # noqa: S608 - a setting of ours
TOLD = {
    "Insert": ("SELECT project_id FROM said", {"new": "said"}),
    "Update": (
        "SELECT project_id FROM said UNION SELECT project_id FROM unsaid", {"new": "said", "old": "unsaid"}
    ),
    "Delete": ("SELECT project_id FROM unsaid", {"old": "unsaid"}),
}  # fmt: skip
"""By what is done with rows: whose projects they tell of, and what PostgreSQL calls the rows."""


def heard(*operations: str) -> list[pgtrigger.Trigger]:
    """For a table whose rows tell of their project."""
    return [_heard(operation, TOLD[operation][0]) for operation in operations]


def begun() -> list[pgtrigger.Trigger]:
    """For projects: one is entered, or has been at its stage since another day."""
    moved = "SELECT said.id FROM said JOIN unsaid USING (id) WHERE said.stage_since <> unsaid.stage_since"
    return [_heard("Insert", "SELECT id FROM said"), _heard("Update", moved)]


def _heard(operation: str, projects: str) -> pgtrigger.Trigger:
    return reckoning(f"heard_by_{operation.lower()}", operation, projects, RECKONED)


def reckoning(name: str, operation: str, projects: str, reckoned: str) -> pgtrigger.Trigger:
    """Reckons these projects anew, one after another, so that two who write at once see each other's rows."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=getattr(pgtrigger, operation),
        referencing=pgtrigger.Referencing(**TOLD[operation][1]),  # type: ignore[no-untyped-call]
        func=f"""
PERFORM FROM pipeline_project WHERE id IN ({projects}) ORDER BY id FOR NO KEY UPDATE;
WITH touched(id) AS ({projects}) {reckoned};
RETURN NULL;
""",
    )


def rebuild() -> int:
    """Reckon all projects anew; how many they are. For after a load past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"WITH touched AS (SELECT id FROM pipeline_project) {RECKONED}")  # noqa: S608
        return int(cursor.rowcount)
