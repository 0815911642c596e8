"""Year-to-date figures as flows and back: laws of sums, statuses of what is withheld, Mexico's partners in a file."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.errors import BadInput, NotHeld
from onir.figures import Cell, Store
from onir.figures.asking.turning import Turned, turned
from onir.figures.exporting.reckoned import Choice, export_turned
from onir.figures.panel import Basis

from .test_reckoning import amounts, cell

MEXICO = "fdi.net_inflow.notified"
SPANS = ("Q1", "H1", "9M", "")
known = st.lists(amounts, min_size=4, max_size=4)
gaps = st.lists(st.sampled_from(["known", "withheld", "absent"]), min_size=4, max_size=4)


def to_date(values: list[Decimal], state: list[str]) -> list[Cell]:
    """The year-to-date cells of 2025 whose quarters are `values`, some withheld and some not there."""
    sums = [sum(values[: count + 1], Decimal(0)) for count in range(4)]
    return [
        cell(f"2025-{span}".rstrip("-"), None if kept == "withheld" else total, "ytd")
        for span, total, kept in zip(SPANS, sums, state, strict=True)
        if kept != "absent"
    ]


def told(cells: list[Cell]) -> dict[str, Decimal | None]:
    return {str(one.period): one.value for one in cells}


@given(known, gaps)
def test_flows_of_a_year_add_up_to_the_year_to_date(values: list[Decimal], state: list[str]) -> None:
    printed = to_date(values, state)
    flows = sorted(turned(printed, "flow"), key=lambda one: one.period)
    assert len(flows) == len(printed)
    for whole in printed:
        parts = [one for one in flows if one.period.last <= whole.period.last]
        if None not in [one.value for one in parts]:
            assert sum((one.value or Decimal(0) for one in parts), Decimal(0)) == whole.value
    assert {one.basis for one in flows} <= {"flow"}


@given(known, gaps)
def test_a_flow_is_known_where_both_its_ends_are(values: list[Decimal], state: list[str]) -> None:
    printed = to_date(values, state)
    flows = sorted(turned(printed, "flow"), key=lambda one: one.period)
    for place, (flow, end) in enumerate(zip(flows, printed, strict=True)):
        ends = [end, printed[place - 1]] if place else [end]
        withheld = any(one.value is None for one in ends)
        expected = ("not_derivable" if place else "confidential") if withheld else "derived" if place else "published"
        assert (flow.value is None, flow.status) == (withheld, expected)


@given(known)
def test_there_and_back_again(values: list[Decimal]) -> None:
    quarters = [cell(f"2025-Q{number}", value) for number, value in enumerate(values, start=1)]
    sums = list(turned(quarters, "ytd"))
    assert told(sums) == told(to_date(values, ["known"] * 4))
    assert told(list(turned(sums, "flow"))) == told(quarters)


@pytest.mark.parametrize(
    ("printed", "basis", "expected"),
    [
        ([("2024", "ytd"), ("2025-H1", "ytd")], "flow", "2024 2025-H1"),
        ([("2025-H1", "ytd"), ("2025", "ytd")], "flow", "2025-H1 2025-H2"),
        ([("2025-01", "ytd"), ("2025-01..2025-02", "ytd")], "flow", "2025-01 2025-02"),
        ([("2025-Q1", "flow"), ("2025-Q1", "ytd"), ("2025-H1", "ytd")], "flow", "2025-Q1 2025-Q2"),
        ([("2025-Q2", "flow"), ("2025-Q3", "flow")], "ytd", ""),
        ([("2024-Q4", "flow"), ("2025-Q1", "flow"), ("2025-Q2", "flow")], "ytd", "2025-H1 2025-Q1"),
        ([("2024..2025", "flow")], "ytd", ""),
        ([("2025-Q1", "stock"), ("2025-Q2", "stock")], "flow", "2025-Q1 2025-Q2"),
    ],
)
def test_which_periods_there_are(printed: list[tuple[str, Basis]], basis: Turned, expected: str) -> None:
    cells = [cell(period, Decimal(5), own) for period, own in printed]
    found = list(turned(cells, basis))
    assert " ".join(sorted(str(one.period) for one in found)) == expected
    assert all(one.basis in (basis, "stock") for one in found)


def test_borders_that_change_within_a_year_have_no_difference() -> None:
    early = cell("2025-H1", Decimal(5), "ytd", extent="karaganda_pre2022")
    assert told(list(turned([early, cell("2025", Decimal(9), "ytd")], "flow"))) == {"2025-H1": Decimal(5)}


@pytest.mark.parametrize(
    ("basis", "statuses"),
    [
        # by partner: 1,129 first quarters are withheld, and 3,867 − 1,129 + 722 later ones cannot be derived
        ("flow", {"published": 4757, "derived": 10274, "confidential": 1129, "not_derivable": 3460}),
        ("ytd", {"published": 15753, "confidential": 3867}),
    ],
)
def test_mexicos_partners_in_a_file(store: Store, tmp_path: Path, basis: str, statuses: dict[str, int]) -> None:
    path = tmp_path / "partners.csv"
    written = export_turned(Choice(MEXICO, basis, every_release=True), path, store=store)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert len(rows) == written.rows
    partners = [row for row in rows if row["source"] == "se-fdi-by-state-partner"]
    assert Counter(row["status"] for row in partners) == statuses
    assert {row["basis"] for row in rows} == {basis}
    assert all((row["value"] == "") == (row["status"] in ("confidential", "not_derivable")) for row in rows)


def test_what_there_is_not_to_export(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"Accepted: flow, ytd\."):
        export_turned(Choice(MEXICO, "stock"), tmp_path / "a.csv", store=store)
    with pytest.raises(NotHeld, match="No cell of gross inflow"):
        export_turned(Choice("fdi.gross_inflow", "flow"), tmp_path / "a.csv", store=store)
    with pytest.raises(BadInput, match="no ending"):
        export_turned(Choice(MEXICO, "flow"), tmp_path / "a.doc", store=store)
    assert list(tmp_path.iterdir()) == []
