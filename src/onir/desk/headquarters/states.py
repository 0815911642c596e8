"""What categories, levels and statuses of the headquarters are called."""

from __future__ import annotations

from collections.abc import Mapping

from onir.language.messages import Message, msg

CATEGORIES: Mapping[str, Message] = {
    "land": msg("land"),
    "power": msg("power"),
    "water": msg("water"),
    "gas": msg("gas"),
    "road": msg("road"),
    "permit": msg("permit"),
    "tax": msg("tax"),
    "customs": msg("customs"),
    "labour": msg("visas and labour"),
    "finance": msg("finance"),
    "dispute": msg("dispute"),
    "other": msg("other"),
}
SEVERITIES: Mapping[str, Message] = {
    "critical": msg("critical"),
    "high": msg("high"),
    "medium": msg("medium"),
    "low": msg("low"),
}
LEVELS: Mapping[str, Message] = {
    "district": msg("district"),
    "region": msg("region"),
    "headquarters": msg("investment headquarters"),
    "government": msg("Government"),
    "prosecutor": msg("prosecutor's office"),
}
"""From the lowest up: an issue is settled at the lowest that can, and goes up one after another."""

ISSUE: Mapping[str, Message] = {
    "registered": msg("registered"),
    "assigned": msg("assigned"),
    "in_work": msg("in work"),
    "escalated": msg("escalated"),
    "resolved": msg("resolved"),
    "confirmed": msg("confirmed by the investor"),
    "not_resolvable": msg("not resolvable"),
}
ISSUE_ENDED = ("resolved", "confirmed", "not_resolvable")

INSTRUCTION: Mapping[str, Message] = {
    "issued": msg("issued"),
    "seen": msg("seen"),
    "in_work": msg("in work"),
    "submitted": msg("handed in"),
    "accepted": msg("accepted"),
    "returned": msg("returned for revision"),
    "closed": msg("closed"),
}
INSTRUCTION_OWED = ("issued", "seen", "in_work", "returned")


def above(level: str) -> str | None:
    """The next level up.

    >>> above("region"), above("prosecutor")
    ('headquarters', None)
    """
    order = list(LEVELS)
    after = order.index(level) + 1
    return order[after] if after < len(order) else None
