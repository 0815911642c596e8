"""The league table drawn: one bar a region, the first place on top, the region asked about marked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onir.bulletin.charts.chart import INK, NO_FIGURE, OTHER, OWN, WIDTH, Specification, chosen, drawn, field
from onir.bulletin.charts.naming import short_names
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg
from onir.standing.league import League, Line
from onir.standing.place import Place, place_in
from onir.territory import country

STEP = 21
"""Points from one bar to the next."""

NAMES, LETTER = 190, 6.6
"""Points that names may take at most, and that a letter takes."""

SIZES = (12, 10)
"""Sizes of the words beside bars: the smaller one where long names leave little room."""


@dataclass(frozen=True)
class Bars:
    """The figures of a league table; `own` is the code of the region to be marked, or empty."""

    answer: League
    own: str = ""
    name: str = "bars"

    @property
    def subject(self) -> Sayable:
        return self.answer.title

    @property
    def title(self) -> Message:
        """Where the region stands and who is next; without a region who is first."""
        panel = self.answer.panel
        place = place_in(panel, self.own)
        return self._leader() if place is None else _finding(place)

    def _leader(self) -> Message:
        first = self.answer.lines[0]
        if first.cell is None or first.cell.amount is None:
            return msg("{area}: no figure is published.", area=country(self.answer.panel.country).nation)
        said: dict[str, Any] = {"area": first.name, "value": Amount(first.cell.amount, first.cell.unit.base)}
        if first.share is None:
            return msg("First is {area}: {value}.", **said)
        return msg("First is {area}: {value}, {share} of the country.", share=Percent.of(first.share), **said)

    @property
    def alt(self) -> Message:
        lines, title = self.answer.lines, self.answer.title
        return msg("Bars, one for each of {n} regions: {what}. {title}", n=len(lines), what=title, title=self.title)

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Rank"), msg("Region"), msg("Value")

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        return [(line.rank, line.name, _value(line)) for line in self.answer.lines]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        return drawn(_layers(rows), rows, STEP * len(rows))

    def _rows(self, language: str) -> Iterator[Specification]:
        names = short_names({line.code: line.name for line in self.answer.lines}, language)
        for line in self.answer.lines:
            amount = None if line.cell is None else line.cell.amount
            yield {
                "code": line.code,
                "name": f"{line.rank}  {names[line.code]}",
                "value": 0 if amount is None else float(amount),
                "label": _value(line).say(language),
                "own": line.code == self.own,
            }


def _finding(place: Place) -> Message:
    said: dict[str, Any] = {"area": place.name, "rank": place.rank, "of": place.rank.of}
    base = place.cell.unit.base
    if place.above is not None:
        gap = Amount(place.above.gap, base)
        return msg(
            "{area}: place {rank} of {of}; next above: {other}, {gap} more.", other=place.above.name, gap=gap, **said
        )
    if place.behind is not None:
        gap = Amount(place.behind.gap, base)
        return msg(
            "{area}: place {rank} of {of}; next below: {other}, {gap} less.", other=place.behind.name, gap=gap, **said
        )
    return msg("{area}: place {rank} of {of}.", **said)


def _value(line: Line) -> Sayable:
    if line.cell is None or line.cell.amount is None:
        return NO_FIGURE
    return Amount(line.cell.amount, line.cell.unit.base)


def _beside(rows: Sequence[Specification]) -> tuple[float, int]:
    """How much longer than the longest bar the axis is, for the words beside it, and the size of these."""
    label = max(rows, key=lambda row: float(row["value"]))["label"]
    free = WIDTH - 20 - min(NAMES, LETTER * max(len(row["name"]) for row in rows))
    size = next((one for one in SIZES if free > 1.3 * len(label) * LETTER * one / SIZES[0]), SIZES[-1])
    words = 10 + len(label) * LETTER * size / SIZES[0]
    return max(1.9, free / max(free - words, free / 9)), size


def _layers(rows: Sequence[Specification]) -> list[Specification]:
    names = {row["code"]: row["name"] for row in rows}
    y = field(
        "code", "nominal", sort=list(names),
        axis={"labelExpr": f"({json.dumps(names, ensure_ascii=False)})[datum.value]", "labelPadding": 6},
    )  # fmt: skip
    values = [row["value"] for row in rows]
    longer, size = _beside(rows)
    room = longer * max(*values, 0.0) or 1.0
    x = field("value", "quantitative", axis=None, scale={"domain": [min(*values, 0.0), room], "nice": False})
    words = {
        "type": "text",
        "align": "left",
        "dx": 5,
        "fontSize": size,
        "color": INK,
        "fontWeight": {"expr": "datum.own ? 'bold' : 'normal'"},
    }
    return [
        {"mark": {"type": "bar", "height": 14}, "encoding": {"y": y, "x": x, "color": chosen(OWN, OTHER)}},
        {"mark": words, "encoding": {"y": y, "x": x, "text": field("label", "nominal")}},
    ]
