"""What was set to be reached: an indicator, where, when, how much, approved by whom.

The fact comes from the official figures or from the verified ledger, by which of the two the indicator belongs to; the
two are never mixed or added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models.record import Record
from onir.desk.tracking import tracked

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@tracked()
class Target(Record):
    """`indicator`: a code of the registry, or of `headquarters.plans.LEDGER`; `value` in base units."""

    indicator = models.CharField(max_length=60)
    region = models.CharField(max_length=10)
    district = models.CharField(max_length=20, blank=True)
    activity = models.CharField(max_length=20, blank=True)
    period = models.CharField(max_length=20)
    value = models.DecimalField(max_digits=24, decimal_places=4)
    unit = models.CharField(max_length=20)
    approved_by = models.CharField(max_length=300)
    approved_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["-period", "region", "indicator"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "region", "district", "activity", "period", "approved_by"],
                condition=models.Q(erased_at=None),
                name="a_target_once",
            ),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="a_target_is_above_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.region}, {self.period}"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Of the territory."""
        return scopes.in_territory(user) if scope in ("territory", "assigned") else scopes.NOTHING

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003 - a target is not kept from those of its territory
        return Q(erased_at=None)
