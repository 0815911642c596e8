"""Figures as a release prints them: rounded for readers, and never so that the tables could be read otherwise.

A rounded figure stands for an interval, and so does a table's cell. The places are chosen so that the second lies
within the first: a share of 11.15 ± 0.04 per cent is printed neither as 11.1 nor as 11.2 but as 11. Decimals are
printed even where they are zeros, since a bare round number reads as an approximation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from onir.figures import Cell
from onir.language.agreement import agree
from onir.measure import Interval

PERCENT_PLACES = (1, 2, 0, 3, 4)
FACTOR_PLACES = (1, 0, 2, 3)
AMOUNT_PLACES = (1, 2, 3, 0)

LEAST_DIGITS = 10
"""Of two scales the larger is taken as soon as the amount is ten of it: 9 500.0 million, 10.1 billion."""


@dataclass(frozen=True)
class Figure:
    """So much of a base unit, `number` times ten to the `power`, with the decimals that are printed.

    >>> Figure(Decimal("749.9"), 9, "KZT").say("kk", "acc").replace(chr(160), " ")
    '749,9 млрд теңгені'
    """

    number: Decimal
    power: int
    base: str

    @property
    def value(self) -> Decimal:
        """In base units."""
        return self.number.scaleb(self.power)

    def say(self, language: str, form: str = "") -> str:
        """The figure in words of `language`; `form` is a Kazakh case."""
        from onir.language.formats import say_people, say_scaled  # noqa: PLC0415 - Babel is slow to load

        if self.base == "persons":
            return say_people(language, self.number, self.power, form)
        return say_scaled(language, self.number, self.power, self.base, form)


@dataclass(frozen=True)
class Times:
    """A multiple with its noun: "в 1,7 раза", "1,7 есе", "1.7 times".

    >>> [Times(Decimal(n)).say("ru").replace(chr(160), " ") for n in ("1.7", "2.0", "5", "21")]
    ['1,7 раза', '2,0 раза', '5 раз', '21 раз']
    """

    value: Decimal

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import NO_BREAK, say_number  # noqa: PLC0415 - Babel is slow to load

        forms = {"ru": ["раз", "раза", "раз"], "kk": ["есе"], "en": ["times"]}[language]
        return f"{say_number(language, self.value)}{NO_BREAK}{agree(language, self.value, forms)}"


def figure_of(cell: Cell) -> Figure | None:
    """A cell for readers, by its own digits where fewer would mislead; None where it is withheld or a zero."""
    if cell.value is None or cell.amount is None or cell.interval is None or not cell.amount:
        return None
    power = _scale(cell, abs(cell.amount))
    number = printed(Fraction(cell.amount) / 10**power, _scaled(cell.interval, power), AMOUNT_PLACES)
    own = cell.value.scaleb(cell.unit.power - power)
    return Figure(own if number is None else number, power, cell.unit.base)


def _scaled(interval: Interval, power: int) -> Interval:
    return interval.scaled(Fraction(1, 10**power))


def _scale(cell: Cell, amount: Decimal) -> int:
    """The power of ten of the scale word, no finer than the cell: thousands for people, for money what leaves digits.

    Hundreds of thousands that a table prints as 0.4 million are not told as 400 thousand.
    """
    finest = cell.unit.power - cell.decimals
    if not cell.unit.is_money:
        return 3 if amount >= 1000 * LEAST_DIGITS or finest > 0 else 0
    told = [power for power in (12, 9, 6, 3) if amount >= Decimal(_LEAST[power]).scaleb(power)]
    return max(told[0] if told else 3, next(power for power in (3, 6, 9, 12) if power >= finest))


_LEAST = {12: LEAST_DIGITS, 9: LEAST_DIGITS, 6: 1, 3: 1}


def printed(value: Fraction, interval: Interval, places: Iterable[int]) -> Decimal | None:
    """`value` at the first number of places at which every true value rounds to the same digits; None at none.

    >>> printed(Fraction("11.15"), Interval.of(Fraction("11.11"), Fraction("11.19")), (1, 0))
    Decimal('11')
    """
    for count in places:
        step = Decimal(1).scaleb(-count)
        rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)
        own = rounded == value and interval.width is not None and interval.width <= step  # the table's own digits
        if rounded and (own or interval.within(Interval.rounded(rounded, step))):
            return rounded
    return None
