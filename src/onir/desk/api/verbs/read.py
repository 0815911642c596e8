"""`read` and `mentions`: the claims of a text, and every figure, period and day of it, without a verdict."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir.claims.reading import mentions as find
from onir.claims.reading import read as claims_of
from onir.desk.api import shapes
from onir.desk.api.description import named
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.verbs.texts import of_text, text_of
from onir.desk.api.words import DATE, Words, day, word
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
CHECK = Action("checking", "check")
Claim = Annotated[dict[str, object], named("claim")]
Published = Annotated[str | None, word(marked("The day the text was published."), json_schema_extra=DATE)]


class Reading(Words):
    published: Published = None
    language: Annotated[
        str | None, word(marked("The language of the text; found out without it."), pattern="^[a-z]{2}$")
    ] = None


@router.post(
    "/read",
    **of_text(offered("read", CHECK, marked("Read the claims of a press text."), words=Reading, answer=list[Claim])),
)
def read(request: HttpRequest, asked: Query[Reading]) -> HttpResponse:
    document = text_of(request)
    published = day(asked.published, "published") or document.published
    return as_json([claim.as_dict() for claim in claims_of(document.text, published, asked.language)])


@router.post(
    "/mentions",
    **of_text(
        offered(
            "mentions",
            CHECK,
            marked("Find every figure, period and day of a text."),
            words=Reading,
            answer=list[shapes.Mention],
        )
    ),
)
def mentions(request: HttpRequest, asked: Query[Reading]) -> HttpResponse:
    document = text_of(request)
    published = day(asked.published, "published") or document.published
    return as_json([one.as_dict() for one in find(document.text, published, asked.language)])
