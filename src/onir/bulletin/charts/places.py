"""Places through time: one line a region, the first place on top, the region asked about in front.

Where borders moved, the lines are those of comparable units, which are named by their parts. A place that a missing
figure leaves open is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onir.bulletin.charts.chart import OTHER, OWN, QUIET, WIDTH, Specification, chosen, drawn, field
from onir.bulletin.charts.naming import short_names
from onir.bulletin.charts.trend import few
from onir.language.messages import Message, Sayable, msg
from onir.standing.timeline import Histories, RankHistory

STEP = 17
"""Points from one place to the next."""

LETTER = 6.2
"""Points that a letter of a name takes at the end of a line."""

NAMES = 175
"""Points that names may take at most."""


@dataclass(frozen=True)
class Places:
    """The places of all regions, and of one in front where one is asked about."""

    answer: Histories
    own: RankHistory | None = None
    name: str = "places"

    @property
    def subject(self) -> Sayable:
        return self.answer.lines[0].indicator

    @property
    def title(self) -> Sayable:
        """The place now, the best and the lowest; without a region who was first, and how often."""
        if self.own is None:
            return next(iter(self.answer.sentences), msg("Places through time"))
        last, held = self.own.moments[-1], self.own.held
        said = {"area": self.own.name, "place": last.rank, "period": last.period, "of": last.rank.of}
        if len(held) < 2 or last.rank.bounded:
            return msg("{area}: place {place} of {of} {period:loc}.", **said)
        return msg(
            "{area}: place {place} of {of} {period:loc}; {first:since} between {best} and {worst}.",
            first=self.own.certain[0].period, best=held[0].place, worst=held[-1].place, **said,
        )  # fmt: skip

    @property
    def alt(self) -> Message:
        periods = self.answer.periods
        return msg(
            "Lines, one for each of {n} regions: places from {first} to {last}. {title}",
            n=len(self.answer.lines), first=periods[0], last=periods[-1], title=self.title,
        )  # fmt: skip

    @property
    def heads(self) -> Sequence[Sayable]:
        return msg("Region"), *self.answer.periods

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        """Region by region, a place a period."""
        return [
            (line.name, *(line.at(period) or msg("") for period in self.answer.periods)) for line in self.answer.lines
        ]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        places = max(moment.rank.of for line in self.answer.lines for moment in line.moments)
        names = round(min(NAMES, 16 + LETTER * max(len(row["label"]) for row in rows)))
        # names stand outside of the frame, which is kept of one width in every language
        room = {"autosize": "none", "padding": {"left": 12, "top": 10, "right": names, "bottom": 24}}
        return drawn(_layers(rows, places, names), rows, STEP * places) | room | {"width": WIDTH - names}

    def _rows(self, language: str) -> Iterator[Specification]:
        names = short_names({line.code: line.name for line in self.answer.lines}, language)
        for row, line in enumerate(self.answer.lines, 1):
            own = self.own is not None and line.code == self.own.code
            for moment in line.moments:
                yield {
                    "area": line.code,
                    "period": str(moment.period.year),
                    "place": None if moment.rank.bounded else moment.rank.best,
                    "label": f"{moment.rank}  {names[line.code]}",
                    "row": row,
                    "last": moment.period == self.answer.periods[-1],
                    "own": own,
                }


def _layers(rows: Sequence[Specification], places: int, room: int) -> list[Specification]:
    x = field("period", "ordinal", scale={"type": "point", "padding": 0.1}, axis={"values": few(rows)})
    scale = {"domain": [1, places], "reverse": True, "nice": False, "padding": STEP / 2}
    y = field("place", "quantitative", axis=None, scale=scale)
    line = {"type": "line", "invalid": "break-paths-show-domains"}
    point = {"mark": {"type": "point", "filled": True}, "encoding": {"x": x, "y": y, "color": chosen(OWN, OTHER)}}
    names = {"type": "text", "align": "left", "dx": 7, "fontSize": 11, "limit": room - 8}
    ink = {"color": chosen(OWN, QUIET), "fontWeight": chosen("bold", "normal")}
    return [
        _only("!datum.own", {"mark": {**line, "color": OTHER, "strokeWidth": 1.2}, "encoding": _lines(x, y)}),
        _only("!datum.own && datum.last", point),
        _only("datum.own", {"mark": {**line, "color": OWN, "strokeWidth": 3}, "encoding": _lines(x, y)}),
        _only("datum.own", point),
        _only(
            "datum.last",
            {"mark": names, "encoding": {"x": x, "y": {**y, "field": "row"}, "text": field("label", "nominal"), **ink}},
        ),
    ]


def _only(which: str, layer: Specification) -> Specification:
    return {"transform": [{"filter": which}], **layer}


def _lines(x: Specification, y: Specification) -> Specification:
    return {"x": x, "y": y, "detail": field("area", "nominal")}
