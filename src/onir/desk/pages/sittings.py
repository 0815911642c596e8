"""*Protocols*: sittings of the headquarters, each with its instructions, who executes them and how far they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.door import rule
from onir.desk.entering import read, sent
from onir.desk.failures import status_of
from onir.desk.headquarters.doing import hold
from onir.desk.headquarters.models import Instruction, Sitting
from onir.desk.headquarters.states import INSTRUCTION, LEVELS
from onir.desk.pages.sittings_acts import ACTS, OF_SITTING, attendees_of, fields_of_new
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.words import language, on
from onir.errors import OnirError
from onir.language.messages import Sayable, msg
from onir.territory import area

TITLE = msg("Protocols")
MOST = 100
MARKS = {"accepted": "done", "closed": "done", "submitted": "waiting"}


@rule("sittings", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Sittings, the newest first, with how many instructions are open and late; and one's own instructions."""
    by, today = person(request), timezone.localdate()
    heads = (msg("Protocol"), msg("Held"), msg("Level"), msg("Region"), msg("Instructions"))
    found = Sitting.objects.visible_to(by).prefetch_related("instructions")[:MOST]
    own = Instruction.objects.visible_to(by).filter(Instruction.concerns(by)).exclude(status__in=("accepted", "closed"))
    mine = list(own.select_related("sitting", "executor")[:MOST])
    more = own.count() if len(mine) == MOST else len(mine)
    told = [msg("{n} in all; those due first are shown.", n=more)] if more > MOST else []
    sittings = Table(heads, [_row(one, today) for one in found], msg("No protocol is here for you yet."))
    context = {
        "title": TITLE, "links": _links(by),
        "sections": [
            Section(msg("What I execute"), tables=[_instructions(mine, today)], notes=told),
            Section(msg("Sittings"), tables=[sittings]),
        ],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("headquarters.sitting", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _sitting(request, number))


@rule("headquarters.sitting", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """A new instruction."""
    sitting = _sitting(request, number)
    done = reverse("sittings_one", args=[number])
    return act_on(request, sitting, OF_SITTING, lambda refused: _shown(request, sitting, refused), done)


@rule("headquarters.sitting", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A sitting with its protocol."""
    fields = sent(fields_of_new(person(request)), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            values = read(fields)
            made = hold(person(request), attendees=attendees_of(values.pop("attendees", "")), **values)
            return redirect("sittings_one", made.pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new protocol"), "back": Cell(TITLE, reverse("sittings")), "error": error, "fields": fields,
        "button": msg("Add the protocol"),
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


@rule("headquarters.instruction", "read")
@require_safe
def instruction_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown_instruction(request, _instruction(request, number))


@rule("headquarters.instruction", "read")
@require_POST
def do_instruction(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    one = _instruction(request, number)
    done = reverse("sittings_instruction", args=[number])
    return act_on(request, one, ACTS, lambda refused: _shown_instruction(request, one, refused), done)


def _sitting(request: HttpRequest, number: int) -> Sitting:
    return seen(request, Sitting, number)


def _instruction(request: HttpRequest, number: int) -> Instruction:
    return seen(request, Instruction, number)


def _shown(request: HttpRequest, sitting: Sitting, refused: Refused | None = None) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    given = list(sitting.instructions.visible_to(by).select_related("executor", "sitting"))
    people = [[Cell(one.name), Cell(one.post or "–"), Cell(one.organisation or "–")] for one in sitting.attendees.all()]
    heads = (msg("Name"), msg("Post"), msg("Organisation"))
    context = {
        "title": msg("Protocol {number} of {day}", number=sitting.number, day=on(sitting.held_on)),
        "back": Cell(TITLE, reverse("sittings")), "error": refused.error if refused else None,
        "acts": msg("What can be done"), "sections": [_facts(sitting)],
        "more": [
            Section(msg("Instructions"), tables=[_instructions(given, today)]),
            Section(msg("Who was there"), tables=[Table(heads, people, msg("Nothing has been entered."))]),
        ],
        "forms": forms(by, sitting, OF_SITTING, reverse("sittings_do", args=[sitting.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _shown_instruction(request: HttpRequest, one: Instruction, refused: Refused | None = None) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    moved = [
        [Cell(each.after), Cell(each.before), Cell(str(each.by)), Cell(each.on), Cell(each.reason)]
        for each in one.extensions.select_related("by")
    ]
    heads = (msg("New deadline"), msg("Old deadline"), msg("By"), msg("On"), msg("Why"))
    sitting = one.sitting
    context = {
        "title": msg("Instruction {item} of protocol {number}", item=one.item, number=sitting.number),
        "back": Cell(msg("The protocol"), reverse("sittings_one", args=[sitting.pk])),
        "error": refused.error if refused else None, "acts": msg("What can be done"),
        "sections": [_facts_of(one, today)],
        "more": [Section(msg("Deadlines moved"), tables=[Table(heads, moved, msg("The first deadline stands."))])],
        "forms": forms(by, one, ACTS, reverse("sittings_do_instruction", args=[one.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _facts(one: Sitting) -> Section:
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Level"), Cell(LEVELS[one.level])), (msg("Region"), Cell(area(one.region))),
        (msg("Chair"), Cell(one.chair)),
        (msg("Agenda"), Cell(one.agenda)), (msg("Document"), Cell(str(one.protocol or "–"))),
    ]  # fmt: skip
    return Section(msg("The sitting"), facts=[fact for fact in facts if fact[1].words != "–"])


def _facts_of(one: Instruction, today: date) -> Section:
    together = ", ".join(str(person) for person in one.co_executors.all())
    facts: list[tuple[Sayable, Cell]] = [
        (msg("In Kazakh"), Cell(one.text_kk or "–")), (msg("In Russian"), Cell(one.text_ru or "–")),
        (msg("Status"), _state(one, today)), (msg("Due"), Cell(one.due)), (msg("First deadline"), Cell(one.first_due)),
        (msg("Executor"), Cell(str(one.executor), below=[one.unit])), (msg("Together with"), Cell(together or "–")),
        (msg("Project"), Cell(one.project or "–")), (msg("Issue"), _issue(one)),
        (msg("Report"), Cell(one.report or "–")), (msg("Evidence"), Cell(str(one.evidence or "–"))),
        (msg("Handed in by"), Cell(str(one.submitted_by or "–"))), (msg("Judged by"), Cell(str(one.decided_by or "–"))),
        (msg("Comment"), Cell(one.comment or "–")),
    ]  # fmt: skip
    return Section(msg("The instruction"), facts=[fact for fact in facts if fact[1].words != "–"])


def _issue(one: Instruction) -> Cell:
    return Cell(one.issue.title, reverse("issues_one", args=[one.issue.pk])) if one.issue else Cell("–")


def _instructions(found: list[Instruction], today: date) -> Table:
    heads = (msg("Item"), msg("Instruction"), msg("Executor"), msg("Due"), msg("Status"))
    rows = [
        [Cell(one.item, reverse("sittings_instruction", args=[one.pk])), Cell(one.text(language())),
         Cell(str(one.executor), below=[one.unit]), Cell(one.due, below=_moved(one)), _state(one, today)]
        for one in found
    ]  # fmt: skip
    return Table(heads, rows, msg("No instruction is here for you."))


def _moved(one: Instruction) -> list[Sayable]:
    return [msg("first {day}", day=on(one.first_due))] if one.due != one.first_due else []


def _state(one: Instruction, today: date) -> Cell:
    if one.overdue(today):
        return Cell(INSTRUCTION[one.status], mark="late", below=[msg("past due")])
    return Cell(INSTRUCTION[one.status], mark=MARKS.get(one.status, ""))


def _row(one: Sitting, today: date) -> list[Cell]:
    given = list(one.instructions.all())
    late = sum(each.overdue(today) for each in given)
    over = sum(each.status in ("accepted", "closed") for each in given)
    told = msg("{all} given, {over} done, {late} overdue", all=len(given), over=over, late=late)
    return [
        Cell(f"№ {one.number}", reverse("sittings_one", args=[one.pk])), Cell(one.held_on), Cell(LEVELS[one.level]),
        Cell(area(one.region)), Cell(told, mark="late" if late else ""),
    ]  # fmt: skip


def _links(by: Any) -> list[Cell]:
    return [Cell(msg("Add a protocol"), reverse("sittings_add"))] if may(by, "headquarters.sitting", "add") else []


urlpatterns = [
    path("", list_page, name="sittings"),
    path("add/", add, name="sittings_add"),
    path("<int:number>/", one_page, name="sittings_one"),
    path("<int:number>/do/", do, name="sittings_do"),
    path("instructions/<int:number>/", instruction_page, name="sittings_instruction"),
    path("instructions/<int:number>/do/", do_instruction, name="sittings_do_instruction"),
]
