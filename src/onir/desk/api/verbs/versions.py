"""`versions`: the language versions of one release held against each other."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import ConfigDict, Field

from onir.claims.opening import Opened
from onir.claims.versions import versions as compare
from onir.desk.api import shapes
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.verbs.read import CHECK, Published
from onir.desk.api.verbs.texts import bounded
from onir.desk.api.words import Words, day
from onir.errors import BadInput
from onir.language.messages import marked, msg

router = Router()
MOST = 10
"""Versions held against each other at once."""


class Release(Words):
    """The versions of a release; their names are numbers where none are given."""

    model_config = ConfigDict(extra="forbid")

    files: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=2, max_length=MOST)]
    names: Annotated[list[str] | None, Field(max_length=MOST)] = None
    published: Published = None


@router.post(
    "/versions",
    **offered(
        "versions",
        CHECK,
        marked("Hold the language versions of one release against each other: what one says and another does not."),
        answer=shapes.Versions,
    ),
)
def versions(request: HttpRequest, release: Release) -> HttpResponse:  # noqa: ARG001 - called like the others
    names = release.names or [str(number) for number in range(1, len(release.files) + 1)]
    if len(names) != len(release.files) or len(set(names)) != len(names):
        raise BadInput(msg("Every version needs a name of its own."), where="names")
    texts = [bounded(Opened(text)).text for text in release.files]
    return as_json(compare(*texts, published=day(release.published, "published"), names=names).as_dict())
