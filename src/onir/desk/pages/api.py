"""*API*: what programs can ask the desk, written from the description that programs read themselves.

A plain page: it needs no script, works under our content security policy and offline, and speaks three languages, none
of which the usual viewers of OpenAPI do. Trying an operation is left to curl, of which each has a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_safe

from onir.desk.api.description import description
from onir.desk.api.problems import TITLES
from onir.desk.api.service import api
from onir.desk.door import allowed, rule
from onir.desk.rules import Action
from onir.desk.words import language


class Word(NamedTuple):
    """A word of a question: what it means, whether it has to be given, which are accepted, what holds without it."""

    name: str
    meaning: str
    needed: bool
    accepted: list[str]
    without: str


class Operation(NamedTuple):
    """One operation as the page shows it."""

    name: str
    anchor: str
    method: str
    path: str
    summary: str
    words: list[Word]
    bodies: list[str]
    kinds: list[str]


@rule("api", "read")
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "operations": list(_operations(description(api, language()))),
        "problems": TITLES.items(),
        "origin": f"{request.scheme}://{request.get_host()}",
        "may_have_tokens": allowed(request, Action("api", "token")),
    }
    return render(request, "desk/api.html", context)


def _operations(told: dict[str, Any]) -> Iterator[Operation]:
    for place, ways in told["paths"].items():
        for method, one in ways.items():
            name = one["operationId"]
            yield Operation(
                name,
                name.replace(" ", "-"),
                method.upper(),
                place,
                one["summary"],
                [_word(word) for word in one["parameters"]],
                list(one.get("requestBody", {}).get("content", {})),
                list(one["responses"]["200"]["content"]),
            )


def _word(told: dict[str, Any]) -> Word:
    schema = told["schema"]
    without = schema.get("default")
    said = str(without).lower() if isinstance(without, bool) else str(without or "")
    return Word(told["name"], told["description"], told["required"], schema.get("enum", []), said)


urlpatterns = [
    path("", reference, name="api"),
    path("tokens/", include("onir.desk.pages.api_tokens")),
]
