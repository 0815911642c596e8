"""How a project went through its stages, kept by the database with every line of the log: indicators read it as it is.

Nothing is entered here. The log has a line for every change of stage or status; here a row tells when each stay at a
stage began and ended, and one row a project how far it came. They are reckoned anew in the same transaction by whatever
way a line is written, and when the order of stages is changed; `rebuild` reckons all, and finds the same.
"""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.db import connection, models

from onir.desk.pipeline.models.heard import TOLD, reckoning
from onir.desk.pipeline.models.record import Scopable, Scoped

LAUNCHED = 9
"""The place of the first stage at which a plant works."""
SIGNINGS = ("memorandum", "agreement")
"""Stages that begin with a signature."""


class Spell(Scopable):
    """A stay at a stage, begun by a line of the log; `ended`: None where it lasts. `first_time`: the earliest at this
    stage; `onward`: the first day of any later stage."""

    move = models.OneToOneField("MoveLog", models.CASCADE, primary_key=True, related_name="+")
    project = models.ForeignKey("Project", models.CASCADE, related_name="spells")
    stage = models.ForeignKey("Stage", models.PROTECT, related_name="+", db_index=False)
    began = models.DateField()
    ended = models.DateField(null=True)
    onward = models.DateField(null=True)
    first_time = models.BooleanField()

    objects: ClassVar[Any] = models.Manager.from_queryset(Scoped)()
    every: ClassVar[Any] = objects

    def __str__(self) -> str:
        return f"{self.project_id}: {self.stage_id} {self.began} – {self.ended or ''}"


class Way(Scopable):
    """Days: `entered` and `last`, when the first and the last of its stages began, `launched`, and two signatures:
    `signed` by the log, `agreed` by an agreement. `furthest`: the place of the furthest stage that it has been at."""

    project = models.OneToOneField("Project", models.CASCADE, primary_key=True, related_name="way")
    entered = models.DateField(null=True)
    last = models.DateField(null=True)
    launched = models.DateField(null=True)
    signed = models.DateField(null=True)
    agreed = models.DateField(null=True)
    furthest = models.PositiveSmallIntegerField(null=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(Scoped)()
    every: ClassVar[Any] = objects

    def __str__(self) -> str:
        return f"{self.project_id}: {self.entered} – {self.launched or ''}"


RECKONED = f""", line AS (
    SELECT moved.id, project_id, stage_to_id AS stage, place, "on" AS day,
        stage_from_id IS DISTINCT FROM stage_to_id AS begins
    FROM pipeline_movelog moved JOIN pipeline_stage ON code = stage_to_id WHERE project_id IN (SELECT id FROM touched)
),
spells AS (
    INSERT INTO pipeline_spell AS kept (move_id, project_id, stage_id, began, ended, onward, first_time)
    SELECT id, project_id, stage, day, lead(day) OVER (PARTITION BY project_id ORDER BY id),
        min(day) OVER (PARTITION BY project_id ORDER BY place DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        row_number() OVER (PARTITION BY project_id, stage ORDER BY day, id) = 1
    FROM line WHERE begins
    ON CONFLICT (move_id) DO UPDATE
    SET ended = EXCLUDED.ended, onward = EXCLUDED.onward, first_time = EXCLUDED.first_time
    WHERE (kept.ended, kept.onward, kept.first_time) IS DISTINCT FROM
        (EXCLUDED.ended, EXCLUDED.onward, EXCLUDED.first_time)
)
INSERT INTO pipeline_way AS kept (project_id, entered, last, launched, signed, furthest)
SELECT project_id, min(day) FILTER (WHERE begins), max(day) FILTER (WHERE begins),
    min(day) FILTER (WHERE begins AND place >= {LAUNCHED}), min(day) FILTER (WHERE stage IN {SIGNINGS}),
    max(place) FILTER (WHERE begins)
FROM line GROUP BY project_id
ON CONFLICT (project_id) DO UPDATE SET entered = EXCLUDED.entered, last = EXCLUDED.last,
    launched = EXCLUDED.launched, signed = EXCLUDED.signed, furthest = EXCLUDED.furthest
"""  # noqa: S608 - constants of ours


def gone() -> pgtrigger.Trigger:
    """For the log."""
    return reckoning("gone", "Insert", TOLD["Insert"][0], RECKONED)


def reordered() -> pgtrigger.Trigger:
    """For the stages: which of them are later has changed, for every project."""
    return pgtrigger.Trigger(
        name="reordered",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(**TOLD["Update"][1]),  # type: ignore[no-untyped-call]
        func=f"""
IF EXISTS (SELECT FROM said JOIN unsaid USING (code) WHERE said.place <> unsaid.place) THEN
    WITH touched AS (SELECT id FROM pipeline_project){RECKONED};
END IF;
RETURN NULL;
""",  # noqa: S608 - as above
    )


def rebuild() -> int:
    """Reckon all projects from the log anew; how many they are. For after a load past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"WITH touched AS (SELECT id FROM pipeline_project){RECKONED}")  # noqa: S608 - as above
        return int(cursor.rowcount)
