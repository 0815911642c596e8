"""Repairs of a table, each by its name, made only when asked for and named in every result after.

Each is a plain reckoning that anyone can check by hand; balancing to totals of one's own is in `balancing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from onir.errors import BadInput
from onir.impact.tables.table import Floats, IOTable, over
from onir.language.messages import msg

NOTHING = 1e-12


def rows_to_discrepancy(table: IOTable) -> IOTable:
    """What a row misses of its output becomes a final use of its own, named `discrepancy`."""
    missed = table.output - table.flows.sum(axis=1) - table.final_use
    held = table.final.get("discrepancy", np.zeros(table.n))
    return replace(table, final={**table.final, "discrepancy": held + missed})


def columns_to_surplus(table: IOTable) -> IOTable:
    """Value added becomes what a column leaves of its output; pay stays, the surplus takes the difference."""
    domestic = ("imports",) if table.use == "domestic" else ()
    paid = [table.satellites[name] for name in (*domestic, "taxes_products") if name in table.satellites]
    left = table.output - table.flows.sum(axis=0) - np.sum([*paid, np.zeros(table.n)], axis=0)
    surplus = table.satellites.get("surplus", np.zeros(table.n)) + left - table.value_added
    return replace(table, satellites={**table.satellites, "value_added": left, "surplus": surplus})


def negatives_to_zero(table: IOTable) -> IOTable:
    """Flows below zero become zero; rows and columns are then made up as by the two repairs above."""
    return columns_to_surplus(rows_to_discrepancy(replace(table, flows=np.maximum(table.flows, 0.0))))


def empty_to_zero(table: IOTable) -> IOTable:
    """Columns of industries without output become empty."""
    there = np.abs(table.output) > NOTHING * table.output.sum()
    return replace(table, flows=table.flows * there)


def drop_closed(table: IOTable) -> IOTable:
    """Industries that buy as much as they make or more buy nothing any more: what they buy is given from outside."""
    kept = np.abs(table.coefficients).sum(axis=0) < 1
    return replace(table, flows=table.flows * kept)


def imports_in_proportion(table: IOTable) -> IOTable:
    """Domestic use from total use: every user but exports buys abroad in the same proportion (import proportionality).

    Share of imports of product i: m_i / (x_i + m_i − e_i), with m_i from a row or a negative column of imports and
    exports e_i taken as all domestic.
    """
    imports = _imports_by_product(table)
    exports = table.final.get("exports", np.zeros(table.n))
    share = np.clip(over(imports, table.output + imports - exports), 0.0, 1.0)[:, None]
    final = {
        name: column if name == "exports" else column * (1 - share[:, 0])
        for name, column in table.final.items()
        if name != "imports"
    }
    bought = (table.flows * share).sum(axis=0)
    return replace(
        table, flows=table.flows * (1 - share), final=final, use="domestic",
        satellites={**table.satellites, "imports": bought},
    )  # fmt: skip


def _imports_by_product(table: IOTable) -> Floats:
    if "imports" not in table.final:
        raise BadInput(
            msg("The table does not print imports by product."),
            where=table.origin.title.en,
            then=msg("Name their column in the mapping under “columns: imports”, or load the table of domestic use."),
        )
    return np.abs(table.final["imports"])


def kept(table: IOTable) -> IOTable:
    """The table as it is: the fault is known and accepted."""
    return table


REPAIRS: Mapping[str, Callable[[IOTable], IOTable]] = {
    "imports-in-proportion": imports_in_proportion,
    "keep-purchasers-prices": kept,
    "negatives-to-zero": negatives_to_zero,
    "empty-to-zero": empty_to_zero,
    "drop-closed": drop_closed,
    "rows-to-discrepancy": rows_to_discrepancy,
    "columns-to-surplus": columns_to_surplus,
    "keep-printed-totals": kept,
    "keep-negative-value-added": kept,
    "keep-large-columns": kept,
}
"""Repairs by name, in the order in which they are made."""


def repaired(table: IOTable, names: Sequence[str]) -> IOTable:
    """The table after the repairs asked for, which it names from then on."""
    if strange := [name for name in names if name not in REPAIRS]:
        raise BadInput(
            msg("“{value}” is not accepted here.", value=strange[0]),
            accepted=msg("Accepted: {names}.", names=list(REPAIRS)),
        )
    for name, repair in REPAIRS.items():
        if name in names:
            table = replace(repair(table), repairs=(*table.repairs, name))
    return table
