"""What a table remarks on its own cells, in three languages, and whether it calls them comparable (`notes.csv`).

The remark stays in the sealed table as it was taken down; its words stand apart, so that they may improve. A cell that
is remarked to be no match for other periods (the first year of a split, reckoned otherwise than the next) has its level
and its place, and no change; added up with the other parts of the split it has one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onir.figures.panel import Cell
from onir.figures.source import SHIPPED
from onir.language.messages import Wording

JOINT = "; "
"""What remarks of several cells are joined with where the cells are added up."""


@dataclass(frozen=True)
class Remark:
    """One remark in words; `comparable`: whether the cell may be set against other periods."""

    text: Wording
    comparable: bool = True


def remarks(cell: Cell) -> tuple[Remark, ...]:
    """The remarks on a cell, or on the cells it is added up from; one not in the list is told as it stands."""
    return tuple(_split(cell.note)) if cell.note else ()


def same_territory(late: Cell, early: Cell) -> bool:
    """Whether two cells of one area can be compared: its borders are the same, and no remark says otherwise."""
    return late.extent == early.extent and _stands_alone(late) and _stands_alone(early)


def _stands_alone(cell: Cell) -> bool:
    apart = "-" in cell.area and "+" not in cell.area
    return not apart or all(remark.comparable for remark in remarks(cell))


def _split(note: str) -> Iterator[Remark]:
    """Known remarks one by one; they may hold the joint themselves."""
    known = _known()
    while note:
        first = next((text for text in known if note == text or note.startswith(text + JOINT)), "")
        if not first:
            yield Remark(Wording(note, note, note))
            return
        yield known[first]
        note = note.removeprefix(first).removeprefix(JOINT)


@cache
def _known() -> Mapping[str, Remark]:
    rows = csv.DictReader((SHIPPED / "notes.csv").read_text(encoding="utf-8").splitlines())
    return {row["note"]: Remark(Wording.of(row, "text"), row["comparable"] != "no") for row in rows}
