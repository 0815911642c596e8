"""Taxes of the plant by instrument: a rate on a base, relieved until a year, for the local or the republican budget.

The opinion taken: statutory rates and reliefs are said by the project, never read from a table's row of taxes, and
never assumed here: they change with every tax code and every contract. Pay is that of the plant's own staff.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onir.impact.appraisal.phases import Effects
from onir.impact.appraisal.project import Level, Project, Tax
from onir.impact.ranges.ranges import Range
from onir.impact.ranges.sampling import TAXES
from onir.impact.tables.table import Floats
from onir.language.messages import Wording


@dataclass(frozen=True)
class Paid:
    """One instrument in a full year: `full` without relief, `relieved` while relief lasts, equal without any."""

    name: Wording
    level: Level
    full: Range
    relieved: Range
    until: int


def profit(effects: Effects) -> Floats:
    """Value added less pay, before taxes: what is left to the owners and the budget."""
    left: Floats = np.maximum(effects.own["value_added"] - effects.own["pay"], 0.0)
    return left


def bases(project: Project, effects: Effects) -> Mapping[str, Floats]:
    """What rates are applied to, draw by draw."""
    draws = len(effects.abroad)
    assets = project.construction.assets if project.construction else ()
    value = sum((float(asset.amount.mode) for asset in assets), 0.0)
    own = effects.own
    return {
        "profit": profit(effects),
        "pay": own["pay"],
        "sales": own["output"],
        "value_added": own["value_added"],
        "assets": np.full(draws, value),
    }


def paid(project: Project, effects: Effects) -> tuple[Paid, ...]:
    """Every instrument in a full year of work."""
    held = bases(project, effects)
    return tuple(_paid(tax, held, effects, TAXES + place) for place, tax in enumerate(project.taxes))


def _paid(tax: Tax, held: Mapping[str, Floats], effects: Effects, place: int) -> Paid:
    uniform = effects.system.draws.uniform("project", place)
    full = tax.amount.drawn(uniform) if tax.base == "amount" else held[tax.base] * tax.rate.drawn(uniform)
    return Paid(tax.name, tax.level, Range.of(full), Range.of(full * float(1 - tax.relief)), tax.until)
