"""Revisions by the age of a cell, as arrays: what a model of revision, a regression or a chart starts from.

One row is one cell of one region in two releases of one table. Ages are quarters from the end of the period to the
release, since releases of most tables are too few and too far apart to be counted. Only cells of one territory are set
side by side, and a period that a release prints in parts is their exact sum, as everywhere. Floats begin here: nothing
that is read from these arrays decides whether a published figure is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from onir.figures.panel import Cell, Panel
from onir.figures.store import Held, Store, Subject
from onir.figures.vintage import Vintage
from onir.measure import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

To = Literal["next", "last"] | int
"""Which later release a cell is followed to: the next, the newest held, or the first in which it is so many quarters
old."""


@dataclass(frozen=True, eq=False)
class RevisedCells:
    """Cells of a table in two releases each, row by row; `area`, `period`, `old` and `new` are places in the tuples.

    `age` is in quarters at the earlier release. `before` and `after` are base units; `before_base` and `after_base` the
    same cells a year earlier as the same releases have them, nan where they have none.
    """

    table: str
    vintages: tuple[Vintage, ...]
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    area: Places
    period: Places
    old: Places
    new: Places
    age: Places
    before: Floats
    after: Floats
    before_base: Floats
    after_base: Floats

    def __len__(self) -> int:
        return len(self.before)

    @cached_property
    def difference(self) -> Floats:
        """Later less earlier, in base units."""
        difference: Floats = self.after - self.before
        return difference

    @cached_property
    def levels(self) -> tuple[Floats, Floats]:
        """ln of the figures of the earlier and of the later release; nan where one is not above zero."""
        return _log(self.before), _log(self.after)

    @cached_property
    def log_revision(self) -> Floats:
        """ln of later over earlier; nan where one of them is not above zero."""
        before, after = self.levels
        revision: Floats = after - before
        return revision

    @cached_property
    def growth(self) -> tuple[Floats, Floats]:
        """Growth on the year before in logarithms, by the earlier release and by the later, both ends from one."""
        return _log(self.before) - _log(self.before_base), _log(self.after) - _log(self.after_base)

    def where(self, kept: NDArray[np.bool_]) -> RevisedCells:
        """The rows that are kept, names and releases as they are."""
        arrays = (getattr(self, name)[kept] for name in ARRAYS)
        return RevisedCells(self.table, self.vintages, self.areas, self.periods, *arrays)


ARRAYS = ("area", "period", "old", "new", "age", "before", "after", "before_base", "after_base")


class _Row(NamedTuple):
    area: str
    period: Period
    old: int
    new: int
    before: Cell
    after: Cell
    before_base: Cell | None
    after_base: Cell | None


def revised_cells(
    code: str,
    *,
    country: str | None = None,
    table: str | None = None,
    to: To = "last",
    months: int | None = None,
    store: Store | None = None,
) -> RevisedCells:
    """The cells of an indicator in two releases of one table, without `table` that of most releases.

    Without `country` those of every country of the table. Regions where the table prints them, else the nation. Periods
    as printed, or with `months` those of so many months (12: years, 6: half-years), reckoned in each release. No rows
    where fewer than two releases are held.
    """
    store = store or Store.open()
    vintages = _of_one_table(store.vintages(code), table)
    lands = [country] if country else sorted({land for one in store.held for land in _lands(one, vintages)})
    rows = [row for land in lands for row in _of_country(store, Subject(code, land), vintages, to, months)]
    return _arrays(vintages, rows)


def _lands(held: Held, vintages: Sequence[Vintage]) -> tuple[str, ...]:
    return held.kept.countries if held.vintage in vintages else ()


def _of_country(
    store: Store, subject: Subject, vintages: Sequence[Vintage], to: To, months: int | None
) -> Iterator[_Row]:
    def panels(period: Period) -> Mapping[str, Panel]:
        found = store.panels(subject.indicator, period, country=subject.country)
        return {panel.vintage.key: panel for panel in found}

    if len(vintages) > 1:
        for period in _periods(store.periods(subject.indicator, subject.country), months):
            yield from _rows(period, panels, vintages, to)


def age_at(period: Period, vintage: Vintage) -> int:
    """Whole quarters from the last month of a period to that of a release."""
    months = vintage.last_day.year * 12 + vintage.last_day.month - 1 - period.last
    return max(0, months // 3)


def _of_one_table(vintages: Sequence[Vintage], table: str | None) -> tuple[Vintage, ...]:
    counts = Counter(vintage.table for vintage in vintages)
    chosen = table or (counts.most_common(1)[0][0] if counts else "")
    return tuple(vintage for vintage in vintages if vintage.table == chosen)


def _periods(printed: Sequence[Period], months: int | None) -> list[Period]:
    if months is None:
        return list(printed)
    starts = {period.first - period.first % 12 + step for period in printed for step in range(0, 12, months)}
    return [Period(start, start + months - 1) for start in sorted(starts) if start % 12 + months <= 12]


def _rows(
    period: Period, panels: Callable[[Period], Mapping[str, Panel]], vintages: Sequence[Vintage], to: To
) -> Iterator[_Row]:
    now, base = panels(period), panels(period.year_before())
    held = [number for number, vintage in enumerate(vintages) if vintage.key in now]
    for old, new in _followed([age_at(period, vintages[number]) for number in held], to):
        first, last = vintages[held[old]].key, vintages[held[new]].key
        for area, before, after in _common(now[first], now[last]):
            bases = (_base(base.get(first), area, before), _base(base.get(last), area, after))
            yield _Row(area, period, held[old], held[new], before, after, *bases)


def _followed(ages: Sequence[int], to: To) -> Iterator[tuple[int, int]]:
    """Which of a cell's releases is set against which, given its age in each.

    >>> list(_followed([0, 4, 9], "next")), list(_followed([0, 4, 9], "last")), list(_followed([0, 4, 9, 12], 8))
    ([(0, 1), (1, 2)], [(0, 2), (1, 2)], [(0, 2), (1, 2)])
    """
    for old in range(len(ages) - 1):
        if isinstance(to, int):
            settled = next((new for new in range(old + 1, len(ages)) if ages[old] < to <= ages[new]), None)
        else:
            settled = old + 1 if to == "next" else len(ages) - 1
        if settled is not None:
            yield old, settled


def _common(old: Panel, new: Panel) -> Iterator[tuple[str, Cell, Cell]]:
    """Cells with a figure in both panels that mean one territory: regions if there are any, else the nation."""
    regional = bool(old.cells or new.cells)
    for area in sorted({*old.cells} & {*new.cells}) if regional else [old.country]:
        before, after = old.cell(area), new.cell(area)
        if before and after and before.extent == after.extent and None not in (before.amount, after.amount):
            yield area, before, after


def _base(panel: Panel | None, area: str, cell: Cell) -> Cell | None:
    found = None if panel is None else panel.cell(area)
    return found if found is not None and found.extent == cell.extent else None


def _arrays(vintages: tuple[Vintage, ...], rows: Sequence[_Row]) -> RevisedCells:
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    areas, periods = tuple(sorted({row.area for row in rows})), tuple(sorted({row.period for row in rows}))
    area_at = {area: place for place, area in enumerate(areas)}
    period_at = {period: place for place, period in enumerate(periods)}
    places = [
        (area_at[row.area], period_at[row.period], row.old, row.new, age_at(row.period, vintages[row.old]))
        for row in rows
    ]
    amounts = [[_amount(cell) for cell in row[4:]] for row in rows]
    return RevisedCells(
        vintages[-1].table if vintages else "",
        vintages,
        areas,
        periods,
        *np.array(places, dtype=np.int64).reshape(-1, 5).T,
        *np.array(amounts, dtype=np.float64).reshape(-1, 4).T,
    )


def _amount(cell: Cell | None) -> float:
    return float("nan") if cell is None or cell.amount is None else float(cell.amount)


def _log(values: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415 - slow to load, and of no use to other verbs

    logs: Floats = np.log(np.where(values > 0, values, np.nan))
    return logs
