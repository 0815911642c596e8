"""`figures list`, `calendar` and `corrections`: what is held, what comes next, what is known to be printed wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onir.desk.api import shapes_of_figures as shapes
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.held import store
from onir.desk.rules import Action
from onir.figures import calendar as comings
from onir.figures import list_corrections, list_figures
from onir.figures.corrections.correcting import guard_corrections
from onir.language.messages import marked

router = Router()
READ = Action("figures", "read")


@router.get(
    "/figures/list",
    **offered(
        "figures list",
        READ,
        marked("List the tables held, with their periods and releases."),
        answer=list[shapes.Table],
    ),
)
def list_(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - an operation
    return as_json([table.as_dict() for table in list_figures(store=store())])


@router.get(
    "/figures/calendar",
    **offered(
        "figures calendar",
        READ,
        marked("Show when the next release of every table is due, and which are overdue."),
        answer=list[shapes.Due],
    ),
)
def calendar(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return as_json([due.as_dict() for due in comings(store=store())])


@router.get(
    "/figures/corrections",
    **offered(
        "figures corrections",
        READ,
        marked("List the figures known to be printed wrong."),
        answer=shapes.Corrections,
    ),
)
def corrections(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    entries = list_corrections()
    guards = guard_corrections(store()) if entries else ()
    told = [entry.as_dict() for entry in entries]
    return as_json({"corrections": told, "guards": [guard.say("en") for guard in guards]})
