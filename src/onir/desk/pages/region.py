"""*Region*: everything held of one region: each indicator with its newest figure, place and line through time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from onir.bulletin.charts import Borders, Trend
from onir.desk.door import rule
from onir.desk.drawing import FIGURES, Drawn, drawn
from onir.desk.failures import status_of
from onir.desk.held import store
from onir.desk.indicators.beside import CONDITIONS, beside
from onir.desk.kept import kept
from onir.desk.mapped import mapped
from onir.desk.pages.standing import Asked, choices
from onir.desk.shown import Section, may, person
from onir.desk.words import language
from onir.errors import NotHeld, OnirError
from onir.figures.releases.histories import said
from onir.figures.words import Percent
from onir.language.messages import LANGUAGES, Message, Sayable, msg
from onir.standing import RankHistory, Standing, history, league, standing
from onir.territory import Area
from onir.territory.past import past

TITLE = msg("Everything held of a region")
HINT = msg("Choose a region.")
NEXT = msg("Compare it with those next above and below")
HEADS = (msg("Indicator"), msg("Period"), msg("Value"), msg("Change"), msg("Rank"), msg("Place held since"))


class Known(NamedTuple):
    """An indicator of the region: the cells of its line, where its standing is, and what there is to draw."""

    answer: Standing
    cells: tuple[Sayable, ...]
    address: str
    chart: Drawn | None


@rule("region", "read")
@require_safe
def region_page(request: HttpRequest) -> HttpResponse:
    asked = Asked.by(request)
    try:
        body, status = answered(asked.settled("country", "area", "as_of"), language()), 200
    except OnirError as error:
        body, status = _body(asked, {"error": error}), status_of(error)
    context = {
        "body": body,
        "title": asked.found or TITLE,
        "section": _projects(request, asked) if status == 200 else None,
    }
    return render(request, "desk/region.html", context, status=status)


def _projects(request: HttpRequest, asked: Asked) -> Section | None:
    """The verified ledger beside the official figures, for whoever may see projects; each sees another part of it."""
    if asked.area is None or not request.user.is_authenticated or not may(person(request), "pipeline.project", "read"):
        return None
    found = beside(person(request), asked.area)
    return Section(msg("Projects beside the official figures"), notes=[*found, *CONDITIONS]) if found else None


@kept
def answered(asked: Asked, language: str) -> SafeString:  # noqa: ARG001 - tells answers apart
    """The same question in the same language has the same answer until a table is added."""
    return _body(asked, {} if asked.area is None else _answer(asked, asked.area))


def _body(asked: Asked, context: dict[str, Any]) -> SafeString:
    around = choices(asked) | {"asked": asked, "title": TITLE, "hint": HINT, "heads": HEADS, "figures": FIGURES}
    return render_to_string("desk/region_body.html", around | context)


def _answer(asked: Asked, area: Area) -> dict[str, Any]:
    known = [_known(asked, answer) for answer in _newest(asked, area)]
    return {
        "area": area,
        "names": [(code, area.say(code)) for code in LANGUAGES if code != language()],
        "known": known,
        "charts": [*_map(asked, known), *(one.chart for one in known if one.chart is not None)],
        "past": past(area),
        "beside": _beside([one.answer for one in known]),
        "next": NEXT,
    }


def _newest(asked: Asked, area: Area) -> Iterator[Standing]:
    """The standing of the newest period with a figure, by indicator; without those that no table gives by region."""
    for indicator in store().indicators(area.country):
        for period in reversed(store().periods(indicator, area.country)):
            try:
                yield standing(area, period, **asked.terms | {"indicator": indicator})
            except NotHeld:
                continue
            break


def _known(asked: Asked, answer: Standing) -> Known:
    through = _through(asked, answer)
    since = None if through is None else through.printed_since
    change = None if answer.change is None else answer.change.ratio
    cells: tuple[Sayable, ...] = (
        answer.period,
        said(answer.cell),
        msg("") if change is None else Percent.of(change - 1, signed=True),
        _rank(answer),
        msg("") if since is None else since.period,
    )
    chosen = {"area": answer.area.code, "indicator": answer.indicator.code, "period": str(answer.period)}
    drawable = through is not None and len(through.moments) > 1
    chart = drawn(Trend(through), table=True) if through is not None and drawable else None
    return Known(answer, cells, f"{reverse('standing')}?{urlencode(chosen)}", chart)


def _map(asked: Asked, known: list[Known]) -> Iterator[Drawn]:
    """The region among the others, by its first indicator with a place; only within borders, since tiles say no more of
    one region than its place does."""
    first = next((one.answer for one in known if one.answer.place is not None), None)
    if first is None:
        return
    terms = asked.terms | {"indicator": first.indicator.code}
    chart = mapped(league(str(first.period), country=first.area.country, **terms), first.area.code).chart
    if isinstance(chart, Borders):
        yield drawn(chart, table=True)


def _through(asked: Asked, answer: Standing) -> RankHistory | None:
    """None for a nation, which has no place."""
    if answer.place is None:
        return None
    return history(answer.area, answer.period, **asked.terms | {"indicator": answer.indicator.code})


def _rank(answer: Standing) -> Message:
    place = answer.place
    return msg("") if place is None else msg("{rank} of {of}", rank=place.rank, of=place.rank.of)


def _beside(answers: list[Standing]) -> str:
    """The address of a comparison with its neighbours in the first table, empty where it has none."""
    place = next((answer.place for answer in answers if answer.place is not None), None)
    if place is None:
        return ""
    near = [one.cell.area for one in (place.above, place.behind) if one is not None and "+" not in one.cell.area]
    words = [("area", code) for code in (place.cell.area, *near)]
    return f"{reverse('comparing')}?{urlencode(words)}" if near else ""


urlpatterns = [path("", region_page, name="region")]
