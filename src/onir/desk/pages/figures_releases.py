"""One figure, and how the releases of a table differ: who printed what where, and what a later release has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from onir import __version__
from onir.desk.door import allowed, rule
from onir.desk.failures import status_of
from onir.desk.held import store
from onir.desk.pages.standing import Choice
from onir.desk.rules import Action
from onir.desk.tables import ALL, Table, address_of, changes, in_full, part_named, query, table_of
from onir.desk.words import language
from onir.errors import NotHeld, OnirError
from onir.figures import Cell, Diff, History, Vintage, history, indicators
from onir.figures.exporting.export import STATUSES
from onir.figures.releases.histories import Edition, percent_said, said
from onir.figures.vintage import Released
from onir.figures.words import name_of
from onir.language.formats import say_number
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period

LONGEST = 30
"""Lines of each kind of change that are shown, those that moved furthest."""


# -- one figure -----------------------------------------------------------------------------------------------------


@rule("figures", "read")
@require_safe
def figure_page(request: HttpRequest, table: str, indicator: str, area: str, period: str) -> HttpResponse:
    """A figure in one release, how to cite it, and what every other release says of it."""
    partner, activity = (request.GET.get(name) or ALL for name in ("partner", "activity"))
    answer = history(indicator, area, period, partner=partner, activity=activity, store=store())
    edition = _edition(answer, table, request.GET.get("release", ""))
    cell = edition.cell
    permanent = request.build_absolute_uri(address_of(cell))
    context = {
        "history": answer,
        "cell": cell,
        "name": name_of(cell, answer.area.country),
        "facts": list(_facts(cell)),
        "notes": [*_notes(cell), *answer.sentences],
        "citation": [_citation(cell), _provenance(cell.vintage)],
        "permanent": permanent,
        "standing": _standing(cell),
        "watched": [(name, getattr(cell, name)) for name in ("indicator", "area", "period", "partner", "activity")]
        + [("table", table)],
        "may_watch": allowed(request, Action("watching", "watch")),
        "heads": HEADS,
        "rows": [_line(one, cell) for one in reversed(answer.editions)],
    }
    return render(request, "desk/figures_figure.html", context)


HEADS = (
    *(msg("Release"), msg("Publisher"), msg("Value"), msg("Revision"), msg("On the year before"), msg("Rank")),
    *(msg("As printed"), msg("Cell")),
)


def _standing(cell: Cell) -> str:
    """The league table that the figure is a line of; empty where it is of one partner or activity."""
    if (cell.partner, cell.activity) != (ALL, ALL):
        return ""
    land = cell.area.partition("-")[0]
    asked = {"country": land, "area": cell.area if cell.area != land else "", "indicator": cell.indicator}
    return reverse("standing") + query({**asked, "period": str(cell.period)})


def _edition(answer: History, table: str, release: str) -> Edition:
    """The figure in the release that is named, else in the newest of the table."""
    own = [one for one in answer.editions if one.vintage.table == table and release in ("", one.vintage.key)]
    if not own:
        raise NotHeld(
            msg("The release “{release}” of the table “{table}” gives no such figure.", release=release, table=table),
            then=msg("The page of figures lists the tables held."),
        )
    return own[-1]


def _facts(cell: Cell) -> Iterator[tuple[Message, Sayable]]:
    yield msg("Value"), said(cell)
    if cell.partner != ALL:
        yield msg("Partner"), part_named(cell.partner)
    if cell.activity != ALL:
        yield msg("Activity"), part_named(cell.activity, activity=True)


def _notes(cell: Cell) -> Iterator[Sayable]:
    """What is said of the figure where it is not simply published."""
    if cell.status != "published" and cell.status in STATUSES:
        yield STATUSES[cell.status]


def _citation(cell: Cell) -> Message:
    return msg(
        "{publisher}: “{title}”, {release}; {area}, {indicator}, {period}: {value}.",
        publisher=cell.vintage.publisher,
        title=cell.vintage.title,
        release=cell.vintage.release,
        area=name_of(cell, cell.area.partition("-")[0]),
        indicator=indicators()[cell.indicator],
        period=cell.period,
        value=in_full(cell),
    )


def _provenance(vintage: Vintage) -> Message:
    """How the file came here, and its seal, by which anybody can tell that it is the same."""
    if vintage.retrieved:
        day = Released(vintage.retrieved[: len("2026-01-31")])
        return msg("Retrieved {day}; SHA-256 of the file: {seal}.", day=day, seal=vintage.sha256)
    return msg(
        "The table comes with Öñir {version}; SHA-256 of the file: {seal}.", version=__version__, seal=vintage.sha256
    )


class Line(NamedTuple):
    """What one release says of the figure; `own` is the one the page is about."""

    address: str
    cells: list[Sayable | str]
    places: tuple[str, ...]
    own: bool


def _line(edition: Edition, own: Cell) -> Line:
    cell = edition.cell
    printed = "" if cell.value is None else f"{say_number(language(), cell.value, cell.decimals)} {cell.unit}"
    cells: list[Sayable | str] = [
        edition.vintage.release,
        edition.vintage.publisher,
        said(cell),
        percent_said(edition.revised),
        percent_said(edition.growth),
        "" if edition.rank is None else edition.rank,
        printed,
    ]
    return Line(address_of(cell), cells, cell.locators, cell.vintage == own.vintage)


# -- releases of a table --------------------------------------------------------------------------------------------


@rule("figures", "read")
@require_safe
def releases_page(request: HttpRequest, table: str) -> HttpResponse:
    """Every release of a table that is held, newest first."""
    own = table_of(table)
    heads = (msg("Release"), msg("Retrieved"), msg("Periods"), msg("Cells"), msg("File"), msg("Changes"))
    rows = [_release(own, place) for place in reversed(range(len(own.held)))]
    return render(request, "desk/figures_releases.html", {"table": own, "heads": heads, "rows": rows})


class Release(NamedTuple):
    """A release with what it covers; `earlier` is the one before it, which it can be compared with."""

    vintage: Vintage
    retrieved: Sayable
    periods: tuple[Period, Period]
    cells: int
    file: str
    earlier: Vintage | None


def _release(table: Table, place: int) -> Release:
    held = table.held[place]
    got = held.vintage.retrieved[: len("2026-01-31")]
    periods = sorted(map(Period.parse, held.kept.periods))
    return Release(
        held.vintage,
        Released(got) if got else msg("comes with Öñir"),
        (periods[0], periods[-1]),
        held.kept.rows,
        held.kept.name or f"{held.source.source}.csv",
        table.held[place - 1].vintage if place else None,
    )


@rule("figures", "read")
@require_safe
def changes_page(request: HttpRequest, table: str) -> HttpResponse:
    """What a later release of the table has changed; without a choice, the newest on the one before it."""
    own, said_of = table_of(table), {name: request.GET.get(name, "").strip() for name in ("old", "new", "period")}
    if len(own.held) < 2:
        raise NotHeld(msg("Only one release of this table is held, so there is nothing to compare."))
    old, new = said_of["old"] or own.held[-2].vintage.key, said_of["new"] or own.held[-1].vintage.key
    context: dict[str, Any] = {"table": own, "asked": said_of}
    context |= {"olds": _choices(own, old), "news": _choices(own, new)}
    try:
        answer = changes(own, old, new, said_of["period"])
        context, status = context | told(answer), 200
    except OnirError as error:
        context, status = context | {"error": error}, status_of(error)
    return render(request, "desk/figures_changes.html", context, status=status)


def _choices(table: Table, chosen: str) -> list[Choice]:
    return [Choice(one.vintage.key, one.vintage.release, one.vintage.key == chosen) for one in reversed(table.held)]


class Changed(NamedTuple):
    """A cell of which something moved, before and after."""

    name: Sayable
    part: list[Sayable]
    period: Sayable
    before: Sayable
    after: Sayable
    address: str


class Changes(NamedTuple):
    """Changes of one kind, those that moved furthest; `cut` says how many there are in all where some are left out."""

    title: Message
    rows: list[Changed]
    cut: Message | None


def told(answer: Diff) -> dict[str, Any]:
    """A diff as pages show it."""
    kinds = (
        (msg("Figures"), [_changed(one.new, *one.figures) for one in answer.revised[:LONGEST]], len(answer.revised)),
        (
            msg("Growth on the year before"),
            [_changed(one.cell, percent_said(one.old), percent_said(one.new)) for one in answer.growth[:LONGEST]],
            len(answer.growth),
        ),
        (
            msg("Ranks"),
            [_changed(one.cell, one.old, one.new) for one in answer.ranks[:LONGEST]],
            len(answer.ranks),
        ),
        (
            msg("Printed for the first time"),
            [_changed(one, msg(""), said(one)) for one in answer.appeared[:LONGEST]],
            len(answer.appeared),
        ),
        (
            msg("No longer printed"),
            [_changed(one, said(one), msg("")) for one in answer.gone[:LONGEST]],
            len(answer.gone),
        ),
    )
    heads = (msg("Area"), msg("Period"), msg("Before"), msg("After"))
    return {
        "sentences": answer.sentences,
        "heads": heads,
        "kinds": [Changes(title, rows, _cut(rows, count)) for title, rows, count in kinds if rows],
    }


def _cut(rows: Sequence[Changed], count: int) -> Message | None:
    return msg("{shown} of {count} are shown.", shown=len(rows), count=count) if count > len(rows) else None


def _changed(cell: Cell, before: Sayable, after: Sayable) -> Changed:
    parts = [] if cell.partner == ALL else [part_named(cell.partner)]
    parts += [] if cell.activity == ALL else [part_named(cell.activity, activity=True)]
    name = name_of(cell, cell.area.partition("-")[0])
    return Changed(name, list(parts), cell.period, before, after, "" if "+" in cell.area else address_of(cell))


urlpatterns = [
    path("tables/<str:table>/releases/", releases_page, name="figures_releases"),
    path("tables/<str:table>/changes/", changes_page, name="figures_changes"),
    path("tables/<str:table>/<str:indicator>/<str:area>/<str:period>/", figure_page, name="figures_figure"),
]
