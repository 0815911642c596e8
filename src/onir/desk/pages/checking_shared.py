"""A check that somebody shares: kept on request alone, read by whoever has its address, gone after some days."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onir.bulletin.printed import told_pdf
from onir.desk.answers import report_of, told
from onir.desk.door import role_of, rule
from onir.desk.pages import checking
from onir.desk.sharing.models import DAYS, USUAL, Shared, last_day
from onir.desk.words import language
from onir.errors import NotHeld, OnirError
from onir.language.messages import LANGUAGES, msg


@rule("checking", "share")
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Keep the text and what was found; what nobody can read any more goes."""
    question = checking.Asked(request)
    try:
        report = report_of(question.question)
    except OnirError as error:
        return checking.refused(request, error)
    assert request.user.is_authenticated  # the rule lets nobody else in
    Shared.every.exclude(pk__in=Shared.objects.values("pk")).delete()
    frozen = {code: told(question.question, code) for code in LANGUAGES}
    until = last_day(_days(request))
    kept = Shared.every.create(by=request.user, until=until, report=report.as_dict(), told=frozen)
    return redirect("checking_shared", kept.token)


def _days(request: HttpRequest) -> int:
    """For how long, as the form offers it."""
    return next((days for days in DAYS if str(days) == request.POST.get("days")), USUAL)


@rule("checking", "shared")
@never_cache
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What was found then."""
    kept = _kept(token)
    answer = {"answer": kept.told[language()], "kept": kept, "own": _own(request, kept)}
    response = render(request, "desk/checking_shared.html", answer)
    response["X-Robots-Tag"] = "noindex"
    return response


@rule("checking", "shared")
@never_cache
@require_safe
def shared_json(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - a view
    content = json.dumps(_kept(token).report, ensure_ascii=False, indent=2).encode()
    return checking.download(content, "application/json", "check.json")


@rule("checking", "shared")
@never_cache
@require_safe
def shared_pdf(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - a view
    kept = _kept(token)
    return checking.download(told_pdf(kept.told[language()], language()), "application/pdf", "check.pdf")


@rule("checking", "withdraw")
@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Delete it: whoever shared it may, and an administrator."""
    kept = _kept(token)
    if not _own(request, kept):
        raise Http404
    kept.delete()
    messages.success(request, msg("The text is no longer shared, and is deleted.").say(language()))
    return redirect("checking")


def _kept(token: str) -> Shared:
    kept = Shared.objects.filter(token=token).first()
    if kept is None:
        raise NotHeld(msg("Nothing is shared at this address, or no longer."))
    return kept


def _own(request: HttpRequest, kept: Shared) -> bool:
    return kept.by_id == request.user.pk or role_of(request) == "administrator"


urlpatterns = [
    path("", share, name="checking_share"),
    path("<str:token>/", shared, name="checking_shared"),
    path("<str:token>/report.json", shared_json, name="checking_shared_json"),
    path("<str:token>/check.pdf", shared_pdf, name="checking_shared_pdf"),
    path("<str:token>/withdraw/", withdraw, name="checking_withdraw"),
]
