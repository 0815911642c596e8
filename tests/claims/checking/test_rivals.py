"""Two areas of one period held against each other, and what a wrong comparison is off by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, Rows, Shelf, claim

from onir.claims.checking import Checked, check_claims

DAY = date(2026, 6, 15)
ROWS: Rows = {
    "2025": {"KZ-15": "740", "KZ-39": "493", "KZ-75": "4000", "KZ-19": "800", "KZ": "12000"},
    "2024": {"KZ-15": "500", "KZ-39": "400", "KZ-75": "3900", "KZ-19": "700", "KZ": "10000"},
}


def check_one(number: str, unit: str, **more: Any) -> Checked:
    said = {"area": "KZ-15", "indicator": "fdi.gross_inflow", "period": "2025", "direction": "up", **more}
    scale = BN if unit == "USD" else Decimal(1)
    asked = claim("growth", number, unit, scale=scale, compared_with=said.pop("beside"), **said)
    store = Shelf("USD mn").add("fdi.gross_inflow", "2026-05", ROWS)
    (checked,) = check_claims([asked], published=DAY, store=store)
    return checked


@pytest.mark.parametrize(
    ("number", "unit", "more", "verdict", "formula"),
    [
        ("1.5", "times", {"beside": "KZ-39"}, "supported", "740 / 493 = 1.501"),
        ("1.3", "times", {"beside": "KZ-39"}, "contradicted", "740 / 493 = 1.501"),
        ("50", "percent", {"beside": "KZ-39"}, "supported", "(740 / 493 − 1) × 100 = 50.1014"),
        ("0.25", "USD", {"beside": "KZ-39", "form": "absolute"}, "supported", "740 − 493 = 247"),
        ("5.4", "times", {"beside": "KZ-75", "direction": "down"}, "supported", "4000 / 740 = 5.4054"),
        ("1", "times", {"beside": "KZ-39", "form": "order"}, "supported", "740 / 493 = 1.501"),
        ("1", "times", {"beside": "KZ-75", "form": "order"}, "contradicted", "740 / 4000 = 0.185"),
        ("1", "times", {"beside": "KZ-75", "form": "order", "direction": "down"}, "supported", "4000 / 740 = 5.4054"),
    ],
)
def test_areas_side_by_side(number: str, unit: str, more: dict[str, Any], verdict: str, formula: str) -> None:
    checked = check_one(number, unit, **more)
    assert (checked.verdict, checked.evidence[-1].formula) == (verdict, formula)
    assert len(checked.evidence[-1].locators) == 2
    assert "Compared with" in checked.say("en")


@pytest.mark.parametrize("rival", ["KZ", "KZ-39+KZ-75", "KZ-15"])
def test_what_no_two_cells_answer(rival: str) -> None:
    checked = check_one("1.5", "times", beside=rival)
    assert (checked.verdict, checked.reason) == ("unverifiable", "no such cell")


@pytest.mark.parametrize(
    ("number", "unit", "more", "fit"),
    [
        ("1.48", "times", {"beside": "KZ-39", "direction": "down"}, None),
        ("1", "times", {"beside": "KZ-75", "form": "order"}, ("direction", "behind")),
        ("1.25", "times", {"beside": "KZ-39"}, ("period", "2024")),
        ("5.0", "times", {"area": "KZ-75", "beside": "KZ-19"}, None),
        ("1.5", "percent", {"beside": "KZ-39"}, ("form", "factor")),
    ],
)
def test_what_it_is_off_by(number: str, unit: str, more: dict[str, Any], fit: tuple[str, str] | None) -> None:
    checked = check_one(number, unit, **more)
    fits = [(one.kind, one.instead) for one in checked.diagnosis.fits] if checked.diagnosis else []
    assert (fit in fits) if fit else checked.verdict != "misattributed"
