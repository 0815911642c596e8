"""What a project brings, drawn: from the plant's own value added to all of it in steps, and ranges side by side.

Steps are means, since means add up and medians do not; ranges are P5 to P95 with P50 marked. Both name the borrowed
table in their description, as every result does. Construction has charts of its own: the two phases are never stacked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onir.bulletin.charts.chart import INK, OTHER, OWN, QUIET, Specification, drawn, field
from onir.figures.words import Amount
from onir.impact.appraisal.result import Appraisal, Phase
from onir.impact.ranges.ranges import Range
from onir.impact.tables.table import borrowed_words
from onir.impact.telling.appraised import PARTS, TOTAL, Spread
from onir.impact.telling.tables import Kind
from onir.language.messages import Message, Sayable, msg

STEP = 34
"""Points from one bar to the next."""


@dataclass(frozen=True)
class _OfPhase:
    """What both charts of a phase share."""

    answer: Appraisal
    phase: Kind = "operation"

    @property
    def _held(self) -> Phase:
        held = self.answer.operation if self.phase == "operation" else self.answer.construction
        if held is None:
            raise ValueError(self.phase)
        return held

    @property
    def subject(self) -> Sayable:
        return self.answer.project.name

    @property
    def title(self) -> Message:
        """The range of all value added in the region."""
        said: dict[str, Any] = {
            "area": self.answer.area,
            "added": Spread(self._held.totals["value_added", "region"], self.answer.project.currency),
        }
        if self.phase == "construction":
            return msg("{area}: construction brings {added} of value added in all its years.", **said)
        return msg("{area}: a full year of work brings {added} of value added.", **said)

    @property
    def _warning(self) -> Message | str:
        return borrowed_words(self.answer.origin) or ""

    def _money(self, value: Any) -> Amount:
        return Amount(value, self.answer.project.currency)


@dataclass(frozen=True)
class Waterfall(_OfPhase):
    """Value added of the region by step, each beginning where the one before it ends; means, which add up."""

    name: str = "waterfall"

    @property
    def alt(self) -> Message:
        return msg(
            "Bars, one for each step from the direct effect to all of it, each beginning where the one before ends. "
            "{title} {warning}",
            title=self.title, warning=self._warning,
        )  # fmt: skip

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Effect"), msg("Value added in the region")

    @property
    def _steps(self) -> Iterator[tuple[str, Sayable, Any, Any]]:
        """Code, name, beginning and end of each bar."""
        reached = 0 * self._held.totals["value_added", "region"].mean
        for step, name in PARTS.items():
            more = self._held.parts["value_added", "region", step].mean
            yield step, name, reached, reached + more
            reached += more
        yield "total", TOTAL, reached * 0, reached

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        return [(name, self._money(end - start)) for _, name, start, end in self._steps]

    def specification(self, language: str) -> Specification:
        rows: list[dict[str, Any]] = [
            {
                "code": code, "name": name.say(language), "start": float(start), "end": float(end),
                "label": self._money(end - start).say(language), "own": code == "total",
            }
            for code, name, start, end in self._steps
        ]  # fmt: skip
        room = 1.7 * max(row["end"] for row in rows) or 1.0
        x = field("start", "quantitative", axis=None, scale={"domain": [0, room], "nice": False})
        bar = {"mark": {"type": "bar", "height": 18}, "encoding": {
            "y": _names(rows), "x": x, "x2": {"field": "end"},
            "color": {"condition": {"test": "datum.own", "value": OWN}, "value": OTHER},
        }}  # fmt: skip
        words = {"mark": {"type": "text", "align": "left", "dx": 5, "color": INK}, "encoding": {
            "y": _names(rows), "x": {**x, "field": "end"}, "text": field("label", "nominal"),
        }}  # fmt: skip
        return drawn([bar, words], rows, STEP * len(rows))


@dataclass(frozen=True)
class Spreads(_OfPhase):
    """Ranges of value added: in the region, net of what would have come anyway, and elsewhere in the country."""

    name: str = "spreads"

    @property
    def alt(self) -> Message:
        return msg(
            "Lines from the low to the high end of each range, with the middle marked. {title} {warning}",
            title=self.title, warning=self._warning,
        )  # fmt: skip

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Value added"), msg("Range"), msg("Middle")

    @property
    def _ranges(self) -> Sequence[tuple[str, Sayable, Range]]:
        held = self._held
        found: list[tuple[str, Sayable, Range]] = [
            ("region", msg("in the region"), held.totals["value_added", "region"]),
            ("net", msg("of it net"), held.net["value_added"]),
        ]
        if self.phase == "operation" and self.answer.income is not None:
            found.append(("stays", msg("of it stays there"), self.answer.income))
        return [*found, ("rest", msg("elsewhere in the country"), held.totals["value_added", "rest"])]

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        currency = self.answer.project.currency
        return [(name, Spread(one, currency), self._money(one.p50)) for _, name, one in self._ranges]

    def specification(self, language: str) -> Specification:
        currency = self.answer.project.currency
        rows: list[dict[str, Any]] = [
            {
                "code": code, "name": name.say(language), "low": float(one.p5), "high": float(one.p95),
                "middle": float(one.p50), "label": Spread(one, currency).say(language), "own": code == "region",
            }
            for code, name, one in self._ranges
        ]  # fmt: skip
        room = 2.3 * max(row["high"] for row in rows) or 1.0
        x = field("low", "quantitative", axis=None, scale={"domain": [0, room], "nice": False})
        colour = {"condition": {"test": "datum.own", "value": OWN}, "value": QUIET}
        y = _names(rows)
        layers = [
            {"mark": {"type": "rule", "strokeWidth": 5}, "encoding": {
                "y": y, "x": x, "x2": {"field": "high"}, "color": colour}},
            {"mark": {"type": "point", "filled": True, "size": 90, "color": INK}, "encoding": {
                "y": y, "x": {**x, "field": "middle"}}},
            {"mark": {"type": "text", "align": "left", "dx": 8, "color": INK}, "encoding": {
                "y": y, "x": {**x, "field": "high"}, "text": field("label", "nominal")}},
        ]  # fmt: skip
        return drawn(layers, rows, STEP * len(rows))


def _names(rows: Sequence[Specification]) -> Specification:
    names = {row["code"]: row["name"] for row in rows}
    return field(
        "code", "nominal", sort=list(names),
        axis={"labelExpr": f"({json.dumps(names, ensure_ascii=False)})[datum.value]", "labelPadding": 6},
    )  # fmt: skip
