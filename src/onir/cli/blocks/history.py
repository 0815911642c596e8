"""`--history`: the place through time, and through the releases of the period."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from onir.cli import charts, show
from onir.cli.blocks.block import Asked, Block, Told, say
from onir.language.messages import Sayable, Wording, msg

if TYPE_CHECKING:
    from rich.console import Console

    from onir.figures.asking.ranking import Rank
    from onir.standing import Histories, RankHistory
    from onir.standing.timeline import Moment

WIDE = 28
"""Periods that a chart shows at most, the latest, as far as the screen is wide; `--json` has them all."""

MARK, CELL, NAME = 3, 5, 36
"""Columns of the screen that a mark takes, a cell of the table of all regions, and a region's name."""

HEADS = (msg("Period"), msg("Rank"), msg("Of regions printed"), msg("Value"), msg("Release"))


def _of_area(asked: Asked) -> Told:
    from onir.standing import history  # noqa: PLC0415 - heavy, and of no use to --help

    return history(asked.area, asked.period, **asked.terms)


def _of_league(asked: Asked) -> Told:
    from onir.standing import histories  # noqa: PLC0415 - heavy, and of no use to --help

    return histories(asked.period, country=asked.country, **asked.terms)


def _show(answer: RankHistory | Histories, console: Console, language: str, said: Collection[str] = ()) -> None:
    from onir.standing import RankHistory  # noqa: PLC0415

    if isinstance(answer, RankHistory):
        _show_one(answer, console, language)
    else:
        _show_all(answer, console, language)
    say(answer, console, language, said)


def _show_one(answer: RankHistory, console: Console, language: str) -> None:
    """Places of the region and of those next to it now, its figures, and both period by period."""
    if len(answer.moments) > 1:
        _draw(answer, console, language)
    several = len({moment.cell.vintage.released for moment in answer.moments}) > 1
    rows = [_row(one, answer, language, several) for one in answer.moments]
    console.print(show.filled(HEADS, rows, language, numbers=(1, 2, 3)))


def _draw(answer: RankHistory, console: Console, language: str) -> None:
    """The charts of places and of figures, with the names of the lines between them."""
    fit = min(WIDE, console.width // MARK - 1)
    shown, drawn = answer.moments[-fit:], charts.ink()
    lines = {drawn.mark: [_place(moment.rank) for moment in shown]}
    legend = [f"{drawn.mark} {answer.name.say(language)}"]
    for letter, code in zip("ab", answer.neighbours, strict=False):
        lines[letter] = [_place(rank) for rank in answer.places_of(code)[-fit:]]
        legend.append(f"{letter} {answer.name_of(code).say(language)}")
    for line in charts.bump(lines, [f"{moment.period.year % 100:02}" for moment in shown], drawn):
        console.print(line)
    for line in legend:
        console.print(f"   {line}")
    console.print("   " + charts.sparkline([moment.cell.amount for moment in shown], drawn))


def _place(rank: Rank | None) -> int | None:
    return None if rank is None or rank.bounded else rank.best


def _row(moment: Moment, answer: RankHistory, language: str, several: bool) -> tuple[str, ...]:
    """One period; the release only where several are in use."""
    from onir.figures.releases.histories import said  # noqa: PLC0415

    printed = moment.printed
    beside = "" if printed is None or not answer.joined else f"{printed}/{printed.of}"
    rank, release = f"{moment.rank}/{moment.rank.of}", moment.cell.vintage.released if several else ""
    return str(moment.period), rank, beside, said(moment.cell).say(language), release


def _show_all(answer: Histories, console: Console, language: str) -> None:
    """Places of all regions, one column a period."""
    periods = answer.periods[-min(WIDE, max(1, (console.width - NAME) // CELL)) :]
    rows = [(one.name.say(language), *(str(one.at(period) or "") for period in periods)) for one in answer.lines]
    years = [f"{period.year % 100:02}" for period in periods]
    heads: list[Sayable] = [msg("Region"), *(Wording(year, year, year) for year in years)]
    console.print(show.table(heads, rows, language, numbers=range(1, len(heads))))


BLOCK = Block("history", _of_area, _of_league, _show)
