"""Figures of evidence that say themselves: an amount, a factor, a per cent, a place; and the release they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from onir.claims.checking.report import Evidence
from onir.figures.vintage import Released
from onir.language.messages import Message, msg
from onir.measure import Interval, Money
from onir.measure.interval import plain
from onir.measure.unit import CURRENCIES

STEPS = {"times": Fraction(1, 100), "percent": Fraction(1, 10), "points": Fraction(1, 10)}
"""What figures are rounded to for the ear; evidence keeps all their digits."""

TENTHS = (Fraction(10**8), Fraction(10**5), Fraction(1))
"""A tenth of a billion and of a million, and the unit itself: what amounts of money are rounded to."""


@dataclass(frozen=True)
class Figure:
    """A value in a unit, said to a tenth of a billion or a million, whichever a text as fine as `step` calls for.

    A text's digits are never taken for the table's: 2.3829 billion beside a written 2.38 is said as 2,382.9 million.

    >>> Figure(Fraction(893432123456), "KZT").rounded, Figure(Fraction(893432123456), "KZT", Fraction(10**7)).rounded
    (Decimal('893400000000'), Decimal('893432100000'))
    """

    value: Fraction
    unit: str
    step: Fraction | None = None

    @property
    def rounded(self) -> Decimal:
        usual = STEPS.get(self.unit) or self._usual
        step = usual if self.step is None or self.step <= 0 else min(usual, self.step)
        if self.unit in CURRENCIES:
            step = next((tenth for tenth in TENTHS if tenth <= step), step)
        return Decimal(plain(round(self.value / step) * step))

    @property
    def _usual(self) -> Fraction:
        fits = (tenth for tenth in TENTHS if self.unit in CURRENCIES and abs(self.value) >= tenth * 10)
        return next(fits, Fraction(1))

    def say(self, language: str, form: str = "") -> str:
        """The figure in `language`: money scaled, per cent with its sign, a factor with two places."""
        from onir.language.formats import say_number, say_percent  # noqa: PLC0415 - Babel is slow to load

        if self.unit in CURRENCIES:
            return Money(self.rounded, self.unit).say(language, form)
        if self.unit == "times":
            return msg("{n} times", n=self.rounded).say(language)
        said = say_percent if self.unit == "percent" else say_number
        return said(language, self.rounded)


@dataclass(frozen=True)
class Span:
    """Two ends of an interval of figures; `fine`: with all the digits that part them.

    >>> Span(Interval.of(624, 663), "").ends
    (Fraction(624, 1), Fraction(663, 1))
    """

    interval: Interval
    unit: str
    fine: bool = False

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        return self.interval.low, self.interval.high

    def say(self, language: str, form: str = "") -> str:
        step = self.interval.width / 2 if self.fine and self.interval.width else None
        low, high = (Figure(end, self.unit, step).say(language, form) if end is not None else "" for end in self.ends)
        return f"{low} – {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"


def told(evidence: Evidence) -> Figure | Message:
    """What the table has, in the claim's own measure."""
    if evidence.size is not None:
        return msg("place {place} of {of}", place=_place(evidence), of=evidence.size)
    return Figure(-evidence.value if evidence.falls else evidence.value, evidence.unit, evidence.written.width)


def written(evidence: Evidence) -> Span:
    """The figures that the written digits stand for."""
    return Span(-evidence.written if evidence.falls else evidence.written, evidence.unit, fine=True)


def source(evidence: Evidence) -> Message:
    """The publisher and the release in a few words; the evidence has the table and its cells."""
    vintage = evidence.vintage
    values = {"publisher": vintage.publisher, "released": Released(vintage.released)}
    if vintage.exactness in ("day", "month"):
        return msg("{publisher}, released {released}", **values)
    return msg("{publisher}, out by {released}", **values)


def _place(evidence: Evidence) -> str:
    low, high = evidence.interval.low, evidence.interval.high
    return str(low) if low == high else f"{low}–{high}"
