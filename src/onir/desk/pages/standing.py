"""*Standing*: where a region stands, in a sentence, in figures, and in the league table it is part of.

Every choice is in the address, so that it can be sent, kept, and asked again in another language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from onir.desk.asking import day_of
from onir.desk.door import allowed, rule
from onir.desk.drawing import FIGURES
from onir.desk.failures import status_of
from onir.desk.held import store
from onir.desk.kept import kept
from onir.desk.pages.standing_charts import charts_of, map_notes
from onir.desk.pages.standing_more import blocks
from onir.desk.rules import Action
from onir.desk.words import by_name, language
from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import indicators
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.standing import League, Sure, league, standing, sure
from onir.standing.facts import facts
from onir.standing.league import ORDERS, Line, Order
from onir.territory import Area, country, country_codes
from onir.territory import area as known_area

HEADS: Sequence[tuple[Message, Order | None]] = (
    (msg("Rank"), "place"),
    (msg("Places won"), "moved"),
    (msg("Region"), "name"),
    (msg("Value"), None),
    (msg("Share"), None),
    (msg("Change"), "change"),
)
"""Columns of the league table, and what each of them sorts by."""


NAMES = ("country", "area", "indicator", "period", "as_of", "sort", "only")
"""Words of an address that mean something here."""

HOME = "KZ"
"""The country whose table is shown where none is asked for, as by the library."""


class Choice(NamedTuple):
    """Something that can be chosen."""

    value: str
    name: Sayable
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """What the address asks; what it leaves out is the headline of the country, in its newest period."""

    said: tuple[tuple[str, str], ...]

    @classmethod
    def by(cls, request: HttpRequest) -> Asked:
        """The words of an address that mean something here."""
        said = ((name, request.GET.get(name, "").strip()) for name in NAMES)
        return cls(tuple((name, value) for name, value in said if value))

    @cached_property
    def query(self) -> dict[str, str]:
        return dict(self.said)

    @cached_property
    def countries(self) -> list[str]:
        """Countries whose regions are followed and of which figures are held, the desk's own first."""
        held = [code for code in country_codes() if country(code).headline_indicator and store().indicators(code)]
        return sorted(by_name(held, lambda code: country(code).nation), key=lambda code: code != HOME)

    @cached_property
    def country(self) -> str:
        named = self.found.country if self.found else self.query.get("country", "")
        return named if named in self.countries else self.countries[0]

    @cached_property
    def area(self) -> Area | None:
        """None where the whole table is asked for, or where another country was chosen after the region."""
        named = self.query.get("area", "")
        found = known_area(named) if named else None
        return None if found is None or self.query.get("country", found.country) != found.country else found

    @cached_property
    def found(self) -> Area | None:
        """The same, for a form that shows what was asked although it cannot be answered."""
        try:
            return self.area
        except BadInput:
            return None

    @cached_property
    def indicator(self) -> str:
        held, land = store().indicators(self.country), country(self.country)
        usual = (land.headline_indicator, land.fixed_capital_indicator, *held)
        return self.query.get("indicator") or next(code for code in usual if code in held)

    @cached_property
    def period(self) -> str:
        return self.query.get("period") or next(iter(self.periods), str(date.today().year))

    @cached_property
    def periods(self) -> list[str]:
        """The newest first."""
        return [str(period) for period in reversed(store().periods(self.indicator, self.country))]

    @property
    def periods_lack_it(self) -> bool:
        return bool(self.periods) and self.period not in self.periods

    @property
    def subject(self) -> str:
        """What periods are held of: a form says what it was, so that a change of it is known."""
        return f"{self.country} {self.indicator}"

    def at(self, period: str) -> Asked:
        """The same question about another period."""
        return Asked(tuple({**self.query, "period": period}.items()))

    @cached_property
    def as_of(self) -> date | None:
        return day_of(self.query.get("as_of", ""))

    @property
    def order(self) -> Order:
        return next((order for order in ORDERS if order == self.query.get("sort")), "place")

    @property
    def only(self) -> str:
        """Letters that the names of the regions shown have to hold."""
        return self.query.get("only", "")

    @property
    def terms(self) -> dict[str, Any]:
        return {"indicator": self.indicator, "as_of": self.as_of, "store": store()}

    def settled(self, *names: str) -> Asked:
        """The question with all of it said that counts for a page, so that however it is asked, it is one."""
        said = {
            "country": self.country,
            "area": self.area.code if self.area else "",
            "indicator": self.indicator,
            "period": self.period,
            "as_of": self.query.get("as_of", ""),
            "sort": self.order,
            "only": self.only,
        }
        return Asked(tuple((name, said[name]) for name in names or NAMES if said[name]))

    def address(self, **other: str) -> str:
        """The question of this address, with another answer to some of it."""
        return "?" + urlencode({**self.query, **other})


@rule("standing", "read")
@require_safe
def standing_page(request: HttpRequest) -> HttpResponse:
    asked = Asked.by(request)
    may = {name: allowed(request, Action(page, name)) for page, name in (("standing", "export"), ("watching", "watch"))}
    answer, status = shown(asked, tuple(name for name in may if may[name]), was=request.GET.get("was", ""))
    return render(request, "desk/standing.html", {"asked": asked, "may_watch": may["watch"]} | answer, status=status)


def shown(asked: Asked, may: tuple[str, ...], *, was: str = "") -> tuple[dict[str, Any], int]:
    """The answer and its status; where the form changed what is asked about, in the newest period if need be."""
    try:
        return {"body": answered(asked.settled(), language(), may)}, 200
    except OnirError as error:
        if was not in ("", asked.subject) and isinstance(error, NotHeld) and asked.periods_lack_it:
            instead, status = shown(asked.at(asked.periods[0]), may)
            if status == 200:
                return instead | {"instead": _instead(asked)}, status
        return {"body": _body(asked, {"error": error})}, status_of(error)


def _instead(asked: Asked) -> Message:
    return msg(
        "Nothing is held of {indicator} for {period}; shown is the newest period held, {newest}.",
        indicator=indicators()[asked.indicator],
        period=Period.parse(asked.period),
        newest=Period.parse(asked.periods[0]),
    )


@rule("standing", "export")
@require_safe
def league_csv(request: HttpRequest) -> HttpResponse:
    """The league table for programs, in the order of the page."""
    asked = Asked.by(request)
    table = league(asked.period, country=asked.country, **asked.terms).sorted_by(asked.order, language())
    name = f"onir-{asked.indicator}-{asked.country}-{asked.period}.csv"
    return HttpResponse(
        table.as_csv(language()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


# -- the answer -----------------------------------------------------------------------------------------------------


@kept
def answered(asked: Asked, language: str, may: tuple[str, ...]) -> SafeString:  # noqa: ARG001 - tells answers apart
    """The answer as it is shown; the same question in the same language has the same answer until a table is added."""
    return _body(asked, _answer(asked) | {"may_export": "export" in may, "may_watch": "watch" in may})


def _body(asked: Asked, context: dict[str, Any]) -> SafeString:
    around = choices(asked) | {"lacking": _lacking(asked), "asked": asked}
    return render_to_string("desk/standing_body.html", around | context)


def _answer(asked: Asked) -> dict[str, Any]:
    table = league(asked.period, country=asked.country, **asked.terms)
    shown = table.sorted_by(asked.order, language())
    found: dict[str, Any] = {"league": table, "heads": _heads(asked, table), "rows": list(_rows(asked, shown))}
    found |= {"charts": charts_of(table, asked.area, asked.terms), "figures": FIGURES}
    if asked.area is None:
        return found | {"notes": [*table.notes, *map_notes(table, None)]}
    answer = standing(asked.area, asked.period, **asked.terms)
    certain = None if answer.place is None else sure(asked.area, asked.period, **asked.terms)
    more = [] if answer.place is None else list(blocks(asked.area, asked.period, asked.terms))
    told = {sentence.say("en") for sentence in answer.sentences}
    notes = [note for note in table.notes if note.say("en") not in told] + map_notes(table, asked.area)
    return found | {
        "standing": answer,
        "facts": [(fact.name, fact.value) for fact in facts(answer)],
        "sure": _said(certain),
        "notes": notes,
        "more": more,
    }


def _lacking(asked: Asked) -> Message | None:
    """That the country's headline is not held, which a new installation has to load before anything else."""
    headline = country(asked.country).headline_indicator
    if headline is None or headline in store().indicators(asked.country):
        return None
    return store().not_held(headline, asked.country).what


def _said(certain: Sure | None) -> tuple[Message, ...]:
    return () if certain is None else certain.sentences


class Head(NamedTuple):
    """A column: its title, the address of the table sorted by it, and which way up it is sorted if it is."""

    title: Message
    address: str
    sorted: str


def _shown(table: League) -> list[int]:
    """Columns that are not blank in every row, such as shares of net inflows."""
    rows = table.rows
    return [place for place in range(len(HEADS)) if any(row[place].say("en") for row in rows)]


def _heads(asked: Asked, table: League) -> list[Head]:
    return [_head(asked, *HEADS[place]) for place in _shown(table)]


def _head(asked: Asked, title: Message, order: Order | None) -> Head:
    way = "ascending" if order in ("place", "name") else "descending"
    return Head(title, asked.address(sort=order) if order else "", way if order == asked.order else "")


class Row(NamedTuple):
    """A line of the table as it is shown; `address` asks about its region."""

    cells: list[tuple[Sayable, str]]
    own: bool


def _rows(asked: Asked, table: League) -> Iterator[Row]:
    columns = _shown(table)
    for line in table.lines:
        if asked.only.casefold() in line.name.say(language()).casefold():
            cells = line.columns()
            own = asked.area is not None and line.code == asked.area.code
            yield Row([(cells[place], _link(asked, line, place)) for place in columns], own)


def _link(asked: Asked, line: Line, column: int) -> str:
    return asked.address(area=line.code) if HEADS[column][1] == "name" and "+" not in line.code else ""


# -- what can be chosen ---------------------------------------------------------------------------------------------


def choices(asked: Asked) -> dict[str, list[Choice]]:
    """What a form offers, each list with what is chosen in it."""
    named = by_name((indicators()[code] for code in store().indicators(asked.country)), lambda one: one)
    held = sorted(named, key=lambda one: one.scope)
    areas = by_name(country(asked.country).areas(), lambda one: one)
    return {
        "countries": [Choice(code, country(code).nation, code == asked.country) for code in asked.countries],
        "indicators": [Choice(one.code, one, one.code == asked.indicator) for one in held],
        "areas": [Choice(one.code, one, one == asked.found) for one in areas],
        "periods": [Choice(code, Period.parse(code), code == asked.period) for code in _periods(asked)],
    }


def _periods(asked: Asked) -> list[str]:
    """The periods held, and the one asked for: a half-year may be reckoned from what is printed."""
    try:
        Period.parse(asked.period)
    except BadInput:
        return asked.periods
    return list(dict.fromkeys((*asked.periods, asked.period)))


urlpatterns = [
    path("", standing_page, name="standing"),
    path("table.csv", league_csv, name="standing_csv"),
]
