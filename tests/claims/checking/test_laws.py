"""Laws of judging: a legal rounding of a cell is supported, one unit past the interval is not; so with places."""

from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.checking.hand_made import MN, Rows, Shelf, claim, written

from onir.claims.checking import check_claims
from onir.claims.checking.report import Reason
from onir.claims.claim import Claim

AREAS = ("KZ-27", "KZ-75", "KZ-71", "KZ-23", "KZ-61", "KZ-47")
cells = st.decimals(min_value=Decimal("0.1"), max_value=Decimal("9999999"), places=3)


def verdict(cell: Decimal, number: str) -> str:
    store = Shelf().add("capital.fixed", "2025-05", {"2024": {"KZ-27": str(cell)}})
    (checked,) = check_claims([claim("volume", number, scale=MN)], published=date(2025, 6, 15), store=store)
    return checked.verdict


@given(cells, st.integers(0, 3), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_any_legal_rounding_of_a_cell_is_supported(cell: Decimal, places: int, rounding: str) -> None:
    printed = cell.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    if printed:
        assert verdict(cell, str(printed)) == "supported"


@given(cells, st.integers(0, 3), st.sampled_from([-2, -1, 1, 2]))
def test_one_unit_past_the_interval_is_not_supported(cell: Decimal, places: int, steps: int) -> None:
    unit = Decimal(1).scaleb(-places)
    printed = cell.quantize(unit, rounding=ROUND_HALF_UP)
    moved = printed + steps * unit
    if moved > 0 and abs(cell - moved) > unit / 2 and moved / unit % 10:
        assert verdict(cell, f"{moved:.{places}f}") != "supported"


@given(st.lists(st.integers(1, 40), min_size=len(AREAS), max_size=len(AREAS)), st.integers(-2, 2))
def test_a_place_is_supported_and_its_neighbours_are_not(values: list[int], off: int) -> None:
    row = dict(zip(AREAS, map(str, values), strict=True))
    store = Shelf().add("capital.fixed", "2025-05", {"2024": {**row, "KZ": str(sum(values))}})
    own = values[0]
    best, worst = 1 + sum(value > own for value in values), sum(value >= own for value in values)
    place = best + off
    if place < 1:
        return
    (checked,) = check_claims([claim("rank", str(place), "rank")], published=date(2025, 6, 15), store=store)
    assert (checked.verdict == "supported") == (best <= place <= worst)
    assert ("tie" in checked.judgement.notes) == (best <= place <= worst and best != worst)


@given(st.integers(100, 10**6), st.integers(100, 10**6))
def test_growth_printed_from_two_cells_is_never_contradicted(now: int, before: int) -> None:
    store = Shelf().add("capital.fixed", "2025-05", {"2024": {"KZ-27": str(now)}, "2023": {"KZ-27": str(before)}})
    change = (Decimal(now) / Decimal(before) - 1) * 100
    printed = abs(change).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if not printed:
        return
    said = claim("growth", str(printed), "percent", direction="up" if change > 0 else "down")
    (checked,) = check_claims([said], published=date(2025, 6, 15), store=store)
    assert checked.verdict in ("supported", "undecided")


claims = st.builds(
    claim,
    st.sampled_from(["volume", "growth", "rank", "share", "count", "target"]),
    st.decimals(0, 10**6, places=1).map(str),
    st.sampled_from(["KZT", "USD", "percent", "points", "times", "rank", "projects"]),
    scale=st.sampled_from([Decimal(1), MN]),
    indicator=st.sampled_from(["capital.fixed", "fdi.gross_inflow", "investment.total", "investment.foreign", "other"]),
    said=st.booleans(),
    area=st.sampled_from(["KZ-27", "KZ-75", "KZ", "MX-PUE", "KG", None]),
    period=st.sampled_from(["2024", "2025-YTD", "2025-H1", "2023..2024", None]),
    direction=st.sampled_from(["up", "down", None]),
    by=st.sampled_from(["volume", "growth", "per_head", "plan"]),
    of=st.sampled_from([None, 2, 17]),
)


@given(claims, st.sampled_from([date(2025, 6, 15), None]))
def test_every_claim_gets_a_verdict_or_a_reason_from_the_list(said: Claim, published: date | None) -> None:
    rows: Rows = {
        "2024": {"KZ-27": "700", "KZ-75": "3000", "KZ-71": None, "KZ": "5000"},
        "2023": {"KZ-27": "0", "KZ-75": "2000", "KZ-71": "5", "KZ": "4000"},
    }
    store = Shelf().add("capital.fixed", "2025-05", rows)
    (checked,) = check_claims([said], published=published, store=store)
    assert (checked.verdict == "unverifiable") == (checked.reason in get_args(Reason))
    assert checked.evidence or checked.verdict == "unverifiable"
    assert checked.as_dict()["verdict"] == checked.verdict
    assert all(checked.say(language) for language in ("kk", "ru", "en"))


@pytest.mark.parametrize(
    ("cell", "number", "bound", "expected", "notes"),
    [
        ("1093.4", "1.09e3", None, "supported", ()),
        ("1080", "1100", None, "supported", ("rounded",)),
        ("1160", "1100", None, "contradicted", ()),
        ("3", "3", ">=", "supported", ()),
        ("3.8", "3", ">=", "supported", ("loose",)),
        ("5", "3", ">=", "supported", ("understated",)),
        ("1.7", "1", ">=", "supported", ("loose",)),
        ("2.9", "3", ">=", "contradicted", ()),
        ("2.5", "3", "<=", "supported", ()),
        ("3.5", "3", "<=", "contradicted", ()),
        ("310", "300", "~", "supported", ()),
        ("390", "300", "~", "supported", ("loose",)),
        ("410", "300", "~", "contradicted", ()),
        ("1.2", "1", "~", "supported", ()),
        ("0.3", "1", "~", "supported", ("loose",)),
        ("1093", "1093.4", None, "undecided", ()),
        ("1093", "1093.0", None, "undecided", ()),
    ],
)
def test_what_a_written_figure_admits(
    cell: str, number: str, bound: Any, expected: str, notes: tuple[str, ...]
) -> None:
    store = Shelf().add("capital.fixed", "2025-05", {"2024": {"KZ-27": cell}})
    said = claim("volume", written(number, MN, bound))
    (checked,) = check_claims([said], published=date(2025, 6, 15), store=store)
    assert (checked.verdict, checked.judgement.notes) == (expected, notes)
