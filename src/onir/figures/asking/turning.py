"""Year-to-date figures as flows, and flows as year-to-date figures: all the cells of a subject at once.

Exact sums and differences within one vintage and one territory, by the plan of `reckoning` and with its statuses: what
needs a withheld cell is not derivable, what needs an absent one is absent. A cell that is printed on the wanted basis
stays as printed; stocks have no other basis and stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from onir.figures.asking.reckoning import Printed, plan, reckon
from onir.figures.panel import Cell
from onir.measure import Period

Turned = Literal["flow", "ytd"]
BASES: tuple[Turned, ...] = ("flow", "ytd")


def turned(cells: Iterable[Cell], basis: Turned) -> Iterator[Cell]:
    """The cells of one vintage, partner and activity on another basis, by period and area."""
    printed: dict[Printed, dict[str, Cell]] = defaultdict(dict)
    for cell in cells:
        printed[Printed(cell.period, cell.basis)][cell.area] = cell
    for found in sorted(printed):
        if found.basis in ("stock", basis):
            yield from printed[found].values()
    for period in sorted(_missing(printed, basis)):
        for cell in _reckoned(period, printed).values():
            yield replace(cell, basis=basis)


def _missing(printed: Iterable[Printed], basis: Turned) -> set[Period]:
    """The periods of the wanted basis that the printed ones may give and that are not printed so."""
    held = {found.period for found in printed if found.basis == basis}
    others = sorted(found.period for found in printed if found.basis not in ("stock", basis))
    return set(_to_date(others) if basis == "ytd" else _steps(others)) - held


def _to_date(flows: Iterable[Period]) -> Iterator[Period]:
    """From January to the end of every flow that lies in one year.

    >>> [str(period) for period in _to_date([Period.parse("2025-Q1"), Period.parse("2025-Q2")])]
    ['2025-Q1', '2025-H1']
    """
    return (Period(flow.first - flow.first % 12, flow.last) for flow in flows if flow.within_year is not None)


def _steps(sums: Iterable[Period]) -> Iterator[Period]:
    """What each year-to-date period adds to the one before it in its year.

    >>> [str(period) for period in _steps([Period.parse("2025-Q1"), Period.parse("2025-H1"), Period.parse("2025")])]
    ['2025-Q1', '2025-Q2', '2025-H2']
    """
    before: Period | None = None
    for period in sums:
        follows = before is not None and before.first == period.first
        yield Period(before.last + 1, period.last) if before is not None and follows else period
        before = period


def _reckoned(period: Period, printed: Mapping[Printed, Mapping[str, Cell]]) -> dict[str, Cell]:
    """Area by area, since areas need not be printed in the same periods."""
    areas = {area for cells in printed.values() for area in cells}
    found: dict[str, Cell] = {}
    for area in sorted(areas):
        own = {key: {area: cells[area]} for key, cells in printed.items() if area in cells}
        found |= reckon(period, plan(period, own), own)
    return found
