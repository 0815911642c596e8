"""`onir scan`: every claim of an archive with its verdict, to Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.cli.waiting import bar
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.claims.scanning import Progress

HELP = marked("Judge every claim of an archive: folders of texts, JSONL, Parquet, WARC.")


def scan(
    paths: Annotated[
        list[Path], typer.Argument(help=marked("Folders and files: texts, pages, .jsonl, .parquet, .warc.gz."))
    ],
    to: Annotated[
        Path, typer.Option(help=marked("The folder to write to; a scan that stopped goes on in it."), metavar="DIR")
    ],
    workers: Annotated[
        int | None, typer.Option(min=1, help=marked("Processes that read; as many as there are cores without it."))
    ] = None,
    engine: Annotated[
        str, typer.Option(help=marked("Where it runs: local, or spark for a cluster."), metavar="ENGINE")
    ] = "local",
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Judge every claim of an archive: folders of texts, JSONL, Parquet, WARC."""
    language = options.language(lang)
    from onir.claims.scanning import scan as run  # noqa: PLC0415 - heavy, and of no use to --help

    with _progress(language) as told:
        done = run(paths, to, workers=workers, engine=engine, told=told)
    if as_json:
        show.as_json(done.as_dict())
    else:
        show.console().print(done.say(language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(scan)


@contextmanager
def _progress(language: str) -> Iterator[Callable[[Progress], None]]:
    """What is told to a person after each part of a scan."""
    with bar(language) as shown:

        def told(so_far: Progress) -> None:
            if shown is not None:
                said = msg("records {looked_at}, claims {claims}", looked_at=so_far.looked_at, claims=so_far.claims)
                shown(said, so_far.share)

        yield told
