"""How sure a place is: what the release admits, what revisions have done to it, and the odds that it will hold.

Probabilities need FEWEST releases that tell of figures of about this age; with fewer, and with missing cells that
nothing bounds, there are bounds alone, and the reason is said. The data behind the answer is named either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onir.figures import Panel, Store, Vintage
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.layouts import alike
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.standing.answer import Standing, standing_of
from onir.standing.certainty.rules import DRAWS, FEWEST, LEVEL, SEED
from onir.standing.place import Place
from onir.standing.question import Question, region_of
from onir.territory import Area

if TYPE_CHECKING:
    from onir.standing.certainty.odds import Odds
    from onir.standing.certainty.record import Record


@dataclass(frozen=True)
class Bounds:
    """Places if every figure of the panel moves by `moved` at most, up or down.

    `cells`: how many figures of about this age are on record, nine in ten of which moved by no more; None where the
    part is that of the indicator's registry.
    """

    moved: Fraction
    cells: int | None
    best: int
    worst: int

    def as_dict(self) -> dict[str, Any]:
        return {
            "moved_percent": round(float(self.moved * 100), 4),
            "cells": self.cells,
            "best": self.best,
            "worst": self.worst,
        }


@dataclass(frozen=True)
class InRelease:
    """The place of the area in one release."""

    vintage: Vintage
    rank: Rank

    def as_dict(self) -> dict[str, Any]:
        released = {"vintage": self.vintage.key, "released": self.vintage.released}
        return released | {"best": self.rank.best, "worst": self.rank.worst, "of": self.rank.of}


@dataclass(frozen=True, eq=False)
class Sure:
    """The answer of `sure`; `odds` is None where probabilities are not given, `doubt` then says why.

    `age` is in quarters, `releases` those that tell of figures of about this age, `held` is the oldest release first.
    """

    standing: Standing
    place: Place
    record: Record
    age: float
    held: tuple[InRelease, ...]
    bounds: Bounds | None
    odds: Odds | None
    doubt: Message | None

    @cached_property
    def releases(self) -> int:
        return self.record.releases_near(self.age)

    @cached_property
    def cells(self) -> int:
        """Figures of about this age of which a later release is held."""
        return sum(len(one.before) for one in self.record.near(self.age))

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON: probabilities as parts of one, ages in quarters, changes in per cent."""
        rank = self.place.rank
        return {
            "area": self.place.cell.area,
            "indicator": self.standing.indicator.code,
            "period": str(self.standing.period),
            "vintage": self.place.panel.vintage.key,
            "admissible": {"best": rank.best, "worst": rank.worst, "of": rank.of},
            "held": [one.as_dict() for one in self.held],
            "backing": self._backing(),
            "bounds": None if self.bounds is None else self.bounds.as_dict(),
            "probabilities": None if self.odds is None else self._probabilities(self.odds),
            "reason": None if self.doubt is None else self.doubt.say("en"),
        }

    def _backing(self) -> dict[str, Any]:
        return {
            "table": self.place.panel.vintage.table,
            "releases": [one.key for one in self.record.releases],
            "age_quarters": round(self.age, 2),
            "releases_of_this_age": self.releases,
            "releases_needed": FEWEST,
            "cells_of_this_age": self.cells,
        }

    def _probabilities(self, odds: Odds) -> dict[str, Any]:
        own, rank = self.place.cell.area, self.place.rank
        row = odds.areas.index(own)
        above = {other: round(odds.beats(own, other), 4) for other in odds.areas if other != own}
        return {
            "draws": DRAWS,
            "seed": odds.seed,
            "level": LEVEL,
            "settled_at_quarters": round(odds.until, 2),
            "drawn_together": round(odds.drawn_together, 4),
            "ranks": [round(float(one), 4) for one in odds.ranks[row]],
            "above": above,
            "set": list(odds.sets[row]),
            "joint_sets": {
                code: [odds.joint.low[number], odds.joint.high[number]] for number, code in enumerate(odds.areas)
            },
            "holds_next": round(odds.holds(own, rank.best, rank.worst), 4),
            "top_three": round(odds.among(own, 3), 4),
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The odds or the bounds first, then what they rest on."""
        from onir.standing.certainty.sentences import sentences  # noqa: PLC0415 - words build on the answer

        return tuple(sentences(self))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(sentence.say(language) for sentence in self.sentences)


def sure(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
    seed: int = SEED,
) -> Sure:
    """How sure the place of an area is; BadInput for a nation. `seed` is that of the draws."""
    found = region_of(area)
    asked = Question.of(found.country, period, code=indicator, as_of=as_of, store=store)
    answer = standing_of(asked, found)
    assert answer.place is not None
    return _sure(asked, answer, answer.place, seed)


def _sure(asked: Question, answer: Standing, place: Place, seed: int) -> Sure:
    from onir.standing.certainty.odds import odds_of  # noqa: PLC0415 - loads NumPy
    from onir.standing.certainty.record import Subject, age_of, record_of  # noqa: PLC0415

    panel = place.panel
    subject = Subject(panel.indicator, panel.country, panel.vintage.table, panel.period.months)
    record = record_of(asked.store, subject, as_of=asked.as_of)
    age = age_of(panel.indicator, panel.period, panel.vintage)
    doubt = _doubt(panel, record.releases_near(age))
    return Sure(
        answer,
        place,
        record,
        age,
        tuple(_held(asked.panels(), place, record.releases)),
        _bounds(place, record, age, hindsight=asked.as_of is not None),
        None if doubt else odds_of(panel, record, seed=seed),
        doubt,
    )


def _doubt(panel: Panel, releases: int) -> Message | None:
    """Why no probabilities are given; None where they are."""
    from onir.standing.certainty.odds import bounded  # noqa: PLC0415 - loads NumPy

    if not releases:
        return msg(
            "No probabilities are given: no two releases held of “{title}” give the same figures of about this age, so "
            "nothing is known of how they are revised.",
            title=panel.vintage.title,
        )
    if releases < FEWEST:
        return msg(
            "No probabilities are given: they need {needed} releases that tell of figures of about this age, and of "
            "“{title}” {n} {n:plural:is|are} held.",
            needed=FEWEST, title=panel.vintage.title, n=releases,
        )  # fmt: skip
    if not bounded(panel):
        return msg("No probabilities are given: figures are missing, and nothing bounds them.")
    return None


def _held(panels: Sequence[Panel], place: Place, releases: Sequence[Vintage]) -> list[InRelease]:
    """The place in each release that ranks the same set of regions."""
    own = place.cell.area
    seen = [alike(one, place.panel, own) for one in panels if one.vintage in releases]
    ranks = [(one.vintage, rank_of(one, own)) for one in seen if one.layout == place.panel.layout]
    return [InRelease(vintage, rank) for vintage, rank in ranks if rank is not None]


def _bounds(place: Place, record: Record, age: float, *, hindsight: bool) -> Bounds | None:
    """Bounds by what is on record, else by the registry; None where no revision of the indicator has been measured."""
    from onir.figures import indicator  # noqa: PLC0415 - the name is an option of `sure`
    from onir.standing.certainty.odds import moved_by  # noqa: PLC0415 - loads NumPy

    near = record.near(age)
    if near:
        part = Decimal(moved_by([(one.before, one.after) for one in near])).quantize(Decimal("0.001"), ROUND_UP)
        return _moved(place, Fraction(part), sum(len(one.before) for one in near))
    # what the registry has was measured on releases of later days than the one asked about
    usual = None if hindsight else indicator(place.panel.indicator).usual_revision
    return None if usual is None else _moved(place, usual, None)


def _moved(place: Place, part: Fraction, cells: int | None) -> Bounds:
    """Who is surely above and below when each figure may be `part` of itself higher or lower."""
    known = {code: Fraction(value) for code, value in place.panel.known.items()}
    own = known.pop(place.cell.area)
    above = sum(other - abs(other) * part > own + abs(own) * part for other in known.values())
    below = sum(other + abs(other) * part < own - abs(own) * part for other in known.values())
    return Bounds(part, cells, 1 + above, place.rank.of - below)
