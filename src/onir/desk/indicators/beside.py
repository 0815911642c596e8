"""The ledger of projects beside official figures: never added to them, and what it could explain of a change at most.

An upper bound, not a share: that money came in the same period says nothing of how publishers count it. So the bound is
what both have room for, the change of the official figure and the verified foreign part of what came, whichever is
less; where the official figure did not grow there is nothing to explain. A line counts where it tells its foreign part
and its whole period lies in the official one; in another currency it counts by its stored rate and the official one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from onir.desk.held import store
from onir.desk.pipeline.models import InvestmentFigure
from onir.desk.pipeline.money import Amount as Line
from onir.desk.pipeline.money import official_rate, rounded
from onir.errors import BadInput, NotHeld
from onir.figures import Cell, indicator, show_figures
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.territory import Area

OFFICIAL = ("fdi.gross_inflow", "capital.fixed.foreign_source", "capital.fixed")
"""Flows of which foreign money is a part, where they are published by region; all that is held is told."""


@dataclass(frozen=True)
class Beside:
    """An official figure and the one a year before it, and the verified foreign part of so many lines."""

    now: Cell
    before: Cell
    foreign: Decimal
    lines: int

    @property
    def change(self) -> Decimal:
        return (self.now.amount or Decimal(0)) - (self.before.amount or Decimal(0))

    @property
    def bound(self) -> Decimal:
        return at_most(self.change, self.foreign)

    def say(self, language: str, form: str = "") -> str:
        """Both figures and the bound, in a sentence."""
        return self.words.say(language, form)

    @property
    def words(self) -> Message:
        base = self.now.unit.base
        said = {
            "indicator": indicator(self.now.indicator), "period": self.now.period, "n": self.lines,
            "change": Amount(self.change, base), "foreign": Amount(self.foreign, base),
        }  # fmt: skip
        if self.change <= 0:
            return msg(
                "{indicator}, {period}: changed by {change} in a year. Verified foreign investment in projects: "
                "{foreign} ({n} {n:plural:line|lines} of the ledger). It did not grow, so there is nothing to explain.",
                **said,
            )
        return msg(
            "{indicator}, {period}: changed by {change} in a year. Verified foreign investment in projects: "
            "{foreign} ({n} {n:plural:line|lines} of the ledger). It could explain {bound} of the change at most.",
            bound=Amount(self.bound, base), **said,
        )  # fmt: skip


CONDITIONS: tuple[Sayable, ...] = (
    msg("The two are never added: official figures count what firms report, the ledger what an assurer verified."),
    msg(
        "At most, and only if the publisher counts this money in the same period and as foreign: lines that do not "
        "tell their foreign part, or whose period reaches beyond the official one, are left out."
    ),
)


def at_most(change: Decimal, foreign: Decimal) -> Decimal:
    """What a ledger could explain of a change.

    >>> [at_most(Decimal(change), Decimal(30)) for change in (100, 10, -5)]
    [Decimal('30'), Decimal('10'), Decimal('0')]
    """
    return max(Decimal(0), min(change, foreign))


def beside(by: User, area: Area) -> tuple[Beside, ...]:
    """For each official flow with a figure and one a year before it: what stands beside it."""
    found = (_newest(code, area) for code in OFFICIAL)
    return tuple(told for pair in found if pair and (told := _told(by, area, *pair)))


def _newest(code: str, area: Area) -> tuple[Cell, Cell] | None:
    """The newest figure with the one a year before it."""
    try:
        cells = show_figures(code, area.code, store=store())
    except (NotHeld, BadInput):
        return None
    by_period = {str(cell.period): cell for cell in cells if cell.amount is not None and cell.period.months == 12}
    for cell in sorted(by_period.values(), key=lambda one: one.period.last, reverse=True):
        if (last := by_period.get(str(cell.period.first_day.year - 1))) and last.unit.base == cell.unit.base:
            return cell, last
    return None


def _told(by: User, area: Area, now: Cell, before: Cell) -> Beside | None:
    lines = InvestmentFigure.objects.visible_to(by).current().filter(
        kind="actual", confidence="verified", foreign_part__isnull=False, project__region=area.code,
        period_from__gte=now.period.first_day, period_to__lte=now.period.last_day,
    )  # fmt: skip
    held = list(lines)
    try:
        rate = official_rate(now.unit.base, now.period.last_day).rate if held else Decimal(1)
    except BadInput:
        return None
    return Beside(now, before, foreign_sum(held, now.unit.base, rate), len(held))


def foreign_sum(lines: Iterable[Line], currency: str, rate: Decimal) -> Decimal:
    """The foreign parts in one currency, rounded once."""
    parts = ((one.foreign_part or Decimal(0)) * (1 if one.currency == currency else one.rate / rate) for one in lines)
    return rounded(sum(parts, Decimal(0)))
