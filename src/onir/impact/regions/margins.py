"""What is known of a region and its nation by section: value added, and for the nation jobs and pay.

Value added by region is an official figure and comes from the store with its vintage. Publishers print some sections
apart and put the rest together (`_O`, with net taxes on products); within the rest the nation's pay by section says
how it splits, and the region's split is taken as the nation's, so that one location quotient holds for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onir.errors import NotHeld
from onir.figures import Store, Vintage
from onir.figures.panel import Panel
from onir.impact.tables.mapping import DATA
from onir.impact.tables.table import Floats, over
from onir.language.messages import msg
from onir.measure import Period, Unit
from onir.territory import Area
from onir.territory.tables import read

INDICATOR = "gva.nominal"
REST = "_O"
HOUSEHOLDS = ("T", "U")
"""Sections that publishers of regional value added leave out."""


@dataclass(frozen=True, eq=False)
class Margins:
    """By section: value added of region and nation, jobs and pay of the nation, in base units of the currency.

    `apart` are the sections whose value added is published by region; `vintage` prints them. `regions` are all regions
    of the nation by code, value added by section each.
    """

    area: Area
    year: int
    sections: tuple[str, ...]
    region: Floats
    nation: Floats
    jobs: Floats
    pay: Floats
    apart: tuple[str, ...]
    vintage: Vintage
    regions: Mapping[str, Floats]


def margins(area: Area, year: int, sections: tuple[str, ...], store: Store) -> Margins:
    """The margins of a region and a year; NotHeld says which table or region is missing."""
    held = _one_vintage(area, year, sections, store)
    told, factor = _national(area.country, year)
    whole = _printed(held, area.country)
    pay, printed = (
        factor * np.array([_figure(told, one, name) for one in sections]) for name in ("pay", "value_added")
    )
    jobs = np.array([_figure(told, one, "jobs") for one in sections])
    nation = _spread(sections, whole, pay, printed)
    first = next(iter(held.values()))
    codes = sorted(set(first.cells) - {area.country})
    regions = {code: _share(whole, _printed(held, code), sections) * nation for code in codes}
    own = nation if area.code == area.country else regions.get(area.code)
    if own is None:
        raise _no_region(first, area.code)
    apart = tuple(one for one in sections if one in held)
    return Margins(area, year, sections, own, nation, jobs, pay, apart, first.vintage, regions)


def _printed(held: Mapping[str, Panel], code: str) -> dict[str, float]:
    return {one: _amount(panel, code) for one, panel in held.items()}


def _share(whole: Mapping[str, float], own: Mapping[str, float], sections: tuple[str, ...]) -> Floats:
    """The region's part of the nation by section; what is printed together has one part for all of it."""
    every = sum(own.values()) / sum(whole.values())
    shares = {one: own[one] / value if value else every for one, value in whole.items()}
    return np.array([shares.get(one, shares.get(REST, every)) for one in sections])


def _one_vintage(area: Area, year: int, sections: tuple[str, ...], store: Store) -> Mapping[str, Panel]:
    """By section, the newest vintage that makes up the whole: with `_O`, or with all sections but those of households.

    Sections of one vintage beside the rest of another would count twice what the newer one prints apart.
    """
    found = dict[Vintage, dict[str, Panel]]()
    for code in (*(f"NACE2-{one}" for one in sections), REST):
        for panel in store.panels(INDICATOR, Period.parse(str(year)), country=area.country, activity=code):
            found.setdefault(panel.vintage, {})[code.removeprefix("NACE2-")] = panel
    whole = [one for one in found if REST in found[one] or {*sections} - {*HOUSEHOLDS} <= {*found[one]}]
    if not whole:
        raise store.not_held(INDICATOR, area.country)
    return found[max(whole, key=lambda one: one.order)]


def _figure(told: Mapping[str, Mapping[str, str]], section: str, name: str) -> float:
    """A figure of the nation; zero where it is not published, as of extraterritorial organisations."""
    return float(told.get(section, {}).get(name) or 0)


def _amount(panel: Panel, code: str) -> float:
    cell = panel.cell(code)
    if cell is None or cell.amount is None:
        raise _no_region(panel, code)
    return float(cell.amount)


def _no_region(panel: Panel, code: str) -> NotHeld:
    return NotHeld(
        msg("The table has no region “{code}”.", code=code),
        where=f"{INDICATOR} {panel.period}",
        then=msg("Its regions: {codes}.", codes=sorted(panel.cells)),
    )


def _spread(sections: tuple[str, ...], whole: Mapping[str, float], pay: Floats, printed: Floats) -> Floats:
    """The nation's value added by section: as the table of regions prints it; what it prints together as the nation's
    own figures say, and what they leave by pay. A table without `_O` leaves nothing."""
    known = np.array([whole.get(one, 0.0) for one in sections])
    if REST not in whole:
        return known
    known = np.where(known > 0, known, printed)
    rest = sum(whole.values()) - known.sum()
    weights = np.where(known > 0, 0.0, pay)
    spread: Floats = np.where(known > 0, known, rest * over(weights, weights.sum()[None]))
    return spread


def _national(country: str, year: int) -> tuple[dict[str, dict[str, str]], float]:
    """Jobs, pay and value added of a nation by section, and the factor of its amounts."""
    files = national()
    if (country, year) not in files:
        raise NotHeld(
            msg("Jobs and pay by section are not held for {country}, {year}.", country=country, year=str(year)),
            then=msg("Held: {held}.", held=[f"{code} {of}" for code, of in files]),
        )
    row = files[country, year]
    return {one["section"]: one for one in read(DATA / row["file"])}, float(Unit.parse(row["unit"]).factor)


def national() -> dict[tuple[str, int], Mapping[str, str]]:
    """By country and year: the files of a nation's own figures and of the places of its regions."""
    return {(row["country"], int(row["year"])): row for row in read(DATA / "national.csv")}
