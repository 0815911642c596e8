"""What a guard looks at: a claim among the others of its text, with its amount and period settled, and the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from onir.claims.checking.candidates import is_direct_investment
from onir.claims.checking.report import Checked
from onir.claims.checking.tables import Tables
from onir.claims.claim import Claim
from onir.figures import Cell
from onir.measure import Period
from onir.measure.unit import CURRENCIES
from onir.territory import Country, country, country_codes


class Amounts:
    """The amounts a text gives, found by what they are of, so that no claim is held against every other."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._facts: dict[_Of, Claim] = {}
        self._facts_of_period: dict[tuple[_Of, Period | None], Claim] = {}
        self._all: dict[tuple[str | None, str, Period | None, str], Claim] = {}
        self._cells: dict[_Cell, Claim] = {}
        self._planned: dict[tuple[_Of, Period | None], Claim] = {}
        self._parts: dict[_Whole, dict[_Of, Claim]] = {}
        for claim in claims:
            self._cells.setdefault(_cell(claim), claim)
            if claim.by == "per_head":
                continue
            self._add_part(claim)
            if _is_planned_amount(claim):
                self._planned.setdefault((_of(claim), claim.period), claim)
            if claim.kind == "volume":
                self._all.setdefault((claim.area, claim.indicator, claim.period, claim.unit), claim)
                if claim.unit in CURRENCIES and claim.modality == "fact":
                    self._facts.setdefault(_of(claim), claim)
                    self._facts_of_period.setdefault((_of(claim), claim.period), claim)

    def _add_part(self, claim: Claim) -> None:
        """Keeps a claim under each whole that it is a part of: all partners, all activities, the nation."""
        if claim.kind != "volume" or claim.modality != "fact" or claim.value_high is not None or not claim.area:
            return
        split = [name for name in ("partner", "activity") if getattr(claim, name) is not None]
        nation = claim.area.partition("-")[0]
        area = claim.area if split else nation
        if len(split) < 2 and "+" not in claim.area and (split or nation != claim.area):
            whole = (split[0] if split else "area", area, claim.indicator, claim.period, claim.unit)
            self._parts.setdefault(whole, {}).setdefault(_of(claim), claim)

    def parts_of(self, whole: Claim) -> list[tuple[Claim, ...]]:
        """The parts of an amount that the text gives: by partner, by activity, by region; each once."""
        if self._cells.get(_cell(whole)) is not whole:
            return []
        rest = (whole.area, whole.indicator, whole.period, whole.unit)
        found = [self._parts.get((name, *rest)) for name in ("partner", "activity", "area")]
        return [tuple(parts.values()) for parts in found if parts]

    def first_said(self, claim: Claim) -> Claim | None:
        """The first claim of the text about the same cell, if this is a later one."""
        first = self._cells.get(_cell(claim))
        return None if first is claim else first

    def of_share(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The amounts that a share is of: a part of a region's and the region's, or a region's and the nation's."""
        area = claim.area or ""
        part = self._facts_of_period.get((_of(claim), claim.period))
        split = claim.partner is not None or claim.activity is not None
        of_whole = (area if split else area.partition("-")[0], claim.indicator, None, None)
        return part, self._facts_of_period.get((of_whole, claim.period)) if split or "-" in area else None

    def of_plan(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The amounts planned and reached that a fulfilment is of."""
        planned = self._planned.get((_of(claim), claim.period))
        return planned, self._facts_of_period.get((_of(claim), claim.period))

    def spoken_of(self, claim: Claim) -> Claim | None:
        """The first amount of what a claim is of; of its own period where the text says that."""
        when = claim.period
        loose = when is None or when.to_date or claim.period_known in ("from the date", "inherited", None)
        return self._facts.get(_of(claim)) if loose else self._facts_of_period.get((_of(claim), when))

    def of_period(self, volume: Claim, period: Period) -> Claim | None:
        """The first amount in the same words and unit of another period."""
        return self._all.get((volume.area, volume.indicator, period, volume.unit))


_Of = tuple[str | None, str, str | None, str | None]


def _of(claim: Claim) -> _Of:
    return claim.area, claim.indicator, claim.partner, claim.activity


def _is_planned_amount(claim: Claim) -> bool:
    planned = claim.kind == "target" or (claim.kind == "volume" and claim.modality == "plan")
    return planned and claim.unit in CURRENCIES


_Cell = tuple[_Of, str, str, str, Period | None, object]
_Whole = tuple[str, str | None, str, Period | None, str]


def _cell(claim: Claim) -> _Cell:
    """What two claims must share to be about one cell in one measure."""
    compared = (claim.compared_to, claim.compared_with) if claim.kind == "growth" else claim.subregion
    return _of(claim), claim.kind, claim.unit, claim.by, claim.period, (compared, claim.form == "absolute")


@dataclass(frozen=True)
class Scene:
    """A claim among the others of its text, with its area and period settled for guards."""

    checked: Checked
    amounts: Amounts
    tables: Tables

    @property
    def claim(self) -> Claim:
        return self.checked.claim

    @property
    def code(self) -> str:
        return self.claim.area or ""

    @property
    def nation(self) -> str:
        return self.code.partition("-")[0]

    @property
    def country(self) -> Country | None:
        """The country of the claim's area; None where its tables are not known."""
        return country(self.nation) if self.nation in country_codes() else None

    @property
    def net(self) -> str | None:
        """The net inflow where the country's press tells another concept, so that the two are mistaken."""
        own = self.country
        return own.net_indicator if own and own.net_indicator != own.headline_indicator else None

    @property
    def is_region(self) -> bool:
        return "-" in self.code

    @property
    def is_whole(self) -> bool:
        """Whether it is of all partners and activities; a part of them compares with no total."""
        return self.claim.partner is None and self.claim.activity is None

    @property
    def is_open_place(self) -> bool:
        """Whether it is a region's place by volume that no table has decided."""
        placed = self.claim.kind == "rank" and self.claim.by == "volume" and self.claim.value >= 1
        return placed and self.is_whole and self.is_region and not self.checked.evidence

    @property
    def is_fdi(self) -> bool:
        return is_direct_investment(self.claim.indicator)

    @property
    def period(self) -> Period | None:
        """The claim's period, or that of the amount it speaks of."""
        volume = self.volume
        own = self.claim.period
        settled = own is not None and not own.to_date and self.claim.period_known != "from the date"
        return own if settled or volume is None else volume.period

    @cached_property
    def volume(self) -> Claim | None:
        """The claim of this text that gives the amount of the same area and indicator."""
        if self.claim.kind == "volume":
            return self.claim if self.claim.unit in CURRENCIES else None
        return self.amounts.spoken_of(self.claim)

    def nation_cell(self, indicator: str | None) -> Cell | None:
        """The nation's newest figure of the scene's period."""
        panel = indicator and self.period and self.tables.newest(indicator, self.period, self.nation)
        cell = panel.nation if panel else None
        return cell if cell is not None and cell.amount is not None else None


def numbers(**values: Fraction | int | None) -> tuple[tuple[str, Fraction], ...]:
    """Named numbers of a guard, exact; those that could not be had are left out."""
    return tuple((name, Fraction(value)) for name, value in values.items() if value is not None)
