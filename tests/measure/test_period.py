"""Periods: codes, what is refused, and the laws of stepping."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.measure import Period

CODES = [
    # spelling, what prints
    ("2025", "2025"),
    (" 2025 ", "2025"),
    ("2025-H1", "2025-H1"),
    ("2025-h2", "2025-H2"),
    ("2025-Q4", "2025-Q4"),
    ("2025-9M", "2025-9M"),
    ("2025-10M", "2025-01..2025-10"),
    ("2025-6M", "2025-H1"),
    ("2025-12M", "2025"),
    ("2025-01", "2025-01"),
    ("2025-01..2025-09", "2025-9M"),
    ("2025-01..2025-10", "2025-01..2025-10"),
    ("2025-Q1..2025-Q3", "2025-9M"),
    ("2025-04..2025-06", "2025-Q2"),
    ("2024-10..2025-03", "2024-10..2025-03"),
    ("2023..2025", "2023..2025"),
    ("2025..2025", "2025"),
    ("2018/2022", "2018..2022"),
    ("2025-YTD", "2025-YTD"),
]


@pytest.mark.parametrize(("spelling", "printed"), CODES)
def test_a_code_prints_canonically(spelling: str, printed: str) -> None:
    assert str(Period.parse(spelling)) == printed


@pytest.mark.parametrize(
    "spelling",
    ["", "0000", "25", "2025-13", "2025-00", "2025-H3", "2025-Q5", "2025-13M", "2025-0M", "2025..2023", "2025-10-08",
     "2025-YTD..2026", "2025-W14", "20255", "..", "soon"],
)  # fmt: skip
def test_what_is_no_period_is_refused(spelling: str) -> None:
    with pytest.raises(BadInput) as refused:
        Period.parse(spelling)
    assert f"“{spelling}” is not a period." in refused.value.say("en")
    assert "2025-H1" in refused.value.say("en")


@pytest.mark.parametrize(
    ("first", "last", "to_date"), [(5, 4, False), (24305, 24304, False), (0, 3, False), (24301, 24312, True)]
)
def test_an_impossible_period_is_refused(first: int, last: int, to_date: bool) -> None:
    with pytest.raises(BadInput):
        Period(first, last, to_date)


STEPS = [
    # period, a year before, previous, next
    ("2025", "2024", "2024", "2026"),
    ("2025-H1", "2024-H1", "2024-H2", "2025-H2"),
    ("2025-Q1", "2024-Q1", "2024-Q4", "2025-Q2"),
    ("2025-9M", "2024-9M", "2024-04..2024-12", "2025-10..2026-06"),
    ("2025-01", "2024-01", "2024-12", "2025-02"),
    ("2023..2025", "2020..2022", "2020..2022", "2026..2028"),
    ("2025-YTD", "2024-YTD", "2024-YTD", "2026-YTD"),
]


@pytest.mark.parametrize(("code", "year_before", "previous", "following"), STEPS)
def test_steps(code: str, year_before: str, previous: str, following: str) -> None:
    period = Period.parse(code)
    assert (str(period.year_before()), str(period.previous()), str(period.next())) == (year_before, previous, following)


def test_days_parts_and_kinds() -> None:
    half = Period.parse("2024-H1")
    assert (half.first_day, half.last_day) == (date(2024, 1, 1), date(2024, 6, 30))
    assert Period.parse("9999").last_day == date(9999, 12, 31)
    assert [str(part) for part in half.split(3)] == ["2024-Q1", "2024-Q2"]
    assert Period.parse("2025-9M").split(6) == ()
    assert half.cumulative
    assert not Period.parse("2024-Q2").cumulative
    assert Period.parse("2023..2025").within_year is None


def periods(low: int = 1900, high: int = 2100) -> st.SearchStrategy[Period]:
    months = st.integers(low * 12, high * 12)
    spans = st.builds(lambda first, more: Period(first, first + more), months, st.integers(0, 60))
    return spans | st.builds(Period.year_to_date, st.integers(low, high))


@given(periods())
def test_a_code_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods(), st.integers(-200, 200))
def test_shifting_keeps_the_length_and_comes_back(period: Period, months: int) -> None:
    assume(not period.to_date or months % 12 == 0)
    assert period.shift(months).months == period.months
    assert period.shift(months).shift(-months) == period
    assert period.next().previous() == period


@given(periods(), st.sampled_from([1, 3, 6, 12]))
def test_parts_make_up_the_whole(period: Period, months: int) -> None:
    parts = period.split(months)
    if parts:
        assert sum(part.months for part in parts) == period.months
        assert all(period.contains(part) for part in parts)
        assert all(left.next() == right for left, right in pairwise(parts))
    else:
        assert period.first % months or period.months % months


@given(periods(), periods())
def test_containing_is_order_in_both_ends(outer: Period, inner: Period) -> None:
    days_inside = outer.first_day <= inner.first_day and inner.last_day <= outer.last_day
    assert outer.contains(inner) == days_inside
