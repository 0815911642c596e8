"""Showing answers: tables and marked text on a terminal, JSON for programs. Colour only where a terminal shows it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from onir.language.messages import Sayable

if TYPE_CHECKING:
    from rich.console import Console

    from onir.figures import Cell


WIDE = 200
"""Columns of an answer that goes into a file or a pipe, where nothing says how wide it may be."""


def console() -> Console:
    """Standard output; plain text when it is no terminal, and never wrapped there."""
    from rich.console import Console  # noqa: PLC0415 - rich is loaded only to print for people

    terminal = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(highlight=False, markup=False, soft_wrap=not terminal, width=None if terminal else WIDE)


def as_json(answer: Any) -> None:
    """The answer as JSON, letters as they are."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def table(
    heads: Sequence[Sayable], rows: Iterable[Sequence[str]], language: str, *, numbers: Sequence[int] = ()
) -> Any:
    """A rich table; `numbers` are the columns set flush right."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    shown = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for index, head in enumerate(heads):
        shown.add_column(head.say(language), justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        shown.add_row(*row)
    return shown


def filled(heads: Sequence[Sayable], rows: Sequence[Sequence[str]], language: str, *, numbers: Sequence[int]) -> Any:
    """The same table without the columns that are blank in every row."""
    there = [index for index in range(len(heads)) if any(row[index] for row in rows)]
    flush = [place for place, index in enumerate(there) if index in numbers]
    return table(
        [heads[index] for index in there], [[row[index] for index in there] for row in rows], language, numbers=flush
    )


def lines(cell: Cell) -> str:
    """Where a cell stands: its file and line, or the first of several and how many they are."""
    return cell.locators[0] + (f" … ({len(cell.locators)})" if len(cell.locators) > 1 else "")
