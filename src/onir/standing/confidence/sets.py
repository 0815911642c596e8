"""What is known of the places of all areas: a first and a last place for each, and who may be among the first few.

Areas are told by their position in the values given, so that nothing here knows what is ranked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from onir.errors import BadInput
from onir.language.messages import msg

Indices = npt.NDArray[np.intp]

Kind = Literal["simultaneous", "marginal"]
"""All sets right at once, or each of them alone, with the probability stated."""


@dataclass(frozen=True)
class Top:
    """Who may be among the first `places`, and who surely is; a tie at the last of them lets in more."""

    places: int
    may: tuple[int, ...]
    surely: tuple[int, ...]


@dataclass(frozen=True)
class RankSets:
    """Every area's places from `low` (best) to `high` (worst), in the order of the values given.

    >>> RankSets((1, 1, 3), (2, 2, 3), 0.95, "simultaneous").top(2)
    Top(places=2, may=(0, 1), surely=(0, 1))
    """

    low: tuple[int, ...]
    high: tuple[int, ...]
    level: float
    kind: Kind

    @classmethod
    def of(cls, places: Indices, level: float, kind: Kind) -> RankSets:
        """The sets from an array of first and last places, 2 × areas."""
        low, high = places.tolist()
        return cls(tuple(low), tuple(high), level, kind)

    @property
    def width(self) -> float:
        """Places in a set, on average; 1 where every place is certain."""
        return 1 + (sum(self.high) - sum(self.low)) / len(self.low)

    def top(self, places: int) -> Top:
        """Areas whose set begins within the first `places`, and those whose set ends there.

        With simultaneous sets both lists are right at once with the stated probability.
        """
        if not 1 <= places <= len(self.low):
            raise BadInput(
                msg("There is no top {places} among {n}.", places=places, n=len(self.low)),
                accepted=msg("Accepted: a number from 1 to {n}.", n=len(self.low)),
            )
        may = tuple(area for area, low in enumerate(self.low) if low <= places)
        return Top(places, may, tuple(area for area in may if self.high[area] <= places))


def checked_kind(kind: Kind) -> Kind:
    """The kind itself, if there is one of that name."""
    if kind not in get_args(Kind):
        raise BadInput(
            msg("“{kind}” is no kind of confidence set.", kind=str(kind)),
            accepted=msg("Accepted: {names}.", names=list(get_args(Kind))),
        )
    return kind
