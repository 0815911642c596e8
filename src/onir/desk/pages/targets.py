"""*Targets*: what was set to be reached and where it stands, by official figures or by the verified ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from onir.desk.door import rule
from onir.desk.entering import Field, read, sent
from onir.desk.failures import status_of
from onir.desk.headquarters.doing import set_target, withdraw_target
from onir.desk.headquarters.models import Target
from onir.desk.headquarters.plans import (
    LEDGER,
    Asked,
    Fact,
    asked_of,
    fact_of,
    facts_of,
    reached,
    said,
    where_it_stands,
)
from onir.desk.held import store
from onir.desk.outlooks import best_of, outlook_of
from onir.desk.pages.places import HOME, regions
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act, Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.tables import address_of
from onir.errors import OnirError
from onir.figures import indicator
from onir.figures.words import Percent
from onir.language.messages import Sayable, msg
from onir.outlook import Target as Meeting
from onir.territory import area

TITLE = msg("Targets")
MOST = 100


@rule("targets", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Plan against fact, each with its sentence; official figures and the ledger under headings of their own."""
    by = person(request)
    held = list(Target.objects.visible_to(by)[:MOST])
    asked = [asked_of(one) for one in held]
    found = list(zip(held, asked, facts_of(asked), strict=True))
    official = [one for one in found if not one[1].from_ledger]
    ledger = [one for one in found if one[1].from_ledger]
    context = {
        "title": TITLE, "links": _links(by),
        "notes": [msg("Official figures and sums of projects count different things; they are never added.")],
        "sections": [
            Section(msg("By official figures"), tables=[_table(official)]),
            Section(msg("By the verified ledger of projects"), tables=[_table(ledger)]),
        ],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("headquarters.target", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _one(request, number))


@rule("headquarters.target", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back."""
    target = _one(request, number)
    return act_on(request, target, ACTS, lambda refused: _shown(request, target, refused), reverse("targets"))


@rule("headquarters.target", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new target."""
    fields = sent(_fields(person(request)), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            return redirect("targets_one", set_target(person(request), **read(fields)).pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new target"), "back": Cell(TITLE, reverse("targets")), "error": error, "fields": fields,
        "button": msg("Set the target"),
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


def _one(request: HttpRequest, number: int) -> Target:
    return seen(request, Target, number)


def _shown(request: HttpRequest, target: Target, refused: Refused | None = None) -> HttpResponse:
    by, asked = person(request), asked_of(target)
    fact = fact_of(asked)
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Indicator"), Cell(asked.name)), (msg("Region"), Cell(area(target.region))),
        (msg("Period"), Cell(asked.period)), (msg("Plan"), Cell(said(target.value, target.unit))), *_told(asked, fact),
        (msg("Approved by"), Cell(target.approved_by)), (msg("Approved on"), Cell(target.approved_on or "–")),
        (msg("Source"), Cell(target.source)),
    ]  # fmt: skip
    context = {
        "title": msg("Target: {indicator}", indicator=asked.name), "back": Cell(TITLE, reverse("targets")),
        "flags": [where_it_stands(asked, fact)], "error": refused.error if refused else None,
        "sections": [Section(msg("Plan and fact"), facts=facts), *_foreseen(by, target, asked)],
        "acts": msg("What can be done"),
        "forms": forms(by, target, ACTS, reverse("targets_do", args=[target.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _foreseen(by: Any, target: Target, asked: Asked) -> Iterator[Section]:
    """The chance of meeting it, where the figure itself is foreseen, with the way to the outlook."""
    if asked.from_ledger or target.district or target.activity:
        return
    try:
        answer = outlook_of(target.region, target.period, target.indicator)
        said = Meeting(best_of(by, answer, date.today()), target.value).sentences
    except OnirError:  # the period is over, or the history too short: the fact says what there is to say
        return
    asks = urlencode({"area": target.region, "indicator": target.indicator, "period": target.period})
    way: tuple[Sayable, Cell] = (
        msg("Outlook"),
        Cell(msg("Where the region will stand"), f"{reverse('outlook')}?{asks}"),
    )
    yield Section(msg("Will it be met?"), facts=[way], notes=said)


def _told(asked: Asked, fact: Fact | None) -> list[tuple[Sayable, Cell]]:
    if fact is None:
        return [(msg("Fact"), Cell("–"))]
    return [
        (msg("Fact"), Cell(fact.amount, below=[fact.period])),
        (msg("Reached"), Cell(Percent.of(reached(asked, fact)))),
        (msg("Where the fact is from"), _origin(fact)),
    ]


def _origin(fact: Fact) -> Cell:
    """The release and the line of a published figure, with the way to it; or how many verified entries."""
    if fact.cell is None:
        return Cell(msg("{n} verified {n:plural:entry|entries} of the ledger", n=fact.records))
    vintage = fact.cell.vintage
    return Cell(vintage.title, address_of(fact.cell), below=[vintage.release, ", ".join(fact.cell.locators[:2])])


def _table(found: list[tuple[Target, Asked, Fact | None]]) -> Table:
    heads = (msg("Target"), msg("Plan"), msg("Fact"), msg("Reached"), msg("Where the fact is from"), msg("Approved by"))
    return Table(heads, [_row(*one) for one in found], msg("No target is here for you yet."))


def _row(target: Target, asked: Asked, fact: Fact | None) -> list[Cell]:
    share = Cell(Percent.of(reached(asked, fact)), below=[fact.period]) if fact else Cell("–")
    return [
        Cell(asked.name, reverse("targets_one", args=[target.pk]), below=[area(target.region), asked.period]),
        Cell(said(target.value, target.unit)), Cell(fact.amount if fact else msg("no figure yet")), share,
        _origin(fact) if fact else Cell("–"), Cell(target.approved_by),
    ]  # fmt: skip


def _fields(by: Any) -> list[Field]:
    held = {code: indicator(code) for code in sorted(store().indicators(HOME))}
    return [
        Field("indicator", msg("Indicator"), "choice", required=True, choices=(*held.items(), *LEDGER.items())),
        Field("region", msg("Region"), "choice", required=True, choices=regions(by)),
        Field("period", msg("Period"), required=True, hint=msg("Such as 2026, 2026-H1 or 2026-Q3.")),
        Field("value", msg("Plan"), "number", required=True),
        Field("unit", msg("Unit"), hint=msg("Such as KZT, KZT mn or USD mn; indicators of projects have their own.")),
        Field("approved_by", msg("Approved by"), required=True),
        Field("approved_on", msg("Approved on"), "day"),
        Field("source", msg("Source"), required=True),
    ]


ACTS = (
    Act("withdraw", msg("Take back"), lambda by, one, values: withdraw_target(by, one, **values),
        lambda by, one: [Field("reason", msg("Why"), "long", required=True)],  # noqa: ARG005 - as acts are called
        lambda by, one: allowed_on(by, "delete", one)),
)  # fmt: skip


def _links(by: Any) -> list[Cell]:
    return [Cell(msg("Set a target"), reverse("targets_add"))] if may(by, "headquarters.target", "add") else []


urlpatterns = [
    path("", list_page, name="targets"),
    path("add/", add, name="targets_add"),
    path("<int:number>/", one_page, name="targets_one"),
    path("<int:number>/do/", do, name="targets_do"),
]
