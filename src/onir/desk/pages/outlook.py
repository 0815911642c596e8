"""*Outlook*: where a region will stand, by the official figures alone, with the chance of each place and of a task.

Every choice is in the address. The answer of the official figures is the same for everybody and kept; below it stands
what the projects in hand would change, for those who may read projects (`outlook_projects`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from onir.bulletin.charts import Fan
from onir.desk.door import rule
from onir.desk.drawing import FIGURES, drawn
from onir.desk.failures import status_of
from onir.desk.kept import kept
from onir.desk.outlooks import outlook_of
from onir.desk.pages import outlook_projects
from onir.desk.pages.standing import Asked, choices
from onir.desk.words import language
from onir.errors import OnirError
from onir.language.messages import msg
from onir.outlook import Target
from onir.outlook.league import HEADS, lines
from onir.territory import country

TITLE = msg("Where the region will stand")
HINT = msg("Choose a region.")
LABELS = {"period": msg("Period to come"), "target": msg("Task, in units of one")}
ALL = msg("All regions, the likeliest first place on top")


@dataclass(frozen=True)
class Wanted:
    """What the address asks; without a period the next one, without a region none yet."""

    asked: Asked
    period: str
    target: str

    @classmethod
    def by(cls, request: HttpRequest) -> Wanted:
        asked = Asked(tuple((name, value) for name, value in Asked.by(request).said if name != "period"))
        return cls(asked, *(request.GET.get(name, "").strip() for name in ("period", "target")))

    @property
    def question(self) -> list[tuple[str, str]]:
        """The words of the address, for a form that asks for more."""
        return [
            *self.asked.said,
            *((name, getattr(self, name)) for name in ("period", "target") if getattr(self, name)),
        ]

    @property
    def settled(self) -> Wanted:
        return Wanted(self.asked.settled("country", "area", "indicator", "as_of"), self.period, self.target)


@rule("outlook", "read")
@require_safe
def outlook_page(request: HttpRequest) -> HttpResponse:
    wanted = Wanted.by(request)
    try:
        body, status = _answered(wanted.settled, language()), 200
    except OnirError as error:
        body, status = _body(wanted, {"error": error}), status_of(error)
    context = {"body": body, "title": TITLE, "question": wanted.question, "projects": _projects(request, wanted)}
    return render(request, "desk/outlook.html", context, status=status)


def _projects(request: HttpRequest, wanted: Wanted) -> dict[str, Any] | None:
    """With the projects in hand, where a region and a period are asked about that can be answered."""
    asked = wanted.asked
    try:
        if asked.area is None:
            return None
        return outlook_projects.shown(request, asked.area.code, wanted.period, asked.indicator, asked.as_of)
    except OnirError:  # the page says so already
        return None


@kept
def _answered(wanted: Wanted, language: str) -> SafeString:  # noqa: ARG001 - tells answers apart
    """The same question in the same language has the same answer until a table is added."""
    return _body(wanted, {} if wanted.asked.area is None else _answer(wanted))


def _body(wanted: Wanted, context: dict[str, Any]) -> SafeString:
    around = choices(wanted.asked) | {
        "title": TITLE,
        "hint": HINT,
        "labels": LABELS,
        "nation": country(wanted.asked.country).nation,
    }
    return render_to_string("desk/outlook_body.html", around | {"wanted": wanted} | context)


def _answer(wanted: Wanted) -> dict[str, Any]:
    asked = wanted.asked
    answer = outlook_of(asked.area.code if asked.area else "", wanted.period or None, asked.indicator, asked.as_of)
    headline, *rest = answer.sentences
    return {
        "headline": headline,
        "sentences": rest,
        "task": Target.of(answer, wanted.target).sentences if wanted.target else (),
        "charts": [drawn(Fan(answer), table=True)],
        "figures": FIGURES,
        "heads": HEADS,
        "league": lines(answer) if answer.told else (),
        "caption": ALL,
    }


urlpatterns = [path("", outlook_page, name="outlook")]
