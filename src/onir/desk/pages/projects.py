"""*Projects*: the table of projects: sorted, filtered, kept as a filter under a name, taken along as CSV or a workbook.

What is seen is what is taken along, and taking along is a right of its own, of which a log is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.entering import Field, read, sent
from onir.desk.failures import status_of
from onir.desk.pages import columns, projects_one
from onir.desk.pages.cards import address, lands, row_of
from onir.desk.pages.projects_taking import take
from onir.desk.pages.seeking import form, ways_around
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.doing import looking, projects
from onir.desk.pipeline.models import Project, SavedFilter
from onir.desk.pipeline.seeking import Sought
from onir.desk.shown import Cell, Table, may, person
from onir.desk.words import language
from onir.errors import OnirError
from onir.language.messages import Message, Sayable, msg

TITLE = msg("Projects")
PAGE = 50

HEADS: Sequence[tuple[Message, str]] = (
    (msg("Project"), "title"),
    (msg("Region"), "region"),
    (msg("Stage"), "stage"),
    (msg("Status"), "status"),
    (msg("Manager"), "manager"),
    (msg("Countries"), ""),
    (msg("Promised"), "promised"),
    (msg("Came"), "came"),
    (msg("Verified"), "verified"),
    (msg("At this stage since"), "since"),
)
"""Columns, and what each of them sorts by."""

NEW = (
    "title_kk", "title_ru", "title_en", "region", "sector", "investment_type", "confidentiality", "announced_on",
    "anonymous_summary", "summary",
)  # fmt: skip
"""What a new project is asked for; the rest is entered on its page."""


@rule("projects", "read")
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@rule("pipeline.project", "export")
@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The rows of the page, all of them, as a file."""
    sought = Sought.by(request.GET)
    return take(person(request), sought, form)


@rule("pipeline.savedfilter", "add")
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """What is in the address, under a name."""
    sought = Sought.by(request.POST)
    try:
        kept = looking.keep_filter(person(request), request.POST.get("name", ""), sought)
    except OnirError as error:
        return _shown(request, sought=sought, error=error)
    messages.success(request, msg("Kept: {name}.", name=kept.name).say(language()))
    return redirect(f"{reverse('projects')}?{kept.query}")


@rule("pipeline.savedfilter", "delete")
@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Keep it no more."""
    looking.forget_filter(person(request), number)
    return redirect("projects")


@rule("pipeline.project", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new project; it begins as an enquiry and is moved on by its own page."""
    by = person(request)
    fields = sent(columns.asked(by, Project, NEW, required=("region",)), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            made = projects.enter(by, **columns.entered(by, Project, NEW, read(fields)))
            return redirect(address(made.pk))
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new project"), "back": Cell(TITLE, reverse("projects")), "error": error, "fields": fields,
        "button": msg("Enter the project"), "notes": [msg("A title in one language is enough.")],
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


# -- the table ------------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, *, sought: Sought | None = None, error: OnirError | None = None) -> HttpResponse:
    by, asked = person(request), sought or Sought.by(request.GET)
    found = asked.within(Project.objects.visible_to(by))
    pages = Paginator(found.order_by("pk"), PAGE)
    page = pages.get_page(number_of(request.GET.get("page", "")) or 1)
    context = {
        "title": TITLE, "error": error, "asked": form(by, asked), "links": ways_around(by, "projects", asked),
        "heads": [_head(words, name, asked) for words, name in HEADS],
        "table": _table(asked, found, page.start_index()),
        "said": msg("{n} {n:plural:project|projects}", n=pages.count), "pages": _pages(asked, page),
        "kept": SavedFilter.objects.filter(person=by), "fields": _hidden(asked),
        "may_keep": may(by, "pipeline.savedfilter", "add"), "exports": _exports(by, asked),
    }  # fmt: skip
    return render(request, "desk/projects.html", context, status=status_of(error) if error else 200)


def _table(sought: Sought, found: Any, first: int) -> Table:
    rows = sought.ordered(found).select_related("stage", "status", "manager")
    shown = list(rows[max(first - 1, 0) : max(first - 1, 0) + PAGE])
    countries = lands(shown)
    empty = msg("No project is here for you.")
    return Table([words for words, _ in HEADS], [row_of(one, countries) for one in shown], empty)


def _head(words: Message, name: str, sought: Sought) -> tuple[Sayable, str, str]:
    """The words of a head, the address that sorts by it, and how it is sorted now."""
    if not name:
        return words, "", ""
    here = sought.column == name
    turned = f"-{name}" if here and not sought.backwards else name
    query = Sought(**{**sought.words, "sort": turned}).query
    return words, f"{reverse('projects')}?{query}", ("descending" if sought.backwards else "ascending") if here else ""


def _pages(sought: Sought, page: Any) -> list[Cell]:
    """The pages before and after this one."""
    ways = []
    if page.has_previous():
        ways.append(Cell(msg("Before"), _page(sought, page.previous_page_number())))
    if page.has_next():
        ways.append(Cell(msg("After"), _page(sought, page.next_page_number())))
    return ways


def _page(sought: Sought, number: int) -> str:
    return f"{reverse('projects')}?{urlencode({**sought.words, 'page': str(number)})}"


def _hidden(sought: Sought) -> list[Field]:
    return [Field(name, msg(""), "hidden", given=(value,)) for name, value in sought.words.items()]


def _exports(by: User, sought: Sought) -> list[Cell]:
    if not may(by, "pipeline.project", "export"):
        return []
    ways = {"csv": msg("The table as CSV"), "xlsx": msg("The table as XLSX")}
    return [Cell(words, f"{reverse('projects_export', args=[name])}?{sought.query}") for name, words in ways.items()]


urlpatterns = [
    path("", table, name="projects"),
    path("add/", add, name="projects_add"),
    path("table.<str:form>", export, name="projects_export"),
    path("filters/", keep, name="projects_keep"),
    path("filters/<int:number>/forget/", forget, name="projects_forget"),
    *projects_one.urlpatterns,
]
