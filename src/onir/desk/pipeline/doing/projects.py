"""Entering a project, opening it to somebody, and what grows out of a project: its expansion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models.functions import Length

from onir.desk.pipeline.doing import records
from onir.desk.pipeline.doing.permission import need, need_right
from onir.desk.pipeline.models import MoveLog, Project, Share, Stage
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

FIRST = ("lead", "prospect")
"""Stages at which anybody who may enter a project enters it; another one is for those with the right to any stage."""


def enter(
    by: User, *, stage: str = "lead", on: date | None = None, reason: str = "", code: str = "", **given: Any
) -> Project:
    """A new project, which its manager manages who enters it; `on`: since when it is at this stage."""
    need_right(by, Project, "add")
    row = Project(**records.known(Project, given), created_by=by, stage_since=on or date.today())
    row.stage = _stage(stage)
    if by.role == "manager" and row.manager is None:
        row.manager = by
    with acting(by, reason):
        row.code = code.strip() or next_code(row.region, row.stage_since.year)
        records.written(by, row, given)
        log = {"stage_to": row.stage, "status_to": row.status, "by": by, "on": row.stage_since, "reason": reason}
        MoveLog.objects.create(project=row, kind="entered", **log)
        need(by, "add", row)
        if stage not in FIRST:
            records.said(reason)
            need(by, "change_to_any_stage", row)
    return row


def expand(by: User, project: Project, *, reason: str = "", **given: Any) -> Project:
    """A new project that enlarges one which operates; both name each other."""
    need(by, "move", project)
    if project.stage.kind != "won":
        raise BadInput(msg("A project that does not operate yet is not expanded: {project}.", project=project))
    alike = {name: getattr(project, name) for name in ("region", "district", "zone", "sector", "manager", "team")}
    with acting(by, reason):
        new = enter(by, stage="prospect", reason=reason, **alike | given)
        Project.objects.filter(pk=new.pk).update(expands=project)
        new.refresh_from_db()
    return new


def share(by: User, project: Project, person: User) -> Share:
    """Let a person see the project whose role would not."""
    with acting(by):
        need(by, "share", project)
        return Share.objects.get_or_create(project=project, person=person, defaults={"given_by": by})[0]


def unshare(by: User, project: Project, person: User) -> None:
    """Take that back; the history keeps it."""
    with acting(by):
        need(by, "share", project)
        Share.objects.filter(project=project, person=person).delete()


def next_code(region: str, year: int) -> str:
    """The next number of a region and year, such as 61-2026-0147; two who enter at once wait for each other."""
    prefix = f"{region.rpartition('-')[2]}-{year}-"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [prefix])
    codes = Project.every.filter(code__regex=rf"^{prefix}\d+$").order_by(Length("code").desc(), "-code")
    last = codes.values_list("code", flat=True).first()
    return f"{prefix}{int(last.rpartition('-')[2]) + 1 if last else 1:04}"


def _stage(code: str) -> Stage:
    found = Stage.objects.filter(code=code).first()
    if found is None:
        stages = list(Stage.objects.values_list("code", flat=True))
        raise BadInput(
            msg("“{code}” is not one of the accepted codes.", code=code),
            accepted=msg("Accepted: {codes}.", codes=stages),
        )
    return found
