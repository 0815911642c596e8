"""What a change is reckoned against where the text says it: a plan, or a period."""

from __future__ import annotations

from onir.claims.reading.bearings import Bearings
from onir.claims.reading.cues import Role
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight
from onir.claims.reading.thread import When
from onir.measure import Period


def base_of(sight: Sight, bearings: Bearings, one: Quantity, meant: Role, when: When) -> Period | str | None:
    """What a change is reckoned against where the text says it: the plan, or a period."""
    if meant.form == "plan_fulfilment" or (meant.kind == "growth" and _plan_beside(sight, one)):
        return _plan_of(sight, when)
    return bearings.base(one.start, one.end, when.period) if meant.kind == "growth" else None


def _plan_of(sight: Sight, when: When) -> str:
    """The plan of the period, or of its year where the text says "annual plan"."""
    if when.period is None:
        return "plan"
    yearly = any(mark.code("planbase") == "year" for mark in sight.kind("planbase")) or not sight.has("planbase")
    yearly = yearly or _of_a_year(sight)
    return f"plan:{when.period.year if yearly else when.period}"


def _of_a_year(sight: Sight) -> bool:
    """«План на 2025 год – 450 млрд, и за полгода он выполнен …»: the plan has a year of its own."""
    plans = [mark.end for mark in sight.kind("planbase", "planned")]
    years = [
        one.start for one in sight.periods if one.months is None and (one.period is None or one.period.months == 12)
    ]
    return any(0 < start - end <= 1 for start in years for end in plans)


def _plan_beside(sight: Sight, one: Quantity) -> bool:
    start, end = sight.sentence.clause(one.start, one.end)
    return bool(sight.within(start, end, "planbase"))
