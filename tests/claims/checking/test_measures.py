"""Growth, share and rank claims against hand-made cells, and every reason for abstaining."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Rows, Shelf, claim, written

from onir.claims.checking import Checked, check_claims
from onir.claims.checking.withheld import Withheld, nation_of
from onir.claims.claim import Claim
from onir.figures.panel import Status
from onir.measure import Period

DAY = date(2026, 6, 15)
ROWS: Rows = {
    "2025": {"KZ-27": "1700", "KZ-75": "4000", "KZ-71": "3000", "KZ-23": "1500", "KZ-61": "1500", "KZ": "12000"},
    "2024": {"KZ-27": "1000", "KZ-75": "3900", "KZ-71": "2000", "KZ-23": "1450", "KZ-61": "1600", "KZ": "10000"},
    "2023": {"KZ-27": "800", "KZ-75": "3000", "KZ-71": "2500", "KZ-23": "1400", "KZ-61": None, "KZ": "11000"},
    "2022": {"KZ-27": "800", "KZ-75": "3000", "KZ-71": None, "KZ-61": None, "KZ": "5000"},
}


def shelf(unit: str = "KZT mn") -> Shelf:
    return Shelf(unit).add("capital.fixed", "2026-05", ROWS)


FDI: dict[str, Any] = {"indicator": "fdi.gross_inflow", "period": "2025"}


def dollars() -> Shelf:
    """The same amounts as direct investment: nobody tells its growth in real terms."""
    return Shelf("USD mn").add("fdi.gross_inflow", "2026-05", ROWS)


def check_one(said: Claim, store: Shelf | None = None, published: date | None = DAY) -> Checked:
    (checked,) = check_claims([said], published=published, store=store or shelf())
    return checked


@pytest.mark.parametrize(
    ("number", "unit", "more", "verdict", "formula"),
    [
        ("1.7", "times", {}, "supported", "1700 / 1000 = 1.7"),
        ("1.6", "times", {}, "contradicted", "1700 / 1000 = 1.7"),
        ("70", "percent", {"direction": "up"}, "supported", "(1700 / 1000 − 1) × 100 = 70"),
        ("70", "percent", {"direction": "up", "form": "index"}, "supported", "(1700 / 1000 − 1) × 100 = 70"),
        ("0.7", "USD", {"direction": "up", "form": "absolute"}, "supported", "1700 − 1000 = 700"),
        ("2.1", "times", {"compared_to": "2023"}, "supported", "1700 / 800 = 2.125"),
        ("6.3", "percent", {"area": "KZ-61", "direction": "down"}, "undecided", "(1500 / 1600 − 1) × 100 = 6.25"),
        ("6", "percent", {"area": "KZ-61", "direction": "down"}, "supported", None),
        ("1.07", "times", {"area": "KZ-61", "direction": "down"}, "supported", "1600 / 1500 = 1.0667"),
        ("4.2", "points", {"direction": "up"}, "supported", "(0.1417 − 0.1) × 100 = 4.1667"),
    ],
)
def test_growth(number: str, unit: str, more: dict[str, Any], verdict: str, formula: str | None) -> None:
    scale = BN if unit == "USD" else Decimal(1)
    checked = check_one(claim("growth", number, unit, scale=scale, **{**FDI, **more}), dollars())
    found = checked.evidence[0].formula.replace("-6.25", "6.25")
    assert (checked.verdict, found if formula else None) == (verdict, formula)


def test_times_more_in_english_keeps_its_second_reading() -> None:
    said = claim("growth", "0.7", "times", **FDI, says_more=True)
    checked = check_one(said, dollars())
    assert (checked.verdict, checked.judgement.notes) == ("supported", ("second reading",))


@pytest.mark.parametrize(
    ("place", "more", "verdict", "notes"),
    [
        ("3", {}, "supported", ()),
        ("4", {}, "contradicted", ()),
        ("3", {"of": 5}, "supported", ()),
        ("3", {"of": 17}, "contradicted", ("set",)),
        ("3", {"after": ("KZ-75", "KZ-71")}, "supported", ()),
        ("3", {"after": ("KZ-75", "KZ-23")}, "contradicted", ()),
        ("1", {"of": 3}, "supported", ("cities apart",)),
        ("4", {"area": "KZ-23"}, "supported", ("tie",)),
        ("5", {"area": "KZ-23"}, "supported", ("tie",)),
        ("1", {"area": "KZ-75"}, "supported", ()),
        ("-1", {"area": "KZ-27", "period": "2024"}, "supported", ()),
        ("-1", {"area": "KZ-75"}, "contradicted", ()),
        ("1", {"by": "growth"}, "supported", ()),
        ("2", {"by": "growth"}, "unverifiable", ()),
        ("5", {"period": "2023"}, "supported", ()),
        ("4", {"period": "2023"}, "contradicted", ()),
        ("3", {"period": "2022"}, "undecided", ("possible",)),
        ("4", {"period": "2022"}, "contradicted", ()),
    ],
)
def test_rank(place: str, more: dict[str, Any], verdict: str, notes: tuple[str, ...]) -> None:
    checked = check_one(claim("rank", place, "rank", **{"period": "2025", **more}))
    assert (checked.verdict, checked.judgement.notes) == (verdict, notes)


def test_a_tie_with_an_area_named_ahead_does_not_refute() -> None:
    said = claim("rank", "4", "rank", period="2025", area="KZ-23", after=("KZ-75", "KZ-71", "KZ-61"))
    checked = check_one(said)
    assert (checked.verdict, checked.judgement.notes) == ("supported", ("tie",))


def test_a_city_without_a_row_is_no_missing_region() -> None:
    store = shelf()
    store.absent = frozenset({"KZ-79"})
    checked = check_one(claim("rank", "1", "rank", period="2025", of=3), store)
    assert (checked.verdict, checked.judgement.notes) == ("supported", ("cities apart",))


def test_a_place_by_growth_needs_every_row() -> None:
    store = shelf()
    store.absent = frozenset({"KZ-47"})
    checked = check_one(claim("rank", "1", "rank", period="2025", by="growth"), store)
    assert checked.reason == "set of the rank unknown"


@pytest.mark.parametrize(("place", "verdict"), [("3", "supported"), ("2", "contradicted"), ("5", "supported")])
def test_among_the_first(place: str, verdict: str) -> None:
    assert check_one(claim("rank", written(place, bound="<="), "rank", period="2025")).verdict == verdict


@pytest.mark.parametrize(("number", "verdict"), [("14.2", "supported"), ("14", "supported"), ("15", "contradicted")])
def test_share(number: str, verdict: str) -> None:
    assert check_one(claim("share", number, "percent", period="2025")).verdict == verdict


def test_a_printed_zero_has_a_share_of_nothing() -> None:
    store = Shelf().add("capital.fixed", "2026-05", {"2025": {"KZ-27": "0", "KZ": "12000"}})
    checked = check_one(claim("share", "0", "percent", period="2025"), store)
    assert (checked.verdict, str(checked.evidence[0].interval)) == ("supported", "[0, 0.004167]")


def with_extents() -> Shelf:
    store = shelf()
    store.extents = {("KZ-27", "2024"): "older"}
    return store


def net() -> Shelf:
    return Shelf("USD mn").add("fdi.net_inflow", "2026-05", {"2025": {"KZ-27": "5", "KZ": "900"}})


def nation_only() -> Shelf:
    return Shelf("USD mn").add("fdi.net_inflow", "2026-05", {"2025": {"KZ": "900"}})


@pytest.mark.parametrize(
    ("said", "store", "reason"),
    [
        (claim("volume", "1", scale=BN, modality="plan"), shelf, "not a fact"),
        (claim("target", "1", scale=BN), shelf, "not a fact"),
        (claim("volume", "1", scale=BN, indicator="other"), shelf, "source not held"),
        (claim("count", "7", "projects", indicator="project.count"), shelf, "source not held"),
        (claim("volume", "1", "USD", scale=BN, indicator="fdi.gross_inflow"), shelf, "source not held"),
        (claim("volume", "1", "USD", scale=BN), shelf, "source not held"),
        (claim("volume", "1", "USD", period="2025", indicator="fdi.net_inflow"), nation_only, "source not held"),
        (claim("volume", "1", scale=BN, area=None), shelf, "no such cell"),
        (claim("volume", "1", scale=BN, subregion="Oral"), shelf, "no such cell"),
        (claim("volume", "1", scale=BN, period="2024-H1"), shelf, "no such cell"),
        (claim("volume", "1", scale=BN, area="KZ-10"), shelf, "borders changed"),
        (claim("growth", "1.7", "times", period="2025"), with_extents, "borders changed"),
        (claim("growth", "10", "percent", period="2022", area="KZ-10"), shelf, "borders changed"),
        (claim("growth", "10", "percent", period="2022", area="KZ-10", indicator="investment.total", said=False), shelf,
         "borders changed"),
        (claim("growth", "10", "percent", period="2022", area="KZ-35", indicator="fdi.gross_inflow", said=False), shelf,
         "borders changed"),
        (claim("growth", "10", "percent", period="2023", area="KZ-10", indicator="fdi.gross_inflow"), shelf,
         "source not held"),
        (claim("volume", "1", scale=BN, period="2023", area="KZ-61"), shelf, "confidential"),
        (claim("volume", "1", scale=BN, period=None), shelf, "period not said or not released"),
        (claim("volume", "1", "USD", scale=BN, period=None, indicator="fdi.gross_inflow"), shelf, "source not held"),
        (claim("volume", "1", scale=BN, period="2026-YTD"), shelf, "period not said or not released"),
        (claim("volume", "1", scale=BN, period="2026"), shelf, "period not said or not released"),
        (claim("share", "1", "percent", period="2025", indicator="fdi.net_inflow"), net,
         "share of a total that can be negative"),
        (claim("rank", "4", "rank", partner="CN", period="2025"), shelf, "set of the rank unknown"),
        (claim("growth", "30", "percent", form="plan_fulfilment"), shelf, "source not held"),
        (claim("growth", "30", "percent", compared_to="plan:2025"), shelf, "source not held"),
        (claim("volume", "7", scale=BN, indicator="investment.total", said=False), shelf,
         "concept not said and candidates disagree"),
    ],
)  # fmt: skip
def test_reasons_for_abstaining(said: Claim, store: Any, reason: str) -> None:
    checked = check_one(said, store())
    assert (checked.verdict, checked.reason) == ("unverifiable", reason)


@pytest.mark.parametrize("kind", ["volume", "growth", "rank"])
@pytest.mark.parametrize("indicator", ["capital.fixed", "investment.total"])
def test_looked_at_before_any_release(kind: Any, indicator: str) -> None:
    unit = {"volume": "KZT", "growth": "percent"}.get(kind, kind)
    said = claim(kind, "2", unit, period="2025", indicator=indicator, said=indicator == "capital.fixed")
    (checked,) = check_claims([said], published=DAY, as_of=date(2020, 1, 1), store=shelf())
    assert checked.reason == "period not said or not released"
    assert "no release of investment in fixed capital is known to have been out on 1 January 2020" in checked.say("en")


@pytest.mark.parametrize("kind", ["volume", "growth", "share", "rank"])
@pytest.mark.parametrize(
    "part",
    [
        {"by": "per_head"},
        {"activity": "label:тау-кен өнеркәсібі"},
        {"activity": "NACE2-B"},
        {"partner": "ES+PL"},
        {"partner": "CN"},
        {"activity": "NACE2-B", "period": None},
    ],
)
def test_a_part_is_never_judged_against_the_whole(kind: str, part: dict[str, Any]) -> None:
    unit = {"volume": "KZT", "growth": "times", "share": "percent", "rank": "rank"}[kind]
    number = {"volume": "1700", "growth": "1.7", "share": "14", "rank": "3"}[kind]
    scale = MN if kind == "volume" else Decimal(1)
    checked = check_one(claim(kind, number, unit, scale=scale, **{"period": "2025", **part}))
    assert (checked.verdict, checked.evidence) == ("unverifiable", ())
    reasons = ("no such cell", "set of the rank unknown", "period not said or not released")
    assert checked.reason in reasons or (checked.judgement.missing == "people" and "by" in part)
    assert {one.code for one in checked.guards} <= {"G1", "G9"}


def test_growth_from_nothing_is_not_derivable() -> None:
    store = Shelf().add("capital.fixed", "2026-05", {"2025": {"KZ-27": "5"}, "2024": {"KZ-27": "0"}})
    assert check_one(claim("growth", "5", "times", period="2025"), store).reason == "not derivable"


def test_an_amount_in_two_currencies_is_checked_in_the_one_of_the_table() -> None:
    said = claim("volume", "3.3", "USD", scale=MN, period="2025", alt_value=Decimal("1.7e9"), alt_unit="KZT")
    assert check_one(said).verdict == "supported"


def test_a_year_to_date_takes_the_end_that_fits() -> None:
    rows: Rows = {f"2025-01..2025-{month:02}": {"KZ-27": str(100 * month + month)} for month in (2, 4, 5, 7, 8)}
    store = Shelf().add("capital.fixed", "2025-10", {**rows, "2025-Q1": {"KZ-27": "350.7"}})
    said = claim("volume", "808", scale=MN, period="2025-YTD")
    checked = check_one(said, store, date(2025, 10, 31))
    assert (checked.verdict, checked.judgement.period) == ("supported", Period.parse("2025-01..2025-08"))


@pytest.mark.parametrize(("number", "verdict"), [("808.4", "supported"), ("81", "unverifiable")])
def test_many_ends_cost_more_chance_than_one(number: str, verdict: str) -> None:
    rows: Rows = {f"2025-01..2025-{month:02}": {"KZ-27": str(101.05 * month)} for month in (2, 4, 5, 7, 8)}
    store = Shelf()
    for released in ("2025-10", "2025-11", "2025-12"):
        store.add("capital.fixed", released, rows)
    said = claim("volume", number, scale=MN * (1 if "." in number else 10), period="2025-YTD")
    assert check_one(said, store, date(2026, 1, 31)).verdict == verdict


def test_a_concept_left_unsaid_is_named() -> None:
    said = claim("volume", "1.7", scale=BN, period="2025", indicator="investment.total", said=False)
    checked = check_one(said)
    assert (checked.verdict, checked.judgement.concept) == ("supported", "capital.fixed")


@pytest.mark.parametrize(
    ("number", "verdict", "reason"),
    [("70", "supported", None), ("55", "unverifiable", "source not held"), ("170", "misattributed", None)],
)
def test_growth_at_current_prices_does_not_refute_real_growth(number: str, verdict: str, reason: str | None) -> None:
    checked = check_one(claim("growth", written(number + ".0"), "percent", period="2025", direction="up"), precise())
    assert (checked.verdict, checked.reason) == (verdict, reason)
    assert checked.evidence


def precise() -> Shelf:
    rows: Rows = {"2025": {"KZ-27": "1700000"}, "2024": {"KZ-27": "1000000"}}
    return Shelf().add("capital.fixed", "2026-05", rows)


@pytest.mark.parametrize(
    ("earlier", "later", "base", "verdict", "value"),
    [
        ("1000", "1.7", "2024", "supported", 1700),
        ("1000", "1.7", None, "supported", 1700),
        ("1200", "1.7", "2024", "contradicted", 1000),
        ("1200", "1.7", None, "contradicted", 1000),
        ("800", "1.7", "2023", "supported", 1700),
        ("1000", "1.9", "2024", "contradicted", 1700),
        ("1200", "1.9", "2024", "contradicted", 1700),
        ("1000.2", "1.7", "2024", "undecided", 1000),
    ],
)
def test_from_an_amount_to_another(earlier: str, later: str, base: str | None, verdict: str, value: int) -> None:
    """Both ends are the claim; the end that is told is the one at fault."""
    given = Decimal(earlier) * MN
    checked = check_one(claim("volume", later, scale=BN, period="2025", compared_to=base, from_value=given))
    told = checked.judgement.basis
    assert told is not None
    assert (checked.verdict, told.value) == (verdict, Fraction(value * MN))
    assert ("earlier end" in told.notes) == (value == 1000)
    assert ("earlier of the two" in checked.say("en")) == (value == 1000)


def test_both_amounts_are_judged_in_each_release() -> None:
    store = Shelf().add("capital.fixed", "2025-05", {"2024": {"KZ-27": "1700"}, "2023": {"KZ-27": "1000"}})
    store.add("capital.fixed", "2025-09", {"2024": {"KZ-27": "1700"}, "2023": {"KZ-27": "1600"}})
    said = claim("volume", "1.7", scale=BN, compared_to="2023", from_value=Decimal("1e9"))
    checked = check_one(said, store, date(2025, 6, 15))
    assert (checked.verdict, checked.when) == ("revised", "since")


@pytest.mark.parametrize(("high", "verdict"), [("1.8e9", "supported"), ("1.6e9", "contradicted")])
def test_a_range_holds_what_lies_in_it(high: str, verdict: str) -> None:
    said = claim("volume", "1.5", scale=BN, period="2025", value_high=Decimal(high))
    assert check_one(said).verdict == verdict


def test_a_whole_that_cannot_be_derived_is_not_confidential() -> None:
    store = Shelf().add("capital.fixed", "2026-05", {"2025": {"KZ-27": "5", "KZ": None}})
    (panel,) = store.panels("capital.fixed", Period.parse("2025"), country="KZ")
    assert panel.nation is not None
    reasons: tuple[tuple[Status, str], ...] = (("confidential", "confidential"), ("not_derivable", "not derivable"))
    for status, reason in reasons:
        with pytest.raises(Withheld, match=reason):
            nation_of(replace(panel, nation=replace(panel.nation, status=status)))


@pytest.mark.parametrize(
    ("kind", "number", "area", "verdict", "formula"),
    [
        ("volume", "3.2", "KZ-27+KZ-23", "supported", "3200 KZT mn"),
        ("volume", "1.5", "KZ-27+KZ-23", "contradicted", "3200 KZT mn"),
        ("volume", "7", "KZ-71+KZ-75", "supported", "7000 KZT mn"),
        ("share", "26.7", "KZ-27+KZ-23", "supported", "3200 / 12000 × 100 = 26.667"),
        ("share", "12.5", "KZ-27+KZ-23", "contradicted", "3200 / 12000 × 100 = 26.667"),
        ("growth", "5", "KZ-27+KZ-23", "unverifiable", None),
        ("rank", "1", "KZ-27+KZ-23", "unverifiable", None),
        ("volume", "3.2", "KZ-27+KZ-99", "unverifiable", None),
    ],
)
def test_areas_said_together(kind: str, number: str, area: str, verdict: str, formula: str | None) -> None:
    unit, scale = ("KZT", BN) if kind == "volume" else ("percent", Decimal(1))
    checked = check_one(claim(kind, number, unit, scale=scale, area=area, period="2025"))
    assert (checked.verdict, checked.evidence[0].formula if checked.evidence else None) == (verdict, formula)
    assert not checked.guards


def test_a_sum_with_a_confidential_cell_is_not_reckoned() -> None:
    checked = check_one(claim("volume", "2.2", scale=BN, area="KZ-27+KZ-61", period="2023"))
    assert (checked.verdict, checked.reason) == ("unverifiable", "confidential")
