"""Money: an exact amount of one currency. Amounts of two currencies never add, compare or convert silently."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onir.errors import BadInput
from onir.language.messages import msg
from onir.measure.unit import CURRENCIES


@dataclass(frozen=True)
class Money:
    """`amount` in whole units of `currency` (ISO 4217).

    >>> Money(Decimal("1093e6"), "USD") + Money(Decimal(5), "USD")
    Money(amount=Decimal('1093000005'), currency='USD')
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise BadInput(msg("“{code}” is not a currency Öñir knows.", code=self.currency))

    def _same(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise BadInput(
                msg("{a} and {b} cannot be reckoned together without a rate.", a=self.currency, b=other.currency)
            )
        return other

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def say(self, language: str, form: str = "") -> str:
        """The amount in words of `language`, in millions, billions or trillions; `form` as in `language.formats`."""
        from onir.language.formats import say_money  # noqa: PLC0415 - Babel is slow to load and often not needed

        return say_money(language, self.amount, self.currency, form)
