"""The verdict that a made claim must get: the rules of docs/explanation/verdicts.md in plain arithmetic over the files.

Nothing of `onir.claims` is used, so that the checker is held against its rules and not against itself. Left out: what
the made claims never need, such as bounds of missing cells; a claim whose chance guard would be decided by a hair is
not made at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

Span = tuple[int, int]
"""First month counted from year nought, and how many months."""

Ends = tuple[Fraction, Fraction]
Loose = tuple[Fraction, Fraction]
"""A figure, and half a unit of its last place."""

INVESTMENTS = ("capital.fixed", "fdi.net_inflow.notified")
"""Concepts that people mix, of which regions are held."""

REAL = ("capital.fixed", "grp.nominal")
"""Growth at current prices does not refute growth in real terms."""

UNITS = {"capital.fixed": "KZT", "grp.nominal": "KZT", "employment.total": "persons", "fdi.net_inflow.notified": "USD"}
ALIKE = {"KZ-19": "KZ-75", "KZ-75": "KZ-19", "MX-MEX": "MX-CMX"}
"""Areas of one name."""

AMOUNTS = ("level", "difference")
CHANCE = Fraction(1, 20)
DECADE = Fraction(23, 10)


def year(number: int) -> Span:
    return number * 12, 12


@dataclass
class Release:
    """One release of one table: true values behind each printed cell, in base units."""

    indicator: str
    out: date
    scale: int
    printed: dict[tuple[str, Span], Loose] = field(default_factory=dict)
    summed: dict[tuple[str, Span], Loose | None] = field(default_factory=dict)

    @classmethod
    def of(cls, indicator: str, out: date, scale: int, text: str) -> Release:
        made = cls(indicator, out, scale)
        rows = [row for row in csv.DictReader(text.splitlines()) if row["value"]]
        finest: dict[str, int] = {}
        for row in rows:
            finest[row["period"]] = max(finest.get(row["period"], 0), _decimals(row["value"]))
        for row in rows:
            half = Fraction(scale, 2 * 10 ** finest[row["period"]])
            made.printed[row["area"], span_of(row["period"])] = Fraction(row["value"]) * scale, half
        return made

    def cell(self, area: str, span: Span) -> Loose | None:
        """The figure and how loose it is: printed, the sum of quarters, or the sum of all regions."""
        if (area, span) not in self.summed:
            self.summed[area, span] = self._sum(area, span)
        return self.summed[area, span]

    def _sum(self, area: str, span: Span) -> Loose | None:
        if (area, span) in self.printed:
            return self.printed[area, span]
        if "-" not in area:
            return _added([self.cell(one, span) for one in self.regions(span)])
        if span[1] <= 3 or span[1] % 3:
            return None
        return _added([self.cell(area, (month, 3)) for month in range(span[0], sum(span), 3)])

    def regions(self, span: Span) -> list[str]:
        areas = dict.fromkeys(area for area, _ in self.printed if "-" in area)
        return [area for area in areas if self.cell(area, span) is not None]

    def last(self, months: int) -> Span:
        """The newest period of so many months that it prints."""
        spans = {span for _, span in self.printed}
        ends = {sum(span) for span in spans}
        lasts = [end for end in ends if end % months == 0 and self.regions((end - months, months))]
        return max(lasts) - months, months


def _decimals(text: str) -> int:
    """Files lose the noughts at the end, so a period is as fine as its finest cell."""
    return max(0, -int(Decimal(text).as_tuple().exponent))


def _added(cells: list[Loose | None]) -> Loose | None:
    known = [cell for cell in cells if cell is not None]
    if not known or len(known) < len(cells):
        return None
    return sum((value for value, _ in known), Fraction(0)), sum((half for _, half in known), Fraction(0))


def span_of(period: str) -> Span:
    """
    >>> span_of("2025"), span_of("2017-Q2"), span_of("2017-H1")
    ((24300, 12), (24207, 3), (24204, 6))
    """
    number, _, part = period.partition("-")
    first, months = {"": (0, 12), "H1": (0, 6), "H2": (6, 6), "9M": (0, 9)}.get(part) or (int(part[1]) * 3 - 3, 3)
    return int(number) * 12 + first, months


@dataclass(frozen=True)
class Stated:
    """What a made claim says; `value` and `place` in base units; `bound`: `over` or `about`; `high`: end of a range."""

    measure: str
    indicator: str
    area: str
    span: Span
    value: Fraction
    place: Fraction
    base: Span | None = None
    down: bool = False
    bound: str = ""
    high: Fraction | None = None

    @property
    def ends(self) -> Ends:
        step = min(self.place, self.value / 4)
        if self.bound:
            return self.value - (step if self.bound == "about" else 0), self.value + step
        return self.value - self.place / 2, (self.high or self.value) + self.place / 2


@dataclass(frozen=True)
class World:
    """The releases held, oldest first, and the day of the text."""

    releases: tuple[Release, ...]
    day: date

    def of(self, indicator: str) -> list[Release]:
        return [one for one in self.releases if one.indicator == indicator]

    def newest(self, indicator: str) -> Release:
        """The last release that was out on the day of the text."""
        return [one for one in self.of(indicator) if one.out <= self.day][-1]


def verdict(stated: Stated, world: World) -> tuple[str, str | None] | None:
    """Verdict and `when`; None where chance would be decided by a hair, so that no such claim should be made."""
    found = _outcomes(stated, world)
    told = _by_release(found)
    if told != ("contradicted", None):
        return told
    fits, tried = _changes(stated, world, len(found))
    chance = tried * (stated.ends[1] - stated.ends[0]) / stated.value / DECADE
    if stated.measure == "rank":
        return told
    if len(fits) == 1 and "direction" not in fits:
        if CHANCE * 2 / 3 < chance < CHANCE * 3 / 2:
            return None
        if chance < CHANCE:
            return "misattributed", None
    if stated.indicator in REAL and stated.measure in ("percent", "factor") and "direction" not in fits:
        return "unverifiable", None
    return told


def _by_release(found: list[tuple[bool, str]]) -> tuple[str, str | None]:
    out = [outcome for known, outcome in found if known]
    then, now = out[-1], found[-1][1]
    if then == "undecided":
        return "undecided", None
    if then == "holds":
        return ("revised", "since") if now == "fails" else ("supported" if now == "holds" else "undecided", None)
    if "holds" in out:
        return "revised", "before"
    later = [outcome for known, outcome in found if not known]
    return ("revised", "later") if "holds" in later else ("contradicted", None)


def _outcomes(stated: Stated, world: World) -> list[tuple[bool, str]]:
    """For every release that answers: whether it was out, and what it says."""
    found = []
    for release in world.of(stated.indicator):
        ends = reckon(stated, release)
        if ends is not None:
            found.append((release.out <= world.day, _compare(ends, stated)))
    return found


def _compare(computed: Ends, stated: Stated) -> str:
    low, high = stated.ends
    if stated.measure == "rank":
        return "holds" if computed[0] <= stated.value <= computed[1] else "fails"
    if (computed[0] >= low and computed[1] < high) or (stated.bound == "over" and computed[0] >= stated.value):
        return "holds"
    if stated.measure == "level" and computed[1] - computed[0] <= stated.place and low <= sum(computed) / 2 < high:
        return "holds"  # the printed figure, rounded, is the one written
    return "fails" if computed[1] < low or computed[0] >= high else "undecided"


# -- arithmetic -------------------------------------------------------------------------------------------------------


def reckon(stated: Stated, release: Release) -> Ends | None:
    """What a release has in the measure of the claim; None where it has no answer."""
    if stated.measure == "rank":
        return _place(stated, release)
    if stated.measure == "points":
        return _points(stated, release)
    now = release.cell(stated.area, stated.span)
    if stated.measure == "level" or now is None:
        return now and (now[0] - now[1], now[0] + now[1])
    other = release.cell(stated.area.partition("-")[0], stated.span) if stated.measure == "share" else None
    if stated.base is not None:
        other = release.cell(stated.area, stated.base)
    return None if other is None else _between(stated, now, other)


def _between(stated: Stated, now: Loose, other: Loose) -> Ends | None:
    """A difference, or the extremes of a ratio and what is made of it."""
    if stated.measure == "difference":
        middle, loose = now[0] - other[0], now[1] + other[1]
        return _turned((middle - loose, middle + loose), turn=stated.down)
    if other[0] <= other[1] or now[0] < now[1]:
        return None
    low, high = (now[0] - now[1]) / (other[0] + other[1]), (now[0] + now[1]) / (other[0] - other[1])
    if stated.measure == "factor":
        return (1 / high, 1 / low) if stated.down else (low, high)
    if stated.measure == "increase":
        return _turned((low - 1, high - 1), turn=stated.down)
    if stated.measure == "percent":
        return _turned((low * 100 - 100, high * 100 - 100), turn=stated.down)
    return low * 100, high * 100


def _points(stated: Stated, release: Release) -> Ends | None:
    """The change of a share, from the share of either period."""
    if release.indicator.startswith("fdi") or stated.base is None:
        return None
    share = replace(stated, measure="share", base=None)
    late, early = reckon(share, release), reckon(replace(share, span=stated.base), release)
    if late is None or early is None or "-" not in stated.area:
        return None
    return _turned((late[0] - early[1], late[1] - early[0]), turn=stated.down)


def _turned(ends: Ends, *, turn: bool) -> Ends:
    return (-ends[1], -ends[0]) if turn else ends


def _place(stated: Stated, release: Release) -> Ends | None:
    own = release.cell(stated.area, stated.span)
    if own is None:
        return None
    cells = [release.cell(area, stated.span) for area in release.regions(stated.span)]
    others = [cell[0] for cell in cells if cell is not None]
    return Fraction(1 + sum(one > own[0] for one in others)), Fraction(sum(one >= own[0] for one in others))


# -- one change -------------------------------------------------------------------------------------------------------


def _changes(stated: Stated, world: World, before: int) -> tuple[list[str], int]:
    """The kinds of single change that fit, and how many figures were tried."""
    fits, tried = _try(list(dict.fromkeys(_near(stated, world))), world, {stated})
    if fits or stated.measure != "level":
        return fits, before + tried
    areas = world.of(stated.indicator)[-1].regions(stated.span)
    rest = [("area", replace(stated, area=area)) for area in areas if area not in (stated.area, ALIKE.get(stated.area))]
    more, count = _try(rest, world, {stated})
    return more, before + tried + count


def _try(changes: list[tuple[str, Stated]], world: World, seen: set[Stated]) -> tuple[list[str], int]:
    fits, tried = [], 0
    for kind, changed in changes:
        if changed in seen:
            continue
        seen.add(changed)
        found = _outcomes(changed, world)
        tried += len(found)
        then = [outcome for known, outcome in found if known]
        if then and then[-1] == "holds" and found[-1][1] != "undecided":
            fits.append(kind)
    return fits, tried


def _near(stated: Stated, world: World) -> Iterator[tuple[str, Stated]]:
    for changes in (_concepts, _units, _forms, _bases, _areas):
        yield from changes(stated)
    for span in _spans(stated, world):
        base = stated.base and (stated.base[0] + span[0] - stated.span[0], span[1])
        yield "period", replace(stated, span=span, base=base)


def _concepts(stated: Stated) -> Iterator[tuple[str, Stated]]:
    for code in INVESTMENTS:
        same_unit = stated.measure not in AMOUNTS or UNITS[code] == UNITS[stated.indicator]
        if code != stated.indicator and same_unit and _country(code) == stated.area.partition("-")[0]:
            yield "concept", replace(stated, indicator=code)


def _units(stated: Stated) -> Iterator[tuple[str, Stated]]:
    for factor in (1000, 1_000_000) if stated.measure in AMOUNTS else ():
        for scaled in (Fraction(factor), Fraction(1, factor)):
            yield "unit", replace(stated, value=stated.value * scaled, place=stated.place * scaled)


def _bases(stated: Stated) -> Iterator[tuple[str, Stated]]:
    for months in (stated.span[1], 12, 24, 36) if stated.base is not None else ():
        yield "base", replace(stated, base=(stated.span[0] - months, stated.span[1]))


def _areas(stated: Stated) -> Iterator[tuple[str, Stated]]:
    nation = stated.area.partition("-")[0] if stated.measure != "share" else None
    for area in (ALIKE.get(stated.area), nation):
        if area:
            yield "area", replace(stated, area=area)


def _country(indicator: str) -> str:
    return "MX" if indicator.endswith("notified") else "KZ"


FORMS = {"factor": ("increase", "percent"), "percent": ("index", "factor", "points"), "difference": ("level",)}


def _forms(stated: Stated) -> Iterator[tuple[str, Stated]]:
    for measure in FORMS.get(stated.measure, ()):
        base = None if measure == "level" else stated.base
        yield "form", replace(stated, measure=measure, base=base, down=stated.down and measure != "level")
    if stated.base is not None:
        yield "direction", replace(stated, down=not stated.down)
    if stated.measure == "level":
        yield "form", replace(stated, measure="difference", base=(stated.span[0] - 12, stated.span[1]))


def _spans(stated: Stated, world: World) -> list[Span]:
    """The year and its parts, the period before, the year before, the last released; only those that were over."""
    start, months = stated.span
    january = start // 12 * 12
    parts = [(january + first, length) for first, length in ((0, 12), (0, 6), (0, 9), (0, 3), (3, 3), (6, 3), (9, 3))]
    out = [release for release in world.of(stated.indicator) if release.out <= world.day]
    last = max((release.last(months) for release in out), default=stated.span)
    spans = dict.fromkeys((*parts, (start - 12, months), (start - months, months), last))
    today = world.day.year * 12 + world.day.month - 1
    return [span for span in spans if span != stated.span and sum(span) <= today]
