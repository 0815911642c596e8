"""*Enquiries*: who asked and when, who answers, and what came of it: a project, or a reason why none did."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.entering import read, sent
from onir.desk.failures import status_of
from onir.desk.pages import columns
from onir.desk.pages.cards import NONE, address, in_full, place
from onir.desk.pages.columns import land
from onir.desk.pages.leads_acts import ACTS, NEW, TALK
from onir.desk.pages.projects_parts import heads
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Interaction, Lead
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.tables import part_named
from onir.desk.words import Moment
from onir.errors import OnirError
from onir.language.messages import Sayable, msg

TITLE = msg("Enquiries")
MOST = 100
SHOWN = ("who", "country", "received_at", "source", "region", "assigned_to", "outcome")


@rule("leads", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Those that are open, the longest waiting first; then those that are closed."""
    by = person(request)
    seen_ = Lead.objects.visible_to(by).select_related("organisation", "assigned_to", "project")
    opened = [_row(one) for one in seen_.filter(outcome="").order_by("received_at")[:MOST]]
    closed = [_row(one) for one in seen_.exclude(outcome="").order_by("-received_at")[:MOST]]
    named = heads(Lead, SHOWN)
    context = {
        "title": TITLE, "links": _links(by),
        "sections": [
            Section(msg("Open"), tables=[Table(named, opened, msg("No enquiry is open here for you."))]),
            Section(msg("Closed"), tables=[Table(named, closed, msg("No enquiry is closed yet."))]),
        ],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("pipeline.lead", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new enquiry."""
    by = person(request)
    fields = sent(columns.asked(by, Lead, NEW, required=REQUIRED), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            made = records.enter(by, Lead, **_assigned(by, columns.entered(by, Lead, NEW, read(fields))))
            return redirect("leads_one", made.pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new enquiry"), "back": Cell(TITLE, reverse("leads")), "error": error, "fields": fields,
        "button": msg("Enter the enquiry"),
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


REQUIRED = ("source", "received_at", "country", "region")


def _assigned(by: User, given: dict[str, Any]) -> dict[str, Any]:
    """To whoever entered it, where a manager named nobody."""
    return {"assigned_to": by} | given if by.role == "manager" else given


@rule("pipeline.lead", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, seen(request, Lead, number))


@rule("pipeline.lead", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    one = seen(request, Lead, number)
    done = reverse("leads_one", args=[number])
    return act_on(request, one, ACTS, lambda refused: _shown(request, one, refused), done)


def _links(by: User) -> list[Cell]:
    return [Cell(msg("A new enquiry"), reverse("leads_add"))] if may(by, "pipeline.lead", "add") else []


def _row(one: Any) -> list[Cell]:
    return [
        Cell(_name(one), reverse("leads_one", args=[one.pk])), Cell(land(one.country)), _received(one),
        Cell(codes("lead_source")[one.source]), Cell(place(one.region)), Cell(str(one.assigned_to or NONE)),
        _outcome(one),
    ]  # fmt: skip


def _name(one: Lead) -> Sayable | str:
    return one.organisation or one.who or land(one.country)


def _received(one: Lead) -> Cell:
    """When it came, and how long it has waited for an answer."""
    day = timezone.localtime(one.received_at).date()
    if one.outcome or one.first_response_at:
        return Cell(day)
    waited = (timezone.localdate() - day).days
    words = msg("no answer for {n} {n:plural:day|days}", n=waited)
    return Cell(day, below=[words] if waited else [msg("not answered yet")])


def _outcome(one: Lead) -> Cell:
    if not one.outcome:
        return Cell(NONE)
    return Cell(codes("lead_outcome")[one.outcome], address(one.project_id) if one.project_id else "")


# -- the page -------------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, one: Lead, refused: Refused | None = None) -> HttpResponse:
    by = person(request)
    context = {
        "title": _name(one), "back": Cell(TITLE, reverse("leads")), "error": refused.error if refused else None,
        "sections": [_facts(one), _talks(by, one)], "acts": msg("What can be done"),
        "forms": forms(by, one, ACTS, reverse("leads_do", args=[one.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _facts(one: Lead) -> Section:
    plain = ("land", "timing", "note", "outcome_note")
    facts = [(field_name(Lead, name), Cell(getattr(one, name))) for name in plain if getattr(one, name)]
    if one.sector:
        facts.insert(0, (field_name(Lead, "sector"), Cell(part_named(one.sector, activity=True))))
    row = zip(heads(Lead, SHOWN[1:]), _row(one)[1:], strict=True)
    answered = Cell(Moment(one.first_response_at)) if one.first_response_at else Cell(NONE)
    return Section(
        msg("The enquiry"),
        facts=[*row, *_sums(one), (field_name(Lead, "first_response_at"), answered), *facts, *_project(one)],
    )


def _sums(one: Lead) -> list[tuple[Sayable, Cell]]:
    held = [(name, getattr(one, name)) for name in ("sum_from", "sum_to")]
    return [(field_name(Lead, name), Cell(in_full(n, one.currency or "KZT"))) for name, n in held if n is not None]


def _project(one: Lead) -> list[tuple[Sayable, Cell]]:
    return [(msg("Project"), Cell(one.project, address(one.project.pk)))] if one.project else []


def _talks(by: User, one: Lead) -> Section:
    rows = [
        [Cell(Moment(each.at)), Cell(codes("channel")[each.channel]), Cell(each.note), Cell(each.promised or NONE)]
        for each in Interaction.objects.visible_to(by).filter(lead=one)[:MOST]
    ]
    return Section(
        msg("Interactions"), tables=[Table(heads(Interaction, TALK), rows, msg("Nothing has been entered."))]
    )


urlpatterns = [
    path("", list_page, name="leads"),
    path("add/", add, name="leads_add"),
    path("<int:number>/", one_page, name="leads_one"),
    path("<int:number>/do/", do, name="leads_do"),
]
