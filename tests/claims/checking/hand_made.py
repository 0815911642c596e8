"""Figures made by hand: a store that answers from tables written in the test, and claims in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from onir.claims.claim import Claim
from onir.figures import Cell, Panel, Statement, Vintage
from onir.language.messages import Wording
from onir.measure import Period, Unit, Written

Rows = dict[str, dict[str, str | None]]
"""Printed values by period and area; None is a confidential cell."""


def vintage(released: str, exactness: Any = "month") -> Vintage:
    return Vintage(
        f"t:{released}",
        "t",
        Wording("Office", "Бюро", "Бюро"),
        Wording("Table", "Таблица", "Кесте"),
        "https://office.example",
        released,
        exactness,
        "0",
    )


@dataclass
class Shelf:
    """A store of hand-made tables: indicator, then vintages (oldest first) with their rows."""

    unit: str = "KZT mn"
    tables: dict[str, list[tuple[Vintage, Rows]]] = field(default_factory=dict)
    said: list[Statement] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    extents: dict[tuple[str, str], str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    """Areas of the set of regions that have no row."""

    def add(self, indicator: str, released: str, rows: Rows, exactness: Any = "month") -> Shelf:
        self.tables.setdefault(indicator, []).append((vintage(released, exactness), rows))
        return self

    def indicators(self, country: str) -> list[str]:
        return list(self.tables)

    def periods(self, indicator: str, country: str) -> list[Period]:
        return sorted({Period.parse(period) for _, rows in self.tables[indicator] for period in rows})

    def panels(
        self,
        indicator: str,
        period: Period,
        *,
        country: str,
        as_of: Any = None,
        partner: str = "_T",
        activity: str = "_T",
    ) -> tuple[Panel, ...]:
        if (partner, activity) != ("_T", "_T"):
            return ()
        held = [one for one in self.tables.get(indicator, []) if as_of is None or one[0].known_on(as_of)]
        found = (self._panel(indicator, period, country, *one) for one in held)
        return tuple(panel for panel in found if panel is not None)

    def statements(self, area: str, period: Period | None = None) -> tuple[Statement, ...]:
        return tuple(one for one in self.said if one.area == area and period in (None, one.period))

    def _panel(self, indicator: str, period: Period, country: str, of: Vintage, rows: Rows) -> Panel | None:
        values = rows.get(str(period))
        if values is None:
            return None
        unit = Unit.parse(self.units.get(indicator, self.unit))
        cells = {area: self._cell(indicator, area, period, of, unit, text) for area, text in values.items()}
        nation = cells.pop(country, None)
        return Panel(indicator, period, of, "_T", "_T", country, cells, nation, absent=self.absent)

    def _cell(self, indicator: str, area: str, period: Period, of: Vintage, unit: Unit, text: str | None) -> Cell:
        value = None if text is None else Decimal(text)
        decimals = 0 if value is None else max(0, -int(value.as_tuple().exponent))
        return Cell(
            indicator, area, self.extents.get((area, str(period)), area), period, "_T", "_T", "flow", unit, value,
            decimals, "confidential" if value is None else "published", of,
            (f"{of.released}.csv:{period}:{area}",),
        )  # fmt: skip


MN, BN = Decimal("1e6"), Decimal("1e9")


def written(text: str, scale: Decimal = Decimal(1), bound: Any = None) -> Written:
    value = Decimal(text)
    return Written(text, value * scale, Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale, bound=bound)


def claim(
    kind: Any,
    number: str | Written,
    unit: str = "KZT",
    *,
    scale: Decimal = Decimal(1),
    indicator: str = "capital.fixed",
    said: bool = True,
    area: str | None = "KZ-27",
    period: str | None = "2024",
    **more: Any,
) -> Claim:
    """A claim about fixed-capital investment of West Kazakhstan in 2024 unless told otherwise."""
    figure = number if isinstance(number, Written) else written(number, scale)
    when = None if period is None else Period.parse(period)
    if isinstance(base := more.get("compared_to"), str) and not base.startswith("plan"):
        more["compared_to"] = Period.parse(base)
    more.setdefault("quote", "…")
    more.setdefault("language", "kk")
    return Claim(kind, indicator, said, area, when, figure, unit, start=0, end=1, **more)
