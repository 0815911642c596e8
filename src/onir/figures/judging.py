"""The judge at the gate of the store: an unknown code stops the load and lists itself with file and line.

A table with one wrong row is refused whole: half a table gives wrong ranks and wrong sums without a sign of it. Extents
are read from the areas a period prints (16, 17 or 20 units), not from the calendar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from onir.errors import BadInput
from onir.figures.indicators import indicator
from onir.figures.layouts import country_of, extents, is_area
from onir.figures.observation import Observation
from onir.figures.panel import STATUSES, UNSAID
from onir.language.messages import Message, msg
from onir.measure import Period, Unit

SHOWN = 12
"""How many problems one message lists."""

LARGEST = Decimal(10) ** 16
SMALLEST_PLACE = 10
"""Sixteen digits before the point and ten after it: sums over all regions then stay within 28 digits, hence exact."""

Problem = tuple[str, Message]
Printed = Mapping[tuple[str, str], Mapping[str, str]]


def judged(rows: Sequence[Observation]) -> tuple[Observation, ...]:
    """The same rows with their extents, or BadInput that names every unknown code, bad value and repeated key."""
    stop_at([problem for row in rows for problem in problems_of(row)])
    stop_at([*_repeated(rows), *unknown_layouts(first_places(rows))])
    return tuple(_with_extents(rows))


def stop_at(problems: Sequence[Problem], *, count: int = 0, then: Message | None = None) -> None:
    """Refuse the table for these problems, of which there may be more than are listed."""
    if not problems:
        return
    listed = [msg("{where} {what}", where=where, what=what) for where, what in problems[:SHOWN]]
    raise BadInput(
        msg(
            "The table is refused, {n} {n:plural:problem|problems}: {problems}",
            n=max(count, len(problems)),
            problems=listed,
        ),
        then=then or msg("Mend the file or the registry of codes and load it again; nothing was stored."),
    )


def problems_of(row: Observation) -> Sequence[Problem]:
    """What is wrong with one row by itself."""
    codes = row.indicator, row.area, row.partner, row.period, row.unit, row.status
    return () if _known(*codes) and _is_value(row) else tuple(_problems_of(row))


@lru_cache(maxsize=1 << 16)
def _known(indicator_code: str, area: str, partner: str, period: str, unit: str, status: str) -> bool:
    """Millions of rows share few codes."""
    told = is_area(area) and _is_partner(partner) and _is_closed_period(period) and status in STATUSES
    return told and _accepts(indicator, indicator_code) and _accepts(Unit.parse, unit)


def _problems_of(row: Observation) -> Iterator[Problem]:
    checks: tuple[tuple[bool, Message], ...] = (
        (_accepts(indicator, row.indicator), msg("unknown indicator “{code}”", code=row.indicator)),
        (is_area(row.area), msg("unknown area “{code}”", code=row.area)),
        (_is_partner(row.partner), msg("unknown partner “{code}”", code=row.partner)),
        (_is_closed_period(row.period), msg("unknown period “{code}”", code=row.period)),
        (_accepts(Unit.parse, row.unit), msg("unknown unit “{code}”", code=row.unit)),
        (row.status in STATUSES, msg("unknown status “{code}”", code=row.status)),
        (_is_value(row), msg("not a value for a cell that is {status}: “{code}”", status=row.status, code=row.printed)),
    )
    return ((row.locator, message) for good, message in checks if not good)


def _accepts(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except BadInput:
        return False
    return True


@cache
def _is_closed_period(text: str) -> bool:
    try:
        period = Period.parse(text)
    except BadInput:
        return False
    return not period.to_date and str(period) == text


def _is_value(row: Observation) -> bool:
    """A number just where the status promises one, of the sign its indicator allows, small enough to keep exactly."""
    if row.value is None:
        return row.status in UNSAID
    fits = abs(row.value) < LARGEST and row.decimals <= SMALLEST_PLACE
    return fits and row.status not in UNSAID and (row.value >= 0 or _may_be_negative(row.indicator))


def _may_be_negative(code: str) -> bool:
    return not _accepts(indicator, code) or indicator(code).negative


def _is_partner(code: str) -> bool:
    return code in ("_T", "_X", "GB-SCT") or code in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - needed only when a table is loaded

    codes = [str(code) for code in Locale("en").territories]
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha())


def _repeated(rows: Iterable[Observation]) -> Iterator[Problem]:
    counts = Counter(row.key for row in rows)
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        if counts[row.key] > 1 and row.key in seen:
            yield row.locator, msg("the same cell again: {key}", key=" ".join(row.key))
        seen.add(row.key)


def unknown_layouts(printed: Printed) -> Iterator[Problem]:
    """Periods whose areas are no known set of regions; `printed`: where each area of a period first stands."""
    for (country, period), places in printed.items():
        if extents(country, frozenset(places)) is None:
            yield (
                next(iter(places.values())),
                msg("{period} prints a set of areas that is no layout: {codes}", period=period, codes=sorted(places)),
            )


def _with_extents(rows: Sequence[Observation]) -> Iterator[Observation]:
    layouts = {key: extents(key[0], frozenset(places)) or {} for key, places in first_places(rows).items()}
    for row in rows:
        known = layouts.get((country_of(row.area), row.period), {})
        yield replace(row, extent=known.get(row.area, row.area))


def first_places(rows: Iterable[Observation]) -> Printed:
    """The areas printed by country and period, the nation apart, each with its first locator."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row.area != country_of(row.area):
            found[country_of(row.area), row.period].setdefault(row.area, row.locator)
    return found
