"""`indicators`: what the list of projects is judged by, each with its definition."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from onir.desk.api.forms import as_json, as_text, form_of
from onir.desk.api.gate import comer
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import Region, asker, one_of
from onir.desk.api.words import Indicator, Words, choice
from onir.desk.indicators.answers import ANSWERS
from onir.desk.indicators.asking import Asked
from onir.desk.indicators.definitions import definitions
from onir.desk.indicators.told import as_csv
from onir.desk.rules import Action
from onir.desk.templatetags.speech import say
from onir.desk.words import language
from onir.language.messages import marked
from onir.territory import area

router = Router()
READ = Action("indicators", "read")


@router.get(
    "/indicators/list",
    **offered(
        "indicators list",
        READ,
        marked("List the indicators of the pipeline, each with its formula, what counts and what it does not tell."),
        answer=list[around.Indicator],
    ),
)
def list_(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - an operation
    tongue = language()
    told = [
        {
            "code": code, "name_kk": one.name.say("kk"), "name_ru": one.name.say("ru"), "name_en": one.name.say("en"),
            "formula": one.formula, "source": one.source,
            "counts": one.counts.say(tongue), "limits": one.limits.say(tongue),
        }
        for code, one in definitions().items()
    ]  # fmt: skip
    return as_json(told)


class Reckoning(Words):
    indicator: Indicator
    region: Region | None = None
    year: Annotated[int | None, Field(ge=1990, le=2100, description=marked("The year of the cohort."))] = None
    format: Annotated[Literal["json", "csv"] | None, choice(marked("The form of the answer."))] = None


@router.get(
    "/indicators/show",
    **offered(
        "indicators show",
        READ,
        marked("Reckon one indicator of the projects that you see, with the figures it is made of."),
        words=Reckoning,
        answer=around.Reckoned,
        forms=("csv",),
    ),
)
def show(request: HttpRequest, asked: Query[Reckoning]) -> HttpResponseBase:
    one_of(asked.indicator, ANSWERS, "indicator")
    region = area(asked.region).code if asked.region is not None else ""
    question = Asked(asker(request), timezone.localdate(), region, asked.year)
    if form_of(request, asked.format, ("json", "csv")) == "csv":
        comer(request).enter(Action("indicators", "export"))
        return as_text(as_csv(asked.indicator, question), "csv", asked.indicator)
    answer = ANSWERS[asked.indicator](question)
    return as_json({
        "indicator": asked.indicator, "on": question.on.isoformat(), "region": region, "year": asked.year,
        "n": answer.n, "value": _told(answer.value), "heads": [head.say(language()) for head in answer.heads],
        "rows": [[_told(cell) for cell in row] for row in answer.rows],
    })  # fmt: skip


def _told(cell: Any) -> dict[str, str | None]:
    """What a cell says, and its number where it is one."""
    number = cell if isinstance(cell, (int, Decimal)) else getattr(cell, "value", None)
    exact = number if isinstance(number, (int, Decimal)) and not isinstance(number, bool) else None
    return {"said": say(cell), "value": None if exact is None else f"{Decimal(exact):f}"}
