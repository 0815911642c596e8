"""Formulas against printed examples, and their laws."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.desk.indicators.statistics import Spell, concentration, survival, wilson


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [(81, 263, "0.2553", "0.3662"), (15, 148, "0.0624", "0.1605"), (0, 20, "0.0000", "0.1611"),
     (1, 29, "0.0061", "0.1718")],
)  # fmt: skip
def test_wilson_as_newcombe_prints_it(successes: int, of: int, low: str, high: str) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    found = wilson(successes, of)
    assert (round(found.low, 4), round(found.high, 4)) == (Decimal(low), Decimal(high))


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_lies_within_the_whole(case: tuple[int, int]) -> None:
    successes, of = case
    found = wilson(successes, of)
    assert 0 <= found.low <= Decimal(successes) / of <= found.high <= 1
    assert abs(wilson(of - successes, of).high - (1 - found.low)) < Decimal("1e-20")


ENDED, OPEN = (6, 6, 6, 7, 10, 13, 16, 22, 23), (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
"""Weeks of remission under 6-mercaptopurine: Freireich and others, Blood 21 (1963), the textbook case."""
PRINTED = {6: "0.857", 7: "0.807", 10: "0.753", 13: "0.690", 16: "0.627", 22: "0.538", 23: "0.448"}


def test_survival_as_textbooks_print_it() -> None:
    found = survival([*(Spell(weeks, True) for weeks in ENDED), *(Spell(weeks, False) for weeks in OPEN)])
    assert {weeks: f"{float(lasting):.3f}" for weeks, lasting in found.steps} == PRINTED
    assert (found.cases, found.censored, found.days(Fraction(1, 2)), found.days(Fraction(4, 5))) == (21, 12, 23, None)


spells = st.lists(st.builds(Spell, st.integers(0, 50), st.booleans(), st.integers(1, 5)), max_size=20)


@given(spells)
def test_survival_never_rises_and_groups_say_the_same_as_cases(held: list[Spell]) -> None:
    found = survival(held)
    shares = [Fraction(1), *(lasting for _, lasting in found.steps)]
    assert shares == sorted(shares, reverse=True)
    assert survival([Spell(one.days, one.ended) for one in held for _ in range(one.cases)]) == found


@given(spells)
def test_without_open_cases_survival_is_the_share_that_lasts(held: list[Spell]) -> None:
    ended = [Spell(one.days, True, one.cases) for one in held]
    cases = sum(one.cases for one in ended)
    for days, lasting in survival(ended).steps:
        assert lasting == Fraction(sum(one.cases for one in ended if one.days > days), cases)


@given(st.lists(st.decimals(1, 1000, places=2), min_size=1, max_size=10))
def test_concentration_lies_between_equal_parts_and_one_alone(parts: list[Decimal]) -> None:
    found = concentration(parts)
    assert found is not None
    assert Decimal(1) / len(parts) - Decimal("1e-20") <= found <= 1
