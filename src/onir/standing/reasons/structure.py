"""How a region is made up: location quotients, concentration, and what hangs on its largest partner or activity.

Figures of one period and one vintage, all of them known and none below zero: shares of a net flow say nothing, and a
withheld part would make every share wrong. Formulas and references stand in docs/explanation/why-it-changed.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.figures.asking.ranking import Rank
from onir.measure.interval import Exact
from onir.standing.ends import Ends
from onir.standing.place import exact
from onir.standing.reasons.moves import rank_with
from onir.standing.reasons.parts import Breakdown, Dimension, Part

GROUPS = ("_O", "_X")
"""Parts that are several countries or activities together, or none."""

LowHigh = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Structure:
    """How the figure of the later period is made up by one dimension.

    `concentration` and that of the year before are bounds, one value where every part is printed apart. They,
    `quotients` and `share` are None or empty where shares say nothing. `largest` is the largest part published, a group
    of several aside; `without`: the place the region would have if it had not been.
    """

    dimension: Dimension
    concentration: LowHigh | None
    earlier: LowHigh | None
    quotients: Mapping[str, Fraction]
    largest: Part | None
    share: Fraction | None
    without: Rank | None

    def as_dict(self) -> dict[str, Any]:
        largest = self.largest
        return {
            "by": self.dimension,
            "herfindahl_hirschman": _bounds(self.concentration),
            "herfindahl_hirschman_before": _bounds(self.earlier),
            "location_quotients": {key: _rounded(value) for key, value in self.quotients.items()},
            "largest": None if largest is None or largest.now is None else {
                "code": largest.key,
                "value": exact(largest.now),
                "share_percent": None if self.share is None else _rounded(self.share * 100),
                "place_without": None if self.without is None else str(self.without),
            },
        }  # fmt: skip


def _bounds(values: LowHigh | None) -> list[float] | None:
    return None if values is None else [round(float(value), 4) for value in values]


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)


def structure_of(ends: Ends, split: Breakdown) -> Structure:
    """The structure of a breakdown at its later end."""
    now = {part.key: part.now for part in split.parts if part.now is not None}
    early = {part.key: part.before for part in split.parts if part.before is not None}
    single = (part for part in split.parts if part.key not in GROUPS and part.now is not None and part.now > 0)
    largest = max(single, key=lambda part: part.now or 0, default=None)
    whole = len(now) == len(split.parts) and defined(now)
    there = {part.key: part.now for part in split.nation if part.now is not None}
    amount = None if largest is None else largest.now
    return Structure(
        split.dimension,
        herfindahl_bounds(now) if whole else None,
        herfindahl_bounds(early) if whole and len(early) == len(now) and defined(early) else None,
        location_quotients(now, there) if whole and there and defined(there) else {},
        largest,
        Fraction(amount) / _total(now) if whole and amount is not None else None,
        None if amount is None else _without(ends, amount),
    )


def _without(ends: Ends, amount: Decimal) -> Rank | None:
    """The place with so much less than now; None for a nation, and where a cell is missing."""
    if ends.code not in ends.now.cells or ends.now.missing:
        return None
    return rank_with(ends.now, ends.code, ends.now.known[ends.code] - amount)


def location_quotients(region: Mapping[str, Exact], nation: Mapping[str, Exact]) -> dict[str, Fraction]:
    """The share of each activity in the region over its share in the nation (Florence 1939): above 1 is specialised.

    >>> location_quotients({"I": 3, "II": 1}, {"I": 30, "II": 70})["I"]
    Fraction(5, 2)
    """
    here, there = _shares(region), _shares(nation)
    return {key: share / there[key] for key, share in here.items() if there.get(key)}


def herfindahl(parts: Mapping[str, Exact]) -> Fraction:
    """The Herfindahl–Hirschman index, the sum of squared shares: 1 is one part alone, 1/n is n equal parts.

    >>> herfindahl({"I": 50, "II": 50})
    Fraction(1, 2)
    """
    return sum((share**2 for share in _shares(parts).values()), Fraction(0))


def herfindahl_bounds(parts: Mapping[str, Exact]) -> LowHigh:
    """The index if the parts that are printed as one group were many small ones, and if they were one.

    >>> [str(bound) for bound in herfindahl_bounds({"NACE2-B": 50, "_O": 50})]
    ['1/4', '1/2']
    """
    shares = _shares(parts)
    grouped = sum((shares.get(key, Fraction(0)) ** 2 for key in GROUPS), Fraction(0))
    return herfindahl(parts) - grouped, herfindahl(parts)


def defined(parts: Mapping[str, Exact]) -> bool:
    """Whether shares of these parts say something: none is below zero, and they are not all nothing."""
    return all(value >= 0 for value in parts.values()) and any(parts.values())


def _shares(parts: Mapping[str, Exact]) -> dict[str, Fraction]:
    whole = _total(parts)
    return {key: Fraction(value) / whole for key, value in parts.items()}


def _total(parts: Mapping[str, Exact]) -> Fraction:
    return sum((Fraction(value) for value in parts.values()), Fraction(0))
