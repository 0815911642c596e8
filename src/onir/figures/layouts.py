"""Sets of regions: which one a table prints, what its codes mean there, and how sets of two times are compared.

Producers switch to new regions at different dates, so the set is read from the rows. Before and after a split compare
on comparable units, parts added up; a figure of an old unit is never shared out over its successors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onir.errors import BadInput
from onir.figures.asking.reckoning import combined
from onir.figures.panel import Cell, Panel
from onir.figures.vintage import Vintage
from onir.measure import Period
from onir.territory import Layout, PanelUnit, area, country
from onir.territory.tables import country_codes

if TYPE_CHECKING:
    from onir.figures.store import Subject


def country_of(code: str) -> str:
    """The country of an area's code.

    >>> country_of("KZ-27"), country_of("KZ")
    ('KZ', 'KZ')
    """
    return code.partition("-")[0]


@cache
def is_area(code: str) -> bool:
    """Whether this is the code of a known area, as it is written."""
    try:
        return area(code).code == code
    except BadInput:
        return False


@cache
def extents(of: str, codes: frozenset[str]) -> Mapping[str, str] | None:
    """The territory each code means in the layout that these rows are; None where they are none."""
    try:
        layout = country(of).layout(codes)
    except BadInput:
        return None
    return {**layout.extents, **layout.overlap}


@cache
def printed_beside() -> tuple[str, ...]:
    """Codes of units that some table prints beside the territory they are part of.

    >>> printed_beside()
    ('KZ-61', 'KZ-79')
    """
    layouts = [layout for code in country_codes() for layout in country(code).layouts]
    return tuple(sorted({code for layout in layouts for code in layout.overlap}))


def panel_of(subject: Subject, period: Period, vintage: Vintage, cells: Mapping[str, Cell]) -> Panel:
    """The panel of these cells: one side of what is printed twice, and the nation, printed or the exact sum."""
    regions = {code: cell for code, cell in cells.items() if code != subject.country}
    layout = _layout(subject.country, regions, period)
    panel = Panel(subject.indicator, period, vintage, subject.partner, subject.activity, subject.country, regions, None)
    if layout is not None:
        panel = _arranged(panel, layout)
    return replace(panel, nation=cells.get(subject.country) or _whole(panel))


def seen_from(panel: Panel, code: str) -> Panel:
    """The same panel with the side on which this area is printed, where a table prints a territory twice."""
    if code not in panel.overlap:
        return panel
    both = {**panel.cells, **panel.overlap}
    for layout in country(panel.country).layouts:
        if code in layout.codes and _fits(layout, both) and layout.codes <= set(both):
            return _arranged(replace(panel, cells=both), layout)
    return panel


def alike(panel: Panel, other: Panel, code: str) -> Panel:
    """A panel as another is seen: on comparable units where that one is, else from the side of this area."""
    return comparable(panel) if any("+" in name for name in other.cells) else seen_from(panel, code)


def comparable(panel: Panel) -> Panel:
    """The panel on the country's comparable units; a unit of several regions is named by all their codes."""
    division = country(panel.country).panel()
    groups = division.groups({code: cell.extent for code, cell in panel.cells.items()})
    units = {}
    for unit, codes in groups.items():
        if len(codes) > 1 and not _adds_up(panel):
            continue
        name, parts = unit_code(panel.country, unit), [(1, panel.cells[code]) for code in codes]
        cell = parts[0][1] if len(parts) == 1 else combined(panel.period, parts)
        units[name] = replace(cell, area=name, extent=unit.id if len(unit.members) > 1 else cell.extent)
    absent = {unit_code(panel.country, unit) for unit in division.units} - set(units)
    return replace(panel, cells=units, overlap={}, absent=frozenset(absent), layout=division.name)


@cache
def unit_code(of: str, unit: PanelUnit) -> str:
    """A comparable unit by the codes of its regions of today: `KZ-35+KZ-62`."""
    today = {each.id: each.code for each in country(of).areas()}
    return "+".join(sorted(today[member] for member in unit.members))


def unit_of(of: str, extent: str) -> PanelUnit:
    """The comparable unit that a territory lies in."""
    return country(of).panel().unit_of(extent)


def unit_named(of: str, name: str) -> PanelUnit:
    """The comparable unit of an extent that `comparable` gave."""
    return next(unit for unit in country(of).panel().units if unit.id == name)


def _layout(of: str, cells: Mapping[str, Cell], period: Period) -> Layout | None:
    """The layout of these rows, complete or not: the one in force at the end of the period before any other."""
    fitting = [layout for layout in country(of).layouts if cells and _fits(layout, cells)]
    complete = [layout for layout in fitting if layout.codes <= set(cells)]
    in_force = [layout for layout in fitting if layout.in_force(period.last_day)]
    return next(iter([*complete, *in_force, *fitting]), None)


def _fits(layout: Layout, cells: Mapping[str, Cell]) -> bool:
    return all(layout.extents.get(code) == cell.extent for code, cell in cells.items() if code in layout.codes)


def _arranged(panel: Panel, layout: Layout) -> Panel:
    return replace(
        panel,
        cells={code: cell for code, cell in panel.cells.items() if code in layout.codes},
        overlap={code: cell for code, cell in panel.cells.items() if code not in layout.codes},
        absent=layout.codes - set(panel.cells),
        layout=layout.name,
    )


def _whole(panel: Panel) -> Cell | None:
    """The exact sum over a complete set of regions; none where one is missing."""
    if panel.missing or not panel.layout or not _adds_up(panel):
        return None
    parts = [(1, cell) for cell in panel.cells.values()]
    whole = combined(panel.period, parts, area=panel.country, extent=panel.country)
    return replace(whole, status="derived") if whole.status == "published_overlap" else whole


def _adds_up(panel: Panel) -> bool:
    return all(cell.unit.adds_up for cell in panel.cells.values())
