"""The headline and the first paragraph: what came, how much, on which base, which place, what part of the country.

What is told first is the place where it is among the first three, else the change of a flow, else the amount: a stock
"grew in 2024" between two days that its table may not mean. A rise by half or
more is told as a multiple, as the press does, a smaller one and every fall in per cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.bulletin.release.facts import Fact, FactKind, Sentence
from onir.bulletin.release.figures import (
    FACTOR_PLACES,
    PERCENT_PLACES,
    Figure,
    Times,
    figure_of,
    printed,
)
from onir.bulletin.release.listing import Listed
from onir.bulletin.release.material import Material
from onir.figures import Cell, Panel
from onir.figures.asking.ranking import Rank
from onir.figures.words import Percent
from onir.language.messages import Message, msg
from onir.language.ordinals import say_place
from onir.measure import Interval
from onir.standing import Change, Place
from onir.territory import area as known_area

FIRST = 3
"""Places worth a headline."""

NAMED_AHEAD = 3
"""How many regions ahead are named at most."""

MULTIPLE = Fraction(3, 2)
"""From this factor on a rise is told as a multiple."""


@dataclass(frozen=True)
class Spot:
    """A place in running prose."""

    place: int

    def say(self, language: str, form: str = "") -> str:
        return say_place(language, self.place, form)


@dataclass(frozen=True)
class Growth:
    """A change as printed: a multiple, or a percentage with its direction; both None: the same as before."""

    times: Times | None
    percent: Percent | None
    up: bool
    fact: Fact | None


def fact_of(kind: FactKind, cell: Cell, value: Decimal, unit: str, *others: Cell, **more: Any) -> Fact:
    """A fact about the area and the period of a cell, which rests on that cell and others."""
    return Fact(kind, cell.indicator, cell.area, cell.period, value, unit, (cell, *others), **more)


def volume_of(cell: Cell, figure: Figure) -> Fact:
    partner = cell.partner
    return fact_of("volume", cell, figure.value, figure.base, partner=partner)


def rank_fact(cell: Cell, panel: Panel, rank: Rank) -> Fact:
    """A place; of a tie the best one."""
    return fact_of("rank", cell, Decimal(rank.best), "rank", *panel.cells.values(), of=rank.of)


def _rank_of(place: Place) -> Fact:
    return rank_fact(place.cell, place.panel, place.rank)


def growth_of(change: Change | None) -> Growth | None:
    """A change as it is printed; None where there is none, or none that digits tell apart."""
    if change is None or change.ratio is None or change.interval is None:
        return None
    if change.now.amount == change.before.amount:
        return Growth(None, None, up=True, fact=None)
    if change.ratio >= MULTIPLE:
        factor = printed(change.ratio, change.interval, FACTOR_PLACES)
        return None if factor is None else _growth(change, factor, "times")
    rise = printed(abs(change.ratio - 1) * 100, _in_percent(change), PERCENT_PLACES)
    return None if rise is None else _growth(change, rise, "percent")


def _in_percent(change: Change) -> Interval:
    """Of how many per cent the change is, a fall without its sign."""
    assert change.interval is not None
    above = (change.interval - 1).scaled(100)
    return above if (change.ratio or 0) > 1 else -above


def _growth(change: Change, value: Decimal, unit: str) -> Growth:
    up = (change.ratio or 0) > 1
    signed = value if up else -value
    fact = fact_of("growth", change.now, signed, unit, change.before, base=change.before.period)
    if unit == "times":
        return Growth(Times(value), None, up, fact)
    return Growth(None, Percent(value), up, fact)


# -- headline -------------------------------------------------------------------------------------------------------


def headline(of: Material) -> Sentence:
    """The finding in one line."""
    said: dict[str, Any] = {"measured": of.concept.of(of.area), "period": of.now}
    place, growth = of.standing.place, growth_of(of.standing.own_change)
    if place is not None and place.rank.place is not None and place.rank.best <= FIRST:
        words = msg(
            "{area} ranked {place} among the {of} regions of {nation} by {concept:dat} {period:loc}",
            area=of.area, place=Spot(place.rank.best), of=place.rank.of, nation=of.nation,
            concept=of.concept, period=of.now,
        )  # fmt: skip
        return Sentence(words, (_rank_of(place),))
    if growth is not None and growth.fact is not None and of.standing.indicator.basis == "flow":
        return Sentence(_changed(growth, said), (growth.fact,))
    figure = figure_of(of.cell)
    if figure is None:
        return Sentence(msg("{measured} {measured:agrees:was|were} nil {period:loc}", **said))
    words = msg("{measured} came to {figure} {period:loc}", figure=figure, **said)
    return Sentence(words, (volume_of(of.cell, figure),))


def _changed(growth: Growth, said: dict[str, Any]) -> Message:
    if growth.times is not None:
        return msg("{measured} {period:loc} rose to {times} the level of a year before", times=growth.times, **said)
    if growth.up:
        return msg("{measured} rose by {percent} {period:loc}", percent=growth.percent, **said)
    return msg("{measured} fell by {percent} {period:loc}", percent=growth.percent, **said)


# -- first paragraph ------------------------------------------------------------------------------------------------


def lead(of: Material) -> Iterator[Sentence]:
    """Amount and change, place, share."""
    yield _amount(of)
    if (place := of.standing.place) is not None:
        yield _placed(place)
        yield from _shared(place)


def _amount(of: Material) -> Sentence:
    said: dict[str, Any] = {"measured": of.concept.of(of.area), "period": of.now}
    figure, growth = figure_of(of.cell), growth_of(of.standing.own_change)
    if figure is None:
        words = msg("{measured} {measured:agrees:was|were} nil {period:loc}: the table prints a zero.", **said)
        return Sentence(words)
    said |= {"figure": figure, "base": of.when(of.period.year_before())}
    volume = volume_of(of.cell, figure)
    if figure.number < 0:
        del said["base"]
        words = msg("{measured} {measured:agrees:was|were} negative {period:loc}: {figure}.", **said)
        return Sentence(words, (volume,))
    return Sentence(_with_growth(growth, said), (volume, *_facts(growth)))


def _facts(growth: Growth | None) -> tuple[Fact, ...]:
    return () if growth is None or growth.fact is None else (growth.fact,)


def _with_growth(growth: Growth | None, said: dict[str, Any]) -> Message:
    if growth is None:
        del said["base"]
        return msg("{measured} came to {figure} {period:loc}.", **said)
    if growth.times is not None:
        said["times"] = growth.times
        return msg("{measured} came to {figure} {period:loc}, {times} as much as {base:loc}.", **said)
    if growth.percent is None:
        return msg("{measured} came to {figure} {period:loc}, as much as {base:loc}.", **said)
    said["percent"] = growth.percent
    if growth.up:
        return msg("{measured} came to {figure} {period:loc}, {percent} more than {base:loc}.", **said)
    return msg("{measured} came to {figure} {period:loc}, {percent} less than {base:loc}.", **said)


def _placed(place: Place) -> Sentence:
    rank = place.rank
    if rank.bounded:
        return Sentence(msg("Which place that is remains open: not all regions have a published figure."))
    fact, said = _rank_of(place), {"place": Spot(rank.best), "of": rank.of}
    if rank.tied:
        words = msg("That is {place} among the {of} regions of the country, shared with others.", **said)
    elif 0 < len(place.ahead) <= NAMED_AHEAD:
        ahead = Listed([known_area(one.cell.area) for one in place.ahead])
        words = msg("That is {place} among the {of} regions of the country, after {ahead:abl}.", ahead=ahead, **said)
    else:
        words = msg("That is {place} among the {of} regions of the country.", **said)
    return Sentence(words, (fact,))


def _shared(place: Place) -> Iterator[Sentence]:
    """The part of the nation, where it has one and digits tell it."""
    nation = place.panel.nation
    if place.part is None or place.share is None or nation is None:
        return
    share = printed(place.part * 100, place.share.scaled(100), PERCENT_PLACES)
    if share is not None:
        fact = fact_of("share", place.cell, share, "percent", nation)
        yield Sentence(msg("Its share of the national figure is {share}.", share=Percent(share)), (fact,))
