"""Blocks of the Mexican workbooks by state, and those by type, where some rows count from January and others do not.

A block is a state's row and the rows of its items. By type (new investment, reinvested earnings, accounts between
companies) the three add up to the state where nothing is withheld. The workbook of 2025-3T mixes bases inside a block:
what the rows are is told by that sum, block by block. Quarters are then added up since January, as `derived` cells, for
the table to have one basis: a set of regions of which one counts otherwise is no table. A block that adds up in no
reading is refused; one that cannot be checked, since something is withheld everywhere, is read as the others are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

from onir.errors import BadInput
from onir.figures.observation import Observation
from onir.figures.reading.printed import CHANGED, Key, Place, Series, decimal_of, observed
from onir.figures.sources import described
from onir.language.messages import msg
from onir.measure import Period

INDICATOR, UNIT = "fdi.net_inflow.notified", "USD mn"
PLACES = 6
"""Decimals kept of millions of dollars: one dollar. The cells hold the digits of a binary number behind it."""
CONFIDENTIAL = "C"
APART = Decimal("0.001")
"""Millions of dollars by which a sum of cells may miss its row: the cells are rounded to a dollar here."""


@dataclass(frozen=True)
class Line:
    """A row of figures: its label, and its cells with their periods and places."""

    label: str
    where: Place
    cells: tuple[tuple[str, Place, Any], ...]

    @property
    def values(self) -> dict[Period, Decimal | None]:
        """Values by period, None where one is withheld."""
        return {Period.parse(of): read_cell(SERIES, where, Key("", of), cell).value for of, where, cell in self.cells}


@dataclass(frozen=True)
class Block:
    """A state and its items; the first line is the state's own."""

    area: str
    lines: tuple[Line, ...]

    @property
    def whole(self) -> Line:
        return self.lines[0]


SERIES = Series(INDICATOR, UNIT, "ytd")


def read_cell(series: Series, where: Place, of: Key, cell: Any) -> Observation:
    """A cell as printed; `C` withholds its value."""
    if str(cell).strip() == CONFIDENTIAL:
        return observed(series, where, of, cell, None, "confidential")
    return observed(series, where, of, cell, decimal_of(cell, where, places=PLACES))


def unknown(label: str, where: Place) -> BadInput:
    return BadInput(
        msg("“{label}” is neither a state nor a known item of a state.", label=label),
        where=str(where),
        then=CHANGED,
    )


def of_types(blocks: Iterable[Block]) -> Iterator[Observation]:
    """Every cell of the states and of their types since January, printed so or added up from quarters."""
    for block in blocks:
        for period, place, cell in block.whole.cells:
            yield read_cell(SERIES, place, Key(block.area, period), cell)
        discrete = _discrete(block)
        for line in block.lines[1:]:
            yield from _typed(block.area, line, line.label in discrete)


def _typed(area: str, line: Line, discrete: bool) -> Iterator[Observation]:
    if (indicator := described("economia.toml")["types"].get(line.label)) is None:
        raise unknown(line.label, line.where)
    series = Series(indicator, UNIT, "ytd")
    for period, place, cell in line.cells:
        of = Key(area, period)
        if not discrete or Period.parse(period).months == 3:
            yield read_cell(series, place, of, cell)
        else:
            value = _since_january(line.values, Period.parse(period))
            yield observed(series, place, of, cell, value, "not_derivable" if value is None else "derived")


def _discrete(block: Block) -> Collection[str]:
    """Labels of the rows that must be quarters for the block to add up: the fewest, and no other as few."""
    whole = block.whole.values
    items = {line.label: line.values for line in block.lines[1:]}
    sets = chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))
    fitting = [chosen for chosen in sets if _adds_up(whole, items, chosen)] if items else [()]
    fewest = [chosen for chosen in fitting if len(chosen) == len(fitting[0])]
    if len(fewest) == 1:
        return fewest[0]
    raise BadInput(
        msg(
            "The types of {state} do not add up to its row, read since January or by quarter.",
            state=block.area,
        ),
        where=str(block.whole.where),
        then=CHANGED,
    )


def _adds_up(
    whole: Mapping[Period, Decimal | None],
    items: Mapping[str, Mapping[Period, Decimal | None]],
    discrete: Collection[str],
) -> bool:
    """Whether the items add up to the whole in every period in which all of them are known."""
    for period, value in whole.items():
        parts = [
            _since_january(values, period) if label in discrete else values.get(period)
            for label, values in items.items()
        ]
        known = [part for part in parts if part is not None]
        if value is not None and len(known) == len(parts) and abs(sum(known) - value) > APART * 4:
            return False
    return True


def _since_january(values: Mapping[Period, Decimal | None], period: Period) -> Decimal | None:
    """The sum of a year's quarters up to one; None where one of them is withheld or not printed."""
    parts = [values.get(Period.of_months(period.year, 1, months)) for months in range(3, period.months + 1, 3)]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None
