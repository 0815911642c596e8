"""Shares side by side as a chart, each with its percentage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from onir.bulletin.charts.chart import INK, OWN, Specification, drawn, field
from onir.desk.indicators.reckoning import Bar
from onir.figures.words import Percent
from onir.language.messages import Message, Sayable, msg

STEP = 26


@dataclass(frozen=True)
class Shares:
    """One bar for each share, in the order given."""

    title: Sayable
    subject: Sayable
    bars: Sequence[Bar]
    name: str = "shares"

    @property
    def alt(self) -> Message:
        return msg("Bars, one for each of {n} shares: {what}.", n=len(self.bars), what=self.title)

    @property
    def heads(self) -> Sequence[Message]:
        return ()

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        return [(bar.label, Percent.of(bar.share)) for bar in self.bars]

    def specification(self, language: str) -> Specification:
        rows = [
            {"code": str(place), "name": bar.label.say(language), "value": float(bar.share),
             "label": Percent.of(bar.share).say(language)}
            for place, bar in enumerate(self.bars)
        ]  # fmt: skip
        names = {row["code"]: row["name"] for row in rows}
        y = field("code", "nominal", sort=list(names), axis={
            "labelExpr": f"({json.dumps(names, ensure_ascii=False)})[datum.value]", "labelPadding": 6})  # fmt: skip
        room = 1.3 * max([1.0, *(float(bar.share) for bar in self.bars)])
        x = field("value", "quantitative", axis=None, scale={"domain": [0, room], "nice": False})
        words = {"type": "text", "align": "left", "dx": 5, "color": INK}
        return drawn([
            {"mark": {"type": "bar", "height": 16, "color": OWN}, "encoding": {"y": y, "x": x}},
            {"mark": words, "encoding": {"y": y, "x": x, "text": field("label", "nominal")}},
        ], rows, STEP * len(rows))  # fmt: skip
