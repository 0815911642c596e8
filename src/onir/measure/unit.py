"""Units: what a number counts, and the scale it is printed in.

A unit is a base (an ISO 4217 currency, `persons`, `percent` …) and a scale; `KZT mn` is tenge in millions. Bases never
convert into one another here: a rate of exchange is a figure of a period, not a property of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onir.errors import BadInput
from onir.language.messages import msg

SCALES = {"": 0, "th": 3, "mn": 6, "bn": 9, "tn": 12}
"""Powers of ten by the word after a base."""

BASES = {
    "%": "percent", "percent": "percent", "points": "points", "ratio": "times", "times": "times", "index": "index",
    "rank": "rank", "persons": "persons", "projects": "projects", "cases": "cases", "jobs": "jobs",
    "agreements": "agreements", "memoranda": "memoranda", "companies": "companies", "countries": "countries",
}  # fmt: skip
"""Bases that are not currencies, by the spellings tables use."""

RATIOS = frozenset({"percent", "points", "times", "index", "rank"})

CURRENCIES = frozenset(
    {"KZT", "USD", "EUR", "RUB", "CNY", "MXN", "UZS", "KGS", "GBP", "JPY", "VND", "KRW", "TRY", "CHF"}
)


@dataclass(frozen=True)
class Unit:
    """A base and a power of ten.

    >>> Unit.parse("KZT mn")
    Unit(base='KZT', power=6)
    >>> Unit.parse("thousand persons").factor
    Decimal('1E+3')
    """

    base: str
    power: int = 0

    @classmethod
    def parse(cls, text: str) -> Unit:
        """The unit of a table's own spelling; an unknown one is refused by name."""
        words = text.split()
        if len(words) == 2 and words[0] == "thousand":
            words = [words[1], "th"]
        base = BASES.get(words[0], words[0] if words[0] in CURRENCIES else "") if words else ""
        if not base or len(words) > 2 or (words[1] if len(words) == 2 else "") not in SCALES:
            raise BadInput(
                msg("“{unit}” is not a known unit.", unit=text),
                accepted=msg("Accepted: a currency or a count, alone or with th, mn, bn or tn, such as “KZT mn”."),
            )
        return cls(base, SCALES[words[1]] if len(words) == 2 else 0)

    @property
    def factor(self) -> Decimal:
        """What a printed number is multiplied by to stand in base units."""
        return Decimal(1).scaleb(self.power)

    @property
    def adds_up(self) -> bool:
        """Whether figures in it may be summed over regions: an index of two regions is no index of both.

        >>> Unit.parse("KZT mn").adds_up, Unit.parse("index").adds_up
        (True, False)
        """
        return self.base not in RATIOS

    @property
    def is_money(self) -> bool:
        return self.base in CURRENCIES

    def __str__(self) -> str:
        scale = next(word for word, power in SCALES.items() if power == self.power)
        return f"{self.base} {scale}".strip()
