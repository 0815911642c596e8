"""*Check*: a press text, pasted, handed in as a file or opened by its address, with its claims marked and judged.

Nothing is kept: the text comes with the request and goes with the answer, and an export judges what the form holds. A
file is opened by its content, in a process apart, and only its words are shown.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_POST, require_safe

from onir.bulletin.printed import checked_pdf
from onir.claims.checking import Report
from onir.claims.opening import Opened, opened
from onir.claims.opening.refusing import LARGEST
from onir.claims.telling.claim_review import Reviewer, claim_reviews
from onir.claims.telling.comments import commented_docx, need_docx
from onir.claims.telling.page import page
from onir.desk.answers import Question, asked, report_of, told
from onir.desk.asking import day_of
from onir.desk.door import allowed, rule
from onir.desk.failures import status_of
from onir.desk.fetching import fetched
from onir.desk.rules import Action
from onir.desk.sharing.models import DAYS, USUAL, Shared
from onir.desk.words import language
from onir.errors import BadInput, NotHeld, OnirError
from onir.language.messages import Message, msg

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Asked:
    """A text with the day it was published, and the day up to which releases count."""

    request: HttpRequest

    @cached_property
    def raw(self) -> bytes:
        """The file; nothing where there is none."""
        file = self.request.FILES.get("file")
        return b"" if file is None else file.read(LARGEST + 1)

    @property
    def file_name(self) -> str:
        file = self.request.FILES.get("file")
        return "" if file is None else file.name or ""

    @cached_property
    def document(self) -> Opened:
        """The file where there is one, else what was pasted."""
        if self.raw or self.file_name:
            return opened(self.raw, self.file_name)
        return pasted(self.request.POST.get("text", ""))

    @property
    def published(self) -> date | None:
        """As the person says, else as the page itself does."""
        return day_of(self.request.POST.get("published", "")) or self.document.published

    @cached_property
    def question(self) -> Question:
        until = day_of(self.request.POST.get("as_of", ""))
        return asked(short_enough(self.document).text.replace("\0", "\ufffd"), self.published, until)


@dataclass(frozen=True)
class AskedByAddress(Asked):
    """The same of a page that the desk opens itself."""

    @cached_property
    def document(self) -> Opened:
        if not settings.FETCH:
            raise NotHeld(
                msg("Opening pages by their address is switched off on this desk."),
                then=msg("Save the page and choose the file, or paste the text."),
            )
        address = self.request.POST.get("address", "").strip()
        if self.came_before(address):
            return pasted(self.request.POST["text"])
        came = fetched(address)
        return opened(came.content, came.address)

    def came_before(self, address: str) -> bool:
        """Whether the form holds the text of that page, as after a switch of languages: nobody is asked twice."""
        given = self.request.POST
        return bool(address) and given.get("source") == address and bool(given.get("text", "").strip())


def pasted(text: str) -> Opened:
    """A text as a form sends it, or BadInput."""
    if not text.strip():
        raise BadInput(msg("There is no text to check."), then=msg("Paste one, or choose a file."))
    return Opened(text.replace("\r\n", "\n"))


def short_enough(found: Opened) -> Opened:
    """A text that is read, judged and shown within seconds, or BadInput."""
    if len(found.text) > settings.MOST_LETTERS:
        raise BadInput(
            msg("The text has {n} letters, and {most} are the most.", n=len(found.text), most=settings.MOST_LETTERS),
            then=msg("Send it in parts."),
        )
    return found


@rule("checking", "read")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The form, before a text was given."""
    return _form(request, {})


@rule("checking", "check")
@require_POST
def judged(request: HttpRequest) -> HttpResponse:
    """The same form with its text, and the verdicts below it."""
    return _answered(request, Asked(request))


@rule("checking", "fetch")
@require_POST
def judged_by_address(request: HttpRequest) -> HttpResponse:
    """The same of a page on the web."""
    return _answered(request, AskedByAddress(request))


def _answered(request: HttpRequest, question: Asked) -> HttpResponse:
    try:
        report = report_of(question.question)
    except OnirError as error:
        return refused(request, error)
    given = {
        "text": report.text,
        "published": report.published.isoformat() if report.published else "",
        "source": request.POST.get("address", "") if isinstance(question, AskedByAddress) else "",
    }
    return _form(request, given | {"answer": told(question.question, language())})


def refused(request: HttpRequest, error: OnirError) -> HttpResponse:
    return _form(request, {"error": error}, status_of(error))


def _form(request: HttpRequest, more: dict[str, Any], status: int = 200) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("text", "published", "as_of", "address", "source", "by")}
    may = {name: allowed(request, Action("checking", name)) for name in ("fetch", "share", "export")}
    may |= {"fetch": may["fetch"] and settings.FETCH, "watch": allowed(request, Action("watching", "watch"))}
    mine = Shared.objects.filter(by=request.user).order_by("-made") if request.user.is_authenticated else ()
    around = {"may": may, "mine": mine, "days": [(days, _for(days), days == USUAL) for days in DAYS]}
    return render(request, "desk/checking.html", {**given, **around, **more}, status=status)


def _for(days: int) -> Message:
    return msg("{n} {n:plural:day|days}", n=days)


# -- to take along --------------------------------------------------------------------------------------------------


@rule("checking", "export")
@require_POST
def exported(request: HttpRequest, kind: str) -> HttpResponse:
    """The answer as a file: `html`, `pdf`, `json` or `claimreview`."""
    question = Asked(request)
    try:
        content = EXPORTS[kind](report_of(question.question), request)
    except OnirError as error:
        return refused(request, error)
    name = {"claimreview": "claimreview.json"}.get(kind, f"check.{kind}")
    return download(content, SORTS.get(kind, "application/json"), name)


def _html(report: Report, request: HttpRequest) -> bytes:  # noqa: ARG001 - called like the others
    return page(report, language()).encode()


def _pdf(report: Report, request: HttpRequest) -> bytes:  # noqa: ARG001
    return checked_pdf(report, language())


def _json(report: Report, request: HttpRequest) -> bytes:  # noqa: ARG001
    return json.dumps(report.as_dict(), ensure_ascii=False, indent=2).encode()


def _claimreview(report: Report, request: HttpRequest) -> bytes:
    """Signed by a name, without which a review is nobody's."""
    if not (name := request.POST.get("by", "").strip()):
        raise BadInput(msg("A review needs the name of the person or the house whose review it is."))
    reviewer = Reviewer(name, request.POST.get("source") or None)
    return json.dumps(claim_reviews(report, reviewer, language(), today=date.today()), ensure_ascii=False).encode()


EXPORTS = {"html": _html, "pdf": _pdf, "json": _json, "claimreview": _claimreview}
SORTS = {"html": "text/html", "pdf": "application/pdf"}


@rule("checking", "export")
@require_POST
def commented(request: HttpRequest) -> HttpResponse:
    """The DOCX that was handed in, with a comment at each claim."""
    question = Asked(request)
    try:
        need_docx(question.raw, question.file_name)
        report = report_of(question.question)
        where = question.file_name
        copy = commented_docx(question.raw, report, language(), today=date.today(), where=where)
    except OnirError as error:
        return refused(request, error)
    if copy.left:
        messages.info(request, copy.say(language()))
    return download(copy.document, DOCX, question.file_name.rpartition(".")[0] + ".onir.docx")


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file that a browser saves and does not show."""
    from django.utils.http import content_disposition_header  # noqa: PLC0415

    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


urlpatterns = [
    path("", blank, name="checking"),
    path("verdicts/", judged, name="checking_verdicts"),
    path("address/", judged_by_address, name="checking_address"),
    *(path(f"export/{kind}/", exported, {"kind": kind}, name=f"checking_{kind}") for kind in EXPORTS),
    path("export/docx/", commented, name="checking_docx"),
    path("shared/", include("onir.desk.pages.checking_shared")),
    path("versions/", include("onir.desk.pages.checking_versions")),
]
