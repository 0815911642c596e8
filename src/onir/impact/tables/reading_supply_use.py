"""Supply and use tables from two files by one mapping: products in rows, industries in columns.

The mapping is that of a symmetric table; `first_product` and `last_product` name the ends of the rows. The use
file holds flows, final uses and the rows below them, the supply file the same products by the same industries at basic
prices.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from onir.errors import BadInput
from onir.impact.tables.mapping import TableMapping, load_mapping
from onir.impact.tables.reading import read_sheet
from onir.impact.tables.supply_use import SupplyUse
from onir.impact.tables.table import Prices, Use
from onir.language.messages import msg


def read_supply_use(supply: Path | str, use: Path | str, mapping: TableMapping | Path | str) -> SupplyUse:
    """The supply and use tables of two files; BadInput names the code or the cell that does not fit."""
    told = mapping if isinstance(mapping, TableMapping) else load_mapping(Path(mapping))
    made, used = read_sheet(Path(supply), told, whole=False), read_sheet(Path(use), told, whole=True)
    if made.products != used.products or made.industries != used.industries:
        strange = sorted(set(made.products + made.industries) ^ set(used.products + used.industries))
        raise BadInput(
            msg("Supply and use have different products or industries: {codes}.", codes=strange or list(made.products)),
            where=Path(supply).name,
        )
    return SupplyUse(
        used.products, used.industries, made.flows, used.flows, used.final, used.satellites,
        cast("Use", told.use), cast("Prices", told.prices), told.unit, told.origin,
    )  # fmt: skip
