"""What goes on around projects: enquiries, meetings, events, documents and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models.heard import heard
from onir.desk.pipeline.models.organisations import Contact, Organisation
from onir.desk.pipeline.models.projects import Project
from onir.desk.pipeline.models.record import Record
from onir.desk.pipeline.spelling import SearchKey
from onir.desk.tracking import tracked

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@tracked()
class Event(Record):
    """A forum, a mission, a visit."""

    kind = models.CharField(max_length=20)
    title_kk = models.CharField(max_length=300, blank=True)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    country = models.CharField(max_length=2, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    LISTS: ClassVar = {"kind": "event_kind"}

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The title in this language, or in the first that has one."""
        return getattr(self, f"title_{language}") or self.title_kk or self.title_ru or self.title_en

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003
        return Q(erased_at=None)


@tracked()
class Attendance(Record):
    """A guest of an event: a company, a person of it, or both."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="guests")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="attendances")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="attendances")
    attended = models.BooleanField(null=True, blank=True)

    CALLED_BY: ClassVar = ("event", "contact", "organisation")

    def __str__(self) -> str:
        return f"{self.event}: {self.contact or self.organisation}"

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003
        return Q(erased_at=None)


@tracked()
class Lead(Record):
    """An enquiry, until it becomes a project or turns out to be none."""

    source = models.CharField(max_length=20)
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="leads")
    received_at = models.DateTimeField()
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=10)
    district = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="leads")
    who = models.CharField(max_length=300, blank=True)
    sector = models.CharField(max_length=20, blank=True)
    sum_from = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    sum_to = models.DecimalField(max_digits=24, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    land = models.CharField(max_length=200, blank=True)
    timing = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="leads"
    )
    first_response_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_note = models.CharField(max_length=300, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="leads")

    search_key = SearchKey(of=("who",))

    CALLED_BY: ClassVar = ("organisation",)
    LISTS: ClassVar = {"source": "lead_source", "outcome": "lead_outcome"}
    GUARDED: ClassVar = frozenset({"outcome", "outcome_note", "project"})

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["received_at"], name="lead_received"),
            models.Index(fields=["received_at"], condition=Q(outcome=""), name="lead_open"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.who or self.country)

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """By the lead itself: whom it was given to, where it leads."""
        if scope == "own":
            return Q(assigned_to=user) | Q(created_by=user)
        return scopes.in_territory(user) if scope == "territory" else scopes.NOTHING


@tracked()
class Interaction(Record):
    """A meeting, call or letter, with what was promised and what the investor said of policy."""

    at = models.DateTimeField()
    channel = models.CharField(max_length=20)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="interactions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="interactions")
    lead = models.ForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="interactions")
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="interactions")
    note = models.TextField()
    promised = models.TextField(blank=True)
    feedback_area = models.CharField(max_length=20, blank=True)
    feedback = models.TextField(blank=True)

    LISTS: ClassVar = {"channel": "channel", "feedback_area": "feedback_area"}

    class Meta:
        triggers: ClassVar = heard("Insert", "Update", "Delete")
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["project", "-at"], name="interaction_last"),
            models.Index(fields=["-at", "-id"], name="interaction_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.channel}"

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Of the projects in the scope, and what the person has noted."""
        return scopes.with_own(cls, scope, user, Q(created_by=user))


@tracked()
class Participant(Record):
    """Somebody who took part in an interaction: of the other side or of the office."""

    interaction = models.ForeignKey(Interaction, models.PROTECT, related_name="participants")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="interactions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    PROJECT: ClassVar[str] = "interaction__project"

    CALLED_BY: ClassVar = ("contact", "person")

    def __str__(self) -> str:
        return str(self.contact or self.person)


@tracked()
class Document(Record):
    """A file, kept under its hash out of the pages' reach. `media_type` is what its first bytes say, not its name."""

    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="documents")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="documents")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    language = models.CharField(max_length=5, blank=True)
    dated = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    scan_state = models.CharField(max_length=20, default="unchecked")
    signature_state = models.CharField(max_length=20, default="none")
    confidentiality = models.CharField(max_length=20, default="internal")
    retain_until = models.DateField(null=True, blank=True)

    LISTS: ClassVar = {
        "kind": "document_type",
        "confidentiality": "confidentiality",
        "signature_state": "signature_state",
    }
    GUARDED: ClassVar = frozenset({"file_name", "media_type", "size", "sha256", "scan_state", "version", "replaces"})

    def __str__(self) -> str:
        return self.title

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """A restricted document is seen by those who see restricted projects."""
        return super().in_confidence(user) & scopes.restricted_rows("project", user)


@tracked()
class Task(Record):
    """Something somebody has to do by a day; what is handed in is accepted or returned."""

    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="tasks")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="tasks")
    lead = models.ForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="tasks")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks")
    due = models.DateField()
    state = models.CharField(max_length=20, default="issued")
    seen_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.TextField(blank=True)

    LISTS: ClassVar = {"state": "task_state"}
    GUARDED: ClassVar = frozenset(
        {"state", "seen_at", "submitted_at", "answer", "evidence", "reviewed_by", "reviewed_at", "review_note"}
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["assignee", "state", "due"], name="task_of_assignee")]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Of the projects in the scope, and what the person has given or been given."""
        return scopes.with_own(cls, scope, user, Q(assignee=user), Q(created_by=user))
