"""`onir figures export`: the cells of an indicator to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onir.cli import options, show
from onir.errors import BadInput
from onir.language.messages import marked, msg

HELP = marked("Write the cells of an indicator to a file: CSV, Parquet, a workbook, or SDMX with its structure.")


def export(
    indicator: options.Indicator,
    to: Annotated[Path, typer.Option(help=marked("The file: .csv, .parquet, .xlsx or .xml."), metavar="FILE")],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help=marked(
                "The form, where the ending does not say it: sdmx-csv-1.0, sdmx-csv-2.0, sdmx-ml-2.1, sdmx-ml-3.0."
            ),
            metavar="FORM",
        ),
    ] = "",
    every_release: Annotated[
        bool, typer.Option("--every-release", help=marked("Each cell in every release, not in the newest alone."))
    ] = False,
    basis: Annotated[
        str,
        typer.Option(
            help=marked("Year-to-date figures as flows, or flows as year-to-date figures."), metavar="flow|ytd"
        ),
    ] = "",
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Write the cells of an indicator to a file: CSV, Parquet, a workbook, or SDMX with its structure."""
    language = options.language(lang)
    day = options.day(as_of, "--as-of")
    from onir.figures import export as write  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures import export_sdmx  # noqa: PLC0415
    from onir.figures.exporting.reckoned import Choice, export_turned  # noqa: PLC0415

    if form and basis:
        raise BadInput(msg("Figures turned by --basis are not written as SDMX."), where="--format")
    if form:
        written = export_sdmx(indicator, to, form=form, every_release=every_release, as_of=day)
    elif basis:
        written = export_turned(Choice(indicator, basis, every_release, day), to, language=language)
    else:
        written = write(indicator, to, every_release=every_release, as_of=day, language=language)
    if as_json:
        show.as_json(written.as_dict())
    else:
        show.console().print(written.say(language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(export)
