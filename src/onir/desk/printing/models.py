"""A frozen run: a document as it was drawn on a day, its bytes and all it was drawn from; who approved it, who got it.

Nothing of it is ever changed, and the database holds it to that: a run, its files, its approval and the list of whom it
was sent to are only ever added to. Whoever froze a run does not approve it, what is approved gets no further file, and
nothing is sent that is not approved. Files are kept under their hash beside the database, where a backup takes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models import Contact, Project
from onir.desk.pipeline.models.record import Every, Scopable
from onir.desk.rules import Action, granted
from onir.desk.tracking import tracked
from onir.language.messages import LANGUAGES, Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

WAYS: Mapping[str, Message] = {
    "email": msg("by e-mail"),
    "system": msg("by the electronic document system"),
    "hand": msg("by hand"),
    "post": msg("by post"),
    "site": msg("published on a site"),
}
"""How a run reaches somebody."""

APPROVED = """
IF EXISTS (SELECT FROM printing_run WHERE id = NEW.run_id AND frozen_by_id = NEW.by_id) THEN
    RAISE EXCEPTION 'a run is approved by somebody other than who froze it' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
COMPLETE = """
IF EXISTS (SELECT FROM printing_approval WHERE run_id = NEW.run_id) THEN
    RAISE EXCEPTION 'what is approved gets no further file' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
SENT = """
IF NOT EXISTS (SELECT FROM printing_approval WHERE run_id = NEW.run_id) THEN
    RAISE EXCEPTION 'what is sent is approved first' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def kept(name: str = "", func: str = "") -> list[pgtrigger.Trigger]:
    """Rows are only ever added, and those alone that a function of the database lets pass."""
    own = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
    if not name:
        return [own]
    return [own, pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Insert, func=func)]


@tracked(fields=["name", "kind", "area", "project"])
class Run(Scopable):
    """`asked`: the question; `records`: what was read of the pipeline by the rights of whoever froze it; `vintages`:
    the tables that the document names, with their seals.

    `titles` by language; `area`: the territory that its records are of, by which rights go.
    """

    kind = models.CharField(max_length=30)
    area = models.CharField(max_length=20)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="+")
    confidentiality = models.CharField(max_length=20, default="internal")
    period = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200)
    titles = models.JSONField(default=dict)
    asked = models.JSONField(default=dict)
    records = models.JSONField(null=True, blank=True)
    vintages = models.JSONField(default=list)
    corrections = models.CharField(max_length=64, blank=True)
    version = models.CharField(max_length=40)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = Every()
    every: ClassVar[Any] = objects

    class Meta:
        ordering: ClassVar = ["-pk"]
        triggers: ClassVar = kept()
        indexes: ClassVar = [models.Index(fields=["kind", "area"], name="run_of_kind")]

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return str(self.titles.get(language) or self.name)

    @property
    def languages(self) -> list[str]:
        """Those it was drawn in."""
        found = {one.language for one in self.files.all()}
        return [one for one in LANGUAGES if one in found]

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Of the territory, or what the person froze; of a project as far as that lies in the scope."""
        if scope == "own":
            return Q(frozen_by=user)
        if scope != "territory":
            return scopes.NOTHING
        return scopes.inside(user, "area") & (Q(project=None) | super().in_scope(scope, user))

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """None of a project that is kept from the person; one that tells of restricted projects as those are."""
        open_to = super().in_confidence(user)
        cell = granted(user.role, Action("pipeline.project", "view_restricted"))
        if cell == "yes":
            return open_to
        seen = Q(confidentiality="internal")
        return open_to & (seen if cell == "no" else seen | cls.in_scope(cell, user))


class OfRun(models.Model):
    """What belongs to a run, is seen as that is, and stands in its history."""

    PART_OF: ClassVar[str] = "run"

    class Meta:
        abstract = True


@tracked(fields=["run", "language", "form", "sha256"])
class File(OfRun):
    """A file of a run: its bytes are kept under their hash."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="files")
    language = models.CharField(max_length=2)
    form = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = kept("complete", COMPLETE)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "language", "form"], name="a_file_once_a_run"),
        ]

    def __str__(self) -> str:
        return f"{self.run.name}.{self.language}.{self.form}"


@tracked(fields=["run", "by", "note"])
class Approval(OfRun):
    """That somebody else than who froze it stands for a run."""

    run = models.OneToOneField(Run, models.PROTECT, related_name="approval")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        triggers: ClassVar = kept("by_another", APPROVED)

    def __str__(self) -> str:
        return str(self.run)


@tracked(fields=["run", "way", "sent_on"])
class Dispatch(OfRun):
    """To whom a run was sent: an office, a person by their contact, or both; `files` by language and format.

    Name and address of a person stand with the contact alone, so that what erases them there leaves nothing of them
    here; `address` is that of an office.
    `letter` tells a letter of the desk from the others, so that a job that runs twice notes it once.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="dispatches")
    office = models.CharField(max_length=300, blank=True)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="dispatches")
    address = models.CharField(max_length=254, blank=True)
    way = models.CharField(max_length=10, choices=[(code, code) for code in WAYS])
    sent_on = models.DateField()
    files = models.JSONField(default=list)
    letter = models.UUIDField(null=True, blank=True, unique=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = kept("approved_first", SENT)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(office="") | Q(contact__isnull=False), name="sent_to_somebody"),
        ]

    def __str__(self) -> str:
        return str(self.run)
