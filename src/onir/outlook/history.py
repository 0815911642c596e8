"""The history an outlook starts from: the newest release that prints the last period, and in it the same territories.

A figure counts for a region of today when its territory was the same. What a region had before a split is not shared
out; its series is then short, and says so. Periods are those of the length asked about, a step apart: years, quarters,
halves of a year, or the same part of each year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from onir.errors import BadInput, NotHeld
from onir.figures import Indicator, Panel, Store, Vintage, indicator
from onir.language.messages import msg
from onir.measure import Period
from onir.outlook.forecasting.series import Series
from onir.outlook.rules import FARTHEST
from onir.standing.certainty.record import Floats

WHOLE = 0.005
"""How far regions may be from the printed nation for it to be their sum: what is beyond belongs to no region."""

YEAR = 12


@dataclass(frozen=True, eq=False)
class History:
    """Panels of one release, the oldest first; `period` is what is asked about, `ahead` steps after the last."""

    indicator: Indicator
    country: str
    period: Period
    ahead: int
    panels: tuple[Panel, ...]

    @property
    def last(self) -> Panel:
        return self.panels[-1]

    @property
    def vintage(self) -> Vintage:
        return self.last.vintage

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Regions of the last panel that have had a figure."""
        codes = sorted(self.last.cells)
        held = np.flatnonzero(np.isfinite(self._values(codes)).any(axis=0))
        return tuple(codes[number] for number in held)

    @cached_property
    def series(self) -> Series:
        """The figures by period; the nation last where it is the sum of its regions."""
        regions, nation = self._values(self.areas), np.array([[_figure(panel, self.country) for panel in self.panels]])
        whole = bool(abs(np.nansum(regions[-1]) - nation[0, -1]) <= WHOLE * abs(nation[0, -1]))
        values = np.hstack([regions, nation.T]) if whole else regions
        return Series(values, self.indicator.negative, max(1, YEAR // step_of(self.period)), whole)

    def of(self, area: str) -> tuple[tuple[Period, float], ...]:
        """The figures of a region or of the nation, by period."""
        own = area if area == self.country else self.last.cells[area].extent
        told = [(panel.period, _figure(panel, area, None if own == area else own)) for panel in self.panels]
        return tuple((period, value) for period, value in told if np.isfinite(value))

    def _values(self, areas: Sequence[str]) -> Floats:
        extents = {code: self.last.cells[code].extent for code in areas}
        return np.array([[_figure(panel, code, extents[code]) for code in areas] for panel in self.panels])


def _figure(panel: Panel, area: str, extent: str | None = None) -> float:
    cell = panel.cell(area)
    if cell is None or cell.amount is None or (extent is not None and cell.extent != extent):
        return float("nan")
    return float(cell.amount)


def history_of(country: str, period: Period | None, *, code: str, as_of: date | None, store: Store) -> History:
    """The history behind a period to come; without one, behind the next that follows the last whole one held."""
    held = store.periods(code, country)
    if not held:
        raise store.not_held(code, country)
    wanted = period or _next(store, code, country, as_of, held)
    panels = list(_panels(store, code, country, wanted, as_of, held))
    if not panels or not panels[-1].known:
        raise NotHeld(
            msg(
                "No table held gives {indicator} by region for periods like {period}.",
                indicator=indicator(code),
                period=wanted,
            ),
            then=msg("Periods held run from {first} to {last}.", first=str(held[0]), last=str(held[-1])),
        )
    ahead = (wanted.first - panels[-1].period.first) // step_of(wanted)
    _check(indicator(code), panels[-1].period, wanted, ahead)
    return History(indicator(code), country, wanted, ahead, tuple(panels))


def parts_of(history: History, store: Store, as_of: date | None) -> History | None:
    """The quarters behind the year that is foreseen, where its first ones are printed; None where they tell nothing."""
    wanted, land, code = history.period, history.country, history.indicator.code
    if wanted.months != YEAR or wanted.first % YEAR or history.ahead != 1:
        return None
    quarters = [one for one in store.periods(code, land) if one.months == 3 and one.year == wanted.year]
    if not quarters or quarters[-1].next().year != wanted.year:
        return None
    try:
        told = history_of(land, quarters[-1].next(), code=code, as_of=as_of, store=store)
    except (BadInput, NotHeld):  # as of the day no quarter was printed
        return None
    known = told.last.period
    return told if told.ahead == 1 and known.year == wanted.year and told.areas == history.areas else None


def step_of(period: Period) -> int:
    """Months from one period of its kind to the next: quarters and halves follow one another, all else is yearly.

    >>> [step_of(Period.parse(code)) for code in ("2026", "2026-Q1", "2026-H2", "2026-9M")]
    [12, 3, 6, 12]
    """
    return period.months if period.months in (3, 6) and period.first % period.months == 0 else YEAR


def _next(store: Store, code: str, country: str, as_of: date | None, held: Sequence[Period]) -> Period:
    """The year after the last one known, printed or added up; where no year is whole, what follows the last period."""
    for year in range(held[-1].year, held[0].year - 1, -1):
        whole = Period.of_months(year)
        if store.panels(code, whole, country=country, as_of=as_of):
            return whole.next()
    return held[-1].next()


def _panels(
    store: Store, code: str, country: str, wanted: Period, as_of: date | None, held: Sequence[Period]
) -> Iterator[Panel]:
    """Panels of the release that prints the newest period of this kind, the oldest first, as far back as it goes."""
    step, newest = step_of(wanted), held[-1].last
    back = -(-max(0, wanted.last - newest) // step)
    last: tuple[Panel, ...] = ()
    while not last and wanted.first - back * step >= held[0].first:
        last = store.panels(code, wanted.shift(-back * step), country=country, as_of=as_of)
        back += 1
    if not last:
        return
    release, found = last[-1].vintage, [last[-1]]
    while (earlier := found[0].period.shift(-step)).first >= held[0].first:
        panel = next((one for one in store.panels(code, earlier, country=country) if one.vintage == release), None)
        if panel is None:
            break
        found.insert(0, panel)
    yield from found


def _check(asked: Indicator, last: Period, wanted: Period, ahead: int) -> None:
    """Refuses a period that has its figure, and one too far ahead."""
    if ahead < 1:
        raise BadInput(
            msg("{indicator} {period:loc} is printed already.", indicator=asked, period=wanted),
            accepted=msg("Accepted: a period after {last}.", last=str(last)),
            then=msg("“onir standing” tells where regions stood."),
        )
    if ahead * step_of(wanted) > FARTHEST * YEAR:
        raise BadInput(
            msg(
                "{period} is too far ahead: the table ends with {last}, and too few forecasts of so long a reach are "
                "on record.",
                period=wanted, last=last,
            ),
            accepted=msg("Accepted: at most {n} {n:plural:year|years} ahead.", n=FARTHEST),
        )  # fmt: skip
