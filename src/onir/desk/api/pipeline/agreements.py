"""`agreements`: what was signed with whom, what either side owes by it, and each time that falls due."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router

from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, Obligation, ObligationInstance
from onir.desk.agreements.notices import falling_due
from onir.desk.agreements.states import AGREEMENT
from onir.desk.api.forms import as_json, form_of
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import (
    FORMS,
    Form,
    Paging,
    Region,
    TheProject,
    asker,
    joined,
    listed,
    of_region,
    one_of,
    page,
    project_of,
    told,
)
from onir.desk.api.words import choice, word
from onir.desk.pipeline.models import Project
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
Side = Annotated[Literal["investor", "state", "zone"] | None, choice(marked("The side that owes."))]
Number = Annotated[int | None, choice(marked("An agreement, by its number."))]


class Signing(Paging):
    region: Region | None = None
    project: TheProject | None = None
    instrument: Annotated[str | None, word(marked("An instrument, by code."))] = None
    status: Annotated[str | None, word(marked("A status, by code."))] = None
    format: Form = None


@router.get(
    "/agreements/list",
    **offered(
        "agreements list",
        Action("agreements.agreement", "read"),
        marked("List the agreements that you see: what, with whom, for which projects and sums."),
        words=Signing,
        answer=shapes.Page[around.Agreement],
        forms=FORMS[1:],
    ),
)
def list_(request: HttpRequest, asked: Query[Signing]) -> HttpResponseBase:
    by = asker(request)
    one_of(asked.status, AGREEMENT, "status")
    rows = of_region(Agreement.objects.visible_to(by), asked.region)
    for name in ("instrument", "status"):
        if (code := getattr(asked, name)) is not None:
            rows = rows.filter(**{name: code.replace("\0", "")})
    if asked.project is not None:
        rows = rows.filter(projects=project_of(by, asked.project))
    if form_of(request, asked.format, FORMS) != "json":
        return listed(request, asked, rows, around.Signed, name="agreements")
    return as_json(page(asked, _whole(by, rows), _agreement))


def _whole(by: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """With the projects that the reader sees, parties and sums: a question each."""
    seen = Project.objects.visible_to(by).order_by("code")
    return rows.prefetch_related(Prefetch("projects", seen, to_attr="seen"), "parties__organisation", "sums__project")


def _agreement(one: Any) -> dict[str, Any]:
    seen = {project.pk for project in one.seen}
    sums = [each for each in one.sums.all() if each.project_id is None or each.project_id in seen]
    return told(
        one, around.Agreement, projects=[project.code for project in one.seen],
        parties=[told(each, around.Signatory) for each in one.parties.all()],
        sums=[told(each, around.AgreedSum) for each in sums],
    )  # fmt: skip


class Owing(Paging):
    agreement: Number = None
    side: Side = None


@router.get(
    "/agreements/obligations",
    **offered(
        "agreements obligations",
        Action("agreements.obligation", "read"),
        marked("List the obligations of both sides that you see, with what fulfils them."),
        words=Owing,
        answer=shapes.Page[around.Obligation],
    ),
)
def obligations(request: HttpRequest, asked: Query[Owing]) -> HttpResponseBase:
    return listed(request, asked, _owed(asked, Obligation.objects.visible_to(asker(request)), ""), around.Obligation)


class Falling(Owing):
    when: Annotated[
        Literal["owed", "late", "waiting", "all"],
        choice(marked("Still owed, past due, waiting to be judged, or all.")),
    ] = "all"


@router.get(
    "/agreements/instances",
    **offered(
        "agreements instances",
        Action("agreements.obligationinstance", "read"),
        marked("List each time that an obligation falls due, with what was delivered and how it was judged."),
        words=Falling,
        answer=shapes.Page[around.Instance],
    ),
)
def instances(request: HttpRequest, asked: Query[Falling]) -> HttpResponseBase:
    today = timezone.localdate()
    rows = falling_due(ObligationInstance.objects.visible_to(asker(request)), asked.when, today)
    found = joined(_owed(asked, rows, "obligation__"), around.Instance)
    return as_json(page(asked, found, lambda row: told(row, around.Instance, shown=row.shown(today))))


def _owed(asked: Owing, rows: QuerySet[Any], way: str) -> QuerySet[Any]:
    named = {"agreement": asked.agreement, "side": asked.side}
    return rows.filter(**{f"{way}{name}": value for name, value in named.items() if value is not None})
