"""An outlook in sentences: a probability is always a number, with a word of the one scale of `onir.standing` beside it.

What is known of each series is said where it bends the answer: a short one, a year of zero, a figure that is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onir.figures.asking.ranking import Rank
from onir.figures.words import Percent, in_one_scale, rounded
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.outlook.answer import Outlook
from onir.outlook.forecasting.methods import Method
from onir.outlook.forecasting.trying import Tried
from onir.outlook.league import amount
from onir.outlook.rules import FEWEST_TRIALS, PRIOR
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.rules import LEVEL
from onir.standing.place import place_in

STANDS_OUT = 3
"""Times its neighbours that a figure is when one project may have made it."""

HOW: dict[Method, Message] = {
    "carried": msg("The forecast starts from the last figures."),
    "smoothed": msg("The forecast starts from smoothed figures of recent periods."),
    "year_ago": msg("The forecast starts from the figures of the same season a year before."),
}


def sentences(answer: Outlook) -> Iterator[Message]:
    """What is said of an outlook, in order."""
    if answer.of_nation:
        yield _figure(answer)
    elif answer.told:
        yield headline(answer)
        yield _figure(answer)
        yield from _moves(answer)
    else:
        yield from _untold(answer)
    yield from _series(answer)
    yield from _backing(answer)


def headline(answer: Outlook) -> Message:
    """The place most likely taken, and the shortest run of places that holds it at LEVEL."""
    best, worst, often = answer.ranks.likeliest(answer.row)
    low, high = answer.ranks.run(answer.row, LEVEL)
    of = len(answer.areas)
    said = {"area": answer.area, "indicator": answer.indicator, "period": answer.period}
    said |= {"place": Rank(best, worst, of), "of": of, "chance": Chance(often)}
    if (low, high) == (best, worst):
        return msg(
            "By {indicator} {period:loc} the place of {area} is {place} of {of} with a chance of {chance}.", **said
        )
    return msg(
        "By {indicator} {period:loc} the place of {area} is most likely {place} of {of} ({chance}), and from {low} to "
        "{high} with a chance of {level}.",
        low=low, high=high, level=Chance(LEVEL), **said,
    )  # fmt: skip


def _figure(answer: Outlook) -> Message:
    ends = answer.figures(answer.area.code)
    period, last = answer.history.of(answer.area.code)[-1]
    foreseen = (amount(answer, value, ends[2] - ends[0]) for value in ends)
    low, middle, high, was = in_one_scale(*foreseen, amount(answer, last))
    return msg(
        "{area}, {indicator} {period:loc}: about {middle}, and from {low} to {high} with a chance of {level}; "
        "{last:loc} it was {was}.",
        area=answer.area, indicator=answer.indicator, period=answer.period, middle=middle, low=low, high=high,
        level=Chance(LEVEL), last=period, was=was,
    )  # fmt: skip


def _moves(answer: Outlook) -> Iterator[Message]:
    """Of a better and a worse place, of the first three, of passing and being passed."""
    now, last = answer.now, answer.history.last.period
    if now is not None and not now.bounded:
        better, worse = Chance(answer.among(1, now.best - 1)), Chance(answer.among(now.worst + 1, len(answer.areas)))
        yield msg(
            "Against place {now} {last:loc}, a better one is {up} ({better}), a worse one {down} ({worse}).",
            now=now, last=last, up=better.word, better=better, down=worse.word, worse=worse,
        )  # fmt: skip
    top = Chance(answer.among(1, 3))
    yield msg("A place among the first three is {word} ({chance}).", word=top.word, chance=top)
    yield from _neighbours(answer)


def _neighbours(answer: Outlook) -> Iterator[Message]:
    place, last = place_in(answer.history.last, answer.area.code), answer.history.last.period
    if place is None:
        return
    if place.above is not None and place.above.cell.area in answer.areas:
        over = Chance(answer.passes(place.above.cell.area))
        said = {"area": place.above.name, "last": last, "word": over.word, "chance": over}
        yield msg("To pass {area}, next above {last:loc}, is {word} ({chance}).", **said)
    if place.behind is not None and place.behind.cell.area in answer.areas:
        under = Chance(1 - answer.passes(place.behind.cell.area))
        said = {"area": place.behind.name, "last": last, "word": under.word, "chance": under}
        yield msg("To be passed by {area}, next below {last:loc}, is {word} ({chance}).", **said)


def _untold(answer: Outlook) -> Iterator[Message]:
    """The place that stays, and why no probability is said."""
    if answer.now is not None:
        yield msg(
            "No probabilities of places are given: {area} had place {now} of {of} by {indicator} {last:loc}.",
            area=answer.area, now=answer.now, of=answer.now.of, indicator=answer.indicator,
            last=answer.history.last.period,
        )  # fmt: skip
    found = answer.tried
    if found is not None and found.beaten and found.origins >= FEWEST_TRIALS:
        yield msg(
            "In back-tests from {n} {n:plural:period|periods} the place that stays did better than every forecast "
            "(ranked probability score {rival} against {score}).",
            n=found.origins, rival=_score(found.rival), score=_score(found.best.score),
        )  # fmt: skip
    else:
        yield msg(
            "The history is too short to show that a forecast does better than the place that stays: it could be tried "
            "from {n} {n:plural:period|periods}, and {needed} are needed.",
            n=0 if found is None else found.origins, needed=FEWEST_TRIALS,
        )  # fmt: skip


def _series(answer: Outlook) -> Iterator[Message]:
    """What is peculiar to the series of the area itself."""
    own = answer.history.of(answer.area.code)
    if len(own) <= PRIOR:
        yield msg(
            "{area} has {n} {n:plural:figure|figures} within its borders of today, so how far a forecast of it errs is "
            "mostly taken from the other regions.",
            area=answer.area, n=len(own),
        )  # fmt: skip
    zero = [period for period, value in own if value == 0]
    if zero and not answer.indicator.negative:
        yield msg(
            "The table prints zero for {area} {period:loc}; growth passes over it, and zero may come again as often as "
            "it did.",
            area=answer.area, period=zero[-1],
        )  # fmt: skip
    for period, value in () if answer.indicator.negative else _standing_out(own):
        yield msg(
            "The figure of {area} {period:loc}, {value}, is more than three times those beside it: what came once may "
            "come again, so the range is wide.",
            area=answer.area, period=period, value=amount(answer, value),
        )  # fmt: skip
    if own and own[-1][0] != answer.history.last.period:
        yield msg(
            "No figure of {area} is printed for {period}: the forecast starts from {last}.",
            area=answer.area, period=answer.history.last.period, last=own[-1][0],
        )  # fmt: skip


def _standing_out(own: Sequence[tuple[Period, float]]) -> Iterator[tuple[Period, float]]:
    """The newest figure that is so much larger than both of its neighbours, if there is one."""
    found = [
        own[row] for row in range(1, len(own) - 1) if own[row][1] > STANDS_OUT * max(own[row - 1][1], own[row + 1][1])
    ]
    yield from found[-1:]


def _backing(answer: Outlook) -> Iterator[Message]:
    history, found = answer.history, answer.tried
    if answer.told and found is not None and not answer.of_nation:
        yield HOW[found.best.method]
        yield _tried(found)
    yield msg(
        "From “{title}” ({release}), {first} to {last}.",
        title=history.vintage.title, release=history.vintage.release,
        first=history.panels[0].period, last=history.last.period,
    )  # fmt: skip
    if answer.parts is not None:
        newest = answer.parts.last
        yield msg(
            "Figures up to {known} are taken as printed in “{title}” ({release}); only the rest of {period} is "
            "foreseen.",
            known=newest.period, title=newest.vintage.title, release=newest.vintage.release, period=answer.period,
        )  # fmt: skip
    yield (
        msg("Regions and nation were drawn together, and add up.")
        if history.series.whole
        else msg("Regions were drawn together; part of the national figure belongs to none of them.")
    )
    if answer.pipeline is None:
        yield msg("Changes of method or of borders, and projects larger than any before, are not foreseen.")
    else:
        from onir.outlook.pipeline.telling import pipeline_said  # noqa: PLC0415 - builds on the answer

        yield from pipeline_said(answer.pipeline)
    if answer.settling is not None:
        yield msg(
            "Meant are figures {n} {n:plural:quarter|quarters} after the period, revised as in {releases} releases.",
            n=max(1, round(answer.settling.until)), releases=answer.settling.releases,
        )  # fmt: skip
    else:
        yield msg("Meant is the figure as first released; later revisions are not in it.")


def _tried(found: Tried) -> Message:
    return msg(
        "Tried from {n} earlier periods of the same release, it scored {score} (ranked probability score, less is "
        "better) where the place that stays scored {rival}; its ranges of {level} held {held} of the places that came.",
        n=found.origins, score=_score(found.best.score), rival=_score(found.rival), level=Chance(LEVEL),
        held=Percent.of(Decimal(found.best.coverage)),
    )  # fmt: skip


def _score(value: float) -> Decimal:
    return rounded(Decimal(value), -3)
