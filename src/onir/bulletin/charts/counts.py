"""The map of counts: one tile a region, the darker the more there are of something in it.

Tiles and shades are those of the map of figures; what is counted has no rank and no share, so that the tile bears the
count itself. A region outside of the tile grid is in the table beside the map and not on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onir.bulletin.charts.chart import INK, WIDTH, Specification, drawn
from onir.bulletin.charts.naming import tile_names
from onir.bulletin.charts.tiles import FILLED, LETTERS, NARROW, SHADES, WIDE, layers
from onir.language.messages import Message, Sayable, msg
from onir.territory import area, country


@dataclass(frozen=True)
class Counts:
    """`held`: how many, by the code of a region; `what` is counted, in words."""

    held: Mapping[str, int]
    land: str
    what: Message
    name: str = "counts"

    @property
    def there(self) -> bool:
        """Whether any region that has something has a tile."""
        return any(self.held.get(tile.code) for tile in country(self.land).tile_grid)

    @property
    def subject(self) -> Sayable:
        return self.what

    @property
    def title(self) -> Message:
        """Where the most are.

        >>> Counts({"KZ-61": 7, "KZ-27": 2}, "KZ", msg("Projects by region")).title.say("en")
        'The most are in Turkistan Region: 7 of 9.'
        """
        code = max(self.held, key=lambda one: (self.held[one], one))
        total = sum(self.held.values())
        return msg("The most are in {area}: {n} of {of}.", area=area(code), n=self.held[code], of=total)

    @property
    def alt(self) -> Message:
        return msg("A map of tiles, darker where there are more: {what}. {title}", what=self.what, title=self.title)

    @property
    def heads(self) -> Sequence[Message]:
        return msg("Region"), msg("How many")

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        return [(area(code), msg("{n}", n=n)) for code, n in sorted(self.held.items(), key=lambda one: -one[1])]

    def specification(self, language: str) -> Specification:
        rows = list(self._rows(language))
        across, down = (max(row[way] for row in rows) for way in ("column", "row"))
        return drawn(layers(WIDTH / across), rows, round(WIDTH / across * down))

    def _rows(self, language: str) -> Iterator[Specification]:
        grid = country(self.land).tile_grid
        size, most = WIDTH / max(tile.column for tile in grid), max(self.held.values())
        names = tile_names([area(tile.code) for tile in grid], language)
        for tile in grid:
            n, name = self.held.get(tile.code, 0), names[tile.code]
            shade = 1 + min(3, n * 4 // most) if n else 0
            yield {
                "row": tile.row,
                "column": tile.column,
                "name": name,
                "size": min(LETTERS, size * FILLED / (len(name) * (WIDE if name.isupper() else NARROW))),
                "label": msg("{n}", n=n).say(language),
                "shade": SHADES[shade],
                "ink": "#ffffff" if shade >= 3 else INK,
                "own": False,
            }
