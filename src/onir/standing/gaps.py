"""What a higher place would take: the gap to each place above in money and in growth, and the lead over the next below.

To draw level is what is reckoned, since more than that is a matter of one unit. A growth that would have been needed
has both ends in one vintage and one territory, and is rounded up: what is said to suffice suffices. What the next
period takes assumes that the others stay where they are; it is no forecast. A region without a figure has no gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.figures import Cell, Panel, Store
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.layouts import alike
from onir.figures.remarks import same_territory
from onir.figures.words import Percent, name_of
from onir.language.messages import Message, Sayable
from onir.measure import Period
from onir.standing.answer import Standing, standing_of
from onir.standing.place import Neighbour, Place, exact
from onir.standing.question import Question, newest_complete, region_of
from onir.territory import Area
from onir.territory import area as known_area


@dataclass(frozen=True)
class Step:
    """The gap to one area, in base units, and what would close it.

    `needed`: the ratio to the year before with which it would have drawn level; `next`: the ratio to this period with
    which it does if the other stays; `earlier`: the same gap a year before, below zero where it was a lead.
    `level`: the two are within the rounding of the table.
    """

    other: Neighbour
    rank: Rank
    needed: Fraction | None
    next: Fraction | None
    earlier: Decimal | None
    level: bool

    def as_dict(self) -> dict[str, Any]:
        """The step as JSON; of the one below it is a lead, which no growth closes."""
        return self._place() | {
            "growth_needed_percent": _percent(self.needed),
            "growth_next_percent": _percent(self.next),
            "gap_a_year_before": None if self.earlier is None else exact(self.earlier),
        }

    def as_lead(self) -> dict[str, Any]:
        """The lead as JSON, a year before below zero where the other was ahead."""
        return self._place() | {"lead_a_year_before": None if self.earlier is None else exact(-self.earlier)}

    def _place(self) -> dict[str, Any]:
        rank = {"best": self.rank.best, "worst": self.rank.worst, "within_rounding": self.level}
        return self.other.as_dict() | rank


@dataclass(frozen=True)
class Unknown:
    """A region without a figure, and the places it can have."""

    code: str
    name: Sayable
    rank: Rank

    def as_dict(self) -> dict[str, Any]:
        return {"area": self.code, "best": self.rank.best, "worst": self.rank.worst}


@dataclass(frozen=True)
class Gap:
    """The answer of `gap`: `above` has the first place first, `base` is the area itself a year before."""

    standing: Standing
    place: Place
    base: Cell | None
    above: tuple[Step, ...]
    below: Step | None
    tied: tuple[Sayable, ...]
    unknown: tuple[Unknown, ...]

    def as_dict(self) -> dict[str, Any]:
        """The gaps as JSON: amounts in base units, growth in per cent, rounded up."""
        return {
            "area": self.place.cell.area,
            "period": str(self.standing.period),
            "unit": self.place.cell.unit.base,
            "base": None if self.base is None else str(self.base.period),
            "above": [step.as_dict() for step in self.above],
            "below": None if self.below is None else self.below.as_lead(),
            "tied": [one.say("en") for one in self.tied],
            "without_figure": [one.as_dict() for one in self.unknown],
            "vintage": self.place.panel.vintage.key,
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The next place, the third, the first; the lead; what is not known."""
        from onir.standing.gap_sentences import sentences  # noqa: PLC0415 - words build on the gap

        return tuple(sentences(self))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(sentence.say(language) for sentence in self.sentences)


def _percent(ratio: Fraction | None) -> float | None:
    return None if ratio is None else float(sufficient(ratio).value)


def sufficient(ratio: Fraction) -> Percent:
    """A ratio as the percentage, to one place, that surely reaches it.

    >>> sufficient(Fraction(12771, 10000)).value
    Decimal('27.8')
    """
    exactly = (ratio - 1) * 1000
    tenths = Decimal(-(-exactly.numerator // exactly.denominator))
    return Percent(tenths.scaleb(-1), signed=True)


def gap(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> Gap:
    """How far an area is from every place above, and ahead of the next below; BadInput for a nation."""
    found = region_of(area)
    asked = Question.of(found.country, period, code=indicator, as_of=as_of, store=store)
    answer = standing_of(asked, found)
    assert answer.place is not None
    return _gap(asked, answer, answer.place)


@dataclass(frozen=True)
class Gaps:
    """The gaps of all regions of a country, the first place first."""

    lines: tuple[Gap, ...]

    def as_dict(self) -> dict[str, Any]:
        return {"regions": [line.as_dict() for line in self.lines]}

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Which two neighbours are closest, and by how much the first leads."""
        from onir.standing.gap_sentences import of_all  # noqa: PLC0415 - words build on the gap

        return tuple(of_all(self))


def gaps(
    period: str | Period,
    *,
    country: str = "KZ",
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> Gaps:
    """The gaps of every region that has a figure."""
    asked = Question.of(country, period, code=indicator, as_of=as_of, store=store)
    panel = newest_complete(asked.panels())
    order = sorted(panel.known, key=lambda code: (-panel.known[code], code))
    answers = [standing_of(asked, known_area(panel.cells[code].extent)) for code in order]
    return Gaps(tuple(_gap(asked, answer, answer.place) for answer in answers if answer.place is not None))


def _gap(asked: Question, answer: Standing, place: Place) -> Gap:
    before = _year_before(asked, place)
    base = before.get(place.cell.area)
    ties = [code for code, value in place.panel.known.items() if value == place.cell.amount]
    return Gap(
        answer,
        place,
        base,
        tuple(_step(place, other, before) for other in place.ahead),
        None if place.behind is None else _step(place, place.behind, before),
        tuple(_named(place.panel, code) for code in ties if code != place.cell.area),
        tuple(_unknown(place.panel, code) for code in sorted(place.panel.missing)),
    )


def _named(panel: Panel, code: str) -> Sayable:
    cell = panel.cells.get(code)
    return known_area(code) if cell is None else name_of(cell, panel.country)


def _unknown(panel: Panel, code: str) -> Unknown:
    rank = rank_of(panel, code)
    assert rank is not None
    return Unknown(code, _named(panel, code), rank)


def _year_before(asked: Question, place: Place) -> dict[str, Cell]:
    """Cells of the year before by area: of this vintage, of the same territory, with a value."""
    now = place.panel
    early = next((before for panel, before in asked.pairs() if panel.vintage == now.vintage), None)
    if early is None:
        return {}
    seen = alike(early, now, place.cell.area)
    pairs = {code: (cell, seen.cells.get(code)) for code, cell in now.cells.items()}
    return {
        code: before
        for code, (cell, before) in pairs.items()
        if before is not None and before.amount is not None and same_territory(cell, before)
    }


def _step(place: Place, other: Neighbour, before: dict[str, Cell]) -> Step:
    code, own = other.cell.area, place.cell
    rank = rank_of(place.panel, code)
    assert rank is not None
    mine, theirs = before.get(own.area), before.get(code)
    both = None if mine is None or theirs is None else _difference(theirs, mine)
    return Step(
        other,
        rank,
        None if mine is None else _ratio(other.cell, mine),
        _ratio(other.cell, own),
        both,
        own.interval is not None and other.cell.interval is not None and not own.interval.disjoint(other.cell.interval),
    )


def _difference(left: Cell, right: Cell) -> Decimal | None:
    return None if left.amount is None or right.amount is None else left.amount - right.amount


def _ratio(goal: Cell, start: Cell) -> Fraction | None:
    """What a figure must be multiplied by to reach another; None from zero or below, to zero or below, of an index."""
    if goal.amount is None or start.amount is None or not goal.unit.adds_up:
        return None
    return Fraction(goal.amount) / Fraction(start.amount) if start.amount > 0 and goal.amount > 0 else None
