"""Entering a project, opening it to somebody, and what grows out of a project: its expansion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models.functions import Length

from onir.desk.pipeline.doing import records
from onir.desk.pipeline.doing.permission import need, need_all, need_right
from onir.desk.pipeline.models import MoveLog, Project, Share, Stage, Status
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

FIRST = ("lead", "prospect")
"""Stages at which anybody who may enter a project enters it; another one is for those with the right to any stage."""


@dataclass(frozen=True)
class Draft:
    """A project to enter; `on`: since when it is at this stage. Without a code it gets the next of its region."""

    given: Mapping[str, Any]
    stage: str = "lead"
    on: date | None = None
    code: str = ""


def enter(
    by: User, *, stage: str = "lead", on: date | None = None, reason: str = "", code: str = "", **given: Any
) -> Project:
    """A new project, which its manager manages who enters it; `on`: since when it is at this stage."""
    return enter_many(by, [Draft(given, stage, on, code)], reason=reason)[0]


def enter_many(by: User, drafts: Sequence[Draft], *, reason: str = "") -> list[Project]:
    """New projects, all or none, each with the first line of its log."""
    need_right(by, Project, "add")
    stages, status = {code: _stage(code) for code in {one.stage for one in drafts}}, Status.objects.get(code="active")
    with acting(by, reason):
        rows = [_row(by, one, stages[one.stage], status) for one in drafts]
        _coded(rows, drafts)
        records.written_anew(by, rows, [one.given for one in drafts])
        MoveLog.objects.bulk_create(_first_line(by, row, reason) for row in rows)
        need_all(by, "add", rows)
        if moved := [row for row in rows if row.stage_id not in FIRST]:
            records.said(reason)
            need_all(by, "change_to_any_stage", moved)
    return rows


def _row(by: User, one: Draft, stage: Stage, status: Status) -> Project:
    known = {"status": status, **records.known(Project, one.given)}
    row = Project(**known, stage=stage, created_by=by, stage_since=one.on or date.today())
    if by.role == "manager" and row.manager is None:
        row.manager = by
    return row


def _coded(rows: Sequence[Project], drafts: Sequence[Draft]) -> None:
    """Each with the code it came with, or the next one of its region and year."""
    left: dict[tuple[str, int], Iterator[str]] = {}
    for row, one in zip(rows, drafts, strict=True):
        of = row.region, row.stage_since.year
        row.code = one.code.strip() or next(left.setdefault(of, next_codes(*of)))


def _first_line(by: User, row: Project, reason: str) -> MoveLog:
    log = {"stage_to": row.stage, "status_to": row.status, "by": by, "on": row.stage_since, "reason": reason}
    return MoveLog(project=row, kind="entered", **log)


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


def next_codes(region: str, year: int) -> Iterator[str]:
    """The next numbers of a region and year, such as 61-2026-0147; two who enter at once wait for each other."""
    prefix = f"{region.rpartition('-')[2]}-{year}-"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [prefix])
    codes = Project.every.filter(code__regex=rf"^{prefix}\d+$").order_by(Length("code").desc(), "-code")
    last = codes.values_list("code", flat=True).first()
    yield from (f"{prefix}{number:04}" for number in count(int(last.rpartition("-")[2]) + 1 if last else 1))


def _stage(code: str) -> Stage:
    found = Stage.objects.filter(code=code).first()
    if found is None:
        stages = list(Stage.objects.values_list("code", flat=True))
        raise BadInput(
            msg("“{code}” is not one of the accepted codes.", code=code),
            accepted=msg("Accepted: {codes}.", codes=stages),
        )
    return found
