"""Plainly invented tables of gross inflow by region of Kazakhstan, in as many releases as a test wants."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onir.figures.source import Source, shipped
from onir.language.messages import Wording
from onir.measure import Period
from onir.territory import country

Floats = NDArray[np.float64]
Table = tuple[Source, bytes]
REGIONS = tuple(sorted(area.code for area in country("KZ").areas()))
WORDS = {
    "table": "invented",
    "indicator": "fdi.gross_inflow",
    "unit": "USD mn",
    "exactness": "day",
    "publisher": Wording("Invented office", "Выдуманное ведомство", "Ойдан шығарылған мекеме"),
    "title": Wording("Invented table", "Выдуманная таблица", "Ойдан шығарылған кесте"),
    "address": "https://example.org/invented",
}


def quarters(year: int, count: int) -> list[Period]:
    """So many quarters from the first of a year on."""
    return [Period(year * 12 + 3 * turn, year * 12 + 3 * turn + 2) for turn in range(count)]


def settled(count: int) -> Floats:
    """Quarters × regions, the same regions always about as large."""
    rng = np.random.default_rng(1)
    base = 100 * np.exp(0.6 * rng.standard_normal(len(REGIONS)))
    drawn: Floats = base * np.exp(0.2 * rng.standard_normal((count, len(REGIONS))))
    return drawn


def releases(
    periods: Sequence[Period],
    printed: Iterable[Floats],
    *,
    dates: Sequence[date] = (),
    hidden: Collection[int] = (),
    places: int = 1,
    **words: Any,
) -> list[Table]:
    """A release for each of `printed` (quarters × regions from the first on; nan is not printed), two months late.

    Figures of the regions at `hidden` are confidential; a national row is printed then.
    """
    made = []
    for turn, figures in enumerate(printed):
        day = dates[turn] if dates else periods[len(figures) - 1].last_day + timedelta(days=60)
        told = {**WORDS, "source": f"invented-{turn}", "released": day.isoformat(), **words}
        source = replace(next(one for one in shipped() if one.source == "bns-5546"), **told)
        lines = [
            line for period, row in zip(periods, figures, strict=False) for line in _lines(period, row, hidden, places)
        ]
        made.append((source, "\n".join(["area,period,value", *lines, ""]).encode()))
    return made


def _lines(period: Period, row: Floats, hidden: Collection[int], places: int) -> Iterable[str]:
    if np.isnan(row).any():
        return
    for number, (code, value) in enumerate(zip(REGIONS, row, strict=True)):
        yield f"{code},{period},{'C' if number in hidden else f'{value:.{places}f}'}"
    if hidden:
        yield f"KZ,{period},{np.round(row, places).sum():.{places}f}"
