"""*Issues*: what stands in investors' way, by level, with the money and the jobs at risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled, read
from onir.desk.failures import status_of
from onir.desk.headquarters.doing import raise_issue
from onir.desk.headquarters.models import Issue
from onir.desk.headquarters.states import CATEGORIES, ISSUE, ISSUE_ENDED, LEVELS, SEVERITIES
from onir.desk.pages.issues_acts import ACTS, fields_of_new
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.words import on
from onir.errors import OnirError
from onir.language.messages import Message, Sayable, msg
from onir.measure import Money

TITLE = msg("Issues")
LONG = 30
"""Days after which an open issue is marked."""


@rule("issues", "read")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Open issues by level, the largest sum at risk first; and those that are over."""
    by, today = person(request), timezone.localdate()
    asked = filled(_asked(), request.GET)
    found = _found(by, {field.name: field.value for field in asked})
    opened = [one for one in found if one.status not in ISSUE_ENDED]
    context = {
        "title": TITLE, "asked": asked, "show": msg("Show"), "links": _links(by), "total": _at_risk(opened),
        "levels": [(words, _at_risk(part), [_card(one, today) for one in part]) for words, part in _by_level(opened)],
        "ended": _ended([one for one in found if one.status in ISSUE_ENDED], today), "over": msg("Over"),
        "nothing": msg("No issue is open here for you."),
    }  # fmt: skip
    return render(request, "desk/issues.html", context)


@rule("headquarters.issue", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _one(request, number))


@rule("headquarters.issue", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    issue = _one(request, number)
    done = reverse("issues_one", args=[number])
    return act_on(request, issue, ACTS, lambda refused: _shown(request, issue, refused), done)


@rule("headquarters.issue", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new issue of a project."""
    fields = filled(fields_of_new(person(request)), request.POST if request.method == "POST" else request.GET)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            return redirect("issues_one", raise_issue(person(request), **read(fields)).pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new issue"), "back": Cell(TITLE, reverse("issues")), "error": error, "fields": fields,
        "button": msg("Register the issue"),
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


def _one(request: HttpRequest, number: int) -> Issue:
    return seen(request, Issue, number)


def _shown(request: HttpRequest, issue: Issue, refused: Refused | None = None) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    log = [
        [
            Cell(LEVELS[one.after]),
            Cell(LEVELS[one.before]),
            Cell(one.on),
            Cell(one.due),
            Cell(str(one.by)),
            Cell(one.reason),
        ]
        for one in issue.escalations.select_related("by")
    ]
    heads = (msg("To"), msg("From level"), msg("On"), msg("Due"), msg("By"), msg("Why"))
    context = {
        "title": issue.title, "back": Cell(TITLE, reverse("issues")), "error": refused.error if refused else None,
        "sections": [_facts(issue, today)], "acts": msg("What can be done"),
        "more": [Section(msg("Sent up"), tables=[Table(heads, log, msg("It has stayed at its level."))])],
        "forms": forms(by, issue, ACTS, reverse("issues_do", args=[issue.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


def _facts(one: Issue, today: date) -> Section:
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Project"), Cell(one.project)), (msg("Category"), Cell(CATEGORIES[one.category])),
        (msg("Severity"), Cell(SEVERITIES[one.severity])), (msg("Status"), Cell(ISSUE[one.status])),
        (msg("Level"), Cell(LEVELS[one.level])), (msg("Opened"), Cell(one.opened_on)), (msg("Due"), _due(one, today)),
        (msg("Investment at risk"), Cell(one.money or "–", below=_rated(one))), (msg("Jobs at risk"), Cell(one.jobs)),
        (msg("Responsible body"), Cell(one.body)), (msg("Who answers"), Cell(str(one.responsible or "–"))),
        (msg("Days open"), Cell(one.days(today))), (msg("How it was settled"), Cell(one.resolution or "–")),
        (msg("Settled on"), Cell(one.resolved_on or "–")), (msg("Confirmed by"), Cell(one.confirmed_who or "–")),
        (msg("Confirmed on"), Cell(one.confirmed_on or "–")),
        (msg("Investment retained"), Cell(one.retained_money or "–")), (msg("Source"), Cell(one.source or "–")),
    ]  # fmt: skip
    return Section(msg("The issue"), facts=[fact for fact in facts if fact[1].words != "–"])


def _rated(one: Issue) -> list[Sayable]:
    if one.amount is None or one.currency == "KZT":
        return []
    return [msg("{tenge} at {rate} of {day}", tenge=Money(one.tenge, "KZT"), rate=one.rate.normalize(),
                day=on(one.rate_date))]  # fmt: skip


def _due(one: Issue, today: date) -> Cell:
    if one.due is None:
        return Cell("–")
    late = one.status not in ISSUE_ENDED and today > one.due
    return Cell(one.due, mark="late" if late else "", below=[msg("past due")] if late else [])


def _asked() -> list[Field]:
    return [
        Field("category", msg("Category"), "choice", choices=chosen(CATEGORIES)),
        Field("severity", msg("Severity"), "choice", choices=chosen(SEVERITIES)),
    ]


def _found(by: Any, asked: dict[str, str]) -> list[Issue]:
    rows = Issue.objects.visible_to(by).select_related("project", "responsible")
    for name in ("category", "severity"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    return list(rows)


def _by_level(issues: Sequence[Issue]) -> list[tuple[Message, list[Issue]]]:
    """The levels that have any, from the highest down; the largest sum at risk first."""
    parts = [(words, [one for one in issues if one.level == level]) for level, words in reversed(list(LEVELS.items()))]
    return [(words, sorted(part, key=lambda one: -one.tenge)) for words, part in parts if part]


def _at_risk(issues: Sequence[Issue]) -> Message:
    """How many, and how much by the rates stored."""
    total = sum((one.tenge for one in issues), Decimal(0))
    return msg(
        "{n} {n:plural:issue|issues}, {money} and {jobs} {jobs:plural:job|jobs} at risk", n=len(issues),
        money=Money(total, "KZT"), jobs=sum(one.jobs for one in issues),
    )  # fmt: skip


def _card(one: Issue, today: date) -> dict[str, Any]:
    days = one.days(today)
    return {
        "title": Cell(one.title, reverse("issues_one", args=[one.pk])), "project": one.project,
        "money": one.money or msg("no sum named"), "jobs": one.jobs, "category": CATEGORIES[one.category],
        "severity": SEVERITIES[one.severity], "status": ISSUE[one.status], "mark": one.severity,
        "due": _due(one, today),
        "days": msg("open for {days} {days:plural:day|days}", days=days), "long": days > LONG,
    }  # fmt: skip


def _ended(issues: Sequence[Issue], today: date) -> Table:
    heads = (msg("Issue"), msg("Status"), msg("Days to resolve"), msg("Investment at risk"), msg("Investment retained"))
    rows = [
        [Cell(one.title, reverse("issues_one", args=[one.pk]), below=[one.project]), Cell(ISSUE[one.status]),
         Cell(one.days(today)), Cell(one.money or "–"), Cell(one.retained_money or "–")]
        for one in issues
    ]  # fmt: skip
    return Table(heads, rows, msg("No issue is over yet."))


def _links(by: Any) -> list[Cell]:
    return [Cell(msg("Register an issue"), reverse("issues_add"))] if may(by, "headquarters.issue", "add") else []


urlpatterns = [
    path("", board, name="issues"),
    path("add/", add, name="issues_add"),
    path("<int:number>/", one_page, name="issues_one"),
    path("<int:number>/do/", do, name="issues_do"),
]
