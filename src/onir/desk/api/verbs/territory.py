"""`territory`: which area a name means; without a name, all regions of a country."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir.desk.api import shapes
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.words import Words, word
from onir.desk.rules import Action
from onir.language.messages import marked
from onir.territory import area, country

router = Router()


class Naming(Words):
    area: Annotated[str | None, word(marked("A name in any form and language, or a code; all regions without it."))] = (
        None
    )
    country: Annotated[str, word(marked("The country whose regions are listed, by code."))] = "KZ"


@router.get(
    "/territory",
    **offered(
        "territory",
        Action("region", "read"),
        marked("Say which area a name means, with its code and its names."),
        words=Naming,
        answer=list[shapes.Area],
    ),
)
def territory(request: HttpRequest, asked: Query[Naming]) -> HttpResponse:  # noqa: ARG001 - called like the others
    found = country(asked.country.upper()).areas() if asked.area is None else (area(asked.area),)
    return as_json([one.as_dict() for one in found])
