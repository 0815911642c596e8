"""Targets: set by whoever approved them, taken back in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.headquarters.models import Target
from onir.desk.headquarters.plans import LEDGER, UNITS
from onir.desk.permitted import enter, kept
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.figures import indicator
from onir.language.messages import msg
from onir.measure import Period, Unit

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def set_target(by: User, **fields: Any) -> Target:
    """A target in base units; BadInput where indicator, period or unit is none."""
    made = Target(created_by=by, **fields)
    made.period = str(Period.parse(made.period))
    if made.indicator in LEDGER:
        made.unit = UNITS[made.indicator]
    else:
        indicator(made.indicator)
        unit = Unit.parse(made.unit)
        made.unit, made.value = unit.base, made.value * unit.factor
    if made.value <= 0:
        raise BadInput(msg("A target is above nothing."))
    with acting(by):
        enter(by, made)
    return made


def withdraw_target(by: User, target: Target, reason: str) -> None:
    """Out of the plan, never out of the history."""
    need(by, "delete", target)
    if not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    with acting(by, reason):
        kept(target, erased_at=timezone.now())
