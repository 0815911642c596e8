"""`onir figures add`: a table from a file, read by its mapping, judged, and kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.cli.waiting import bar
from onir.language.messages import Message, marked, msg

if TYPE_CHECKING:
    from onir.figures.reading.first_mapping import FirstMapping

NEW = "new"

File = Annotated[Path, typer.Argument(help=marked("The table: .xlsx, .csv or a message of SDMX."), metavar="FILE")]
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
        say_first_mapping(_first_mapping(file), language, as_json=as_json)
        return
    from onir.figures.keeping.adding import add as keep  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures.reading.mapped import read_mapped, sealed_file  # noqa: PLC0415
    from onir.figures.reading.mapping import SDMX, find_mapping, load_mapping  # noqa: PLC0415
    from onir.figures.sdmx import read_sdmx  # noqa: PLC0415

    said = load_mapping(find_mapping(mapping))
    read = read_sdmx if said.layout.shape == SDMX else read_mapped
    with _watched(language) as watch:
        reading = read(file, said, released=released or "", today=date.today(), watch=watch)
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        added = keep(sealed_file(file, said, moment), reading)
    if as_json:
        show.as_json(added.as_dict())
    else:
        show.console().print(added.sentence.say(language))


def _first_mapping(file: Path) -> FirstMapping:
    from onir.figures.reading.first_mapping import write_first_mapping  # noqa: PLC0415 - of no use to --help
    from onir.figures.sdmx import is_sdmx  # noqa: PLC0415

    if not is_sdmx(file):
        return write_first_mapping(file)
    from onir.figures.sdmx.first import write_first_sdmx  # noqa: PLC0415

    return write_first_sdmx(file)


def say_first_mapping(first: FirstMapping, language: str, *, as_json: bool = False) -> None:
    """Print where a first mapping stands, what it reads, and what is left to say."""
    if as_json:
        show.as_json(first.as_dict())
        return
    console = show.console()
    console.print(msg("A first mapping is written, nothing is stored: {path}", path=str(first.path)).say(language))
    if first.preview:
        heads = (msg("Area"), msg("Period"), msg("Value"), msg("Cell"))
        console.print(show.table(heads, first.preview, language, numbers=(2,)))
    for note in first.notes:
        console.print(note.say(language))


@contextmanager
def _watched(language: str) -> Iterator[Callable[[int, float], None] | None]:
    """A bar on a terminal while a long table is read and judged; nothing elsewhere."""
    with bar(language) as shown:
        if shown is None:
            yield None
            return
        shown(_stage(0, 0.0), 0.0)
        yield lambda rows, share: shown(_stage(rows, share), share)


def _stage(rows: int, share: float) -> Message:
    """What is done at the moment: how long judging takes cannot be told."""
    if share < 1:
        return msg("Reading the file, row {rows}", rows=rows)
    return msg("{rows} {rows:plural:row is|rows are} read; judging the table as a whole", rows=rows)
