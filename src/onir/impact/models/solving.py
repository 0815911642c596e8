"""Solving (I − A) x = f and its adjoint (I − A)' m = s without ever making an inverse.

Small systems are factored (LU). Large ones are iterated: all right-hand sides go through BiCGSTAB (van der Vorst 1992)
side by side, so that A is read once for all of them; what has not converged goes to GMRES (Saad and Schultz 1986) and
at last to LU. An answer is given only with its residual checked. A may be any matrix or operator with `@` and `.T`.
Left out: sparse direct factors, which fill up on tables of trade (50 s against 9 s for dense LU at 9,800), and dropping
small cells, whose error would have to be shown with every number.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from onir.errors import BadInput
from onir.impact.extra import require_extra
from onir.impact.tables.table import Floats
from onir.language.messages import msg

SMALL = 1500
"""Industries up to which factoring a matrix is as fast as anything else."""
TOLERANCE = 1e-10
"""Residual over the right-hand side, in the Euclidean norm."""
ROUNDS = 200


class Matrix(Protocol):
    """What a system may be made of: a matrix, or an operator that multiplies."""

    @property
    def shape(self) -> tuple[int, ...]: ...

    @property
    def T(self) -> Any: ...  # noqa: N802 - as numpy calls it

    def __matmul__(self, other: Any, /) -> Any: ...


@dataclass(frozen=True, eq=False)
class Solved:
    """`x`, the way it was found (`lu`, `bicgstab`, `gmres`) and the largest relative residual."""

    x: Floats
    way: str
    residual: float


def solve(a: Matrix, f: Floats, *, tolerance: float = TOLERANCE) -> Solved:
    """x with x = A x + f, for one vector or for each column of f.

    >>> solve(np.array([[0.15, 0.25], [0.20, 0.05]]), np.array([600.0, 1500.0])).x.round(2)
    array([1247.52, 1841.58])
    """
    sides = f if f.ndim == 2 else f[:, None]
    found = _solved(a, sides, tolerance)
    return found if f.ndim == 2 else Solved(found.x[:, 0], found.way, found.residual)


def adjoint(a: Matrix, s: Floats, *, tolerance: float = TOLERANCE) -> Solved:
    """m with m = A' m + s: what one unit of final demand for each industry brings in all, by satellite s."""
    return solve(a.T, s, tolerance=tolerance)


def _solved(a: Matrix, f: Floats, tolerance: float) -> Solved:
    if isinstance(a, np.ndarray) and len(a) <= SMALL:
        return _factored(a, f)
    x, missed = bicgstab(a, f, tolerance=tolerance)
    if missed <= tolerance:
        return Solved(x, "bicgstab", missed)
    x, missed = _gmres(a, f, x, tolerance)
    if missed <= tolerance:
        return Solved(x, "gmres", missed)
    if not isinstance(a, np.ndarray):
        raise BadInput(
            msg("The system was not solved: after {n} rounds {miss} is still missing.", n=ROUNDS, miss=f"{missed:.1e}"),
            then=msg("Check the table for industries that buy as much as they make."),
        )
    return _factored(a, f)


def _factored(a: Floats, f: Floats) -> Solved:
    require_extra()
    from scipy.linalg import LinAlgWarning  # noqa: PLC0415 - of the extra
    from scipy.linalg import solve as direct  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("error", LinAlgWarning)
        try:
            x: Floats = direct(np.eye(len(a)) - a, f)
        except (np.linalg.LinAlgError, LinAlgWarning, ValueError) as fault:
            raise singular() from fault
    return Solved(x, "lu", _residual(a, f, x))


def singular() -> BadInput:
    return BadInput(
        msg("The table has no solution: some industries buy all they make from one another."),
        then=msg("Check the table: it names them, and the repair “drop-closed” lets them buy nothing."),
    )


def bicgstab(a: Matrix, f: Floats, *, tolerance: float = TOLERANCE, rounds: int = ROUNDS) -> tuple[Floats, float]:
    """All columns of f side by side, each with its own steps; a column that is done stands still."""
    size = np.linalg.norm(f, axis=0)
    size[size == 0] = 1.0
    x, r = f.astype(float).copy(), a @ f  # from x = f the residual is A f
    shadow, p, v = r.copy(), np.zeros_like(x), np.zeros_like(x)
    rho, alpha, omega = (np.ones(f.shape[1]) for _ in range(3))
    for _ in range(rounds):
        going = np.linalg.norm(r, axis=0) > 0.5 * tolerance * size
        if not going.any():
            break
        new = _dots(shadow, r)
        p = r + np.where(going, _ratio(new, rho) * _ratio(alpha, omega), 0.0) * (p - omega * v)
        v = p - a @ p
        alpha = np.where(going, _ratio(new, _dots(shadow, v)), 0.0)
        half = r - alpha * v
        t = half - a @ half
        omega = np.where(going, _ratio(_dots(t, half), _dots(t, t)), 0.0)
        x += alpha * p + omega * half
        r, rho = np.where(going, half - omega * t, r), new
    return x, _residual(a, f, x)


def _dots(left: Floats, right: Floats) -> Floats:
    dots: Floats = np.einsum("ij,ij->j", left, right)
    return dots


def _ratio(upper: Floats, lower: Floats) -> Floats:
    return np.divide(upper, lower, out=np.zeros_like(upper), where=lower != 0)


def _residual(a: Matrix, f: Floats, x: Floats) -> float:
    size = np.linalg.norm(f, axis=0)
    size[size == 0] = 1.0
    missed = float((np.linalg.norm(f - x + a @ x, axis=0) / size).max(initial=0.0))
    return missed if np.isfinite(missed) else np.inf


def _gmres(a: Matrix, f: Floats, start: Floats, tolerance: float) -> tuple[Floats, float]:
    require_extra()
    from scipy.sparse.linalg import LinearOperator, gmres  # noqa: PLC0415 - of the extra

    n = a.shape[0]
    system = LinearOperator((n, n), matvec=lambda x: x - a @ x, dtype=float)
    first = np.where(np.isfinite(start), start, 0.0)
    columns = [
        gmres(system, f[:, place], x0=first[:, place], rtol=0.1 * tolerance, restart=60, maxiter=ROUNDS)[0]
        for place in range(f.shape[1])
    ]
    x: Floats = np.stack(columns, axis=1)
    return x, _residual(a, f, x)
