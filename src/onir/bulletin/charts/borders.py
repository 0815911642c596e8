"""The map with borders, where somebody brought them: the darker a region, the larger its share or figure.

It says what the map of tiles says, in the same shades. A region is named by its place, which the table beside explains:
no name fits into a small one. A region without borders in the file is not drawn, and the page says which those are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onir.bulletin.charts.chart import INK, OTHER, WIDTH, Specification, chosen, drawn
from onir.bulletin.charts.chart import field as encoded
from onir.bulletin.charts.projecting import area_of, flat, middle_of
from onir.bulletin.charts.tiles import MARK, SHADES, Tiles, shade_of
from onir.language.messages import Message, Sayable, msg
from onir.standing.league import League, Line
from onir.territory import Area
from onir.territory.boundaries import Boundaries, Polygon

ROOM, BESIDE = 13, 9
"""Points of the side of a region that its place fits into, and how far beside a smaller one it stands."""

EDGE = 4
"""Points left around the country, so that the frame of a region at its edge is not cut."""


@dataclass(frozen=True)
class Borders:
    """The regions of a league table within their borders; `own` is the code of the region to be framed, or empty."""

    answer: League
    boundaries: Boundaries = field(hash=False)
    own: str = ""
    name: str = "borders"

    @cached_property
    def lines(self) -> list[Line]:
        """Those that can be drawn."""
        return [line for line in self.answer.lines if line.code in self.boundaries.shapes]

    @property
    def there(self) -> bool:
        return bool(self.lines)

    @property
    def undrawn(self) -> list[Area | Sayable]:
        """Regions of the table that the file has no borders of."""
        return [line.name for line in self.answer.lines if line.code not in self.boundaries.shapes]

    @property
    def subject(self) -> Sayable:
        return self.answer.title

    @property
    def title(self) -> Message:
        return self._tiles.title

    @property
    def alt(self) -> Message:
        what = self.answer.title
        return msg(
            "A map of the regions within their borders, darker where the figure is larger: {what}. {title}",
            what=what, title=self.title,
        )  # fmt: skip

    @property
    def heads(self) -> Sequence[Message]:
        return self._tiles.heads

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        return self._tiles.rows

    @property
    def _tiles(self) -> Tiles:
        return Tiles(self.answer, self.own)

    def specification(self, language: str) -> Specification:
        shapes, height = flat(self.boundaries.shapes, WIDTH - 2 * EDGE)
        rows = list(self._rows(shapes, language))
        return drawn(_layers(), rows, height + 2 * EDGE) | {"autosize": "none", "padding": 0}

    def _rows(self, shapes: dict[str, list[Polygon]], language: str) -> Iterator[Specification]:
        """The large ones first and the one asked about last, so that neither hides a small one within it."""
        for line in sorted(self.lines, key=lambda line: (line.code == self.own, -_size(shapes[line.code]))):
            polygons, shade = shapes[line.code], shade_of(self.answer, line)
            x, y = middle_of(polygons)
            small = _size(polygons) < 2 * ROOM**2
            yield {
                "type": "Feature",
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
                "x": x + BESIDE * small,
                "y": y,
                "label": line.rank.say(language),
                "shade": SHADES[shade],
                "ink": "#ffffff" if shade >= 3 and not small else INK,
                "halo": SHADES[0 if small else shade],
                "own": line.code == self.own,
            }


def _size(polygons: Sequence[Polygon]) -> float:
    return sum(area_of(rings[0]) for rings in polygons)


def _layers() -> list[Specification]:
    plane = {"projection": {"type": "identity", "scale": 1, "translate": [EDGE, EDGE]}}
    own = {"stroke": chosen(MARK, OTHER), "strokeWidth": chosen(3, 0.8)}
    fill = {"fill": encoded("shade", "nominal", scale=None)}
    place = {"longitude": encoded("x", "quantitative"), "latitude": encoded("y", "quantitative")}
    label = {**place, "text": encoded("label", "nominal")}
    halo = {"type": "text", "clip": False, "fontSize": 10, "strokeWidth": 3, "strokeJoin": "round"}
    ink = {"color": encoded("ink", "nominal", scale=None)}
    around = {"stroke": encoded("halo", "nominal", scale=None)}
    return [
        {"mark": {"type": "geoshape", "clip": False}, **plane, "encoding": {**own, **fill}},
        {"mark": halo, **plane, "encoding": {**label, **around}},
        {"mark": {"type": "text", "clip": False, "fontSize": 10}, **plane, "encoding": {**label, **ink}},
    ]
