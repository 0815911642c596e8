"""*The state register held against ours*: a file handed in, its columns looked at, and a run that is kept with its day.

Nothing of ours is changed by a run. What differs leads to where it is mended, and a row that only the register has can
be made an enquiry or a project, after a look at it and a yes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from onir.desk import handed
from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled
from onir.desk.failures import status_of
from onir.desk.handed import Handed
from onir.desk.pages.cards import place
from onir.desk.pages.places import regions
from onir.desk.pages.projects_taking import TYPES, XLSX
from onir.desk.pages.reconciling_rows import HEADS, fault_table, row_of
from onir.desk.pages.reconciling_taking import taken_in
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.doing import looking
from onir.desk.pipeline.models import Stage, Status
from onir.desk.reconciling.columns import COMPARED, FIELDS
from onir.desk.reconciling.doing import reconcile
from onir.desk.reconciling.models import KINDS, SINCE, SURE, Finding, Run
from onir.desk.reconciling.reading import opened
from onir.desk.reconciling.writing import workbook
from onir.desk.shown import Cell, Section, Table, may, person, seen, turning
from onir.desk.words import Moment, language
from onir.errors import BadInput, OnirError
from onir.language.messages import Sayable, msg

TITLE = msg("The state register beside ours")
PAGE = 50
MOST = 100
SAMPLE = 3


@rule("reconciling", "read")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The runs that were made, and the form for the next."""
    return _start(request)


def _start(request: HttpRequest, error: OnirError | None = None) -> HttpResponse:
    by = person(request)
    runs = Run.objects.visible_to(by).select_related("made_by", "document")[:MOST]
    heads = (msg("Day"), msg("Region"), msg("File"), msg("Rows"), *KINDS.values(), msg("By whom"))
    context = {
        "title": TITLE, "error": error, "may_add": may(by, "reconciling.run", "add"), "regions": _regions(by),
        "runs": Table(heads, [_run_row(by, one) for one in runs], msg("No file has been compared yet.")),
    }  # fmt: skip
    return render(request, "desk/reconciling.html", context, status=status_of(error) if error else 200)


def _regions(by: User) -> tuple[tuple[str, Sayable | str], ...]:
    """Those of the home country that are the person's; of somebody whose territory lies elsewhere, that."""
    return regions(by) or tuple((code, place(code)) for code in by.territory)


def _run_row(by: Any, run: Run) -> list[Cell]:
    kinds = [Cell(_seen(by, run).filter(kind=kind).count()) for kind in KINDS]
    return [
        Cell(Moment(run.made_at), reverse("reconciling_one", args=[run.pk])), Cell(place(run.region)),
        Cell(run.document.file_name), Cell(run.rows), *kinds, Cell(str(run.made_by)),
    ]  # fmt: skip


def _seen(by: Any, run: Run) -> Any:
    return Finding.objects.visible_to(by).filter(run=run)


def _file(request: HttpRequest) -> Handed:
    by = person(request)
    if token := request.POST.get("token", ""):
        return handed.waiting(token, by.pk)
    if (file := request.FILES.get("file")) is None:
        raise BadInput(msg("There is no file to compare."), then=msg("Choose a file."))
    return handed.receive(file, by.pk)


@rule("reconciling.run", "add")
@require_POST
def shown(request: HttpRequest) -> HttpResponse:
    """What the columns are taken for: to be looked at before anything is compared."""
    try:
        return _columns(request, _file(request))
    except OnirError as error:
        return _start(request, error)


def _columns(request: HttpRequest, file: Handed, error: OnirError | None = None) -> HttpResponse:
    table = opened(file.file)
    places = table.places if error is None else _chosen(request)
    sample = [[Cell(_text(cell)) for cell in row.values] for row in table.rows[:SAMPLE]]
    heads = [Sample(head) for head in table.heads]
    context = {
        "title": TITLE, "error": error, "token": file.token, "region": request.POST.get("region", ""),
        "fields": [(name, called, places.get(name, -1)) for name, called in FIELDS.items()],
        "heads": list(enumerate(table.heads)), "rows": len(table.rows),
        "sample": Table(heads, sample, msg("None."), msg("The first rows")),
    }  # fmt: skip
    return render(request, "desk/reconciling.html", context, status=status_of(error) if error else 200)


class Sample(str):
    """A heading as the file has it, in whatever language."""

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return self or "–"


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _chosen(request: HttpRequest) -> dict[str, int]:
    said = {name: str(request.POST.get(f"column.{name}", "")) for name in FIELDS}
    return {name: int(at) for name, at in said.items() if at.isdigit() and len(at) < 6}


@rule("reconciling.run", "add")
@require_POST
def made(request: HttpRequest) -> HttpResponse:
    """The run, kept; then its page."""
    try:
        file = _file(request)
    except OnirError as error:
        return _start(request, error)
    by, region = person(request), request.POST.get("region", "")
    try:
        if region not in dict(_regions(by)):
            raise BadInput(msg("Choose the region whose projects are compared."))
        run = reconcile(by, file.file, region, _chosen(request))
    except OnirError as error:
        return _columns(request, file, error)
    file.drop()
    return redirect("reconciling_one", run.pk)


# -- a run ----------------------------------------------------------------------------------------------------------


def _asked(given: Mapping[str, Any]) -> list[Field]:
    fields = {name: FIELDS[name] for name in COMPARED}
    return filled([
        Field("kind", msg("What was found"), "choice", choices=chosen(KINDS)),
        Field("field", msg("Differs in"), "choice", choices=chosen(fields)),
        Field("sure", msg("How sure the pair is"), "choice", choices=chosen(SURE)),
        Field("since", msg("Since the last run"), "choice", choices=chosen(SINCE)),
    ], given)  # fmt: skip


def _found(rows: Any, asked: list[Field]) -> Any:
    said = {one.name: one.value for one in asked if one.value in dict(one.choices)}
    if name := said.pop("field", ""):
        rows = rows.filter(differing__has_key=name)
    return rows.filter(**said)


@rule("reconciling", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    """What a run found, filtered."""
    run, by, asked = seen(request, Run, number), person(request), _asked(request.GET)
    all_of_them = _seen(by, run)
    rows = _found(all_of_them, asked).select_related("project", "project__stage", "run")
    page = Paginator(rows, PAGE).get_page(number_of(request.GET.get("page", "")) or 1)
    query = {one.name: one.value for one in asked if one.value}
    named = {**Stage.objects.in_bulk(), **Status.objects.in_bulk()}
    table = Table(HEADS, [row_of(by, one, named) for one in page], msg("Nothing was found like that."))
    context = {
        "title": TITLE, "back": Cell(msg("All runs"), reverse("reconciling")), "asked": asked, "show": msg("Show"),
        "notes": list(_notes(run, all_of_them)), "links": _links(by, run, query, page),
        "sections": [Section(msg("Lines: {n}", n=page.paginator.count), tables=[table], id="lines")],
        "more": _more(run),
    }  # fmt: skip
    return render(request, "desk/record.html", context)


def _notes(run: Run, rows: Any) -> Any:
    yield msg("{region}, {moment}, {file}.", region=place(run.region), moment=Moment(run.made_at),
              file=run.document.file_name)  # fmt: skip
    count = {kind: rows.filter(kind=kind).count() for kind in KINDS}
    yield msg("Only here: {ours}; only in the register: {theirs}; told differently: {differs}; alike: {same}.", **count)
    if run.left_out:
        yield msg("Rows of other regions, which were left out: {n}.", n=run.left_out)
    if run.before_id:
        changed = rows.exclude(since="").count()
        yield msg("Since the last run: {n} new or changed, {gone} no longer found.", n=changed, gone=run.gone)


def _links(by: Any, run: Run, query: dict[str, str], page: Any) -> list[Cell]:
    here, said = reverse("reconciling_one", args=[run.pk]), urlencode(query)
    found = turning(here, query, page)
    if may(by, "reconciling.run", "export"):
        found.append(Cell(msg("These lines as a workbook"), f"{reverse('reconciling_taken', args=[run.pk])}?{said}"))
    return found


def _more(run: Run) -> list[Section]:
    columns: list[tuple[Sayable, Cell]] = [
        (called, Cell(run.columns[name])) for name, called in FIELDS.items() if name in run.columns
    ]
    found = [Section(msg("Which column stood for what"), facts=columns)]
    return [*found, Section(msg("What could not be read"), tables=[fault_table(run)])] if run.faults else found


@rule("reconciling.run", "export")
@require_safe
def taken(request: HttpRequest, number: int) -> HttpResponse:
    """The lines of the page, all of them, as a workbook; the log of exports has it."""
    run, by = seen(request, Run, number), person(request)
    asked = _asked(request.GET)
    looking.export(by, Run.objects.filter(pk=run.pk), query=request.GET.urlencode(), form=XLSX)
    rows = _found(_seen(by, run), asked).select_related("project", "project__stage", "project__status", "run")
    name = f"register-{run.region}-{run.made_at:%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(workbook(run, rows, language()), content_type=TYPES[XLSX], headers=headers)


@rule("reconciling", "read")
def take(request: HttpRequest, number: int, line: int) -> HttpResponse:
    """A row that only the register has: looked at, then made an enquiry or a project."""
    run = seen(request, Run, number)
    found = get_object_or_404(
        _seen(person(request), run).filter(kind="theirs").select_related("run__document"), pk=line
    )
    return taken_in(request, found, Cell(TITLE, reverse("reconciling_one", args=[run.pk])))


urlpatterns = [
    path("", start, name="reconciling"),
    path("columns/", shown, name="reconciling_columns"),
    path("run/", made, name="reconciling_run"),
    path("<int:number>/", one_page, name="reconciling_one"),
    path("<int:number>/findings.xlsx", taken, name="reconciling_taken"),
    path("<int:number>/<int:line>/", take, name="reconciling_take"),
]
