"""Where a region stands in a period: volume, change, share, rank, neighbours, and the sums that prove the table.

All members of a ranking, a part and its whole, and both ends of a change come from one vintage, the newest that prints
them all. Across a split the comparable units are used and named: a figure of an old unit is never shared out, and two
territories under one code are never compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from onir.errors import NotHeld
from onir.figures import Cell, Indicator, Panel, Store, Vintage
from onir.figures.asking.ranking import rank_of
from onir.figures.corrections.correcting import corrections_said
from onir.figures.layouts import comparable, seen_from, unit_code, unit_of
from onir.figures.remarks import remarks, same_territory
from onir.figures.words import Percent, name_of
from onir.language.messages import Message, Sayable, msg
from onir.measure import Interval, Period
from onir.standing.place import Balance, Place, balance_of, exact, place_in
from onir.standing.question import Question, newest_complete
from onir.standing.ratios import change_of, share_of
from onir.territory import Area, country
from onir.territory import area as known_area


@dataclass(frozen=True)
class Change:
    """A figure on its figure of an earlier period, both of one vintage and of one territory.

    `ratio` is None where the earlier figure is zero or below, or the indicator's sign makes it meaningless.
    """

    now: Cell
    before: Cell
    interval: Interval | None
    name: Sayable

    @property
    def ratio(self) -> Fraction | None:
        """1.191 for a rise of 19.1 %."""
        if self.interval is None or self.now.amount is None or not self.before.amount:
            return None
        return Fraction(self.now.amount) / Fraction(self.before.amount)

    def as_dict(self) -> dict[str, Any]:
        return {
            "on": str(self.before.period),
            "area": self.now.area,
            "from_value": None if self.before.amount is None else exact(self.before.amount),
            "percent": None if self.ratio is None else round(float((self.ratio - 1) * 100), 4),
            "low": _percent(self.interval.low if self.interval else None),
            "high": _percent(self.interval.high if self.interval else None),
            "vintage": self.now.vintage.key,
        }


def _percent(ratio: Fraction | None) -> float | None:
    return None if ratio is None else round(float((ratio - 1) * 100), 4)


@dataclass(frozen=True)
class Standing:
    """The answer of `standing`; `place` is None for a nation, `comparable` is there for periods before a split."""

    area: Area
    indicator: Indicator
    period: Period
    cell: Cell
    place: Place | None
    comparable: Place | None
    change: Change | None
    balance: Balance | None
    notes: tuple[Message, ...]

    @property
    def vintage(self) -> Vintage:
        return self.cell.vintage

    @property
    def own_change(self) -> Change | None:
        """The change of this very territory, not that of a unit it is part of."""
        change = self.change
        return change if change is not None and change.now.extent == self.cell.extent else None

    def as_dict(self) -> dict[str, Any]:
        """The standing as JSON: amounts in base units, shares and changes in per cent."""
        return {
            "area": self.area.code,
            "extent": self.cell.extent,
            "indicator": self.indicator.code,
            "period": str(self.period),
            "value": None if self.cell.amount is None else exact(self.cell.amount),
            "unit": self.cell.unit.base,
            "status": self.cell.status,
            "locators": list(self.cell.locators),
            "vintage": self.vintage.as_dict(),
            "rank": None if self.place is None else self.place.as_dict(),
            "comparable": None if self.comparable is None else self.comparable.as_dict(),
            "change": None if self.change is None else self.change.as_dict(),
            "sums": None if self.balance is None else self.balance.as_dict(),
            "notes": [note.say("en") for note in self.notes],
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What is to be said, the headline first."""
        from onir.standing.sentences import sentences  # noqa: PLC0415 - words build on the standing

        return sentences(self)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(sentence.say(language) for sentence in self.sentences)


def standing(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> Standing:
    """Where an area stands; without `indicator` by the country's headline concept, NotHeld where no table is held."""
    found = known_area(area)
    asked = Question.of(found.country, period, code=indicator, as_of=as_of, store=store)
    return standing_of(asked, found)


def standing_of(asked: Question, found: Area) -> Standing:
    """The answer to a question that was checked; its place is None for a nation alone."""
    panels = [seen_from(panel, found.code) for panel in asked.panels()]
    if found.kind == "nation":
        return _of_nation(asked, found, panels)
    return _of_region(asked, found, panels)


def _of_nation(asked: Question, found: Area, panels: Sequence[Panel]) -> Standing:
    cells = [panel.nation for panel in panels if panel.nation is not None and panel.nation.amount is not None]
    if not cells:
        raise _no_cell(asked, found)
    change = _change_of(asked, found, joined=False)
    notes = (*asked.notes(), *_remarks(cells[-1], change))
    return Standing(found, asked.indicator, asked.period, cells[-1], None, None, change, balance_of(panels[-1]), notes)


def _of_region(asked: Question, found: Area, panels: Sequence[Panel]) -> Standing:
    panel = newest_complete(panels)
    today = panel.layout in ("", country(found.country).layouts[-1].name)
    own = panel.cells.get(found.code)
    printed = place_in(panel, found.code) if own is not None and own.extent == found.extent else None
    units = None if today and printed else _place_on_units(panel, found)
    place = printed or units
    if place is None:
        raise _no_cell(asked, found, panel if today else None)
    change = _change_of(asked, found, joined=printed is None)
    notes = (*asked.notes(), *_remarks(place.cell, change))
    other, sums = units if printed else None, balance_of(panel)
    return Standing(found, asked.indicator, asked.period, place.cell, place, other, change, sums, notes)


def _remarks(cell: Cell, change: Change | None) -> Iterator[Message]:
    """What the table itself says about the figures used, and what was put right in them."""
    used = (cell, change.before if change else cell)
    for remark in dict.fromkeys(remark for one in used for remark in remarks(one)):
        yield msg("The table remarks: {note}.", note=remark.text)
    yield from corrections_said(used)


def _place_on_units(panel: Panel, found: Area) -> Place | None:
    """None in a country whose borders never moved, which has no units but its regions."""
    if len(country(found.country).layouts) == 1:
        return None
    return place_in(comparable(panel), unit_code(found.country, unit_of(found.country, found.extent)))


def _change_of(asked: Question, found: Area, *, joined: bool) -> Change | None:
    """The newest change with both ends in one vintage: of the area itself, else of its comparable unit."""
    pairs = [(seen_from(now, found.code), seen_from(before, found.code)) for now, before in asked.pairs()]
    changes = [] if joined else [change_between(now, before, found.code) for now, before in pairs]
    if not any(changes) and found.kind != "nation" and len(country(found.country).layouts) > 1:
        unit = unit_code(found.country, unit_of(found.country, found.extent))
        changes = [change_between(comparable(now), comparable(before), unit) for now, before in pairs]
    return next((change for change in changes if change is not None), None)


def change_between(now: Panel, before: Panel, code: str) -> Change | None:
    """The change of an area between two panels of one vintage; None across two territories or without a figure."""
    late, early = now.cell(code), before.cell(code)
    if late is None or early is None or late.amount is None or early.amount is None:
        return None
    if not same_territory(late, early):
        return None
    return Change(late, early, change_of(now, before, code), name_of(late, now.country))


def _no_cell(asked: Question, found: Area, panel: Panel | None = None) -> NotHeld:
    return NotHeld(
        msg(
            "No figure of {indicator} is printed for {area} in {period}.",
            indicator=asked.indicator, area=found, period=asked.period,
        ),
        then=None if panel is None else _left_to(panel, found.code),
    )  # fmt: skip


def _left_to(panel: Panel, area: str) -> Message | None:
    """What the other figures and the national total leave to an area whose own is withheld."""
    rank, share = rank_of(panel, area), share_of(panel, area)
    if rank is None or area not in panel.missing:
        return None
    if share is None or share.low is None or share.high is None:
        return msg("The other figures leave it place {rank} of {of}.", rank=rank, of=rank.of)
    low, high = Percent.of(share.low), Percent.of(share.high)
    return msg(
        "The other figures and the national total leave it place {rank} of {of}, with {share} of that total.",
        rank=rank,
        of=rank.of,
        share=low if low == high else msg("{low} to {high}", low=low, high=high),
    )
