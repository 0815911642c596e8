"""What officials and media said in public: statements, never observations.

A statement has an address and a day, no table. It joins no sum, rank or ratio; the suffixes `.yoy`, `.rank` and
`.share` of its indicator exist here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onir.measure import Period, Unit


@dataclass(frozen=True)
class Statement:
    """`when` is the period or day as recorded, `period` what it means (None when unsaid or a day); `unit` may be None.

    `published` is the day, month or year of the page as far as it is shown; empty when it is not.
    """

    indicator: str
    area: str
    partner: str
    activity: str
    period: Period | None
    when: str
    unit: Unit | None
    value: Decimal | None
    status: str
    published: str
    address: str
    note: str
    locator: str

    @property
    def amount(self) -> Decimal | None:
        """The value in base units; None where no level was said."""
        return None if self.value is None or self.unit is None else self.value * self.unit.factor

    def as_dict(self) -> dict[str, Any]:
        """The statement as JSON shows it."""
        return {
            "indicator": self.indicator,
            "area": self.area,
            "period": str(self.period) if self.period else self.when,
            "value": None if self.value is None else f"{self.value:f}",
            "unit": str(self.unit) if self.unit else "",
            "status": self.status,
            "published": self.published,
            "address": self.address,
            "note": self.note,
        }
