"""The map of projects: how many there are in each region, on the tiles of the country, with their sums beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onir.bulletin.charts.counts import Counts
from onir.desk.door import rule
from onir.desk.drawing import drawn
from onir.desk.pages.cards import place, tenge
from onir.desk.pages.seeking import form, ways_around
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.seeking import Sought, under_way
from onir.desk.pipeline.sums import Total, totals
from onir.desk.shown import Cell, Section, Table, person
from onir.desk.words import by_name
from onir.language.messages import Sayable, Wording, msg

TITLE = msg("Projects by region")
HOME = "KZ"
HEADS = (msg("Region"), msg("Projects"), msg("Promised"), msg("Came"), msg("Verified"))


@rule("pipeline", "read")
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Counts on tiles, sums in a table; each region leads to its projects."""
    by, sought = person(request), Sought.by(request.GET)
    held = totals(sought.within(under_way(sought, Project.objects.visible_to(by))), "region")
    chart = Counts({code: one.projects for code, one in held.items()}, HOME, TITLE)
    context = {
        "title": TITLE, "asked": form(by, sought, without=("sort",)), "links": ways_around(by, "pipeline_map", sought),
        "chart": drawn(chart, table=False) if chart.there else None,
        "section": Section(TITLE, tables=[_table(held, sought)]),
    }  # fmt: skip
    return render(request, "desk/pipeline_map.html", context)


def _table(held: Mapping[Any, Total], sought: Sought) -> Table:
    named = by_name(held.items(), lambda one: _spoken(place(one[0])))
    return Table(HEADS, [_row(code, one, sought) for code, one in named], msg("No project is here for you."))


def _row(code: str, one: Total, sought: Sought) -> list[Cell]:
    listed = f"{reverse('projects')}?{Sought(**{**sought.words, 'region': code}).query}"
    sums = (one.sums.promised, one.sums.came, one.sums.verified)
    return [Cell(place(code), listed), Cell(one.projects), *(Cell(tenge(amount)) for amount in sums)]


def _spoken(words: Sayable | str) -> Sayable:
    return Wording(words, words, words) if isinstance(words, str) else words
