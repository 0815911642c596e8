"""Reckoning one period out of others of the same vintage: half-years from quarters, quarters from year-to-date figures.

Exact sums and differences of printed cells, nothing else. Flows are summed; year-to-date figures are subtracted within
one year; stocks are never summed. A confidential part makes the result not derivable, an absent part makes it absent,
and a territory that changes between the parts has no sum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from onir.figures.panel import Basis, Cell, Status
from onir.measure import Period


class Printed(NamedTuple):
    """A period that a vintage prints, and on which basis."""

    period: Period
    basis: Basis


@dataclass(frozen=True)
class Term:
    """A printed period that is added (+1) or taken off (−1)."""

    sign: int
    printed: Printed


def plan(period: Period, printed: Collection[Printed]) -> tuple[Term, ...]:
    """Which printed periods give `period`, the printed one itself before any sum; empty when none do.

    >>> quarters = [Printed(Period.parse(f"2025-Q{n}"), "flow") for n in (1, 2)]
    >>> [str(term.printed.period) for term in plan(Period.parse("2025-H1"), quarters)]
    ['2025-Q1', '2025-Q2']
    """
    if period.to_date:
        return ()
    for basis in _BY_PREFERENCE:
        if (whole := Printed(period, basis)) in printed and (basis != "ytd" or period.cumulative):
            return (Term(1, whole),)
    flows = [known.period for known in printed if known.basis == "flow"]
    tiles = _tiled(period, sorted(flows, key=lambda part: (part.first, -part.months)))
    return tuple(Term(1, Printed(tile, "flow")) for tile in tiles) or _from_year_to_date(period, printed)


_BY_PREFERENCE: tuple[Basis, ...] = ("flow", "ytd", "stock")


def _tiled(period: Period, parts: list[Period]) -> tuple[Period, ...]:
    """Parts that follow one another from the first month to the last, the longest first."""
    for part in parts:
        if part.first == period.first and part.last <= period.last:
            if part.last == period.last:
                return (part,)
            if rest := _tiled(Period(part.last + 1, period.last), parts):
                return (part, *rest)
    return ()


def _from_year_to_date(period: Period, printed: Collection[Printed]) -> tuple[Term, ...]:
    """In every year it touches, the year to its last month less the year to the month before its first."""
    years = range(period.first // 12, period.last // 12 + 1)
    parts = [Period(max(period.first, year * 12), min(period.last, year * 12 + 11)) for year in years]
    terms = [_within_one_year(part, printed) for part in parts]
    return tuple(term for part in terms for term in part) if all(terms) else ()


def _within_one_year(period: Period, printed: Collection[Printed]) -> tuple[Term, ...]:
    january = period.first - period.first % 12
    until_end = Printed(Period(january, period.last), "ytd")
    if until_end not in printed:
        return ()
    if period.cumulative:
        return (Term(1, until_end),)
    before = Printed(Period(january, period.first - 1), "ytd")
    return (Term(1, until_end), Term(-1, before)) if before in printed else ()


def reckon(period: Period, terms: tuple[Term, ...], cells: Mapping[Printed, Mapping[str, Cell]]) -> dict[str, Cell]:
    """The cells of `period` by area: printed ones as they are, the others exact sums with status `derived`."""
    areas = set.intersection(*(set(cells[term.printed]) for term in terms)) if terms else set()
    found: dict[str, Cell] = {}
    for area in sorted(areas):
        parts = [(term.sign, cells[term.printed][area]) for term in terms]
        if len({part.extent for _, part in parts}) == 1:
            found[area] = parts[0][1] if len(parts) == 1 else combined(period, parts)
    return found


def combined(period: Period, parts: Iterable[tuple[int, Cell]], *, area: str = "", extent: str = "") -> Cell:
    """One cell out of several of a vintage; `area` and `extent` name a territory that is put together."""
    signed = list(parts)
    first = signed[0][1]
    values = [part.value * sign for sign, part in signed if part.value is not None]
    whole = len(values) == len(signed)
    return replace(
        first,
        area=area or first.area,
        extent=extent or first.extent,
        period=period,
        basis="stock" if first.basis == "stock" else "flow",
        value=sum(values, Decimal(0)) if whole else None,
        decimals=min(part.decimals for _, part in signed),
        status=_status({part.status for _, part in signed}) if whole else "not_derivable",
        locators=tuple(locator for _, part in signed for locator in part.locators),
        parts=sum(part.parts for _, part in signed),
        note="; ".join(dict.fromkeys(part.note for _, part in signed if part.note)),
        correction="; ".join(dict.fromkeys(part.correction for _, part in signed if part.correction)),
    )


def _status(parts: set[Status]) -> Status:
    """A figure is no firmer than its parts."""
    return next((status for status in _BY_WEAKNESS if status in parts), "derived")


_BY_WEAKNESS: tuple[Status, ...] = ("published_overlap", "estimate", "provisional")
