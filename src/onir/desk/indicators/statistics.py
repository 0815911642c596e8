"""Three formulas of statistics, written out with their references: each is a few lines, and has to be read by auditors.

Left out: a library for them, which would weigh more than the desk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Z = Decimal("1.959963984540054")
"""The 97.5th percentile of the normal distribution: an interval of 95 per cent."""


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both shares."""

    low: Decimal
    high: Decimal


def wilson(successes: int, of: int) -> Interval:
    """The score interval of a share (Wilson, JASA 22, 1927), which holds with few cases and at 0 and 1 too.

    >>> found = wilson(81, 263)  # Newcombe, Statistics in Medicine 17, 1998, table I
    >>> round(found.low, 4), round(found.high, 4)
    (Decimal('0.2553'), Decimal('0.3662'))
    """
    if not 0 <= successes <= of or of == 0:
        raise ValueError((successes, of))
    share, square = Decimal(successes) / of, Z * Z
    middle = share + square / (2 * of)
    half = Z * (share * (1 - share) / of + square / (4 * of * of)).sqrt()
    whole = 1 + square / of
    low = Decimal(0) if successes == 0 else (middle - half) / whole
    high = Decimal(1) if successes == of else (middle + half) / whole
    return Interval(low, high)


class Spell(NamedTuple):
    """So many cases that lasted so many days; `ended`: otherwise they had lasted so long when they were last seen."""

    days: int
    ended: bool
    cases: int = 1


@dataclass(frozen=True)
class Survival:
    """Shares that last beyond a day, at each day on which some end; `cases` with those `censored` among them."""

    steps: Sequence[tuple[int, Fraction]]
    cases: int
    censored: int

    def days(self, part: Fraction) -> int | None:
        """When `part` of the cases have ended; None where too few have been seen to."""
        return next((days for days, lasting in self.steps if lasting <= 1 - part), None)


def survival(spells: Iterable[Spell]) -> Survival:
    """The product-limit estimator (Kaplan and Meier, JASA 53, 1958): cases still open count for as long as seen.

    >>> [survival([Spell(2, True), Spell(3, False), Spell(5, True)]).days(Fraction(1, n)) for n in (3, 2, 1)]
    [2, 5, 5]
    """
    ended, censored = Counter[int](), Counter[int]()
    for one in spells:
        (ended if one.ended else censored)[one.days] += one.cases
    at_risk = cases = ended.total() + censored.total()
    lasting, steps = Fraction(1), []
    for days in sorted({*ended, *censored}):
        if ended[days]:
            lasting *= Fraction(at_risk - ended[days], at_risk)
            steps.append((days, lasting))
        at_risk -= ended[days] + censored[days]
    return Survival(tuple(steps), cases, censored.total())


def concentration(parts: Iterable[Decimal]) -> Decimal | None:
    """The sum of squared shares (Herfindahl and Hirschman), from 1/n to 1; None of nothing.

    >>> concentration([Decimal(50), Decimal(50)]), concentration([Decimal(7)])
    (Decimal('0.50'), Decimal('1'))
    """
    held = [part for part in parts if part]
    whole = sum(held, Decimal(0))
    return sum(((part / whole) ** 2 for part in held), Decimal(0)) if whole else None
