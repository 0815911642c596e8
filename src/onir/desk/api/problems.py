"""What goes wrong, as programs read it: RFC 9457, in the language asked for, with what is accepted and what to do next.

The members beside those of the RFC are the parts of an error of the library: `where`, `accepted`, `then`. A defect says
nothing of itself.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from onir.desk.words import language
from onir.errors import Defect, OnirError
from onir.language.messages import Message, Sayable, msg

KIND = "application/problem+json"
ROOT = "/api/"
log = logging.getLogger(__name__)

TITLES: Mapping[int, Message] = {
    400: msg("Not understood"),
    401: msg("Not signed in"),
    403: msg("Not allowed"),
    404: msg("Not found"),
    405: msg("Not done here"),
    406: msg("Not available in this form"),
    413: msg("Too large"),
    415: msg("Of a form that is not read"),
    422: msg("Not as described"),
    429: msg("Too often"),
    500: msg("Failed"),
    503: msg("Not available now"),
}
"""The phrases of HTTP, as the RFC lets them be said in the language of the reader."""


OWN: Mapping[int, Message] = {
    404: msg("There is nothing at this address."),
    405: msg("This address does not take this method."),
}
"""What programs are told in other words than people who look at pages."""


class Problem(Exception):
    """What no error of the library says: it belongs to the talk over HTTP."""

    def __init__(self, status: int, what: Message, *, then: Message | None = None, **headers: str) -> None:
        super().__init__(status, what)
        self.status, self.what, self.then = status, what, then
        self.headers = {name.replace("_", "-"): text for name, text in headers.items()}


def of_api(request: HttpRequest) -> bool:
    """Whether a program asks, and not a person who looks at pages."""
    return request.path_info.startswith(ROOT)


def told(status: int, what: Sayable, *, then: Sayable | None = None, **more: Any) -> HttpResponse:
    """A problem as an answer; members without a value are left out."""
    tongue = language()
    members = {
        "type": "about:blank",
        "title": TITLES[status].say(tongue),
        "status": status,
        "detail": what.say(tongue),
        "then": then.say(tongue) if then else None,
        **more,
    }
    said = {name: member for name, member in members.items() if member not in (None, "")}
    return HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=KIND)


def of_error(error: OnirError) -> HttpResponse:
    """An error of the library; a defect is admitted and not told."""
    from onir.desk.failures import FAILED, TRY_AGAIN, status_of  # noqa: PLC0415 - it tells problems through this module

    if isinstance(error, Defect):
        log.error("a defect: %s", error)
        return told(500, FAILED, then=TRY_AGAIN)
    accepted = error.accepted.say(language()) if error.accepted else None
    return told(status_of(error), error.what, then=error.then, accepted=accepted, where=error.where)


def of_talk(problem: Problem) -> HttpResponse:
    """A problem of the talk over HTTP, with its headers."""
    answer = told(problem.status, problem.what, then=problem.then)
    for name, text in problem.headers.items():
        answer[name] = text
    return answer


def of_question(errors: list[dict[str, Any]]) -> HttpResponse:
    """A question that does not fit the description: every word that does not, in `errors`, the first one in words."""
    found = [_word(one) for one in errors]
    first = found[0]
    said = [
        {name: part.say(language()) if isinstance(part, Message) else part for name, part in one.items()}
        for one in found
    ]
    return told(422, first["detail"], accepted=said[0].get("accepted"), where=first["where"], errors=said)


def _word(error: dict[str, Any]) -> dict[str, Any]:
    where = ".".join(str(part) for part in error["loc"][2:] or error["loc"][1:])
    if error["type"] == "missing":
        return {"where": where, "detail": msg("“{name}” has to be given.", name=where)}
    given = str(error.get("input", ""))[:100]
    one = {"where": where, "detail": msg("“{value}” is not accepted here.", value=given)}
    if error["type"] == "literal_error":
        return one | {"accepted": msg("Accepted: {names}.", names=error["ctx"]["expected"].replace("'", ""))}
    return one


def handle(api: NinjaAPI) -> None:
    """Tell all problems of an API this way; what is not named here is a defect, and Django's to admit."""
    answers: dict[type[Exception], Callable[[Any], HttpResponse]] = {
        OnirError: of_error,
        Problem: of_talk,
        ValidationError: lambda error: of_question(error.errors),
        Http404: lambda _: told(404, OWN[404]),
        HttpError: lambda error: told(error.status_code, UNREADABLE),
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, _with(answer))


def _with(answer: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _, error: answer(error)


UNREADABLE = msg("The body of the request is not the JSON that is described.")
