"""`stages`: how far and how well a project may stand, what each stage asks for, and every move that was made."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline.rows import Paging, Region, TheProject, asker, listed, of_region, project_of
from onir.desk.pipeline.models import MoveLog, Stage, Status
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
NAMES = ("name_kk", "name_ru", "name_en")


@router.get(
    "/stages/list",
    **offered(
        "stages list",
        Action("pipeline.stage", "read"),
        marked("List the stages and statuses of projects, where each leads and what it asks for."),
        answer=shapes.Stages,
    ),
)
def list_(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - an operation
    stages = Stage.objects.prefetch_related("ways_on", "gates")
    statuses = Status.objects.prefetch_related("reasons")
    return as_json({"stages": [_stage(one) for one in stages], "statuses": [_status(one) for one in statuses]})


def _named(one: Any) -> dict[str, Any]:
    return {"code": one.code, **{name: getattr(one, name) for name in NAMES}}


def _stage(one: Stage) -> dict[str, Any]:
    """With the checks that hold today or will, of any regime, each once."""
    return {
        **_named(one), "kind": one.kind, "phase": one.phase, "days_to_rot": one.days_to_rot,
        "ways_on": [way.stage_to_id for way in one.ways_on.all()],
        "gate": sorted({gate.check_name for gate in one.gates.all()}),
    }  # fmt: skip


def _status(one: Status) -> dict[str, Any]:
    reasons = [_named(each) for each in one.reasons.all()]
    return {**_named(one), "kind": one.kind, "freezes": one.freezes, "reasons": reasons}


class Moving(Paging):
    project: TheProject | None = None
    region: Region | None = None


@router.get(
    "/stages/moves",
    **offered(
        "stages moves",
        Action("pipeline.movelog", "read"),
        marked("List the moves of projects: from which stage or status to which, when, by whom and why."),
        words=Moving,
        answer=shapes.Page[shapes.Move],
    ),
)
def moves(request: HttpRequest, asked: Query[Moving]) -> HttpResponseBase:
    by = asker(request)
    rows = of_region(MoveLog.objects.visible_to(by), asked.region, "project__region")
    if asked.project is not None:
        rows = rows.filter(project=project_of(by, asked.project))
    return listed(request, asked, rows, shapes.Move)
