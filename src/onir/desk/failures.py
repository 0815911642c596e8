"""What goes wrong, as people read it: one page, what happened and what to do next, and never a traceback.

The library's errors keep their words. The page of a defect asks nothing of the database or of a session, since either
may be what failed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string

from onir.claims.opening.refusing import LARGEST
from onir.desk.api import problems
from onir.desk.api.limits import Left
from onir.desk.words import language
from onir.errors import BadInput, Defect, NotAllowed, NotHeld, OnirError, Unavailable
from onir.language.messages import Message, Sayable, msg

STATUS: dict[type[OnirError], int] = {BadInput: 400, NotAllowed: 403, NotHeld: 404, Unavailable: 503, Defect: 500}
log = logging.getLogger(__name__)

START = msg("Begin at the first page.")
FAILED = msg("The desk failed, which is a defect of Öñir.")
TRY_AGAIN = msg("Try again; if it fails again, tell those who run the desk when it happened.")


def status_of(error: OnirError) -> int:
    """The number by which HTTP calls that kind of error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


class Spoken:
    """Middleware that shows the library's errors, where a page did not, and that an address takes forms alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            refused = _page(request, 405, msg("This address takes nothing but what a form sends."), START)
            refused["Allow"] = response["Allow"]
            return refused
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OnirError):
            return None
        return _page(request, status_of(error), error, None)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _page(request, 413, msg("The file is larger than {size} MB.", size=LARGEST // 1_000_000), None)
    what = msg("The desk did not understand this request.")
    if not hasattr(request, "user"):  # refused before it was asked who comes, as under a name that is not the desk's
        return _bare(what, START, 400)
    return _page(request, 400, what, START)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's way of calling
    return _page(
        request,
        403,
        msg("Your role does not include this."),
        msg("An administrator of the desk can give you another role."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, 404, msg("There is no such page."), START)


def asked_too_often(request: HttpRequest) -> HttpResponse:
    return _page(request, 429, msg("This was asked for too often."), msg("Wait a while, and try again."))


def failed(request: HttpRequest) -> HttpResponse:
    if problems.of_api(request):
        return problems.told(500, FAILED, then=TRY_AGAIN)
    return _bare(FAILED, TRY_AGAIN, 500)


def _bare(what: Message, then: Message, status: int) -> HttpResponse:
    """A page that asks nothing of database or session."""
    context = {"what": what, "then": then, "language": language()}
    return HttpResponse(render_to_string("desk/failed.html", context), status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    log.warning("refused as forged: %s", reason)
    return _page(
        request,
        403,
        msg("The form was too old, or your browser keeps no cookies, so nothing was done."),
        msg("Open the page again and send the form once more."),
    )


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    return _page(
        request,
        429,
        msg("Too many sign-ins have failed."),
        msg("Wait a quarter of an hour, or ask an administrator of the desk for a new password."),
    )


def too_often(request: HttpRequest, left: Left) -> HttpResponse:
    """The page of a visitor who has had texts judged too often."""
    answer = _page(request, 429, left.what, left.then)
    left.tell(answer)
    return answer


def _page(request: HttpRequest, status: int, what: Sayable, then: Message | None) -> HttpResponse:
    if problems.of_api(request):
        return problems.told(status, problems.OWN.get(status, what), then=None if then is START else then)
    return render(request, "desk/failure.html", {"what": what, "then": then}, status=status)
