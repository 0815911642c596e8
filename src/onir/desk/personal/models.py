"""The log of deeds with personal data, which bears none of it, and the contacts whose data is due to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.pipeline.models import Contact
from onir.desk.pipeline.models.record import Apart

if TYPE_CHECKING:
    pass


class Deed(Apart):
    """Somebody erased a person's data or handed it out: who, when, why, how many rows, and never what. Not changed."""

    kind = models.CharField(max_length=12)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()
    rows = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=("erased", "handed_out")), name="a_deed_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_deed_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.contact_id}"


class Due(Apart):
    """The data of a contact is due to go, since that day: a flag for people, who decide."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="due")
    why = models.CharField(max_length=12)
    since = models.DateField()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(why__in=("withdrawn", "expired")), name="a_due_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.why}"
