"""Intervals: the true values that a written or a published figure admits.

A printed number stands for every number that prints the same, so no verdict compares two numbers: it compares the
interval a writer implied with the interval the table implies. All arithmetic is exact (`Fraction`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`; an end that is None has no bound; `open_high`: the upper end itself is outside.

    >>> Interval.rounded(Decimal("1.7"), Decimal("0.1"))
    Interval('[1.65, 1.75)')
    """

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False
    open_high: bool = False

    # -- making ---------------------------------------------------------------------------------------------

    @classmethod
    def of(cls, low: Exact | None, high: Exact | None, *, open_low: bool = False, open_high: bool = False) -> Interval:
        return cls(_exact(low), _exact(high), open_low, open_high)

    @classmethod
    def point(cls, value: Exact) -> Interval:
        return cls.of(value, value)

    @classmethod
    def rounded(cls, value: Exact, unit: Exact) -> Interval:
        """The numbers that print as `value` when `unit` is one in the last printed place: half a unit either way."""
        half = Fraction(unit) / 2
        return cls(Fraction(value) - half, Fraction(value) + half, open_high=True)

    @classmethod
    def published(cls, value: Exact, decimals: int) -> Interval:
        """The true values behind a published cell printed with `decimals` places; both ends belong to it."""
        half = Fraction(1, 2 * 10**decimals)
        return cls(Fraction(value) - half, Fraction(value) + half)

    # -- comparing ------------------------------------------------------------------------------------------

    def __contains__(self, value: Exact) -> bool:
        return not self.is_above(value) and not self.is_below(value)

    def is_above(self, value: Exact) -> bool:
        """Whether every member is greater than `value`."""
        value = Fraction(value)
        return self.low is not None and (self.low > value or (self.open_low and self.low == value))

    def is_below(self, value: Exact) -> bool:
        """Whether every member is less than `value`."""
        value = Fraction(value)
        return self.high is not None and (self.high < value or (self.open_high and self.high == value))

    def within(self, other: Interval) -> bool:
        """Whether every member of this one is a member of `other`."""
        return _low_key(self) >= _low_key(other) and _high_key(self) <= _high_key(other)

    def disjoint(self, other: Interval) -> bool:
        return _before(self, other) or _before(other, self)

    # -- reckoning ------------------------------------------------------------------------------------------

    def __add__(self, other: Interval | Exact) -> Interval:
        other = other if isinstance(other, Interval) else Interval.point(other)
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.open_high,
            self.open_low,
        )

    def __sub__(self, other: Interval | Exact) -> Interval:
        return self + (-other)

    def scaled(self, factor: Exact) -> Interval:
        """Every member times `factor`, which must be above zero."""
        factor = Fraction(factor)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.open_low,
            self.open_high,
        )

    def over(self, other: Interval) -> Interval | None:
        """The quotients of two intervals above zero; None when `other` reaches zero: the ratio then says nothing."""
        if other.low is None or other.low <= 0 or self.low is None or self.low < 0:
            return None
        return Interval(
            Fraction(0) if other.high is None else self.low / other.high,
            None if self.high is None else self.high / other.low,
            self.open_low or (other.open_high and self.low > 0),  # 0 over anything is 0: no divisor takes it away
            self.open_high or (other.open_low and self.high != 0),
        )

    @property
    def width(self) -> Fraction | None:
        return None if self.low is None or self.high is None else self.high - self.low

    def __str__(self) -> str:
        low = "(−∞" if self.low is None else f"{'(' if self.open_low else '['}{plain(self.low)}"
        high = "∞)" if self.high is None else f"{plain(self.high)}{')' if self.open_high else ']'}"
        return f"{low}, {high}"

    def __repr__(self) -> str:
        return f"Interval('{self}')"


def plain(value: Fraction, places: int = 6) -> str:
    """A fraction in decimal digits: exact when it ends within `places`, else rounded to that many.

    >>> plain(Fraction(33, 20)), plain(Fraction(2, 3))
    ('1.65', '0.666667')
    """
    digits = f"{Decimal(f'{round(value * 10**places)}e-{places}'):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _exact(value: Exact | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _low_key(interval: Interval) -> tuple[int, Fraction, int]:
    return (-1, Fraction(0), 0) if interval.low is None else (0, interval.low, int(interval.open_low))


def _high_key(interval: Interval) -> tuple[int, Fraction, int]:
    return (1, Fraction(0), 0) if interval.high is None else (0, interval.high, -int(interval.open_high))


def _before(left: Interval, right: Interval) -> bool:
    """Whether every member of `left` is less than every member of `right`."""
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.open_high or right.open_low))
