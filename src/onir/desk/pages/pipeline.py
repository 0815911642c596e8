"""*Pipeline*: projects by stage, each column with how many they are, what they promise and what of it is verified.

A card is moved by a form of its own, which the mouse can send as well: dropped on a column, it goes there if the gate
opens, or the page says what is missing, with links to where it is entered. Cancelled and lost projects are shown where
their status is asked for. Left out: counts that change by themselves while somebody looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.pages.cards import address, lands, tenge
from onir.desk.pages.pipeline_map import map_page
from onir.desk.pages.seeking import form, ways_around
from onir.desk.pages.stepping import Step, explained, number_of
from onir.desk.pipeline.doing import moving
from onir.desk.pipeline.flags import flagged
from onir.desk.pipeline.models import Project, Stage, Transition
from onir.desk.pipeline.seeking import Sought, under_way
from onir.desk.pipeline.sums import Sums, Total, sums_of, totals, with_sums
from onir.desk.shown import person, seen
from onir.desk.words import language
from onir.errors import OnirError
from onir.language.messages import Message, Sayable, msg

TITLE = msg("Pipeline")
SHOWN = 10
"""Cards of a column; more come when asked for."""

FLAGS: Mapping[str, Message] = {
    "stale": msg("nothing new for long"),
    "overdue": msg("a planned day has passed"),
    "out_of_contact": msg("no contact for long"),
}


@dataclass(frozen=True)
class Card:
    """A project on the board; `ways`: where its reader may move it."""

    project: Any
    address: str
    countries: Sequence[Sayable]
    promised: Sayable | str
    flags: Sequence[Message]
    ways: Sequence[Stage]


@dataclass(frozen=True)
class Column:
    """A stage with its first cards; `more` is the address of those that follow, empty where there are none."""

    stage: Stage
    said: Message
    cards: Sequence[Card]
    more: str
    listed: str


@rule("pipeline", "read")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    return _shown(request, Sought.by(request.GET))


@rule("pipeline.project", "read")
@require_safe
def column(request: HttpRequest, stage: str) -> HttpResponse:
    """More cards of a column, for the board to put in."""
    by, sought = person(request), Sought.by(request.GET)
    held = Stage.objects.filter(code=stage).first()
    if held is None:
        raise Http404
    after = number_of(request.GET.get("after", ""))
    found = _found(by, sought).filter(stage=held).order_by("sort_key", "pk")
    numbers = list(found.values_list("pk", flat=True)[after : after + SHOWN + 1])
    cards = _cards(by, numbers[:SHOWN]).get(stage, ())
    more = _more(held, sought, after + SHOWN) if len(numbers) > SHOWN else ""
    context = {"column": Column(held, msg(""), cards, more, _listed(held, sought)), "back": sought.query}
    return render(request, "desk/pipeline_cards.html", context)


@rule("pipeline.project", "read")
@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """The card to another column, if the gate opens; the door asks whether the person may."""
    by, project = person(request), seen(request, Project, number)
    sought = Sought.by(_said(request.POST.get("back", "")))
    step = Step.by(request.POST)
    try:
        moved = moving.move(by, project, step.to, step.edition, reason=step.reason)
    except OnirError as error:
        return _shown(request, sought, refused=(project, error))
    messages.success(request, msg("{project}: {stage}.", project=moved, stage=moved.stage).say(language()))
    return redirect(f"{reverse('pipeline')}?{sought.query}")


def _said(query: str) -> Mapping[str, Any]:
    from django.http import QueryDict  # noqa: PLC0415 - of no use but here

    return QueryDict(query[:2000]).dict()


# -- the board ------------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, sought: Sought, *, refused: tuple[Project, OnirError] | None = None) -> HttpResponse:
    by = person(request)
    held = totals(_found(by, sought), "stage")
    stages = [one for one in Stage.objects.all() if not sought.stage or one.code == sought.stage]
    cards = _cards(by, _first(_found(by, sought), [one for one in stages if one.code in held]))
    context = {
        "title": TITLE,
        "asked": form(by, sought, without=("sort",)),
        "links": ways_around(by, "pipeline", sought),
        "columns": [_column(one, sought, held.get(one.code), cards.get(one.code, ())) for one in stages],
        "refused": explained(*refused) if refused else None,
        "back": sought.query,
    }
    return render(request, "desk/pipeline.html", context, status=status_of(refused[1]) if refused else 200)


def _found(by: User, sought: Sought) -> Any:
    return sought.within(under_way(sought, Project.objects.visible_to(by)))


def _first(found: Any, stages: Sequence[Stage]) -> list[int]:
    """The numbers of the first cards of each column: one question for all."""
    if not stages:
        return []
    parts: list[Any] = [
        found.filter(stage=one).order_by("sort_key", "pk").values_list("pk", flat=True)[:SHOWN] for one in stages
    ]
    return list(parts[0].union(*parts[1:], all=True))


def _cards(by: User, numbers: Sequence[int]) -> Mapping[str, Sequence[Card]]:
    """The cards by stage, in the order of the board."""
    told = with_sums(flagged(Project.objects.filter(pk__in=numbers)))
    rows = list(told.select_related("stage", "status", "manager").order_by("sort_key", "pk"))
    countries, ways = lands(rows), _ways(by, numbers)
    cards: dict[str, list[Card]] = {}
    for one in rows:
        flags = [words for name, words in FLAGS.items() if getattr(one, name)]
        promised = tenge(sums_of(one).promised)
        open_to = ways(one)
        card = Card(one, address(one.pk), countries.get(one.pk, ()), promised, flags, open_to)
        cards.setdefault(one.stage_id, []).append(card)
    return cards


def _ways(by: User, numbers: Sequence[int]) -> Any:
    """Of a project, the stages to which the rules let this person move it."""
    held = Project.objects.filter(pk__in=numbers)
    allowed = {right: set(held.allowed(by, right).values_list("pk", flat=True)) for right in ("move", "assure")}
    permitted: dict[str | None, list[Stage]] = {}
    for one in Transition.objects.select_related("stage_to").order_by("stage_to__place"):
        permitted.setdefault(one.stage_from_id, []).append(one.stage_to)

    def open_to(project: Project) -> list[Stage]:
        if project.status.freezes:
            return []
        ways = permitted.get(project.stage_id, [])
        return [to for to in ways if project.pk in allowed[moving.right_on_way(project.stage_id, to.code)]]

    return open_to


def _column(stage: Stage, sought: Sought, total: Total | None, cards: Sequence[Card]) -> Column:
    total = total or Total(0, Sums())
    said = msg(
        "{n} {n:plural:project|projects}. Promised: {promised}. Verified: {verified}.",
        n=total.projects, promised=tenge(total.sums.promised), verified=tenge(total.sums.verified),
    )  # fmt: skip
    more = _more(stage, sought, SHOWN) if total.projects > SHOWN else ""
    return Column(stage, said, cards, more, _listed(stage, sought))


def _more(stage: Stage, sought: Sought, after: int) -> str:
    return f"{reverse('pipeline_column', args=[stage.code])}?{sought.query}&after={after}"


def _listed(stage: Stage, sought: Sought) -> str:
    """The same stage as a table, which needs no script to be read to its end."""
    return f"{reverse('projects')}?{Sought(**{**sought.words, 'stage': stage.code}).query}"


urlpatterns = [
    path("", board, name="pipeline"),
    path("stage/<str:stage>/", column, name="pipeline_column"),
    path("<int:number>/move/", move, name="pipeline_move"),
    path("map/", map_page, name="pipeline_map"),
]
