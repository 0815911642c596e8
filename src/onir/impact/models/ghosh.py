"""Ghosh's model: output from primary inputs, x' = v'(I − B)⁻¹ with b_ij = z_ij / x_i (Ghosh 1958).

It is read as forward linkage or as a change of prices (Dietzenbacher 1997), never as quantities that a supply would
bring: that reading is implausible (Oosterhaven 1988). B and A are similar, B = x̂⁻¹ A x̂, so that both give one output.
"""

from __future__ import annotations

from onir.impact.models.solving import adjoint
from onir.impact.tables.table import Floats, IOTable


def supplied(table: IOTable, primary: Floats) -> Floats:
    """Output by industry that primary inputs v account for, x = B'x + v."""
    return adjoint(table.allocation, primary).x


def cost_shares(table: IOTable, shares: Floats) -> Floats:
    """The change of each price when primary costs change by these shares of output, p = A'p + s."""
    return adjoint(table.coefficients, shares).x
