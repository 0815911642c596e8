"""What a state is called, which states are reckoned from the day, and how the public reads the whole.

Stored states change by a person's act alone. *Due soon* and *overdue* are said of what is still owed, by the day that
asks. Public wording of defaults follows Iowa's register of incentives, whose words tell what became of a promise
without telling what is confidential.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from onir.language.messages import Message, msg

SOON = timedelta(days=30)
"""How long before its day an obligation is called due soon."""

AGREEMENT: Mapping[str, Message] = {
    "draft": msg("draft"),
    "review": msg("in review"),
    "approved": msg("approved"),
    "signed": msg("signed"),
    "in_force": msg("in force"),
    "amended": msg("in force, amended"),
    "fulfilled": msg("fulfilled"),
    "expired": msg("expired"),
    "terminated": msg("terminated"),
    "in_default": msg("in default"),
}
RUNNING = ("signed", "in_force", "amended", "in_default")
"""Statuses in which obligations are owed."""
UNSIGNED = ("draft", "review", "approved")

INSTANCE: Mapping[str, Message] = {
    "planned": msg("planned"),
    "due_soon": msg("due soon"),
    "overdue": msg("past due"),
    "submitted": msg("submitted"),
    "accepted": msg("accepted"),
    "returned": msg("returned for revision"),
    "partially_met": msg("partially met"),
    "waived": msg("waived"),
    "deferred": msg("deferred"),
    "breached": msg("breached"),
}
OWED = ("planned", "returned", "deferred", "partially_met")
"""States in which something has still to be handed in."""

PUBLIC: Mapping[str, Message] = {
    "negotiation": msg("in negotiation"),
    "too_new": msg("too new to report"),
    "performance": msg("in performance"),
    "maintenance": msg("in maintenance"),
    "completed": msg("completed"),
    "rescinded": msg("declined or rescinded"),
    "default": msg("in default"),
    "collections": msg("in collections"),
}


@dataclass(frozen=True)
class Owed:
    """One instance as judging needs it; `lasting`: kept up through the years, not reached once."""

    state: str
    due: date
    by_investor: bool = True
    lasting: bool = False


def shown(state: str, due: date, day: date) -> str:
    """The state as of a day.

    >>> [shown("planned", date(2026, 1, 25), day) for day in (date(2025, 9, 1), date(2026, 1, 2), date(2026, 1, 26))]
    ['planned', 'due_soon', 'overdue']
    """
    if state not in OWED or day + SOON < due:
        return state
    if day > due:
        return "overdue"
    return "due_soon" if state == "planned" else state


def met(target: Decimal | None, delivered: Decimal | None, tolerance: Decimal) -> bool:
    """Whether what was delivered reaches the target less its tolerance in per cent; a deed without a target is met.

    >>> met(Decimal(100), Decimal(95), Decimal(5)), met(Decimal(100), Decimal("94.9"), Decimal(5))
    (True, False)
    """
    if target is None:
        return True
    return delivered is not None and 100 * delivered >= target * (100 - tolerance)


def standing(status: str, owed: Iterable[Owed], day: date, *, claimed: bool) -> str:
    """A code of `PUBLIC`; `claimed`: a preference is being claimed back from the investor.

    >>> standing("in_force", [Owed("accepted", date(2025, 1, 1)), Owed("planned", date(2027, 1, 1))], date(2026, 1, 1),
    ...          claimed=False)
    'performance'
    """
    if claimed:
        return "collections"
    if fixed := _of_status(status):
        return fixed
    own = [one for one in owed if one.by_investor]
    if any(one.state == "breached" for one in own):
        return "default"
    if not any(one.due <= day or one.state != "planned" for one in own):
        return "too_new"
    reached = all(one.state in ("accepted", "waived") for one in own if not one.lasting)
    return "maintenance" if reached and any(one.lasting for one in own) else "performance"


def _of_status(status: str) -> str:
    if status in UNSIGNED:
        return "negotiation"
    ends = {"fulfilled": "completed", "expired": "completed", "terminated": "rescinded", "in_default": "default"}
    return ends.get(status, "")
