"""A figure as a writer printed it, and the interval of true values it admits.

The rules are those of rounding and of common speech: half a unit of the last printed place; "over 30" is [30, 37.5) and
loosely [30, 40); "about 300" is [225, 375] and loosely [200, 400]; a spoken half is ± 0.25.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from onir.measure.interval import Interval

Bound = Literal[">=", "<=", "~"]

LARGEST = Fraction(1, 4)
"""Of the number itself: "about" and "over" reach no further strictly, or "about 1 trillion" would admit anything."""


@dataclass(frozen=True)
class Written:
    """`value` in base units (scale applied); `place`: one unit of the last printed place, scale included.

    `spoken_half`: said as a half ("екі жарым", "полтора", place 0.1): a quarter either way, looser than "2,5" printed.

    >>> Written("1,7", Decimal("1.7"), Decimal("0.1")).interval()
    Interval('[1.65, 1.75)')
    >>> Written("более 3 млрд", Decimal("3e9"), Decimal("1e9"), bound=">=").interval()
    Interval('[3000000000, 3750000000)')
    """

    text: str
    value: Decimal
    place: Decimal
    bound: Bound | None = None
    spoken_half: bool = False

    @property
    def significant_place(self) -> Decimal:
        """One unit of the last digit that is not a rounding zero: 100 for 1 100, 0.1 for 1.7 and for 2.0.

        Zeros after a decimal mark are printed on purpose. Scale words are powers of a thousand, so a place between
        them ("1,0 млрд" ends in hundreds of millions) was printed as a decimal.
        """
        decimals = self.place.adjusted() < 0 or self.place.adjusted() % 3
        if decimals or not self.value:
            return self.place
        return max(self.place, Decimal(1).scaleb(int(self.value.normalize().as_tuple().exponent)))

    def interval(self) -> Interval:
        """The true values the writer implies."""
        unit, value = Fraction(self.significant_place), Fraction(self.value)
        return self._admitted(min(unit, abs(value) * LARGEST) or unit)

    def loosely(self) -> Interval:
        """The wider reading: trailing zeros are rounding, 1 100 as [1050, 1150); a bound reaches its whole unit."""
        if self.bound:
            return self._admitted(Fraction(self.significant_place))
        return Interval.rounded(self.value, self.significant_place)

    def _admitted(self, step: Fraction) -> Interval:
        value = Fraction(self.value)
        if self.bound == ">=":
            return Interval(value, value + step, open_high=True)
        if self.bound == "<=":
            return Interval(None, value)
        if self.bound == "~":
            return Interval(value - step, value + step)
        if self.spoken_half:
            quarter = Fraction(self.place) * 5 / 2
            return Interval(value - quarter, value + quarter, open_high=True)
        return Interval.rounded(self.value, self.place)
