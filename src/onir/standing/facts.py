"""The figures of a standing one by one, each with the cells it rests on: rank, value, change and share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onir.figures import Cell
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg
from onir.standing.answer import Standing


class Fact(NamedTuple):
    """One figure: what it is, how much, and the cells that it is reckoned from."""

    name: Message
    value: Sayable
    cells: tuple[Cell, ...]


def facts(standing: Standing) -> Iterator[Fact]:
    """The figures of the headline, as far as they are defined."""
    cell, change, place = standing.cell, standing.change, standing.place
    if place is not None:
        rank = msg("{rank} of {of}", rank=place.rank, of=place.rank.of)
        yield Fact(msg("Rank"), rank, tuple(place.panel.cells.values()))
    if cell.amount is not None:
        yield Fact(msg("Value"), Amount(cell.amount, cell.unit.base), (cell,))
    if change is not None and change.ratio is not None:
        percent = Percent.of(change.ratio - 1, signed=True)
        said = msg("{change} on {period}", change=percent, period=change.before.period)
        name = msg("Change") if standing.own_change else msg("Change ({unit})", unit=change.name)
        yield Fact(name, said, (change.now, change.before))
    if place is not None and place.part is not None and place.panel.nation is not None:
        yield Fact(msg("Share"), Percent.of(place.part), (cell, place.panel.nation))
