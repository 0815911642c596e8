"""What a figure is made of: its cells by investor's country, activity or type, in both periods, of one vintage.

Which table decomposes an indicator stands in the country's `parts.csv`, with the name of the table to get where none is
held. Types of investment are indicators of their own. The parts may be printed in another table than the total: that of
the same release is taken first, and where there is only another it is told, since the revision between the two is then
in what the parts leave. A part that is withheld, or printed in one of the periods alone, has no change: such parts are
told together, as what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from onir.errors import NotHeld
from onir.figures import Cell, Panel, Store, Vintage
from onir.figures.asking.pages import Parts
from onir.figures.asking.reckoning import Printed, plan, reckon
from onir.figures.indicators import indicators
from onir.figures.layouts import comparable, panel_of, seen_from
from onir.figures.store import Subject
from onir.figures.words import name_of
from onir.language.messages import Sayable, Wording, msg
from onir.measure import Period
from onir.standing.ends import Ends, same_regions
from onir.standing.place import exact
from onir.standing.reasons.activities import activity_names, outermost
from onir.territory.partners import partner_name
from onir.territory.tables import rows

Dimension = Literal["region", "partner", "activity", "type"]
Cells = Mapping[Printed, Mapping[str, Cell]]


@dataclass(frozen=True)
class Split:
    """One way to decompose an indicator: by `dimension`, with cells of the indicators `parts`, printed in `table`."""

    dimension: Dimension
    parts: tuple[str, ...]
    table: Wording

    def key(self, cell: Cell) -> str:
        """Which part a cell is of."""
        return cell.indicator if self.dimension == "type" else str(getattr(cell, self.dimension))

    def subject(self, country: str, key: str) -> Subject:
        """What the panel of a part is about."""
        if self.dimension == "type":
            return Subject(key, country)
        return Subject(self.parts[0], country, **{self.dimension: key})

    def cells(self, store: Store, areas: Sequence[str], periods: Sequence[str] = ()) -> list[Cell]:
        """The cells of all parts: apart by this dimension, together by every other."""
        return store.parts(Parts(self.parts, self.dimension, areas, periods))


@dataclass(frozen=True)
class Partner:
    """The country of an investor, by its code as the table has it."""

    code: str

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """Its name; what the table does not assign to a country is said to be so."""
        if self.code == "_X":
            return msg("country not specified").say(language)
        if self.code == "GB-SCT":
            return msg("Scotland").say(language)
        return partner_name(self.code, language)


@dataclass(frozen=True)
class Part:
    """One part at both ends, in base units; None where it is withheld, or not printed. `cells` are what is printed."""

    key: str
    name: Sayable
    now: Decimal | None
    before: Decimal | None
    cells: tuple[Cell, ...] = ()

    @property
    def change(self) -> Decimal | None:
        return None if self.now is None or self.before is None else self.now - self.before

    def as_dict(self) -> dict[str, Any]:
        values = {"value": self.now, "before": self.before, "change": self.change}
        return {"code": self.key} | {name: None if one is None else exact(one) for name, one in values.items()}


@dataclass(frozen=True)
class Breakdown:
    """Both ends of a change by one dimension; `change` is that of the whole, from one vintage too.

    `nation` holds the same parts of the country, where they are read and all known. `same_release`: parts and whole.
    """

    dimension: Dimension
    vintage: Vintage
    change: Decimal
    parts: tuple[Part, ...]
    nation: tuple[Part, ...] = ()
    same_release: bool = True

    @property
    def known(self) -> tuple[Part, ...]:
        """Parts with a change, what added most first, what took most last."""
        told = [part for part in self.parts if part.change is not None]
        return tuple(sorted(told, key=lambda part: (-(part.change or 0), part.key)))

    @property
    def withheld(self) -> tuple[Part, ...]:
        """Parts without a figure at one end or the other."""
        return tuple(part for part in self.parts if part.change is None)

    @property
    def rest(self) -> Decimal:
        """What the known parts leave of the change: the withheld ones, and what the table assigns to none."""
        return self.change - sum((part.change for part in self.known if part.change is not None), Decimal(0))

    def as_dict(self) -> dict[str, Any]:
        return {
            "by": self.dimension,
            "change": exact(self.change),
            "parts": [part.as_dict() for part in self.known],
            "withheld": [part.as_dict() for part in self.withheld],
            "rest": exact(self.rest),
            "vintage": self.vintage.key,
            "same_release": self.same_release,
        }


@cache
def splits(country: str, indicator: str) -> tuple[Split, ...]:
    """The ways to decompose an indicator that are known of, their tables held or not."""
    table = (row for row in rows(country, "parts") if row["indicator"] == indicator)
    return tuple(Split(row["dimension"], tuple(row["parts"].split()), Wording.of(row, "table")) for row in table)  # type: ignore[arg-type]


def name_of_part(dimension: Dimension, key: str) -> Sayable:
    """The name of a country or of a section; a code that is not in the list stands for itself."""
    if dimension == "partner":
        return Partner(key)
    if dimension == "type" and key in indicators():
        return indicators()[key]
    return activity_names().get(key) or Wording(key, key, key)


def by_region(ends: Ends) -> Breakdown:
    """The change of a nation by its regions."""
    now, before = ends.now, ends.before
    if not same_regions(now, before):
        now, before = comparable(now), comparable(before)
    names = {code: name_of(cell, now.country) for code, cell in now.cells.items()}
    parts = [_of_cells(code, name, now.cells[code], before.cells.get(code)) for code, name in names.items()]
    return Breakdown("region", now.vintage, ends.change, tuple(parts))


def missing(split: Split, area: Sayable) -> NotHeld:
    """The error that names the table to get."""
    return NotHeld(msg("No table of {table} is held that gives {area} in both periods.", table=split.table, area=area))


def breakdown(store: Store, ends: Ends, split: Split, *, as_of: date | None, whole: bool) -> Breakdown:
    """The parts at both ends, of the release of the total if there is one; NotHeld names the table where none has both.

    `whole` reads the nation's parts too, as far as every one is known.
    """
    found = [
        one
        for vintage, series in _series(store, ends, split, whole=whole)
        if (as_of is None or vintage.known_on(as_of))
        and (one := _of_vintage(ends, split, vintage, series, whole=whole))
    ]
    if not found:
        raise missing(split, ends.name)
    return max(found, key=lambda one: (one.same_release, one.vintage.order))


def _of_vintage(
    ends: Ends, split: Split, vintage: Vintage, series: Mapping[str, Cells], *, whole: bool
) -> Breakdown | None:
    """What one vintage says; None where it has no part of the area at both ends."""
    panels = {key: _both(ends, split.subject(ends.now.country, key), vintage, cells) for key, cells in series.items()}
    own = _parts(split, ends.code, panels)
    if all(part.change is None for part in own):
        return None
    nation = _parts(split, ends.now.country, panels)
    known = whole and all(part.change is not None for part in nation)
    same = vintage.released == ends.now.vintage.released
    return Breakdown(split.dimension, vintage, ends.change, own, nation if known else (), same)


def _series(store: Store, ends: Ends, split: Split, *, whole: bool) -> list[tuple[Vintage, dict[str, Cells]]]:
    """Cells by vintage and part; of the area's own codes, or of all the country's."""
    held = {vintage.key: vintage for code in split.parts for vintage in store.vintages(code)}
    if not held:
        return []
    areas = [f"{ends.now.country}*"] if whole else _codes(ends)
    found: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    for cell in split.cells(store, areas):
        found[cell.vintage.key][split.key(cell)][Printed(cell.period, cell.basis)][cell.area] = cell
    return [(held[key], {part: series[part] for part in sorted(outermost(series))}) for key, series in found.items()]


def _codes(ends: Ends) -> list[str]:
    """The codes that make up the area at either end."""
    return sorted({*ends.code.split("+"), ends.late.area, ends.early.area})


def _both(ends: Ends, subject: Subject, vintage: Vintage, cells: Cells) -> tuple[Panel | None, Panel | None]:
    now, before = (_panel(ends, subject, period, vintage, cells) for period in (ends.now.period, ends.before.period))
    return now, before


def _panel(ends: Ends, subject: Subject, period: Period, vintage: Vintage, cells: Cells) -> Panel | None:
    found = reckon(period, plan(period, cells), cells)
    if not found:
        return None
    panel = panel_of(subject, period, vintage, found)
    return comparable(panel) if ends.joined else seen_from(panel, ends.code)


def _parts(split: Split, code: str, panels: Mapping[str, tuple[Panel | None, Panel | None]]) -> tuple[Part, ...]:
    """The parts of one area; what is printed of it in neither period is no part of it."""
    cells = {key: [None if panel is None else panel.cell(code) for panel in both] for key, both in panels.items()}
    return tuple(_part(split, key, *both) for key, both in cells.items() if any(both))


def _part(split: Split, key: str, now: Cell | None, before: Cell | None) -> Part:
    return _of_cells(key, name_of_part(split.dimension, key), now, before)


def _of_cells(key: str, name: Sayable, now: Cell | None, before: Cell | None) -> Part:
    late, early = (None if cell is None else cell.amount for cell in (now, before))
    return Part(key, name, late, early, tuple(cell for cell in (now, before) if cell is not None))
