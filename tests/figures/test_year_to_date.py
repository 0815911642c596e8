"""Mexico's partners, printed cumulative with withheld cells: which quarters they give, counted on the file by hand."""

from collections import Counter
from decimal import Decimal

import pytest

from onir.figures import Cell, Store
from onir.figures.asking.expressions import executed
from onir.measure import Period

MEXICO = "fdi.net_inflow.notified"
QUARTERS = [f"{year}-Q{number}" for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)][:10]
Cells = dict[tuple[str, str], Cell]


@pytest.fixture(scope="module")
def partners(store: Store) -> list[str]:
    table = store.observations
    asked = table.filter(table.source == "se-fdi-by-state-partner").select("partner").distinct()
    return [row["partner"] for row in executed(store.engine, asked)]


def cells(store: Store, partners: list[str], period: str) -> Cells:
    panels = [
        panel
        for partner in partners
        for panel in store.panels(MEXICO, Period.parse(period), country="MX", partner=partner)
    ]
    return {(panel.partner, area): cell for panel in panels for area, cell in panel.cells.items()}


def test_quarters_out_of_cumulative_cells(store: Store, partners: list[str]) -> None:
    counts: Counter[str] = Counter()
    hidden_before = 0
    for quarter in QUARTERS:
        last = {"1": "Q1", "2": "H1", "3": "9M", "4": ""}[quarter[-1]]
        to_date = cells(store, partners, f"{quarter[:4]}-{last}".rstrip("-"))
        for key, cell in cells(store, partners, quarter).items():
            counts[cell.status] += 1
            assert (cell.value is None) == (cell.status in ("confidential", "not_derivable"))
            hidden_before += cell.value is None and to_date[key].value is not None
    # 3,867 cells are withheld, 1,129 of them first quarters; 722 more quarters have a withheld cell before them
    assert counts == {"published": 4757, "derived": 10274, "confidential": 1129, "not_derivable": 3867 - 1129 + 722}
    assert hidden_before == 722
    assert len(partners) == 151


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_quarters_add_up_to_the_year_where_none_is_withheld(store: Store, year: str) -> None:
    quarters = [cells(store, ["US"], f"{year}-Q{number}") for number in (1, 2, 3, 4)]
    whole = cells(store, ["US"], year)
    sums = {
        key: sum((part[key].value or Decimal(0) for part in quarters), Decimal(0))
        for key in whole
        if all(part[key].value is not None for part in quarters)
    }
    assert len(sums) >= 20
    assert {key: whole[key].value for key in sums} == sums
