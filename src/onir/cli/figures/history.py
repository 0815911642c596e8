"""`onir figures history`: one cell through its releases."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.figures.releases.histories import Edition

HELP = marked("Show one figure in every release: its value, its revisions, its growth and the rank it gave.")


def history(
    indicator: options.Indicator,
    area: Annotated[str, typer.Argument(help=marked("An area, by name or code."))],
    period: Annotated[str, typer.Argument(help=marked("A period, such as 2025 or 2025-H1."))],
    partner: options.Partner = "_T",
    activity: options.Activity = "_T",
    as_csv: Annotated[bool, typer.Option("--csv", help=marked("One line a release for programs, as CSV."))] = False,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Show one figure in every release: its value, its revisions, its growth and the rank it gave."""
    language = options.language(lang)
    from onir.figures import history as through_releases  # noqa: PLC0415 - heavy, and of no use to --help

    answer = through_releases(indicator, area, period, partner=partner, activity=activity)
    if as_json:
        show.as_json(answer.as_dict())
        return
    if as_csv:
        sys.stdout.write(answer.as_csv())
        return
    console = show.console()
    console.print(answer.title.say(language), style="bold")
    heads = (msg("Release"), msg("Value"), msg("Revision"), msg("On the year before"), msg("Rank"), msg("Cell"))
    rows = [_row(edition, language) for edition in answer.editions]
    console.print(show.table(heads, rows, language, numbers=(1, 2, 3, 4)))
    for sentence in answer.sentences:
        console.print(sentence.say(language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(history)


def _row(edition: Edition, language: str) -> tuple[str, ...]:
    from onir.figures.releases.histories import percent_said, said  # noqa: PLC0415

    rank = "" if edition.rank is None else str(edition.rank)
    values = (said(edition.cell), percent_said(edition.revised), percent_said(edition.growth))
    value, revised, growth = (one.say(language) for one in values)
    return edition.vintage.released, value, revised, growth, rank, show.lines(edition.cell)
