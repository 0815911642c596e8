"""*Obligations*: what falls due on either side, by when, who answers, and which evidence is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.agreements.doing import add_obligation
from onir.desk.agreements.models import Obligation, ObligationInstance
from onir.desk.agreements.models.agreement import SIDES
from onir.desk.agreements.models.obligation import EVIDENCE
from onir.desk.agreements.notices import falling_due
from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled, read, sent
from onir.desk.failures import status_of
from onir.desk.pages.obligations_acts import ACTS, fields_of_new
from onir.desk.pages.obligations_rows import quantity, spell, state_cell, subject, who
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen, to_history
from onir.errors import OnirError
from onir.language.messages import Sayable, msg

TITLE = msg("Obligations")
NOTHING = msg("Nothing falls due here for you.")
MOST = 100
WHEN = {"owed": msg("still owed"), "late": msg("past due"), "waiting": msg("to be judged"), "all": msg("all")}


@rule("obligations", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Instances by the day they fall due; without a choice, what is still owed or waits to be judged."""
    by, today = person(request), timezone.localdate()
    asked = filled(_asked(), request.GET)
    found = _found(by, {field.name: field.value for field in asked}, today)
    heads = (
        msg("Obligation"),
        msg("Due"),
        msg("State"),
        msg("Who owes it"),
        msg("Who answers"),
        msg("Evidence asked for"),
    )
    rows = [_row(one, today) for one in found]
    late = sum(one.shown(today) == "overdue" for one in found)
    context = {
        "title": TITLE, "asked": asked, "show": msg("Show"), "links": _links(by),
        "notes": [msg("{n} shown, {late} of them overdue.", n=len(rows), late=late)],
        "sections": [Section(msg("What falls due"), tables=[Table(heads, rows, NOTHING)])],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("agreements.obligation", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    """An obligation with all its instances; each is opened for what can be done with it."""
    by, today = person(request), timezone.localdate()
    owed = seen(request, Obligation, number)
    heads = (msg("For"), msg("Due"), msg("State"), msg("Target"), msg("Delivered"), msg("Evidence"), msg("Judged by"))
    rows = [_instance(one, today) for one in owed.instances.visible_to(by)]
    context = {
        "title": str(owed), "back": Cell(TITLE, reverse("obligations")), "sections": [_facts(owed)],
        "links": to_history(by, owed),
        "more": [Section(msg("Each time"), tables=[Table(heads, rows, NOTHING)])],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("agreements.obligation", "read")
@require_safe
def instance_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _instance_of(request, number))


@rule("agreements.obligation", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    one = _instance_of(request, number)
    done = reverse("obligations_instance", args=[number])
    return act_on(request, one, ACTS, lambda refused: _shown(request, one, refused), done)


@rule("agreements.obligation", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new obligation of either side, under an agreement, a measure of support or an instruction."""
    fields = sent(fields_of_new(person(request)), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            made = add_obligation(person(request), **_whole(read(fields)))
            return redirect("obligations_one", made.pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new obligation"), "back": Cell(TITLE, reverse("obligations")), "error": error, "fields": fields,
        "button": msg("Add the obligation"),
        "notes": [msg("It comes from an agreement, from a measure of support or from an instruction: choose one.")],
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


def _whole(values: dict[str, Any]) -> dict[str, Any]:
    """With an end where the days named give it."""
    if values.get("dates") and "ends_on" not in values:
        values["ends_on"] = max(values["dates"])
    values.setdefault("ends_on", values.get("begins_on"))
    return values


def _instance_of(request: HttpRequest, number: int) -> ObligationInstance:
    return seen(request, ObligationInstance, number)


def _shown(request: HttpRequest, one: ObligationInstance, refused: Refused | None = None) -> HttpResponse:
    by, today, owed = person(request), timezone.localdate(), one.obligation
    facts: list[tuple[Sayable, Cell]] = [
        (msg("For"), Cell(spell(one))), (msg("Due"), Cell(one.due)), (msg("State"), state_cell(one, today)),
        (msg("Target"), Cell(quantity(one.target, owed.unit) if one.target is not None else "–")),
        (msg("Delivered"), _delivered(one)), (msg("Evidence asked for"), Cell(EVIDENCE[owed.evidence])),
        (msg("Evidence"), Cell(str(one.evidence or "–"))), (msg("Handed in by"), Cell(str(one.submitted_by or "–"))),
        (msg("Judged by"), Cell(str(one.decided_by or "–"))), (msg("Comment"), Cell(one.comment or "–")),
        (msg("Document of the waiver or delay"), Cell(str(one.paper or "–"))),
    ]  # fmt: skip
    context = {
        "title": str(owed), "back": Cell(msg("The obligation"), reverse("obligations_one", args=[owed.pk])),
        "error": refused.error if refused else None, "acts": msg("What can be done"),
        "sections": [Section(msg("One time"), facts=[fact for fact in facts if fact[1].words != "–"])],
        "forms": forms(by, one, ACTS, reverse("obligations_do", args=[one.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _asked() -> list[Field]:
    return [
        Field("when", msg("Which"), "choice", choices=chosen(WHEN)),
        Field("side", msg("Side"), "choice", choices=chosen(SIDES)),
        Field("mine", msg("Only those I answer for"), "tick"),
    ]


def _found(by: Any, asked: dict[str, str], today: date) -> list[ObligationInstance]:
    """The first that fall due."""
    rows = falling_due(ObligationInstance.objects.visible_to(by), asked["when"], today)
    if asked["side"] in SIDES:
        rows = rows.filter(obligation__side=asked["side"])
    if asked["mine"]:
        rows = rows.filter(obligation__responsible=by)
    return list(rows.select_related("obligation__obligor", "obligation__responsible").order_by("due", "pk")[:MOST])


def _row(one: ObligationInstance, today: date) -> list[Cell]:
    owed = one.obligation
    return [
        Cell(str(owed), reverse("obligations_instance", args=[one.pk]), below=[subject(owed)]), Cell(one.due),
        state_cell(one, today), Cell(str(owed.obligor), below=[SIDES[owed.side]]), Cell(", ".join(who(owed)) or "–"),
        Cell(EVIDENCE[owed.evidence]),
    ]  # fmt: skip


def _facts(owed: Obligation) -> Section:
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Who owes it"), Cell(str(owed.obligor), below=[SIDES[owed.side]])), (msg("What"), Cell(subject(owed))),
        (msg("Tolerance"), Cell(msg("{n} per cent", n=owed.tolerance.normalize()) if owed.tolerance else "–")),
        (msg("Evidence asked for"), Cell(EVIDENCE[owed.evidence])),
        (msg("Who answers"), Cell(", ".join(who(owed)) or "–")),
        (msg("Consequence"), Cell(owed.consequence or "–")), (msg("Comes from"), _source(owed)),
    ]  # fmt: skip
    return Section(msg("The obligation"), facts=[fact for fact in facts if fact[1].words != "–"])


def _source(owed: Obligation) -> Cell:
    if owed.agreement_id:
        return Cell(str(owed.agreement), reverse("agreements_one", args=[owed.agreement_id]))
    if owed.instruction:
        return Cell(str(owed.instruction), reverse("sittings_one", args=[owed.instruction.sitting_id]))
    return Cell(str(owed.measure))


def _instance(one: ObligationInstance, today: date) -> list[Cell]:
    return [
        Cell(spell(one), reverse("obligations_instance", args=[one.pk])), Cell(one.due), state_cell(one, today),
        Cell(quantity(one.target, one.obligation.unit) if one.target is not None else "–"), _delivered(one),
        Cell(str(one.evidence or "–")), Cell(str(one.decided_by or "–")),
    ]  # fmt: skip


def _delivered(one: ObligationInstance) -> Cell:
    if one.delivered_on is None:
        return Cell("–")
    if one.delivered is None:
        return Cell(one.delivered_on)
    return Cell(quantity(one.delivered, one.obligation.unit), below=[one.delivered_on])


def _links(by: Any) -> list[Cell]:
    links = [Cell(msg("Calendar feed"), reverse("calendar"))]
    if may(by, "agreements.obligation", "add"):
        links.append(Cell(msg("Add an obligation"), reverse("obligations_add")))
    return links


urlpatterns = [
    path("", list_page, name="obligations"),
    path("add/", add, name="obligations_add"),
    path("<int:number>/", one_page, name="obligations_one"),
    path("times/<int:number>/", instance_page, name="obligations_instance"),
    path("times/<int:number>/do/", do, name="obligations_do"),
]
