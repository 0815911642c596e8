"""`onir standing`: volume, change, share and rank of an area, or the league table of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.standing import League, Standing


HEADS = (msg("Rank"), msg("Region"), msg("Value"), msg("Share"), msg("Change"))
"""Columns of the league table; one that is blank in every row, such as shares of net inflows, is left out."""

HELP = marked("Say where a region stands: volume, change, share, rank, and who is ahead.")


def standing(
    area: Annotated[
        str, typer.Argument(help=marked("A region or a nation, by name or code; “all” for the league table."))
    ],
    period: Annotated[str, typer.Argument(help=marked("The period, such as 2025, 2025-H1 or words."))],
    indicator: Annotated[
        str | None, typer.Option(help=marked("The indicator, by code; the country's headline concept without it."))
    ] = None,
    country: Annotated[str, typer.Option(help=marked("The country of the league table, by code."))] = "KZ",
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Say where a region stands: volume, change, share, rank, and who is ahead."""
    language = options.language(lang)
    day = options.day(as_of, "--as-of")
    from onir.standing import league  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.standing import standing as stand  # noqa: PLC0415

    if area == "all":
        table = league(period, country=country.upper(), indicator=indicator, as_of=day)
        show.as_json(table.as_dict()) if as_json else _show_league(table, language)
    else:
        answer = stand(area, period, indicator=indicator, as_of=day)
        show.as_json(answer.as_dict()) if as_json else _show(answer, language)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(standing)


def _show(answer: Standing, language: str) -> None:
    console = show.console()
    headline, *rest = answer.sentences
    console.print(headline.say(language), style="bold")
    for sentence in rest:
        console.print(sentence.say(language))


def _show_league(answer: League, language: str) -> None:
    console = show.console()
    console.print(answer.title.say(language), style="bold")
    columns = tuple(zip(*[[cell.say(language) for cell in row] for row in answer.rows], strict=True))
    filled = [(head, column) for head, column in zip(HEADS, columns, strict=True) if any(column)]
    heads, rows = [head for head, _ in filled], zip(*[column for _, column in filled], strict=True)
    console.print(show.table(heads, rows, language, numbers=(0, *range(2, len(heads)))))
    for note in answer.notes:
        console.print(note.say(language))
