"""What is held, and the cells of it: the verbs `figures list` and `figures show`.

A cell is shown as the newest vintage that prints it has it; a period that no table prints is shown as it is reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from onir.errors import NotHeld
from onir.figures.asking.engines import rows
from onir.figures.indicators import Indicator, indicator
from onir.figures.layouts import country_of
from onir.figures.panel import Cell
from onir.figures.store import ALL, Cut, Store, Subject
from onir.figures.vintage import Vintage
from onir.language.messages import Wording, msg
from onir.measure import Period
from onir.territory import Area
from onir.territory import area as known_area


@dataclass(frozen=True)
class HeldTable:
    """A table of a publisher about one country, in all the vintages held, oldest first; periods as printed."""

    table: str
    indicator: Indicator
    country: str
    first: Period
    last: Period
    cells: int
    vintages: tuple[Vintage, ...]

    @property
    def publisher(self) -> Wording:
        return self.vintages[-1].publisher

    @property
    def title(self) -> Wording:
        return self.vintages[-1].title

    def as_dict(self) -> dict[str, Any]:
        """The table as JSON shows it."""
        return {
            "table": self.table,
            "indicator": self.indicator.code,
            "country": self.country,
            "first_period": str(self.first),
            "last_period": str(self.last),
            "cells": self.cells,
            "vintages": [vintage.as_dict() for vintage in self.vintages],
        }


def list_figures(*, store: Store | None = None) -> tuple[HeldTable, ...]:
    """Every table held, in the order of its newest vintage's publisher, country and indicator."""
    held = (store or Store.open()).held
    groups = {
        (one.vintage.table, code, land) for one in held for code in one.kept.indicators for land in one.kept.countries
    }
    tables = []
    for table, code, land in groups:
        own = [one for one in held if one.vintage.table == table]
        periods = sorted(Period.parse(text) for one in own for text in one.kept.periods)
        vintages, cells = tuple(one.vintage for one in own), sum(one.kept.rows for one in own)
        tables.append(HeldTable(table, indicator(code), land, periods[0], periods[-1], cells, vintages))
    return tuple(sorted(tables, key=lambda one: (one.country, one.publisher.en, one.table, one.indicator.code)))


def show_figures(
    code: str,
    area: str | Area | None = None,
    period: str | Period | None = None,
    *,
    cut: Cut = ALL,
    as_of: date | None = None,
    store: Store | None = None,
) -> tuple[Cell, ...]:
    """Cells of an indicator by area and period, each from the newest vintage that prints it (by `as_of`, if given)."""
    indicator(code)
    store = store or Store.open()
    found = known_area(area) if isinstance(area, str) else area
    wanted = Period.parse(period) if isinstance(period, str) else period
    lands = (
        [found.country]
        if found
        else sorted({one.country for one in list_figures(store=store) if one.indicator.code == code})
    )
    subjects = [Subject(code, land, *cut) for land in lands]
    cells = [cell for subject in subjects for cell in _cells(store, subject, as_of=as_of, period=wanted)]
    shown = [cell for cell in cells if found is None or cell.area == found.code]
    if shown:
        return tuple(sorted(shown, key=lambda cell: (cell.area != country_of(cell.area), cell.area, cell.period)))
    if found is not None and code not in store.indicators(found.country):
        raise store.not_held(code, found.country)
    parts = _activities(store, code) if cut.activity == "_T" else ()
    raise NotHeld(
        msg("No cell of {indicator} is held for what you ask.", indicator=indicator(code)),
        then=msg("It is held by section of activity: {codes}; name one with --activity.", codes=parts)
        if parts
        else msg("“onir figures list” shows the tables, their periods and their releases."),
    )


def _activities(store: Store, code: str) -> tuple[str, ...]:
    """The sections of an indicator of which there is no whole."""
    if not any(code in one.kept.indicators for one in store.held):
        return ()
    table = store.observations
    found = rows(store.engine, table.filter(table.indicator == code).select("activity").distinct())
    held = {row["activity"] for row in found}
    return () if "_T" in held else tuple(sorted(held))


def _cells(store: Store, subject: Subject, *, as_of: date | None, period: Period | None) -> list[Cell]:
    """Printed cells; of a period that is not printed, those reckoned from the newest vintage that gives it."""
    printed = store.level(**subject._asdict(), as_of=as_of)
    if period is None:
        return printed
    if any(cell.period == period for cell in printed):
        return [cell for cell in printed if cell.period == period]
    panels = store.panels(**subject._asdict(), period=period, as_of=as_of)
    if not panels:
        return []
    newest = panels[-1]
    return [*([newest.nation] if newest.nation else []), *newest.cells.values(), *newest.overlap.values()]
