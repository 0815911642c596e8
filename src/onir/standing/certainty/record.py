"""What is on record of the revisions of a table: panels in two releases, and how old they were in each.

A release counts when it says something: of two files of one day the later got stands for both where it prints all
periods of the earlier one, and both are one release where it does not; a table that was read on a day, its release
unknown, and repeats every figure of the one before is that release read again. Age is in quarters from the end of the
period to the release. Of a split country the regions are those of each release: what is learnt of revisions is learnt
from figures as they were printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onir.figures import Store, Vintage, indicator
from onir.figures.releases.aging import RevisedCells, revised_cells
from onir.figures.source import happened
from onir.measure import Period

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

QUARTER = 365.25 / 4
"""Days of a quarter, on average."""

ABOUT = float(np.log(1.5))
"""Ages nearer than this are about the same: up to two quarters, four to eight and a half, 20 to 32."""


@dataclass(frozen=True)
class Subject:
    """Whose revisions: an indicator in a country, the table that tells of it, and the length of the periods."""

    indicator: str
    country: str
    table: str
    months: int


@dataclass(frozen=True)
class Episode:
    """A panel in two releases: its age in each (quarters) and the figures of the same areas, in base units."""

    period: Period
    old: Vintage
    new: Vintage
    start: float
    end: float
    before: Floats
    after: Floats


@dataclass(frozen=True)
class Record:
    """`steps` lead from each release of a panel to the next, `totals` from each to its newest; periods in order."""

    releases: tuple[Vintage, ...]
    steps: tuple[Episode, ...]
    totals: tuple[Episode, ...]

    def near(self, age: float) -> tuple[Episode, ...]:
        """The totals that begin at about this age, by time."""
        return tuple(one for one in self.totals if distance(one.start, age) <= ABOUT)

    def reach(self, age: float) -> float:
        """Quarters over which figures of about this age have been followed, at the longest."""
        return max(one.end - one.start for one in self.near(age))

    def releases_near(self, age: float) -> int:
        """Releases that tell how figures of about this age are revised: that print them, and print them again."""
        near = self.near(age)
        return len({one.old.released for one in near} | {one.new.released for one in near})

    def until(self, last: Period) -> Record:
        """The record of the periods that had ended when this one ended."""
        kept = [tuple(one for one in told if one.period.last <= last.last) for told in (self.steps, self.totals)]
        return Record(self.releases, *kept)

    @property
    def pace(self) -> float:
        """Quarters from one release to the next, the median."""
        days = [(late.last_day - early.last_day).days for early, late in pairwise(self.releases)]
        return max(1.0, float(np.median(days))) / QUARTER


def record_of(store: Store, subject: Subject, *, as_of: date | None = None) -> Record:
    """The record of a table; with `as_of` of the releases that were surely out by then, and of no other."""
    own = [one for one in store.vintages(subject.indicator) if one.table == subject.table]
    known = [one for one in own if as_of is None or one.known_on(as_of)]
    held = _holding(store, own, known)
    cells = _cells(held, subject)
    telling = _telling(held, known, cells)
    if len(telling) < len(known):
        cells = _cells(_holding(held, known, telling), subject)
    return Record(telling, tuple(_episodes(cells, cells.new, cells.after, subject)), tuple(_totals(cells, subject)))


def _holding(store: Store, own: Sequence[Vintage], kept: Sequence[Vintage]) -> Store:
    """The store without those that are not kept; itself where all are, since a new one reads its tables anew."""
    dropped = [one for one in own if one not in kept]
    return store.without(dropped) if dropped else store


def age_of(code: str, period: Period, vintage: Vintage) -> float:
    """Quarters from the end of a period, or from the day of a stock, to a release; never below zero."""
    return max(0.0, (vintage.last_day - happened(period, indicator(code).basis)).days / QUARTER)


def distance(one: float, other: float) -> float:
    """How far two ages are apart, as a logarithm: between the first and the second year more happens than later.

    >>> [round(distance(0, age), 2) for age in (0, 2, 4)]
    [0.0, 0.41, 0.69]
    """
    return abs(float(np.log((one + 4) / (other + 4))))


def _cells(store: Store, subject: Subject) -> RevisedCells:
    code, country, table = subject.indicator, subject.country, subject.table
    months = min(subject.months, 12)  # what spans several years is told by its years
    return revised_cells(code, country=country, table=table, to="next", months=months, store=store)


def _telling(store: Store, known: Sequence[Vintage], steps: RevisedCells) -> tuple[Vintage, ...]:
    """The releases that count, oldest first."""
    printed = {one.vintage: frozenset(one.kept.periods) for one in store.held}
    moved = {steps.vintages[new] for new in np.unique(steps.new[steps.difference != 0])}
    kept: list[Vintage] = []
    for vintage in known:
        declared = vintage.exactness in ("day", "month")
        same_day = bool(kept) and kept[-1].released == vintage.released
        if same_day and printed[kept[-1]] <= printed[vintage]:
            kept[-1] = vintage
        elif not kept or declared or vintage in moved or not printed[vintage] <= printed[kept[-1]]:
            kept.append(vintage)
    return tuple(kept)


def _totals(cells: RevisedCells, subject: Subject) -> Iterator[Episode]:
    """Steps that follow one another without a gap, put end to end: from each release of a cell to its newest."""
    new, after = cells.new.copy(), cells.after.copy()
    leads = {
        (area, period, old): row
        for row, (area, period, old) in enumerate(zip(cells.area, cells.period, cells.old, strict=True))
    }
    for row in np.argsort(-cells.old, kind="stable"):
        following = leads.get((cells.area[row], cells.period[row], cells.new[row]))
        if following is not None:
            new[row], after[row] = new[following], after[following]
    yield from _episodes(cells, new, after, subject)


def _episodes(cells: RevisedCells, new: Places, after: Floats, subject: Subject) -> Iterator[Episode]:
    """Cells put together again by period and releases, `new` and `after` being the later side of each."""
    names, rows = np.unique(np.column_stack([cells.period, cells.old, new]), axis=0, return_inverse=True)
    for number, (period, old, last) in enumerate(names):
        own = np.flatnonzero(rows.ravel() == number)
        when, first, then = cells.periods[period], cells.vintages[old], cells.vintages[last]
        start = age_of(subject.indicator, when, first)
        end = max(age_of(subject.indicator, when, then), start + 1 / QUARTER)
        yield Episode(when, first, then, start, end, cells.before[own], after[own])
