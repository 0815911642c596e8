"""From what is bought for construction to the sections that make it: `capex_bridge.csv`, at basic prices.

Machinery bears its trade and transport margins apart (G, H). Shares and local shares are defaults to be replaced by the
project's own; land, interest, working capital and duties are spending but no demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onir.impact.ranges.guess import Guess
from onir.impact.tables.mapping import DATA
from onir.language.messages import Wording
from onir.territory.tables import read

PER_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Kind:
    """A kind of asset: the part of its price that each section makes, and how much of it the country makes usually."""

    name: Wording
    sections: Mapping[str, Decimal]
    local: Guess


@cache
def bridge() -> Mapping[str, Kind]:
    """Kinds of assets by code; one without sections is no demand."""
    found = dict[str, Kind]()
    for row in read(DATA / "capex_bridge.csv"):
        local = Guess(*(Decimal(row[f"local_{end}"]) * PER_CENT for end in ("low", "mode", "high")))
        held = found.get(row["kind"], Kind(Wording(row["en"], row["ru"], row["kk"]), {}, local))
        more = {row["section"]: Decimal(row["share"]) * PER_CENT} if row["section"] else {}
        found[row["kind"]] = Kind(held.name, {**held.sections, **more}, local)
    return found
