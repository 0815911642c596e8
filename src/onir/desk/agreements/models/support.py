"""What the state gives: a measure of support, its value year by year, and (through them) what it hangs on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from onir.desk.agreements.models.agreement import Agreement
from onir.desk.pipeline.models.record import Record
from onir.desk.tracking import tracked
from onir.language.messages import Message, msg
from onir.measure import Money

KINDS: dict[str, Message] = {
    "customs": msg("relief from customs duty"),
    "vat": msg("relief from value added tax"),
    "tax": msg("tax relief"),
    "grant": msg("grant in kind"),
    "land": msg("land"),
    "infrastructure": msg("infrastructure"),
    "subsidy": msg("subsidy"),
    "labour": msg("quota of foreign labour"),
}


@tracked()
class SupportMeasure(Record):
    """`ended_on`: withdrawn, or granted for no longer."""

    project = models.ForeignKey("pipeline.Project", on_delete=models.PROTECT, related_name="support")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="support")
    kind = models.CharField(max_length=20, choices=[(code, code) for code in KINDS])
    legal_basis = models.CharField(max_length=300)
    granted_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    NAMES: ClassVar = {"kind": KINDS}

    class Meta:
        ordering: ClassVar = ["granted_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("granted_on")),
                name="support_ends_after_it_is_granted",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.legal_basis}"


@tracked()
class MeasureValue(models.Model):
    """What a measure was worth in a year, as estimated or settled by whoever grants it."""

    PART_OF: ClassVar = "measure"

    measure = models.ForeignKey(SupportMeasure, on_delete=models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=24, decimal_places=2)
    currency = models.CharField(max_length=3, default="KZT")
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "year"], name="one_value_of_support_a_year"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="support_is_worth_nothing_or_more"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
