"""The structured multi-regional operator: trade shares times technology, never multiplied out.

Chenery (1953) and Moses (1955): region s buys product i from region r in the share t_i^rs whatever it is bought for, so
the matrix of all regions is A^rs_ij = t_i^rs a_ij^s. With R regions and N products it has (RN)² cells; the operator
holds N·R² shares and R·N² coefficients and multiplies in that many steps: z^s = A^s x^s, then x_i^r = Σ_s t_i^rs z_i^s.
It solves like any matrix (`solving`), forwards and transposed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.impact.tables.table import Floats


@dataclass(frozen=True, eq=False)
class TradeTechnology:
    """`trade[i, r, s]`: the share of what s uses of product i that r supplies; `technology[s]`: A of region s.

    Vectors hold the products of the first region, then those of the second, and so on.
    """

    trade: Floats
    technology: Floats
    transposed: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        size = self.technology.shape[0] * self.technology.shape[1]
        return size, size

    @property
    def T(self) -> TradeTechnology:  # noqa: N802 - as numpy calls it
        return TradeTechnology(self.trade, self.technology, not self.transposed)

    def __matmul__(self, x: Floats) -> Floats:
        regions, products = self.technology.shape[:2]
        columns = x.reshape(regions, products, -1)
        if self.transposed:
            back = self._traded(self.trade.transpose(0, 2, 1), columns)
            made: Floats = np.matmul(self.technology.transpose(0, 2, 1), back)
            return made.reshape(x.shape)
        return self._traded(self.trade, np.matmul(self.technology, columns)).reshape(x.shape)

    def _traded(self, trade: Floats, used: Floats) -> Floats:
        """Σ_s t_i^rs z_i^s for every product i, region by region."""
        supplied: Floats = np.matmul(trade, used.transpose(1, 0, 2)).transpose(1, 0, 2)
        return supplied

    def dense(self) -> Floats:
        """The same as a matrix of (RN)² cells."""
        regions, products = self.technology.shape[:2]
        cells = np.einsum("irs,sij->risj", self.trade, self.technology)
        whole: Floats = cells.reshape(regions * products, regions * products)
        return whole.T if self.transposed else whole
