"""What a person asks after the place itself: why it changed, what a higher one would take, how it went through time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from onir.errors import OnirError
from onir.figures.releases.histories import said
from onir.language.messages import Message, Sayable, msg
from onir.standing import RankHistory, gap, history, why
from onir.territory import Area

HEADS = (msg("Period"), msg("Rank"), msg("Value"))


class Block(NamedTuple):
    """One of these questions with its answer: sentences, and a table where periods are compared."""

    title: Message
    sentences: Sequence[Sayable]
    heads: Sequence[Message] = ()
    rows: Sequence[Sequence[Sayable]] = ()


QUESTIONS: Sequence[tuple[Message, Callable[..., Any]]] = (
    (msg("Why it changed"), why),
    (msg("What a higher place takes"), gap),
    (msg("The place through time"), history),
)


def blocks(area: Area, period: str, terms: dict[str, Any]) -> Iterator[Block]:
    """The answers; one that the tables do not give says so in its own words."""
    for title, verb in QUESTIONS:
        try:
            answer = verb(area, period, **terms)
        except OnirError as error:
            yield Block(title, (error,))
            continue
        rows = list(_rows(answer)) if isinstance(answer, RankHistory) else []
        yield Block(title, answer.sentences, HEADS if rows else (), rows)


def _rows(answer: RankHistory) -> Iterator[tuple[Sayable, ...]]:
    """Period by period, the newest first."""
    for moment in reversed(answer.moments):
        rank = msg("{rank} of {of}", rank=moment.rank, of=moment.rank.of)
        yield moment.period, rank, said(moment.cell)
