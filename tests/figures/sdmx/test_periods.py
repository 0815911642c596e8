"""Periods as SDMX writes them, both ways."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.figures.sdmx.periods import frequency, period_of, told_period
from onir.measure import Period

SPELLINGS = {
    "2025": "2025", "2025-A1": "2025", "2025-S1": "2025-H1", "2025-S2": "2025-H2", "2025-H1": "2025-H1",
    "2025-T1": "2025-01..2025-04", "2025-T3": "2025-09..2025-12", "2025-Q1": "2025-Q1", "2025-Q4": "2025-Q4",
    "2025Q3": "2025-Q3", "2025-M01": "2025-01", "2025-M12": "2025-12", "2025M7": "2025-07", "2025-03": "2025-03",
    "2025-01-01/P9M": "2025-9M", "2025-01-01T00:00:00/P1Y": "2025", "2023-01-01/P3Y": "2023..2025",
    "2025-04-01/P3M": "2025-Q2", "2025-01-01/P1Y6M": "2025-01..2026-06",
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), SPELLINGS.items())
def test_a_spelling_is_read(text: str, code: str) -> None:
    assert period_of(text) == Period.parse(code)


@pytest.mark.parametrize("text", ["2025-01-31", "2025-01-31T00:00:00", "2025-01-31T00:00:00Z"])
def test_a_day_is_a_day(text: str) -> None:
    assert period_of(text) == date(2025, 1, 31)


@pytest.mark.parametrize(
    "text",
    ["", "2025-W07", "2025-D123", "2025-Q5", "2025-Q0", "2025-S3", "2025-T4", "2025-M13", "2025-13", "2025-A2", "25-Q1",
     "2025-02-30", "2025-01-15/P1M", "2025-01-01/P0M", "2025-01-01/P", "0000", "2025-01-31T12:30:00", "q1 2025"],
)  # fmt: skip
def test_what_is_no_run_of_months_is_no_period(text: str) -> None:
    assert period_of(text) is None


MONTHS = st.integers(min_value=1900 * 12, max_value=2100 * 12)


@given(first=MONTHS, months=st.integers(min_value=1, max_value=120))
def test_a_period_that_is_written_is_read_again(first: int, months: int) -> None:
    period = Period(first, first + months - 1)
    assert period_of(told_period(period)) == period
    assert (frequency(period) == "_O") == ("/" in told_period(period))
