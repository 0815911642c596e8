"""`onir figures export`: the cells of an indicator to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onir.cli import options, show
from onir.language.messages import marked

HELP = marked("Write the cells of an indicator to a file: CSV, Parquet or a workbook, by its ending.")


def export(
    indicator: options.Indicator,
    to: Annotated[Path, typer.Option(help=marked("The file: .csv, .parquet or .xlsx."), metavar="FILE")],
    every_release: Annotated[
        bool, typer.Option("--every-release", help=marked("Each cell in every release, not in the newest alone."))
    ] = False,
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Write the cells of an indicator to a file: CSV, Parquet or a workbook, by its ending."""
    language = options.language(lang)
    day = options.day(as_of, "--as-of")
    from onir.figures import export as write  # noqa: PLC0415 - heavy, and of no use to --help

    written = write(indicator, to, every_release=every_release, as_of=day, language=language)
    if as_json:
        show.as_json(written.as_dict())
    else:
        show.console().print(written.say(language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(export)
