"""`onir figures add`: a table from a file, read by its mapping, judged, and kept whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onir.cli import options, show
from onir.language.messages import Message, marked, msg

if TYPE_CHECKING:
    from onir.figures.adding import Added

NEW = "new"

File = Annotated[Path, typer.Argument(help=marked("The table: an .xlsx or .csv file."), metavar="FILE")]
Map = Annotated[
    str,
    typer.Option(
        "--map", help=marked("How the table is laid out: a mapping file, or “new” to have one written."), metavar="MAP"
    ),
]
ReleasedOn = Annotated[
    str | None,
    typer.Option("--released", help=marked("The day or month it was released."), metavar="YYYY-MM[-DD]"),
]


def add(
    file: File,
    mapping: Map,
    released: ReleasedOn = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Add a table: with a mapping it is judged and kept whole or refused; with “--map new” a mapping is written."""
    language = options.language(lang)
    if mapping == NEW:
        _write_mapping(file, language)
        return
    from onir.figures.adding import add as keep  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures.mapped import read_mapped, sealed_file  # noqa: PLC0415
    from onir.figures.mapping import find_mapping, load_mapping  # noqa: PLC0415

    said = load_mapping(find_mapping(mapping))
    with _watched(language) as watch:
        reading = read_mapped(file, said, released=released or "", today=date.today(), watch=watch)
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        added = keep(sealed_file(file, said, moment), reading)
    if as_json:
        show.as_json({"new": added.new, "rows": added.kept.rows, "vintage": added.vintage.as_dict()})
    else:
        show.console().print(_told(added).say(language))


def _told(added: Added) -> Message:
    values: dict[str, Any] = {"key": added.vintage.key, "cells": added.kept.rows, "release": added.vintage.release}
    if added.new:
        return msg("Added: {key}, {cells} {cells:plural:cell|cells}, {release}.", **values)
    return msg("Already held, nothing changed: {key}, {cells} {cells:plural:cell|cells}, {release}.", **values)


def _write_mapping(file: Path, language: str) -> None:
    from onir.figures.first_mapping import write_first_mapping  # noqa: PLC0415 - of no use to --help

    first = write_first_mapping(file)
    console = show.console()
    console.print(msg("A first mapping is written, nothing is stored: {path}", path=str(first.path)).say(language))
    if first.preview:
        heads = (msg("Area"), msg("Period"), msg("Value"), msg("Cell"))
        console.print(show.table(heads, first.preview, language, numbers=(2,)))
    for note in first.notes:
        console.print(note.say(language))


@contextmanager
def _watched(language: str) -> Iterator[Callable[[int], None] | None]:
    """A bar on a terminal while a long table is read; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person who waits
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(msg("Cells read").say(language), total=None)
        yield lambda count: progress.update(task, completed=count)
