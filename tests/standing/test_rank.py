"""Places: ties, and bounds where cells are missing, held against an enumeration of every table that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
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
    values: Sequence[int | Decimal | None],
    total: int | Decimal | None = None,
    *,
    code: str = "capital.fixed",
    decimals: int = 6,
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


@pytest.mark.parametrize(
    ("values", "total", "open_"),
    [
        ([9, 7, 7], None, "no no no"),
        ([9, 7, 7, None], 24, "no no no no"),
        ([9, 7, None], 18, "no no no"),
        ([9, 7, None], None, "yes yes yes"),
        ([9, 7, None, None], 31, "yes yes yes yes"),
    ],
)
def test_a_place_is_open_only_where_a_missing_cell_may_lie_beside_it(
    values: list[int | None], total: int | None, open_: str
) -> None:
    made = panel(values, total, decimals=10)
    found = [rank_of(made, area) for area in made.cells]
    assert " ".join("yes" if rank and rank.bounded else "no" for rank in found) == open_


small = st.integers(0, 6)


@given(st.lists(small, min_size=1, max_size=4), st.lists(small, min_size=1, max_size=3))
def test_bounds_are_those_of_every_table_that_fits(known: list[int], hidden: list[int]) -> None:
    """All ways in which the missing cells can make up the total, and the places and shares each of them gives."""
    total = sum(known) + sum(hidden)
    fits = [case for case in product(range(sum(hidden) + 1), repeat=len(hidden)) if sum(case) == sum(hidden)]
    made = panel([*known, *[None] * len(hidden)], total, decimals=9)
    for place, own in enumerate(known):
        if own:
            assert bounds(made, place) == spans([(*known, *case) for case in fits], own)
    own_share = share_of(made, chr(65 + len(known)))
    if total:
        assert own_share is not None
        shares = [Fraction(case[0], total) for case in fits]
        assert float(own_share.low or 0) == pytest.approx(float(min(shares)), abs=1e-6)
        assert float(own_share.high or 0) == pytest.approx(float(max(shares)), abs=1e-6)


def bounds(made: Panel, place: int) -> tuple[int, int]:
    rank = rank_of(made, chr(65 + place))
    assert rank is not None
    return rank.best, rank.worst


def spans(tables: list[tuple[Fraction | int, ...]], own: Fraction | int) -> tuple[int, int]:
    """The best and the worst place of a value over all tables that hold it."""
    bests = [1 + sum(value > own for value in table) for table in tables]
    return min(bests), max(sum(value >= own for value in table) for table in tables)


QUARTER = Fraction(1, 4)


def behind(printed: int) -> list[Fraction]:
    """Values that print as `printed`, in quarters; a half prints either way."""
    return [value for step in range(-2, 3) if (value := printed + step * QUARTER) >= 0]


def prints(value: Fraction) -> set[int]:
    """The whole numbers a value may print as."""
    return {round(value - Fraction(1, 8)), round(value + Fraction(1, 8))}


def tables(known: list[int], total: int, missing: int, *, elsewhere: bool) -> Iterator[tuple[Fraction, list[Fraction]]]:
    """Every table in quarters that prints these cells and this total: its true total and its missing cells."""
    for true_total in behind(total):
        for true_known in product(*map(behind, known)):
            left = true_total - sum(true_known)
            steps = [step * QUARTER for step in range(max(0, int(left / QUARTER)) + 1)]
            for first in product(steps, repeat=missing - 1 + elsewhere):
                rest = [] if elsewhere else [left - sum(first)]
                if left >= sum(first) and left >= 0:
                    yield true_total, [*first, *rest]


printed = st.integers(0, 4)


@given(st.lists(printed, min_size=1, max_size=2), st.integers(1, 9), st.integers(1, 2), st.booleans())
@settings(max_examples=25)
def test_bounds_are_attained_and_never_beaten(known: list[int], total: int, missing: int, elsewhere: bool) -> None:
    """Cells and total are rounded as printed: some table prints the best place, some the worst, none goes beyond."""
    found = list(tables(known, total, missing, elsewhere=elsewhere))
    code = "grp.nominal" if elsewhere else "capital.fixed"
    made = panel([*known, *[None] * missing], total, code=code, decimals=0)
    if not found:
        return
    completed = {cells for _, hidden in found for cells in product(*(sorted(prints(value)) for value in hidden))}
    for place, own in enumerate(known):
        assert bounds(made, place) == spans([(*known, *cells) for cells in completed], own)
    own_places = [spans([(*known, *cells)], cells[0]) for cells in completed]
    assert bounds(made, len(known)) == (min(best for best, _ in own_places), max(worst for _, worst in own_places))
    share = share_of(made, chr(65 + len(known)))
    assert share is not None
    shares = [hidden[0] / whole for whole, hidden in found]
    assert (share.low, share.high) == (min(shares), max(shares))


@given(st.lists(small, min_size=1, max_size=4), st.lists(small, min_size=1, max_size=3))
def test_a_missing_area_is_bounded_by_what_is_left(known: list[int], hidden: list[int]) -> None:
    made = panel([*known, *[None] * len(hidden)], sum(known) + sum(hidden))
    rank = rank_of(made, chr(65 + len(known)))
    assert rank is not None
    own = hidden[0]
    assert 1 + sum(value > own for value in (*known, *hidden)) in rank


@pytest.mark.parametrize(
    ("values", "total", "code", "ranks", "share"),
    [
        pytest.param([9, 7, None], 24, "capital.fixed", "1 3 2", "[0.333333, 0.333333]", id="a sole missing cell"),
        pytest.param([9, 7, None], 24, "grp.nominal", "1 2–3 2–3", "[0, 0.333333]", id="part may be in no region"),
        pytest.param([9, 7, None, None], 32, "capital.fixed", "1–2 3–4 1–4 1–4", "[0, 0.5]", id="two missing"),
        pytest.param([9, 7, None], 18, "fdi.net_inflow", "1–2 2–3 1–3", "None", id="a flow that can be negative"),
        pytest.param([9, 7, None], None, "capital.fixed", "1–2 2–3 1–3", "None", id="no total"),
        pytest.param([9, 7, None], 12, "capital.fixed", "1–2 2–3 1–3", "None", id="a total below its parts"),
        pytest.param([9, 0, None], 9, "capital.fixed", "1 2–3 2–3", "[0, 0]", id="nothing left"),
    ],
)
def test_what_a_total_leaves_to_the_missing(
    values: list[int | None], total: int | None, code: str, ranks: str, share: str
) -> None:
    made = panel(values, total, code=code, decimals=12)
    assert " ".join(str(rank_of(made, area)) for area in made.cells) == ranks
    assert str(share_of(made, "C")) == share


def test_an_index_bounds_nothing() -> None:
    """The nation's index is no sum of those of the regions."""
    made = panel([104, 99, None], 101, decimals=1)
    index = replace(
        made,
        cells={area: replace(one, unit=Unit("index")) for area, one in made.cells.items()},
        nation=replace(made.nation or made.cells["A"], unit=Unit("index")),
    )
    assert [str(rank_of(index, area)) for area in "ABC"] == ["1–2", "2–3", "1–3"]
    assert share_of(index, "C") is None


def test_a_missing_figure_may_print_the_same() -> None:
    """What is left is 17.55 to 17.85, since three figures are rounded: less than 17.9, and it may print as that."""
    made = panel([Decimal("17.9"), Decimal("2.0"), None], Decimal("37.6"), decimals=1)
    assert [str(rank_of(made, area)) for area in "ABC"] == ["1–2", "3", "1–2"]


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
