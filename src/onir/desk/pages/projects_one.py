"""A project's passport: everything of it on one page, and what can be done with it, each where it belongs.

Documents come in by a form of their own, are known by their content, and go out as attachments alone, through the
rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.entering import Field, filled, read
from onir.desk.failures import status_of
from onir.desk.pages import columns, projects_ledgers, projects_parts
from onir.desk.pages.cards import address
from onir.desk.pages.projects_acts import ACTS, PARTS
from onir.desk.pages.projects_open import Standing
from onir.desk.pages.stepping import explained, place_of
from onir.desk.pipeline.doing import documents, moving
from onir.desk.pipeline.flags import flags
from onir.desk.pipeline.models import Document, Project
from onir.desk.shown import Act, Cell, Form, Refused, Section, act_on, may, person, seen, to_history
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import msg

DOCUMENT = ("kind", "title", "dated", "language", "signature_state", "confidentiality")
"""What is asked of a document beside its file."""


@dataclass(frozen=True)
class Part:
    """A section of the page with the forms that belong to it."""

    id: str
    section: Section
    forms: Sequence[Form]


@dataclass(frozen=True)
class Way:
    """A stage the project may go to next, and what is missing for it."""

    stage: Any
    missing: Sequence[Cell]


@rule("pipeline.project", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _one(request, number))


@rule("pipeline.project", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    project = _one(request, number)
    return act_on(request, project, ACTS, lambda refused: _shown(request, project, refused), address(number))


@rule("pipeline.project", "read")
@require_safe
def form(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """One act as a page of its own, from which the page of the project fetches it when somebody opens it."""
    by, project = person(request), _one(request, number)
    act = next((one for one in ACTS if one.code == what and one.offered(by, Standing(by, project))), None)
    if act is None:
        raise Http404
    shown = Form(act.code, act.title, act.fields(by, project), reverse("projects_do", args=[project.pk]))
    context = {"title": act.title, "back": Cell(project, address(number)), "form": shown}
    return render(request, "desk/project_form.html", context)


@rule("pipeline.document", "add")
@require_POST
def upload(request: HttpRequest, number: int) -> HttpResponse:
    """A document of the project."""
    by, project = person(request), _one(request, number)
    fields = filled(_document_fields(by), request.POST)
    try:
        file = request.FILES.get("file")
        if file is None:
            raise BadInput(msg("No file came with the form."), then=msg("Choose a file and send the form again."))
        given = columns.entered(by, Document, DOCUMENT, read(fields))
        documents.add(by, file.read(), file.name or "", project=project, **given)
    except OnirError as error:
        return _shown(request, project, Refused("document", fields, error))
    messages.success(request, msg("The document is kept.").say(language()))
    return redirect(f"{address(number)}#documents")


@rule("pipeline.document", "read")
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """The file, to be saved and never to be shown by a browser as a page of the desk."""
    held = seen(request, Document, number)
    content = documents.read(person(request), held)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = _attachment(held.file_name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header  # noqa: PLC0415 - of use to files alone

    return content_disposition_header(True, name) or "attachment"


def _one(request: HttpRequest, number: int) -> Project:
    return seen(request, Project, number, "stage", "status", "manager", "curator", "assurer", "expands", "sums")


# -- the page -------------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, project: Project, refused: Refused | None = None) -> HttpResponse:
    by = person(request)
    held = projects_parts.held(by, project)
    error, open_ = refused.error if refused else None, Standing(by, project)
    context = {
        "title": project, "back": Cell(msg("Projects"), reverse("projects")),
        "subject": (project.code, project.stage, project.status),
        "links": to_history(by, project),
        "refused": explained(project, error) if error else None, "flags": flags(project), "ways": _ways(open_),
        "parts": [_part(open_, section, refused) for section in projects_parts.sections(project, held)],
        "steps": projects_ledgers.ladder(project), "fields": _upload(by, refused),
        "may_appraise": may(by, "impact", "appraise"),
        "may_upload": may(by, "pipeline.document", "add"), "upload_open": refused and refused.code == "document",
        "timeline": projects_parts.timeline(held),
    }  # fmt: skip
    return render(request, "desk/project.html", context, status=status_of(error) if error else 200)


def _part(open_: Standing, section: Section, refused: Refused | None) -> Part:
    acts = [act for act in PARTS.get(section.id, ()) if act.offered(open_.by, open_)]
    return Part(section.id, section, [_closed(open_.project, act, refused) for act in acts])


def _closed(project: Project, act: Act, refused: Refused | None) -> Form:
    """A form that is fetched when it is opened; one that was refused stands there as it was filled in."""
    target = reverse("projects_do", args=[project.pk])
    if refused and refused.code == act.code:
        return Form(act.code, act.title, refused.fields, target, open=True)
    return Form(act.code, act.title, (), target, page=reverse("projects_form", args=[project.pk, act.code]))


def _ways(open_: Standing) -> list[Way]:
    if open_.project.status.freezes:
        return []
    forward = [way.stage_to for way in open_.ways if way.kind != "back"]
    missing = moving.missing_before(open_.project, [stage.code for stage in forward])
    return [Way(stage, [_place(open_.project, one) for one in missing[stage.code]]) for stage in forward]


def _place(project: Project, one: moving.Missing) -> Cell:
    return Cell(one.words, place_of(project, one.place))


def _document_fields(by: User) -> list[Field]:
    return columns.asked(by, Document, DOCUMENT, required=("kind", "title"))


def _upload(by: User, refused: Refused | None) -> Sequence[Field]:
    return refused.fields if refused and refused.code == "document" else _document_fields(by)


urlpatterns = [
    path("<int:number>/", one_page, name="projects_one"),
    path("<int:number>/do/", do, name="projects_do"),
    path("<int:number>/form/<slug:what>/", form, name="projects_form"),
    path("<int:number>/documents/", upload, name="projects_upload"),
    path("documents/<int:number>/", document, name="projects_document"),
]
