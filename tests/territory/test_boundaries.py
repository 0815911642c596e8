"""Borders that somebody brings: taken where they are sound, refused in words where they are not."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.territory.made_borders import collection

from onir.errors import BadInput, NotHeld
from onir.territory import boundaries, country
from onir.territory.boundaries import boundaries_of


def written(folder: Path, content: Any) -> Path:
    path = folder / "borders.geojson"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


@pytest.mark.parametrize("named", ["shapeISO", "ISO_3166-2", "iso_3166_2", "code"])
def test_the_usual_properties_name_the_regions(tmp_path: Path, named: str) -> None:
    held = boundaries_of(written(tmp_path, collection(named=named)), "KZ")
    assert set(held.shapes) == {area.code for area in country("KZ").areas()}
    assert held.missing == ()


def test_another_property_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, collection(named="kod_obl"))
    with pytest.raises(NotHeld, match="ONIR_BOUNDARIES_CODE"):
        boundaries_of(path, "KZ")
    assert boundaries_of(path, "KZ", code="KOD_OBL").missing == ()


def test_what_is_missing_is_listed(tmp_path: Path) -> None:
    held = boundaries_of(written(tmp_path, collection(without=("KZ-27", "KZ-75"))), "KZ")
    assert sorted(area.code for area in held.missing) == ["KZ-27", "KZ-75"]


def test_parts_of_a_region_are_put_together(tmp_path: Path) -> None:
    content = collection()
    first = content["features"][0]
    content["features"].append({**first, "geometry": {"type": "MultiPolygon", "coordinates": [
        first["geometry"]["coordinates"], first["geometry"]["coordinates"],
    ]}})  # fmt: skip
    held = boundaries_of(written(tmp_path, content), "KZ")
    assert len(held.shapes[first["properties"]["shapeISO"]]) == 3


def feature(**changed: Any) -> dict[str, Any]:
    own = collection()["features"][0]
    return {"type": "FeatureCollection", "features": [{**own, **changed}]}


def polygon(*corners: Any) -> dict[str, Any]:
    return feature(geometry={"type": "Polygon", "coordinates": [list(corners)]})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not JSON", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ({"type": "Topology"}, "not a GeoJSON FeatureCollection"),
        ([], "not a GeoJSON FeatureCollection"),
        (feature(geometry=None), "not polygons"),
        (feature(geometry={"type": "Point", "coordinates": [1, 2]}), "not polygons"),
        (feature(geometry={"type": "Polygon", "coordinates": 5}), "no longitude and latitude"),
        (polygon([1, 2], [3, 4]), "no longitude and latitude"),
        (polygon([6_500_000, 1], [1, 2], [3, 4], [5, 6]), "no longitude and latitude"),
        (polygon(["x", 1], [1, 2], [3, 4], [5, 6]), "no longitude and latitude"),
        (polygon([1], [1, 2], [3, 4], [5, 6]), "no longitude and latitude"),
        ('{"type": "FeatureCollection", "features": [{"id": "KZ-27", "geometry": {"type": "Polygon", "coordinates":'
         "[[[NaN, 1], [1, 2], [3, 4], [5, 6]]]}}]}", "no longitude and latitude"),
    ],
)  # fmt: skip
def test_what_is_no_border_is_refused_in_words(tmp_path: Path, content: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        boundaries_of(written(tmp_path, content), "KZ")
    assert "Accepted: GeoJSON" in str(refused.value)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, collection())
    monkeypatch.setattr(boundaries, "MOST_CORNERS", 10)
    with pytest.raises(BadInput, match="100 corners"):
        boundaries_of(path, "KZ")
    monkeypatch.setattr(boundaries, "LARGEST", 1000)
    with pytest.raises(BadInput, match="larger than"):
        boundaries_of(path, "KZ")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotHeld, match="cannot be read"):
        boundaries_of(tmp_path / "none.geojson", "KZ")
