"""Draws of all that is uncertain, in groups that can be exchanged one by one.

Each group has its own stream, named by the seed, the group and the block, so that the same seed gives the same bytes
and one more group moves no other. Widths: cells of A by a log-sd of .36 with column totals kept, column totals by .13,
as 42 Japanese prefectures differ from their nation; a borrowed table adds as much again for the nation it is not of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.impact.ranges.guess import Guess
from onir.impact.regions.quotients import DELTA
from onir.impact.tables.table import Floats

GROUPS = ("delta", "columns", "cells", "local", "households", "project", "net")
"""What may move a result: δ, column totals and cells of A, local shares, spending of pay, the project's own figures,
displacement with deadweight."""

STREAMS = (*GROUPS, "trade")
"""How trade falls with distance parts what is made elsewhere, and moves no result of the region."""

ASSETS, PURCHASES, TAXES, NUMBERS = 10, 100, 150, 200
"""Where the uniform numbers of each list begin, and how many there are in all."""
MOST = 40
"""Entries of a list."""

CELLS, COLUMNS = 0.36, 0.13
"""Log standard deviations of a region's coefficients about its nation's."""
DELTAS = Guess(*(Decimal(str(value)) for value in DELTA))
"""δ of the location quotients."""
SPENT = Guess(Decimal("0.55"), Decimal("0.70"), Decimal("0.85"))
"""The part of pay that is consumed, after taxes and saving, where nothing else is said."""
BORROWED = float(np.sqrt(2.0))
"""Two steps of equal size, from economy to economy and from nation to region."""


@dataclass(frozen=True)
class Widths:
    """Log standard deviations of cells and column totals."""

    cells: float
    columns: float

    @classmethod
    def of(cls, *, borrowed: bool) -> Widths:
        factor = BORROWED if borrowed else 1.0
        return cls(CELLS * factor, COLUMNS * factor)


@dataclass(frozen=True, eq=False)
class Sample:
    """By group: uniform draws (draws × numbers), and for A normal ones (draws × sections, draws × sections²)."""

    blocks: Mapping[str, Floats]

    def uniform(self, group: str, place: int) -> Floats:
        column: Floats = self.blocks[group][:, place]
        return column

    def with_group(self, group: str, other: Sample) -> Sample:
        """The same draws but for one group, which is the other's (pick and freeze)."""
        return Sample({**self.blocks, group: other.blocks[group]})


def sample(draws: int, sections: int, *, seed: int, block: int = 0) -> Sample:
    """So many draws; samples of two blocks are independent."""
    blocks = dict[str, Floats]()
    for place, group in enumerate(STREAMS):
        chance = np.random.default_rng([seed, place, block])
        if group == "cells":
            blocks[group] = chance.standard_normal((draws, sections * sections))
        elif group == "columns":
            blocks[group] = chance.standard_normal((draws, sections))
        else:
            blocks[group] = chance.random((draws, NUMBERS))
    return Sample(blocks)
