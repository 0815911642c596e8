"""Large input–output tables: one way and one task a process, so that memory is that of the way alone.

    python benchmarks/impact.py make FOLDER            the systems, once: dense matrices and their parts
    python benchmarks/impact.py WAY TASK SIZE FOLDER   WAY: onir, pymrio or mario; TASK: first, multipliers, operator
    python benchmarks/impact.py onir draws             10,000 draws of the multipliers of 127 industries

Invented systems of trade times technology: 77 regions × 45 products and 49 × 200; domestic shares about .85, partners
with heavy tails, column sums from .35 to .65. Prints JSON: seconds of the processor and of the wall, the most memory
held beyond what was loaded, in megabytes, and a sum of the answer by which ways are compared.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

SIZES = {3465: (77, 45), 9800: (49, 200)}
SATELLITES = 6
DRAWS, INDUSTRIES = 10_000, 127


def make(folder: Path) -> None:
    """Writes the systems of both sizes."""
    for size, (regions, products) in SIZES.items():
        chance = np.random.default_rng(size)
        technology = chance.random((regions, products, products)) * (chance.random((regions, products, products)) < 0.5)
        sums = chance.uniform(0.35, 0.65, (regions, 1, products))
        technology *= sums / technology.sum(axis=1, keepdims=True)
        trade = chance.pareto(1.2, (products, regions, regions)) + 1e-6
        own = np.arange(regions)
        trade[:, own, own] = 0.0
        trade *= chance.uniform(0.05, 0.25, (products, 1, regions)) / trade.sum(axis=1, keepdims=True)
        trade[:, own, own] = 1 - trade.sum(axis=1)
        np.savez(folder / f"parts-{size}.npz", trade=trade, technology=technology)
        dense = np.einsum("irs,sij->risj", trade, technology).reshape(size, size)
        np.save(folder / f"dense-{size}.npy", dense)


def demand(size: int) -> Any:
    """A sparse final demand: thirty products."""
    chance = np.random.default_rng(5)
    y = np.zeros(size)
    y[chance.choice(size, 30, replace=False)] = chance.uniform(1, 100, 30)
    return y


def satellites(size: int) -> Any:
    return np.random.default_rng(6).uniform(0, 1, (size, SATELLITES))


def ours(task: str, size: int, folder: Path) -> Callable[[], float]:
    """The task as Öñir does it, everything loaded."""
    from onir.impact.models.operator import TradeTechnology  # noqa: PLC0415 - of one way alone
    from onir.impact.models.solving import adjoint, solve  # noqa: PLC0415

    if task == "operator":
        parts = np.load(folder / f"parts-{size}.npz")
        system: Any = TradeTechnology(parts["trade"], parts["technology"])
    else:
        system = np.load(folder / f"dense-{size}.npy")
    y, s = demand(size), satellites(size)
    if task == "multipliers":
        return lambda: float(adjoint(system, s).x.sum())
    return lambda: float(solve(system, y).x.sum())


def pymrio(task: str, size: int, folder: Path) -> Callable[[], float]:
    """The same as pymrio does it: the Leontief inverse first."""
    import pandas  # noqa: PLC0415 - of one way alone
    import pymrio  # noqa: PLC0415

    a = pandas.DataFrame(np.load(folder / f"dense-{size}.npy"))
    y, s = demand(size), pandas.DataFrame(satellites(size).T)
    if task == "multipliers":
        return lambda: float(pymrio.calc_M(s, pymrio.calc_L(a)).to_numpy().sum())
    return lambda: float((pymrio.calc_L(a).to_numpy() @ y).sum())


def mario(task: str, size: int, folder: Path) -> Callable[[], float]:
    """The same as MARIO does it: factors of the system, without the inverse (its `solve`)."""
    import pandas  # noqa: PLC0415 - of one way alone
    from mario.compute.primitives import calc_m_from_z, calc_X_from_z  # noqa: PLC0415

    a = pandas.DataFrame(np.load(folder / f"dense-{size}.npy"))
    y, s = pandas.DataFrame(demand(size)), pandas.DataFrame(satellites(size).T)
    if task == "multipliers":
        return lambda: float(calc_m_from_z(s, a, method="solve").to_numpy().sum())
    return lambda: float(calc_X_from_z(a, y, method="solve").to_numpy().sum())


WAYS = {"onir": ours, "pymrio": pymrio, "mario": mario}


def draws() -> Callable[[], float]:
    """Types I and II of output and value added, 10,000 draws of 127 industries of a region."""
    from onir.impact.ranges.sampling import Widths  # noqa: PLC0415
    from onir.impact.regions.multipliers import Recipe, drawn  # noqa: PLC0415

    chance = np.random.default_rng(7)
    a = chance.random((INDUSTRIES, INDUSTRIES)) ** 4
    a *= chance.uniform(0.2, 0.7, INDUSTRIES) / a.sum(axis=0)
    nation = chance.uniform(1, 100, INDUSTRIES)
    region = nation * chance.uniform(0.0, 0.1, INDUSTRIES)
    added = np.column_stack([np.ones(INDUSTRIES), 0.9 - a.sum(axis=0)])
    bought = nation / nation.sum() * 0.6
    recipe = Recipe(a, added, 0.5 * added[:, 1], bought, region, nation)

    def run() -> float:
        one, two = drawn(recipe, Widths.of(borrowed=True), draws=DRAWS, seed=1)
        return float(np.quantile(one, 0.5) + np.quantile(two, 0.5))

    return run


def memory(name: str) -> float:
    """A line of the process's own account of its memory, in megabytes."""
    text = Path("/proc/self/status").read_text(encoding="utf-8")
    return float(text.partition(f"{name}:")[2].split()[0]) / 1024


def main(way: str, *words: str) -> None:
    """One task of one way, measured."""
    if way == "make":
        make(Path(words[0]))
        return
    run = draws() if words[0] == "draws" else WAYS[way](words[0], int(words[1]), Path(words[2]))
    before = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # forget the peak so far
    start, wall = time.process_time(), time.perf_counter()
    answer = run()
    seconds, wall = time.process_time() - start, time.perf_counter() - wall
    json.dump({"seconds": seconds, "wall": wall, "memory": memory("VmHWM") - before, "answer": answer}, sys.stdout)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1] / "src")]
    main(*sys.argv[1:])
