"""`onir figures fetch`: get the tables as their publishers print them now. The one verb that uses the network."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.cli.figures.bar import bar
from onir.errors import BadInput, Unavailable
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.figures.fetching.fetch import Fetched

TRY_LATER = 75
"""Exit code of `--due` when services could not be reached and nothing else failed: `EX_TEMPFAIL` of sysexits.h."""

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
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            help=marked("Get a table of an SDMX service by its mapping; “new” after an address has one written."),
            metavar="MAP",
        ),
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help=marked("Only what is due or overdue by the calendar; says what is new."))
    ] = False,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Get tables from their publishers: all, those of a publisher, or one."""
    language = options.language(lang)
    if mapping is not None:
        if file is not None:
            raise BadInput(msg("A file is added with its mapping by “onir figures add”."), where="--from")
        from onir.cli.figures.fetch_mapped import fetch_by_mapping  # noqa: PLC0415 - heavy, and of no use to --help

        fetch_by_mapping(name, mapping, language, as_json=as_json)
        return
    if file is not None:
        _told([_by_hand(name, file, due)], language, as_json=as_json)
        return
    from onir.figures.fetching.fetch import fetch_figures  # noqa: PLC0415 - heavy, and of no use to --help

    with bar(language) as (tell, watch):
        coming = fetch_figures(name, due=due, tell=(lambda _: None) if due else tell, watch=watch)
        fetched = _told(coming, language, quiet=due, as_json=as_json)
    if failed := [one.error for one in fetched if one.error]:
        passing = due and all(isinstance(error, Unavailable) for error in failed)
        raise typer.Exit(TRY_LATER if passing else 2)


def _by_hand(name: str | None, file: Path, due: bool) -> Fetched:
    from onir.figures.fetching.fetch import read_by_hand  # noqa: PLC0415 - heavy, and of no use to --help

    if due:
        raise BadInput(msg("A file taken by hand has no day on which it is due."), where="--due")
    if name is None:
        raise BadInput(msg("Which table is the file? Name it before --from."), where="--from")
    return read_by_hand(name, file)


def _told(coming: Iterable[Fetched], language: str, *, quiet: bool = False, as_json: bool) -> list[Fetched]:
    """Print what comes of each table as it comes, or of all together as JSON."""
    fetched = []
    for one in coming:
        fetched.append(one)
        if not as_json:
            _say(one, language, quiet)
    if as_json:
        show.as_json([one.as_dict() for one in fetched])
    return fetched


def _say(fetched: Fetched, language: str, quiet: bool) -> None:
    """Print what came of a table; when `quiet` only what is new or failed."""
    if quiet and fetched.added is not None and not fetched.added.new:
        return
    stream = sys.stderr if fetched.error else sys.stdout
    stream.write(f"{fetched.table.id}: {fetched.told.say(language)}\n")
    stream.flush()
