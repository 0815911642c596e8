"""The map: regions as tiles, which a country with a tile grid has."""

from __future__ import annotations

from onir.bulletin.charts import Tiles
from onir.bulletin.document import Figure, Part
from onir.bulletin.regional.material import Material
from onir.language.messages import msg


def part(material: Material) -> Part | None:
    """None without a tile for every region; the figures are those of the league table."""
    chart = Tiles(material.league, material.area.code)
    if not chart.there or not material.league.panel.known:
        return None
    return Part("map", msg("On the map"), (Figure(chart, None, material.on_the_league),))
