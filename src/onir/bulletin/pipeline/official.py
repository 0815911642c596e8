"""Official figures of a partner country, to stand beside the pipeline's: as published, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onir.bulletin.document import Block, Column, Number, Paragraph, Row, Sentence, Table
from onir.bulletin.source_notes import notes_on
from onir.errors import NotHeld
from onir.figures import Cell, Cut, Store, indicator, show_figures
from onir.figures.releases.histories import said
from onir.language.messages import Sayable, msg
from onir.territory import area

MOST = 8
"""Periods of an indicator, the newest first."""


def by_partner(
    partner: str, name: Sayable, areas: Sequence[str], *, store: Store | None = None, as_of: date | None = None
) -> tuple[Block, ...]:
    """A table for each indicator that is published by country of the investor; where there is none, that."""
    held = store or Store.open()
    tables = [
        _table(name, cells)
        for place in areas
        for code in held.indicators(place.partition("-")[0])
        if (cells := _cells(code, place, partner, held, as_of))
    ]
    if tables:
        return (*tables, Paragraph((Sentence(APART),), "quiet"))
    return (Paragraph((Sentence(NONE),)),)


NONE = msg("No table of official figures by country of the investor is held for this country.")
APART = msg(
    "Official figures count what firms report, the pipeline what is promised, signed, claimed and verified in "
    "projects; they are never added."
)


def _cells(code: str, place: str, partner: str, store: Store, as_of: date | None) -> Sequence[Cell]:
    try:
        cells = show_figures(code, place, cut=Cut(partner=partner), store=store, as_of=as_of)
    except NotHeld:
        return ()
    return sorted(cells, key=lambda one: one.period.last, reverse=True)[:MOST]


def _table(name: Sayable, cells: Sequence[Cell]) -> Table:
    unit = cells[0].unit
    columns = (Column("period", msg("Period")), Column("value", msg("Value"), unit.base if unit.is_money else "",
                                                       number=True))  # fmt: skip
    title = msg("{indicator}, {partner}: {area}", indicator=indicator(cells[0].indicator), partner=name,
                area=area(cells[0].area))  # fmt: skip
    return Table(msg("Official figures"), title, columns, tuple(Row(tuple(_row(one))) for one in cells),
                 notes_on(*cells))  # fmt: skip


def _row(cell: Cell) -> Iterator[Sayable]:
    yield cell.period
    if cell.amount is None:
        yield said(cell)
    else:
        yield Number(said(cell), cell.amount, places=0 if cell.unit.power else cell.decimals)
