"""Shift-share, location quotients and concentration: a published example, and the laws that hold whatever the figures.

The example is the exercise “Holukuluku” of Günter Krumme (University of Washington, Geography 350): four industries,
1985 to 1995, a nation that grows by 29 %. The page gives the nation by its shares and growth rates alone.
https://faculty.washington.edu/krumme/350/ssexcel.html
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.standing.reasons import Table, herfindahl, location_quotients, shift_share, sum_of, whole_units

HOLUKULUKU = Table(
    before={"I": 500, "II": 100, "III": 200, "IV": 200},
    now={"I": 1000, "II": 100, "III": 250, "IV": 280},
    nation_before={"I": 10, "II": 20, "III": 40, "IV": 30},
    nation_now={"I": 11, "II": 24, "III": 52, "IV": 42},
)


@pytest.mark.parametrize(
    ("industry", "expected", "shift", "differential", "composition"),
    [
        ("I", 645, 355, 450, -95),
        ("II", 129, -29, -20, -9),
        ("III", 258, -8, -10, 2),
        ("IV", 258, 22, 0, 22),
    ],
)
def test_the_published_example_by_industry(
    industry: str, expected: int, shift: int, differential: int, composition: int
) -> None:
    effects = shift_share(HOLUKULUKU)[industry]
    assert Fraction(HOLUKULUKU.before[industry]) + effects.national == expected
    assert effects.change - effects.national == shift
    assert [effects.regional, effects.mix] == [differential, composition]


def test_the_published_example_in_all() -> None:
    whole = sum_of(shift_share(HOLUKULUKU))
    assert HOLUKULUKU.growth == Fraction(29, 100)
    assert [whole.change, whole.national, whole.regional, whole.mix] == [630, 290, 420, -80]


def test_the_published_location_quotients() -> None:
    quotients = location_quotients(HOLUKULUKU.before, HOLUKULUKU.nation_before)
    assert quotients == {"I": 5, "II": Fraction(1, 2), "III": Fraction(1, 2), "IV": Fraction(2, 3)}


def test_esteban_marquillas_by_hand() -> None:
    """Industry I would have been 100 of 1,000 with the nation's mix: of its 450, 90 are competitive, 360 allocation."""
    first = shift_share(HOLUKULUKU)["I"]
    assert [first.competitive, first.allocation] == [90, 360]


amounts = st.integers(0, 10**9)
positive = st.integers(1, 10**9)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    keys = [f"S{number}" for number in range(draw(st.integers(1, 6)))]
    columns = [{key: draw(values) for key in keys} for values in (amounts, amounts, positive, amounts)]
    return Table(*columns)


@given(tables())
def test_effects_add_up_to_the_change(table: Table) -> None:
    effects = shift_share(table)
    for key, one in effects.items():
        assert one.national + one.mix + one.regional == one.change
        assert one.change == Fraction(table.now[key]) - Fraction(table.before[key])
        assert one.competitive + one.allocation == one.regional
    changes = (Fraction(table.now[key]) - Fraction(table.before[key]) for key in table.before)
    assert sum_of(effects).change == sum(changes)


@given(tables())
def test_a_region_that_is_the_nation_has_neither_mix_nor_effect_of_its_own(table: Table) -> None:
    same = Table(table.nation_before, table.nation_now, table.nation_before, table.nation_now)
    whole = sum_of(shift_share(same))
    assert not any((whole.mix, whole.regional, whole.competitive, whole.allocation))


@given(tables(), st.integers(2, 50))
def test_with_the_mix_of_the_nation_nothing_is_allocation(table: Table, times: int) -> None:
    start = {key: Fraction(value) * times for key, value in table.nation_before.items()}
    assert sum_of(shift_share(Table(start, table.now, table.nation_before, table.nation_now))).allocation == 0


@given(st.lists(st.fractions(-1000, 1000), min_size=1, max_size=8), st.sampled_from(["1", "0.1", "1000"]))
def test_rounded_parts_add_up_to_the_rounded_whole(parts: list[Fraction], unit: str) -> None:
    shown = whole_units(parts, Decimal(unit))
    assert abs(Fraction(sum(shown)) - sum(parts)) <= Fraction(unit) / 2
    assert all(abs(Fraction(one) - part) < Fraction(unit) for one, part in zip(shown, parts, strict=True))


@given(st.lists(positive, min_size=1, max_size=8))
def test_concentration_lies_between_equal_parts_and_one(values: list[int]) -> None:
    parts = {str(place): value for place, value in enumerate(values)}
    assert Fraction(1, len(values)) <= herfindahl(parts) <= 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"now": {"I": 1}}, "same activities"),
        ({"nation_before": {"I": 0, "II": 20, "III": 40, "IV": 30}}, "above zero"),
        ({"before": {}, "now": {}, "nation_before": {}, "nation_now": {}}, "same activities"),
    ],
)
def test_what_cannot_be_decomposed_is_refused(change: dict[str, dict[str, int]], said: str) -> None:
    whole = {name: getattr(HOLUKULUKU, name) for name in ("before", "now", "nation_before", "nation_now")}
    with pytest.raises(BadInput, match=said):
        Table(**(whole | change))
