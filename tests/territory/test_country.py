"""Layouts, comparable panels and tile grids of the countries, as their folders describe them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from onir.errors import BadInput
from onir.territory import Country, country
from onir.territory.area import areas_of

KZ = country("KZ")
MEXICAN_BORDERS = {
    "BCN": "SON BCS",
    "SON": "CHH SIN",
    "CHH": "SIN DUR COA",
    "COA": "DUR ZAC NLE",
    "NLE": "TAM SLP ZAC",
    "TAM": "SLP VER",
    "SIN": "DUR NAY",
    "DUR": "ZAC NAY",
    "ZAC": "SLP AGU JAL NAY",
    "SLP": "VER HID QUE GUA JAL",
    "NAY": "JAL",
    "AGU": "JAL",
    "JAL": "GUA MIC COL",
    "GUA": "QUE MIC",
    "QUE": "HID MEX MIC",
    "HID": "VER PUE TLA MEX",
    "VER": "PUE OAX CHP TAB",
    "COL": "MIC",
    "MIC": "MEX GRO",
    "MEX": "TLA PUE MOR CMX GRO",
    "CMX": "MOR",
    "TLA": "PUE",
    "PUE": "MOR GRO OAX",
    "MOR": "GRO",
    "GRO": "OAX",
    "OAX": "CHP",
    "CHP": "TAB",
    "TAB": "CAM",
    "CAM": "ROO YUC",
    "YUC": "ROO",
}
"""Neighbours of each state, every border once."""


def codes(on: date | None = None) -> list[str]:
    return [area.code for area in KZ.areas(on)]


@pytest.mark.parametrize(
    ("day", "layout"), [(date(2017, 12, 31), "16"), (date(2018, 6, 19), "17"), (date(2022, 6, 7), "17"), (None, "20")]
)
def test_the_areas_of_a_day_are_a_layout(day: date | None, layout: str) -> None:
    found = KZ.layout(codes(day))
    assert found.name == layout
    assert {area.extent for area in KZ.areas(day)} == {found.extents[code] for code in found.codes}


def test_a_table_may_print_both_sides_of_a_split() -> None:
    layout = KZ.layout([*codes(date(2017, 1, 1)), "KZ-61", "KZ-79", "KZ"])
    assert (layout.name, sorted(layout.overlap)) == ("16", ["KZ-61", "KZ-79"])


def test_where_a_table_prints_both_sides_the_panel_counts_one() -> None:
    values = dict.fromkeys([*codes(date(2017, 1, 1)), "KZ-61", "KZ-79"], Decimal(1))
    sums = {unit.id: total for unit, total in KZ.panel().sums(values, KZ.extents(values)).items()}
    assert (len(sums), sums["p_south"], sums["p_karaganda"]) == (16, Decimal(2), Decimal(1))
    assert len(KZ.comparable(list(values), list(values))) == 16


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (codes()[:-1], "KZ-79"),
        ([*codes(), "KZ-YUZ"], "KZ-YUZ"),
        ([*codes(), "KZ-99"], "KZ-99"),
        ([], "KZ-27"),
    ],
)
def test_other_sets_of_rows_are_refused_by_name(rows: list[str], named: str) -> None:
    with pytest.raises(BadInput, match=named):
        KZ.layout(rows)


@pytest.mark.parametrize(
    ("rows", "day", "code", "extent"),
    [
        (codes(), None, "KZ-35", "karaganda"),
        (codes(date(2020, 1, 1)), None, "KZ-35", "karaganda_pre2022"),
        (["KZ-35", "KZ-27"], None, "KZ-35", "karaganda_pre2022"),
        (["KZ-35", "KZ-27"], date(2025, 1, 1), "KZ-35", "karaganda"),
        (["KZ-35", "KZ-62"], date(2021, 1, 1), "KZ-35", "karaganda"),
        (["KZ-YUZ", "KZ-63"], None, "KZ-YUZ", "south_kazakhstan"),
        (["KZ-19", "KZ-33"], None, "KZ-19", "almaty_region"),
    ],
)
def test_the_extent_of_a_code_is_read_from_the_rows_beside_it(
    rows: list[str], day: date | None, code: str, extent: str
) -> None:
    assert KZ.extents(rows, day)[code] == extent


@pytest.mark.parametrize("name", ["panel16", "panel14_wide"])
@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2020, 1, 1), None])
def test_a_panel_adds_up_every_layout_to_the_whole(name: str, day: date | None) -> None:
    values = {code: Decimal(number) for number, code in enumerate(codes(day), 1)}
    sums = KZ.panel(name).sums(values, KZ.layout(values).extents)
    assert len(sums) == int(name[5:7])
    assert sum(sums.values()) == sum(values.values())


def test_a_panel_unit_with_a_part_missing_is_left_out() -> None:
    values = dict.fromkeys(codes(), Decimal(1))
    del values["KZ-62"]
    sums = KZ.panel().sums(values, KZ.extents(values, date(2025, 1, 1)))
    assert "p_karaganda" not in {unit.id for unit in sums}
    assert len(sums) == 15


def test_panel_units_say_their_labels() -> None:
    unit = KZ.panel().unit_of("karaganda_pre2022")
    said = [unit.say(language) for language in ("kk", "ru", "en")]
    assert said == [
        "Қарағанды және Ұлытау облыстары",
        "Карагандинская область и область Ұлытау",
        "Karaganda and Ulytau Regions",
    ]


def test_an_unknown_panel_is_refused_with_those_known() -> None:
    with pytest.raises(BadInput, match="panel16, panel14_wide"):
        KZ.panel("panel99")


def test_rows_of_one_layout_are_compared_one_by_one() -> None:
    pairs = KZ.comparable(codes(), codes())
    assert [pair.codes for pair in pairs] == [(code,) for code in codes()]
    assert all(pair.unit in areas_of("KZ").values() for pair in pairs)


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2020, 1, 1)])
def test_rows_across_a_split_are_compared_by_the_panel(day: date) -> None:
    pairs = {pair.codes: pair.others for pair in KZ.comparable(codes(), codes(day))}
    assert len(pairs) == 16
    assert pairs["KZ-35", "KZ-62"] == ("KZ-35",)
    assert pairs["KZ-61", "KZ-79"] == (("KZ-YUZ",) if day.year == 2015 else ("KZ-61", "KZ-79"))
    assert pairs["KZ-27",] == ("KZ-27",)


def connected(cells: set[tuple[int, int]]) -> bool:
    reached, edge = set(), {next(iter(cells))}
    while edge:
        reached |= edge
        edge = {(r + a, c + b) for r, c in edge for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))} & cells - reached
    return reached == cells


def grid(of: Country) -> dict[str, tuple[int, int]]:
    return {tile.code: (tile.row, tile.column) for tile in of.tile_grid}


@pytest.mark.parametrize("code", ["KZ", "MX"])
def test_every_unit_has_one_square_of_its_own(code: str) -> None:
    squares = grid(country(code))
    assert sorted(squares) == sorted(area.code for area in country(code).areas())
    assert len(country(code).tile_grid) == len(squares) == len(set(squares.values()))


@pytest.mark.parametrize("name", ["panel16", "panel14_wide"])
def test_units_of_a_panel_are_connected_on_the_grid(name: str) -> None:
    squares = grid(KZ)
    for unit in KZ.panel(name).units:
        assert connected({squares[areas_of("KZ")[member].code] for member in unit.members}), unit.id


def test_a_city_touches_its_region_on_the_grid() -> None:
    squares = grid(KZ)
    for city, region in (("KZ-71", "KZ-11"), ("KZ-75", "KZ-19"), ("KZ-79", "KZ-61")):
        assert connected({squares[city], squares[region]})


def test_most_borders_of_mexico_survive_on_the_grid() -> None:
    squares = grid(country("MX"))
    pairs = [(f"MX-{one}", f"MX-{two}") for one, others in MEXICAN_BORDERS.items() for two in others.split()]
    touching = [
        pair for pair in pairs if max(abs(a - b) for a, b in zip(squares[pair[0]], squares[pair[1]], strict=True)) == 1
    ]
    assert len(touching) / len(pairs) > Decimal("0.85")


@pytest.mark.parametrize(
    ("west", "east"),
    [("BCN", "SON"), ("SON", "CHH"), ("CHH", "COA"), ("JAL", "MEX"), ("MEX", "VER"), ("VER", "TAB"), ("TAB", "ROO")],
)
def test_the_grid_of_mexico_keeps_west_and_east(west: str, east: str) -> None:
    squares = grid(country("MX"))
    assert squares[f"MX-{west}"][1] < squares[f"MX-{east}"][1]


@pytest.mark.parametrize(
    ("north", "south"),
    [("BCN", "BCS"), ("CHH", "DUR"), ("NLE", "SLP"), ("SLP", "QUE"), ("ZAC", "AGU"), ("MIC", "GRO"), ("PUE", "OAX")],
)
def test_the_grid_of_mexico_keeps_north_and_south(north: str, south: str) -> None:
    squares = grid(country("MX"))
    assert squares[f"MX-{north}"][0] < squares[f"MX-{south}"][0]


@pytest.mark.parametrize(
    ("code", "headline", "currency"),
    [("KZ", "fdi.gross_inflow", "KZT"), ("MX", "fdi.net_inflow.notified", "MXN"), ("UZ", None, "UZS")],
)
def test_a_country_knows_its_headline_concept(code: str, headline: str | None, currency: str) -> None:
    assert (country(code).headline_indicator, country(code).currency) == (headline, currency)
