"""Guards and published statements: what can be said beside a verdict, and what never is evidence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim

from onir.claims.checking import Checked, check_claims
from onir.claims.checking.figure import Figure
from onir.claims.claim import Claim
from onir.figures import Statement
from onir.measure import Period, Unit

DAY = date(2025, 10, 8)
FDI: dict[str, Any] = {"indicator": "fdi.gross_inflow", "said": False, "period": "2025-H1"}
VOLUME = claim("volume", "1093", "USD", scale=MN, **FDI)
GROWTH = claim("growth", "1.7", "times", direction="up", compared_to="2024-H1", **FDI)
RANK = claim("rank", "3", "rank", after=("KZ-75", "KZ-71"), **FDI)


def shelf() -> Shelf:
    store = Shelf(units={"fdi.net_inflow": "USD mn"})
    store.add("fdi.net_inflow", "2026-09-09", {"2025-H1": {"KZ": "917.7"}, "2024-H1": {"KZ": "2068.4"}}, "read")
    fixed = {
        "2025": {"KZ-27": "893432", "KZ-75": "3654321", "KZ-71": "2654321", "KZ": "23490123"},
        "2024": {"KZ-27": "749929", "KZ-75": "754321", "KZ-71": "749928", "KZ": "19345678"},
    }
    return store.add("capital.fixed", "2026-09", fixed, "read")  # type: ignore[arg-type]


def statement(**changes: Any) -> Statement:
    return replace(
        Statement(
            "fdi.unstated", "KZ-27", "_T", "_T", Period.parse("2025-H1"), "2025-H1", Unit.parse("USD mn"),
            Decimal(1093), "published", "2025-10-08", "https://page.example", "", "press:1",
        ),
        **changes,
    )  # fmt: skip


def check_all(*claims: Claim, store: Shelf | None = None, published: date = DAY) -> tuple[Checked, ...]:
    return check_claims(claims, published=published, store=store or shelf())


def guard(checked: Checked, code: str) -> tuple[str, dict[str, float]] | None:
    found = next((one for one in checked.guards if one.code == code), None)
    return None if found is None else (found.result, {name: round(float(value), 1) for name, value in found.numbers})


def test_an_announcement_without_its_table() -> None:
    """More than the nation's net, a third place worth 3.6 times the nation's net, and an implied earlier amount."""
    volume, growth, rank = check_all(VOLUME, GROWTH, RANK)
    assert {item.reason for item in (volume, growth, rank)} == {"source not held"}
    above = {"claimed": 1093e6, "net": 917.7e6, "others": -175.3e6}
    assert guard(volume, "G2") == ("suggests", above)
    bound = {"at_least": 3279e6, "national": 917.7e6, "others": -2361.3e6, "ratio": 3.6}
    assert guard(rank, "G3") == ("suggests", bound)
    low_high = guard(growth, "G4")
    assert low_high is not None
    assert [round(value / 1e6) for value in low_high[1].values()] == [624, 663]
    places = guard(volume, "G8")
    assert places is not None
    assert places[1] == {
        "fixed_capital_2025": 893432e6, "place_2025": 3.0, "fixed_capital_2024": 749929e6, "place_2024": 2.0,
    }  # fmt: skip


def test_a_place_said_of_today_takes_the_period_of_its_amount() -> None:
    today = replace(RANK, period=Period.parse("2025-YTD"), period_known="from the date")
    _, rank = check_all(VOLUME, today)
    assert guard(rank, "G3") is not None


@pytest.mark.parametrize(
    ("said", "code", "result"),
    [
        (claim("volume", "25000", scale=BN, period="2025"), "G1", "conflict"),
        (claim("volume", "893.4", scale=BN, period="2025"), "G1", "consistent"),
        (claim("volume", "500", "USD", scale=MN, **FDI), "G2", "consistent"),
        (claim("volume", "917.7", "USD", scale=MN, **FDI), "G2", "consistent"),
        (claim("volume", "24", "USD", scale=BN, **{**FDI, "area": "KZ", "period": "2023"}), "G10", "consistent"),
        (claim("volume", "150", "USD", scale=BN, **{**FDI, "area": "KZ", "period": "2023"}), "G10", "suggests"),
        (claim("growth", "141.2", "percent", period="2025"), "G11", "suggests"),
        (claim("volume", "474", scale=BN, **FDI), "G12", "suggests"),
        (claim("volume", "1.4", "USD", scale=BN, **{**FDI, "period": "2025-9M"}), "G19", "strain"),
    ],
)
def test_guards_of_one_claim(said: Claim, code: str, result: str) -> None:
    (checked,) = check_all(said)
    found = guard(checked, code)
    assert found is not None
    assert found[0] == result


@pytest.mark.parametrize(
    ("area", "period", "published", "days"),
    [
        ("MX-PUE", "2025-Q1", date(2025, 5, 15), 50),
        ("MX-PUE", "2025-Q1", date(2025, 5, 21), None),
        ("KZ-27", "2025-H1", date(2025, 9, 10), 80),
        ("KZ-27", "2025-H1", date(2025, 9, 20), None),
        ("RU-MOW", "2025-H1", date(2025, 7, 20), None),
    ],
)
def test_a_figure_before_its_table(area: str, period: str, published: date, days: int | None) -> None:
    said = claim("volume", "100", "USD", scale=MN, indicator="fdi.net_inflow", said=False, area=area, period=period)
    (checked,) = check_all(said, published=published)
    found = guard(checked, "G19")
    assert (found and found[1]["usual_days"]) == days
    sentence = next((one.sentence.say("en") for one in checked.guards if one.code == "G19"), "")
    assert ("suggest" in sentence) == (area == "KZ-27" and days is not None)


def test_guards_of_one_country_are_not_those_of_another() -> None:
    peso = claim("volume", "474", "MXN", scale=BN, **{**FDI, "area": "MX-PUE"})
    nation = claim("volume", "24", "USD", scale=BN, **{**FDI, "area": "MX", "period": "2023"})
    for checked in check_all(peso, nation):
        assert [guard(checked, code) for code in ("G10", "G12")] == [None, None]


def test_size_against_product() -> None:
    store = shelf().add("grp.nominal", "2026-08-24", {"2025": {"KZ-27": "500000"}}, "day")
    (checked,) = check_all(claim("volume", "893.4", scale=BN, period="2025"), store=store)
    assert guard(checked, "G9") == ("strain", {"percent_of_product": 178.7})


@pytest.mark.parametrize(
    "said",
    [
        claim("volume", "499.9", scale=BN, period="2025", indicator="grp.nominal"),
        claim("volume", "0.2", scale=BN, period="2025"),
    ],
)
def test_product_is_not_set_beside_itself_nor_beside_next_to_nothing(said: Claim) -> None:
    store = shelf().add("grp.nominal", "2026-08-24", {"2025": {"KZ-27": "500000"}}, "day")
    (checked,) = check_all(said, store=store)
    assert guard(checked, "G9") is None


@pytest.mark.parametrize(("others", "result"), [((1500, 2000), "consistent"), ((1500, 2000, 1200), "conflict")])
def test_a_third_place_is_not_below_three_published_amounts(others: tuple[int, ...], result: str) -> None:
    store = shelf()
    named = zip(("KZ-75", "KZ-71", "KZ-47"), others, strict=False)
    store.said = [statement(area=code, value=Decimal(value)) for code, value in named]
    _, rank = check_all(VOLUME, RANK, store=store)
    found = guard(rank, "G5")
    assert found is not None
    assert found[0] == result


def test_growth_that_mixes_two_releases() -> None:
    store = Shelf("USD mn")
    for released, now, before in (("2025-02", "11000", "9000"), ("2025-05", "15000", "10000")):
        store.add("fdi.gross_inflow", released, {"2024": {"KZ-27": now}, "2023": {"KZ-27": before}})
    said = claim("growth", "10.0", "percent", compared_to="2023", indicator="fdi.gross_inflow")
    (checked,) = check_all(said, store=store)
    assert checked.verdict == "contradicted"
    assert guard(checked, "G16") == ("suggests", {"now": 11000e6, "before": 10000e6})


def test_a_change_of_borders_is_said() -> None:
    store = shelf()
    store.extents = {("KZ-27", "2024"): "older"}
    said = claim("growth", "1.7", "times", period="2025")
    (checked,) = check_all(said, store=store, published=date(2026, 10, 1))
    assert guard(checked, "G17") == ("strain", {})


def test_a_row_that_is_not_printed_is_no_change_of_borders() -> None:
    store = shelf()
    store.absent = frozenset({"KZ-47"})
    said = claim("volume", "1.7", scale=BN, period="2025", area="KZ-47")
    (checked,) = check_all(said, store=store, published=date(2026, 10, 1))
    assert (checked.reason, guard(checked, "G17")) == ("no such cell", None)


def test_missing_cells_give_bounds() -> None:
    rows: Any = {"2024": {"KZ-27": "800", "KZ-75": "3000", "KZ-71": None, "KZ-61": None, "KZ": "5000"}}
    store = Shelf().add("capital.fixed", "2025-05", rows)
    (checked,) = check_all(claim("rank", "3", "rank"), store=store)
    assert (checked.verdict, guard(checked, "G18")) == ("undecided", ("strain", {"best": 2.0, "worst": 3.0}))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, [True]),
        ({"published": "2025-11-01"}, [False]),
        ({"indicator": "fdi.gross_inflow"}, [True]),
        ({"indicator": "population.total"}, []),
        ({"indicator": "fdi.unstated.yoy"}, []),
        ({"period": Period.parse("2024-H1")}, []),
        ({"area": "KZ-75"}, []),
        ({"value": Decimal(1094)}, []),
        ({"unit": Unit.parse("KZT mn")}, []),
    ],
)
def test_statements_match_on_area_period_and_value(changes: dict[str, Any], found: list[bool]) -> None:
    store = shelf()
    store.said = [statement(**changes)]
    (checked,) = check_all(VOLUME, store=store)
    assert [item.own_page for item in checked.statements] == found
    assert (checked.verdict, checked.evidence) == ("unverifiable", ())


@pytest.mark.parametrize(
    ("published", "stated", "own", "said"),
    [
        (DAY, "2025-10-08", True, "from the text's own page"),
        (DAY, "2025-11-01", False, "A published statement of 1 November 2025 says the same"),
        (DAY, "", None, "(a day not shown); it may be this very text"),
        (None, "2025-10-08", None, "(8 October 2025); it may be this very text"),
    ],
)
def test_a_statement_may_be_the_text_itself(published: date | None, stated: str, own: bool | None, said: str) -> None:
    store = shelf()
    store.said = [statement(published=stated)]
    (checked,) = check_claims([VOLUME], published=published, store=store)
    assert [item.own_page for item in checked.statements] == [own]
    assert said in checked.say("en")


def test_growth_and_place_have_statements_of_their_own() -> None:
    store = shelf()
    store.said = [
        statement(indicator="fdi.unstated.yoy", unit=Unit.parse("ratio"), value=Decimal("1.7")),
        statement(indicator="fdi.unstated.rank", unit=Unit.parse("rank"), value=Decimal(3)),
    ]
    growth, rank = check_all(GROWTH, RANK, store=store)
    assert [len(item.statements) for item in (growth, rank)] == [1, 1]


@pytest.mark.parametrize(
    ("value", "unit", "number", "direction", "count"),
    [
        ("-19.7", "%", "19.7", "down", 1),
        ("-19.7", "%", "19.7", "up", 0),
        ("19.7", "%", "19.7", "down", 0),
        ("19.7", "%", "19.7", None, 1),
        ("80.3", "index", "19.7", "down", 1),
        ("80.3", "index", "19.7", "up", 0),
        ("0.5", "ratio", "2", "down", 1),
        ("2", "ratio", "2", "down", 0),
    ],
)
def test_a_rise_is_not_said_by_a_fall(value: str, unit: str, number: str, direction: Any, count: int) -> None:
    store = shelf()
    store.said = [statement(indicator="fdi.unstated.yoy", unit=Unit.parse(unit), value=Decimal(value))]
    said = claim("growth", number, "times" if unit == "ratio" else "percent", direction=direction, **FDI)
    (checked,) = check_all(said, store=store)
    assert len(checked.statements) == count


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({}, True),
        ({"status": "lower_bound"}, True),
        ({"indicator": "fdi.gross_inflow"}, True),
        ({"status": "approximate"}, False),
        ({"status": "target"}, False),
        ({"indicator": "fdi.stock"}, False),
        ({"indicator": "fdi.announced"}, False),
        ({"partner": "CN"}, False),
        ({"activity": "NACE2-B"}, False),
    ],
)
def test_only_like_statements_stand_beside_a_place(changes: dict[str, Any], known: bool) -> None:
    store = shelf()
    store.said = [statement(area="KZ-47", value=Decimal(1500), **changes)]
    _, rank = check_all(VOLUME, RANK, store=store)
    assert (guard(rank, "G5") is not None) == known


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everything_says_itself(language: str) -> None:
    for checked in check_all(VOLUME, GROWTH, RANK, claim("volume", "893.4", scale=BN, period="2024")):
        assert checked.say(language)
        assert all(one.sentence.say(language) for one in checked.guards)


@pytest.mark.parametrize(
    ("cell", "step", "said"),
    [
        ("2382900000", 10**7, "2 382,9 млн тенге"),
        ("2382900000", 10**9, "2,4 млрд тенге"),
        ("2382900000", None, "2,4 млрд тенге"),
        ("2382960000", 10**6, "2 383 млн тенге"),
        ("893432123456", 10**8, "893,4 млрд тенге"),
        ("893432123456", 10**4, "893 432 123 456 тенге"),
        ("12345", None, "12 345 тенге"),
    ],
)
def test_the_table_is_said_in_its_own_digits(cell: str, step: int | None, said: str) -> None:
    figure = Figure(Fraction(cell), "KZT", None if step is None else Fraction(step))
    assert figure.say("ru").replace("\xa0", " ") == said
