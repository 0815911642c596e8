"""Where regions stand: known places, sums, splits, and what is said when there is no answer."""

import csv
import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import Store
from onir.figures.source import shipped
from onir.language.messages import LANGUAGES
from onir.standing import Standing, league, standing
from onir.standing.league import Order

MEXICO = "fdi.net_inflow.notified"


def stand(store: Store, area: str, period: str, indicator: str | None = "capital.fixed", **options: Any) -> Standing:
    return standing(area, period, indicator=indicator, store=store, **options)


def told(one: Standing) -> str:
    return one.say("en").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("area", "period", "indicator", "place"),
    [
        ("KZ-27", "2025", "capital.fixed", "11/20"),
        ("KZ-27", "2024", "capital.fixed", "12/20"),
        ("KZ-75", "2025", "capital.fixed", "1/20"),
        ("KZ-62", "2025", "capital.fixed", "20/20"),
        ("KZ-71", "2022", "capital.fixed", "2/20"),
        ("KZ-27", "2020", "capital.fixed", "11/17"),
        ("KZ-YUZ", "2016", "grp.nominal", "6/16"),
        ("KZ-61", "2016", "grp.nominal", "12/17"),
        ("MX-CMX", "2017", MEXICO, "1/32"),
    ],
)
def test_places(store: Store, area: str, period: str, indicator: str, place: str) -> None:
    found = stand(store, area, period, indicator).place
    assert found is not None
    assert f"{found.rank}/{found.rank.of}" == place


def test_a_region_with_all_that_belongs_to_it(store: Store) -> None:
    one = stand(store, "West Kazakhstan Region", "2025")
    assert one.place is not None
    assert one.change is not None
    assert one.change.ratio is not None
    assert one.balance is not None
    assert one.cell.amount == Decimal("893421e6")
    assert [neighbour.cell.area for neighbour in one.place.ahead][:4] == ["KZ-75", "KZ-71", "KZ-23", "KZ-61"]
    assert [one and one.cell.area for one in (one.place.above, one.place.behind)] == ["KZ-11", "KZ-43"]
    assert round(float(one.change.ratio), 3) == 1.191
    assert (one.balance.regions, one.balance.difference, one.balance.tolerance) == (20, Decimal(0), Decimal("10.5e6"))
    assert one.comparable is None
    assert told(one).splitlines() == [
        "West Kazakhstan Region is 11th of 20 by investment in fixed capital in 2025: "
        "893.4 billion tenge, +19.1% on 2024, 3.8% of the national total.",
        "Ahead: Almaty, Astana, Atyrau Region, Turkistan Region, Karaganda Region, Almaty Region, Pavlodar Region, "
        "Aktobe Region, Mangystau Region, Akmola Region.",
        "Next above is Akmola Region, 63.8 billion tenge ahead.",
        "Next below is Kyzylorda Region, 21.8 billion tenge behind.",
        "The change is at current prices, not in real terms.",
        "The 20 regions add up to 23,492,501 million tenge, which is the national row.",
        "Source: Bureau of National Statistics of Kazakhstan, “Investment in fixed capital by region, annual”, "
        "as read September 2026, release not known.",
    ]


@pytest.mark.parametrize(
    ("area", "period", "place", "comparable", "change_of"),
    [
        ("KZ-27", "2020", "KZ-27 11/17", "KZ-27 11/16", "KZ-27"),
        ("KZ-35", "2020", "KZ-35+KZ-62 6/16", "", "KZ-35+KZ-62"),
        ("KZ-62", "2020", "KZ-35+KZ-62 6/16", "", "KZ-35+KZ-62"),
        ("KZ-63", "2015", "KZ-10+KZ-63 8/16", "", "KZ-10+KZ-63"),
        ("KZ-61", "2015", "KZ-61+KZ-79 7/16", "", "KZ-61+KZ-79"),
        ("KZ-35", "2022", "KZ-35 8/20", "", "KZ-35+KZ-62"),
        ("KZ-35", "2023", "KZ-35 7/20", "", "KZ-35"),
        ("KZ-27", "2022", "KZ-27 13/20", "", "KZ-27"),
        ("KZ-61", "2018", "KZ-61 13/17", "KZ-61+KZ-79 3/16", "KZ-61+KZ-79"),
        ("KZ-61", "2019", "KZ-61 11/17", "KZ-61+KZ-79 6/16", "KZ-61+KZ-79"),
        ("KZ-79", "2019", "KZ-79 17/17", "KZ-61+KZ-79 6/16", "KZ-61+KZ-79"),
        ("KZ-79", "2020", "KZ-79 17/17", "KZ-61+KZ-79 3/16", "KZ-79"),
        ("KZ-YUZ", "2025", "KZ-61+KZ-79 1/16", "", "KZ-61+KZ-79"),
    ],
)
def test_across_a_split_the_comparable_units_are_used(
    store: Store, area: str, period: str, place: str, comparable: str, change_of: str
) -> None:
    one = stand(store, area, period)

    def shown(found: Any) -> str:
        return f"{found.cell.area} {found.rank}/{found.rank.of}" if found else ""

    assert (shown(one.place), shown(one.comparable)) == (place, comparable)
    assert one.change is not None
    assert one.change.now.area == change_of
    assert one.change.now.extent == one.change.before.extent


@pytest.mark.parametrize(
    ("area", "period", "said"),
    [
        ("KZ-27", "2020", "On the 16 comparable units"),
        ("KZ-35", "2020", "Borders have changed: Karaganda and Ulytau Regions"),
        (
            "KZ-35",
            "2022",
            "For Karaganda and Ulytau Regions, whose borders are the same in both periods, the change is +",
        ),
        (
            "KZ-62",
            "2022",
            "Ulytau Region is 20th of 20 by investment in fixed capital in 2022: 175.5 billion tenge, 1.2%",
        ),
        ("KZ-61", "2019", "The table remarks: first year after the split of 2018"),
        (
            "KZ-61",
            "2019",
            "For Turkistan Region and Shymkent, whose borders are the same in both periods, the change is",
        ),
    ],
)
def test_and_that_is_said(store: Store, area: str, period: str, said: str) -> None:
    assert said in told(stand(store, area, period))


def test_a_nation_has_no_place(store: Store) -> None:
    one = stand(store, "KZ", "2025-H1", "fdi.net_inflow")
    assert one.place is None
    assert told(one).startswith(
        "Kazakhstan, net inflow of foreign direct investment in the first half of 2025: US$917.7 million, −55.6% on"
    )


def test_a_change_from_below_zero_is_not_a_percentage(store: Store) -> None:
    one = stand(store, "KZ", "2006-Q2", "fdi.net_inflow")
    assert one.change is not None
    assert one.change.ratio is None
    assert "US$" in one.sentences[0].say("en").split(",")[-1]


def test_a_net_flow_has_no_share(store: Store) -> None:
    one = stand(store, "MX-PUE", "2024", MEXICO)
    assert one.place is not None
    assert one.place.share is None
    assert one.balance is None


@pytest.mark.parametrize(("day", "amount"), [(None, 954), (date(2018, 6, 1), 193)])
def test_a_standing_as_of_a_day(store: Store, day: date | None, amount: int) -> None:
    one = stand(store, "Puebla", "2017", MEXICO, as_of=day)
    assert one.cell.value is not None
    assert round(one.cell.value) == amount


def test_a_release_of_an_unknown_day_is_left_out_and_named(store: Store) -> None:
    one = stand(store, "Puebla", "2017", MEXICO, as_of=date(2025, 1, 15))
    assert "through DataMexico” (14 October 2025) was out on 15 January 2025 is not known" in told(one)


@pytest.mark.parametrize(
    ("area", "period", "options", "kind", "said"),
    [
        (
            "KZ-27",
            "2025",
            {"indicator": None},
            NotHeld,
            "No table of gross inflow of foreign direct",
        ),
        ("KZ-27", "2025", {"indicator": None}, NotHeld, "investment in fixed capital (capital.fixed)"),
        ("KZ-27", "2025-H1", {}, NotHeld, "Periods held run from 2003 to 2025"),
        ("KZ-27", "2002", {}, NotHeld, "Periods held run from 2003 to 2025"),
        ("MX-AGU", "2017", {"indicator": "fdi.net_inflow.bop"}, NotHeld, "is printed for Aguascalientes in 2017"),
        ("KZ-27", "2199", {}, BadInput, "2199 has not begun"),
        ("KZ-27", "sometime", {}, BadInput, "is not a period"),
        ("KZ-27", "2025", {"indicator": "fdi"}, BadInput, "“fdi” is not an indicator"),
        ("KZ-27", "2025", {"as_of": date(2025, 1, 1)}, NotHeld, "is known to have been out on 1 January 2025"),
        ("Zembla", "2025", {}, BadInput, "Zembla"),
        ("KZ-27", "2025-H1", {"indicator": "fdi.net_inflow"}, NotHeld, "No figure of net inflow"),
    ],
)
def test_no_answer_is_one_clear_message(
    store: Store, area: str, period: str, options: dict[str, Any], kind: type[OnirError], said: str
) -> None:
    with pytest.raises(kind) as stopped:
        stand(store, area, period, **options)
    assert said in stopped.value.say("en")


def test_json_holds_numbers_and_locators(store: Store) -> None:
    told = json.loads(json.dumps(stand(store, "KZ-27", "2025").as_dict()))
    assert (told["value"], told["unit"], told["rank"]["best"], told["rank"]["of"]) == (893421000000, "KZT", 11, 20)
    assert told["locators"] == ["bns-5546.csv:143"]
    assert (told["change"]["percent"], told["sums"]["holds"]) == (19.1369, True)
    assert told["rank"]["share_percent"] == 3.803


def test_a_league_table_is_complete_and_in_order(store: Store) -> None:
    table = league("2025", indicator="capital.fixed", store=store)
    assert [line.code for line in table.lines][:4] == ["KZ-75", "KZ-71", "KZ-23", "KZ-61"]
    assert [str(line.rank) for line in table.lines] == [str(place) for place in range(1, 21)]
    assert [cell.say("en") for cell in table.rows[10]] == [
        "11", "+1", "West Kazakhstan Region", "893,421 million tenge", "3.8%", "+19.1%",
    ]  # fmt: skip
    assert json.loads(json.dumps(table.as_dict()))["regions"][10]["area"] == "KZ-27"


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("place", "KZ-75", "KZ-62"),
        ("name", "KZ-10", "KZ-33"),
        ("change", "KZ-11", "KZ-23"),
        ("moved", "KZ-11", "KZ-63"),
    ],
)
def test_a_league_table_is_sorted(store: Store, order: Order, first: str, last: str) -> None:
    lines = league("2025", indicator="capital.fixed", store=store).sorted_by(order, "en").lines
    assert len(lines) == 20
    assert (lines[0].code, lines[-1].code) == (first, last)


def test_a_league_table_as_csv_loses_no_digit(store: Store) -> None:
    table = league("2017", country="MX", store=store)
    rows = list(csv.DictReader(table.as_csv("en").splitlines()))
    assert [row["area"] for row in rows] == [line.code for line in table.lines]
    assert [Decimal(row["value"]) for row in rows] == [line.cell.amount for line in table.lines if line.cell]
    assert {(row["of"], row["unit"], row["released"], row["share_percent"]) for row in rows} == {
        ("32", "USD", "2025-11", "")
    }


def test_a_share_is_the_same_for_programs_wherever_it_is_asked_for(store: Store) -> None:
    table = league("2025", indicator="capital.fixed", store=store)
    row = next(row for row in csv.DictReader(table.as_csv("en").splitlines()) if row["area"] == "KZ-27")
    line = next(line for line in table.as_dict()["regions"] if line["area"] == "KZ-27")
    alone = standing("KZ-27", "2025", indicator="capital.fixed", store=store).as_dict()["rank"]
    assert (row["share_percent"], line["share_percent"]) == ("3.8030", alone["share_percent"])


@pytest.mark.parametrize(("period", "moved"), [("2025", 20), ("2023", 20), ("2022", 0), ("2021", 17), ("2019", 0)])
def test_places_are_compared_with_the_year_before_among_the_same_regions(store: Store, period: str, moved: int) -> None:
    table = league(period, indicator="capital.fixed", store=store)
    steps = [line.moved for line in table.lines if line.moved is not None]
    assert (len(steps), sum(steps)) == (moved, 0)
    said = any("Places are not compared" in note.say("en") for note in table.notes)
    assert said == (not moved)


def test_a_league_table_leaves_changes_blank_across_a_split(store: Store) -> None:
    table = league("2022", indicator="capital.fixed", store=store)
    changes = {line.code: line.change is not None for line in table.lines}
    blank = {code for code, there in changes.items() if not there}
    assert blank == {"KZ-10", "KZ-19", "KZ-33", "KZ-35", "KZ-62", "KZ-63"}


def test_where_no_national_row_is_printed_the_sum_is_said_to_be_one(store: Store) -> None:
    said = "The table prints no national row; its 32 regions add up to US$33.7 billion."
    assert said in told(stand(store, "MX-PUE", "2025-H1", MEXICO))
    assert said in [
        note.say("en").replace("\u00a0", " ") for note in league("2025-H1", country="MX", store=store).notes
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_standing_says_itself_in_every_language(store: Store, language: str) -> None:
    for area, period, indicator in (("KZ-27", "2020", "capital.fixed"), ("MX", "2025-H1", MEXICO)):
        text = stand(store, area, period, indicator).say(language)
        assert text
        assert "{" not in text


def test_a_withheld_figure_is_answered_with_its_bounds(tmp_path: Path) -> None:
    """The other nineteen and the national total leave one place and one share, within rounding."""
    source = next(one for one in shipped() if one.source == "bns-5546")
    printed = (files("onir") / "data" / "figures" / "bns-5546.csv").read_text("utf-8").splitlines()
    withheld = ["area,period,value,status"]
    for line in printed[1:]:
        area, period, value, _ = next(csv.reader([line]))
        hidden = (area, period) == ("KZ-27", "2025")
        withheld.append(f"{area},{period},,confidential" if hidden else f"{area},{period},{value},")
    made = Store.holding([(source, "\n".join(withheld).encode())], tmp_path)
    with pytest.raises(NotHeld) as refused:
        stand(made, "KZ-27", "2025")
    assert str(refused.value).replace("\u00a0", " ") == (
        "No figure of investment in fixed capital is printed for West Kazakhstan Region in 2025. The other figures and "
        "the national total leave it place 11 of 20, with 3.8% of that total."
    )
