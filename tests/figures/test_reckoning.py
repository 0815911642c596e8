"""Periods out of other periods of one vintage: laws of sums and differences, and what has no sum."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.figures import Cell, Vintage
from onir.figures.asking.reckoning import Printed, plan, reckon
from onir.figures.panel import Basis, Status
from onir.language.messages import Wording
from onir.measure import Period, Unit

OFFICE = Wording("Office", "Бюро", "Бюро")
VINTAGE = Vintage("made:1", "made", OFFICE, OFFICE, "https://example.org", "2026", "day", "1")
amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


def cell(period: str, value: Decimal | None, basis: Basis = "flow", *, extent: str = "west_kazakhstan") -> Cell:
    status: Status = "confidential" if value is None else "published"
    parsed = Period.parse(period)
    return Cell(
        "fdi.net_inflow", "KZ-27", extent, parsed, "_T", "_T", basis, Unit("USD", 6), value, 3, status, VINTAGE,
        (f"made.csv:{period}",),
    )  # fmt: skip


def reckoned(period: str, *cells: Cell) -> Cell | None:
    printed = {Printed(one.period, one.basis): {one.area: one} for one in cells}
    return reckon(Period.parse(period), plan(Period.parse(period), printed), printed).get("KZ-27")


def signs(period: str, printed: str) -> str:
    """`2025-Q2:flow` and the like, as a plan says them."""
    pairs = [text.split(":") for text in printed.split()]
    held = [Printed(Period.parse(code), basis) for code, basis in pairs]  # type: ignore[arg-type]
    return " ".join(
        f"{'+' if term.sign > 0 else '-'}{term.printed.period}" for term in plan(Period.parse(period), held)
    )


@pytest.mark.parametrize(
    ("period", "printed", "terms"),
    [
        ("2025", "2025:flow", "+2025"),
        ("2025", "2025:flow 2025-H1:flow 2025-H2:flow", "+2025"),
        ("2025-H1", "2025-Q1:flow 2025-Q2:flow", "+2025-Q1 +2025-Q2"),
        ("2025-H1", "2025-01:flow 2025-02:flow 2025-03:flow 2025-Q2:flow", "+2025-01 +2025-02 +2025-03 +2025-Q2"),
        ("2025", "2025-H1:flow 2025-Q1:flow 2025-Q3:flow 2025-Q4:flow", "+2025-H1 +2025-Q3 +2025-Q4"),
        ("2025-9M", "2025-Q1:flow 2025-Q2:flow 2025-Q3:flow", "+2025-Q1 +2025-Q2 +2025-Q3"),
        ("2023..2025", "2023:flow 2024:flow 2025:flow", "+2023 +2024 +2025"),
        ("2025-H1", "2025-H1:ytd", "+2025-H1"),
        ("2025-Q2", "2025-Q1:ytd 2025-H1:ytd", "+2025-H1 -2025-Q1"),
        ("2025-H2", "2025-H1:ytd 2025:ytd", "+2025 -2025-H1"),
        ("2025-Q4", "2025-9M:ytd 2025:ytd", "+2025 -2025-9M"),
        ("2024..2025", "2024:ytd 2025:ytd", "+2024 +2025"),
        ("2025-H1", "2025-Q1:flow", ""),
        ("2025-Q2", "2025-H1:ytd", ""),
        ("2025-Q1", "2024:ytd 2025-H1:ytd", ""),
        ("2025-YTD", "2025:flow", ""),
        ("2024..2025", "2024:stock 2025:stock", ""),
        ("2025-H1", "2025-Q1:stock 2025-Q2:stock", ""),
        ("2025", "2025:stock", "+2025"),
        ("2024-07..2025-06", "2024-H2:flow 2025-H1:flow", "+2024-H2 +2025-H1"),
        ("2024-07..2025-06", "2024:ytd 2024-H1:ytd 2025-H1:ytd", "+2024 -2024-H1 +2025-H1"),
        ("2024-07..2025-06", "2024:ytd 2025-H1:ytd", ""),
        ("2024-Q2..2025-Q1", "2024:ytd 2024-Q1:ytd 2025-Q1:ytd", "+2024 -2024-Q1 +2025-Q1"),
        ("2024-04..2024-09", "2024-9M:ytd 2024-Q1:ytd 2024-H1:ytd", "+2024-9M -2024-Q1"),
    ],
)
def test_the_printed_periods_that_give_a_period(period: str, printed: str, terms: str) -> None:
    assert signs(period, printed) == terms


@given(amounts, amounts)
def test_two_quarters_are_the_half(first: Decimal, second: Decimal) -> None:
    half = reckoned("2025-H1", cell("2025-Q1", first), cell("2025-Q2", second))
    assert half is not None
    assert half.value == first + second
    assert (half.status, half.parts, half.locators) == ("derived", 2, ("made.csv:2025-Q1", "made.csv:2025-Q2"))


@given(st.lists(amounts, min_size=4, max_size=4))
def test_quarters_cumulated_and_taken_apart_again_are_the_same(quarters: list[Decimal]) -> None:
    spans = ("Q1", "H1", "9M", "")
    sums = [sum(quarters[: count + 1], Decimal(0)) for count in range(4)]
    to_date = [cell(f"2025-{span}".rstrip("-"), total, "ytd") for span, total in zip(spans, sums, strict=True)]
    again = [reckoned(f"2025-Q{number}", *to_date) for number in range(1, 5)]
    assert [one.value if one else None for one in again] == quarters


@given(amounts, amounts)
def test_the_interval_of_a_sum_holds_the_sum_of_what_was_rounded(first: Decimal, second: Decimal) -> None:
    half = reckoned("2025-H1", cell("2025-Q1", round(first, 3)), cell("2025-Q2", round(second, 3)))
    assert half is not None
    assert half.interval is not None
    assert (first + second) * 1_000_000 in half.interval


@pytest.mark.parametrize(
    ("period", "cells", "status"),
    [
        ("2025-H1", [cell("2025-Q1", Decimal(1)), cell("2025-Q2", None)], "not_derivable"),
        ("2025-Q2", [cell("2025-Q1", None, "ytd"), cell("2025-H1", Decimal(3), "ytd")], "not_derivable"),
        ("2025-H1", [cell("2025-H1", None, "ytd")], "confidential"),
    ],
)
def test_a_withheld_part_withholds_the_whole(period: str, cells: list[Cell], status: str) -> None:
    found = reckoned(period, *cells)
    assert found is not None
    assert (found.value, found.interval, found.status) == (None, None, status)


def test_a_territory_that_changes_between_the_parts_has_no_sum() -> None:
    before = cell("2025-Q1", Decimal(1), extent="karaganda_pre2022")
    assert reckoned("2025-H1", before, cell("2025-Q2", Decimal(1), extent="karaganda")) is None


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("published", "published", "derived"),
        ("published", "provisional", "provisional"),
        ("estimate", "provisional", "estimate"),
        ("published_overlap", "published", "published_overlap"),
    ],
)
def test_a_sum_is_no_firmer_than_its_parts(first: Status, second: Status, status: Status) -> None:
    parts = [replace(cell(period, Decimal(1)), status=own) for period, own in (("2025-Q1", first), ("2025-Q2", second))]
    found = reckoned("2025-H1", *parts)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize(
    ("indicator", "value", "interval"),
    [
        ("capital.fixed", "0", "[0, 500]"),
        ("capital.fixed", "0.001", "[500, 1500]"),
        ("fdi.net_inflow", "0", "[-500, 500]"),
        ("fdi.net_inflow", "-0.001", "[-1500, -500]"),
    ],
)
def test_what_cannot_be_negative_has_no_values_below_zero(indicator: str, value: str, interval: str) -> None:
    found = replace(cell("2025", Decimal(value)), indicator=indicator)
    assert str(found.interval) == interval
