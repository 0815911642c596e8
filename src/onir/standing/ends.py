"""Both ends of a change: an area in a period and the year before, in one vintage, on one set of territories.

The regions as printed where their borders are the same, the one asked about is among them and no remark says that a
cell is no match; otherwise the comparable units of the country. What explains a change of figure or of place may rest
on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from onir.figures import Cell, Panel
from onir.figures.layouts import comparable, seen_from, unit_code, unit_of
from onir.figures.remarks import same_territory
from onir.figures.words import name_of
from onir.language.messages import Sayable
from onir.standing.question import Question
from onir.territory import Area, country


@dataclass(frozen=True)
class Ends:
    """`code` names the area in both panels, and its cells have values; `joined`: on comparable units."""

    code: str
    now: Panel
    before: Panel
    joined: bool

    @property
    def late(self) -> Cell:
        return _held(self.now, self.code)

    @property
    def early(self) -> Cell:
        return _held(self.before, self.code)

    @property
    def change(self) -> Decimal:
        """In base units."""
        return _amount(self.late) - _amount(self.early)

    @property
    def ratio(self) -> Fraction | None:
        """1.191 for a rise of 19.1 %; None from zero or below, to below zero, of an index."""
        late, early = _amount(self.late), _amount(self.early)
        defined = early > 0 and late >= 0 and self.late.unit.adds_up
        return Fraction(late) / Fraction(early) if defined else None

    @property
    def name(self) -> Sayable:
        return self.name_in(self.code)

    def name_in(self, code: str) -> Sayable:
        """The name of another area of the same set."""
        return name_of(_held(self.now, code), self.now.country)


def _held(panel: Panel, code: str) -> Cell:
    cell = panel.cell(code)
    assert cell is not None
    return cell


def _amount(cell: Cell) -> Decimal:
    assert cell.amount is not None
    return cell.amount


def ends_of(asked: Question, found: Area) -> Ends | None:
    """The newest complete pair of panels with the area at both ends, else the newest; None where there is none."""
    fitting = list(_fitting(asked, found))
    whole = [ends for ends in fitting if not ends.now.missing and not ends.before.missing]
    return next(iter([*whole, *fitting]), None)


def _fitting(asked: Question, found: Area) -> Iterator[Ends]:
    for now, before in asked.pairs():
        late, early = seen_from(now, found.code), seen_from(before, found.code)
        ends = Ends(found.code, late, early, joined=False)
        if found.kind != "nation" and not (_printed(late, found) and same_regions(late, early)):
            ends = Ends(_unit(found), comparable(now), comparable(before), joined=True)
        if _known(ends.now, ends.code) and _known(ends.before, ends.code):
            yield ends


def _printed(panel: Panel, found: Area) -> bool:
    """Whether the region asked about is printed; a country that never split has no other set to compare on."""
    if len(country(found.country).layouts) == 1:
        return True
    own = panel.cells.get(found.code)
    return own is not None and own.extent == found.extent


def _unit(found: Area) -> str:
    return unit_code(found.country, unit_of(found.country, found.extent))


def _known(panel: Panel, code: str) -> bool:
    cell = panel.cell(code)
    return cell is not None and cell.amount is not None


def same_regions(late: Panel, early: Panel) -> bool:
    """Whether the two print the same territories, every one a match; a country that never split has no other."""
    if len(country(late.country).layouts) == 1:
        return True
    both = [(cell, early.cells.get(code)) for code, cell in late.cells.items()]
    return len(late.cells) == len(early.cells) and all(
        before is not None and same_territory(cell, before) for cell, before in both
    )
