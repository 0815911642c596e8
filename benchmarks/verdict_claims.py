"""Draws true claims from the shipped tables by a seed, and writes their numbers in so many digits.

What goes wrong with them is in `verdict_slips`. Left out: regions whose borders changed, but where that is the slip.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from benchmarks.verdict_rules import AMOUNTS, UNITS, Release, Stated, World, reckon, year
from benchmarks.verdict_sentences import Said

KAZAKH_DAY = date(2026, 10, 20)
MEXICAN_DAYS = (date(2018, 3, 5), date(2025, 12, 10))
MADE_DAYS = (date(2026, 6, 15), date(2026, 10, 20))
SPLIT = frozenset({"KZ-10", "KZ-19", "KZ-33", "KZ-35", "KZ-62", "KZ-63"})
"""Regions whose borders changed in 2022: no growth of theirs crosses it."""

CONFIDENTIAL = ("KZ-43", "KZ-59")
"""Cells that the made release withholds."""

Label = tuple[str, str | None, str | None]
"""Verdict, when, reason."""


@dataclass(frozen=True)
class Made:
    """A claim with its verdict: `held` says which releases it is checked against, `made` or those that ship."""

    slip: str
    language: str
    text: str
    span: tuple[int, int]
    day: date
    held: str
    label: Label


@dataclass(frozen=True)
class Worlds:
    shipped: tuple[Release, ...]
    made: tuple[Release, ...]


class Unmade(Exception):
    """This draw makes no clear claim; another is taken."""


Draw = tuple[Stated, Said, World, str]
Drawing = Callable[["Maker"], Draw]


class Maker:
    """Draws claims of one language by one seed; a language of Mexico alone speaks of its direct investment."""

    def __init__(self, worlds: Worlds, seed: int, language: str) -> None:
        self.worlds, self.random, self.language = worlds, random.Random(seed), language
        self.indicators = tuple(UNITS) if language != "es" else ("fdi.net_inflow.notified",)

    # -- what is true -------------------------------------------------------------------------------------------------

    def truth(self, measures: tuple[str, ...] = (), indicators: tuple[str, ...] = ()) -> tuple[Stated, World]:
        """A question that the tables answer, with the newest answer, not yet rounded (`place` nought)."""
        code = self.random.choice(indicators or self.indicators)
        if code not in self.indicators:
            raise Unmade
        measure = self.random.choice(measures or (*MEASURES, "level"))
        mexican = code.startswith("fdi")
        if (mexican and measure == "share") or (measure == "difference" and code == "employment.total"):
            raise Unmade
        day = self.random.choice(MEXICAN_DAYS) if mexican else KAZAKH_DAY
        world = World(self.worlds.shipped, day)
        newest = world.newest(code)
        last = newest.last(12)[0] // 12
        when = year(self.random.randint(max(last - 6, 2014 if mexican else 2023), last))
        area = self.random.choice([one for one in newest.regions(when) if mexican or one not in SPLIT])
        base = year(when[0] // 12 - 1) if measure in ("percent", "factor", "difference") else None
        return self.asked(Stated(measure, code, area, when, Fraction(0), Fraction(0), base), newest), world

    def asked(self, stated: Stated, release: Release) -> Stated:
        """The same question with what a release answers, a fall as one."""
        found = reckon(stated, release)
        if found is None:
            raise Unmade
        middle = (found[0] + found[1]) / 2
        if stated.measure == "rank" and found[0] != found[1]:
            raise Unmade
        if stated.measure in ("percent", "difference") and middle < 0:
            return replace(stated, down=True, value=-middle)
        if middle <= 0 or (stated.measure == "factor" and not Fraction(6, 5) < middle < 20):
            raise Unmade
        return replace(stated, value=middle)

    # -- how it is written --------------------------------------------------------------------------------------------

    def written(self, stated: Stated, digits: int, *, cut: bool = False) -> tuple[Stated, Said]:
        """The number in so many digits, and the sentence's own fields; a last digit nought would mean rounding."""
        power = 6 if self.language == "es" and stated.measure in AMOUNTS else power_of(stated)
        number = Decimal(stated.value.numerator) / Decimal(stated.value.denominator) / Decimal(10) ** power
        places = 0 if stated.measure == "rank" else digits - 1 - number.adjusted()
        if not 0 <= places <= 3:
            raise Unmade
        way = ROUND_DOWN if cut else ROUND_HALF_UP
        shown = number.quantize(Decimal(1).scaleb(-places), rounding=way)
        if shown <= 0 or (stated.measure != "rank" and shown.as_tuple().digits[-1] == 0):
            raise Unmade
        scale = Fraction(10) ** power
        said = Said(
            stated.measure, stated.indicator, stated.area, code_of(stated.span), shown, places, power,
            UNITS.get(stated.indicator, "KZT") if stated.measure in AMOUNTS else "",
            code_of(stated.base) if stated.base else "", stated.down, stated.bound, self.random.randrange(2),
        )  # fmt: skip
        return replace(stated, value=Fraction(shown) * scale, place=Fraction(1, 10**places) * scale), said


MEASURES = ("level", "percent", "factor", "difference", "rank", "share")


def power_of(stated: Stated) -> int:
    if stated.measure not in AMOUNTS:
        return 0
    powers = (3,) if stated.indicator == "employment.total" else (12, 9, 6)
    return next((power for power in powers if stated.value >= 10**power), powers[-1])


def code_of(span: tuple[int, int]) -> str:
    """The period as Öñir writes it.

    >>> code_of((24300, 12)), code_of((24306, 6)), code_of((24303, 3))
    ('2025', '2025-H2', '2025-Q2')
    """
    number, first = divmod(span[0], 12)
    part = {12: "", 9: "-9M", 6: f"-H{first // 6 + 1}", 3: f"-Q{first // 3 + 1}"}[span[1]]
    return f"{number}{part}"
