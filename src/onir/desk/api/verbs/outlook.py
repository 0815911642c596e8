"""`outlook`: where an area will stand, with the probability of each place."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir.desk.api import shapes_of_outlooks as shapes
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.words import AsOf, Words, choice, day, word
from onir.desk.held import store
from onir.desk.rules import Action
from onir.language.messages import marked
from onir.outlook import Target
from onir.outlook import outlook as foresee

router = Router()


class Asking(Words):
    area: Annotated[str, word(marked("A region or a nation, by name or code."))]
    period: Annotated[str | None, word(marked("The period to come, such as 2026; the next one without it."))] = None
    indicator: Annotated[
        str | None, word(marked("The indicator, by code; the country's headline concept without it."))
    ] = None
    settled: Annotated[bool, choice(marked("Once figures have settled, rather than as first released."))] = False
    target: Annotated[
        str | None, word(marked("A task for the period, in units of one, such as 1.1e12: say the chance."))
    ] = None
    as_of: AsOf = None


@router.get(
    "/outlook",
    **offered(
        "outlook",
        Action("outlook", "read"),
        marked("Say where a region will stand: the chance of each place, and of passing others."),
        words=Asking,
        answer=shapes.Outlook,
    ),
)
def outlook(request: HttpRequest, asked: Query[Asking]) -> HttpResponse:  # noqa: ARG001 - an operation
    day_asked = day(asked.as_of, "as_of")
    answer = foresee(
        asked.area, asked.period, indicator=asked.indicator, as_of=day_asked, settled=asked.settled, store=store()
    )
    told = {} if asked.target is None else {"target": Target.of(answer, asked.target).as_dict()}
    return as_json(answer.as_dict() | told)
