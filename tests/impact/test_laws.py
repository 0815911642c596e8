"""Identities that hold of every table."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.impact.made import invented, published

from onir.errors import BadInput
from onir.impact.models import solving
from onir.impact.models.ghosh import cost_shares, supplied
from onir.impact.models.linkages import NORMS, linkages
from onir.impact.models.multipliers import Households, multipliers
from onir.impact.models.operator import TradeTechnology
from onir.impact.models.scenarios import extraction, of_demand, of_output
from onir.impact.models.solving import TOLERANCE, adjoint, bicgstab, solve
from onir.impact.regions.gravity import deterrence, many_regions, trade_of, trade_shares
from onir.impact.regions.quotients import Terms, home_shares
from onir.impact.tables.balancing import CLOSE, gras, ras
from onir.impact.tables.checks import findings
from onir.impact.tables.supply_use import ASSUMPTIONS, SupplyUse
from onir.impact.tables.table import Floats, IOTable, aggregated

SIZES = st.integers(2, 7)
PARTS = st.floats(0.0, 1.0)


@st.composite
def tables(draw: st.DrawFn) -> IOTable:
    """Balanced tables of two to seven industries that buy at most nine tenths of what they make."""
    n = draw(SIZES)
    parts = draw(arrays(float, (n, n), elements=PARTS))
    sums = draw(arrays(float, n, elements=st.floats(0.05, 0.9)))
    a = parts * sums / np.maximum(parts.sum(axis=0), 0.01 * n)
    final = draw(arrays(float, n, elements=st.floats(1.0, 1000.0)))
    output = np.linalg.solve(np.eye(n) - a, final)
    return invented(a * output, output)


@given(tables())
def test_supply_equals_use(table: IOTable) -> None:
    assert of_demand(table, table.final_use) == pytest.approx(table.output, rel=1e-9)
    assert findings(table) == ()


@given(tables())
def test_value_added_and_imports_account_for_final_demand(table: IOTable) -> None:
    imported = 0.3 * table.value_added
    whole = replace(table, satellites={"value_added": 0.7 * table.value_added, "imports": imported})
    found = multipliers(whole, ("value_added", "imports")).effects
    assert found["value_added"] + found["imports"] == pytest.approx(np.ones(table.n), rel=1e-9)
    assert (found["value_added"] + found["imports"]) @ table.final_use == pytest.approx(table.final_use.sum())


@given(tables())
def test_extraction_in_closed_form_is_a_new_solution_without_the_industry(table: IOTable) -> None:
    lost = extraction(table)
    for k in range(table.n):
        kept = np.arange(table.n) != k
        left = solve(table.coefficients[np.ix_(kept, kept)], table.final_use[kept]).x.sum()
        assert lost[k] == pytest.approx(table.output.sum() - left, rel=1e-8)


@given(tables())
def test_given_output_is_met_and_nothing_is_counted_twice(table: IOTable) -> None:
    code = table.codes[0]
    brought = of_output(table, code, 10.0)
    rest = np.arange(table.n) != 0
    a = table.coefficients
    assert brought[0] == pytest.approx(10.0)
    # the others answer to the purchases of the industry alone: an exogenous column, its own row left out
    assert brought[rest] == pytest.approx(solve(a[np.ix_(rest, rest)], a[rest, 0] * 10.0).x, rel=1e-8)


@given(tables())
def test_ghosh_and_leontief_are_similar(table: IOTable) -> None:
    assert supplied(table, table.value_added) == pytest.approx(table.output, rel=1e-8)
    a, b = table.coefficients, table.allocation
    assert b * table.output[:, None] == pytest.approx(a * table.output[None, :])
    assert cost_shares(table, table.per_output(table.value_added)) == pytest.approx(np.ones(table.n))


@given(tables(), st.floats(0.1, 0.95))
def test_with_households_no_multiplier_falls(table: IOTable, spent: float) -> None:
    found = multipliers(table, ("pay", "jobs"), households=Households(spent))
    for name in ("output", "pay", "jobs"):
        assert (found.type_two(name) >= found.type_one(name) - 1e-9).all()


@given(tables())
def test_adjoint_and_forward_tell_the_same(table: IOTable) -> None:
    jobs = table.per_output(table.satellite("jobs"))
    assert adjoint(table.coefficients, jobs).x @ table.final_use == pytest.approx(jobs @ table.output, rel=1e-9)


@pytest.mark.parametrize("norm", NORMS)
def test_linkages_by_each_normalisation(norm: str) -> None:
    table = published("uk-2010")
    found = linkages(table, norm)
    weights = {"plain": None, "mean": np.ones(table.n), "weighted": table.output}[norm]
    for side in (found.backward, found.forward):
        assert (side > 0).all()
        assert weights is None or np.average(side, weights=weights) == pytest.approx(1.0)
    assert found.key


@given(arrays(float, 6, elements=st.floats(1.0, 100.0)), arrays(float, 6, elements=st.floats(0.0, 1.0)), PARTS)
def test_a_region_buys_at_home_at_most_what_the_nation_does(nation: Floats, parts: Floats, delta: float) -> None:
    region = nation * parts + 1e-3
    for method in ("SLQ", "CILQ", "FLQ", "2D-LQ"):
        shares = home_shares(method, np.minimum(region, nation), nation, Terms(delta=delta))
        assert ((shares >= 0) & (shares <= 1)).all()


@given(arrays(float, (4, 4), elements=st.floats(0.5, 9.0)), arrays(float, 4, elements=st.floats(1.0, 9.0)))
def test_balanced_cells_have_the_totals(cells: Floats, rows: Floats) -> None:
    columns = rows[::-1].copy()
    for balanced in (ras(cells, rows, columns), gras(cells, rows, columns)):
        assert balanced.cells.sum(axis=1) == pytest.approx(rows, abs=10 * CLOSE * rows.max())
        assert balanced.cells.sum(axis=0) == pytest.approx(columns, abs=10 * CLOSE * rows.max())


def structured(regions: int, products: int) -> TradeTechnology:
    chance = np.random.default_rng(4)
    trade = chance.uniform(0.1, 1.0, (products, regions, regions))
    technology = chance.uniform(0.0, 1.0, (regions, products, products))
    return TradeTechnology(
        trade / trade.sum(axis=1, keepdims=True), 0.6 * technology / technology.sum(axis=1, keepdims=True)
    )


def test_the_structured_operator_is_the_dense_matrix() -> None:
    operator = structured(5, 7)
    dense, x = operator.dense(), np.random.default_rng(1).uniform(size=(35, 3))
    assert operator @ x == pytest.approx(dense @ x)
    assert operator.T @ x == pytest.approx(dense.T @ x)
    assert operator @ x[:, 0] == pytest.approx(dense @ x[:, 0])
    assert operator.T.dense() == pytest.approx(dense.T)
    for one, other in ((operator, dense), (operator.T, dense.T)):
        assert solve(one, x).x == pytest.approx(solve(other, x).x, rel=1e-8)
    assert solve(operator, x).way == "bicgstab"


def test_iterations_and_factors_give_one_answer() -> None:
    a = published("uk-2010").coefficients
    f = np.eye(127)[:, [0, 50, 101]]
    x, missed = bicgstab(a, f)
    assert missed <= TOLERANCE
    assert x == pytest.approx(solve(a, f).x, abs=1e-9)


def test_trade_by_gravity_meets_supply_and_demand() -> None:
    fallen = deterrence(np.array([[1.0, 4.0, 9.0], [4.0, 2.0, 5.0], [9.0, 5.0, 1.0]]), 1.5)
    supply, demand = np.array([10.0, 20.0, 30.0]), np.array([30.0, 20.0, 10.0])
    flows = trade_of(supply, demand, fallen)
    assert flows.sum(axis=1) == pytest.approx(supply, rel=1e-6)
    assert flows.sum(axis=0) == pytest.approx(demand, rel=1e-6)
    shares = trade_shares(supply[None], demand[None], [fallen])
    assert shares.sum(axis=1) == pytest.approx(1.0)
    technology = np.full((3, 1, 1), 0.5)
    everywhere = many_regions(technology, supply[None], demand[None], [fallen])
    assert solve(everywhere, np.array([1.0, 0.0, 0.0])).x.sum() == pytest.approx(2.0)


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_symmetric_tables_keep_output_and_value_added(assumption: str) -> None:
    supply = np.array([[90.0, 10.0], [5.0, 195.0]])
    flows = np.array([[20.0, 40.0], [30.0, 50.0]])
    added = supply.sum(axis=0) - flows.sum(axis=0)
    final = {"households": supply.sum(axis=1) - flows.sum(axis=1)}
    two = ("A", "C")
    made = SupplyUse(
        two, two, supply, flows, final, {"value_added": added}, "domestic", "basic", "KZT mn",
        invented([[0.0]], [1.0]).origin,
    ).symmetric(assumption)  # fmt: skip
    assert made.value_added.sum() == pytest.approx(added.sum())
    assert made.flows.sum(axis=1) + made.final_use == pytest.approx(made.output)
    assert made.flows.sum(axis=0) + made.value_added == pytest.approx(made.output)


def test_industries_put_together_keep_the_sums() -> None:
    table = published("netherlands")
    both = aggregated(table, ["A", "B", "B", "D", "F", "G"])
    assert both.codes == ("A", "B", "D", "F", "G")
    assert both.flows.sum() == pytest.approx(table.flows.sum())
    assert both.value_added.sum() == table.value_added.sum()


def test_what_one_iteration_does_not_solve_another_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SMALL", 0)
    turning = np.eye(4) - np.kron(np.eye(2), np.array([[0.0, 1.0], [-1.0, 0.0]]))  # BiCGSTAB stands still on it
    f = np.array([1.0, 2.0, 3.0, 4.0])
    found = solve(turning, f)
    assert found.way == "gmres"
    assert turning @ found.x + f == pytest.approx(found.x)
    assert solve(published("uk-2010").coefficients, np.ones(127)).way == "bicgstab"


def test_what_has_no_solution_is_said_whatever_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = np.array([[0.5, 0.5], [0.5, 0.5]])
    for small in (1500, 0):
        monkeypatch.setattr(solving, "SMALL", small)
        with pytest.raises(BadInput, match="The table has no solution"):
            solve(closed, np.array([1.0, 0.0]))
    endless = TradeTechnology(np.ones((1, 1, 1)), np.ones((1, 1, 1)))
    with pytest.raises(BadInput, match="The system was not solved"):
        solve(endless, np.ones(1))
