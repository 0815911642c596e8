"""`onir standing`: volume, change, share and rank of an area, or the league table of a country."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onir.cli import options, show
from onir.cli.blocks import BLOCKS, Answer, Asked, answered, chosen, told
from onir.errors import BadInput
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.standing import League, Standing
    from onir.standing.league import Order


HEADS = (msg("Rank"), msg("Places won"), msg("Region"), msg("Value"), msg("Share"), msg("Change"))
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
    sure: Annotated[
        bool, typer.Option("--sure", help=marked("Say how sure the place is: odds, or bounds where releases are few."))
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help=marked("Say what made the change of the figure and of the place."))
    ] = False,
    gap: Annotated[
        bool, typer.Option("--gap", help=marked("Say what each place above would take, and the lead over the next."))
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help=marked("Show the place through time, and through releases."))
    ] = False,
    sort: Annotated[
        str, typer.Option(help=marked("Order of the league table: place, name, change or moved."))
    ] = "place",
    as_csv: Annotated[bool, typer.Option("--csv", help=marked("The league table for programs, as CSV."))] = False,
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Say where a region stands: volume, change, share, rank, and who is ahead."""
    language = options.language(lang)
    asked = Asked(area, period, country.upper(), indicator, options.day(as_of, "--as-of"))
    blocks = chosen(BLOCKS, {"sure": sure, "why": why, "gap": gap, "history": history})
    order = _order(sort)
    if as_csv:
        sys.stdout.write(
            _whole_table(asked, alone=not blocks and not as_json).sorted_by(order, language).as_csv(language)
        )
        return
    answer, shown = _answered(asked, order, language)
    answers = answered(blocks, asked)
    if as_json:
        show.as_json(answer.as_dict() | {block.name: one.as_dict() for block, one in answers})
        return
    told(answers, language, shown(answer, language))


def _order(text: str) -> Order:
    """The order an option names; refuses any other."""
    from onir.standing.league import ORDERS  # noqa: PLC0415 - heavy, and of no use to --help

    for order in ORDERS:
        if order == text:
            return order
    accepted = msg("Accepted: {orders}.", orders=list(ORDERS))
    raise BadInput(msg("A league table has no order “{order}”.", order=text), where="--sort", accepted=accepted)


def _whole_table(asked: Asked, *, alone: bool) -> League:
    """The league table for CSV, which holds that and nothing else."""
    if asked.of_league and alone:
        return _league(asked)
    raise BadInput(
        msg("CSV holds the league table and nothing else."),
        where="--csv",
        then=msg("Ask for “all” with --csv alone; with --json the other answers come too."),
    )


def _league(asked: Asked) -> League:
    from onir.standing import league  # noqa: PLC0415 - heavy, and of no use to --help

    return league(asked.period, country=asked.country, **asked.terms)


def _answered(asked: Asked, order: Order, language: str) -> tuple[Answer, Callable[[Any, str], Sequence[str]]]:
    """The standing or the league table, and how it is shown; showing gives the lines that were said."""
    if asked.of_league:
        return _league(asked).sorted_by(order, language), _show_league
    from onir.standing import standing as stand  # noqa: PLC0415 - heavy, and of no use to --help

    return stand(asked.area, asked.period, **asked.terms), _show


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(standing)


def _show(answer: Standing, language: str) -> Sequence[str]:
    console = show.console()
    headline, *rest = said = [sentence.say(language) for sentence in answer.sentences]
    console.print(headline, style="bold")
    for line in rest:
        console.print(line)
    return said


def _show_league(answer: League, language: str) -> Sequence[str]:
    console = show.console()
    console.print(answer.title.say(language), style="bold")
    rows = [[cell.say(language) for cell in row] for row in answer.rows]
    console.print(show.filled(HEADS, rows, language, numbers=(0, 1, 3, 4, 5)))
    said = [note.say(language) for note in answer.notes]
    for line in said:
        console.print(line)
    return said
