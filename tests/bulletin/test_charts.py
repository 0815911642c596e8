"""Charts say what the library says: every label is the exact figure in words, every mark stands where its figure is."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from typing import Any

import fontpkg_noto_sans
import pytest

from onir.bulletin.charts import Bars, Chart, Places, Tiles, Trend, png, svg
from onir.bulletin.charts.chart import FONT
from onir.figures import Store
from onir.figures.words import Amount
from onir.language.messages import LANGUAGES
from onir.standing import histories, history, league

CAPITAL, NET = "capital.fixed", "fdi.net_inflow.notified"
Asked = tuple[str, str, str]
ASKED: Sequence[Asked] = (
    ("KZ-27", "2025", CAPITAL),  # a country that split: places on comparable units
    ("KZ-75", "2025", CAPITAL),  # the first
    ("KZ-62", "2023", CAPITAL),  # a region without a history of its own
    ("MX-JAL", "2025-Q2", NET),  # another country, quarters, figures below zero and no shares
    ("KZ-27", "2023", "population.total"),
    ("KZ-35", "2018", "grp.nominal"),  # a region as it was before it lost a part
)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


@cache
def charts(store: Store, asked: Asked) -> list[Chart]:
    area, period, indicator = asked
    own = history(area, period, indicator=indicator, store=store)
    all_of_them = histories(period, country=area[:2], indicator=indicator, store=store)
    table = league(period, country=area[:2], indicator=indicator, store=store)
    return [
        Trend(own), Places(all_of_them, own), Places(all_of_them), Bars(table, area), Bars(table), Tiles(table, area),
    ]  # fmt: skip


def words(picture: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture).iter() if text.tag.endswith("text")]


@pytest.mark.parametrize(
    ("asked", "language"), [(ASKED[0], "kk"), (ASKED[0], "ru"), *((asked, "en") for asked in ASKED)]
)
def test_every_chart_is_drawn_with_its_description_and_no_style(store: Store, asked: Asked, language: str) -> None:
    for chart in charts(store, asked):
        picture = svg(chart, language)
        root = ET.fromstring(picture)
        assert root.attrib["aria-label"] == chart.alt.say(language)
        assert chart.title.say(language) in chart.alt.say(language)
        assert re.findall(r" (?:style|id|class|on\w+|href)=|<(?:script|style|image|a)\b", picture) == []
        assert words(picture)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_chart_falls_back_to_english(store: Store, language: str) -> None:
    for chart in charts(store, ASKED[0]):
        told = [chart.alt.say(language), *words(svg(chart, language)), *(head.say(language) for head in chart.heads)]
        assert re.findall(r"[A-Za-z]{2,}", " ".join(told)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_bear_the_figures_of_the_table(store: Store, language: str) -> None:
    table = league("2025", indicator=CAPITAL, store=store)
    amounts = [line.cell.amount for line in table.lines if line.cell]
    said = words(svg(Bars(table, "KZ-27"), language))
    for amount in amounts:
        assert amount is not None
        assert Amount(amount, "KZT").say(language) in said
    drawn = Bars(table, "KZ-27").specification(language)["data"]["values"]
    assert [row["value"] for row in drawn] == [float(amount or 0) for amount in amounts]
    assert [row["code"] for row in drawn if row["own"]] == ["KZ-27"]


def test_bars_are_as_long_as_their_figures(store: Store) -> None:
    table = league("2025", indicator=CAPITAL, store=store)
    lengths = [float(length) for length in re.findall(r'd="M0,[\d.]+h([\d.]+)v14', svg(Bars(table), "en"))]
    amounts = [float(line.cell.amount or 0) for line in table.lines if line.cell]
    assert len(lengths) == len(amounts)
    assert [length / lengths[0] for length in lengths] == pytest.approx([amount / amounts[0] for amount in amounts])


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (
            ASKED[0],
            [
                "West Kazakhstan Region: 893.4 billion tenge in 2025, the highest of 23 periods.",
                "West Kazakhstan Region: place 12 of 16 in 2025; since 2003 between 4 and 13. On comparable units.",
                "West Kazakhstan Region: place 11 of 20; next above: Akmola Region, 63.8 billion tenge more.",
                "Half of the country comes from 7 of 20 regions, first of all Almaty with 10.8%.",
            ],
        ),
        (ASKED[1], ["Almaty: place 1 of 20; next below: Astana, 32.7 billion tenge less."]),
    ],
)
def test_titles_state_the_finding(store: Store, asked: Asked, titles: list[str]) -> None:
    said = [chart.title.say("en") for chart in charts(store, asked)]
    assert [title for title in titles if title not in said] == []


def test_the_half_of_the_country_is_the_fewest_regions_that_hold_it(store: Store) -> None:
    table = league("2025", indicator=CAPITAL, store=store)
    shares = [line.share or 0 for line in table.lines]
    assert sum(shares[:7]) >= 0.5 > sum(shares[:6])
    assert "7 of 20" in Tiles(table).title.say("en")


def test_marks_of_a_line_stand_where_the_figures_are(store: Store) -> None:
    held = history("MX-JAL", "2025-Q2", indicator=NET, store=store)
    rows: list[dict[str, Any]] = Trend(held).specification("en")["data"]["values"]
    assert [row["value"] for row in rows] == [float(moment.cell.amount or 0) for moment in held.moments]
    drawn = [float(y) for y in re.findall(r'transform="translate\([\d.]+,([\d.]+)\)" d="M2', svg(Trend(held), "en"))]
    by_height = sorted(zip(drawn, rows, strict=True), key=lambda one: one[0])
    values = [row["value"] for _, row in by_height]
    assert values == sorted(values, reverse=True)


def test_what_is_withheld_is_a_gap_and_never_a_zero(store: Store) -> None:
    held = history("KZ-27", "2025", indicator=CAPITAL, store=store)
    blank = replace(held.moments[3], cell=replace(held.moments[3].cell, value=None, status="confidential"))
    gap = Trend(replace(held, moments=(*held.moments[:3], blank, *held.moments[4:])))
    assert gap.specification("en")["data"]["values"][3]["value"] is None
    assert gap.rows[-4][1].say("en") == "not published"
    assert svg(gap, "en").count("M2") == svg(Trend(held), "en").count("M2") - 1


def test_the_map_has_a_tile_for_every_region_and_names_no_two_alike(store: Store) -> None:
    for area, period, indicator in ASKED:
        tiles = Tiles(league(period, country=area[:2], indicator=indicator, store=store), area)
        assert tiles.there
        for language in LANGUAGES:
            rows = tiles.specification(language)["data"]["values"]
            names = [row["name"] for row in rows]
            assert len({(row["row"], row["column"]) for row in rows}) == len(names)
            assert sorted(set(names)) == sorted(names)


def test_there_is_no_map_where_a_region_has_no_tile(store: Store) -> None:
    assert not Tiles(league("2012", indicator=CAPITAL, store=store)).there


def test_the_table_beside_holds_every_mark(store: Store) -> None:
    trend, places, _, bars, _, tiles = charts(store, ASKED[0])
    assert len(trend.rows) == 23
    assert len(places.rows) == 16
    assert len(bars.rows) == len(tiles.rows) == 20
    for chart in (trend, places, bars, tiles):
        assert {len(row) for row in chart.rows} == {len(chart.heads)}


def test_letters_are_measured_by_a_font_that_has_them_all() -> None:
    assert FONT.startswith(fontpkg_noto_sans.FAMILY)


def test_a_picture_is_the_same_twice(store: Store) -> None:
    chart = charts(store, ASKED[0])[0]
    assert png(chart, "kk") == png(chart, "kk")
    assert png(chart, "kk").startswith(b"\x89PNG")


def test_many_draw_at_once(store: Store) -> None:
    tables = [league(str(year), indicator=CAPITAL, store=store) for year in range(2019, 2026)]
    with ThreadPoolExecutor(4) as threads:
        pictures = list(threads.map(lambda table: svg(Bars(table), "en"), tables))
    assert pictures == [svg(Bars(table), "en") for table in tables]
