"""The pipeline's part in sentences: what was added and how sure its stages are; and what a change of it would move."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onir.figures.asking.ranking import Rank
from onir.figures.words import Amount, Percent, in_one_scale, rounded
from onir.language.messages import Message, msg
from onir.outlook.answer import Outlook
from onir.outlook.league import amount
from onir.outlook.pipeline.merging import PipelinePart
from onir.outlook.rules import PRIOR


def pipeline_said(part: PipelinePart) -> Iterator[Message]:
    """What the pipeline adds, and how it is kept from being counted twice."""
    if part.added:
        yield msg(
            "{n} large {n:plural:project|projects} in hand {n:plural:is|are} in it: money comes as often, as late and "
            "in such part as from past projects at the same stage ({past} {past:plural:case|cases} on record).",
            n=len(part.added), past=len(part.pipeline.past),
        )  # fmt: skip
    else:
        yield msg("No project in hand is large enough to move the figure of its region by itself.")
    weight = Percent(rounded(Decimal(part.weight), 0, factor=100))
    if part.scored:
        yield msg(
            "The forecast with projects weighs {weight}, that without them the rest: so it did best over {n} past "
            "{n:plural:figure|figures}, drawn towards one half.",
            weight=weight, n=part.scored,
        )  # fmt: skip
    else:
        yield msg("The forecast with projects weighs {weight}: none made before can be scored yet.", weight=weight)
    yield msg(
        "No sum is counted twice: what large projects brought in past years is taken out before, and small projects "
        "are not added."
    )


def moved_said(before: Outlook, after: Outlook) -> Message:
    """What the pipeline, or a change of it, moves for the area: the middle figure, and the place taken most often."""
    was, now = in_one_scale(_middle(before), _middle(after))
    said = {"area": after.area, "period": after.period, "before": was, "after": now}
    placed = not after.of_nation and after.told
    if was == now and (not placed or likeliest(after) == likeliest(before)):
        return msg(
            "{area} {period:loc}: about {after} as before.",
            area=after.area,
            period=after.period,
            after=now,
        )
    if not placed:
        return msg("{area} {period:loc}: about {after} instead of {before}.", **said)
    if likeliest(after) == likeliest(before):
        return msg(
            "{area} {period:loc}: about {after} instead of {before}, most likely place {now} of {of} as before.",
            now=likeliest(after), of=len(after.areas), **said,
        )  # fmt: skip
    return msg(
        "{area} {period:loc}: about {after} instead of {before}, most likely place {now} instead of {was} of {of}.",
        now=likeliest(after), was=likeliest(before), of=len(after.areas), **said,
    )  # fmt: skip


def rests_said(part: PipelinePart) -> Message:
    """How few cases are made up for: what chances are drawn towards."""
    overall = Percent(rounded(Decimal(part.cohorts.overall), 0, factor=100))
    return msg(
        "The chance of a stage is drawn towards that of all stages ({overall}) as if {prior} more projects had fared "
        "so.",
        overall=overall, prior=PRIOR,
    )  # fmt: skip


def likeliest(answer: Outlook) -> Rank:
    """The place of the area that is taken most often."""
    best, worst, _ = answer.ranks.likeliest(answer.row)
    return Rank(best, worst, len(answer.areas))


def _middle(answer: Outlook) -> Amount:
    low, middle, high = answer.figures(answer.area.code)
    return amount(answer, middle, high - low)
