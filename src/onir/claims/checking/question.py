"""A claim as a question to the tables: which cells, by which arithmetic, and what answer the writer implied.

A diagnosis is the same question with one field changed, so every slip is tried by the arithmetic that judged the claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from onir.claims.claim import Claim
from onir.measure import Interval, Period, Written
from onir.measure.unit import CURRENCIES

Measure = Literal["level", "factor", "percent", "increase", "index", "points", "difference", "share", "rank"]
"""`increase`: the factor less one; `index`: the ratio in per cent; `points`: change of a share in percentage points."""

CHANGES: frozenset[Measure] = frozenset({"factor", "percent", "increase", "index", "points", "difference"})
"""Measures that need two periods."""

Lenient = Literal["rounded", "loose"]

LOOSEST = Fraction(1, 10)
"""Trailing zeros count as rounding only while the wider reading stays within a tenth of the number."""


@dataclass(frozen=True)
class Wanted:
    """The answers that agree with the writer: `strict` by the printed digits, `loose` by the wider reading of them.

    `lenient` is what must be said of the wider reading: `rounded`, or `loose` for "about" and "over".

    >>> Wanted.of(Written("1 100 млн", Decimal("1.1e9"), Decimal("1e6"))).loose
    Interval('[1050000000, 1150000000)')
    """

    value: Fraction
    place: Fraction
    strict: Interval
    loose: Interval | None = None
    floor: bool = False
    lenient: Lenient = "rounded"

    @classmethod
    def of(cls, written: Written, high: Decimal | None = None) -> Wanted:
        """Of a figure as printed, `high` being the upper end of a range."""
        value, place, strict = Fraction(written.value), Fraction(written.place), written.interval()
        if high is not None:
            upper = Interval.rounded(high, written.place)
            return cls(value, place, Interval(strict.low, upper.high, open_high=True))
        loose: Interval | None = written.loosely()
        if loose == strict or not (written.bound or _zeros_may_round(written)):
            loose = None
        return cls(value, place, strict, loose, written.bound == ">=", "loose" if written.bound else "rounded")

    def scaled(self, factor: Fraction) -> Wanted:
        loose = self.loose and self.loose.scaled(factor)
        return replace(
            self, value=self.value * factor, place=self.place * factor, strict=self.strict.scaled(factor), loose=loose
        )

    @property
    def relative_width(self) -> Fraction | None:
        """Width of the interval over the value: how much a hit by chance costs. None when it has no bound."""
        return None if not self.value or self.strict.width is None else self.strict.width / abs(self.value)


MORE = Wanted(Fraction(1), Fraction(1), Interval(Fraction(1), None, open_low=True))
"""The answers to "A is ahead of B": every factor above one."""


def _zeros_may_round(written: Written) -> bool:
    """Whether it was printed without decimals (of a scale word too), and the wider reading says something still."""
    whole = written.place >= 1 and written.place.adjusted() % 3 == 0
    return whole and (written.loosely().width or 0) <= abs(Fraction(written.value)) * LOOSEST


@dataclass(frozen=True)
class Question:
    """Cells, arithmetic and the wanted answer; `down`: the writer speaks of a fall; `rival`: the area compared with."""

    measure: Measure
    indicator: str
    area: str
    period: Period
    wanted: Wanted
    unit: str
    also: tuple[str, Wanted] | None = None
    base: Period | None = None
    partner: str = "_T"
    activity: str = "_T"
    down: bool = False
    second: bool = False
    top: bool = False
    by: str = "volume"
    after: tuple[str, ...] = ()
    size: int | None = None
    regions_only: bool = False
    rival: str | None = None

    def __hash__(self) -> int:
        """By what tells questions apart; fractions are hashed by their parts, which costs far less."""
        value = self.wanted.value
        cell = (self.indicator, self.area, self.period, self.base)
        return hash((self.measure, *cell, self.down, value.numerator, value.denominator))

    @property
    def country(self) -> str:
        return self.area.partition("-")[0]

    @property
    def counts_units(self) -> bool:
        """Whether the answer is an amount in the table's unit, not a ratio or a place."""
        return self.measure in ("level", "difference")

    def wanted_in(self, unit: str) -> Wanted | None:
        """What the writer implies in `unit`; None when the text gives no amount in it."""
        if unit == self.unit:
            return self.wanted
        return self.also[1] if self.also is not None and self.also[0] == unit else None

    def of(self, **changes: object) -> Question:
        """The same question with something else asked."""
        return replace(self, **changes)  # type: ignore[arg-type]


def question_of(claim: Claim, indicator: str, period: Period, *, area: str) -> Question:
    """The question a claim asks of `indicator` in `period` (a claim that says neither has several)."""
    measure = _measure(claim)
    return Question(
        measure,
        indicator,
        area,
        period,
        MORE if claim.form == "order" else Wanted.of(claim.written, claim.value_high),
        claim.unit,
        also=_second_amount(claim),
        base=base_of(claim, period) if is_over_time(claim, measure) else None,
        partner=claim.partner or "_T",
        activity=claim.activity or "_T",
        down=claim.direction == "down",
        second=claim.says_more,
        top=claim.written.bound == "<=",
        by=claim.by,
        after=claim.after,
        size=claim.of,
        rival=claim.compared_with,
    )


def is_over_time(claim: Claim, measure: Measure) -> bool:
    """Whether it needs two periods: a change, or a place by one; no comparison of two areas."""
    return claim.compared_with is None and (measure in CHANGES or claim.by == "growth")


def _measure(claim: Claim) -> Measure:
    if claim.kind in ("rank", "share"):
        return "rank" if claim.kind == "rank" else "share"
    if claim.kind != "growth":
        return "level"
    of_unit: dict[str, Measure] = {"times": "factor", "percent": "percent", "points": "points"}
    return of_unit.get(claim.unit, "difference")


def _second_amount(claim: Claim) -> tuple[str, Wanted] | None:
    """The same amount in another currency, where a text gives two; read as rounded to its last digit but zeros."""
    if claim.alt_unit not in CURRENCIES or claim.alt_value is None:
        return None
    place = Decimal(1).scaleb(int(claim.alt_value.normalize().as_tuple().exponent))
    return claim.alt_unit, Wanted.of(Written(claim.written.text, claim.alt_value, place, bound=claim.written.bound))


def base_of(claim: Claim, period: Period) -> Period:
    """What a claim about `period` compares with: what it says, else the year before."""
    said = claim.compared_to
    if not isinstance(said, Period) or said.to_date or (claim.period is not None and claim.period.to_date):
        return period.year_before()
    return said
