"""*Issues*: what stands in investors' way, by level, with the money and the jobs at risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled, read, sent
from onir.desk.failures import status_of
from onir.desk.headquarters.doing import raise_issue
from onir.desk.headquarters.models import Issue
from onir.desk.headquarters.states import CATEGORIES, ISSUE, ISSUE_ENDED, LEVELS, SEVERITIES
from onir.desk.pages.issues_acts import ACTS, fields_of_new
from onir.desk.pipeline.money import TENGE, rounded
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.words import on
from onir.errors import OnirError
from onir.language.messages import Message, Sayable, msg
from onir.measure import Money

TITLE = msg("Issues")
LONG = 30
"""Days after which an open issue is marked."""
SHOWN, MOST = 20, 50
"""Issues of a level, and of those that are over, that the page shows."""


@rule("issues", "read")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Open issues by level, the largest sum at risk first; and those that are over."""
    by, today = person(request), timezone.localdate()
    asked = filled(_asked(), request.GET)
    found = _found(by, {field.name: field.value for field in asked})
    opened, ended = found.exclude(status__in=ISSUE_ENDED), found.filter(status__in=ISSUE_ENDED)
    levels = _by_level(opened)
    context = {
        "title": TITLE, "asked": asked, "show": msg("Show"), "links": _links(by),
        "total": _at_risk([one for _, one, _ in levels]),
        "levels": [(words, _told(risk, part), [_card(one, today) for one in part]) for words, risk, part in levels],
        "ended": _ended(list(ended.order_by("-resolved_on", "-pk")[:MOST]), today), "over": msg("Over"),
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
    fields = sent(fields_of_new(person(request)), request)
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
    heads = (msg("To level"), msg("From level"), msg("On"), msg("Due"), msg("By"), msg("Why"))
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


def _found(by: Any, asked: dict[str, str]) -> Any:
    rows = Issue.objects.visible_to(by).select_related("project", "responsible")
    chosen_ = {name: asked[name] for name in ("category", "severity") if asked[name]}
    return rows.filter(**chosen_)


class Risk(NamedTuple):
    """How many issues, how much in tenge by the rates stored, and how many jobs."""

    issues: int
    tenge: Decimal
    jobs: int


def _by_level(opened: Any) -> list[tuple[Message, Risk, list[Issue]]]:
    """The levels that have any, from the highest down: what is at risk, and the issues with the largest sums."""
    told = opened.order_by().values("level").annotate(n=Count("pk"), tenge=Sum(TENGE), jobs=Sum("jobs"))
    held = {row["level"]: Risk(row["n"], rounded(row["tenge"] or Decimal(0)), row["jobs"]) for row in told}
    largest = opened.order_by(TENGE.desc(nulls_last=True), "pk")
    levels = [(level, words) for level, words in reversed(list(LEVELS.items())) if level in held]
    return [(words, held[level], list(largest.filter(level=level)[:SHOWN])) for level, words in levels]


def _at_risk(risks: Sequence[Risk]) -> Message:
    """All of it."""
    issues, amounts, jobs = zip(*risks, strict=True) if risks else ((), (), ())
    return msg(
        "{n} {n:plural:issue|issues}, {money} and {jobs} {jobs:plural:job|jobs} at risk", n=sum(issues),
        money=Money(sum(amounts, Decimal(0)), "KZT"), jobs=sum(jobs),
    )  # fmt: skip


def _told(risk: Risk, shown: Sequence[Issue]) -> Message:
    """What is at risk at a level, and that not all of it is shown where that is so."""
    said = _at_risk([risk])
    return said if len(shown) == risk.issues else msg("{said}; the {n} largest are shown", said=said, n=len(shown))


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
