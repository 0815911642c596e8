"""What an investment brings: input–output tables, models, regions and the appraisal of a project as a range.

Everything loads on first use, so that the command's help needs neither numpy nor the extra `impact`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onir.impact.appraisal.appraise import appraise as appraise
    from onir.impact.appraisal.reading import project_of as project_of
    from onir.impact.appraisal.reading import read_project as read_project
    from onir.impact.models.linkages import linkages as linkages
    from onir.impact.models.multipliers import Households as Households
    from onir.impact.models.multipliers import multipliers as multipliers
    from onir.impact.models.scenarios import extraction as extraction
    from onir.impact.models.scenarios import of_demand as of_demand
    from onir.impact.models.scenarios import of_output as of_output
    from onir.impact.regions.multipliers import area_multipliers as area_multipliers
    from onir.impact.regions.place import place_of as place_of
    from onir.impact.tables.balancing import gras as gras
    from onir.impact.tables.balancing import ras as ras
    from onir.impact.tables.checks import checked as checked
    from onir.impact.tables.checks import findings as findings
    from onir.impact.tables.reading import read_table as read_table
    from onir.impact.tables.reading_supply_use import read_supply_use as read_supply_use
    from onir.impact.tables.supply_use import SupplyUse as SupplyUse
    from onir.impact.tables.table import IOTable as IOTable

_HOMES = {
    "Households": "models.multipliers",
    "IOTable": "tables.table",
    "SupplyUse": "tables.supply_use",
    "appraise": "appraisal.appraise",
    "area_multipliers": "regions.multipliers",
    "checked": "tables.checks",
    "extraction": "models.scenarios",
    "findings": "tables.checks",
    "gras": "tables.balancing",
    "linkages": "models.linkages",
    "multipliers": "models.multipliers",
    "of_demand": "models.scenarios",
    "of_output": "models.scenarios",
    "place_of": "regions.place",
    "project_of": "appraisal.reading",
    "ras": "tables.balancing",
    "read_project": "appraisal.reading",
    "read_supply_use": "tables.reading_supply_use",
    "read_table": "tables.reading",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - names of the table above


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onir.impact' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"onir.impact.{_HOMES[name]}"), name)
