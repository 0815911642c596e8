"""Supply and use tables, and the symmetric tables made from them under a named assumption.

Formulas and names are those of the Eurostat manual of supply, use and input–output tables (2008, chapter 11), there
models A, B and D. With U the use of products by industries, V' the supply of products by industries (both products ×
industries), q the output of products and g that of industries:

- `product-technology` (A): each product has its own recipe wherever it is made, A = U V'⁻¹; may give negative cells,
  and needs as many products as industries;
- `industry-technology` (B): each industry has its own recipe whatever it makes, Z = U ĝ⁻¹ V;
- `fixed-product-sales` (D): industries by industries, each product is sold alike whoever makes it, Z = V q̂⁻¹ U.

Left out: model C, whose negative cells have no reading, and hybrids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onir.errors import BadInput
from onir.impact.tables.table import Floats, IOTable, Origin, Prices, Use, over
from onir.language.messages import msg

ASSUMPTIONS = ("product-technology", "industry-technology", "fixed-product-sales")


@dataclass(frozen=True, eq=False)
class SupplyUse:
    """`supply` and `flows` are products × industries; `final` is by product, `satellites` by industry."""

    products: tuple[str, ...]
    industries: tuple[str, ...]
    supply: Floats
    flows: Floats
    final: Mapping[str, Floats]
    satellites: Mapping[str, Floats]
    use: Use
    prices: Prices
    unit: str
    origin: Origin

    def symmetric(self, assumption: str) -> IOTable:
        """The symmetric table; BadInput where the assumption is not known or does not fit."""
        if assumption not in ASSUMPTIONS:
            raise BadInput(
                msg("“{value}” is not accepted here.", value=assumption),
                accepted=msg("Accepted: {names}.", names=list(ASSUMPTIONS)),
            )
        if assumption == "fixed-product-sales":
            return self._by_industry()
        return self._by_product(self._recipes() if assumption == "product-technology" else self._mix())

    def _mix(self) -> Floats:
        """Industries × products: how much of each industry goes into each product, V over industry output."""
        return over(self.supply, self.supply.sum(axis=0)).T

    def _recipes(self) -> Floats:
        """Industries × products: (V')⁻¹ q̂, so that a recipe belongs to the product."""
        if len(self.products) != len(self.industries):
            raise BadInput(
                msg("Product technology needs as many products as industries; there are {products} and {industries}.",
                    products=len(self.products), industries=len(self.industries)),
                then=msg("Put products together, or use industry technology."),
            )  # fmt: skip
        try:
            solved = np.asarray(np.linalg.solve(self.supply, np.diag(self.supply.sum(axis=1))), dtype=np.float64)
        except np.linalg.LinAlgError as fault:
            raise BadInput(
                msg("Under product technology the supply table has no solution: an industry makes what others make."),
                then=msg("Use industry technology."),
            ) from fault
        return solved

    def _by_product(self, turn: Floats) -> IOTable:
        return IOTable(
            self.products,
            self.flows @ turn,
            self.supply.sum(axis=1),
            self.final,
            {name: row @ turn for name, row in self.satellites.items()},
            self.use, self.prices, self.unit, self.origin,
        )  # fmt: skip

    def _by_industry(self) -> IOTable:
        shares = over(self.supply, self.supply.sum(axis=1)[:, None]).T  # market shares, industries × products
        return IOTable(
            self.industries,
            shares @ self.flows,
            self.supply.sum(axis=0),
            {name: shares @ column for name, column in self.final.items()},
            self.satellites,
            self.use, self.prices, self.unit, self.origin,
        )  # fmt: skip
