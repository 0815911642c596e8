"""`--why`: what made the change of the figure and of the place."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from onir.cli import charts, show
from onir.cli.blocks.block import Asked, Block, Told, say
from onir.language.messages import Sayable, msg

if TYPE_CHECKING:
    from rich.console import Console

    from onir.standing import Why
    from onir.standing.reasons import Breakdown

LONGEST = 20
"""Contributions that a chart shows, the largest of both signs; `--json` has them all."""

HEADS = {
    "partner": msg("Country of the investor"),
    "activity": msg("Activity"),
    "type": msg("Type"),
    "region": msg("Region"),
}


def _of_area(asked: Asked) -> Told:
    from onir.standing import why  # noqa: PLC0415 - heavy, and of no use to --help

    return why(asked.area, asked.period, **asked.terms)


def _show(answer: Why, console: Console, language: str, said: Collection[str] = ()) -> None:
    say(answer, console, language, said)
    for split in answer.breakdowns:
        if split.known:
            console.print()
            console.print(_chart(split, answer.ends.late.unit.base, language))


def _chart(split: Breakdown, base: str, language: str) -> object:
    """The largest contributions with their bars; the others together, and what is withheld."""
    from onir.standing.reasons.sentences import Signed  # noqa: PLC0415

    lines = [(name.say(language), change) for name, change in _lines(split)]
    drawn = charts.bars([change for _, change in lines], charts.ink())
    rows = [(name, Signed(change, base).say(language), bar) for (name, change), bar in zip(lines, drawn, strict=True)]
    return show.table((HEADS[split.dimension], msg("Change"), msg("")), rows, language, numbers=(1,))


def _lines(split: Breakdown) -> list[tuple[Sayable, Decimal]]:
    """What adds most first, what takes most last; then the smaller ones together and what the parts leave."""
    changed = [(part.name, part.change) for part in split.known if part.change]
    largest = sorted(changed, key=lambda line: -abs(line[1]))
    shown = sorted(largest[:LONGEST], key=lambda line: -line[1])
    smaller = sum((change for _, change in largest[LONGEST:]), Decimal(0))
    rest = msg("withheld or missing in one of the periods") if split.withheld else msg("assigned to none")
    together: list[tuple[Sayable, Decimal]] = [(msg("all others"), smaller), (rest, split.rest)]
    return [*shown, *(line for line in together if line[1])]


BLOCK = Block("why", _of_area, show=_show)
