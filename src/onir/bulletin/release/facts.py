"""What a sentence of a release states: facts that a table proves, each with the cells it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from onir.figures import Cell
from onir.language.messages import Sayable
from onir.measure import Period
from onir.standing.place import exact

FactKind = Literal["volume", "growth", "rank", "share"]


@dataclass(frozen=True)
class Fact:
    """One statement as printed: `value` in base units, a fall below zero; `base` is what a growth is reckoned from.

    `of` is the size of the set of a rank, `partner` the country of the investor. `cells` prove it.
    """

    kind: FactKind
    indicator: str
    area: str
    period: Period
    value: Decimal
    unit: str
    cells: tuple[Cell, ...]
    base: Period | None = None
    of: int | None = None
    partner: str = "_T"

    def as_dict(self) -> dict[str, Any]:
        """The fact as JSON, with publisher, table, release and cells."""
        vintage = self.cells[0].vintage
        return {
            "kind": self.kind,
            "indicator": self.indicator,
            "area": self.area,
            "period": str(self.period),
            "value": exact(self.value),
            "unit": self.unit,
            "base": None if self.base is None else str(self.base),
            "of": self.of,
            "partner": self.partner,
            "vintage": vintage.as_dict(),
            "locators": list(dict.fromkeys(locator for cell in self.cells for locator in cell.locators)),
        }


@dataclass(frozen=True)
class Sentence:
    """Words in every language and the facts that they state, in the order in which they are said."""

    words: Sayable
    facts: tuple[Fact, ...] = ()

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The words, the first letter a capital: a headline ends without a stop."""
        said = self.words.say(language)
        return said[:1].upper() + said[1:]
