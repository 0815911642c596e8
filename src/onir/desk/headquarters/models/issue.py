"""What stands in an investor's way, and the money and jobs at risk while it does.

After the Systemic Investor Response Mechanism (World Bank, 2019): recorded, weighed, settled at the lowest level that
can, sent up with a deadline, and over once the investor says so. The sum at risk keeps its rate.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.headquarters.states import CATEGORIES, ISSUE, LEVELS, SEVERITIES
from onir.desk.moving import guard
from onir.desk.pipeline import scopes
from onir.desk.pipeline.models.record import Record
from onir.desk.pipeline.money import in_tenge
from onir.desk.tracking import tracked
from onir.measure import Money

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@tracked()
class Issue(Record):
    """`confirmed_who`: the person at the investor who said that it is settled."""

    project = models.ForeignKey("pipeline.Project", on_delete=models.PROTECT, related_name="issues")
    title = models.CharField(max_length=300)
    category = models.CharField(max_length=20, choices=[(code, code) for code in CATEGORIES])
    severity = models.CharField(max_length=10, choices=[(code, code) for code in SEVERITIES])
    status = models.CharField(max_length=20, default="registered", choices=[(code, code) for code in ISSUE])
    level = models.CharField(max_length=20, default="region", choices=[(code, code) for code in LEVELS])
    source = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="KZT")
    rate = models.DecimalField(max_digits=18, decimal_places=8, default=Decimal(1))
    rate_date = models.DateField()
    jobs = models.PositiveIntegerField(default=0)
    body = models.CharField(max_length=300)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="issues"
    )
    resolution = models.TextField(blank=True)
    resolved_on = models.DateField(null=True, blank=True)
    confirmed_who = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    retained = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)

    GUARDED: ClassVar = frozenset(
        {"status", "level", "due", "responsible", "amount", "currency", "rate", "rate_date", "resolution",
         "resolved_on", "confirmed_who", "confirmed_on", "retained"}
    )  # fmt: skip

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        triggers: ClassVar = [guard("issue", "headquarters_headquartersmove")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="money_at_risk_has_its_rate"),
            models.CheckConstraint(condition=~models.Q(currency="KZT") | models.Q(rate=1), name="tenge_at_risk"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["resolved", "confirmed"])
                | (~models.Q(resolution="") & models.Q(resolved_on__isnull=False)),
                name="a_resolved_issue_says_how_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="confirmed")
                | (~models.Q(confirmed_who="") & models.Q(confirmed_on__isnull=False)),
                name="a_confirmed_issue_says_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """With its project, and what the person answers for or has entered."""
        return scopes.with_own(cls, scope, user, Q(responsible=user), Q(created_by=user))

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)

    @property
    def tenge(self) -> Decimal:
        """What is at risk, by the rate stored with it; nothing where no sum is named."""
        return Decimal(0) if self.amount is None else in_tenge(self.amount, self.rate)

    @property
    def retained_money(self) -> Money | None:
        return None if self.retained is None else Money(self.retained, self.currency)

    def days(self, today: date) -> int:
        """From the day it was opened to the day it was resolved, or until now."""
        return ((self.resolved_on or today) - self.opened_on).days


@tracked()
class IssueEscalation(models.Model):
    """One step up, with the deadline of the level it went to."""

    PART_OF: ClassVar = "issue"
    NAMES: ClassVar = {"before": LEVELS, "after": LEVELS}

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="escalations")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    on = models.DateField()
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
