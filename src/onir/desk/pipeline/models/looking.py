"""What people keep of their looking: filters under a name, and a log of what was taken out of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.pipeline.models.record import Apart, Every, Scopable
from onir.desk.tracking import tracked

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@tracked()
class SavedFilter(Scopable):
    """A question to the table of projects under a person's name for it; `query` as an address says it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=2000)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = Every()
    every: ClassVar = Every()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:  # noqa: ARG003
        """A person's own alone."""
        return Q(person=user)

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """The same, whatever the role: nobody reads another's filters."""
        return Q(person=user)


@tracked(fields=["by", "kind"])
class ExportLog(Apart):
    """Somebody took rows out of the desk: which kind, how many, by which question, in which form. Never changed."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=60)
    query = models.CharField(max_length=2000, blank=True)
    form = models.CharField(max_length=10)
    rows = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.by}: {self.rows} × {self.kind}"
