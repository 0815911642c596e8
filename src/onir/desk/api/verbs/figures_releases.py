"""`figures history`, `diff`, `revisions` and `split`: what releases say of one figure, and what no release says."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from onir import figures
from onir.desk.api import shapes_of_figures as shapes
from onir.desk.api.forms import as_json, as_text, form_of
from onir.desk.api.gate import comer
from onir.desk.api.offering import offered
from onir.desk.api.verbs.figures_held import READ
from onir.desk.api.words import Activity, Area, AsOf, Indicator, Partner, Period, Words, choice, day, word
from onir.desk.held import store
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()


class Through(Words):
    indicator: Indicator
    area: Area
    period: Period
    partner: Partner = "_T"
    activity: Activity = "_T"
    format: Annotated[Literal["json", "csv"] | None, choice(marked("The form of the answer."))] = None


@router.get(
    "/figures/history",
    **offered(
        "figures history",
        READ,
        marked("Show one figure in every release: its value, its revisions, its growth and the rank it gave."),
        words=Through,
        answer=shapes.History,
        forms=("csv",),
    ),
)
def history(request: HttpRequest, asked: Query[Through]) -> HttpResponse:
    form = form_of(request, asked.format, ("json", "csv"))
    parts = {"partner": asked.partner, "activity": asked.activity}
    answer = figures.history(asked.indicator, asked.area, asked.period, **parts, store=store())
    if form == "csv":
        comer(request).enter(Action("figures", "export"))
        return as_text(answer.as_csv(), form, "history")
    return as_json(answer.as_dict())


class Between(Words):
    old: Annotated[str, word(marked("The earlier release, by date or key, such as 2018-02."))]
    new: Annotated[str, word(marked("The later release of the same table, by date or key."))]
    period: Annotated[str | None, word(marked("This period alone, such as 2025 or 2025-H1."))] = None
    by: Annotated[
        Literal["partner", "activity"] | None,
        choice(marked("By what growth and ranks are told apart.")),
    ] = None


@router.get(
    "/figures/diff",
    **offered(
        "figures diff",
        READ,
        marked("Show what a later release of a table changes: figures, growth rates and ranks."),
        words=Between,
        answer=shapes.Diff,
    ),
)
def diff(request: HttpRequest, asked: Query[Between]) -> HttpResponse:  # noqa: ARG001 - an operation
    found = figures.diff(asked.old, asked.new, period=asked.period, by=asked.by, store=store())
    return as_json(found.as_dict())


class Settled(Words):
    indicator: Indicator
    settled: Annotated[
        int, Field(ge=1, le=400, description=marked("At how many quarters a figure counts as settled."))
    ] = 12


@router.get(
    "/figures/revisions",
    **offered(
        "figures revisions",
        READ,
        marked("Show how far figures move after they are first printed, by their age: revisions, signs, ranks."),
        words=Settled,
        answer=list[shapes.Revisions],
    ),
)
def revisions(request: HttpRequest, asked: Query[Settled]) -> HttpResponse:  # noqa: ARG001
    found = figures.revisions(asked.indicator, settled=asked.settled, store=store())
    return as_json([one.as_dict() for one in found])


class Parted(Words):
    indicator: Indicator
    area: Area
    period: Annotated[str | None, word(marked("A period before the split; every one printed without it."))] = None
    by: Annotated[str, word(marked("The indicator whose shares are taken, by code."))] = "population.total"
    as_of: AsOf = None


@router.get(
    "/figures/split",
    **offered(
        "figures split",
        READ,
        marked(
            "Estimate what a region had before it was parted from another, by its share in a figure of your choice."
        ),
        words=Parted,
        answer=list[shapes.Split],
    ),
)
def split(request: HttpRequest, asked: Query[Parted]) -> HttpResponse:  # noqa: ARG001
    until = day(asked.as_of, "as_of")
    found = figures.split(asked.indicator, asked.area, asked.period, by=asked.by, as_of=until, store=store())
    return as_json([one.as_dict() for one in found])
