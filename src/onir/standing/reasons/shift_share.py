"""Shift-share: a region's change as the nation's, its mix of activities, and growing otherwise than elsewhere.

Classical form of Dunn (1960); the regional effect is parted further after Esteban-Marquillas (1972). Exact: per
activity and in all, the effects add up to the change as fractions do, and `whole_units` rounds them so that they still
do. References and formulas stand in docs/explanation/why-it-changed.md. Left out: dynamic and spatial forms, since they
need what is not held, and any reading of the regional effect as a cause: it is what the other two leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from onir.errors import BadInput
from onir.language.messages import msg
from onir.measure.interval import Exact


@dataclass(frozen=True)
class Table:
    """A region and its nation by activity, in two periods; every key stands in all four."""

    before: Mapping[str, Exact]
    now: Mapping[str, Exact]
    nation_before: Mapping[str, Exact]
    nation_now: Mapping[str, Exact]

    def __post_init__(self) -> None:
        keys = [set(part) for part in (self.before, self.now, self.nation_before, self.nation_now)]
        if not keys[0] or any(other != keys[0] for other in keys):
            raise BadInput(msg("Shift-share needs the same activities in the region and in the nation, at both ends."))
        if any(Fraction(value) <= 0 for value in self.nation_before.values()):
            raise BadInput(msg("Shift-share needs a figure above zero for each activity of the nation at the start."))

    @property
    def growth(self) -> Fraction:
        """The nation's growth rate, all activities together."""
        return _total(self.nation_now) / _total(self.nation_before) - 1

    def growth_of(self, key: str) -> Fraction:
        """The nation's growth rate of one activity."""
        return Fraction(self.nation_now[key]) / Fraction(self.nation_before[key]) - 1

    def homothetic(self, key: str) -> Fraction:
        """What the region would have had at the start with the nation's mix of activities."""
        return _total(self.before) * Fraction(self.nation_before[key]) / _total(self.nation_before)


@dataclass(frozen=True)
class Effects:
    """Parts of a change: `national` + `mix` + `regional`; and `regional` is `competitive` + `allocation`."""

    change: Fraction
    national: Fraction
    mix: Fraction
    regional: Fraction
    competitive: Fraction
    allocation: Fraction

    def __add__(self, other: Effects) -> Effects:
        return Effects(*(left + right for left, right in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[Fraction, ...]:
        return self.change, self.national, self.mix, self.regional, self.competitive, self.allocation


def shift_share(table: Table) -> dict[str, Effects]:
    """The effects by activity; their sum is that of the region.

    National xg, mix x(G − g), regional x(r − G) with x the region's start, g the nation's growth, G and r the growth of
    the activity in nation and region; competitive x′(r − G) with x′ the start under the nation's mix, and allocation
    the rest (x − x′)(r − G). An activity that a region starts from nothing has no r: its change is regional, and all of
    it allocation.

    >>> start, end = {"I": 500, "II": 500}, {"I": 1000, "II": 550}
    >>> table = Table(start, end, {"I": 10, "II": 90}, {"I": 11, "II": 99})
    >>> [int(part) for part in sum_of(shift_share(table)).parts[:4]]
    [550, 100, 0, 450]
    """
    return {key: _effects(table, key) for key in table.before}


def _effects(table: Table, key: str) -> Effects:
    start, end = Fraction(table.before[key]), Fraction(table.now[key])
    national, mix = start * table.growth, start * (table.growth_of(key) - table.growth)
    regional = end - start - national - mix
    competitive = table.homothetic(key) * regional / start if start else Fraction(0)
    return Effects(end - start, national, mix, regional, competitive, regional - competitive)


def sum_of(effects: Mapping[str, Effects]) -> Effects:
    """All activities together."""
    first, *rest = effects.values()
    for other in rest:
        first += other
    return first


def whole_units(parts: Sequence[Fraction], unit: Decimal) -> tuple[Decimal, ...]:
    """Parts rounded to multiples of `unit` that add up to their rounded sum: the largest remainders go up.

    >>> [str(part) for part in whole_units([Fraction(1, 3)] * 3, Decimal("0.1"))]
    ['0.4', '0.3', '0.3']
    """
    scaled = [part / Fraction(unit) for part in parts]
    floors = [floor(part) for part in scaled]
    short = round(sum(scaled)) - sum(floors)
    raised = sorted(range(len(parts)), key=lambda place: (floors[place] - scaled[place], place))[:short]
    return tuple((low + (place in raised)) * unit for place, low in enumerate(floors))


def _total(values: Mapping[str, Exact]) -> Fraction:
    return sum((Fraction(value) for value in values.values()), Fraction(0))
