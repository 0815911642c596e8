"""The second paragraph: how the figure compares with all earlier years, the year before, the best place, the investors.

Earlier figures are those of the same months, of the same territory, each from the newest release that gives it whole.
Places are told only of periods in which none was left open, with the number of regions there were.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onir.bulletin.release.facts import Fact, Sentence
from onir.bulletin.release.figures import figure_of
from onir.bulletin.release.lead import Spot, rank_fact, volume_of
from onir.bulletin.release.listing import Listed
from onir.bulletin.release.material import Material, Then
from onir.language.messages import msg
from onir.standing.reasons.parts import Partner

FEW = 4
"""Fewer earlier periods than this make no record."""

WORTH_TELLING = 5
"""The last place that is told as the best one of the past."""

NAMED = 3
"""Countries of investors that are named."""

YEAR = 12
"""Months; parts of a year are held against the same months of others."""

HIGH = {
    True: msg("In no earlier year with comparable figures had the figure been so high."),
    False: msg("In the same months of earlier years with comparable figures the figure had never been so high."),
}
LOW = {
    True: msg("In no earlier year with comparable figures had the figure been so low."),
    False: msg("In the same months of earlier years with comparable figures the figure had never been so low."),
}


def background(of: Material) -> Iterator[Sentence]:
    """Sentences in order; none for a region without a past."""
    yield from _record(of)
    yield from _year_before(of)
    yield from _best_place(of)
    yield from _investors(of)
    yield from _borders(of)


def _year_before(of: Material) -> Iterator[Sentence]:
    then = of.before
    figure = None if then is None else figure_of(then.cell)
    if then is None or figure is None:
        return
    said: dict[str, Any] = {"base": of.when(then.period), "concept": of.concept, "figure": figure}
    volume = volume_of(then.cell, figure)
    if then.rank.place is None:
        yield Sentence(msg("A year earlier, {base:loc}, {concept} came to {figure}.", **said), (volume,))
        return
    said |= {"place": Spot(then.rank.best), "of": then.rank.of}
    words = msg("A year earlier, {base:loc}, {concept} came to {figure}: that was {place} among {of} regions.", **said)
    yield Sentence(words, (volume, _rank_of(then)))


def _rank_of(then: Then) -> Fact:
    return rank_fact(then.cell, then.panel, then.rank)


def _record(of: Material) -> Iterator[Sentence]:
    """Whether there was never as much, or never as little, where enough of the past is known in full.

    It stands before the year before, of which it would be read otherwise.
    """
    now, past = of.cell.amount, [then.cell.amount for then in of.past]
    known = [amount for amount in past if amount is not None]
    if now is None or len(known) < max(FEW, len(past)):
        return
    if now > max(known):
        yield Sentence(HIGH[of.period.months == YEAR])
    elif now < min(known):
        yield Sentence(LOW[of.period.months == YEAR])


def _best_place(of: Material) -> Iterator[Sentence]:
    """The best place before, where it is better than now and not that of the year before."""
    place, certain = of.standing.place, [then for then in of.past if then.rank.place is not None]
    if place is None or place.rank.bounded or len(certain) < FEW:
        return
    best = min(certain, key=lambda then: (then.rank.best, -then.period.first))
    if best.rank.best >= min(place.rank.best, WORTH_TELLING + 1) or best is of.before:
        return
    words = msg(
        "The best place was {place} among {of} regions, {then:loc}.",
        place=Spot(best.rank.best), of=best.rank.of, then=of.when(best.period),
    )  # fmt: skip
    yield Sentence(words, (_rank_of(best),))


def _investors(of: Material) -> Iterator[Sentence]:
    """The countries with the largest figures; how many are withheld is left to the notes."""
    told = [(cell, figure_of(cell)) for cell in of.partners if (cell.amount or 0) > 0][:NAMED]
    known = [(cell, figure) for cell, figure in told if figure is not None]
    if known:
        items = [msg("{partner} ({figure})", partner=Partner(cell.partner), figure=figure) for cell, figure in known]
        words = msg(
            "{period:loc}, by country of the investor, from the top: {parts}.", period=of.period, parts=Listed(items)
        )
        yield Sentence(words, tuple(volume_of(cell, figure) for cell, figure in known))


def _borders(of: Material) -> Iterator[Sentence]:
    """Why there is no growth, and which territory is meant."""
    if of.former_borders:
        yield Sentence(msg("All figures are those of {area} within its borders of that time.", area=of.area))
    change = of.standing.change
    if change is not None and of.standing.own_change is None:
        words = msg(
            "No growth rate is given: the figure for {base} is not comparable, as borders or the way of counting were "
            "different.",
            base=of.when(change.before.period),
        )
        yield Sentence(words)
