"""`standing`: where an area stands, or the league table of a country, with what was asked for besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir import standing as library
from onir.desk.api import shapes
from onir.desk.api.forms import as_json, as_text, form_of
from onir.desk.api.gate import comer
from onir.desk.api.offering import offered
from onir.desk.api.words import AsOf, Words, choice, day, word
from onir.desk.held import store
from onir.desk.rules import Action
from onir.desk.words import language
from onir.errors import BadInput, NotHeld
from onir.language.messages import marked, msg

router = Router()
ALL = "all"
FORMS = ("json", "csv")


class Asking(Words):
    area: Annotated[str, word(marked("A region or a nation, by name or code; “all” for the league table."))]
    period: Annotated[str, word(marked("The period, such as 2025, 2025-H1 or words."))]
    indicator: Annotated[
        str | None, word(marked("The indicator, by code; the country's headline concept without it."))
    ] = None
    country: Annotated[str, word(marked("The country of the league table, by code."))] = "KZ"
    sure: Annotated[bool, choice(marked("Say how sure the place is: odds, or bounds where releases are few."))] = False
    why: Annotated[bool, choice(marked("Say what made the change of the figure and of the place."))] = False
    gap: Annotated[bool, choice(marked("Say what each place above would take, and the lead over the next."))] = False
    history: Annotated[bool, choice(marked("Show the place through time, and through releases."))] = False
    sort: Annotated[
        Literal["place", "name", "change", "moved"],
        choice(marked("The order of the league table.")),
    ] = "place"
    as_of: AsOf = None
    format: Annotated[Literal["json", "csv"] | None, choice(marked("The form of the answer."))] = None

    @property
    def blocks(self) -> list[str]:
        """What is asked for besides."""
        return [name for name in BLOCKS if getattr(self, name)]


@router.get(
    "/standing",
    **offered(
        "standing",
        Action("standing", "read"),
        marked("Say where a region stands: volume, change, share, rank, and who is ahead."),
        words=Asking,
        answer=shapes.StandingOrLeague,
        forms=FORMS[1:],
    ),
)
def standing(request: HttpRequest, asked: Query[Asking]) -> HttpResponse:
    terms: dict[str, Any] = {"indicator": asked.indicator, "as_of": day(asked.as_of, "as_of"), "store": store()}
    form = form_of(request, asked.format, FORMS)
    if form == "csv":
        comer(request).enter(Action("standing", "export"))
        return as_text(_table(asked, terms).as_csv(language()), form, "league")
    answer: Any = _league(asked, terms) if asked.area == ALL else library.standing(asked.area, asked.period, **terms)
    return as_json(answer.as_dict() | dict(_blocks(asked, terms)))


def _league(asked: Asking, terms: dict[str, Any]) -> library.League:
    table = library.league(asked.period, country=asked.country.upper(), **terms)
    return table.sorted_by(asked.sort, language())


def _table(asked: Asking, terms: dict[str, Any]) -> library.League:
    if asked.area != ALL or asked.blocks:
        raise BadInput(
            msg("CSV holds the league table and nothing else."), where="format", then=msg("Ask for “all” alone.")
        )
    return _league(asked, terms)


OF_AREA: dict[str, Callable[..., Any]] = {
    "sure": library.sure,
    "why": library.why,
    "gap": library.gap,
    "history": library.history,
}
OF_ALL: dict[str, Callable[..., Any]] = {"gap": library.gaps, "history": library.histories}
BLOCKS = tuple(OF_AREA)


def _blocks(asked: Asking, terms: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is asked for besides: its answer, or what it is missing."""
    for name in asked.blocks:
        try:
            yield name, _block(name, asked, terms).as_dict()
        except NotHeld as error:
            yield name, {"not_held": [error.say("en")]}


def _block(name: str, asked: Asking, terms: dict[str, Any]) -> Any:
    if asked.area != ALL:
        return OF_AREA[name](asked.area, asked.period, **terms)
    if name not in OF_ALL:
        raise BadInput(msg("“{option}” needs a region or a nation, not “all”.", option=name), where=name)
    return OF_ALL[name](asked.period, country=asked.country.upper(), **terms)
