"""The ledgers: money, jobs and output of a project, a line for every time that a figure was said. No line ever changes.

A correction is a new line that says which one it takes the place of; checking a figure is one, too. So what was known
on a day can always be told. The database refuses to change or delete a line, to correct one twice or one of another
project, and to hold a figure checked by whoever entered it or manages the project.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from onir.desk.pipeline.models.heard import heard
from onir.desk.pipeline.models.projects import Project
from onir.desk.pipeline.models.record import Scopable, Scoped
from onir.desk.pipeline.models.sums import summed
from onir.desk.pipeline.models.work import Document
from onir.desk.tracking import tracked

HOLDS_TOGETHER = """
IF NEW.confidence = 'verified' AND EXISTS (
    SELECT FROM pipeline_project WHERE id = NEW.project_id AND manager_id = NEW.verified_by_id
) THEN
    RAISE EXCEPTION 'a figure is verified by somebody other than the manager' USING ERRCODE = 'check_violation';
END IF;
IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM {table} WHERE id = NEW.supersedes_id AND project_id = NEW.project_id AND kind = NEW.kind
) THEN
    RAISE EXCEPTION 'a line corrects a line of its own project and kind' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


VERIFIED = Q(kind="actual", confidence="verified", withdrawn=False)
"""Lines that targets ask for: their indexes hold all that is asked."""

TO_VERIFY = Q(kind__in=["actual", "cumulative"], withdrawn=False) & ~Q(confidence="verified")
"""Those of money that wait for an assurer, who is shown the oldest."""


def kept(table: str) -> list[pgtrigger.Trigger]:
    """What the database holds a ledger to."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="holds_together",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=HOLDS_TOGETHER.format(table=table),
        ),
    ]


class Lines(Scoped):
    """Lines of a ledger, as they stand now or stood on a day."""

    def current(self) -> Self:
        """Lines that no other takes the place of; one that was withdrawn counts no more."""
        later = self.model._base_manager.filter(supersedes=OuterRef("pk"), supersedes__isnull=False)
        return self.filter(~Exists(later), withdrawn=False)

    def known_on(self, day: date) -> Self:
        """What was current at the end of a day, by the days on which lines were entered."""
        until = timezone.make_aware(datetime.combine(day, time.max))
        later = Q(superseded_by=None) | Q(superseded_by__entered_at__gt=until)
        return self.filter(later, entered_at__lte=until, withdrawn=False)


class Line(Scopable):
    """What every line says besides its figure: the period, the day it is true for, who said it, how sure it is."""

    kind = models.CharField(max_length=20)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    as_of = models.DateField()
    source = models.CharField(max_length=20)
    source_note = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    confidence = models.CharField(max_length=20, default="claimed")
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verified_on = models.DateField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = models.Manager.from_queryset(Lines)()
    every: ClassVar[Any] = objects

    class Meta:
        abstract = True
        ordering: ClassVar = ["as_of", "pk"]


def checked(name: str) -> list[models.CheckConstraint]:
    """What a line of any ledger has to satisfy by itself."""
    nobody = Q(verified_by=None, verified_on=None) & ~Q(confidence="verified")
    somebody = Q(verified_by__isnull=False, verified_on__isnull=False, confidence="verified")
    return [
        models.CheckConstraint(condition=nobody | somebody & ~Q(verified_by=F("entered_by")), name=f"{name}_four_eyes"),
        models.CheckConstraint(
            condition=Q(period_from=None, period_to=None) | Q(period_from__lte=F("period_to")), name=f"{name}_period"
        ),
        models.CheckConstraint(
            condition=Q(confidence="claimed") | Q(evidence__isnull=False) | Q(confidence="verified"),
            name=f"{name}_documented",
        ),
    ]


@tracked(fields=["project"])
class InvestmentFigure(Line):
    """An amount in the currency it was said in; `rate`: tenge for one unit on `rate_date`, fixed when it was entered.

    `foreign_part` and `fixed_capital_part` are amounts in the same currency.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="investment")
    amount = models.DecimalField(max_digits=24, decimal_places=2)
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    rate_date = models.DateField()
    rate_source = models.CharField(max_length=100)
    foreign_part = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    fixed_capital_part = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    financing = models.CharField(max_length=20, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta(Line.Meta):
        triggers: ClassVar = [*kept("pipeline_investmentfigure"), summed(), *heard("Insert")]
        constraints: ClassVar = [
            *checked("investment"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="investment_amount"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="investment_rate"),
            models.CheckConstraint(condition=~Q(currency="KZT") | Q(rate=1), name="investment_tenge"),
            models.CheckConstraint(
                condition=Q(foreign_part=None) | Q(foreign_part__gte=0, foreign_part__lte=F("amount")),
                name="investment_foreign",
            ),
            models.CheckConstraint(
                condition=Q(fixed_capital_part=None)
                | Q(fixed_capital_part__gte=0, fixed_capital_part__lte=F("amount")),
                name="investment_fixed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["project", "kind", "as_of"], name="investment_of_project"),
            models.Index(fields=["project", "-entered_at"], name="investment_last"),
            models.Index(
                fields=["project", "period_to"],
                include=["id", "period_from", "amount", "rate"],
                condition=VERIFIED,
                name="investment_verified",
            ),
            models.Index(fields=["as_of", "id"], condition=TO_VERIFY, name="investment_to_verify"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"


@tracked(fields=["project"])
class JobFigure(Line):
    """Jobs; `local`, `foreign` and `women` are parts of the number. The wage is by month, in tenge."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="jobs")
    permanence = models.CharField(max_length=20, default="permanent")
    number = models.PositiveIntegerField()
    local = models.PositiveIntegerField(null=True, blank=True)
    foreign = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    average_wage = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta(Line.Meta):
        triggers: ClassVar = [*kept("pipeline_jobfigure"), summed()]
        constraints: ClassVar = [
            *checked("jobs"),
            models.CheckConstraint(condition=Q(local=None) | Q(local__lte=F("number")), name="jobs_local"),
            models.CheckConstraint(condition=Q(foreign=None) | Q(foreign__lte=F("number")), name="jobs_foreign"),
            models.CheckConstraint(condition=Q(women=None) | Q(women__lte=F("number")), name="jobs_women"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["project", "kind", "as_of"], name="jobs_of_project"),
            models.Index(
                fields=["project", "-as_of"],
                include=["id", "number", "permanence"],
                condition=VERIFIED,
                name="jobs_verified",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


@tracked(fields=["project"])
class ProductionFigure(Line):
    """What a plant can make, is to make and makes of a product in a period; `export_share` in per cent."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="production")
    product = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    quantity = models.DecimalField(max_digits=24, decimal_places=4)
    export_share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta(Line.Meta):
        triggers: ClassVar = kept("pipeline_productionfigure")
        constraints: ClassVar = [
            *checked("production"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="production_quantity"),
            models.CheckConstraint(
                condition=Q(export_share=None) | Q(export_share__gte=0, export_share__lte=100), name="production_export"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["project", "kind", "as_of"], name="production_of_project")]

    def __str__(self) -> str:
        return f"{self.kind} {self.product} {self.quantity} {self.unit}"
