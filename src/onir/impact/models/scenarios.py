"""What changes when something is given: final demand, the output of one industry, or its disappearance.

Mixed model (Miller and Blair 2009, section 13.2): where the *output* of industry k is given, final demand that brings
exactly it is x_k / l_kk, so x = L e_k · x_k / l_kk; L e_k · x_k would count the industry's own feedback twice.

Hypothetical extraction (Schultz 1977; Dietzenbacher and Lahr 2013): row, column and final demand of k removed, the
economy loses (1'L e_k) · x_k / l_kk of output, x_k itself included. The closed form needs one factoring for all k.
"""

from __future__ import annotations

import warnings

import numpy as np

from onir.impact.extra import require_extra
from onir.impact.models.solving import SMALL, adjoint, singular, solve
from onir.impact.tables.table import Floats, IOTable


def of_demand(table: IOTable, demand: Floats) -> Floats:
    """Output by industry that a final demand brings, x = A x + f."""
    return solve(table.coefficients, demand).x


def of_output(table: IOTable, code: str, output: float) -> Floats:
    """Output by industry when one industry makes this much (mixed model); its own is what was given."""
    k = table.index(code)
    column = solve(table.coefficients, np.eye(table.n)[:, k]).x
    given: Floats = column * (output / column[k])
    return given


def extraction(table: IOTable) -> Floats:
    """What output the economy would lose without each industry, by industry: (1'L e_k) x_k / l_kk."""
    effects = adjoint(table.coefficients, np.ones(table.n)).x
    lost: Floats = effects * table.output / own_feedback(table.coefficients)
    return lost


def own_feedback(a: Floats) -> Floats:
    """l_kk of every industry, from one factoring and triangular solves in blocks, so that no inverse is held."""
    require_extra()
    from scipy.linalg import LinAlgWarning, lu_factor, lu_solve  # noqa: PLC0415 - of the extra

    n = len(a)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LinAlgWarning)  # said below in words
        factors = lu_factor(np.eye(n) - a)
    if not np.diag(factors[0]).all():
        raise singular()
    diagonal = np.empty(n)
    for start in range(0, n, SMALL):
        block = np.arange(start, min(n, start + SMALL))
        sides = np.zeros((n, len(block)))
        sides[block, np.arange(len(block))] = 1.0
        diagonal[block] = lu_solve(factors, sides)[block, np.arange(len(block))]
    return diagonal
