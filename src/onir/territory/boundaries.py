"""Borders of a country's regions from a GeoJSON file that somebody brings: none ship, since few may be passed on.

A file is data of others: it is read under limits of size and corners, every corner has to be a place on the globe, and
nothing in it is followed. Features name their region by its ISO 3166-2 code. Left out: other forms (shapefiles,
TopoJSON, other coordinates than degrees of WGS 84) and countries across the 180th meridian.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from onir.errors import BadInput, NotHeld
from onir.language.messages import Message, msg
from onir.territory.area import Area
from onir.territory.country import country as known_country

Corner = tuple[float, float]
Ring = tuple[Corner, ...]
Polygon = tuple[Ring, ...]
"""An outer ring, then those of the holes in it."""

LARGEST = 40_000_000
"""Bytes of the largest file."""

MOST_CORNERS = 1_000_000
FEWEST = 4
"""Corners of the smallest ring, the first of them said twice."""

CODES = (
    "iso_3166_2", "iso3166_2", "iso_3166-2", "iso3166-2", "iso-3166-2", "shapeiso", "iso", "iso_code", "code", "id",
    "hasc", "region",
)  # fmt: skip
"""Properties in which files commonly say the code, in small letters; the first that knows a region is taken."""

ACCEPTED = msg(
    "Accepted: GeoJSON (a FeatureCollection of polygons in degrees of WGS 84), up to {size} MB and {corners} corners.",
    size=LARGEST // 1_000_000,
    corners=MOST_CORNERS,
)


@dataclass(frozen=True)
class Boundaries:
    """The borders of a country's regions by code, as longitude and latitude."""

    country: str
    shapes: Mapping[str, tuple[Polygon, ...]] = field(hash=False)
    where: str

    @property
    def missing(self) -> tuple[Area, ...]:
        """Regions in force that the file has no borders of."""
        return tuple(one for one in known_country(self.country).areas() if one.code not in self.shapes)


def boundaries_of(path: Path, country: str, *, code: str = "") -> Boundaries:
    """The borders in a file; `code` names the property that holds the codes where it is none of the usual ones."""
    features = list(_features(_content(path), path))
    regions = {one.code for one in known_country(country).areas()}
    named = _named(features, regions, code)
    shapes: dict[str, list[Polygon]] = {}
    for feature, region in named:
        shapes.setdefault(region, []).extend(_polygons(feature.get("geometry"), path, region))
    if not shapes:
        raise NotHeld(
            msg("No feature of the file has the ISO 3166-2 code of a region of {country}.", country=_nation(country)),
            where=path.name,
            then=msg("Name the property that has it: {setting}", setting="ONIR_BOUNDARIES_CODE=…"),
        )
    _within_limits(shapes, path)
    return Boundaries(country, {region: tuple(polygons) for region, polygons in shapes.items()}, str(path))


def _nation(country: str) -> Area:
    return known_country(country).nation


def _refused(what: Message, path: Path) -> NoReturn:
    raise BadInput(what, where=path.name, accepted=ACCEPTED)


def _content(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        raise NotHeld(
            msg("The file of borders cannot be read: {reason}.", reason=fault.strerror or str(fault)), where=str(path)
        ) from fault
    if len(raw) > LARGEST:
        _refused(msg("The file is larger than {size} MB.", size=LARGEST // 1_000_000), path)
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        _refused(msg("The file is not JSON."), path)


def _features(content: Any, path: Path) -> Iterator[dict[str, Any]]:
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        _refused(msg("The file is not a GeoJSON FeatureCollection."), path)
    yield from (one for one in features if isinstance(one, dict))


def _named(features: Sequence[dict[str, Any]], regions: set[str], code: str) -> list[tuple[dict[str, Any], str]]:
    """Features with the region each is of, by the first property that knows one."""
    said = [_properties(feature) for feature in features]
    for name in (code.lower(),) if code else CODES:
        found = [(feature, own[name]) for feature, own in zip(features, said, strict=True) if own.get(name) in regions]
        if found:
            return found
    return []


def _properties(feature: dict[str, Any]) -> dict[str, str]:
    """What the feature says in words, by names in small letters; its own `id` among them."""
    own = feature.get("properties")
    pairs = chain([("id", feature.get("id"))], own.items() if isinstance(own, dict) else ())
    return {str(name).lower(): said.strip().upper() for name, said in pairs if isinstance(said, str)}


def _polygons(geometry: Any, path: Path, region: str) -> Iterator[Polygon]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        _refused(msg("{region}: the borders are not polygons.", region=region), path)
    corners = geometry.get("coordinates")
    try:
        polygons = [corners] if kind == "Polygon" else list(corners)
        yield from (tuple(_ring(ring) for ring in rings) for rings in polygons if rings)
    except (TypeError, ValueError, OverflowError, IndexError):
        _refused(msg("{region}: a corner is no longitude and latitude in degrees.", region=region), path)


def _ring(corners: Any) -> Ring:
    """A ring, or ValueError where it is none; a third number, the height, is left."""
    ring = tuple((float(corner[0]), float(corner[1])) for corner in corners)
    if len(ring) < FEWEST or not all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in ring):
        raise ValueError(ring)
    return ring


def _within_limits(shapes: Mapping[str, Sequence[Polygon]], path: Path) -> None:
    corners = sum(len(ring) for polygons in shapes.values() for rings in polygons for ring in rings)
    if corners > MOST_CORNERS:
        _refused(msg("The borders have {n} corners, which is more than can be drawn.", n=corners), path)
