"""What a release is written from: the standing of the area as the table prints it, its past, its investors' countries.

A code can have meant another territory then. The release is of the territory printed under it in the period, in the
borders of that time, which are named; a region that the table does not print by itself gets no release, since a figure
of joined regions is nobody's headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onir.bulletin.release.concepts import Concept, concept_of
from onir.errors import NotHeld
from onir.figures import Cell, Panel, Store
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.layouts import seen_from
from onir.figures.remarks import same_territory
from onir.language.messages import Sayable, msg
from onir.measure import Period
from onir.standing import Standing
from onir.standing.answer import standing_of
from onir.standing.question import Question, newest_complete
from onir.standing.reasons.parts import splits
from onir.standing.timeline import panels_through_time
from onir.territory import Area, country
from onir.territory import area as known_area

RESIDUE = ("_X", "_Z")
"""Partners that are no country: not specified, not assigned."""


@dataclass(frozen=True)
class Then:
    """The area in an earlier period, among the regions that were printed then."""

    panel: Panel
    cell: Cell
    rank: Rank

    @property
    def period(self) -> Period:
        return self.cell.period


@dataclass(frozen=True)
class Material:
    """The standing, the same months of earlier years where the territory was the same, and the cells by partner."""

    concept: Concept
    standing: Standing
    past: tuple[Then, ...]
    partners: tuple[Cell, ...]

    @property
    def period(self) -> Period:
        return self.standing.period

    @property
    def now(self) -> Sayable:
        """The period in words: of a stock the moment."""
        return self.when(self.period)

    def when(self, period: Period) -> Sayable:
        return self.concept.when(period)

    @property
    def cell(self) -> Cell:
        return self.standing.cell

    @property
    def area(self) -> Area:
        """The area by its code: prose names a region of former borders like that of today, and tells the borders."""
        return known_area(self.cell.area)

    @property
    def nation(self) -> Sayable:
        return country(self.area.country).nation

    @property
    def former_borders(self) -> bool:
        """Whether the territory printed is not the region's of today."""
        return self.cell.extent not in (self.area.extent, self.area.country)

    @cached_property
    def before(self) -> Then | None:
        """The same period a year before, within the same borders."""
        wanted = self.period.year_before()
        return next((then for then in self.past if then.period == wanted), None)


def material_of(
    area: str | Area, period: str | Period, *, indicator: str | None, as_of: date | None, store: Store | None
) -> Material:
    """What is held on an area in a period; NotHeld where the table prints no figure of it by itself."""
    named = known_area(area)
    asked = Question.of(named.country, period, code=indicator, as_of=as_of, store=store)
    concept, found = concept_of(asked.indicator), _as_printed(asked, named)
    told = standing_of(asked, found)
    if "+" in told.cell.area:
        raise NotHeld(
            msg("{period:loc} the table prints no figure of {area} by itself.", period=asked.period, area=named),
            then=msg("“onir standing” tells where it stood together with the regions it was one with."),
        )
    past = () if found.kind == "nation" else tuple(_past(asked, told))
    return Material(concept, told, past, _partners(asked, told))


def _as_printed(asked: Question, named: Area) -> Area:
    """The territory that the table prints under the code of an area in this period."""
    own = newest_complete(asked.panels()).cells.get(named.code)
    return named if own is None or own.extent == named.extent else known_area(own.extent)


def _past(asked: Question, told: Standing) -> Iterator[Then]:
    """Earlier periods in which a table prints this very territory, the oldest first."""
    for panel in panels_through_time(asked):
        seen = seen_from(panel, told.cell.area)
        cell = seen.cells.get(told.cell.area)
        rank = None if cell is None else rank_of(seen, cell.area)
        if panel.period < told.period and cell is not None and rank is not None and same_territory(told.cell, cell):
            yield Then(seen, cell, rank)


def _partners(asked: Question, told: Standing) -> tuple[Cell, ...]:
    """Cells of countries of investors for this very period in the release of the total, the largest first."""
    found: list[Cell] = []
    for split in splits(asked.country, asked.indicator.code):
        if split.dimension == "partner":
            cells = split.cells(asked.store, [told.cell.area], [str(told.period)])
            found += [cell for cell in cells if cell.vintage.released == told.vintage.released]
    countries = [cell for cell in found if cell.partner not in RESIDUE]
    return tuple(sorted(countries, key=lambda cell: (-(cell.amount or 0), cell.partner)))
