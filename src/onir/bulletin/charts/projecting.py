"""Borders brought to the plane of a picture: equal areas stay equal, and corners finer than the picture go.

Albers' conic projection on the sphere (Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395, 1987,
pp. 100–101), its standard parallels a sixth of the country's height from its ends. Neighbours share corners in the file
and keep sharing them, since all corners are rounded to one grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, radians, sin, sqrt

from onir.territory.boundaries import Corner, Polygon, Ring

GRID = 2
"""Steps of the grid in a point."""

Shapes = Mapping[str, Sequence[Polygon]]


def flat(shapes: Shapes, width: int) -> tuple[dict[str, list[Polygon]], int]:
    """The shapes in points from the upper left corner, and how high the picture is."""
    project = _albers(corner for polygons in shapes.values() for rings in polygons for corner in rings[0])
    far = {code: [tuple(tuple(map(project, ring)) for ring in rings) for rings in own] for code, own in shapes.items()}
    corners = [corner for own in far.values() for rings in own for corner in rings[0]]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    scale = width / ((right - left) or 1)

    def placed(corner: Corner) -> Corner:
        return _on_grid((corner[0] - left) * scale), _on_grid((high - corner[1]) * scale)

    return {code: _drawable(own, placed) for code, own in far.items()}, round((high - low) * scale) or 1


def _on_grid(length: float) -> float:
    return round(length * GRID) / GRID


def _albers(corners: Iterable[Corner]) -> Callable[[Corner], Corner]:
    """Longitude and latitude to a plane of which the middle of the country is the middle."""
    known = list(corners)
    west, east = min(x for x, _ in known), max(x for x, _ in known)
    south, north = min(y for _, y in known), max(y for _, y in known)
    one, two = (radians(south + (north - south) * part) for part in (1 / 6, 5 / 6))
    n = (sin(one) + sin(two)) / 2 or 1e-9  # a country on both sides of the equator: as good as a cylinder
    c = cos(one) ** 2 + 2 * n * sin(one)
    middle = (west + east) / 2

    def project(corner: Corner) -> Corner:
        angle = n * radians(corner[0] - middle)
        radius = sqrt(max(0.0, c - 2 * n * sin(radians(corner[1])))) / n
        return radius * sin(angle), -radius * cos(angle)

    return project


def _drawable(polygons: Sequence[Polygon], placed: Callable[[Corner], Corner]) -> list[Polygon]:
    """What is left on the grid; of a region smaller than a step of it, a square of one."""
    found = [tuple(kept) for rings in polygons if (kept := _rings(rings, placed))]
    if found:
        return found
    x, y = placed(polygons[0][0][0])
    step = 1 / GRID
    return [(((x, y), (x + step, y), (x + step, y + step), (x, y + step), (x, y)),)]


def _rings(rings: Polygon, placed: Callable[[Corner], Corner]) -> list[Ring]:
    """None where the outer ring has gone: its holes went with it."""
    kept = [_thinned(tuple(map(placed, ring))) for ring in rings]
    return [ring for ring in kept if len(ring) >= 4] if len(kept[0]) >= 4 else []


def _thinned(ring: Ring) -> Ring:
    """Without corners that fell together with the one before, closed."""
    kept = [ring[0], *(after for before, after in pairwise(ring) if after != before)]
    return tuple(kept if kept[0] == kept[-1] else [*kept, kept[0]])


def area_of(ring: Ring) -> float:
    """Twice the area within, by the shoelace formula.

    >>> area_of(((0, 0), (2, 0), (2, 1), (0, 1), (0, 0)))
    4
    """
    return abs(sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(ring)))


def middle_of(polygons: Sequence[Polygon]) -> Corner:
    """The centre of the largest part, where a label stands: the mean of its triangles, each by its area."""
    ring = max((rings[0] for rings in polygons), key=area_of)
    parts = [(one[0] * two[1] - two[0] * one[1], one[0] + two[0], one[1] + two[1]) for one, two in pairwise(ring)]
    whole = sum(part for part, _, _ in parts)
    if not whole:
        return ring[0]
    return sum(part * x for part, x, _ in parts) / (3 * whole), sum(part * y for part, _, y in parts) / (3 * whole)
