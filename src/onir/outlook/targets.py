"""A task for a period: the chance of meeting it, and what would have to come besides for the chance to be good.

If x came on top of what is foreseen, every draw would be higher by x; the least x that gives a chance p is the task
less the (1 − p)-quantile of the draws. By when: money planned for the period comes late as often as it did, so that
what is to be there at its end has to be planned earlier by as much as GOOD of past projects were late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np

from onir.errors import BadInput
from onir.figures.vintage import Released
from onir.figures.words import Amount, in_one_scale, rounded
from onir.language.messages import Message, msg
from onir.outlook.answer import Outlook
from onir.standing.certainty.chances import Chance

EVEN, GOOD = 0.5, 0.8
"""Chances that are asked after: as likely as not, and good."""

YEAR = 365.25
MOST = Decimal(10) ** 18
"""A larger sum than any economy has is a slip of the pen."""


@dataclass(frozen=True, eq=False)
class Target:
    """A task of an outlook's area, in base units; `lacking`: what must come besides for a chance, zero if nothing."""

    answer: Outlook
    task: Decimal

    @classmethod
    def of(cls, answer: Outlook, text: str) -> Target:
        """The task that somebody wrote, in units of one; BadInput for what is no amount."""
        try:
            task = Decimal(text)
        except InvalidOperation:
            task = Decimal("NaN")
        if not task.is_finite() or abs(task) > MOST:
            raise BadInput(
                msg("“{text}” is not an amount.", text=text),
                where="target",
                accepted=msg("Accepted: a number, as 1.1e12."),
            )
        return cls(answer, task)

    @property
    def own(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The draws of the area."""
        draws = self.answer.draws
        return np.asarray(draws.sum(axis=1) if self.answer.of_nation else draws[:, self.answer.row])

    @property
    def chance(self) -> float:
        """The probability that the figure reaches the task."""
        return float((self.own >= float(self.task)).mean())

    def lacking(self, chance: float) -> float:
        return max(0.0, float(self.task) - float(np.quantile(self.own, 1 - chance)))

    @property
    def by(self) -> date | None:
        """The day for which money has to be planned, to be there at the end of the period with a GOOD chance."""
        if self.answer.pipeline is None:
            return None
        late = float(np.quantile(self.answer.pipeline.cohorts.lateness, GOOD))
        return self.answer.period.last_day - timedelta(days=round(late * YEAR))

    @property
    def sentences(self) -> tuple[Message, ...]:
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        answer, chance = self.answer, Chance(self.chance)
        yield msg(
            "That {area} reaches {task} of {indicator} {period:loc} is {word} ({chance}).",
            area=answer.area, task=Amount(self.task, answer.unit), indicator=answer.indicator, period=answer.period,
            word=chance.word, chance=chance,
        )  # fmt: skip
        if self.chance < GOOD:
            half, whole = in_one_scale(self._short(EVEN), self._short(GOOD))
            said = {"even": Chance(EVEN), "good": Chance(GOOD), "half": half, "whole": whole}
            yield (
                msg(
                    "For a chance of {good} {whole} would have to come besides.", good=said["good"], whole=said["whole"]
                )
                if self.chance >= EVEN
                else msg("For a chance of {even} {half} would have to come besides, for one of {good} {whole}.", **said)
            )
            if self.by is not None:
                yield msg(
                    "Money that is to be there in time has to be planned for {day} at the latest: four past projects "
                    "in five were no later than that allows.",
                    day=Released(self.by.isoformat()),
                )  # fmt: skip

    def _short(self, chance: float) -> Amount:
        """What is lacking, to two digits."""
        value = self.lacking(chance)
        power = int(np.floor(np.log10(value))) - 1 if value else 0
        return Amount(rounded(Decimal(value), power), self.answer.unit)

    def as_dict(self) -> dict[str, Any]:
        return {
            "task": float(self.task),
            "chance": round(self.chance, 4),
            "lacking_for_even": self.lacking(EVEN),
            "lacking_for_good": self.lacking(GOOD),
            "planned_by": None if self.by is None else self.by.isoformat(),
        }
