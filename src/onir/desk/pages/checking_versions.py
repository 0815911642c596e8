"""The language versions of one release side by side: what one says and another does not, marked in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from onir.claims.opening import opened
from onir.claims.opening.refusing import LARGEST
from onir.claims.telling.told import Mark, in_pieces
from onir.claims.versions import Comparison, Difference, versions
from onir.desk.asking import day_of
from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.pages.checking import pasted, short_enough
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import msg

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


class Given(NamedTuple):
    """One version in the form."""

    code: str
    name: str
    text: str


@rule("checking", "read")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    return _form(request, list(_given(request)), {})


@rule("checking", "check")
@require_POST
def compared(request: HttpRequest) -> HttpResponse:
    """The versions with their claims marked, and the differences in sentences."""
    try:
        found = [Given(code, name, _text(request, code)) for code, name in LANGUAGES.items()]
        told = _told(request, found)
    except OnirError as error:
        return _form(request, list(_given(request)), {"error": error}, status_of(error))
    return _form(request, found, told)


def _form(request: HttpRequest, found: list[Given], more: dict[str, Any], status: int = 200) -> HttpResponse:
    published = request.POST.get("published", "")
    shown = {"given": found, "published": published, **more}
    return render(request, "desk/checking_versions.html", shown, status=status)


def _given(request: HttpRequest) -> Iterator[Given]:
    for code, name in LANGUAGES.items():
        yield Given(code, name, request.POST.get(f"text_{code}", ""))


def _text(request: HttpRequest, code: str) -> str:
    """A version, from its file where there is one; nothing where there is neither."""
    if (file := request.FILES.get(f"file_{code}")) is not None:
        return short_enough(opened(file.read(LARGEST + 1), file.name or "")).text
    text = request.POST.get(f"text_{code}", "")
    return short_enough(pasted(text)).text if text.strip() else ""


def _told(request: HttpRequest, found: list[Given]) -> dict[str, Any]:
    there = [one for one in found if one.text]
    if len(there) < 2:
        raise BadInput(
            msg("One text has nothing to be held against."),
            accepted=msg("Accepted: two texts or more, each a version of the same release."),
        )
    day = day_of(request.POST.get("published", ""))
    comparison = versions(*(one.text for one in there), published=day)
    return {
        "summary": comparison.summary,
        "differences": [one.sentence for one in comparison.differences],
        "columns": [
            {"name": one.name, "code": one.code, "marked": in_pieces(one.text, list(_marks(comparison, place)))}
            for place, one in enumerate(there)
        ],
    }


SAME, OTHER = msg("the same in all versions"), msg("not the same in all versions")


def _marks(comparison: Comparison, place: int) -> Iterator[Mark]:
    """The claims of one version, each with the first difference told of it."""
    numbers = {_key(one): number for number, one in enumerate(comparison.differences, 1)}
    for group in comparison.groups:
        claim = group.claims[place]
        if claim is None:
            continue
        differences = list(group.differences)
        number = next((numbers[_key(one)] for one in differences if _key(one) in numbers), 0)
        kind, shape, said = ("misattributed", "≠", OTHER) if differences else ("supported", "✓", SAME)
        yield Mark(claim.start, claim.end, kind, shape, number, said.say(language()))


def _key(difference: Difference) -> tuple[object, ...]:
    return difference.field, *(id(claim) for _, claim in difference.said)


urlpatterns = [
    path("", blank, name="checking_versions"),
    path("compared/", compared, name="checking_compared"),
]
