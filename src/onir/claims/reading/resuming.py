"""What a sentence without a noun of its own goes on with, after another statistic or a part of the whole.

"Most of the money was spent on …" is of investment again, "bank loans" of all of it. Left out: sentences that say
neither money nor a verb of paying.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onir.claims.reading.measured import PARTS, held
from onir.claims.reading.sight import overlaps

if TYPE_CHECKING:
    from onir.claims.reading.lexicon import Mark
    from onir.claims.reading.measured import Measure
    from onir.claims.reading.sight import Sight


_NEAR = 18


def resumed(sight: Sight, topic: Measure | None) -> Measure | None:
    """The topic a sentence goes on with."""
    if topic is None or sight.has("indicator"):
        return topic
    if topic.code in PARTS and topic.bare and sight.has("part"):
        return replace(topic, code=topic.bare)
    return held(topic) if sight.has("put", "thesum", "attract", "money") else topic


def shares_out(sight: Sight) -> bool:
    """Whether a sentence says a fraction of what was measured before; "the first half" of a year is none."""
    busy = [(period.start, period.end) for period in sight.periods]
    busy += [(number.start, unit.end) for number in sight.numbers for unit in _times_after(sight, number.end)]
    return any(not overlaps(mark.start, mark.end, busy) for mark in sight.kind("fraction"))


def _times_after(sight: Sight, place: int) -> list[Mark]:
    """ "One and a half times": no fraction of anything."""
    unit = sight.after(place, "unit", until=place + _NEAR)
    return [unit] if unit is not None and unit.code("unit") == "times" else []
