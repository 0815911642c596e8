"""A figure as printed → the interval it implies; units and money: what parses, what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.measure import Money, Unit, Written
from onir.measure.unit import BASES, CURRENCIES, SCALES
from onir.measure.written import Bound

WRITTEN: list[tuple[str, str, str, Bound | None, str]] = [
    # as printed, value, place, bound → interval
    ("1,7 есе", "1.7", "0.1", None, "[1.65, 1.75)"),
    ("12,5%", "12.5", "0.1", None, "[12.45, 12.55)"),
    ("1093 млн", "1093e6", "1e6", None, "[1092500000, 1093500000)"),
    ("1,09 млрд", "1.09e9", "1e7", None, "[1085000000, 1095000000)"),
    ("1 100 млн", "1100e6", "1e6", None, "[1099500000, 1100500000)"),
    ("вдвое", "2", "1", None, "[1.5, 2.5)"),
    ("более 3", "3", "1", ">=", "[3, 3.75)"),
    ("около 1 трлн", "1e12", "1e12", "~", "[750000000000, 1250000000000]"),
    ("over 1,100", "1100", "1", ">=", "[1100, 1200)"),
    ("10 мыңнан астам", "10000", "1000", ">=", "[10000, 12500)"),
    ("более 1,0 млрд", "1e9", "1e8", ">=", "[1000000000, 1100000000)"),
    ("more than 2.5", "2.5", "0.1", ">=", "[2.5, 2.6)"),
    ("до 450", "450", "1", "<=", "(−∞, 450]"),
    ("about 300", "300", "1", "~", "[225, 375]"),
    ("шамамен 2,0", "2", "0.1", "~", "[1.9, 2.1]"),
    ("0", "0", "1", ">=", "[0, 1)"),
]


@pytest.mark.parametrize(("text", "value", "place", "bound", "interval"), WRITTEN)
def test_the_interval_a_writer_implies(text: str, value: str, place: str, bound: Bound | None, interval: str) -> None:
    assert str(Written(text, Decimal(value), Decimal(place), bound).interval()) == interval


def test_a_spoken_half_is_a_quarter_either_way() -> None:
    assert str(Written("екі жарым", Decimal("2.5"), Decimal("0.1"), spoken_half=True).interval()) == "[2.25, 2.75)"
    half = Written("алты жарым миллиард", Decimal("6.5e9"), Decimal("1e8"), spoken_half=True)
    assert str(half.interval()) == "[6250000000, 6750000000)"


def test_trailing_zeros_may_be_rounding() -> None:
    assert str(Written("1 100", Decimal(1100), Decimal(1)).loosely()) == "[1050, 1150)"
    assert str(Written("1,7", Decimal("1.7"), Decimal("0.1")).loosely()) == "[1.65, 1.75)"
    assert str(Written("2,0", Decimal("2.0"), Decimal("0.1")).loosely()) == "[1.95, 2.05)"


@pytest.mark.parametrize(
    ("value", "place", "bound", "interval"),
    [
        ("1e12", "1e12", "~", "[0, 2000000000000]"),
        ("1", "1", ">=", "[1, 2)"),
        ("300", "1", "~", "[200, 400]"),
        ("1093", "1", ">=", "[1093, 1094)"),
        ("450", "1", "<=", "(−∞, 450]"),
    ],
)
def test_a_bound_reaches_its_whole_unit_loosely(value: str, place: str, bound: Bound, interval: str) -> None:
    assert str(Written("", Decimal(value), Decimal(place), bound).loosely()) == interval


@given(
    st.integers(0, 10**9),
    st.integers(-2, 9),
    st.sampled_from([None, ">=", "<=", "~"]),
)
def test_the_interval_holds_what_was_written(digits: int, power: int, bound: Bound | None) -> None:
    written = Written("", Decimal(digits).scaleb(power), Decimal(1).scaleb(power), bound)
    assert written.value in written.interval()
    assert written.interval().within(written.loosely())


UNITS = [
    ("KZT", "KZT", "1"),
    ("KZT mn", "KZT", "1e6"),
    ("USD bn", "USD", "1e9"),
    ("thousand persons", "persons", "1e3"),
    ("%", "percent", "1"),
    ("ratio", "times", "1"),
    ("index", "index", "1"),
]


@pytest.mark.parametrize(("text", "base", "factor"), UNITS)
def test_a_unit_of_a_table(text: str, base: str, factor: str) -> None:
    unit = Unit.parse(text)
    assert (unit.base, unit.factor) == (base, Decimal(factor))
    assert unit.is_money == (base in CURRENCIES)


@pytest.mark.parametrize("text", ["", "tenge", "KZT zn", "mn KZT", "KZT mn mn", "thousand", "kzt"])
def test_an_unknown_unit_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadInput, match=f"“{text}” is not a known unit"):
        Unit.parse(text)


@given(st.sampled_from(sorted({*BASES.values(), *CURRENCIES})), st.sampled_from(sorted(SCALES.values())))
def test_a_unit_is_read_back(base: str, power: int) -> None:
    assert Unit.parse(str(Unit(base, power))) == Unit(base, power)


def test_money_of_one_currency_adds_and_of_two_does_not() -> None:
    five, two = Money(Decimal(5), "USD"), Money(Decimal(2), "USD")
    assert five + two == Money(Decimal(7), "USD")
    assert five - two == Money(Decimal(3), "USD")
    assert two < five
    assert -five == Money(Decimal(-5), "USD")
    for mixed in (lambda: five + Money(Decimal(1), "KZT"), lambda: five < Money(Decimal(1), "KZT")):
        with pytest.raises(BadInput, match="USD and KZT"):
            mixed()


def test_an_unknown_currency_is_refused() -> None:
    with pytest.raises(BadInput, match="“tenge” is not a currency"):
        Money(Decimal(1), "tenge")
