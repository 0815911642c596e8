"""The pipeline's part in sentences: what was added and how sure its stages are; and what a change of it would move."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onir.figures.asking.ranking import Rank
from onir.figures.words import Percent, rounded
from onir.language.messages import Message, msg
from onir.outlook.answer import Outlook
from onir.outlook.league import amount
from onir.outlook.pipeline.merging import PipelinePart


def pipeline_said(part: PipelinePart) -> Iterator[Message]:
    """What the pipeline adds, and how it is kept from being counted twice."""
    yield msg(
        "{n} large {n:plural:project|projects} in hand {n:plural:is|are} in it, with a weight of {weight}: money comes "
        "as often, as late and in such part as from {past} past projects.",
        n=len(part.added), weight=Percent(rounded(Decimal(part.weight), 0, factor=100)), past=len(part.pipeline.past),
    )  # fmt: skip
    yield msg(
        "No sum is counted twice: what large projects brought in past years is taken out before, and small projects "
        "are not added."
    )


def moved_said(before: Outlook, after: Outlook) -> Message:
    """What a change of the pipeline moves for the area: the middle figure and the place taken most often."""
    low, high = (one.figures(one.area.code)[1] for one in (before, after))
    was, now = (_place(one) for one in (before, after))
    return msg(
        "{area} {period:loc}: about {after} instead of {before}, most likely place {now} instead of {was} of {of}.",
        area=after.area, period=after.period, before=amount(before, low), after=amount(after, high), now=now, was=was,
        of=len(after.areas),
    )  # fmt: skip


def _place(answer: Outlook) -> Rank:
    best, worst, _ = answer.ranks.likeliest(answer.row)
    return Rank(best, worst, len(answer.areas))
