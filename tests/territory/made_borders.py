"""Borders of no country: each region a rectangle where its tile stands, for tests alone."""

from __future__ import annotations

from typing import Any

from onir.territory import country

WIDE, HIGH = 4.0, 2.0


def rectangle(west: float, north: float) -> list[list[float]]:
    east, south = west + WIDE, north - HIGH
    return [[west, north], [west, south], [east, south], [east, north], [west, north]]


def collection(code: str = "KZ", *, named: str = "shapeISO", without: tuple[str, ...] = ()) -> dict[str, Any]:
    """A feature for every tile of the country, its region's code in the property `named`."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"label": "made up", named: tile.code},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [rectangle(45 + tile.column * WIDE, 56 - tile.row * HIGH)],
                },
            }
            for tile in country(code).tile_grid
            if tile.code not in without
        ],
    }
