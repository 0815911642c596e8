"""*Indicators*: what the list of projects is judged by, each with its definition and the projects behind the figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onir.desk.door import rule
from onir.desk.drawing import FIGURES, drawn
from onir.desk.entering import Field, filled, read
from onir.desk.failures import status_of
from onir.desk.indicators.answers import ANSWERS, in_short
from onir.desk.indicators.asking import Asked, behind
from onir.desk.indicators.definitions import Definition, definitions
from onir.desk.indicators.drawn import Shares
from onir.desk.indicators.reckoning import Answer
from onir.desk.indicators.told import as_csv, reckoned
from onir.desk.pages.places import regions
from onir.desk.pipeline.models import Project
from onir.desk.rules import Action, granted
from onir.desk.shown import Cell, Section, Table, person
from onir.errors import OnirError
from onir.language.messages import Sayable, msg

TITLE = msg("Indicators")
MOST = 100


@rule("indicators", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """All indicators, with those in short that one row a project tells, and the cohorts."""
    asked, fields, error = _asked(request)
    told = in_short(asked)
    rows = [
        (
            Cell(one, _address("indicators_one", request, code)), *_in_short(told.get(code)),
            Cell(one.counts, mark="prose"),
        )
        for code, one in definitions().items()
    ]  # fmt: skip
    heads = (msg("Indicator"), msg("Value"), msg("Cases"), msg("What counts"))
    section = Section(TITLE, tables=[Table(heads, rows, NOTHING)])
    cohorts = Section(definitions()["realisation"].name, tables=[_table(told["realisation"])])
    context = _around(TITLE, asked, fields, error) | {"sections": [section, cohorts]}
    return render(request, "desk/indicators.html", context, status=status_of(error) if error else 200)


@rule("indicators", "read")
@require_safe
def one_page(request: HttpRequest, which: str) -> HttpResponse:
    """One indicator: its figures, its definition, the projects behind it."""
    one = _definition(which)
    code = one.code
    asked, fields, error = _asked(request)
    answer = ANSWERS[code](asked)
    charts = [drawn(Shares(one, NAMED.get(code, TITLE), answer.bars), table=False)] if answer.bars else []
    links = [Cell(TITLE, _address("indicators", request)), Cell(msg("The projects behind it"),
             _address("indicators_behind", request, code))]  # fmt: skip
    if _exports(request):
        links.append(Cell(msg("As a CSV file"), _address("indicators_table", request, code)))
    context = _around(one, asked, fields, error) | {
        "links": links, "charts": charts, "figures": FIGURES, "definition": one, "words": WORDS,
        "sections": [Section(msg("Figures"), [(msg("Value"), Cell(answer.value)), (msg("Cases"), Cell(answer.n))],
                             [_table(answer)])],
    }  # fmt: skip
    return render(request, "desk/indicators.html", context, status=status_of(error) if error else 200)


@rule("indicators", "read")
@require_safe
def behind_page(request: HttpRequest, which: str) -> HttpResponse:
    """The projects behind a figure, of those the person may see."""
    one = _definition(which)
    code = one.code
    asked, fields, error = _asked(request)
    found = behind(code, asked)
    heads = (msg("Code"), msg("Project"), msg("Stage"), msg("Promised"), msg("Verified"))
    rows = [_row(project) for project in found.select_related("stage", "sums").order_by("sort_key", "pk")[:MOST]]
    note = msg("{n} {n:plural:project|projects} in all; the first {most} are shown.", n=found.count(), most=MOST)
    section = Section(msg("The projects behind it"), tables=[Table(heads, rows, NOTHING)], notes=[note])
    links = [Cell(one, _address("indicators_one", request, code))]
    context = _around(one, asked, fields, error) | {"links": links, "sections": [section]}
    return render(request, "desk/indicators.html", context, status=status_of(error) if error else 200)


@rule("indicators", "export")
@require_safe
def table(request: HttpRequest, which: str) -> HttpResponse:
    """The figures as CSV, with what they are of and as of when."""
    one = _definition(which)
    code = one.code
    asked, _, error = _asked(request)
    if error:
        raise error
    headers = {"content-disposition": f'attachment; filename="{code}-{asked.on}.csv"'}
    return HttpResponse(as_csv(code, asked), content_type="text/csv; charset=utf-8", headers=headers)


NOTHING = msg("There is nothing to count yet.")
NAMED: dict[str, Sayable] = {
    "realisation": msg("Verified of what was promised, by year of signing"),
    "conversion": msg("Went on within 12 months, by stage"),
    "compliance": msg("Kept in time, by side"),
    "countries": msg("Part of what is promised, by country of the last owner"),
    "quality": msg("Part of projects that tell it"),
}
"""What the bars are, by indicator."""


WORDS = {
    "title": msg("Definition"), "formula": msg("Formula"), "counts": msg("What counts"),
    "limits": msg("What it does not tell"), "source": msg("Reference"),
}  # fmt: skip


def _definition(code: str) -> Definition:
    if code not in definitions():
        raise Http404
    return definitions()[code]


def _asked(request: HttpRequest) -> tuple[Asked, list[Field], OnirError | None]:
    """The question, and its form as it came; with a refusal, the question as if nothing had been chosen."""
    by, today = person(request), timezone.localdate()
    fields = filled([Field("region", msg("Region"), "choice", choices=regions(by)),
                     Field("year", msg("Year of the cohort"), "whole")], request.GET)  # fmt: skip
    try:
        given = read(fields)
    except OnirError as error:
        return Asked(by, today), fields, error
    year = given.get("year")
    return Asked(by, today, given.get("region", ""), int(year) if year else None), fields, None


def _around(title: Sayable, asked: Asked, fields: list[Field], error: OnirError | None) -> dict[str, Any]:
    notes = [reckoned(asked), msg("Of the projects that you may see; never a part of official figures.")]
    return {"title": title, "asked": fields, "show": msg("Show"), "error": error, "notes": notes}


def _in_short(answer: Answer | None) -> tuple[Cell, Cell]:
    return (
        (Cell(msg("on its own page"), mark="note"), Cell(""))
        if answer is None
        else (Cell(answer.value), Cell(answer.n))
    )


def _table(answer: Answer) -> Table:
    rows = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in answer.rows]
    return Table(answer.heads, rows, NOTHING)


def _row(project: Project) -> Sequence[Cell]:
    from onir.desk.indicators.reckoning import tenge  # noqa: PLC0415

    sums: Any = getattr(project, "sums", None)
    held = (None, None) if sums is None else (sums.promised, sums.verified)
    return (Cell(project.code), Cell(project), Cell(project.stage), *(Cell(tenge(one)) for one in held))


def _exports(request: HttpRequest) -> bool:
    return granted(person(request).role, Action("indicators", "export")) == "yes"


def _address(name: str, request: HttpRequest, *args: str) -> str:
    words = request.GET.urlencode()
    return reverse(name, args=args) + (f"?{words}" if words else "")


urlpatterns = [
    path("", list_page, name="indicators"),
    path("<slug:which>/", one_page, name="indicators_one"),
    path("<slug:which>/projects/", behind_page, name="indicators_behind"),
    path("<slug:which>/table.csv", table, name="indicators_table"),
]
