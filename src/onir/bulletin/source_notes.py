"""Where a number stands: publisher, table, release and cell, so that whoever doubts it can look it up.

One note is of one release; a number that rests on cells of two has two notes. Lines of one file are told together, and
of many cells the first and the last: the workbook lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onir.figures import Cell, Panel, Vintage
from onir.language.messages import Message, Sayable, msg

LISTED = 8
"""Runs of cells that a note lists."""


@dataclass(frozen=True)
class Note:
    """A source: `cells` are locators such as `bns-5546.csv:143`, none where all of it counts; `key` names the vintage.

    >>> Note(msg("Office"), msg("Table"), msg("released 2025"), ("a.csv:4", "a.csv:9")).say("en")
    'Office, “Table”, released 2025: a.csv:4, 9.'
    """

    publisher: Sayable
    table: Sayable
    release: Sayable
    cells: tuple[str, ...]
    address: str = ""
    key: str = ""

    @classmethod
    def of(cls, vintage: Vintage, locators: Iterable[str]) -> Note:
        """The note of cells of a vintage."""
        told = tuple(sorted(dict.fromkeys(locators), key=_order))
        return cls(vintage.publisher, vintage.title, vintage.release, told, vintage.address, vintage.key)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """Publisher, table, release and cells in a sentence."""
        return self._words.say(language)

    @property
    def _words(self) -> Message:
        said = {"publisher": self.publisher, "title": self.table, "released": self.release}
        if not self.cells:
            return msg("{publisher}, “{title}”, {released}: the whole table.", **said)
        listed = ", ".join(together(self.cells))
        if listed.count(",") < LISTED:
            return msg("{publisher}, “{title}”, {released}: {cells}.", cells=listed, **said)
        first, last = self.cells[0], self.cells[-1]
        n = len(self.cells)
        return msg(
            "{publisher}, “{title}”, {released}: {n} cells, {first} … {last}.", n=n, first=first, last=last, **said
        )


def notes_on(*cells: Cell | None) -> tuple[Note, ...]:
    """One note a vintage, for the cells that are there."""
    told = [cell for cell in cells if cell is not None]
    vintages = dict.fromkeys(cell.vintage for cell in told)
    return tuple(
        Note.of(vintage, (place for cell in told if cell.vintage == vintage for place in cell.locators))
        for vintage in vintages
    )


def notes_on_panel(*panels: Panel) -> tuple[Note, ...]:
    """What a rank or a league table rests on: all cells of the regions, and the national row where there is one."""
    return notes_on(*(cell for panel in panels for cell in (*panel.cells.values(), panel.nation)))


def together(locators: Sequence[str]) -> Iterator[str]:
    """Locators of one file with its name said once, lines that follow one another as a range.

    >>> list(together(["a.csv:4", "a.csv:5", "a.csv:6", "a.csv:9", "b.xlsx:Sheet!C7"]))
    ['a.csv:4–6, 9', 'b.xlsx:Sheet!C7']
    """
    for file, group in groupby((locator.rpartition(":") for locator in locators), key=lambda one: one[0]):
        places = [place for _, _, place in group]
        shown = ", ".join(_ranges(places)) if all(place.isdigit() for place in places) else ", ".join(places)
        yield f"{file}:{shown}" if file else shown


def _ranges(places: Sequence[str]) -> Iterator[str]:
    runs: list[list[int]] = []
    for line in map(int, places):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        yield f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def _order(locator: str) -> tuple[str, int, str]:
    file, _, place = locator.rpartition(":")
    return file, int(place) if place.isdigit() else 0, place
