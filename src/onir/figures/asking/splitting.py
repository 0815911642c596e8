"""What a part of an old region may have had: its figure shared out by another series, on request and as an estimate.

estimate = figure of the old region × part / (sum of all parts), the parts of `by` (the population unless another basis
is asked for) in the period nearest to the one wanted, all of one release. No one share fits another indicator: the
parts of old East Kazakhstan had 45.5 per cent of its people and 40.5 per cent of its product in what is Abai today. So
every other basis that is held is tried as well, and the range they give stands beside. An estimate enters no panel, and
with that no rank, sum, growth or verdict; what is comparable before a split are the joined units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.errors import BadInput, NotHeld
from onir.figures.corrections.correcting import corrections_in, corrections_said
from onir.figures.indicators import Indicator, indicator
from onir.figures.panel import Cell, Panel
from onir.figures.releases.histories import plain
from onir.figures.remarks import remarks
from onir.figures.store import Store
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.territory import Area, country
from onir.territory import area as known_area

BASIS = "population.total"


@dataclass(frozen=True)
class Share:
    """The part of an old region that is another's: `part` and the `parts` it is one of, of one release."""

    basis: Indicator
    part: Cell
    parts: tuple[Cell, ...]

    @property
    def value(self) -> Fraction:
        return Fraction(_amount(self.part)) / Fraction(sum(map(_amount, self.parts)))

    @property
    def period(self) -> Period:
        return self.part.period

    @property
    def words(self) -> Message:
        """The basis, its period, and its numbers."""
        unit = self.part.unit.base
        return msg(
            "{indicator}, {period}: {part} of {whole}",
            indicator=self.basis, period=str(self.period), part=Amount(_amount(self.part), unit),
            whole=Amount(sum(map(_amount, self.parts), Decimal(0)), unit),
        )  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        return {
            "basis": self.basis.code,
            "period": str(self.period),
            "share_percent": round(float(self.value * 100), 4),
            "parts": {cell.area: plain(cell.amount) for cell in self.parts},
            "vintage": self.part.vintage.key,
            "locators": [locator for cell in self.parts for locator in cell.locators],
        }


@dataclass(frozen=True)
class Split:
    """An estimate for `area` out of the `whole` it was a part of, by `share`; `others`: by every other basis held."""

    indicator: Indicator
    area: Area
    whole: Cell
    share: Share
    others: tuple[Share, ...]

    def by(self, share: Share) -> Decimal:
        """The estimate by a share in base units, to the places that the whole is printed with."""
        assert self.whole.value is not None
        exact = Fraction(self.whole.value) * share.value
        rounded = round(Decimal(exact.numerator) / Decimal(exact.denominator), self.whole.decimals)
        return rounded * self.whole.unit.factor

    @property
    def estimate(self) -> Decimal:
        return self.by(self.share)

    @property
    def range(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest estimate by all bases; None where only one basis is held."""
        values = [self.by(share) for share in (self.share, *self.others)]
        return (min(values), max(values)) if len(values) > 1 else None

    @property
    def sentences(self) -> tuple[Message, ...]:
        """That it is an estimate, on what basis, how far other bases lie, and what it must not be used for."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        unit = self.whole.unit.base
        yield msg(
            "{area}, {indicator} {period:loc}: {estimate}, an estimate and no published figure.",
            area=self.area, indicator=self.indicator, period=self.whole.period, estimate=Amount(self.estimate, unit),
        )  # fmt: skip
        yield msg(
            "It is {share} of {whole} ({area}), by {basis}.",
            share=Percent.of(self.share.value), whole=Amount(_amount(self.whole), unit),
            area=known_area(self.whole.extent), basis=self.share.words,
        )  # fmt: skip
        if self.range is None:
            yield msg("No other basis is held, so that no range can be told.")
        else:
            low, high = (Amount(value, unit) for value in self.range)
            yield msg("By the bases held it lies between {low} and {high}.", low=low, high=high)
        yield msg("It enters no rank, sum or growth rate; comparable across the split are the joined regions.")
        yield from corrections_said((self.whole, *self.share.parts))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(one.say(language) for one in self.sentences)

    def as_dict(self) -> dict[str, Any]:
        """The estimate as JSON: amounts in base units as decimal strings."""
        return {
            "indicator": self.indicator.code,
            "area": self.area.code,
            "extent": self.area.extent,
            "period": str(self.whole.period),
            "status": "estimate",
            "value": plain(self.estimate),
            "range": None if self.range is None else [plain(value) for value in self.range],
            "unit": self.whole.unit.base,
            "whole": self.whole.as_dict(),
            "share": self.share.as_dict(),
            "other_bases": [{**one.as_dict(), "value": plain(self.by(one))} for one in self.others],
            "notes": [one.say("en") for one in self.sentences],
        }

    @property
    def cell(self) -> Cell:
        """The estimate as a cell that says so: the status `estimate`, the basis in words in its note."""
        used = (self.whole, *self.share.parts)
        return replace(
            self.whole,
            area=self.area.code,
            extent=self.area.extent,
            value=self.estimate / self.whole.unit.factor,
            status="estimate",
            locators=tuple(locator for cell in used for locator in cell.locators),
            note=" ".join(one.say("en") for one in self.sentences),
            correction="; ".join(corrections_in(used)),
        )


def split(
    code: str,
    area: str | Area,
    period: str | Period | None = None,
    *,
    by: str = BASIS,
    as_of: date | None = None,
    store: Store | None = None,
) -> tuple[Split, ...]:
    """Estimates for a region in a period before it was parted from another; without `period` in every one printed."""
    concept, basis, store = indicator(code), indicator(by), store or Store.open()
    found = known_area(area)
    if code not in store.indicators(found.country):
        raise store.not_held(code, found.country)
    wanted = Period.parse(period) if isinstance(period, str) else period
    periods = store.periods(code, found.country) if wanted is None else (wanted,)
    wholes = [cell for each in periods for cell in _whole(store, concept, found, each, as_of=as_of)]
    if not wholes:
        raise _nothing_to_split(concept, found, wanted)
    shares = {one.code: _shares(store, one, found, wholes[0].extent, as_of) for one in _bases(store, found, basis)}
    if not shares[by]:
        raise _no_basis(basis, found, [name for name, held in shares.items() if held])
    return tuple(_split(concept, found, cell, tuple(shares.values())) for cell in wholes)


def _whole(store: Store, concept: Indicator, found: Area, period: Period, *, as_of: date | None) -> list[Cell]:
    """The figure of the region that this one was a part of then; refused where this one has its own."""
    covers = country(found.country).panel().covers if len(country(found.country).layouts) > 1 else {}
    for panel in reversed(store.panels(concept.code, period, country=found.country, as_of=as_of)):
        printed = (*panel.cells.values(), *panel.overlap.values())
        if any(cell.extent == found.extent for cell in printed):
            return []
        whole = [cell for cell in printed if found.extent in covers.get(cell.extent, ()) and cell.amount is not None]
        if whole and whole[0].unit.adds_up:
            return whole[:1]
    return []


def _nothing_to_split(concept: Indicator, found: Area, period: Period | None) -> BadInput:
    then = msg("“onir figures show {code} --area {area}” shows what is printed.", code=concept.code, area=found.code)
    said = {"indicator": concept, "area": found}
    if period is None:
        what = msg("No figure of {indicator} is of a region that {area} was parted from.", **said)
    else:
        what = msg(
            "No figure of {indicator} {period:loc} is of a region that {area} was parted from.", **said, period=period
        )
    return BadInput(what, then=then)


def _bases(store: Store, found: Area, first: Indicator) -> list[Indicator]:
    """Every indicator held that can be shared out: nothing below zero."""
    held = [indicator(code) for code in store.indicators(found.country)]
    return [first, *(one for one in held if one != first and not one.negative)]


def _shares(store: Store, basis: Indicator, found: Area, extent: str, as_of: date | None) -> list[Share]:
    """The share in every period of which a release prints all parts."""
    members = country(found.country).panel().covers[extent]
    shares = []
    for period in store.periods(basis.code, found.country):
        panels = store.panels(basis.code, period, country=found.country, as_of=as_of)
        held = [share for panel in panels if (share := _share(basis, panel, found, members)) is not None]
        shares += held[-1:]
    return shares


def _share(basis: Indicator, panel: Panel, found: Area, members: frozenset[str]) -> Share | None:
    printed = (*panel.cells.values(), *panel.overlap.values())
    parts = {cell.extent: cell for cell in printed if cell.extent in members and _weighs(cell)}
    if set(parts) != members:
        return None
    return Share(basis, parts[found.extent], tuple(parts[member] for member in sorted(members)))


def _weighs(cell: Cell) -> bool:
    """Whether a cell can be a part of a share: above zero, of a unit that adds up, not remarked to be no match."""
    fits = cell.amount is not None and cell.amount > 0 and cell.unit.adds_up
    return fits and all(remark.comparable for remark in remarks(cell))


def _split(concept: Indicator, found: Area, whole: Cell, shares: Sequence[Sequence[Share]]) -> Split:
    first, *others = [_nearest(held, whole.period) for held in shares if held]
    return Split(concept, found, whole, first, tuple(others))


def _nearest(shares: Sequence[Share], period: Period) -> Share:
    middle = period.first + period.last
    return min(shares, key=lambda share: (abs(share.period.first + share.period.last - middle), share.period))


def _no_basis(basis: Indicator, found: Area, others: Sequence[str]) -> NotHeld:
    return NotHeld(
        msg("No release of {basis} prints {area} and what was parted from it.", basis=basis, area=found),
        then=msg("Bases held: {codes}.", codes=others or "–"),
    )


def _amount(cell: Cell) -> Decimal:
    assert cell.amount is not None
    return cell.amount
