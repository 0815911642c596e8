"""The figure of a region up to now and the interval of what is to come, as a fan from the last figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onir.bulletin.charts.chart import OWN, QUIET, Specification, drawn, field
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.outlook import Outlook
from onir.outlook.history import step_of
from onir.outlook.league import amount
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.rules import LEVEL

HIGH = 210
SHOWN = 12
"""Periods before the one foreseen that are drawn."""


@dataclass(frozen=True)
class Fan:
    """The fan of an outlook's area."""

    answer: Outlook
    name: str = "fan"

    @property
    def subject(self) -> Sayable:
        return self.answer.indicator

    @cached_property
    def past(self) -> tuple[tuple[Period, float], ...]:
        return self.answer.history.of(self.answer.area.code)[-SHOWN:]

    @cached_property
    def ends(self) -> tuple[float, float, float]:
        return self.answer.figures(self.answer.area.code)

    @property
    def title(self) -> Message:
        low, middle, high = (self.rounded(value) for value in self.ends)
        return msg(
            "{area} {period:loc}: about {middle}, nine in ten between {low} and {high}.",
            area=self.answer.area, period=self.answer.period, middle=middle, low=low, high=high,
        )  # fmt: skip

    @property
    def alt(self) -> Message:
        return msg(
            "A line of past figures from {first} to {last} and a fan to {period}. {title}",
            first=self.past[0][0], last=self.past[-1][0], period=self.answer.period, title=self.title,
        )  # fmt: skip

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Period"), msg("Value"), msg("Range with a chance of {level}", level=Chance(LEVEL))

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        """Period by period, the newest first."""
        low, middle, high = (self.rounded(value) for value in self.ends)
        told = (self.answer.period, middle, msg("{low} – {high}", low=low, high=high))
        past = [(period, amount(self.answer, value), msg("")) for period, value in self.past[::-1]]
        return [told, *past]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        axis = {"labelOverlap": "greedy", "labelSeparation": 8, "title": None}
        across = field("period", "ordinal", scale={"domain": self._periods}, axis=axis)
        up = {"scale": {"zero": not self.answer.indicator.negative, "nice": False, "padding": 18}, "axis": None}
        layers: list[Specification] = [
            {
                "mark": {"type": "area", "color": OWN, "opacity": 0.25},
                "encoding": {"x": across, "y": field("low", "quantitative", **up), "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "line", "color": OWN, "strokeWidth": 2},
                "encoding": {"x": across, "y": field("value", "quantitative", **up)},
            },
            {
                "mark": {"type": "text", "color": QUIET, "dx": -4, "dy": -10, "align": "right"},
                "encoding": {"x": across, "y": field("value", "quantitative", **up), "text": field("label", "nominal")},
            },
        ]
        return drawn(layers, rows, HIGH)

    @property
    def _periods(self) -> list[str]:
        """Every period of the axis, those between the last figure and the one foreseen among them."""
        start, last = self.answer.period, self.past[-1][0]
        between = [start.shift(-step) for step in range(step_of(start), start.first - last.first, step_of(start))]
        return [str(one) for one in (*(period for period, _ in self.past), *reversed(between), start)]

    def _rows(self, language: str) -> Iterator[Specification]:
        """Past figures, the last of them also the point of the fan, and the period foreseen."""
        for number, (period, value) in enumerate(self.past, 1 - len(self.past)):
            ends = {"low": value, "high": value} if not number else {"low": None, "high": None}
            yield {"period": str(period), "value": value, "label": "", **ends}
        low, middle, high = self.ends
        label = self.rounded(middle).say(language)
        yield {"period": str(self.answer.period), "value": middle, "low": low, "high": high, "label": label}

    def rounded(self, value: float) -> Amount:
        low, _, high = self.ends
        return amount(self.answer, value, high - low)
