"""Places through time: one line a region, the first place on top, the region asked about in front.

Where borders moved, the lines are those of comparable units, which are named by their parts. A place that a missing
figure leaves open is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onir.bulletin.charts.chart import INK, OTHER, OWN, QUIET, WIDTH, Specification, chosen, drawn, field
from onir.bulletin.charts.naming import short_names
from onir.bulletin.charts.trend import few
from onir.language.messages import Message, Sayable, msg
from onir.standing.timeline import Histories, RankHistory

STEP = 17
"""Points from one place to the next."""

LETTER = 6.2
"""Points that a letter of a name takes at the end of a line."""

COLOURS = (OWN, "#d55e00", "#009e73", "#cc79a7", "#e69f00")
"""Of the regions in front, by Okabe and Ito; the name in bold at the end of a line tells it without them."""

INKED = field("ink", "nominal", scale=None)

NAMES = 175
"""Points that names may take at most."""


@dataclass(frozen=True)
class Places:
    """The places of all regions, and in front of the others those asked about: `own`, or the few of `beside`."""

    answer: Histories
    own: RankHistory | None = None
    beside: tuple[RankHistory, ...] = ()
    name: str = "places"

    @property
    def subject(self) -> Sayable:
        return self.answer.lines[0].indicator

    @property
    def title(self) -> Sayable:
        """The place now, the best and the lowest; of several regions their places now; of none who was first, and how
        often. Where borders moved, that the places are those of comparable units."""
        joined = any(line.joined for line in self.answer.lines)
        return msg("{finding} On comparable units.", finding=self._finding) if joined else self._finding

    @property
    def _finding(self) -> Sayable:
        if self.beside:
            return self._places_now
        if self.own is None:
            return next(iter(self.answer.sentences), msg("Places through time."))
        last, held = self.own.moments[-1], self.own.held
        said = {"area": self.own.name, "place": last.rank, "period": last.period, "of": last.rank.of}
        if len(held) < 2 or last.rank.bounded:
            return msg("{area}: place {place} of {of} {period:loc}.", **said)
        return msg(
            "{area}: place {place} of {of} {period:loc}; {first:since} between {best} and {worst}.",
            first=self.own.certain[0].period, best=held[0].place, worst=held[-1].place, **said,
        )  # fmt: skip

    @property
    def _places_now(self) -> Message:
        last = self.answer.periods[-1]
        now = [(line, line.at(last)) for line in self.beside]
        said = [msg("{area} {n}", area=line.name, n=place) for line, place in now if place is not None]
        of = max(moment.rank.of for line in self.answer.lines for moment in line.moments if moment.period == last)
        return msg("Places {period:loc}, of {of}: {areas}.", period=last, of=of, areas=said)

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
        periods = self.answer.periods
        return [(line.name, *(line.at(period) or msg("") for period in periods)) for line in self.answer.lines]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        places = max(moment.rank.of for line in self.answer.lines for moment in line.moments)
        names = round(min(NAMES, 16 + LETTER * max(len(row["label"]) for row in rows)))
        # names stand outside of the frame, which is kept of one width in every language
        room = {"autosize": "none", "padding": {"left": 12, "top": 10, "right": names, "bottom": 24}}
        return drawn(_layers(rows, places, names), rows, STEP * places) | room | {"width": WIDTH - names}

    def _rows(self, language: str) -> Iterator[Specification]:
        names = short_names({line.code: line.name for line in self.answer.lines}, language)
        asked = [one.code for one in (*self.beside, *([self.own] if self.own else []))]
        last = self.answer.periods[-1]
        for row, line in enumerate(self.answer.lines, 1):
            own = line.code in asked
            for moment in line.moments:
                yield {
                    "area": line.code,
                    "period": str(moment.period.year),
                    "place": None if moment.rank.bounded else moment.rank.best,
                    "label": f"{moment.rank}  {names[line.code]}",
                    "row": row,
                    "last": moment.period == last,
                    "own": own,
                    "ink": COLOURS[asked.index(line.code) % len(COLOURS)] if own else OTHER,
                }


def _layers(rows: Sequence[Specification], places: int, room: int) -> list[Specification]:
    x = field("period", "ordinal", scale={"type": "point", "padding": 0.1}, axis={"values": few(rows)})
    scale = {"domain": [1, places], "reverse": True, "nice": False, "padding": STEP / 2}
    y = field("place", "quantitative", axis=None, scale=scale)
    line = {"type": "line", "invalid": "break-paths-show-domains"}
    point = {"mark": {"type": "point", "filled": True}, "encoding": {"x": x, "y": y, "color": INKED}}
    names = {"type": "text", "align": "left", "dx": 7, "fontSize": 11, "limit": room - 8}
    ink = {"color": chosen(INK, QUIET)}
    return [
        _only("!datum.own", {"mark": {**line, "color": OTHER, "strokeWidth": 1.2}, "encoding": _lines(x, y)}),
        _only("!datum.own && datum.last", point),
        _only("datum.own", {"mark": {**line, "strokeWidth": 3}, "encoding": {**_lines(x, y), "color": INKED}}),
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
