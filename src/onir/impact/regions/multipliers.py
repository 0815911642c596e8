"""Multipliers of the sections of one region, as ranges: the nation's coefficients cut to what the region buys at home.

For every draw of δ, of the cells and column totals of A and of how much of pay is spent, one factoring gives all kinds
at once. With M = (I − A')⁻¹ s for each satellite s and W the same of pay, households are put inside without a second
one: m = M + W μ, where μ = h'M / (1 − h'W) is what a unit of pay brings (the bordered system of type II solved by its
last row). For a nation nothing is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from onir.impact.ranges.ranges import figures
from onir.impact.ranges.sampling import DELTAS, SPENT, Widths
from onir.impact.regions.place import Place
from onir.impact.regions.quotients import flegg_quotients, size_factor
from onir.impact.tables.table import Floats

SPAN = ("p5", "p50", "p95")
QUANTILES = (0.05, 0.5, 0.95)
THOUSANDTH = Decimal("0.001")
BILLION = 1e9
CHUNK = 125
"""Draws factored together."""
LARGEST = 0.98
"""Column sums are held below it: an industry that bought all it makes at home would pay nobody."""


@dataclass(frozen=True, eq=False)
class Recipe:
    """What multipliers are drawn from: A, satellites over output (n × k), pay over output, what a unit of consumption
    buys, and the region beside its nation (None: the nation itself)."""

    a: Floats
    satellites: Floats
    pay: Floats
    bought: Floats
    region: Floats | None
    nation: Floats


@dataclass(frozen=True)
class Line:
    """One section. `type_one` and `type_two`: output per unit of final demand; `value_added` per unit, `jobs` per
    billion of the currency, both direct and indirect. Each P5, P50, P95."""

    section: str
    type_one: tuple[Decimal, ...]
    type_two: tuple[Decimal, ...]
    value_added: tuple[Decimal, ...]
    jobs: tuple[Decimal, ...]

    def as_dict(self) -> dict[str, Any]:
        kinds = {"type_one": self.type_one, "type_two": self.type_two, "value_added": self.value_added,
                 "jobs_per_billion": self.jobs}  # fmt: skip
        return {"section": self.section} | {
            name: {end: f"{value:f}" for end, value in zip(SPAN, values, strict=True)} for name, values in kinds.items()
        }


def area_multipliers(place: Place, *, draws: int = 2000, seed: int = 1) -> tuple[Line, ...]:
    """Multipliers of every section in a place."""
    known, n = place.margins, len(place.sections)
    satellites = np.stack([np.ones(n), place.added, place.jobs * BILLION], axis=1)
    region = None if known.area.kind == "nation" else known.region
    recipe = Recipe(place.a, satellites, place.pay, place.bought, region, known.nation)
    one, two = drawn(recipe, Widths.of(borrowed=place.origin.borrowed), draws=draws, seed=seed)
    ends, closed = (np.quantile(values, QUANTILES, axis=0) for values in (one, two))
    return tuple(
        Line(
            code,
            _thousandths(ends[:, j, 0]),
            _thousandths(closed[:, j, 0]),
            _thousandths(ends[:, j, 1]),
            tuple(figures(value) for value in ends[:, j, 2]),
        )
        for j, code in enumerate(place.sections)
    )


def drawn(recipe: Recipe, widths: Widths, *, draws: int, seed: int) -> tuple[Floats, Floats]:
    """Effects by draw, industry and satellite (draws × n × k), without households and with them."""
    n, k = recipe.satellites.shape
    one, two = np.empty((draws, n, k)), np.empty((draws, n, k))
    for start in range(0, draws, CHUNK):
        part = slice(start, min(draws, start + CHUNK))
        chance = np.random.default_rng([seed, start])
        one[part], two[part] = _chunk(recipe, widths, chance, part.stop - part.start)
    return one, two


def _chunk(recipe: Recipe, widths: Widths, chance: np.random.Generator, draws: int) -> tuple[Floats, Floats]:
    n = len(recipe.a)
    a, home = _coefficients(recipe, widths, chance, draws)
    spent = SPENT.drawn(chance.random(draws))[:, None] * recipe.bought * home
    sides = np.column_stack([recipe.satellites, recipe.pay])
    solved = np.linalg.solve(np.eye(n) - a.transpose(0, 2, 1), np.broadcast_to(sides, (draws, *sides.shape)))
    effects, paid = solved[:, :, :-1], solved[:, :, -1]
    brought = np.einsum("di,dik->dk", spent, effects) / (1 - np.einsum("di,di->d", spent, paid))[:, None]
    closed: Floats = effects + paid[:, :, None] * brought[:, None, :]
    return np.asarray(effects, dtype=np.float64), closed


def _coefficients(recipe: Recipe, widths: Widths, chance: np.random.Generator, draws: int) -> tuple[Floats, Floats]:
    """A of the region in each draw (draws × n × n), and the part of final purchases made at home (draws × n)."""
    n, sums = len(recipe.a), recipe.a.sum(axis=0)
    cells = chance.standard_normal((draws, n, n))
    np.exp(np.multiply(cells, widths.cells, out=cells), out=cells)
    cells *= recipe.a
    totals = np.minimum(sums * np.exp(widths.columns * chance.standard_normal((draws, n))), np.maximum(LARGEST, sums))
    noisy = cells.sum(axis=1)
    cells *= np.divide(totals, noisy, out=np.zeros_like(noisy), where=noisy > 0)[:, None, :]
    if recipe.region is None:
        return cells, np.ones((draws, n))
    size = size_factor(recipe.region, recipe.nation, DELTAS.drawn(chance.random(draws)))
    home = np.minimum(1.0, size[:, None, None] * flegg_quotients(recipe.region, recipe.nation))
    cells *= home
    return cells, np.einsum("dii->di", home)


def _thousandths(values: Floats) -> tuple[Decimal, ...]:
    return tuple(Decimal(float(value)).quantize(THOUSANDTH) for value in values)
