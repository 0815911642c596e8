"""`onir figures fetch`: get the tables as their publishers print them now. The one verb that uses the network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options
from onir.errors import BadInput
from onir.language.messages import Message, marked, msg

if TYPE_CHECKING:
    from onir.figures.fetching import Fetched

HELP = marked("Get tables from their publishers: all, those of a publisher, or one. This alone uses the network.")


def add_to(app: typer.Typer) -> None:
    """Make `fetch` a verb of the sub-app."""
    app.command("fetch", help=HELP)(fetch)


def fetch(
    name: Annotated[str | None, typer.Argument(help=marked("A publisher or a table, by its code."))] = None,
    file: Annotated[
        Path | None,
        typer.Option("--from", help=marked("Read this file, taken from the publisher by hand; no network.")),
    ] = None,
    lang: options.Language = None,
) -> None:
    """Get tables from their publishers: all, those of a publisher, or one."""
    language = options.language(lang)
    from onir.figures.fetching import fetch_figures, read_by_hand  # noqa: PLC0415 - heavy, and of no use to --help

    def tell(word: Message) -> None:
        sys.stderr.write(word.say(language) + "\n")

    if file is not None:
        if name is None:
            raise BadInput(msg("Which table is the file? Name it before --from."), where="--from")
        _say(read_by_hand(name, file), language)
        return
    failed = [_say(one, language) for one in fetch_figures(name, tell=tell)]
    if any(failed):
        raise typer.Exit(2)


def _say(fetched: Fetched, language: str) -> bool:
    """Print what came of a table; whether it failed."""
    stream = sys.stderr if fetched.error else sys.stdout
    stream.write(f"{fetched.table.id}: {fetched.told.say(language)}\n")
    stream.flush()
    return fetched.error is not None
