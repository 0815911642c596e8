"""The figure of a region through time: a line with the first, the last, the highest and the lowest figure beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onir.bulletin.charts.chart import OTHER, OWN, Specification, drawn, field
from onir.figures.releases.histories import said
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.standing.timeline import YEAR, Moment, RankHistory

HIGH = 210

APART, BETWEEN = 0.3, 0.48
"""How much of the line a figure in words covers, and how much lies between two of them at least."""

NAMED = 7
"""Periods that an axis has room for."""


@dataclass(frozen=True)
class Trend:
    """The figures of a history. What is withheld is a gap in the line; `span`: a scale shared with other lines."""

    answer: RankHistory
    span: tuple[float, float] | None = None
    name: str = "trend"

    @cached_property
    def known(self) -> tuple[tuple[Moment, Amount], ...]:
        """Moments with a figure, which is said as everywhere."""
        told = ((moment, moment.cell) for moment in self.answer.moments)
        return tuple((moment, Amount(cell.amount, cell.unit.base)) for moment, cell in told if cell.amount is not None)

    @property
    def subject(self) -> Sayable:
        return self.answer.indicator

    @property
    def title(self) -> Message:
        """The last figure, and whether there was ever a higher one."""
        if not self.known:
            return msg("{area}: no figure is published.", area=self.answer.name)
        (last, now), (top, most) = self.known[-1], max(self.known, key=lambda one: one[1].value)
        given = {"area": self.answer.name, "value": now, "period": last.period}
        if len(self.known) == 1:
            return msg("{area}: {value} {period:loc}.", **given)
        if most.value == now.value:
            return msg("{area}: {value} {period:loc}, the highest of {n} periods.", n=len(self.known), **given)
        return msg(
            "{area}: {value} {period:loc}; the highest was {most} {then:loc}.", most=most, then=top.period, **given
        )

    @property
    def alt(self) -> Message:
        return msg(
            "A line: {indicator}, {area}, {first} to {last}. {title}",
            indicator=self.answer.indicator,
            area=self.answer.name,
            first=self.answer.moments[0].period,
            last=self.answer.moments[-1].period,
            title=self.title,
        )

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Period"), msg("Value")

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        """Period by period, the newest first."""
        return [(moment.period, said(moment.cell)) for moment in reversed(self.answer.moments)]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        return drawn(_layers(rows, self._scale), rows, HIGH)

    @property
    def _scale(self) -> Specification:
        """From zero where figures add up, as those of an index do not."""
        ends = [] if self.span is None else list(self.span)
        zero = self.answer.moments[-1].cell.unit.adds_up
        return {"zero": zero, "nice": False, "padding": 24, **({"domain": _with_zero(ends, zero)} if ends else {})}

    def _rows(self, language: str) -> Iterator[Specification]:
        moments, words = self.answer.moments, self._labelled
        for place, moment in enumerate(moments):
            amount = moment.cell.amount
            yield {
                "period": str(moment.period.year),
                "value": None if amount is None else float(amount),
                "label": words[moment.period].say(language) if moment.period in words else "",
                "align": _align(place, len(moments)),
                **self._beside(place),
            }

    def _beside(self, place: int) -> Specification:
        """Where words at a moment are clear of the line: above it, or below where it rises beside them."""
        reach = round(APART * len(self.answer.moments))
        near = self.answer.moments[max(0, place - reach) : place + reach + 1]
        values = [float(moment.cell.amount) for moment in near if moment.cell.amount is not None]
        own = self.answer.moments[place].cell.amount
        above = own is None or not values or float(own) >= max(values)
        return {"at": (max if above else min)(values, default=None), "dy": -12 if above else 14}

    @cached_property
    def _labelled(self) -> dict[Period, Amount]:
        """The figures worth words: the last, the first, the highest and the lowest, as far as there is room."""
        if not self.known:
            return {}
        by_value = sorted(self.known, key=lambda one: one[1].value)
        found: dict[Period, Amount] = {}
        for moment, amount in (self.known[-1], self.known[0], by_value[-1], by_value[0]):
            near = BETWEEN * len(self.answer.moments) * YEAR
            if all(abs(moment.period.first - other.first) > near for other in found):
                found[moment.period] = amount
        return found


def _align(place: int, of: int) -> str:
    """Words at an end of the line keep inside the picture."""
    if of > 1 and place < of * APART:
        return "left"
    return "right" if of > 1 and place >= of * (1 - APART) else "center"


def _with_zero(ends: Sequence[float], zero: bool) -> list[float]:
    every = [*ends, 0.0] if zero else ends
    return [min(every), max(every)]


def _layers(rows: Sequence[Specification], scale: Specification) -> list[Specification]:
    x = field("period", "ordinal", scale={"type": "point", "padding": 0.2}, axis={"values": few(rows)})
    y = field("value", "quantitative", axis=None, scale=scale)
    words = {"type": "text", "align": {"expr": "datum.align"}, "dy": {"expr": "datum.dy"}, "fontWeight": "bold"}
    marked = [{"filter": "datum.label != ''"}]
    ground = [row["value"] for row in rows if row["value"] is not None and row["value"] < 0]
    return [
        *([{"mark": {"type": "rule", "color": OTHER}, "encoding": {"y": {"datum": 0}}}] if ground else []),
        {
            "mark": {"type": "line", "color": OWN, "strokeWidth": 2.5, "invalid": "break-paths-show-domains"},
            "encoding": {"x": x, "y": y},
        },
        {"mark": {"type": "point", "color": OWN, "filled": True, "size": 22}, "encoding": {"x": x, "y": y}},
        {
            "transform": marked,
            "mark": words,
            "encoding": {"x": x, "y": {**y, "field": "at"}, "text": field("label", "nominal")},
        },
    ]


def few(rows: Sequence[Specification]) -> list[str]:
    """The periods that an axis names: the last one, and others as far apart as there is room for."""
    named = list(dict.fromkeys(row["period"] for row in rows))
    step = -(-len(named) // NAMED)
    return named[::-1][::step][::-1]
