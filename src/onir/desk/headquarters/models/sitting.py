"""A sitting of the headquarters, its protocol, and the instructions it gave: who answers for what by which day.

An instruction stands in Kazakh and Russian, as protocols do. Its deadline moves by an extension alone, which says who
granted it and why; the first deadline stays to be seen.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.headquarters.states import INSTRUCTION, INSTRUCTION_OWED, LEVELS
from onir.desk.moving import guard
from onir.desk.pipeline import scopes
from onir.desk.pipeline.models.record import Record
from onir.desk.tracking import tracked

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@tracked()
class Sitting(Record):
    """`number`: that of the protocol."""

    number = models.CharField(max_length=40)
    held_on = models.DateField()
    region = models.CharField(max_length=10)
    district = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=20, default="headquarters", choices=[(code, code) for code in LEVELS])
    chair = models.CharField(max_length=200)
    agenda = models.TextField()
    protocol = models.ForeignKey("pipeline.Document", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "district", "level", "number", "held_on"], name="a_protocol_once")
        ]

    def __str__(self) -> str:
        return f"№ {self.number}, {self.held_on}"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """By the sitting's own place, and those that gave the person an instruction."""
        given = Instruction.every.filter(Instruction.concerns(user)).values("sitting")
        found = [Q(pk__in=given), Q(created_by=user)]
        if scope in scopes.WIDE:
            return reduce(or_, found, scopes.in_territory(user))
        return scopes.any_of(cls, *found)

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003 - a protocol is not kept from those of its scope
        return Q(erased_at=None)


@tracked()
class Attendee(models.Model):
    """Who was there."""

    PART_OF: ClassVar = "sitting"

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class Instruction(Record):
    """`unit`: the body that answers; `executor`: the person of it who does; `first_due` never changes."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="instructions")
    item = models.CharField(max_length=20)
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    unit = models.CharField(max_length=200)
    executor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="instructions")
    co_executors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CoExecutor", blank=True, related_name="co_instructions"
    )
    project = models.ForeignKey(
        "pipeline.Project", on_delete=models.PROTECT, null=True, blank=True, related_name="instructions"
    )
    issue = models.ForeignKey(
        "headquarters.Issue", on_delete=models.PROTECT, null=True, blank=True, related_name="instructions"
    )
    first_due = models.DateField()
    due = models.DateField(db_index=True)
    status = models.CharField(max_length=20, default="issued", choices=[(code, code) for code in INSTRUCTION])
    seen_at = models.DateTimeField(null=True, blank=True)
    report = models.TextField(blank=True)
    evidence = models.ForeignKey("pipeline.Document", on_delete=models.PROTECT, null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)
    comment = models.TextField(blank=True)

    GUARDED: ClassVar = frozenset(
        {"sitting", "status", "first_due", "due", "seen_at", "report", "evidence", "submitted_by", "submitted_on",
         "decided_by", "decided_on", "comment"}
    )  # fmt: skip

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        triggers: ClassVar = [guard("instruction", "headquarters_headquartersmove")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sitting", "item"], name="an_item_once_a_protocol"),
            models.CheckConstraint(
                condition=~models.Q(text_kk="") | ~models.Q(text_ru=""), name="an_instruction_has_a_text"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["submitted", "accepted", "closed"]) | ~models.Q(report=""),
                name="what_is_handed_in_has_its_report",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["accepted", "returned", "closed"])
                | (models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("submitted_by"))),
                name="nobody_accepts_their_own_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}. {self.text('ru')}"

    @classmethod
    def concerns(cls, user: User) -> Q:
        """What the person executes, alone or with others."""
        return scopes.any_of(cls, Q(executor=user), Q(co_executors=user))

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """What the person executes or has issued, of a project in the scope, or of a sitting in the territory."""
        own = [
            Q(executor=user),
            Q(created_by=user),
            Q(pk__in=CoExecutor.objects.filter(user=user).values("instruction")),
        ]
        if scope in scopes.WIDE:
            return scopes.with_own(cls, scope, user, scopes.in_territory(user, prefix="sitting__"), *own)
        return scopes.any_of(cls, scopes.of_projects(cls.PROJECT, scope, user), *own)

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """Kept from whoever may not see its project."""
        return Q(erased_at=None) & scopes.confidence("project", user)

    def text(self, language: str) -> str:
        """In Kazakh for Kazakh pages, else in Russian; in the other where one is missing."""
        return (self.text_kk or self.text_ru) if language == "kk" else (self.text_ru or self.text_kk)

    def overdue(self, day: date) -> bool:
        return self.status in INSTRUCTION_OWED and day > self.due


@tracked()
class CoExecutor(models.Model):
    """Somebody who executes an instruction together with its executor."""

    PART_OF: ClassVar = "instruction"

    instruction = models.ForeignKey(Instruction, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["instruction", "user"], name="co_executor_once")]

    def __str__(self) -> str:
        return str(self.user)


@tracked()
class Extension(models.Model):
    """A deadline moved, by whom and why."""

    PART_OF: ClassVar = "instruction"

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="extensions")
    before = models.DateField()
    after = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(after__gt=models.F("before")), name="an_extension_extends")
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
