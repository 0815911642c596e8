"""Where a project stands: coefficients of a table by section, what they bring per unit, the region beside its nation.

The table is the nation's own where one is given, and otherwise that of another economy, named as borrowed. Value added
over output is the table's; pay and jobs over value added are the nation's own. Years for which the structure of regions
is used: the latest that is held and not doubtful (2025 of Kazakhstan is preliminary: transport jumps by +123 per cent
in one region and falls by −55 in another).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.figures import Store
from onir.impact.models.multipliers import consumption
from onir.impact.regions.margins import Margins, margins
from onir.impact.tables.checks import checked
from onir.impact.tables.mapping import DATA
from onir.impact.tables.reading import read_table
from onir.impact.tables.sections import to_sections
from onir.impact.tables.table import Floats, IOTable, Origin, over
from onir.territory import area

STRUCTURE = 2024
"""The year of regional structures."""
LENT = "croatia-2010"
"""The table that stands in until a nation's own is given."""


@dataclass(frozen=True, eq=False)
class Place:
    """By section: `a` domestic coefficients, per unit of output `added`, `pay`, `jobs` (persons), `taxes` on products;
    `bought`: what a unit of consumption buys of each domestic product; `finally_used`: the part of output that is
    bought finally in the nation, so that it is neither exported nor bought by industries."""

    margins: Margins
    a: Floats
    added: Floats
    pay: Floats
    jobs: Floats
    taxes: Floats
    bought: Floats
    finally_used: Floats
    origin: Origin
    repairs: tuple[str, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        return self.margins.sections


def lent_table() -> IOTable:
    """The table of another economy that comes with Öñir."""
    return read_table(DATA / f"{LENT}.csv", DATA / f"{LENT}.yaml")


def place_of(code: str, *, table: IOTable | None = None, store: Store | None = None) -> Place:
    """The place of an area with a table of its nation, or without one with the table that is lent."""
    where = area(code)
    by_section = to_sections(checked(table or lent_table()))
    known = margins(where, STRUCTURE, by_section.codes, store or Store.open())
    return _place(by_section.used_for(where.country), known)


def _place(table: IOTable, known: Margins) -> Place:
    added = table.per_output(table.value_added)
    taxes = table.satellites.get("taxes_products", np.zeros(table.n))
    own = not table.origin.borrowed
    pay, jobs = (
        table.per_output(table.satellites[name])
        if own and name in table.satellites
        else added * over(amounts, known.nation)
        for name, amounts in (("pay", known.pay), ("jobs", known.jobs))
    )
    bought = table.final_use_by("households") / consumption(table)
    kept = table.final_use - table.final.get("exports", np.zeros(table.n))
    return Place(
        known, table.coefficients, added, pay, jobs, table.per_output(taxes), bought,
        np.maximum(table.per_output(kept), 0.0), table.origin, table.repairs,
    )  # fmt: skip
