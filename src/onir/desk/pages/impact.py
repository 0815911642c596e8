"""*Impact*: what an investment brings to a region, in words first, as ranges, with whose table it was reckoned by.

A form asks for a project, and its answer has an address that says all of it. A project or a table that is handed in
comes with the request and goes with the answer; a table waits an hour beside the store, for another language and for
files to take along. Left out: more draws than fit a request, for which the command line is there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from onir.desk import handed
from onir.desk.appraising import (
    DRAWS,
    LARGEST_PROJECT,
    LARGEST_TABLE,
    Question,
    appraised,
    as_yaml,
    multipliers_of,
    question,
)
from onir.desk.door import allowed, rule
from onir.desk.drawing import FIGURES
from onir.desk.failures import status_of
from onir.desk.handed import Handed
from onir.desk.pages import impact_form as form
from onir.desk.pages import impact_told as told
from onir.desk.pages.checking import download
from onir.desk.pages.impact_of_project import brings, filled
from onir.desk.rules import Action
from onir.desk.shown import person
from onir.errors import BadInput, NotHeld, OnirError
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal

NOTE = msg("A page draws {n} times at most; a command draws as many times as the project says.", n=DRAWS)


@dataclass(frozen=True)
class Asked:
    """A project by the fields of the address, or as YAML that was written or handed in, with a table or without."""

    request: HttpRequest

    @property
    def posted(self) -> bool:
        return self.request.method == "POST"

    @cached_property
    def fields(self) -> dict[str, str]:
        return {name: str(value).strip() for name, value in self.request.GET.dict().items() if str(value).strip()}

    @cached_property
    def project(self) -> str:
        """The project as YAML."""
        if not self.posted:
            return as_yaml(form.values_of(self.fields))
        if raw := self._file("file", LARGEST_PROJECT):
            return _text(raw)
        return self.request.POST.get("yaml", "").replace("\r\n", "\n")

    @property
    def repairs(self) -> str:
        return self.request.POST.get("repair", "").strip()

    @cached_property
    def handed(self) -> Handed | None:
        """The table that came now, or by the token of one that waits; it comes with its mapping."""
        person = self.request.user.pk or 0  # the rules let no visitor in
        table = self.request.FILES.get("table")
        if table is None:
            token = self.request.POST.get("token", "")
            return handed.waiting(token, person) if token and not self.request.POST.get("borrow") else None
        if (table.size or 0) > LARGEST_TABLE:
            raise BadInput(msg("The file is larger than {size} MB.", size=LARGEST_TABLE // 1_000_000))
        if not (mapping := self._file("map", LARGEST_PROJECT)):
            raise BadInput(
                msg("A table and its mapping are given together."),
                then=msg("Choose both, or neither to borrow a table."),
            )
        waits = handed.receive(table, person)
        waits.mapping.write_text(_text(mapping), "utf-8")
        return waits

    def _file(self, name: str, largest: int) -> bytes:
        """The file, one byte more than is accepted at most."""
        file = self.request.FILES.get(name)
        return b"" if file is None else file.read(largest + 1)

    @cached_property
    def question(self) -> Question:
        if (table := self.handed) is None:
            return question(self.project)
        repairs = tuple(name.strip() for name in self.repairs.split(";") if name.strip())
        return question(
            self.project, table=table.file.read_bytes(), table_name=table.file.name,
            mapping=table.mapping.read_text("utf-8"), repairs=repairs,
        )  # fmt: skip


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BadInput(msg("The file is not YAML.")) from None


@rule("impact", "read")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The form, empty, or filled from the ledger of a project."""
    code = request.GET.get("project", "").strip()
    if not code:
        return _form(request, {}, {})
    try:
        if not request.user.is_authenticated:
            raise NotHeld(msg("There is no project “{code}” that you may read.", code=code))
        came = filled(code, request.user)
    except OnirError as error:
        return _form(request, {}, {"error": error}, status_of(error))
    return _form(request, came.fields, {"notes": came.notes})


@rule("impact", "appraise")
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest) -> HttpResponse:
    """The answer in words, in pictures and in tables, and the form below it."""
    asked = Asked(request)
    try:
        answer = appraised(asked.question)
    except OnirError as error:
        return _refused(request, asked, error)
    return _form(request, asked.fields, _of(answer) | _written(asked))


@rule("impact", "appraise")
@require_safe
def in_short(request: HttpRequest) -> HttpResponse:
    """What a project brings in a few sentences, for its own page."""
    code = request.GET.get("project", "").strip()
    try:
        said, status = list(brings(code, person(request))), 200
    except OnirError as error:
        said, status = [error.what], status_of(error)
    return render(request, "desk/impact_in_short.html", {"sentences": said, "code": code}, status=status)


def _refused(request: HttpRequest, asked: Asked, error: OnirError) -> HttpResponse:
    written = {"yaml": request.POST.get("yaml", ""), "repair": asked.repairs, "by_file": asked.posted}
    return _form(request, asked.fields, written | {"error": error}, status_of(error))


def _written(asked: Asked) -> dict[str, Any]:
    """What the second form holds, so that no file need be chosen again."""
    return {"yaml": asked.project, "repair": asked.repairs, "by_file": asked.posted, "table_held": asked.handed}


def _of(answer: Appraisal) -> dict[str, Any]:
    from onir.impact.tables.table import borrowed_words  # noqa: PLC0415 - numpy, of no use to other pages
    from onir.impact.telling import tables  # noqa: PLC0415 - the same

    first, *rest = answer.sentences
    warning = borrowed_words(answer.origin)
    return {
        "answer": answer, "warning": warning, "headline": answer.project.name,
        "sentences": rest if warning else [first, *rest],
        "phases": told.phases(answer), "years": tables.years(answer), "drivers": tables.drivers(answer),
    }  # fmt: skip


def _form(request: HttpRequest, given: form.Given, more: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {
        "given": given, "regions": form.regions(), "sections": form.sections(), "units": form.UNITS,
        "usual_unit": form.UNIT, "shown_figures": FIGURES, "prices": form.PRICES, "assets": form.assets(given),
        "purchases": form.purchases(given), "taxes": form.taxes(given), "levels": form.LEVELS, "note": NOTE,
        "may": {name: allowed(request, Action("impact", name)) for name in ("appraise", "export")},
    }  # fmt: skip
    return render(request, "desk/impact.html", around | more, status=status)


@rule("impact", "read")
@require_safe
def multipliers(request: HttpRequest) -> HttpResponse:
    """The multipliers of a region's sections, as ranges."""
    from onir.impact.tables.table import borrowed_words  # noqa: PLC0415 - numpy, of no use to other pages
    from onir.impact.telling import tables  # noqa: PLC0415 - the same

    area = request.GET.get("area", "").strip()
    found: dict[str, Any] = {"regions": form.regions(), "area": area}
    status = 200
    if area:
        try:
            place, lines = multipliers_of(area)
            found |= {"place": place.margins.area, "warning": borrowed_words(place.origin),
                      "table": tables.multipliers(lines)}  # fmt: skip
        except OnirError as error:
            found["error"], status = error, status_of(error)
    return render(request, "desk/impact_multipliers.html", found, status=status)


# -- to take along --------------------------------------------------------------------------------------------------

ENDINGS = {"yaml": "application/yaml", "json": "application/json", "csv": "text/csv; charset=utf-8"}


@rule("impact", "export")
@require_http_methods(["GET", "HEAD", "POST"])
def exported(request: HttpRequest, kind: str) -> HttpResponse:
    """The project as YAML, or its answer as JSON or CSV."""
    asked = Asked(request)
    try:
        answer = appraised(asked.question)
    except OnirError as error:
        return _refused(request, asked, error)
    content = {
        "yaml": lambda: asked.project,
        "json": lambda: json.dumps(answer.as_dict(), ensure_ascii=False, indent=2),
        "csv": lambda: told.as_csv(answer),
    }[kind]()
    return download(content.encode(), ENDINGS[kind], f"impact-{asked.question.name}.{kind}")


urlpatterns = [
    path("", blank, name="impact"),
    path("appraisal/", answered, name="impact_appraisal"),
    path("in-short/", in_short, name="impact_in_short"),
    path("multipliers/", multipliers, name="impact_multipliers"),
    *(path(f"export/{kind}/", exported, {"kind": kind}, name=f"impact_{kind}") for kind in ENDINGS),
]
