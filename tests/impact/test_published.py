"""Published and textbook tables come out as printed."""

import numpy as np
import pytest
from tests.impact.made import finland, invented, published, rows

from onir.impact.models.multipliers import Households, multipliers
from onir.impact.models.solving import solve
from onir.impact.regions.quotients import Terms, home_shares
from onir.impact.tables.balancing import gras
from onir.impact.tables.checks import findings


def test_all_127_multipliers_of_the_united_kingdom() -> None:
    table = published("uk-2010")
    found, printed = multipliers(table, ("value_added", "pay")), rows("uk-2010-multipliers")
    assert len(printed) == 127
    assert [row["code"] for row in printed] == list(table.codes)
    for column, reckoned in (
        ("output_multiplier", found.type_one()),
        ("gva_effect", found.effects["value_added"]),
        ("gva_multiplier", found.type_one("value_added")),
        ("employment_cost_effect", found.effects["pay"]),
        ("employment_cost_multiplier", found.type_one("pay")),
    ):
        assert max(abs(reckoned - [float(row[column]) for row in printed])) <= 1e-12, column
    assert findings(table) == ()
    assert table.value_added.sum() == pytest.approx(1_327_923)


def test_miller_and_blair_two_sectors() -> None:
    table = invented([[150, 500], [200, 100]], [1000, 2000])
    assert table.coefficients.tolist() == [[0.15, 0.25], [0.20, 0.05]]
    assert solve(table.coefficients, np.eye(2)).x.round(4).tolist() == [[1.2541, 0.33], [0.264, 1.1221]]


@pytest.mark.parametrize(
    ("name", "satellite", "printed"),
    [
        ("germany-1995", "output", [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782]),
        ("germany-1995", "value_added", [1.7127, 2.0896, 1.8299, 1.5642, 1.5658, 1.2826]),
        ("germany-1995", "pay", [1.9528, 1.8478, 1.6833, 1.4427, 1.7763, 1.2125]),
        ("germany-1995", "jobs", [1.3071, 2.0823, 1.5697, 1.3855, 1.8181, 1.2078]),
        ("germany-2009", "output", [1.8759, 1.8696, 1.8697, 1.7045, 1.5641, 1.4030]),
        ("germany-2009", "value_added", [2.1216, 2.2359, 1.9337, 1.7155, 1.5224, 1.3078]),
        ("netherlands", "output", [1.7571, 1.2160, 1.6154, 1.8962, 1.8975, 1.4870]),
    ],
)
def test_small_tables(name: str, satellite: str, printed: list[float]) -> None:
    wanted = () if satellite == "output" else (satellite,)
    assert multipliers(published(name), wanted).type_one(satellite).round(4).tolist() == printed


@pytest.mark.parametrize(("use", "mean"), [("domestic", 1.5338), ("total", 2.0478)])
def test_total_use_counts_imports_as_made_at_home(use: str, mean: float) -> None:
    table = published(f"croatia-2010-{use}")
    assert round(float(np.average(multipliers(table).type_one(), weights=table.output)), 4) == mean


def test_a_printed_total_that_is_not_the_output_is_reported_and_where() -> None:
    (found,) = findings(published("germany-1995"))
    assert (found.kind, found.fatal) == ("keep-printed-totals", False)
    assert "manufacturing_group is 1079400, its output 1079446" in found.say("en")


def test_gras_of_junius_and_oosterhaven() -> None:
    prior = np.array([[7, 3, 5, -3], [2, 9, 8, 1], [-2, 0, 2, 1]], dtype=float)
    cells = gras(prior, np.array([15.0, 26.0, -1.0]), np.array([9.0, 16.0, 17.0, -2.0])).cells
    assert cells.round(4).tolist() == [
        [8.9764, 3.7432, 5.7217, -3.4413],
        [2.7993, 12.2568, 9.9923, 0.9515],
        [-2.7758, 0.0, 1.2860, 0.4898],
    ]


@pytest.mark.parametrize(
    ("method", "delta", "mean", "worst"),
    [
        ("none", 0.0, 28.7, 42.5),
        ("SLQ", 0.0, 10.4, 24.3),
        ("CILQ", 0.0, 8.0, 18.4),
        ("FLQ", 0.05, 2.1, 12.0),
        ("FLQ", 0.10, -1.5, 7.8),
        ("FLQ", 0.15, -4.7, -9.1),
        ("FLQ", 0.25, -10.1, -13.9),
        ("AFLQ", 0.25, 0.7, 28.9),
    ],
)
def test_bias_of_location_quotients_in_the_19_regions_of_finland(
    method: str, delta: float, mean: float, worst: float
) -> None:
    own, others, output = finland()
    nation = output.sum(axis=0)
    a = (own + others).sum(axis=0) / nation
    bias: list[float] = []
    for flows, made in zip(own, output, strict=True):
        shares = 1.0 if method == "none" else home_shares(method, made, nation, Terms(delta=delta))
        guessed, known = (
            float(np.average(solve(cells.T, np.ones(30)).x, weights=made)) for cells in (a * shares, flows / made)
        )
        bias.append(100 * (guessed / known - 1))
    found = np.array(bias)
    assert found.mean().round(1) == mean
    assert found[np.abs(found).argmax()].round(1) == worst


def test_with_households_inside_multipliers_grow() -> None:
    found = multipliers(published("uk-2010"), ("pay",), households=Households())
    assert (found.type_two() >= found.type_one()).all()
    assert 1.05 < (found.type_two() / found.type_one()).mean() < 1.5
