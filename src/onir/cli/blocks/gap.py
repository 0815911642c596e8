"""`--gap`: how far it is to each place above, and how far ahead of the place below."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from onir.cli import show
from onir.cli.blocks.block import Asked, Block, Told, say
from onir.language.messages import msg

if TYPE_CHECKING:
    from rich.console import Console

    from onir.standing import Gap, Gaps
    from onir.standing.gaps import Step


HEADS = (msg("Rank"), msg("Region"), msg("Gap"), msg("Growth needed"), msg("Needed next"), msg("Gap a year before"))


def _of_area(asked: Asked) -> Told:
    from onir.standing import gap  # noqa: PLC0415 - heavy, and of no use to --help

    return gap(asked.area, asked.period, **asked.terms)


def _of_league(asked: Asked) -> Told:
    from onir.standing import gaps  # noqa: PLC0415 - heavy, and of no use to --help

    return gaps(asked.period, country=asked.country, **asked.terms)


def _show(answer: Gap | Gaps, console: Console, language: str, said: Collection[str] = ()) -> None:
    from onir.standing import Gap  # noqa: PLC0415

    if isinstance(answer, Gap) and answer.above:
        rows = [_row(answer, step, language) for step in answer.above]
        console.print(show.filled(HEADS, rows, language, numbers=(0, 2, 3, 4, 5)))
    say(answer, console, language, said)


def _row(gap: Gap, step: Step, language: str) -> tuple[str, ...]:
    from onir.figures.words import Amount  # noqa: PLC0415
    from onir.standing.gaps import sufficient  # noqa: PLC0415

    base = gap.place.cell.unit.base
    growth = ("" if ratio is None else sufficient(ratio).say(language) for ratio in (step.needed, step.next))
    earlier = "" if step.earlier is None else Amount(step.earlier, base).say(language)
    return str(step.rank), step.other.name.say(language), Amount(step.other.gap, base).say(language), *growth, earlier


BLOCK = Block("gap", _of_area, _of_league, _show)
