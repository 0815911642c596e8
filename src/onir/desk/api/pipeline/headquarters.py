"""`issues` and `targets`: what stands in investors' way, and what was set to be reached."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import (
    Paging,
    Region,
    TheProject,
    asker,
    joined,
    of_region,
    one_of,
    page,
    project_of,
    told,
)
from onir.desk.api.words import choice, word
from onir.desk.headquarters.models import Issue, Target
from onir.desk.headquarters.plans import asked_of, fact_of, reached
from onir.desk.headquarters.states import CATEGORIES, ISSUE_ENDED, LEVELS
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
PAGE = 100
"""Targets of a page: each asks its source for the fact."""


class Hindering(Paging):
    project: TheProject | None = None
    region: Region | None = None
    category: Annotated[str | None, word(marked("A category of issues, by code."))] = None
    level: Annotated[str | None, word(marked("A level, by code."))] = None
    open: Annotated[bool | None, choice(marked("Those that are open, or those that are closed."))] = None


@router.get(
    "/issues/list",
    **offered(
        "issues list",
        Action("headquarters.issue", "read"),
        marked("List the issues that you see, with the investment and the jobs at risk."),
        words=Hindering,
        answer=shapes.Page[around.Issue],
    ),
)
def issues(request: HttpRequest, asked: Query[Hindering]) -> HttpResponseBase:
    by = asker(request)
    rows = of_region(Issue.objects.visible_to(by), asked.region, "project__region")
    for name, known in (("category", CATEGORIES), ("level", LEVELS)):
        one_of(code := getattr(asked, name), known, name)
        rows = rows if code is None else rows.filter(**{name: code})
    if asked.project is not None:
        rows = rows.filter(project=project_of(by, asked.project))
    if asked.open is not None:
        rows = rows.exclude(status__in=ISSUE_ENDED) if asked.open else rows.filter(status__in=ISSUE_ENDED)
    return as_json(page(asked, joined(rows, around.Issue), _issue))


def _issue(row: Issue) -> dict[str, Any]:
    return told(row, around.Issue, **days_of(row))


def days_of(row: Any) -> dict[str, int]:
    """Of an issue, how long it was open; of any other row nothing."""
    return {"days": row.days(timezone.localdate())} if isinstance(row, Issue) else {}


class Planning(Paging):
    limit: Annotated[int, Field(ge=1, le=PAGE, description=marked("How many rows a page has."))] = PAGE
    region: Region | None = None
    indicator: Annotated[str | None, word(marked("The indicator, by code."))] = None


@router.get(
    "/targets/list",
    **offered(
        "targets list",
        Action("headquarters.target", "read"),
        marked("List the targets that you see, each with what was reached and where that figure is from."),
        words=Planning,
        answer=shapes.Page[around.Target],
    ),
)
def targets(request: HttpRequest, asked: Query[Planning]) -> HttpResponse:
    rows = of_region(Target.objects.visible_to(asker(request)), asked.region)
    if asked.indicator is not None:
        rows = rows.filter(indicator=asked.indicator.replace("\0", ""))
    return as_json(page(asked, rows, lambda row: told(row, around.Target, fact=_fact(row))))


def _fact(row: Target) -> dict[str, Any] | None:
    asked = asked_of(row)
    if (fact := fact_of(asked)) is None:
        return None
    share = reached(asked, fact)
    return {
        "value": f"{fact.value:f}", "unit": fact.unit, "period": str(fact.period), "share": _decimal(share),
        "vintage": fact.cell.vintage.key if fact.cell else None, "records": fact.records,
    }  # fmt: skip


def _decimal(share: Fraction) -> str:
    """To four places, half to even."""
    return f"{(Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal('0.0001')):f}"
