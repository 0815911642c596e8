"""The map within borders says what the map of tiles says, and draws every region of the file where it lies."""

import json
import re
import xml.etree.ElementTree as ET
from math import asin, degrees, radians, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.territory.made_borders import collection

from onir.bulletin.charts import Borders, Tiles, png, svg
from onir.bulletin.charts.projecting import area_of, flat, middle_of
from onir.language.messages import LANGUAGES
from onir.standing import League, league
from onir.territory.boundaries import Boundaries, boundaries_of


@pytest.fixture(scope="module")
def table() -> League:
    return league("2025", indicator="capital.fixed")


@pytest.fixture
def held(tmp_path: Path) -> Boundaries:
    path = tmp_path / "kz.geojson"
    path.write_text(json.dumps(collection()))
    return boundaries_of(path, "KZ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_the_tiles_say(table: League, held: Boundaries, language: str) -> None:
    chart, tiles = Borders(table, held, "KZ-27"), Tiles(table, "KZ-27")
    assert chart.title.say(language) == tiles.title.say(language)
    assert [cell.say(language) for row in chart.rows for cell in row] == [
        cell.say(language) for row in tiles.rows for cell in row
    ]
    picture = svg(chart, language)
    assert ET.fromstring(picture).attrib["aria-label"] == chart.alt.say(language)
    assert re.findall(r" (?:style|id|class|on\w+|href)=|<(?:script|style|image|a)\b", picture) == []


def test_every_region_is_drawn_in_its_shade_and_bears_its_place(table: League, held: Boundaries) -> None:
    rows = Borders(table, held, "KZ-27").specification("en")["data"]["values"]
    shades = {row["name"]: row["shade"] for row in Tiles(table).specification("en")["data"]["values"]}
    assert sorted(row["shade"] for row in rows) == sorted(shades.values())
    assert sorted(row["label"] for row in rows) == sorted(line.rank.say("en") for line in table.lines)
    assert [row["own"] for row in rows] == [False] * 19 + [True]
    assert svg(Borders(table, held), "en").count("<path transform") >= 20
    assert png(Borders(table, held), "en").startswith(b"\x89PNG")


def test_a_region_without_borders_is_left_out_and_named(table: League, held: Boundaries) -> None:
    shapes = {code: own for code, own in held.shapes.items() if code != "KZ-27"}
    chart = Borders(table, Boundaries("KZ", shapes, "made"))
    assert len(chart.lines) == 19
    assert [one.say("en") for one in chart.undrawn] == ["West Kazakhstan Region"]
    assert not Borders(table, Boundaries("KZ", {}, "made")).there


def square(west: float, south: float, size: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    east, north = west + size, south + size
    return (((west, south), (east, south), (east, north), (west, north), (west, south)),)


@given(st.floats(-120, 120), st.floats(-60, 60), st.floats(0.5, 8))
def test_equal_areas_stay_equal_wherever_they_lie(west: float, south: float, size: float) -> None:
    # of one area on the sphere: as wide, and as high in the sine of the latitude
    high = sin(radians(south + size)) - sin(radians(south))
    top = sin(radians(south + size)) + high
    if top >= 0.98:
        return
    north = degrees(asin(top))
    east, middle = west + size, south + size
    above = (((west, middle), (east, middle), (east, north), (west, north), (west, middle)),)
    shapes, _ = flat({"low": [square(west, south, size)], "above": [above]}, 2000)
    one, two = (area_of(shapes[code][0][0]) for code in ("low", "above"))
    assert one == pytest.approx(two, rel=0.05)


def test_a_region_too_small_for_the_picture_is_a_dot() -> None:
    shapes, _ = flat({"large": [square(50, 45, 20)], "small": [square(60, 50, 1e-6)]}, 300)
    assert len(shapes["small"][0][0]) == 5
    x, y = middle_of(shapes["small"])
    assert 0 < x < 300
    assert y > 0


def test_neighbours_share_their_corners() -> None:
    shapes, height = flat({"west": [square(50, 45, 3.3)], "east": [square(53.3, 45, 3.3)]}, 370)
    west, east = (set(shapes[code][0][0]) for code in ("west", "east"))
    assert len(west & east) == 2
    assert height > 0
