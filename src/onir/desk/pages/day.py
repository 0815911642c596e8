"""*My day*: what is due for the person who looks, what went stale in their projects, and what waits for their word.

Left out: what somebody else has to do. A head sees the whole on the board and in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onir.desk.accounts.models import User
from onir.desk.agreements.models import ObligationInstance
from onir.desk.agreements.states import OWED, SOON
from onir.desk.door import rule
from onir.desk.headquarters.models import Instruction
from onir.desk.pages.cards import NONE, address, in_full
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.flags import flagged
from onir.desk.pipeline.models import InvestmentFigure, Lead, Project, Task
from onir.desk.shown import Cell, Section, Table, person
from onir.desk.words import language
from onir.language.messages import Message, Sayable, msg

TITLE = msg("My day")
MOST = 50
HEADS = (msg("What"), msg("Project"), msg("Due"))
CHECKED = (msg("What"), msg("Project"), msg("Said on"))
FLAGS: dict[str, Message] = {
    "stale": msg("nothing new for long"),
    "overdue": msg("a planned day has passed"),
    "out_of_contact": msg("no contact for long"),
}


@rule("day", "read")
@require_safe
def day_page(request: HttpRequest) -> HttpResponse:
    """Of today."""
    by, today = person(request), timezone.localdate()
    context = {
        "title": TITLE, "links": [Cell(msg("Calendar feed"), reverse("calendar"))],
        "sections": [
            _section("due", msg("What is due"), HEADS, _due(by, today), msg("Nothing is due.")),
            _section("waits", msg("What waits for you"), CHECKED, _waits(by), msg("Nothing waits for you.")),
            _section("stale", msg("What went stale"), STALE, _stale(by), msg("Nothing of yours went stale.")),
        ],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


def _section(
    name: str, title: Message, heads: Sequence[Sayable], rows: Sequence[Sequence[Cell]], empty: Message
) -> Section:
    return Section(title, tables=[Table(heads, rows, empty)], id=name)


# -- what is due ----------------------------------------------------------------------------------------------------


def _due(by: User, today: date) -> list[list[Cell]]:
    """Tasks, instructions, obligations and enquiries of the person, the first due first."""
    rows = [*_tasks(by), *_instructions(by), *_obligations(by, today), *_leads(by)]
    return [[what, project, _day(due, today)] for due, what, project in sorted(rows, key=lambda row: row[0])[:MOST]]


Due = tuple[date, Cell, Cell]


def _tasks(by: User) -> list[Due]:
    mine = Task.objects.filter(assignee=by).exclude(state__in=("accepted", "submitted"))
    held = mine.select_related("project").order_by("due")[:MOST]
    return [(one.due, Cell(one.title, below=[codes("task_state")[one.state]]), _of(one.project)) for one in held]


def _instructions(by: User) -> list[Due]:
    mine = Instruction.objects.visible_to(by).filter(Instruction.concerns(by))
    held = mine.exclude(status__in=("accepted", "closed", "submitted")).select_related("project").order_by("due")[:MOST]
    return [
        (one.due, Cell(one.text(language()), reverse("sittings_instruction", args=[one.pk])), _of(one.project))
        for one in held
    ]


def _obligations(by: User, today: date) -> list[Due]:
    """Those the person answers for, as far as they are due soon."""
    soon = ObligationInstance.objects.visible_to(by).filter(status__in=OWED, due__lte=today + SOON)
    held = soon.filter(obligation__responsible=by).select_related("obligation__project").order_by("due")[:MOST]
    return [
        (
            one.due,
            Cell(str(one.obligation), reverse("obligations_instance", args=[one.pk])),
            _of(one.obligation.project),
        )
        for one in held
    ]


def _leads(by: User) -> list[Due]:
    """Enquiries that nobody has answered are due since they came."""
    mine = Lead.objects.visible_to(by).filter(assigned_to=by, outcome="", first_response_at=None)
    held = mine.select_related("organisation").order_by("received_at")[:MOST]
    words = msg("answer an enquiry")
    return [
        (timezone.localtime(one.received_at).date(), Cell(str(one), reverse("leads_one", args=[one.pk]), below=[words]),
         Cell(NONE))
        for one in held
    ]  # fmt: skip


def _page(one: ObligationInstance) -> str:
    return reverse("obligations_instance", args=[one.pk])


def _day(due: date, today: date) -> Cell:
    return Cell(due, mark="late" if due < today else "soon" if due <= today + SOON else "")


def _of(project: Any) -> Cell:
    return Cell(project, address(project.pk)) if project else Cell(NONE)


# -- what waits for a word ------------------------------------------------------------------------------------------


def _waits(by: User) -> list[list[Cell]]:
    """Figures to verify, launches to confirm, tasks and obligations to accept."""
    return [*_figures(by), *_launches(by), *_handed_in(by), *_delivered(by)][:MOST]


def _figures(by: User) -> list[list[Cell]]:
    came = InvestmentFigure.objects.current().filter(kind__in=("actual", "cumulative")).exclude(confidence="verified")
    words = msg("verify a figure")
    mine = came.allowed(by, "verify").exclude(entered_by=by).exclude(project__manager=by)
    return [
        [Cell(in_full(one.amount, one.currency), f"{address(one.project_id)}#investment", below=[words]),
         _of(one.project), Cell(one.as_of)]
        for one in mine.select_related("project").order_by("as_of", "pk")[:MOST]
    ]  # fmt: skip


def _launches(by: User) -> list[list[Cell]]:
    mine = Project.objects.allowed(by, "assure").filter(stage="commissioned").exclude(manager=by)
    return [
        [Cell(msg("confirm a launch"), f"{address(one.pk)}#record"), _of(one), Cell(one.stage_since)]
        for one in mine.order_by("stage_since")[:MOST]
    ]


def _handed_in(by: User) -> list[list[Cell]]:
    mine = Task.objects.allowed(by, "review").filter(state="submitted", created_by=by).exclude(assignee=by)
    return [
        [Cell(one.title, f"{address(one.project_id)}#tasks" if one.project_id else "", below=[msg("accept or return")]),
         _of(one.project), Cell(timezone.localtime(one.submitted_at).date() if one.submitted_at else NONE)]
        for one in mine.select_related("project").order_by("submitted_at")[:MOST]
    ]  # fmt: skip


def _delivered(by: User) -> list[list[Cell]]:
    mine = ObligationInstance.objects.allowed(by, "judge").filter(status="submitted").exclude(submitted_by=by)
    return [
        [Cell(str(one.obligation), _page(one), below=[msg("accept or return")]),
         _of(one.obligation.project), Cell(one.delivered_on or NONE)]
        for one in mine.select_related("obligation__project").order_by("due")[:MOST]
    ]  # fmt: skip


# -- what went stale ------------------------------------------------------------------------------------------------

STALE = (msg("Project"), msg("Stage"), msg("Why"))


def _stale(by: User) -> list[list[Cell]]:
    """Projects that the person manages and of which nothing is heard or a day has passed, by the flags of the board."""
    mine = flagged(Project.objects.visible_to(by).filter(manager=by)).select_related("stage")
    held = mine.filter(reduce(or_, (Q(**{name: True}) for name in FLAGS))).order_by("stage_since", "pk")[:MOST]
    return [[Cell(one, address(one.pk)), Cell(one.stage), _why(one)] for one in held]


def _why(one: Any) -> Cell:
    return Cell("", below=[words for name, words in FLAGS.items() if getattr(one, name)])


urlpatterns = [path("", day_page, name="day")]
