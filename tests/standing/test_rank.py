"""Places: ties, and bounds where cells are missing, held against an enumeration of every table that fits."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.figures import Cell, Panel, Vintage
from onir.figures.panel import Status
from onir.language.messages import Wording
from onir.measure import Interval, Period, Unit
from onir.standing import change_of, rank_of, share_of

OFFICE = Wording("Office", "Бюро", "Бюро")
VINTAGE = Vintage("made:1", "made", OFFICE, OFFICE, "https://example.org", "2026", "day", "1")
YEAR = Period.parse("2025")


def cell(area: str, value: int | Decimal | None, *, extent: str = "", decimals: int = 6) -> Cell:
    number = None if value is None else Decimal(value)
    status: Status = "confidential" if value is None else "published"
    return Cell(
        "capital.fixed", area, extent or area, YEAR, "_T", "_T", "flow", Unit("KZT"), number, decimals,
        status, VINTAGE, (f"made.csv:{area}",),
    )  # fmt: skip


def panel(
    values: list[int | None], total: int | None = None, *, code: str = "capital.fixed", decimals: int = 6
) -> Panel:
    """Areas A, B, C … with these values, None being confidential."""
    cells = {chr(65 + place): cell(chr(65 + place), value, decimals=decimals) for place, value in enumerate(values)}
    nation = None if total is None else cell("KZ", total, decimals=decimals)
    return Panel(code, YEAR, VINTAGE, "_T", "_T", "KZ", cells, nation)


@pytest.mark.parametrize(
    ("values", "total", "ranks"),
    [
        ([9, 7, 5], None, "1 2 3"),
        ([9, 7, 7, 5], None, "1 2–3 2–3 4"),
        ([5, 5, 5], None, "1–3 1–3 1–3"),
        ([0, 0, 1], None, "2–3 2–3 1"),
        ([5], None, "1"),
        ([9, 7, None], None, "1–2 2–3 1–3"),
        ([9, 7, None], 18, "1 2 3"),
        ([9, 7, None], 24, "1 3 2"),
        ([9, 7, None], 32, "2 3 1"),
        ([9, 7, None, None], 18, "1 2 3–4 3–4"),
        ([9, 7, None, None], 31, "1–2 3–4 1–4 1–4"),
    ],
)  # fmt: skip
def test_places(values: list[int | None], total: int | None, ranks: str) -> None:
    made = panel(values, total, decimals=10)
    found = [rank_of(made, area) for area in made.cells]
    assert " ".join(str(rank) for rank in found) == ranks


small = st.integers(0, 6)


@given(st.lists(small, min_size=1, max_size=4), st.lists(small, min_size=1, max_size=3))
def test_bounds_are_those_of_every_table_that_fits(known: list[int], hidden: list[int]) -> None:
    """All ways in which the missing cells can make up the total, and the places each of them gives."""
    total = sum(known) + sum(hidden)
    fits = [case for case in product(range(sum(hidden) + 1), repeat=len(hidden)) if sum(case) == sum(hidden)]
    made = panel([*known, *[None] * len(hidden)], total)
    for place, own in enumerate(known):
        if own:
            rank = rank_of(made, chr(65 + place))
            assert rank is not None
            bests = {1 + sum(value > own for value in (*known, *case)) for case in fits}
            worsts = {sum(value >= own for value in (*known, *case)) for case in fits}
            assert (rank.best, rank.worst) == (min(bests), max(worsts))


@given(st.lists(small, min_size=1, max_size=4), st.lists(small, min_size=1, max_size=3))
def test_a_missing_area_is_bounded_by_what_is_left(known: list[int], hidden: list[int]) -> None:
    made = panel([*known, *[None] * len(hidden)], sum(known) + sum(hidden))
    rank = rank_of(made, chr(65 + len(known)))
    assert rank is not None
    own = hidden[0]
    assert 1 + sum(value > own for value in (*known, *hidden)) in rank


def test_a_flow_that_can_be_negative_has_no_bound() -> None:
    made = panel([9, 7, None], 18, code="fdi.net_inflow")
    assert [str(rank_of(made, area)) for area in "ABC"] == ["1–2", "2–3", "1–3"]


def test_rounding_of_the_total_loosens_a_bound() -> None:
    assert str(rank_of(panel([9, 7, None], 24, decimals=0), "A")) == "1–2"


def test_a_rank_says_itself() -> None:
    rank = rank_of(panel([9, 7, 7, 5]), "B")
    assert rank is not None
    assert (str(rank), rank.place, rank.tied, 3 in rank, 4 in rank) == ("2–3", None, 1, True, False)
    assert rank_of(panel([1, 2]), "Z") is None


def test_share_keeps_the_rounding_of_both() -> None:
    share = share_of(panel([1, 3], 4, decimals=0), "A")
    assert share is not None
    assert Decimal("0.25") in share
    assert str(share) == "[0.111111, 0.428571]"


@pytest.mark.parametrize(
    ("code", "values", "total"), [("fdi.net_inflow", [1, 3], 4), ("capital.fixed", [1, None], None)]
)
def test_a_share_that_says_nothing_is_refused(code: str, values: list[int | None], total: int | None) -> None:
    assert share_of(panel(values, total, code=code), "A") is None


def test_change_is_a_ratio() -> None:
    change = change_of(panel([3]), panel([2]), "A")
    assert isinstance(change, Interval)
    assert Decimal("1.5") in change


def test_two_territories_under_one_code_are_not_compared() -> None:
    now, before = panel([3]), panel([2])
    moved = Panel(
        before.indicator, YEAR, VINTAGE, "_T", "_T", "KZ", {"A": cell("A", 2, extent="other")}, None
    )  # fmt: skip
    assert change_of(now, moved, "A") is None


@pytest.mark.parametrize("before", [0, -2])
def test_a_change_from_nothing_says_nothing(before: int) -> None:
    assert change_of(panel([3]), panel([before]), "A") is None
