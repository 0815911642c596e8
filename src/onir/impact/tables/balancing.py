"""Balancing: the table nearest to a given one whose rows and columns add up to new totals.

RAS scales rows and columns in turn (Stone 1961; Bacharach 1970). GRAS does the same for cells of either sign, in the
form of Junius and Oosterhaven (2003) with the case of rows and columns without a positive cell of Temurshoev, Miller
and Bouwmeester (2013). Targets that no scaling can reach are refused by row and column. Left out: conflicting and
uncertain targets (KRAS) and cells with known values, which are taken out before and put back after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.errors import BadInput
from onir.impact.tables.table import Floats, over
from onir.language.messages import msg

ROUNDS = 10_000
FAR = 1e100
"""Factors beyond it grow without end: the totals cannot be reached."""
CLOSE = 1e-9
"""Part of the largest total by which a balanced row or column may miss its own."""


@dataclass(frozen=True, eq=False)
class Balanced:
    """The balanced cells, the factors of rows and columns, and how many rounds it took."""

    cells: Floats
    rows: Floats
    columns: Floats
    rounds: int


def ras(cells: Floats, rows: Floats, columns: Floats) -> Balanced:
    """Cells without negatives, scaled to the totals: z = r̂ Z ŝ (RAS).

    >>> ras(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([4.0, 6.0]), np.array([5.0, 5.0])).cells.sum(axis=0).round(6)
    array([5., 5.])
    """
    if (where := np.argwhere(cells < 0)).size:
        raise BadInput(
            msg("RAS keeps signs and needs cells of zero or more; row {row}, column {column} is negative.",
                row=int(where[0, 0]) + 1, column=int(where[0, 1]) + 1),
            then=msg("Use GRAS, which takes negative cells."),
        )  # fmt: skip
    _refuse_unreachable(cells, np.zeros_like(cells), rows, columns)
    s = np.ones(len(columns))
    for rounds in range(1, ROUNDS + 1):
        r = over(rows, cells @ s)
        s = over(columns, r @ cells)
        balanced = r[:, None] * cells * s
        if _reached(balanced, rows, columns):
            return Balanced(balanced, r, s, rounds)
        if max(r.max(), s.max()) > FAR:
            break
    raise _unreached(rounds, balanced, rows, columns)


def gras(cells: Floats, rows: Floats, columns: Floats) -> Balanced:
    """Cells of either sign, scaled to the totals (GRAS), with P the positive and N the negative part, Z = P − N:

    p_i = Σ_j p_ij s_j, n_i = Σ_j n_ij / s_j, r_i = (u_i + √(u_i² + 4 p_i n_i)) / 2 p_i, or −n_i / u_i where p_i = 0;
    columns alike; z_ij = r_i p_ij s_j − n_ij / (r_i s_j).

    >>> gras(np.array([[7.0, -2.0], [1.0, 4.0]]), np.array([6.0, 5.0]), np.array([8.0, 3.0])).cells.sum(axis=1).round(6)
    array([6., 5.])
    """
    positive, negative = np.maximum(cells, 0.0), np.maximum(-cells, 0.0)
    _refuse_unreachable(positive, negative, rows, columns)
    s = np.ones(len(columns))
    for rounds in range(1, ROUNDS + 1):
        r = _factors(positive @ s, negative @ _inverse(s), rows)
        s = _factors(r @ positive, _inverse(r) @ negative, columns)
        balanced = r[:, None] * positive * s - _inverse(r)[:, None] * negative * _inverse(s)
        if _reached(balanced, rows, columns):
            return Balanced(balanced, r, s, rounds)
        if max(r.max(), s.max()) > FAR:
            break
    raise _unreached(rounds, balanced, rows, columns)


def _factors(positive: Floats, negative: Floats, totals: Floats) -> Floats:
    """The positive root for each row; one where a row has no cell at all."""
    root = totals + np.sqrt(totals**2 + 4 * positive * negative)
    without = over(-negative, totals)
    factors: Floats = np.where(positive > 0, over(root, 2 * positive), np.where(negative > 0, without, 1.0))
    return factors


def _inverse(factors: Floats) -> Floats:
    return over(np.ones_like(factors), factors)


def _refuse_unreachable(positive: Floats, negative: Floats, rows: Floats, columns: Floats) -> None:
    """Totals no factors can reach: sums that differ, and rows without a cell of the sign their total needs."""
    if abs(rows.sum() - columns.sum()) > CLOSE * max(1.0, np.abs(rows).sum()):
        raise BadInput(
            msg("The row totals add up to {rows}, the column totals to {columns}: no table has both.",
                rows=f"{rows.sum():.6g}", columns=f"{columns.sum():.6g}"),
            then=msg("Bring them to one sum first."),
        )  # fmt: skip
    for axis, totals in ((1, rows), (0, columns)):
        above, below = positive.any(axis=axis), negative.any(axis=axis)
        bad = np.flatnonzero(((totals > 0) & ~above) | ((totals < 0) & ~below) | ((totals == 0) & ~above & below))
        if bad.size:
            place, total = int(bad[0]) + 1, f"{totals[bad[0]]:.6g}"
            raise BadInput(
                msg("Row {place} has no cell that could make its total {total}.", place=place, total=total)
                if axis
                else msg("Column {place} has no cell that could make its total {total}.", place=place, total=total),
                then=msg("Give it a cell of that sign, or a total of zero."),
            )


def _misses(balanced: Floats, rows: Floats, columns: Floats) -> Floats:
    missed: Floats = np.concatenate([np.abs(balanced.sum(1) - rows), np.abs(balanced.sum(0) - columns)])
    return missed


def _reached(balanced: Floats, rows: Floats, columns: Floats) -> bool:
    size = max(1e-300, float(np.abs(rows).max(initial=0)), float(np.abs(columns).max(initial=0)))
    return bool(_misses(balanced, rows, columns).max(initial=0.0) <= CLOSE * size)


def _unreached(rounds: int, balanced: Floats, rows: Floats, columns: Floats) -> BadInput:
    worst = float(_misses(balanced, rows, columns).max())
    return BadInput(
        msg("After {n} rounds a total is still missed by {miss}.", n=rounds, miss=f"{worst:.3g}"),
        then=msg("The zeros of the table cannot hold these totals: look for rows that sell to few columns only."),
    )
