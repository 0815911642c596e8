"""A place through time and through releases: every comparable period, and every release of one period.

Periods are those of the same months in earlier years, each from the newest release that gives it whole. Where borders
moved between them, places are told on the country's comparable units, and the place among the regions that the table
prints stands beside. What is said of the past (best place, how often in the first three) counts periods with a place
that is certain or tied; those in which a missing cell leaves it open are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from onir.errors import NotHeld
from onir.figures import Cell, History, Indicator, Panel, Store
from onir.figures import history as through_releases
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.layouts import comparable, seen_from, unit_code, unit_of
from onir.figures.words import name_of
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.standing.place import exact, place_in
from onir.standing.question import Question, newest_complete, region_of
from onir.territory import Area, country
from onir.territory import area as known_area

YEAR = 12
"""Months of a year: shorter periods are compared with those of the same months only, and that is said."""

FIRST = 3
"""Places that count as being among the first."""


@dataclass(frozen=True)
class Moment:
    """One period: the place on units that all periods share, and among the regions printed where it is one of them."""

    period: Period
    panel: Panel
    cell: Cell
    rank: Rank
    printed: Rank | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "period": str(self.period),
            "value": None if self.cell.amount is None else exact(self.cell.amount),
            "status": self.cell.status,
            "best": self.rank.best,
            "worst": self.rank.worst,
            "of": self.rank.of,
            "printed": None if self.printed is None else {"place": str(self.printed), "of": self.printed.of},
            "vintage": self.cell.vintage.key,
        }


@dataclass(frozen=True)
class Held:
    """A place, the first and the last period with it, and how many there were."""

    place: int
    first: Period
    last: Period
    times: int

    def as_dict(self) -> dict[str, Any]:
        return {"place": self.place, "first": str(self.first), "last": str(self.last), "times": self.times}


@dataclass(frozen=True)
class RankHistory:
    """The answer of `history`, oldest period first; `code` names the area on the units that all periods share."""

    area: Area
    indicator: Indicator
    code: str
    moments: tuple[Moment, ...]
    joined: bool
    releases: History | None

    @property
    def name(self) -> Sayable:
        return self.name_of(self.code)

    def name_of(self, code: str) -> Sayable:
        """The name of an area of the same set, by its code in the last period."""
        return name_of(self.moments[-1].panel.cells[code], self.area.country)

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Codes of the next above and the next below in the last period, as far as there are such."""
        place = place_in(self.moments[-1].panel, self.code)
        near = () if place is None else (place.above, place.behind)
        return tuple(other.cell.area for other in near if other is not None)

    def places_of(self, code: str) -> tuple[Rank | None, ...]:
        """The places of another area of the same set in the same periods."""
        return tuple(rank_of(moment.panel, code) for moment in self.moments)

    def at(self, period: Period) -> Rank | None:
        """The place in one period."""
        return next((moment.rank for moment in self.moments if moment.period == period), None)

    @cached_property
    def certain(self) -> tuple[Moment, ...]:
        """Moments whose place is known or shared; a tie counts as its best place."""
        return tuple(moment for moment in self.moments if not moment.rank.bounded)

    @property
    def held(self) -> tuple[Held, ...]:
        """Every place ever held, the best first."""
        places = sorted({moment.rank.best for moment in self.certain})
        return tuple(self._held(place) for place in places)

    def _held(self, place: int) -> Held:
        periods = [moment.period for moment in self.certain if moment.rank.best == place]
        return Held(place, periods[0], periods[-1], len(periods))

    @property
    def since(self) -> Moment | None:
        """The first moment of the unbroken run with the present place; None where that is not certain."""
        run = None
        for moment in reversed(self.moments):
            if moment.rank.bounded or moment.rank.best != self.moments[-1].rank.best:
                break
            run = moment
        return run

    @property
    def held_before(self) -> Moment | None:
        """The last moment with the present place before that run."""
        if (since := self.since) is None:
            return None
        same = [one for one in self.certain if one.rank.best == since.rank.best and one.period < since.period]
        return same[-1] if same else None

    @property
    def printed_since(self) -> Moment | None:
        """The first moment of the run with the present place among the regions printed, while these were as many."""
        now = self.moments[-1].printed
        if now is None or now.bounded:
            return None
        run = takewhile(
            lambda one: one.printed is not None and (one.printed.best, one.printed.of) == (now.best, now.of),
            reversed(self.moments),
        )
        return list(run)[-1]

    @property
    def among_first(self) -> int:
        """In how many periods it was surely among the first three."""
        return sum(moment.rank.best <= FIRST for moment in self.certain)

    def as_dict(self) -> dict[str, Any]:
        """The places as JSON, by period and by release."""
        since, before = self.since, self.held_before
        return {
            "area": self.code,
            "comparable_units": self.joined,
            "periods": [moment.as_dict() for moment in self.moments],
            "held": [one.as_dict() for one in self.held],
            "held_since": None if since is None else str(since.period),
            "held_before": None if before is None else str(before.period),
            "times_among_first_three": self.among_first,
            "left_out": len(self.moments) - len(self.certain),
            "releases": [] if self.releases is None else self.releases.as_dict()["editions"],
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Since when the place is held, the best and the worst, how often among the first, what releases changed."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        if len(self.moments) > 1 and self.moments[-1].period.months < YEAR:
            yield msg("The same months of every year are compared.")
        if self.joined:
            yield from self._of_printed()
            yield msg(
                "From here on places are those of {area} among {of} comparable units, "
                "whose borders are the same in all periods.",
                area=self.name, of=self.moments[-1].rank.of,
            )  # fmt: skip
        if len(self.certain) > 1:
            yield from self._present()
            yield from self._extremes()
        if left_out := len(self.moments) - len(self.certain):
            yield msg(
                "Left out, since figures of other regions are missing: {n} {n:plural:period|periods}.", n=left_out
            )
        if self.releases is not None:
            yield from self.releases.sentences

    def _of_printed(self) -> Iterator[Message]:
        """The place among the regions printed, and since when, as long as these were the regions."""
        if (since := self.printed_since) is None or since.printed is None:
            return
        said = {"of": since.printed.of, "place": since.printed, "since": since.period}
        yield msg("Among the {of} regions that the table prints it has held place {place} {since:since}.", **said)

    def _present(self) -> Iterator[Message]:
        since, before = self.since, self.held_before
        if since is None:
            return
        said: dict[str, Any] = {"place": since.rank.best, "since": since.period, "first": self.certain[0].period}
        if before is not None:
            yield msg(
                "It has held place {place} {since:since}; before that it last did {before:loc}.",
                before=before.period,
                **said,
            )
        elif since is not self.certain[0]:
            yield msg("It has held place {place} {since:since}, for the first time {first:since} at least.", **said)
        else:
            yield msg("It has held place {place} in every period {first:since}.", **said)

    def _extremes(self) -> Iterator[Message]:
        best, worst, first = self.held[0], self.held[-1], self.certain[0].period
        if best.place == worst.place:
            return
        said = {"first": first, "best": best.place, "worst": worst.place}
        yield msg(
            "Best place {first:since}: {best}, last {period:loc}; the lowest: {worst}, last {then:loc}.",
            period=best.last, then=worst.last, **said,
        )  # fmt: skip
        if self.among_first:
            yield msg("Among the first three: {n} of {of} periods.", n=self.among_first, of=len(self.certain))
        else:
            yield msg("It has never been among the first three {first:since}.", first=first)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(sentence.say(language) for sentence in self.sentences)


def history(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> RankHistory:
    """The places of a region in this period and in the same months of earlier years; BadInput for a nation."""
    found = region_of(area)
    asked = Question.of(found.country, period, code=indicator, as_of=as_of, store=store)
    asked.panels()
    panels = [panel for panel in panels_through_time(asked) if _has(panel, found)]
    joined = len({panel.layout for panel in panels}) > 1 or (bool(panels) and _own(panels[-1], found) is None)
    moments = tuple(moment for panel in panels if (moment := _moment(panel, found, joined=joined)) is not None)
    if not moments or moments[-1].period != asked.period:
        raise NotHeld(
            msg(
                "No figure of {indicator} is printed for {area} in {period}.",
                indicator=asked.indicator, area=found, period=asked.period,
            )
        )  # fmt: skip
    return RankHistory(found, asked.indicator, moments[-1].cell.area, moments, joined, _releases(asked, found))


@dataclass(frozen=True)
class Histories:
    """The places of all areas of a country on units that all periods share, the first of the last period first."""

    lines: tuple[RankHistory, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({moment.period for line in self.lines for moment in line.moments}))

    def as_dict(self) -> dict[str, Any]:
        return {"areas": [line.as_dict() for line in self.lines]}

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Which areas have been first, and how often."""
        leaders = [(line, sum(moment.rank.best == 1 for moment in line.certain)) for line in self.lines]
        leaders.sort(key=lambda one: -one[1])
        often = [msg("{area} {n}", area=line.name, n=times) for line, times in leaders if times]
        if not often:
            return ()
        said = {"n": len(self.periods), "first": self.periods[0], "areas": often}
        return (msg("Periods with the first place, of {n} {first:since}: {areas}.", **said),)


def histories(
    period: str | Period,
    *,
    country: str = "KZ",
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> Histories:
    """The places of every area of a country in this period and in the same months of earlier years."""
    asked = Question.of(country, period, code=indicator, as_of=as_of, store=store)
    asked.panels()
    panels = list(panels_through_time(asked))
    joined = len({panel.layout for panel in panels}) > 1
    seen = [comparable(panel) if joined else panel for panel in panels]
    order = sorted(seen[-1].known, key=lambda code: (-seen[-1].known[code], code))
    return Histories(tuple(_line(asked, seen, code, joined=joined) for code in order))


def _line(asked: Question, panels: Sequence[Panel], code: str, *, joined: bool) -> RankHistory:
    ranked = [(panel, panel.cells.get(code), rank_of(panel, code)) for panel in panels]
    moments = [Moment(panel.period, panel, cell, rank, None) for panel, cell, rank in ranked if cell and rank]
    return RankHistory(known_area(code.split("+", maxsplit=1)[0]), asked.indicator, code, tuple(moments), joined, None)


def panels_through_time(asked: Question) -> Iterator[Panel]:
    """The period and the same months of earlier years, oldest first, each from the newest release that is whole."""
    code, land = asked.indicator.code, asked.country
    for wanted in _periods(asked.period, asked.store.periods(code, land)):
        if panels := asked.store.panels(code, wanted, country=land, as_of=asked.as_of):
            yield newest_complete(panels)


def _periods(period: Period, printed: Sequence[Period]) -> list[Period]:
    """The same months of every year from the first one printed, oldest first."""
    found = [period]
    while found[-1].year_before().first >= printed[0].first:
        found.append(found[-1].year_before())
    return found[::-1]


def _has(panel: Panel, found: Area) -> bool:
    return _moment(panel, found, joined=False) is not None or _moment(panel, found, joined=True) is not None


def _own(panel: Panel, found: Area) -> Cell | None:
    """The cell of the region itself, of the territory it has now; a country that never split has no other."""
    own = seen_from(panel, found.code).cells.get(found.code)
    one = len(country(found.country).layouts) == 1
    return own if own is not None and (one or own.extent == found.extent) else None


def _moment(panel: Panel, found: Area, *, joined: bool) -> Moment | None:
    seen, own = seen_from(panel, found.code), _own(panel, found)
    printed = None if own is None else rank_of(seen, found.code)
    if not joined:
        return None if own is None or printed is None else Moment(panel.period, seen, own, printed, printed)
    if len(country(found.country).layouts) == 1:
        return None
    units, code = comparable(panel), unit_code(found.country, unit_of(found.country, found.extent))
    cell, rank = units.cells.get(code), rank_of(units, code)
    return None if cell is None or rank is None else Moment(panel.period, units, cell, rank, printed)


def _releases(asked: Question, found: Area) -> History | None:
    """The releases of the period; None where fewer than two give it, or a day is set at which they were not known."""
    if asked.as_of is not None:
        return None
    try:
        releases = through_releases(asked.indicator.code, found, asked.period, store=asked.store)
    except NotHeld:
        return None
    return releases if len(releases.editions) > 1 else None
