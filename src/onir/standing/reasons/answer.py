"""Why a region's figure and place are not those of the year before.

Everything rests on one vintage for both ends and on territories that stayed the same. What an indicator can be
decomposed by is a matter of the tables held: by investor's country, by activity, for a nation by region; where none is
held the table to get is named, and the national part is told apart from the region's own at least. Contributions add up
to the change to the last unit; what withheld cells leave open is named, never spread over the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.errors import BadInput, NotHeld
from onir.figures import Indicator, Store
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.standing.ends import Ends, ends_of
from onir.standing.place import exact
from onir.standing.question import Question
from onir.standing.reasons.moves import Move, move_of, national_growth
from onir.standing.reasons.parts import Breakdown, breakdown, by_region, splits
from onir.standing.reasons.shift_share import Effects, Table, shift_share, sum_of, whole_units
from onir.standing.reasons.structure import Structure, structure_of
from onir.territory import Area
from onir.territory import area as known_area


@dataclass(frozen=True)
class National:
    """A change in two parts that add up to it, in base units: as the country grew, by a ratio `growth`, and its own."""

    growth: Fraction
    national: Decimal
    own: Decimal

    def as_dict(self) -> dict[str, Any]:
        growth = round(float((self.growth - 1) * 100), 4)
        return {"growth_percent": growth, "national": exact(self.national), "own": exact(self.own)}


@dataclass(frozen=True)
class Why:
    """The answer of `why`; `missing` are the errors that name tables to get, `effects` the shift-share by activity."""

    area: Area
    indicator: Indicator
    ends: Ends
    move: Move | None
    national: National | None
    breakdowns: tuple[Breakdown, ...]
    structures: tuple[Structure, ...]
    effects: Mapping[str, Effects]
    missing: tuple[NotHeld, ...]

    @property
    def rounding(self) -> Decimal:
        """One of the last place that both ends print, in base units."""
        return _one_of(self.ends, min(self.ends.late.decimals, self.ends.early.decimals))

    def as_dict(self) -> dict[str, Any]:
        """The reasons as JSON: amounts in base units that add up to the change, growth in per cent."""
        ends, ratio = self.ends, self.ends.ratio
        return {
            "area": ends.code,
            "period": str(ends.now.period),
            "base": str(ends.before.period),
            "unit": ends.late.unit.base,
            "value": None if ends.late.amount is None else exact(ends.late.amount),
            "before": None if ends.early.amount is None else exact(ends.early.amount),
            "change": exact(ends.change),
            "change_percent": None if ratio is None else round(float((ratio - 1) * 100), 4),
            "comparable_units": ends.joined,
            "rank": None if self.move is None else self.move.as_dict(),
            "national": None if self.national is None else self.national.as_dict(),
            "by": [one.as_dict() for one in self.breakdowns],
            "structure": [one.as_dict() for one in self.structures],
            "shift_share": self._shift_share(),
            "not_held": [error.what.say("en") for error in self.missing],
            "vintage": ends.now.vintage.key,
        }

    def _shift_share(self) -> dict[str, Any] | None:
        if not self.effects:
            return None
        told = {"all": sum_of(self.effects)} | dict(self.effects)
        return {key: {name: exact(part) for name, part in self.shown(one).items()} for key, one in told.items()}

    def shown(self, effects: Effects) -> dict[str, Decimal]:
        """Effects to the last place that either end prints: all but the regional one add up to the change."""
        apart = (effects.national, effects.mix, effects.competitive, effects.allocation)
        unit = _one_of(self.ends, max(self.ends.late.decimals, self.ends.early.decimals))
        national, mix, competitive, allocation = whole_units(apart, unit)
        regional = competitive + allocation
        return {
            "change": national + mix + regional,
            "national": national,
            "mix": mix,
            "regional": regional,
            "competitive": competitive,
            "allocation": allocation,
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What is to be said, the change first."""
        from onir.standing.reasons.sentences import sentences  # noqa: PLC0415 - words build on the reasons

        return tuple(sentences(self))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(sentence.say(language) for sentence in self.sentences)


def why(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> Why:
    """What made the change on the year before, and the change of place; NotHeld where no release gives both years."""
    found = known_area(area)
    asked = Question.of(found.country, period, code=indicator, as_of=as_of, store=store)
    asked.panels()
    ends = ends_of(asked, found)
    if ends is None:
        raise _no_ends(asked, found)
    if not ends.late.unit.adds_up:
        raise BadInput(
            msg(
                "{indicator} is an index: it has no parts, and its change is itself a growth.",
                indicator=asked.indicator,
            )
        )
    held, missing = _breakdowns(asked, found, ends)
    structures = tuple(structure_of(ends, one) for one in held)
    region = found.kind != "nation"
    effects = next((_effects(asked, one) for one in held if region and one.dimension == "activity"), {})
    move, national = move_of(ends), _national(ends) if region else None
    return Why(found, asked.indicator, ends, move, national, tuple(held), structures, effects, tuple(missing))


def _no_ends(asked: Question, found: Area) -> NotHeld:
    return NotHeld(
        msg(
            "No release gives {indicator} of {area} for both {period} and {base} within the same borders.",
            indicator=asked.indicator, area=found, period=asked.period, base=asked.period.year_before(),
        )
    )  # fmt: skip


def _breakdowns(asked: Question, found: Area, ends: Ends) -> tuple[Sequence[Breakdown], Sequence[NotHeld]]:
    """Every breakdown that is held, and the errors that name the tables of the others."""
    held = [by_region(ends)] if found.kind == "nation" and ends.now.cells else []
    missing = []
    for split in splits(found.country, asked.indicator.code):
        try:
            whole = not asked.indicator.negative
            held.append(breakdown(asked.store, ends, split, as_of=asked.as_of, whole=whole))
        except NotHeld as error:
            missing.append(error)
    return held, missing


def _national(ends: Ends) -> National | None:
    """None where there was nothing that could have grown as the country did."""
    growth = national_growth(ends)
    start = ends.early.amount
    if growth is None or start is None or start <= 0:
        return None
    (national,) = whole_units([Fraction(start) * (growth - 1)], _one_of(ends, ends.late.decimals))
    return National(growth, national, ends.change - national)


def _one_of(ends: Ends, place: int) -> Decimal:
    """One of so many decimals of the table's unit, in base units."""
    return Decimal(1).scaleb(ends.late.unit.power - place)


def _effects(asked: Question, split: Breakdown) -> Mapping[str, Effects]:
    """Shift-share where all parts are known at both ends, here and in the country, and the country's are above zero."""
    same = {part.key for part in split.parts} == {part.key for part in split.nation}
    if asked.indicator.negative or split.withheld or not same:
        return {}
    if any(part.before is None or part.before <= 0 for part in split.nation):
        return {}
    ends = [
        {part.key: value for part in parts if (value := getattr(part, end)) is not None}
        for parts in (split.parts, split.nation)
        for end in ("before", "now")
    ]
    return shift_share(Table(*ends))
