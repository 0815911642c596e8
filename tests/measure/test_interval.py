"""Intervals: the laws that every verdict rests on."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onir.measure import Interval
from onir.measure.interval import plain

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=4)
positives = st.fractions(min_value=0, max_value=50, max_denominator=4)
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3)


def intervals(values: st.SearchStrategy[Fraction] = numbers) -> st.SearchStrategy[Interval]:
    """Intervals that hold at least one number, some without a bound."""
    made = st.builds(Interval, st.none() | values, st.none() | values, st.booleans(), st.booleans())
    return made.filter(lambda one: one.low is None or one.high is None or member(one) is not None)


def member(interval: Interval) -> Fraction | None:
    """Some number inside; None for an empty interval."""
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 1
    high = interval.high if interval.high is not None else low + 1
    middle = (low + high) / 2
    return middle if low <= high and middle in interval else None


def members(interval: Interval) -> st.SearchStrategy[Fraction]:
    """Numbers inside, its own ends and those near them included."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    inside = member(interval)
    assert inside is not None
    near = [inside, *ends, *((end + inside) / 2 for end in ends), *(end + step for end in ends for step in (-1, 1))]
    return st.sampled_from([number for number in near if number in interval])


pairs = st.tuples(intervals(), intervals())


@given(decimals, st.integers(-3, 9))
def test_a_rounding_holds_its_value(value: Decimal, power: int) -> None:
    unit = Decimal(1).scaleb(power)
    written = Interval.rounded(value, unit)
    assert value in written
    assert written.width == Fraction(unit)
    assert written.within(Interval.of(written.low, written.high))


@given(decimals, st.integers(0, 3))
def test_a_published_cell_holds_what_prints_so(value: Decimal, places: int) -> None:
    printed = round(value, places)
    assert value in Interval.published(printed, places)


@given(pairs.flatmap(lambda pair: st.tuples(st.just(pair), members(pair[0]))))
def test_within_and_disjoint_speak_of_members(drawn: tuple[tuple[Interval, Interval], Fraction]) -> None:
    (left, right), number = drawn
    assert not (left.within(right) and left.disjoint(right))
    assert left.disjoint(right) == right.disjoint(left)
    if left.within(right):
        assert number in right
    if left.disjoint(right):
        assert number not in right


@given(intervals())
def test_an_interval_lies_within_itself_and_all_numbers(one: Interval) -> None:
    assert one.within(one)
    assert one.within(Interval(None, None))
    assert not one.disjoint(one)


def two_with_members(
    values: st.SearchStrategy[Fraction],
) -> st.SearchStrategy[tuple[Interval, Interval, Fraction, Fraction]]:
    both = st.tuples(intervals(values), intervals(values))
    return both.flatmap(lambda pair: st.tuples(st.just(pair[0]), st.just(pair[1]), members(pair[0]), members(pair[1])))


@given(two_with_members(numbers))
def test_sums_and_differences_hold_those_of_members(drawn: tuple[Interval, Interval, Fraction, Fraction]) -> None:
    left, right, a, b = drawn
    assert a + b in left + right
    assert a - b in left - right
    assert a + 3 in left + 3


@given(two_with_members(positives))
def test_a_quotient_holds_the_quotients_of_members(drawn: tuple[Interval, Interval, Fraction, Fraction]) -> None:
    above, below, a, b = drawn
    quotient = above.over(below)
    if quotient is None:
        assert below.low is None or below.low <= 0 or above.low is None or above.low < 0
    else:
        assert a / b in quotient


@given(intervals().flatmap(lambda one: st.tuples(st.just(one), members(one))), st.fractions(min_value=Fraction(1, 9)))
def test_scaling_and_negating_move_every_member(drawn: tuple[Interval, Fraction], factor: Fraction) -> None:
    one, number = drawn
    assert number * factor in one.scaled(factor)
    assert one.scaled(factor).scaled(1 / factor) == one
    assert -number in -one
    mirrored = -one
    assert -mirrored == one


@given(intervals(), numbers)
def test_a_number_is_inside_above_or_below(one: Interval, number: Fraction) -> None:
    assert (number in one) + one.is_above(number) + one.is_below(number) == 1


@pytest.mark.parametrize(
    ("value", "inside"),
    [("1.65", True), ("1.7", True), ("1.7499", True), ("1.75", False), ("1.6499", False)],
)
def test_the_ends_of_a_rounding(value: str, inside: bool) -> None:
    assert (Decimal(value) in Interval.rounded(Decimal("1.7"), Decimal("0.1"))) is inside


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (Fraction(33, 20), "1.65"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction(0), "0"),
        (Fraction(1_300_000), "1300000"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_a_fraction_prints_in_digits(value: Fraction, digits: str) -> None:
    assert plain(value) == digits


def test_zero_over_anything_is_zero() -> None:
    quotient = Interval.of(0, 1).over(Interval.of(1, 2, open_high=True))
    assert quotient is not None
    assert 0 in quotient


@given(numbers, numbers)
def test_nothing_is_unbounded_by_mistake(low: Fraction, high: Fraction) -> None:
    assume(low < high)
    assert Interval.of(low, None).width is None
    assert not Interval.of(low, high).within(Interval.of(None, low))
