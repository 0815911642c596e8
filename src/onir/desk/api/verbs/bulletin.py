"""`bulletin`: a document of a region and a period as a file, drawn as the pages draw it."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir.bulletin.formats import FORMATS
from onir.bulletin.official import official
from onir.desk.api.forms import form_of, named
from onir.desk.api.offering import offered
from onir.desk.api.words import AsOf, Words, choice, day, word
from onir.desk.held import store
from onir.desk.printing import apart
from onir.desk.rules import Action
from onir.desk.words import language
from onir.language.messages import marked

router = Router()
Format = Literal["html", "pdf", "docx", "xlsx", "md"]


class Asking(Words):
    area: Annotated[str, word(marked("A region or a nation, by name or code."))]
    period: Annotated[str, word(marked("The period, such as 2025, 2025-H1 or words."))]
    indicator: Annotated[
        str | None, word(marked("The indicator, by code; the country's headline concept without it."))
    ] = None
    kind: Annotated[str, word(marked("What to write: bulletin, or release for the press."))] = "bulletin"
    as_of: AsOf = None
    format: Annotated[Format | None, choice(marked("The form of the answer."))] = None


@router.get(
    "/bulletin",
    **offered(
        "bulletin",
        Action("printing", "draw"),
        marked("Write the bulletin of a region: where it stands, why, how sure, and the source of every number."),
        words=Asking,
        forms=FORMATS,
    ),
)
def bulletin(request: HttpRequest, asked: Query[Asking]) -> HttpResponse:
    form, tongue = form_of(request, asked.format, FORMATS), language()
    until = day(asked.as_of, "as_of")
    document = official(asked.kind, asked.area, asked.period, indicator=asked.indicator, as_of=until, store=store())
    drawn = apart.made(apart.Wanted(document, (tongue,), (form,)))
    return named(drawn[tongue, form], form, f"{document.name}.{tongue}")
