"""Amounts and percentages that say themselves, so that a sentence about a standing is one template per language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from onir.figures.layouts import unit_named
from onir.figures.panel import Cell
from onir.language.messages import Sayable, msg
from onir.measure import Unit
from onir.measure.interval import Exact
from onir.territory import area


@dataclass(frozen=True)
class Amount:
    """So many of a base unit; an index is a bare number. Money is said to a tenth of a million, in full when `full`.

    `power` is the scale in which money is said, where it is not the amount's own (`in_one_scale`).
    """

    value: Decimal
    base: str
    full: bool = False
    power: int | None = None

    def say(self, language: str, form: str = "") -> str:
        """The amount in words of `language`.

        >>> Amount(Decimal(893421000000), "KZT").say("ru").replace(chr(160), " ")
        '893,4 млрд тенге'
        """
        if self.base == "persons":
            return msg("{n} {n:plural:person|persons}", n=self.value.to_integral_value()).say(language)
        if not Unit(self.base).adds_up:
            from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load and often not needed

            return say_number(language, self.value)
        from onir.language.formats import say_money  # noqa: PLC0415 - Babel is slow to load and often not needed

        return say_money(language, self.short, self.base, form, power=self.power)

    @property
    def short(self) -> Decimal:
        """The value with the digits that are said."""
        if self.full:
            return self.value
        scale = next((power for power in (9, 6) if abs(self.value) >= Decimal(10) ** power), 1)
        return self.value.quantize(Decimal(1).scaleb(scale - 1), ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Percent:
    """A percentage to one place; `signed` shows a plus too.

    >>> Percent.of(Fraction(1191, 1000) - 1).value
    Decimal('19.1')
    """

    value: Decimal
    signed: bool = False

    @classmethod
    def of(cls, part: Exact, *, signed: bool = False) -> Percent:
        """A ratio (0.191) as a percentage."""
        return cls(rounded(part, -1, factor=100), signed)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The percentage in `language`."""
        from onir.language.formats import say_percent  # noqa: PLC0415 - Babel is slow to load and often not needed

        sign = "+" if self.signed and self.value > 0 else ""
        return sign + say_percent(language, self.value)


def in_one_scale(*amounts: Amount) -> Iterator[Amount]:
    """The amounts of one sentence, in the largest scale that says each of them, so that the eye compares them.

    >>> one, other = in_one_scale(Amount(Decimal("1.2e12"), "KZT"), Amount(Decimal("1.12e12"), "KZT"))
    >>> one.say("en"), other.say("en")
    ('1,200 billion tenge', '1,120 billion tenge')
    """
    from onir.language.formats import scale_of  # noqa: PLC0415 - Babel is slow to load and often not needed

    power = min((scale_of(one.short) for one in amounts if one.value), default=None)
    return (replace(one, power=power) for one in amounts)


def rounded(value: Exact, power: int, *, factor: int = 1) -> Decimal:
    """An exact value times `factor`, rounded half to even at ten to the `power`."""
    exact = Fraction(value) * factor
    step = Decimal(1).scaleb(power)
    digits = Decimal(exact.numerator) / Decimal(exact.denominator)
    return digits.quantize(step, rounding=ROUND_HALF_EVEN) + 0  # a zero has no sign


def name_of(cell: Cell, country: str) -> Sayable:
    """The name of the territory a cell is of: a region as it was, or a comparable unit."""
    if "+" in cell.area:
        return unit_named(country, cell.extent)
    return area(cell.extent)
