"""What a side owes, and each time it falls due.

Both sides are held in one table: the investor, the state body, the operator of a zone. An obligation comes from an
agreement, from an instruction of the headquarters or with a measure of support. Its evidence is fixed beforehand, and
whoever accepts it is neither who handed it in nor the manager of its project: the database refuses that too.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from onir.desk.agreements import states
from onir.desk.agreements.models.agreement import SIDES, Agreement, Covered
from onir.desk.agreements.models.support import SupportMeasure
from onir.desk.agreements.schedule import COUNTED, SCHEDULES, Span, Term, on_dates, spans
from onir.desk.headquarters.models import Instruction
from onir.desk.moving import guard
from onir.desk.pipeline import scopes
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.models.record import Record
from onir.desk.tracking import tracked
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

METRICS: dict[str, Message] = {
    "investment": msg("investment"),
    "jobs": msg("jobs"),
    "wage": msg("average wage"),
    "output": msg("output"),
    "local_content": msg("local content"),
    "tax": msg("taxes paid"),
    "training": msg("training"),
    "land": msg("land"),
    "road": msg("road"),
    "grid": msg("connection to networks"),
    "permit": msg("permit"),
    "report": msg("report"),
}
LASTING = ("jobs", "wage", "local_content", "report")
"""Kept up from year to year, and not reached once for all."""
EVIDENCE: dict[str, Message] = {
    "act": msg("act signed by both sides"),
    "form": msg("statistical form"),
    "pension": msg("data on pension and social payments"),
    "photo": msg("dated photographs"),
    "bank": msg("letter of the bank"),
    "decision": msg("decision of the state body"),
    "report": msg("report of the obligor"),
}
NOT_SELF_ACCEPTED = """
    IF NEW.status NOT IN ('accepted', 'partially_met', 'returned') THEN RETURN NEW; END IF;
    IF NEW.decided_by_id IS NULL OR NEW.submitted_by_id IS NULL OR NEW.decided_by_id = NEW.submitted_by_id THEN
        RAISE EXCEPTION 'an obligation is judged by somebody other than who handed it in'
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM agreements_obligation o
        LEFT JOIN agreements_supportmeasure m ON m.id = o.measure_id
        LEFT JOIN headquarters_instruction i ON i.id = o.instruction_id
        LEFT JOIN agreements_covered a ON a.agreement_id = COALESCE(o.agreement_id, m.agreement_id)
        JOIN pipeline_project p ON p.id IN (o.project_id, m.project_id, i.project_id, a.project_id)
        WHERE o.id = NEW.obligation_id AND p.manager_id = NEW.decided_by_id
    ) THEN
        RAISE EXCEPTION 'an obligation is never judged by the manager of its project'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


@tracked()
class Obligation(Record):
    """`target` is that of each instance, in `unit`; `tolerance` in per cent; `unit_responsible`: of the office."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    measure = models.ForeignKey(
        SupportMeasure, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    instruction = models.ForeignKey(
        Instruction, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations")
    side = models.CharField(max_length=10, choices=[(code, code) for code in SIDES])
    obligor = models.ForeignKey("pipeline.Organisation", on_delete=models.PROTECT, related_name="owes")
    metric = models.CharField(max_length=20, choices=[(code, code) for code in METRICS])
    wording = models.TextField()
    target = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    tolerance = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    schedule = models.CharField(max_length=12, default="once", choices=[(code, code) for code in SCHEDULES])
    counted = models.CharField(max_length=10, default="calendar", choices=[(code, code) for code in COUNTED])
    begins_on = models.DateField()
    ends_on = models.DateField()
    dates = ArrayField(models.DateField(), default=list, blank=True)
    report_days = models.PositiveSmallIntegerField(default=0)
    evidence = models.CharField(max_length=20, choices=[(code, code) for code in EVIDENCE])
    responsible = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    unit_responsible = models.CharField(max_length=200, blank=True)
    consequence = models.TextField(blank=True)

    NAMES: ClassVar = {
        "side": SIDES,
        "metric": METRICS,
        "schedule": SCHEDULES,
        "counted": COUNTED,
        "evidence": EVIDENCE,
    }
    GUARDED: ClassVar = frozenset({"schedule", "counted", "begins_on", "ends_on", "dates", "report_days", "target"})
    """What the instances were made from."""

    class Meta:
        ordering: ClassVar = ["side", "ends_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(agreement__isnull=False)
                | models.Q(measure__isnull=False)
                | models.Q(instruction__isnull=False),
                name="an_obligation_has_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")), name="an_obligation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(tolerance__gte=0, tolerance__lt=100), name="a_tolerance_is_a_part"
            ),
        ]

    def __str__(self) -> str:
        return self.wording[:200]

    @property
    def lasting(self) -> bool:
        return self.metric in LASTING and self.schedule != "once"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """With its agreement, instruction or project, and what the person answers for."""
        inside = scopes.numbers(scopes.projects(scope, user))
        told = Q(instruction__in=Instruction.every.filter(Instruction.in_scope(scope, user)).values("pk"))
        measured = Q(measure__project__in=inside)
        if scope in scopes.WIDE:
            near = scopes.projects(scope, user, prefix="project__") | scopes.in_territory(user, prefix="agreement__")
            covered = Q(agreement__in=Covered.within(scope, user))
            far = [Q(measure__isnull=False) & measured, Q(instruction__isnull=False) & told, covered]
            return reduce(or_, far, near | Q(responsible=user))
        signed = Q(agreement__in=Agreement.every.filter(Agreement.in_scope(scope, user)).values("pk"))
        found = [Q(project__in=inside), measured, Q(responsible=user), signed, told]
        if scope == "company":
            found.append(Q(obligor__logins__person=user))
        return scopes.any_of(cls, *found)

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """Kept from whoever may not see its agreement or its project."""
        own = scopes.confidence("project", user) & scopes.confidence("measure__project", user)
        unseen = Covered.kept_from(user).filter(agreement=OuterRef("agreement"))
        return Q(erased_at=None, agreement__erased_at=None) & own & ~Q(Exists(unseen))

    def projects(self) -> list[Project]:
        """The projects concerned: its own, or those of where it comes from."""
        own = [self.project, self.measure and self.measure.project, self.instruction and self.instruction.project]
        signed = self.agreement or (self.measure and self.measure.agreement)
        return [project for project in own if project] + (list(signed.projects.all()) if signed else [])

    def spans(self) -> tuple[Span, ...]:
        """What the schedule asks for over the term."""
        if self.schedule == "dates":
            return on_dates(self.begins_on, self.dates)
        term = Term(self.begins_on, self.ends_on)
        return spans(term, self.schedule, counted=self.counted, report_days=self.report_days)


@tracked()
class ObligationInstance(Record):
    """One time that an obligation falls due; `paper` is the document without which nobody waives or defers."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="instances")
    begins_on = models.DateField()
    ends_on = models.DateField()
    due = models.DateField(db_index=True)
    target = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    status = models.CharField(max_length=20, default="planned")
    delivered = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(
        "pipeline.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_of"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="handed_in"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="judged"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    paper = models.ForeignKey(
        "pipeline.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="waives"
    )
    comment = models.TextField(blank=True)

    NAMES: ClassVar = {"status": states.INSTANCE}
    GUARDED: ClassVar = frozenset(
        {"obligation", "begins_on", "ends_on", "due", "target", "status", "delivered", "delivered_on", "evidence",
         "paper", "submitted_by", "submitted_at", "decided_by", "decided_at", "comment"}
    )  # fmt: skip

    CALLED_BY: ClassVar = ("obligation",)

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        triggers: ClassVar = [
            guard("instance", "agreements_agreementmove"),
            pgtrigger.Trigger(
                name="not_self_accepted",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=NOT_SELF_ACCEPTED,
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["obligation", "begins_on"], name="an_instance_once_a_span"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["waived", "deferred"]) | models.Q(paper__isnull=False),
                name="a_waiver_or_delay_has_its_document",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["submitted", "accepted", "partially_met"])
                | models.Q(evidence__isnull=False, delivered_on__isnull=False),
                name="what_is_handed_in_has_its_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.due}"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """That of its obligation."""
        return Q(obligation__in=Obligation.every.filter(Obligation.in_scope(scope, user)).values("pk"))

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        return Q(erased_at=None, obligation__in=Obligation.every.filter(Obligation.in_confidence(user)).values("pk"))

    @classmethod
    def to_count(cls, user: User) -> QuerySet[ObligationInstance]:
        """Those that the person sees, with obligations asked for once; a list finds its first rows sooner without."""
        cell = scopes.cell_of(cls, user, "read")
        if cell not in scopes.WIDE:
            return cls.objects.visible_to(user)
        theirs = Obligation.every.filter(Obligation.in_scope(cell, user) & Obligation.in_confidence(user))
        return cls.every.filter(erased_at=None, obligation__in=theirs.values("pk"))

    def shown(self, day: date) -> str:
        """A code of `states.INSTANCE`, as of a day."""
        return states.shown(self.status, self.due, day)

    def reaches_target(self) -> bool:
        return states.met(self.target, self.delivered, self.obligation.tolerance)

    def owed(self) -> states.Owed:
        """As judging needs it."""
        return states.Owed(self.status, self.due, self.obligation.side == "investor", self.obligation.lasting)
