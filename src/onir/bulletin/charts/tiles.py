"""The map: one tile a region, where the tile grid of the country puts it, the darker the larger its share or figure.

Tiles are of one size, so that a small city is seen as well as a large steppe. Cities that are regions of their own are
in capital letters, as on maps. A country without a tile grid has no map.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from onir.bulletin.charts.bars import Bars
from onir.bulletin.charts.chart import INK, NO_FIGURE, OTHER, WIDTH, Specification, chosen, drawn, field
from onir.bulletin.charts.naming import tile_names
from onir.figures.words import Percent
from onir.language.messages import Message, Sayable, msg
from onir.standing.league import League, Line
from onir.territory import area, country

SHADES = ("#ffffff", "#deebf7", "#9ecae1", "#2171b5", "#08306b")
"""One hue from light to dark (ColorBrewer's Blues), so that it reads without colour and in print; the first is none."""

MARK = "#d55e00"
"""The frame of the region asked about: Okabe and Ito's vermilion, which stands out from every blue."""

LETTERS = 11
"""Points of the largest letters on a tile."""

FILLED, WIDE, NARROW = 0.86, 0.74, 0.6
"""How much of a tile a name may fill, and how wide capital and small letters are for their height."""


@dataclass(frozen=True)
class Tiles:
    """The regions of a league table on the tile grid; `own` is the code of the region to be framed, or empty."""

    answer: League
    own: str = ""
    name: str = "tiles"

    @property
    def there(self) -> bool:
        """Whether every region of the table has a tile."""
        grid = {tile.code for tile in country(self.answer.panel.country).tile_grid}
        return bool(grid) and {line.code for line in self.answer.lines} <= grid

    @property
    def subject(self) -> Sayable:
        return self.answer.title

    @property
    def title(self) -> Message:
        """How few regions hold half of the country; where shares are not defined, the first three."""
        lines = self.answer.lines
        shares = [line.share for line in lines if line.share is not None]
        if len(shares) < len(lines) or not shares or min(shares) < 0:
            return msg("The first three: {areas}.", areas=[line.name for line in lines[:3]])
        half = next((n for n in range(1, len(lines)) if sum(shares[:n]) * 2 >= 1), len(lines))
        return msg(
            "Half of the country comes from {n} of {of} regions, first of all {area} with {share}.",
            n=half, of=len(lines), area=lines[0].name, share=Percent.of(shares[0]),
        )  # fmt: skip

    @property
    def alt(self) -> Message:
        what = self.answer.title
        return msg("A map of tiles, darker where the figure is larger: {what}. {title}", what=what, title=self.title)

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Rank"), msg("Region"), msg("Value"), msg("Share")

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        drawn_too = Bars(self.answer).rows
        return [(*row, _share(line) or msg("")) for row, line in zip(drawn_too, self.answer.lines, strict=True)]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        across, down = (max(row[way] for row in rows) for way in ("column", "row"))
        size = WIDTH / across
        return drawn(layers(size), rows, round(size * down))

    def _rows(self, language: str) -> Iterator[Specification]:
        tiles = {tile.code: tile for tile in country(self.answer.panel.country).tile_grid}
        size = WIDTH / max(tile.column for tile in tiles.values())
        names = tile_names([area(line.code) for line in self.answer.lines], language)
        for line in self.answer.lines:
            tile, shade = tiles[line.code], shade_of(self.answer, line)
            said = _share(line) or (line.rank if shade else NO_FIGURE)
            yield {
                "row": tile.row,
                "column": tile.column,
                "name": (name := names[line.code]),
                "size": min(LETTERS, size * FILLED / (len(name) * (WIDE if name.isupper() else NARROW))),
                "label": said.say(language),
                "shade": SHADES[shade],
                "ink": "#ffffff" if shade >= 3 else INK,
                "own": line.code == self.own,
            }


def shade_of(answer: League, line: Line) -> int:
    """The fourth of the range up to the largest figure that a figure lies in, from 1; 0 where there is none."""
    if line.cell is None or line.cell.amount is None:
        return 0
    most = max(answer.panel.known.values())
    part = Fraction(line.cell.amount) / Fraction(most) if most > 0 else Fraction(0)
    return 1 + min(3, max(0, int(part * 4)))


def _share(line: Line) -> Percent | None:
    return None if line.share is None else Percent.of(line.share)


def layers(size: float) -> list[Specification]:
    places = {
        way: field(name, "ordinal", axis=None, scale={"padding": 0.06})
        for way, name in (("x", "column"), ("y", "row"))
    }  # fmt: skip
    own = {"stroke": chosen(MARK, OTHER), "strokeWidth": chosen(4, 1)}
    fill = {"fill": field("shade", "nominal", scale=None)}
    ink = {"color": field("ink", "nominal", scale=None)}
    letters, line = {"type": "text", "fontSize": {"expr": "datum.size"}}, size / 7
    share = {"type": "text", "fontSize": min(LETTERS, size / 4.5), "dy": line}
    return [
        {"mark": {"type": "rect", "cornerRadius": 3}, "encoding": {**places, **own, **fill}},
        {"mark": {**letters, "dy": -line}, "encoding": {**places, **ink, "text": field("name", "nominal")}},
        {"mark": share, "encoding": {**places, **ink, "text": field("label", "nominal")}},
    ]
