"""`onir outlook`: where an area will stand, with the probability of each place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.cli.outlook_projects import Changes, with_projects
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.outlook import Outlook

HELP = marked("Say where a region will stand: the chance of each place, and of passing others.")
HEADS = (msg("Place"), msg("Chance"))


def outlook(
    area: Annotated[str, typer.Argument(help=marked("A region or a nation, by name or code."))],
    period: Annotated[
        str | None, typer.Argument(help=marked("The period to come, such as 2026; the next one without it."))
    ] = None,
    indicator: Annotated[
        str | None, typer.Option(help=marked("The indicator, by code; the country's headline concept without it."))
    ] = None,
    settled: Annotated[
        bool, typer.Option("--settled", help=marked("Once figures have settled, rather than as first released."))
    ] = False,
    target: Annotated[
        str | None, typer.Option(help=marked("A task for the period, in units of one, such as 1.1e12: say the chance."))
    ] = None,
    projects: Annotated[
        Path | None, typer.Option(help=marked("Projects in hand and past ones, as CSV: foresee with them."))
    ] = None,
    drop: Annotated[list[str] | None, typer.Option(help=marked("What if this project were dropped, by code."))] = None,
    delay: Annotated[
        list[str] | None, typer.Option(help=marked("What if it came so many years later, such as P-1:2."))
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            help=marked("What if one more came: region, stage, year, sum, such as KZ-27:agreement:2026:5e11.")
        ),
    ] = None,
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Say where a region will stand: the chance of each place, and of passing others."""
    language = options.language(lang)
    from onir.outlook import outlook as foresee  # noqa: PLC0415 - heavy, and of no use to --help

    day = options.day(as_of, "--as-of")
    alone = foresee(area, period, indicator=indicator, as_of=day, settled=settled)
    held = with_projects(alone, projects, Changes(drop or (), delay or (), add or ()))
    answer = alone if held is None else held.answer
    from onir.outlook import Target  # noqa: PLC0415

    task = None if target is None else Target.of(answer, target)
    if as_json:
        told = answer.as_dict() | ({} if held is None else {"ways": held.as_dict()})
        show.as_json(told | ({} if task is None else {"target": task.as_dict()}))
        return
    for line in () if held is None else held.moves:
        show.console().print(line.say(language))
    _show(answer, language)
    for line in () if task is None else task.sentences:
        show.console().print(line.say(language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(outlook)


def _show(answer: Outlook, language: str) -> None:
    console = show.console()
    headline, *rest = [sentence.say(language) for sentence in answer.sentences]
    console.print(headline, style="bold")
    if answer.told and not answer.of_nation:
        console.print(show.table(HEADS, _places(answer, language), language, numbers=(0, 1)))
    for line in rest:
        console.print(line)


def _places(answer: Outlook, language: str) -> list[list[str]]:
    """A row for each place that one draw in a hundred or more gives."""
    from onir.standing.certainty.chances import Chance  # noqa: PLC0415

    chances = enumerate(answer.places[answer.row], 1)
    return [[str(place), Chance(float(chance)).say(language)] for place, chance in chances if chance >= 0.01]
