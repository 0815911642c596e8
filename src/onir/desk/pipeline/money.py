"""Sums of money in several currencies, brought together by the rates that were stored with each of them, and no other.

A figure bears its rate from the day it was entered, so that a sum told once is told alike for ever, whatever the
exchange rate does. Products are exact, and rounded once, at the end, to a tiyn, half to even: so a sum does not depend
on its order, and differs from the sum of rounded parts by half a tiyn for each part at most. What is domestic is what
is left of the whole, so that the parts always come to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Protocol

from django.db.models import DecimalField, ExpressionWrapper, F

from onir.errors import BadInput
from onir.figures.vintage import Released
from onir.language.messages import msg

OWN = "KZT"
TIYN = Decimal("0.01")
DIGITS = 80
"""Enough for exact products and sums: an amount has 24 digits and a rate 18."""

DAYS = 31
"""The oldest that the end of a month may be whose rate stands for a day."""

TENGE = ExpressionWrapper(F("amount") * F("rate"), output_field=DecimalField(max_digits=42, decimal_places=10))
"""A line in tenge, for the database: exact, to be rounded after summing."""


class Amount(Protocol):
    """A line of the ledger of money, as far as sums need it."""

    @property
    def amount(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...
    @property
    def rate(self) -> Decimal: ...
    @property
    def foreign_part(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Total:
    """`by_currency` as said; `tenge` by the stored rates, `foreign` of it: None where a line does not tell its part."""

    by_currency: Mapping[str, Decimal]
    tenge: Decimal
    foreign: Decimal | None
    lines: int

    @property
    def domestic(self) -> Decimal | None:
        """What is left beside the foreign part."""
        return None if self.foreign is None else self.tenge - self.foreign


def rounded(exact: Decimal) -> Decimal:
    """To a tiyn, half to even."""
    with localcontext(prec=DIGITS):
        return exact.quantize(TIYN, ROUND_HALF_EVEN)


def in_tenge(amount: Decimal, rate: Decimal) -> Decimal:
    """An amount at its stored rate.

    >>> in_tenge(Decimal("1000000.00"), Decimal("470.56"))
    Decimal('470560000.00')
    """
    with localcontext(prec=DIGITS):
        return rounded(amount * rate)


def total(lines: Iterable[Amount]) -> Total:
    """The sum of lines."""
    held = list(lines)
    by_currency = {line.currency: Decimal(0) for line in held}
    with localcontext(prec=DIGITS):
        for line in held:
            by_currency[line.currency] += line.amount
        tenge = rounded(sum((line.amount * line.rate for line in held), Decimal(0)))
        told = [line.foreign_part * line.rate for line in held if line.foreign_part is not None]
        foreign = rounded(sum(told, Decimal(0))) if len(told) == len(held) else None
    return Total(by_currency, tenge, foreign, len(held))


def in_the_currency_of(promise: Amount, line: Amount) -> Decimal:
    """A line in the currency of a promise: as said where it is the same, by the two stored rates where it is another.

    So that a weaker tenge does not make a promise in dollars look fulfilled.
    """
    if line.currency == promise.currency:
        return line.amount
    with localcontext(prec=DIGITS):
        return rounded(line.amount * line.rate / promise.rate)


@dataclass(frozen=True)
class Rate:
    """Tenge for one unit on a day, and who says so."""

    rate: Decimal
    on: date
    source: str


def official_rate(currency: str, on: date) -> Rate:
    """The official rate of the last day of the newest month that had ended by then; BadInput where none is held."""
    if currency == OWN:
        return Rate(Decimal(1), on, OWN)
    held = _held(currency, on)
    if held is None:
        raise BadInput(
            msg("No official rate is held: {currency}, {day}.", currency=currency, day=Released(on.isoformat())),
            then=msg("Give the rate, its day and its source."),
        )
    return held


def _held(currency: str, on: date) -> Rate | None:
    from onir.desk.held import store  # noqa: PLC0415 - opens the figures, which few lines need

    indicator, figures = f"exchange.{currency.lower()}", store()
    if indicator not in figures.indicators("KZ"):
        return None
    ended = [one for one in figures.periods(indicator, "KZ") if 0 <= (on - one.last_day).days <= DAYS]
    for period in sorted(ended, key=lambda one: one.last_day, reverse=True):
        panels = figures.panels(indicator, period, country="KZ")
        cell = panels[-1].nation if panels else None
        if cell is not None and cell.amount:
            return Rate(cell.amount, period.last_day, f"{cell.vintage.table} {cell.vintage.released}")
    return None
