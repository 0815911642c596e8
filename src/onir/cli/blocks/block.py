"""The shape of a block: what it is asked, what it answers, how that is shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from onir.cli import show
from onir.errors import BadInput, NotHeld
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from rich.console import Console

    from onir.figures import Store


class Answer(Protocol):
    """What programs are told."""

    def as_dict(self) -> dict[str, Any]: ...


class Told(Answer, Protocol):
    """An answer that says itself to people as well."""

    @property
    def sentences(self) -> tuple[Message, ...]: ...


@dataclass(frozen=True)
class Asked:
    """The question as the command line puts it; `area` is `all` for the league table of `country`."""

    area: str
    period: str
    country: str
    indicator: str | None
    as_of: date | None

    @property
    def of_league(self) -> bool:
        return self.area == "all"

    @cached_property
    def store(self) -> Store:
        """One store for the standing and its blocks, so that tables are read once."""
        from onir.figures import Store  # noqa: PLC0415 - heavy, and of no use to --help

        return Store.open()

    @property
    def terms(self) -> dict[str, Any]:
        """The options that every question of `onir.standing` has."""
        return {"indicator": self.indicator, "as_of": self.as_of, "store": self.store}


def say(answer: Told, console: Console, language: str, said: Collection[str] = ()) -> None:
    """The sentences of an answer, one a line, but those already said above: how a block without a chart is shown."""
    for sentence in answer.sentences:
        if (line := sentence.say(language)) not in said:
            console.print(line)


@dataclass(frozen=True)
class Missing:
    """What stands in the place of a block that has no answer while others have one."""

    error: NotHeld

    @property
    def sentences(self) -> tuple[Message, ...]:
        return tuple(part for part in (self.error.what, self.error.accepted, self.error.then) if part is not None)

    def as_dict(self) -> dict[str, Any]:
        return {"not_held": [self.error.say("en")]}


@dataclass(frozen=True)
class Block:
    """`of_area` answers for one area; `of_league`, where there is one, for all of them; `show` draws and says it."""

    name: str
    of_area: Callable[[Asked], Told]
    of_league: Callable[[Asked], Told] | None = None
    show: Callable[[Any, Console, str, Collection[str]], None] = say

    def answer(self, asked: Asked) -> Told:
        """The answer to a question; BadInput where it is about all regions and the block needs one."""
        if not asked.of_league:
            return self.of_area(asked)
        if self.of_league is None:
            raise BadInput(
                msg("“{option}” needs a region or a nation, not “all”.", option=f"--{self.name}"),
                then=msg("Ask for one area, such as “onir standing KZ-27 {period}”.", period=asked.period),
            )
        return self.of_league(asked)


def chosen(blocks: Sequence[Block], given: Mapping[str, bool]) -> tuple[Block, ...]:
    """The blocks whose options were given, in the order of the registry."""
    return tuple(block for block in blocks if given[block.name])


def answered(blocks: Sequence[Block], asked: Asked) -> list[tuple[Block, Told]]:
    """Every block with its answer, or with what it is missing; NotHeld where none of them has an answer."""
    answers = [(block, _answer(block, asked)) for block in blocks]
    missing = [answer.error for _, answer in answers if isinstance(answer, Missing)]
    if missing and len(missing) == len(answers):
        raise missing[0]
    return answers


def _answer(block: Block, asked: Asked) -> Told:
    try:
        return block.answer(asked)
    except NotHeld as error:
        return Missing(error)


def told(blocks: Sequence[tuple[Block, Told]], language: str, said: Collection[str]) -> None:
    """Shows the answers of blocks, a blank line before each; what was `said` above, as a source is, is not repeated."""
    console = show.console()
    for block, answer in blocks:
        console.print()
        (say if isinstance(answer, Missing) else block.show)(answer, console, language, said)
