"""Closed lists that a column may name: those of the pipeline, and those that agreements keep beside their models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onir.desk.agreements import law
from onir.desk.agreements.models.agreement import SIDES, SUMS
from onir.desk.agreements.models.obligation import EVIDENCE, METRICS
from onir.desk.agreements.schedule import COUNTED, SCHEDULES
from onir.desk.agreements.states import AGREEMENT, INSTANCE
from onir.desk.pipeline.codes import codes
from onir.language.messages import LANGUAGES, Sayable, Wording

RECKONED = ("due_soon", "overdue")
"""States that are said of a day and never stored."""


@cache
def names(listed: str) -> Mapping[str, Sayable]:
    """Codes with their names, in the order in which they are offered.

    >>> names("agreement_side")["state"].say("ru")
    'государственный орган'
    """
    return _of_agreements().get(listed) or codes(listed)


def _of_agreements() -> Mapping[str, Mapping[str, Sayable]]:
    return {
        "agreement_status": AGREEMENT,
        "agreement_side": SIDES,
        "agreed_sum": SUMS,
        "metric": METRICS,
        "schedule": SCHEDULES,
        "counted": COUNTED,
        "obligation_evidence": EVIDENCE,
        "instance_status": {code: name for code, name in INSTANCE.items() if code not in RECKONED},
        "instrument": {one.code: one.name for one in law.editions() if one.kind == "agreement"},
        "tongue": {tongue: Wording(tongue, tongue, tongue) for tongue in LANGUAGES},
    }
