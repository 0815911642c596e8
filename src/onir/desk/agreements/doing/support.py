"""Support by the state: granted, and valued year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from onir.desk.agreements.models import MeasureValue, SupportMeasure
from onir.desk.permitted import enter
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Project


def grant(by: User, project: Project, **fields: Any) -> SupportMeasure:
    """A measure that a project gets."""
    made = SupportMeasure(project=project, created_by=by, **fields)
    with acting(by):
        enter(by, made)
    return made


def value_support(by: User, measure: SupportMeasure, year: int, amount: Decimal, source: str) -> MeasureValue:
    """What it was worth in a year, in tenge; a later figure of the year takes the place of the earlier one."""
    need(by, "change", measure)
    with acting(by):
        made, _ = MeasureValue.objects.update_or_create(
            measure=measure, year=year, defaults={"amount": amount, "source": source}
        )
    return made
