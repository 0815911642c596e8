"""Claims that another table decides beside their own: growth in real terms, amounts at a rate, areas named ahead."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim

from onir.claims.checking import Checked, check_claims
from onir.claims.claim import Claim

DAY = date(2026, 6, 15)
UP: dict[str, Any] = {"direction": "up", "period": "2025"}


def shelf(*, index: bool = True, rate: bool = True) -> Shelf:
    """Growth of 25 per cent at current prices and of 7.4 in real terms; 520 tenge to the dollar."""
    store = Shelf(units={"capital.fixed.volume_index": "index", "exchange.usd.average": "KZT"})
    store.add("capital.fixed", "2026-05", {
        "2025": {"KZ-27": "1250", "KZ-75": "4000", "KZ-71": "3000", "KZ-23": "1100", "KZ": "12000"},
        "2024": {"KZ-27": "1000", "KZ-75": "3900", "KZ-71": "2000", "KZ-23": "1150", "KZ": "10000"},
    })  # fmt: skip
    if index:
        store.add("capital.fixed.volume_index", "2026-05", {
            "2025": {"KZ-27": "107.4", "KZ-75": "95.2", "KZ-71": "112.3", "KZ-23": "88.5", "KZ": "103.1"},
            "2025-H1": {"KZ-27": "131.8"},
        })  # fmt: skip
    return store.add("exchange.usd.average", "2026-05", {"2025": {"KZ": "520.00"}}) if rate else store


def check_one(said: Claim, store: Shelf | None = None) -> Checked:
    (checked,) = check_claims([said], published=DAY, store=store or shelf())
    return checked


@pytest.mark.parametrize(
    ("said", "verdict", "notes", "value"),
    [
        (claim("growth", "25", "percent", **UP), "supported", (), 25),
        (claim("growth", "7.4", "percent", **UP), "supported", ("real",), Decimal("7.4")),
        (claim("growth", "1.07", "times", **UP), "supported", ("real",), Decimal("1.074")),
        (claim("growth", "11.5", "percent", direction="down", period="2025", area="KZ-23"), "supported", ("real",),
         Decimal("11.5")),
        (claim("growth", "31.8", "percent", direction="up", period="2025-H1"), "supported", ("real",), Decimal("31.8")),
        (claim("growth", "9.9", "percent", **UP), "contradicted", (), 25),
        (claim("growth", "7.4", "percent", compared_to="2023", **UP), "unverifiable", (), None),
        (claim("rank", "2", "rank", by="growth", period="2025"), "supported", (), 2),
        (claim("rank", "1", "rank", by="growth", period="2025", area="KZ-71"), "supported", (), 1),
        (claim("rank", "3", "rank", by="growth", period="2025", area="KZ-75"), "supported", (), 3),
        (claim("rank", "4", "rank", by="growth", period="2025", area="KZ-75"), "contradicted", (), 3),
    ],
)  # fmt: skip
def test_growth_in_real_terms(said: Claim, verdict: str, notes: tuple[str, ...], value: Any) -> None:
    checked = check_one(said)
    assert (checked.verdict, checked.judgement.notes) == (verdict, notes)
    assert (checked.judgement.basis and checked.judgement.basis.value) == value


def test_without_the_index_growth_at_current_prices_refutes_nothing() -> None:
    checked = check_one(claim("growth", "7.4", "percent", **UP), shelf(index=False))
    assert (checked.verdict, checked.reason) == ("unverifiable", "source not held")


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("2.4", "supported"),
        ("2.40", "supported"),
        ("2.45", "undecided"),
        ("2.2", "contradicted"),
        ("3.4", "contradicted"),
    ],
)
def test_an_amount_at_the_rate_of_the_period(number: str, verdict: str) -> None:
    """1,250 million tenge at 520 are 2.404 million dollars."""
    checked = check_one(claim("volume", number, "USD", scale=MN, period="2025"))
    assert (checked.verdict, checked.evidence[0].unit) == (verdict, "USD")
    assert "converted" in checked.evidence[0].notes
    assert checked.evidence[0].locators == ("2026-05.csv:2025:KZ-27", "2026-05.csv:2025:KZ")


def test_tenge_of_a_table_in_dollars() -> None:
    store = Shelf(units={"fdi.gross_inflow": "USD mn", "exchange.usd.average": "KZT"})
    store.add("fdi.gross_inflow", "2026-05", {"2025": {"KZ-27": "1093.4"}})
    store.add("exchange.usd.average", "2026-05", {"2025": {"KZ": "520.00"}})
    said = claim("volume", "568.6", scale=BN, period="2025", indicator="fdi.gross_inflow")
    assert check_one(said, store).verdict == "supported"


def test_another_currency_of_the_same_digits() -> None:
    store = Shelf().add("capital.fixed", "2026-05", {"2025": {"KZ-27": "893432"}})
    checked = check_one(claim("volume", "893.4", "USD", scale=BN, period="2025"), store)
    assert checked.verdict == "misattributed"
    assert checked.diagnosis is not None
    assert [(fit.kind, fit.instead) for fit in checked.diagnosis.fits] == [("unit", "KZT")]
    assert "in another currency: KZT" in checked.say("en")
    vague = check_one(claim("volume", "1", "USD", scale=BN * 1000, period="2025"), store)
    assert (vague.verdict, vague.reason) == ("unverifiable", "source not held")


@pytest.mark.parametrize(
    ("after", "verdict", "said"),
    [
        (("KZ-75", "KZ-71"), "supported", None),
        (("KZ-71", "KZ-75"), "supported", "In the table they stand in another order: Almaty, Astana."),
        (("KZ-75",), "supported", None),
        (("KZ-75", "KZ-23"), "contradicted", "Not ahead of it in the table: Atyrau Region."),
    ],
)
def test_areas_named_ahead(after: tuple[str, ...], verdict: str, said: str | None) -> None:
    checked = check_one(claim("rank", "3", "rank", period="2025", after=after))
    assert (checked.verdict, checked.evidence[0].ahead) == (verdict, ("KZ-75", "KZ-71"))
    assert ("in the table" in checked.say("en").lower()) == (said is not None)
    assert said is None or said in checked.say("en")


def test_a_place_by_share_of_what_can_be_negative() -> None:
    store = Shelf("USD mn").add("fdi.net_inflow", "2026-05", {"2025": {"KZ-27": "5", "KZ-75": "7", "KZ": "-9"}})
    said = claim("rank", "2", "rank", period="2025", indicator="fdi.net_inflow")
    assert check_one(said, store).verdict == "supported"
    assert check_one(replace(said, by="share"), store).reason == "share of a total that can be negative"
