"""A row of the register on a page of its own: what it says, whom it may be, and the two ways to make it ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from onir.desk.accounts.models import User
from onir.desk.entering import Field, filled, read
from onir.desk.failures import status_of
from onir.desk.pages.cards import address
from onir.desk.pages.columns import countries
from onir.desk.pages.reconciling_rows import told
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Lead
from onir.desk.reconciling import taking
from onir.desk.reconciling.models import Finding
from onir.desk.shown import Cell, Form, Section, may, person
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, msg

WAYS = {"lead": msg("Make it an enquiry"), "project": msg("Make it a project")}


def taken_in(request: HttpRequest, found: Finding, back: Cell) -> HttpResponse:
    """The page of the row; after a yes, the page of what it became."""
    by, code = person(request), request.POST.get("do", "")
    fields, error = _fields(found), None
    if request.method == "POST":
        fields = filled(fields, request.POST)
        try:
            return redirect(_made(by, found, code, read(fields)))
        except OnirError as refused:
            error = refused
    return _shown(request, found, back, _forms(by, request.path, fields, code), error)


def _made(by: User, found: Finding, code: str, given: dict[str, Any]) -> str:
    """The address of the record; the doors ask whether the person may."""
    if taking.ours_already(by, found):
        raise BadInput(msg("A project with this number in the register is held by now."))
    reason = msg("from the state register: {file}, row {row}", file=found.run.document.file_name, row=found.row or 0)
    if code == "lead":
        return reverse("leads_one", args=[taking.as_lead(by, found, given["country"], reason.say("en")).pk])
    if code == "project":
        return address(taking.as_project(by, found, given["country"], reason.say("en")).pk)
    raise BadInput(msg("The desk did not understand this request."))


def _fields(found: Finding) -> list[Field]:
    hint = msg("A register does not tell it. It is the country that the investor is registered in.")
    given = ("KZ",) if found.told.get("bin") else ()
    named = field_name(Lead, "country")
    return [Field("country", named, "choice", required=True, choices=countries(language()), given=given, hint=hint)]


def _forms(by: User, here: str, fields: list[Field], code: str) -> Iterator[Form]:
    for one, title in WAYS.items():
        if may(by, f"pipeline.{one}", "add"):
            yield Form(one, title, fields, here, open=one == code)


def _shown(request: HttpRequest, found: Finding, back: Cell, forms: Iterator[Form], error: Any) -> HttpResponse:
    by = person(request)
    same = taking.ours_already(by, found)
    context = {
        "title": msg("Only in the register: row {row}", row=found.row or 0), "back": back, "error": error,
        "flags": list(_flags(by, found)), "acts": msg("Make it ours"), "forms": [] if same else list(forms),
        "links": [Cell(same, address(same.pk))] if same else [],
        "sections": [Section(msg("What the register says"), facts=told(found))],
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(error) if error else 200)


def _flags(by: User, found: Finding) -> Iterator[Message]:
    if taking.ours_already(by, found):
        yield msg("A project with this number in the register is held by now.")
    if alike := taking.likely(found):
        yield msg("The investor may be held already: {names}.", names=[one.organisation for one in alike])
