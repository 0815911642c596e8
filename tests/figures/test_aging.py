"""Revisions by age as arrays: which cells are set against which, and what the published releases of Mexico give."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onir.figures import Store
from onir.figures.releases.aging import To, revised_cells
from onir.figures.source import Source

Table = Callable[..., tuple[Source, bytes]]
MEXICO = "fdi.net_inflow.notified"
FIRST = "KZ,2019,100\nKZ,2020,120"
SECOND = "KZ,2019,100\nKZ,2020,150\nKZ,2021,-5"
THIRD = "KZ,2019,110\nKZ,2020,C\nKZ,2021,7"


@pytest.fixture
def invented(table: Table, home: Path) -> Store:
    """Three yearly releases of the nation."""
    words = {"indicator": "fdi.net_inflow", "unit": "USD mn", "exactness": "month"}
    releases = {"2021-02": FIRST, "2022-02": SECOND, "2023-02": THIRD}
    tables = [table(rows, **words, source=f"made-{day}", released=day) for day, rows in releases.items()]
    return Store.holding(tables, home)


@pytest.mark.parametrize(
    ("to", "rows"),
    [
        ("next", ["2019 0>1 4: 100>100", "2019 1>2 8: 100>110", "2020 0>1 0: 120>150", "2021 1>2 0: -5>7"]),
        ("last", ["2019 0>2 4: 100>110", "2019 1>2 8: 100>110", "2021 1>2 0: -5>7"]),
        (8, ["2019 0>1 4: 100>100"]),
        (4, ["2020 0>1 0: 120>150", "2021 1>2 0: -5>7"]),
        (12, ["2019 0>2 4: 100>110", "2019 1>2 8: 100>110"]),
    ],
)
def test_the_releases_a_cell_is_followed_through(invented: Store, to: To, rows: list[str]) -> None:
    found = revised_cells("fdi.net_inflow", country="KZ", to=to, store=invented)
    told = [
        f"{found.periods[period]} {old}>{new} {age}: {before / 1e6:.0f}>{after / 1e6:.0f}"
        for period, old, new, age, before, after in zip(
            found.period, found.old, found.new, found.age, found.before, found.after, strict=True
        )
    ]
    assert told == rows


def test_logs_and_growth_only_of_what_is_above_zero(invented: Store) -> None:
    found = revised_cells("fdi.net_inflow", country="KZ", to="next", store=invented)
    assert [round(float(one), 4) for one in found.log_revision] == pytest.approx(
        [0, 0.0953, 0.2231, float("nan")], nan_ok=True
    )
    early, late = (found.where(found.age == 0).growth[side] for side in (0, 1))
    assert [round(float(one), 4) for one in (*early, *late)] == pytest.approx(
        [0.1823, float("nan"), 0.4055, float("nan")], nan_ok=True
    )


@pytest.mark.parametrize(("to", "months", "rows"), [("next", None, 5056), ("next", 12, 1216), (12, None, 384)])
def test_mexico(store: Store, to: To, months: int | None, rows: int) -> None:
    found = revised_cells(MEXICO, country="MX", to=to, months=months, store=store)
    assert (len(found), len(found.areas), found.table) == (rows, 32, "se-fdi-by-state")
    assert abs(found.difference - (found.after - found.before)).max() == 0


def test_a_single_release_has_no_rows(store: Store) -> None:
    found = revised_cells("capital.fixed", country="KZ", store=store)
    assert (len(found), len(found.vintages), found.areas) == (0, 1, ())
