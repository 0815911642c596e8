"""In and out: a workbook of projects looked at, told what it would change, kept after a yes; the same form going out.

Reading streams: the page comes at once, says how many rows were read, and ends with the answer. Nothing is stored
before the yes, and then all of it or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from onir.desk import handed
from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement
from onir.desk.agreements.models.agreement import Covered
from onir.desk.door import allowed, rule
from onir.desk.exchange.columns import FORMS
from onir.desk.exchange.plan import Plan, plan, sentences
from onir.desk.exchange.reading import Chosen, Contents, read
from onir.desk.exchange.storing import keep
from onir.desk.exchange.writing import comma_separated, lines_of_faults, template, workbook
from onir.desk.failures import status_of
from onir.desk.handed import Handed
from onir.desk.pipeline.doing.looking import export
from onir.desk.pipeline.models import Project
from onir.desk.rules import Action, granted
from onir.desk.shown import Cell, Table, person
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, msg

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARK = "<!-- told -->"
SHOWN = 500
"""Rows of a table on the page; faults are all in the file beside it."""


@rule("exchange", "read")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The forms."""
    return render(request, "desk/exchange.html", _around(request))


def _around(request: HttpRequest) -> dict[str, Any]:
    may = {action: allowed(request, Action("exchange", action)) for action in ("import", "export")}
    may["reconcile"] = allowed(request, Action("reconciling", "read"))
    return {"may": may, "sheets": [form.name for form in FORMS.values()]}


def _file(request: HttpRequest) -> Handed:
    by = person(request)
    if token := request.POST.get("token", ""):
        return handed.waiting(token, by.pk)
    if (file := request.FILES.get("file")) is None:
        raise BadInput(msg("There is no workbook to look at."), then=msg("Choose a file."))
    return handed.receive(file, by.pk)


def _chosen(request: HttpRequest) -> Chosen:
    """Columns as the form names them: `projects.code` and its place."""
    found: dict[str, dict[str, int]] = {}
    for name, place in request.POST.items():
        code, _, key = name.partition(".")
        if code in FORMS and key and re.fullmatch(r"-1|\d{1,5}", str(place)):
            found.setdefault(code, {})[key] = int(str(place))
    return found


@rule("exchange", "import")
@require_POST
def shown(request: HttpRequest) -> HttpResponseBase:
    """What the workbook would change: said as it is read."""
    return _streamed(request, _told)


def _streamed(request: HttpRequest, told: Callable[[HttpRequest, Handed, str, str], Iterator[str]]) -> HttpResponseBase:
    try:
        table = _file(request)
    except OnirError as error:
        context = _around(request) | {"error": error}
        return render(request, "desk/exchange.html", context, status=status_of(error))
    frame = render_to_string("desk/exchange.html", {"reading": True, "mark": MARK} | _around(request), request)
    return StreamingHttpResponse(told(request, table, frame, language()))


def _told(request: HttpRequest, table: Handed, frame: str, tongue: str) -> Iterator[str]:
    before, _, after = frame.partition(MARK)
    yield before
    contents, error, made = Contents(), None, None
    with override(tongue):
        try:
            yield from _rows_read(request, table, contents)
            made = plan(person(request), contents)
        except OnirError as fault:
            error = fault
        context = {"error": error, "token": table.token} | (_answer(made, contents) if made else {})
        yield render_to_string("desk/exchange_told.html", context | {"chosen": _chosen_names(request)}, request)
    yield after


def _rows_read(request: HttpRequest, table: Handed, contents: Contents) -> Iterator[str]:
    for rows in read(table.file, contents, _chosen(request)):
        yield _how_far(msg("Rows read: {n}.", n=rows), language())


def _how_far(words: Message, tongue: str) -> str:
    """A line that the next one takes the place of, by the style sheet."""
    return f'<p class="how-far">{words.say(tongue)}</p>\n'


def _chosen_names(request: HttpRequest) -> list[tuple[str, int]]:
    return [(f"{code}.{key}", at) for code, keys in _chosen(request).items() for key, at in keys.items()]


def _answer(made: Plan, contents: Contents) -> dict[str, Any]:
    return {
        "plan": made, "sentences": list(sentences(made)), "rows": contents.read, "faults": _faults(made),
        "changes": _changes(made), "suspects": _suspects(made), "columns": _columns(contents),
        "keepable": not made.faults and not made.empty,
    }  # fmt: skip


def _faults(made: Plan) -> Table | None:
    heads = (msg("Sheet"), msg("Row"), msg("Column"), msg("Heading"), msg("What is wrong"))
    rows = [
        [Cell(one.sheet), Cell(str(one.row)), Cell(one.column), Cell(one.head), Cell(one.what)]
        for one in made.faults[:SHOWN]
    ]
    return Table(heads, rows, msg("None."), msg("Faults: {n}", n=len(made.faults))) if rows else None


def _changes(made: Plan) -> Table | None:
    heads = (msg("Row"), msg("Record"), msg("Field"), msg("Held now"), msg("In the workbook"))
    rows = [
        [Cell(f"{one.line.sheet}!{one.line.row}"), Cell(one.held), Cell(one.line.form.called(key)), Cell(_said(before)),
         Cell(_said(after))]
        for changes in made.changes.values() for one in changes[:SHOWN] for key, (before, after) in one.fields.items()
    ]  # fmt: skip
    return Table(heads, rows[:SHOWN], msg("None."), msg("What would change")) if rows else None


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _suspects(made: Plan) -> Table | None:
    heads = (msg("Row"), msg("In the workbook"), msg("May be the same as"))
    rows = [
        [Cell(f"{line.sheet}!{line.row}"), Cell(line.values["organisation"]),
         Cell(", ".join(str(one.organisation) for one in found))]
        for line, found in made.suspects
    ]  # fmt: skip
    return Table(heads, rows, msg("None."), msg("Organisations that may be held already")) if rows else None


def _columns(contents: Contents) -> list[tuple[Any, list[Any], list[Any]]]:
    """Of each sheet its columns, each with the headings it may stand under and the one it does."""
    found = []
    for code, told in contents.heads.items():
        heads, places = [head for head, _ in told[:-1]], told[-1][1]
        columns = [
            (f"{code}.{one.key}", FORMS[code].called(one.key), places.get(one.key, -1)) for one in FORMS[code].columns
        ]
        found.append((FORMS[code].name, columns, list(enumerate(heads))))
    return found


@rule("exchange", "import")
@require_POST
def faults(request: HttpRequest) -> HttpResponse:
    """All faults as CSV."""
    contents = Contents()
    for _ in read(_file(request).file, contents, _chosen(request)):
        pass
    return _attached(lines_of_faults(plan(person(request), contents).faults, language()), "text/csv", "faults.csv")


@rule("exchange", "import")
@require_POST
def confirmed(request: HttpRequest) -> HttpResponseBase:
    """Kept, whole or not at all: said as the rows go in. Whoever closes the page before its end ends it."""
    return _streamed(request, _kept)


def _kept(request: HttpRequest, table: Handed, frame: str, tongue: str) -> Iterator[str]:
    before, _, after = frame.partition(MARK)
    yield before
    contents, context = Contents(), dict[str, Any]()
    with override(tongue):
        try:
            yield from _rows_read(request, table, contents)
            made = plan(person(request), contents)
            for rows in keep(person(request), table.file, contents, made):
                yield _how_far(msg("Rows ready to be kept: {n}.", n=rows), tongue)
            table.drop()
            context["sentences"] = list(sentences(made))
        except OnirError as fault:
            context["error"] = fault
        yield render_to_string("desk/exchange_kept.html", context, request)
    yield after


@rule("exchange", "read")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's way of calling
    """The form without rows."""
    return _attached(template(language()), XLSX, "projects-template.xlsx")


@rule("exchange", "export")
@require_safe
def taken(request: HttpRequest, kind: str) -> HttpResponse:
    """All projects that the person may take out, with their parties and ledgers; CSV has the projects alone."""
    by = person(request)
    rows = export(by, Project.objects.visible_to(by), query="", form=kind)
    if kind == "csv":
        content = comma_separated(FORMS["projects"], rows.select_related("manager").order_by("code"), language())
        return _attached(content, "text/csv", "projects.csv")
    agreements = _agreements(by, rows)
    return _attached(workbook(rows, language(), agreements=agreements), XLSX, "projects.xlsx")


def _agreements(by: User, rows: Any) -> Any:
    """Those that cover the projects, as far as the person may take them out, which is logged as well."""
    if granted(by.role, Action("agreements.agreement", "export")) == "no":
        return Agreement.objects.none()
    covering = Agreement.objects.filter(
        pk__in=Covered.objects.filter(project__in=rows.values("pk")).values("agreement")
    )
    return export(by, covering, query="", form="xlsx")


def _attached(content: str | bytes, media: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


urlpatterns = [
    path("", start, name="exchange"),
    path("look/", shown, name="exchange_look"),
    path("faults/", faults, name="exchange_faults"),
    path("yes/", confirmed, name="exchange_yes"),
    path("template/", blank, name="exchange_template"),
    path("projects.<str:kind>", taken, name="exchange_taken"),
]
