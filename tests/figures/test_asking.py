"""Verbs from table to table: each engine's answer is the one that panels give cell by cell."""

from datetime import date

import pytest

from onir.figures import Store
from onir.figures.asking.expressions import about, as_of, compared, executed, level, rank
from onir.figures.asking.ranking import rank_of
from onir.measure import Period

MEXICO = "fdi.net_inflow.notified"


@pytest.fixture(scope="module", params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The shipped tables, asked of each engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_ENGINE", request.param)
        opened = Store.open(tmp_path_factory.mktemp("home"))
        assert opened.engine.name == {"duckdb": "duckdb", "spark": "pyspark"}[request.param]
    return opened


@pytest.mark.parametrize(
    ("code", "country", "partner"),
    [
        ("capital.fixed", "KZ", "_T"),
        ("grp.nominal", "KZ", "_T"),
        ("employment.total", "KZ", "_T"),
        ("population.total", "KZ", "_T"),
        (MEXICO, "MX", "_T"),
        (MEXICO, "MX", "US"),
        (MEXICO, "MX", "AR"),
    ],
)
def test_ranks_of_the_engine_are_those_of_panels(store: Store, code: str, country: str, partner: str) -> None:
    table = store.observations
    asked = rank(table.filter(table.indicator == code, table.partner == partner))
    ranked = {
        (row["vintage"], row["period"], row["area"]): (row["best"], row["worst"], row["of"])
        for row in executed(store.engine, asked)
    }
    expected = {}
    for period in store.periods(code, country):
        for panel in store.panels(code, period, country=country, partner=partner):
            printed = [area for area, cell in panel.cells.items() if cell.parts == 1 and cell.period == period]
            for area in printed:
                place = rank_of(panel, area)
                assert place is not None
                expected[panel.vintage.key, str(period), area] = (place.best, place.worst, place.of)
    assert {key: expected.get(key) for key in ranked} == ranked
    assert len(ranked) >= 150


@pytest.mark.parametrize("day", ["2018-02-15", "2018-03-01", "2025-10-14", "2025-12-01"])
def test_a_table_as_of_a_day_has_the_vintages_that_were_surely_out(store: Store, day: str) -> None:
    on = date.fromisoformat(day)
    rows = executed(store.engine, as_of(store.observations, on).select("vintage").distinct())
    assert {row["vintage"] for row in rows} == {vintage.key for vintage in store.vintages() if vintage.known_on(on)}


@pytest.mark.parametrize("day", ["2018-03-01", "2025-10-14", "2025-12-01"])
@pytest.mark.parametrize(
    ("code", "country", "partner"), [(MEXICO, "MX", "_T"), (MEXICO, "MX", "US"), ("grp.nominal", "KZ", "_T")]
)
def test_levels_of_the_engine_are_those_of_the_store(
    store: Store, code: str, country: str, partner: str, day: str
) -> None:
    on = date.fromisoformat(day)
    table = about(store.observations, indicator=code, country=country, partner=partner)
    asked = {(cell.area, cell.period): cell for cell in store.execute(level(as_of(table, on)))}
    held = {(cell.area, cell.period): cell for cell in store.level(code, country, partner=partner, as_of=on)}
    assert asked == held


def test_two_vintages_side_by_side(store: Store) -> None:
    old, new = store.vintages(MEXICO)[0], store.vintages(MEXICO)[-1]
    rows = executed(store.engine, compared(store.observations, old.key, new.key))
    both = [row for row in rows if row["old_value"] is not None and row["new_value"] is not None]
    assert (len(rows), len(both)) == (32 * (76 + 78 - 48), 1536)
    puebla = {row["period"]: row for row in both if row["area"] == "MX-PUE"}
    panels = {panel.vintage: panel for panel in store.panels(MEXICO, Period.parse("2017-Q1"), country="MX")}
    assert puebla["2017-Q1"]["old_value"] == panels[old].cells["MX-PUE"].value
    assert puebla["2017-Q1"]["new_value"] == panels[new].cells["MX-PUE"].value
