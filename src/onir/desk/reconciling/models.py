"""A run: one file of the register held against our projects of one region on one day, and what it found, line by line.

A run is never changed, and the database holds it to that: what was found on a day stays, and the next run is held
against it. So it needs no history of its own: it says who made it and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models import Document, Project
from onir.desk.pipeline.models.record import Every, Scopable
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

KINDS: dict[str, Message] = {
    "ours": msg("only here"),
    "theirs": msg("only in the register"),
    "differs": msg("told differently"),
    "same": msg("told alike"),
}
WAYS: dict[str, Message] = {
    "number": msg("by the number in the register"),
    "bin": msg("by the BIN"),
    "title": msg("by the title"),
    "investor": msg("by the investor"),
}
SURE: dict[str, Message] = {"certain": msg("certain"), "likely": msg("likely"), "doubtful": msg("doubtful")}
SINCE: dict[str, Message] = {"new": msg("new since the last run"), "changed": msg("changed since the last run")}


def kept() -> list[pgtrigger.Trigger]:
    """What was found is never changed."""
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Run(Scopable):
    """`columns`: which heading stood for what; `faults`: row, column, and what could not be read, in each language.

    `left_out`: rows of other regions; `gone`: lines of the run before of which nothing is left.
    """

    region = models.CharField(max_length=10)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    rows = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()
    columns = models.JSONField(default=dict)
    faults = models.JSONField(default=list)

    PROJECT: ClassVar[str] = ""
    objects: ClassVar[Any] = Every()
    every: ClassVar[Any] = objects

    class Meta:
        ordering: ClassVar = ["-pk"]
        triggers: ClassVar = kept()

    def __str__(self) -> str:
        return f"{self.region} {self.made_at:%Y-%m-%d}"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Runs of the regions that are the person's."""
        return scopes.inside(user, "region") if scope == "territory" else scopes.NOTHING

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003 - of a line it is asked, not of a run
        return Q()


class Finding(Scopable):
    """A project of ours, a row of theirs, or both; `told`: the row, `differing`: by field, what is here and there.

    `likeness` of the titles is in per cent; `since` says how it stands to the run before.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=10, choices=[(code, code) for code in KINDS])
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="+")
    row = models.PositiveIntegerField(null=True, blank=True)
    told = models.JSONField(default=dict)
    way = models.CharField(max_length=10, blank=True, choices=[(code, code) for code in WAYS])
    sure = models.CharField(max_length=10, blank=True, choices=[(code, code) for code in SURE])
    likeness = models.PositiveSmallIntegerField(null=True, blank=True)
    differing = models.JSONField(default=dict)
    since = models.CharField(max_length=10, blank=True, choices=[(code, code) for code in SINCE])

    objects: ClassVar[Any] = Every()
    every: ClassVar[Any] = objects

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = kept()
        indexes: ClassVar = [models.Index(fields=["run", "kind"], name="finding_of_kind")]

    def __str__(self) -> str:
        return str(self.project or self.told.get("title", ""))

    @property
    def key(self) -> str:
        """By what a line of the next run is known to be of the same."""
        return f"#{self.project_id}" if self.project_id else self.told.get("number") or self.told.get("title", "")

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Rows of theirs with their run, ours with their project."""
        runs = Run.objects.filter(Run.in_scope(scope, user)).values("pk")
        return Q(run__in=runs) & (Q(project=None) | super().in_scope(scope, user))
