"""What adding a table would change, told before it is kept.

The table goes the whole way of `add`, up to the last step: read, judged by itself and by the release before it, laid
beside that release cell by cell. Then the stage is taken away. A table that would be refused is refused here with the
same words. Between a preview and the adding another may add a table; the adding judges by what is held then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onir.figures.keeping.adding import Reading, Sealed, Staged, staged
from onir.figures.keeping.shelf import home
from onir.figures.panel import Cell
from onir.figures.releases.differences import Diff, diff
from onir.figures.store import Held, Store
from onir.figures.vintage import Vintage
from onir.language.messages import Message, msg
from onir.measure import Period

SHOWN = 12
"""Cells that are shown of a table of which no earlier release is held."""


@dataclass(frozen=True)
class Preview:
    """What a file would become: nothing new where it is `held`, another reading where its `former` one is superseded.

    `changes` are those on the release before; without one every cell is new, and some `cells` are shown.
    """

    vintage: Vintage
    periods: tuple[Period, ...]
    rows: int
    held: bool = False
    former: bool = False
    changes: Diff | None = None
    cells: tuple[Cell, ...] = ()

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What would be added and what it would change."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        values = {"n": self.rows, "first": self.periods[0], "last": self.periods[-1], "release": self.vintage.release}
        if self.held:
            yield msg("This file is held already, in the same reading: adding it would change nothing.")
            return
        yield msg("{n} {n:plural:cell|cells} would be added, from {first} to {last}, {release}.", **values)
        if self.former:
            yield msg("The file is held in another reading, whose place this one would take.")
        if self.changes is None and not self.former:
            yield msg("No earlier release of this table is held: every cell is new.")
        if self.changes is not None:
            yield from self.changes.sentences


def preview(table: Sealed, reading: Reading, *, home_folder: Path | None = None) -> Preview:
    """What `add` would do with the same file and reading; nothing is kept."""
    folder = home_folder or home()
    with staged(table, reading, home_folder=folder) as judged:
        periods = tuple(sorted(Period.parse(code) for code in judged.line.periods))
        if judged.held:
            return Preview(judged.vintage, periods, judged.line.rows, held=True)
        changes, cells = _beside(judged, reading, Store.open(folder))
        former = judged.shelf.find(judged.line.source, judged.line.sha256) is not None
        return Preview(judged.vintage, periods, judged.line.rows, former=former, changes=changes, cells=cells)


def _beside(judged: Staged, reading: Reading, store: Store) -> tuple[Diff | None, tuple[Cell, ...]]:
    """The changes on the newest older release of the table, or some cells where there is none."""
    own = Held(judged.vintage, judged.line.origin or reading.origin, judged.line, judged.cells)
    older = [
        one
        for one in store.held
        if one.vintage.table == own.vintage.table
        and one.vintage.key != own.vintage.key
        and one.vintage.order < own.vintage.order
    ]
    if older:
        both = Store((older[-1], own), store.corrections)
        return diff(older[-1].vintage.key, own.vintage.key, store=both), ()
    alone = Store((own,), store.corrections)
    rows = alone.observations.order_by(["period", "area", "partner", "activity"]).limit(SHOWN)
    return None, tuple(alone.execute(rows))
