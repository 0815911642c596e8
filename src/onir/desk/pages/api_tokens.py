"""*Tokens*: a person's own, made for a program, shown once, withdrawn at any time; administrators see everybody's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from onir.desk.api import tokens
from onir.desk.api.tokens import DAYS, MOST_DAYS, SCOPES
from onir.desk.door import allowed, rule
from onir.desk.failures import status_of
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, msg


@rule("api", "token")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@rule("api", "token")
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new token; it stands on the page once."""
    try:
        days = _number(request.POST.get("days", ""))
        made = tokens.make(_person(request), request.POST.get("name", ""), request.POST.getlist("scope"), days)
    except OnirError as error:
        return _shown(request, error=error)
    return _shown(request, handed=msg("The token “{name}”: {secret}", name=made.token.name, secret=made.secret))


@rule("api", "token")
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """One's own; of somebody else, where the rule table says so."""
    gone = tokens.withdraw(_person(request), number)
    messages.success(request, msg("The token “{name}” opens nothing any more.", name=gone.name).say(language()))
    return redirect("api_tokens")


@rule("api", "tokens")
@require_safe
def everybodys(request: HttpRequest) -> HttpResponse:
    """The tokens of all people of the desk."""
    return _shown(request, everybody=True)


def _person(request: HttpRequest) -> Any:
    return request.user


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise BadInput(msg("“{value}” is not accepted here.", value=text[:20]))
    return int(text)


def _shown(
    request: HttpRequest,
    *,
    error: OnirError | None = None,
    handed: Message | None = None,
    everybody: bool = False,
) -> HttpResponse:
    seen = tokens.seen_by(_person(request))
    context: dict[str, Any] = {
        "tokens": seen if everybody else seen.filter(by=_person(request)),
        "everybody": everybody,
        "may_see_all": allowed(request, tokens.TOKENS),
        "scopes": SCOPES,
        "days": request.POST.get("days", DAYS),
        "most": MOST_DAYS,
        "error": error,
        "handed": handed,
    }
    return render(request, "desk/api_tokens.html", context, status=status_of(error) if error else 200)


urlpatterns = [
    path("", mine, name="api_tokens"),
    path("all/", everybodys, name="api_tokens_all"),
    path("make/", make, name="api_tokens_make"),
    path("<int:number>/withdraw/", withdraw, name="api_tokens_withdraw"),
]
