"""*Figures*: the tables held, and the cells of one of them by area and period, each a link to its own page.

A cell is as the newest release of that table has it, or the newest that was out on a chosen day. What a table prints
for partners or activities is shown one at a time. Sums that no table prints are not made here: they have their verbs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from onir.desk.asking import day_of
from onir.desk.door import allowed, rule
from onir.desk.failures import status_of
from onir.desk.held import edition
from onir.desk.pages import figures_adding, figures_releases
from onir.desk.pages.standing import Choice
from onir.desk.rules import Action
from onir.desk.tables import ALL, Table, address_of, cuts, part_named, query, table_of, tables
from onir.desk.words import by_name, language
from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import Cell, export, indicator, indicators
from onir.figures.words import name_of
from onir.language.collation import sort_key
from onir.language.formats import say_number
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.territory import country

WIDE = 8
"""Periods side by side."""

NAMES = ("indicator", "country", "partner", "activity", "to", "as_of", "only")
"""Words of an address that mean something here."""

ENDINGS = {
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""Files that cells are taken along in: by their ending, what people call them and what HTTP does."""


@rule("figures", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """The tables held, and what a new installation has to load first."""
    heads = (msg("Table"), msg("Publisher"), msg("Country"), msg("Indicator"), msg("Periods"), msg("Releases"))
    context = {
        "heads": heads,
        "rows": by_name(map(Line.of, dict.fromkeys(one.table for one in tables())), lambda line: line.title),
        "lacking": figures_adding.lacking(),
        "may_add": allowed(request, Action("figures", "add")),
    }
    return render(request, "desk/figures.html", context)


class Line(NamedTuple):
    """A table in the list of those held."""

    name: str
    title: Sayable
    publisher: Sayable
    countries: list[Sayable]
    indicators: list[Sayable]
    periods: tuple[Period, Period]
    releases: list[Message]

    @classmethod
    def of(cls, name: str) -> Line:
        table = table_of(name)
        first, last = min(one.first for one in table.parts), max(one.last for one in table.parts)
        return cls(
            name,
            table.title,
            table.publisher,
            by_name((country(code).nation for code in {one.country for one in table.parts}), lambda one: one),
            by_name((indicator(code) for code in {one.indicator.code for one in table.parts}), lambda one: one),
            (first, last),
            [one.vintage.release for one in table.held],
        )


# -- one table ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """Which cells of a table the address asks for; what it leaves out is the first there is, to the newest period."""

    table: Table
    query: dict[str, str]

    @classmethod
    def by(cls, request: HttpRequest, name: str) -> Asked:
        return cls(table_of(name), {word: request.GET.get(word, "").strip() for word in NAMES})

    @cached_property
    def indicator(self) -> str:
        return self._one_of("indicator", [one.indicator.code for one in self.table.parts])

    @cached_property
    def country(self) -> str:
        return self._one_of("country", [one.country for one in self.table.parts])

    @cached_property
    def partner(self) -> str:
        return self._one_of("partner", [partner for partner, _ in self.cuts])

    @cached_property
    def activity(self) -> str:
        return self._one_of("activity", [activity for partner, activity in self.cuts if partner == self.partner])

    @property
    def cuts(self) -> tuple[tuple[str, str], ...]:
        return cuts(self.table.name, self.indicator, edition())

    @cached_property
    def as_of(self) -> date | None:
        return day_of(self.query["as_of"])

    def _one_of(self, name: str, held: Sequence[str]) -> str:
        said = self.query[name]
        return said if said in held else held[0]

    @cached_property
    def cells(self) -> list[Cell]:
        """The cells of the indicator in the country; NotHeld where no release was out on the day asked."""
        subject = {"partner": self.partner, "activity": self.activity, "as_of": self.as_of}
        found = self.table.store.level(self.indicator, self.country, **subject)  # type: ignore[arg-type]
        if not found:
            raise NotHeld(
                msg("No release of this table was out by that day."),
                then=msg("The list of its releases says when each came out."),
            )
        return found

    @cached_property
    def periods(self) -> list[Period]:
        return sorted({cell.period for cell in self.cells})

    @cached_property
    def last(self) -> int:
        """Where the periods shown end among all of them."""
        said = self.query["to"]
        if not said:
            return len(self.periods)
        return sum(period <= Period.parse(said) for period in self.periods) or len(self.periods)

    @property
    def shown(self) -> list[Period]:
        return self.periods[max(0, self.last - WIDE) : self.last]

    def address(self, **other: str) -> str:
        """The question of this address, with another answer to some of it."""
        return query({**self.query, **other})


@rule("figures", "read")
@require_safe
def table_page(request: HttpRequest, table: str) -> HttpResponse:
    """Cells of a table by area and period."""
    asked = Asked.by(request, table)
    context: dict[str, Any] = {
        "asked": asked,
        "table": asked.table,
        "choices": _choices(asked),
        "endings": ENDINGS.items(),
    }
    context["may_export"] = allowed(request, Action("figures", "export"))
    try:
        context, status = context | _answer(asked), 200
    except OnirError as error:
        context, status = context | {"error": error}, status_of(error)
    return render(request, "desk/figures_table.html", context, status=status)


@rule("figures", "export")
@require_safe
def table_file(request: HttpRequest, table: str, ending: str) -> FileResponse:
    """All cells of an indicator of the table as a file that the library writes."""
    if ending not in ENDINGS:
        raise BadInput(
            msg("“{name}” has no ending that says what to write.", name=f"cells.{ending}"),
            accepted=msg("Accepted: {endings}.", endings=[f".{one}" for one in ENDINGS]),
        )
    asked = Asked.by(request, table)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"onir-{table}-{asked.indicator}.{ending}"
        export(asked.indicator, file, as_of=asked.as_of, language=language(), store=asked.table.store)
        opened = file.open("rb")  # it is read to its end although its name is gone
    return FileResponse(opened, as_attachment=True, filename=file.name, content_type=ENDINGS[ending][1])


def _answer(asked: Asked) -> dict[str, Any]:
    cells = {(cell.area, cell.period): cell for cell in asked.cells}
    units = sorted({str(cell.unit) for cell in asked.cells})
    start = max(0, asked.last - WIDE)
    earlier, later = asked.periods[start - 1 : start], asked.periods[asked.last : asked.last + WIDE]
    return {
        "subject": indicator(asked.indicator),
        "units": units,
        "periods": asked.shown,
        "rows": list(_rows(asked, cells, several=len(units) > 1)),
        "earlier": asked.address(to=str(earlier[-1])) if earlier else "",
        "later": asked.address(to=str(later[-1])) if later else "",
        "releases": sorted({cell.vintage for cell in asked.cells}, key=lambda one: one.order),
    }


class Figure(NamedTuple):
    """A cell as it is shown, with its address; blank where nothing is printed."""

    text: Sayable | str = ""
    address: str = ""


class Row(NamedTuple):
    """An area with its figures, period after period."""

    name: Sayable
    nation: bool
    figures: list[Figure]


def _rows(asked: Asked, cells: dict[tuple[str, Period], Cell], *, several: bool) -> Iterator[Row]:
    shown = sorted((area, period) for area, period in cells if period in asked.shown)
    named = {area: name_of(cells[area, period], asked.country) for area, period in shown}
    order = sorted(named, key=lambda code: (code != asked.country, sort_key(named[code].say(language()), language())))
    for code in order:
        if asked.query["only"].casefold() in named[code].say(language()).casefold():
            found = [cells.get((code, period)) for period in asked.shown]
            figures = [Figure() if cell is None else _figure(cell, several=several) for cell in found]
            yield Row(named[code], code == asked.country, figures)


def _figure(cell: Cell, *, several: bool) -> Figure:
    if cell.value is None:
        return Figure(msg("not published"), address_of(cell))
    printed = say_number(language(), cell.value, cell.decimals)
    return Figure(f"{printed} {cell.unit}" if several else printed, address_of(cell))


def _choices(asked: Asked) -> dict[str, list[Choice]]:
    """What can be chosen, as far as there is more than one of it."""
    partners = dict.fromkeys(partner for partner, _ in asked.cuts)
    activities = [activity for partner, activity in asked.cuts if partner == asked.partner]
    codes = dict.fromkeys(one.indicator.code for one in asked.table.parts)
    lands = dict.fromkeys(one.country for one in asked.table.parts)
    found = {
        "indicator": [Choice(code, indicators()[code], code == asked.indicator) for code in codes],
        "country": [Choice(code, country(code).nation, code == asked.country) for code in lands],
        "partner": [Choice(code, part_named(code), code == asked.partner) for code in partners],
        "activity": [Choice(code, part_named(code, activity=True), code == asked.activity) for code in activities],
    }
    return {name: _all_first(choices) for name, choices in found.items() if len(choices) > 1}


def _all_first(choices: list[Choice]) -> list[Choice]:
    """By name, after what stands for all of them."""
    return sorted(by_name(choices, lambda one: one.name), key=lambda one: one.value != ALL)


urlpatterns = [
    path("", list_page, name="figures"),
    path("tables/<str:table>/", table_page, name="figures_table"),
    path("tables/<str:table>/cells.<str:ending>", table_file, name="figures_file"),
    *figures_releases.urlpatterns,
    *figures_adding.urlpatterns,
]
