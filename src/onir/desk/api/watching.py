"""`watching`: what the owner of the token watches, the ways to begin and to stop, and what has changed in it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router
from pydantic import ConfigDict, Field

from onir.desk.api.forms import as_json, as_text, form_of
from onir.desk.api.offering import offered
from onir.desk.api.pipeline.rows import Paging, asker, page
from onir.desk.api.pipeline.shapes import Day, Moment, Page
from onir.desk.api.shapes import Shape
from onir.desk.api.words import Activity, Area, Indicator, Partner, Period, Words, choice, day, word
from onir.desk.letters.doing import delivery_of
from onir.desk.letters.writing import address
from onir.desk.rules import Action
from onir.desk.watching import doing
from onir.desk.watching.digest import where
from onir.desk.watching.feed import feed_of
from onir.desk.watching.models import Notice, Watch
from onir.desk.watching.subjects import Subject, WatchedFigure, WatchedStanding, WatchedText, kept, subject_of
from onir.desk.words import language
from onir.language.messages import marked
from onir.territory import area

router = Router()
READ, WATCH = Action("watching", "read"), Action("watching", "watch")


class Watched(Shape):
    """`answer`: the answer when it was last looked at, sentence by sentence, in the language asked for."""

    id: int
    kind: Literal["standing", "figure", "text"]
    title: str
    answer: list[str]
    made: Moment


class Changed(Shape):
    was: str
    now: str
    release: str


class News(Shape):
    """What changed in something watched; `address`: where it stands on the desk."""

    id: int
    watch: int
    title: str
    address: str
    made: Moment
    changes: list[Changed]


class Newest(Page[News]):
    """`feed`: the address of the same as Atom, which is read without a token."""

    feed: str


class Stopped(Shape):
    """The number of what is watched no more."""

    id: int


@router.get(
    "/watching/list",
    **offered(
        "watching list", READ, marked("List what you watch, with the answer it has now."),
        words=Paging, answer=Page[Watched],
    ),
)  # fmt: skip
def list_(request: HttpRequest, asked: Query[Paging]) -> HttpResponse:
    return as_json(page(asked, Watch.objects.filter(person=asker(request)), _watched))


class StandingToWatch(Words):
    model_config = ConfigDict(extra="forbid")

    area: Area
    indicator: Indicator
    period: Annotated[str, word(marked("A period, such as 2025 or 2025-H1; the newest one without it."))] = ""


@router.post(
    "/watching/standing",
    **offered("watching standing", WATCH, marked("Watch where a region stands."), answer=Watched),
)
def standing(request: HttpRequest, given: StandingToWatch) -> HttpResponse:
    return _begun(request, WatchedStanding(area(given.area).code, given.indicator, given.period))


class FigureToWatch(Words):
    model_config = ConfigDict(extra="forbid")

    table: Annotated[str, word(marked("The table, by code."))]
    indicator: Indicator
    area: Area
    period: Period
    partner: Partner = "_T"
    activity: Activity = "_T"


@router.post(
    "/watching/figure",
    **offered("watching figure", WATCH, marked("Watch a figure of a table."), answer=Watched),
)
def figure(request: HttpRequest, given: FigureToWatch) -> HttpResponse:
    place = area(given.area).code
    subject = WatchedFigure(given.table, given.indicator, place, given.period, given.partner, given.activity)
    return _begun(request, subject)


class TextToWatch(Words):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    published: Annotated[Day | None, choice(marked("The day on which the text was published."))] = None


@router.post(
    "/watching/text",
    **offered("watching text", WATCH, marked("Watch the verdicts on a text, which is kept for you."), answer=Watched),
)
def text(request: HttpRequest, given: TextToWatch) -> HttpResponse:
    published = day(given.published, "published")
    return _begun(request, WatchedText(given.text.replace("\0", "\ufffd"), published.isoformat() if published else ""))


class Stopping(Words):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[int, Field(ge=1, le=2**31, description=marked("The number of what you watch."))]


@router.post(
    "/watching/stop",
    **offered("watching stop", WATCH, marked("Watch it no more."), answer=Stopped),
)
def stop(request: HttpRequest, given: Stopping) -> HttpResponse:
    doing.stop(asker(request), given.id)
    return as_json({"id": given.id})


class Reading(Paging):
    format: Annotated[Literal["json", "atom"] | None, choice(marked("The form of the answer."))] = None


@router.get(
    "/watching/feed",
    **offered(
        "watching feed", READ, marked("Read what has changed in what you watch."),
        words=Reading, answer=Newest, forms=("atom",),
    ),
)  # fmt: skip
def feed(request: HttpRequest, asked: Query[Reading]) -> HttpResponseBase:
    by, tongue = asker(request), language()
    delivery = delivery_of(by, tongue)
    if form_of(request, asked.format, ("json", "atom")) == "atom":
        return as_text(feed_of(delivery, tongue), "atom", "watching")
    told = page(asked, Notice.objects.filter(person=by), lambda one: _news(one, tongue))
    return as_json({"feed": address(tongue, "watching_feed", delivery.feed), **told})


def _begun(request: HttpRequest, subject: Subject) -> HttpResponse:
    by = asker(request)
    doing.watch(by, subject, language())
    return as_json(_watched(Watch.objects.get(person=by, key=kept(subject)[2])))


def _watched(one: Watch) -> dict[str, Any]:
    tongue = language()
    return {
        "id": one.pk, "kind": one.kind, "title": subject_of(one.kind, one.subject).title.say(tongue),
        "answer": [part["said"][tongue] for part in one.answer], "made": one.made.isoformat(),
    }  # fmt: skip


def _news(one: Notice, tongue: str) -> dict[str, Any]:
    told = one.told[tongue]
    changes = [{name: change[name] for name in ("was", "now", "release")} for change in told["changes"]]
    return {
        "id": one.pk, "watch": one.watch_id, "title": told["title"], "address": where(one, tongue),
        "made": one.made.isoformat(), "changes": changes,
    }  # fmt: skip
