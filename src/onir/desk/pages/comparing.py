"""*Compare*: two to five regions of a country side by side, in one table and in lines of one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from onir.bulletin.charts import Places, Trend
from onir.desk.door import rule
from onir.desk.drawing import FIGURES, Drawn, drawn
from onir.desk.failures import status_of
from onir.desk.kept import kept
from onir.desk.pages.standing import Asked, Choice, choices
from onir.desk.words import by_name, language
from onir.errors import BadInput, OnirError
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg
from onir.standing import RankHistory, Standing, histories, history, standing
from onir.territory import Area, country
from onir.territory import area as known_area

MOST = 5
"""Regions that fit side by side."""

TITLE = msg("Compare regions")
HINT = msg("Choose two to five regions.")
SCALE = msg("All lines are drawn to one scale, so that their heights can be compared.")
JOINED = msg("Where borders moved, lines and places through time are those of comparable units.")
NTH = (msg("First region"), msg("Second region"), msg("Third region"), msg("Fourth region"), msg("Fifth region"))
NONE = msg("no region")


@dataclass(frozen=True)
class Compared:
    """What the address asks: the question of *Standing*, and the regions in the order they were chosen."""

    asked: Asked
    codes: tuple[str, ...]

    @classmethod
    def by(cls, request: HttpRequest) -> Compared:
        """A region that is named twice counts once; the first of them says of which country."""
        codes = tuple(dict.fromkeys(code for code in request.GET.getlist("area") if code))
        said = [(name, value) for name, value in Asked.by(request).said if name != "area"]
        return cls(
            Asked((*said, ("area", codes[0])) if codes and not request.GET.get("country") else tuple(said)), codes
        )

    @property
    def settled(self) -> Compared:
        return replace(self, asked=self.asked.settled("country", "area", "indicator", "period", "as_of"))

    @property
    def areas(self) -> list[Area]:
        """Of one country, and no more than fit."""
        found = [known_area(code) for code in self.codes]
        here = [area for area in found if area.country == self.asked.country and area.kind != "nation"]
        if len(here) > MOST:
            raise BadInput(msg("{n} regions are too many to compare.", n=len(here)), accepted=HINT)
        return here


class Row(NamedTuple):
    """A line of the table: what it is about, and one cell a region."""

    head: Message
    cells: Sequence[Sayable]


@rule("comparing", "read")
@require_safe
def comparing_page(request: HttpRequest) -> HttpResponse:
    asked = Compared.by(request)
    try:
        body, status = _answered(asked.settled, language()), 200
    except OnirError as error:
        body, status = _body(asked, {"error": error}), status_of(error)
    return render(request, "desk/comparing.html", {"body": body, "title": TITLE}, status=status)


@kept
def _answered(asked: Compared, language: str) -> SafeString:  # noqa: ARG001 - tells answers apart
    """The same question in the same language has the same answer until a table is added."""
    areas = asked.areas
    return _body(asked, _answer(asked.asked, areas) if len(areas) > 1 else {})


def _body(asked: Compared, context: dict[str, Any]) -> SafeString:
    around = choices(asked.asked) | {"title": TITLE, "hint": HINT, "chosen": list(_chosen(asked))}
    return render_to_string("desk/comparing_body.html", around | {"asked": asked.asked} | context)


def _chosen(asked: Compared) -> Iterator[tuple[Message, list[Choice]]]:
    """Five lists of the regions, each with the one chosen there."""
    areas = by_name(country(asked.asked.country).areas(), lambda one: one)
    for place, name in enumerate(NTH):
        own = asked.codes[place] if place < len(asked.codes) else ""
        yield name, [Choice("", NONE, not own), *(Choice(one.code, one, one.code == own) for one in areas)]


def _answer(asked: Asked, areas: Sequence[Area]) -> dict[str, Any]:
    answers = [standing(area, asked.period, **asked.terms) for area in areas]
    through = [history(area, asked.period, **asked.terms) for area in areas]
    values = [float(value) for line in through for moment in line.moments if (value := moment.cell.amount) is not None]
    first, joined = answers[0], any(line.joined for line in through)
    span = (min(values), max(values)) if values else None
    return {
        "subject": msg(
            "{country}, {indicator} {period:loc}",
            country=country(asked.country).nation,
            indicator=first.indicator,
            period=first.period,
        ),
        "answers": answers,
        "findings": list(_findings(answers)),
        "rows": [row for row in _rows(answers, through) if any(cell.say("en") for cell in row.cells)],
        "places": list(_places(asked, through)),
        "charts": [drawn(Trend(line, span), table=True) for line in through],
        "figures": FIGURES,
        "notes": [SCALE, JOINED] if joined else [SCALE],
    }


def _places(asked: Asked, through: Sequence[RankHistory]) -> Iterator[Drawn]:
    """The places of all regions through time, those compared in front."""
    every = histories(asked.period, country=asked.country, **asked.terms)
    if len(every.periods) > 1:
        yield drawn(Places(every, beside=tuple(through)), table=True)


def _findings(answers: Sequence[Standing]) -> Iterator[Message]:
    """Who has the largest figure, and who changed for the better most."""
    known = [answer for answer in answers if answer.cell.amount is not None]
    if known:
        most = max(known, key=lambda one: one.cell.amount or 0)
        yield msg("The largest figure of these: {area}, {value}.", area=most.area, value=_value(most))
    changed = [(answer.change.ratio, answer) for answer in known if answer.change and answer.change.ratio is not None]
    if changed:
        _, best = max(changed, key=lambda one: one[0])
        assert best.change is not None
        change = msg("{change} on {period}", change=_percent(best), period=best.change.before.period)
        yield msg("The highest change of these: {area}, {change}.", area=best.area, change=change)


def _rows(answers: Sequence[Standing], through: Sequence[RankHistory]) -> Iterator[Row]:
    yield Row(msg("Rank"), [_rank(answer) for answer in answers])
    yield Row(msg("Value"), [_value(answer) for answer in answers])
    yield Row(msg("Share"), [_share(answer) for answer in answers])
    yield Row(msg("Change"), [_percent(answer) or msg("") for answer in answers])
    yield Row(msg("Best and lowest place through time"), [_extremes(line) for line in through])


def _rank(answer: Standing) -> Message:
    place = answer.place
    return msg("") if place is None else msg("{rank} of {of}", rank=place.rank, of=place.rank.of)


def _value(answer: Standing) -> Sayable:
    cell = answer.cell
    return msg("not published") if cell.amount is None else Amount(cell.amount, cell.unit.base)


def _share(answer: Standing) -> Sayable:
    part = None if answer.place is None else answer.place.part
    return msg("") if part is None else Percent.of(part)


def _percent(answer: Standing) -> Percent | None:
    ratio = None if answer.change is None else answer.change.ratio
    return None if ratio is None else Percent.of(ratio - 1, signed=True)


def _extremes(line: RankHistory) -> Message:
    held = line.held
    if not held:
        return msg("")
    return msg("{best} and {worst} of {of}", best=held[0].place, worst=held[-1].place, of=line.moments[-1].rank.of)


urlpatterns = [path("", comparing_page, name="comparing")]
