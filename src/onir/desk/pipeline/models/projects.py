"""A project, who takes part in it, with whom it is shared, its milestones, and the log of its moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models.guards import OF_LOGS, OF_PROJECTS
from onir.desk.pipeline.models.heard import begun, heard
from onir.desk.pipeline.models.organisations import Organisation
from onir.desk.pipeline.models.record import Every, Record, Scopable
from onir.desk.pipeline.models.stages import Stage, Status
from onir.desk.pipeline.models.ways import gone
from onir.desk.pipeline.spelling import SearchKey, SortKey
from onir.desk.tracking import ThisTransaction, tracked
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

TITLES = ("title_kk", "title_ru", "title_en")


def building_years(
    start_planned: date | None, start_actual: date | None, launch_planned: date | None, launch_actual: date | None
) -> range:
    """The years of building: up to that of the launch, which counts where it is the only one.

    >>> list(building_years(date(2026, 3, 1), None, date(2028, 2, 1), None))
    [2026, 2027]
    """
    begin, launch = start_actual or start_planned, launch_actual or launch_planned
    if begin:
        return range(begin.year, max(begin.year + 1, launch.year if launch else 0))
    return range(launch.year - 1, launch.year) if launch else range(0)


@tracked()
class Project(Record):
    """Sums and jobs are no columns here: they stand in the ledgers. `unknown`: what the investor cannot provide."""

    code = models.CharField(max_length=30, unique=True)
    title_kk = models.CharField(max_length=300, blank=True)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    code_name = models.CharField(max_length=100, blank=True)
    confidentiality = models.CharField(max_length=20, default="internal")
    announced_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    anonymous_summary = models.TextField(blank=True)
    investment_type = models.CharField(max_length=20, blank=True)
    fdi_type = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=10)
    district = models.CharField(max_length=20, blank=True)
    site = models.CharField(max_length=300, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    sector = models.CharField(max_length=20, blank=True)
    activity = models.CharField(max_length=10, blank=True)
    products = models.CharField(max_length=300, blank=True)
    driver = models.CharField(max_length=300, blank=True)
    competing = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    need_land = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    need_power = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    need_water = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    need_gas = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    need_rail = models.BooleanField(null=True, blank=True)
    need_staff = models.PositiveIntegerField(null=True, blank=True)
    regime = models.CharField(max_length=30, blank=True)
    pool = models.CharField(max_length=20, blank=True)
    pool_year = models.PositiveSmallIntegerField(null=True, blank=True)
    green_score = models.PositiveSmallIntegerField(null=True, blank=True)
    stage = models.ForeignKey(Stage, models.PROTECT, default="lead", related_name="projects")
    stage_since = models.DateField()
    status = models.ForeignKey(Status, models.PROTECT, default="active", related_name="projects")
    status_reason = models.CharField(max_length=30, blank=True)
    status_note = models.TextField(blank=True)
    lost_to = models.CharField(max_length=2, blank=True)
    priority = models.CharField(max_length=20, default="normal")
    likelihood = models.CharField(max_length=20, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    start_planned = models.DateField(null=True, blank=True)
    start_actual = models.DateField(null=True, blank=True)
    launch_planned = models.DateField(null=True, blank=True)
    launch_actual = models.DateField(null=True, blank=True)
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="managed")
    curator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="curated")
    assurer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assured")
    team = models.CharField(max_length=50, blank=True)
    ndip_id = models.CharField(max_length=60, blank=True)
    agency_id = models.CharField(max_length=60, blank=True)
    unknown = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    expands = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="expansions")
    imported_from = models.CharField(max_length=200, blank=True)

    search_key = SearchKey(of=(*TITLES, "code_name", "code"))
    sort_key = SortKey(of=("title_kk", "title_ru", "title_en", "code"))

    PROJECT: ClassVar[str] = ""
    LISTS: ClassVar = {
        "confidentiality": "confidentiality",
        "investment_type": "investment_type",
        "fdi_type": "fdi_type",
        "priority": "priority",
        "likelihood": "likelihood",
    }
    GUARDED: ClassVar = frozenset(
        {"code", "stage", "stage_since", "status", "status_reason", "status_note", "lost_to", "expands", "unknown"}
    )

    class Meta:
        triggers: ClassVar = [*OF_PROJECTS, *begun()]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title_kk="", title_ru="", title_en=""), name="project_has_a_title"),
            models.CheckConstraint(
                condition=Q(manager=None) | Q(assurer=None) | ~Q(manager=F("assurer")), name="assurer_is_not_manager"
            ),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["search_key"], name="project_like", opclasses=["gin_trgm_ops"]),
            GinIndex(OpClass(Upper("code"), name="gin_trgm_ops"), name="project_code_like"),
            models.Index(fields=["region", "stage", "sort_key"], name="project_board"),
            models.Index(fields=["sort_key"], name="project_in_order"),
            models.Index(fields=["region"], include=["id"], name="project_of_region"),
            models.Index(fields=["manager", "stage"], name="project_of_manager"),
            models.Index(fields=["district"], name="project_of_district"),
            models.Index(fields=["team"], name="project_of_team"),
            models.Index(fields=["zone"], name="project_of_zone"),
        ]

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The title in this language, or in the first that has one."""
        return getattr(self, f"title_{language}") or self.title_kk or self.title_ru or self.title_en

    def sound(self) -> None:
        """A title, an assurer who is not the manager, people who may do what they are named for."""
        if not (self.title_kk or self.title_ru or self.title_en):
            raise BadInput(
                msg("The project has no title."), accepted=msg("Accepted: a title in one language at least.")
            )
        if self.manager_id and self.manager_id == self.assurer_id:
            raise BadInput(msg("The assurer is the manager of this project."), then=msg("Name somebody else."))

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """The scope itself."""
        return scopes.projects(scope, user)


@tracked()
class Party(Record):
    """An organisation in a project. `immediate_country`: whence the money comes, `ultimate_country`: whose it is."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    immediate_country = models.CharField(max_length=2, blank=True)
    ultimate_country = models.CharField(max_length=2, blank=True)

    CALLED_BY: ClassVar = ("organisation",)
    LISTS: ClassVar = {"role": "party_role"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], condition=Q(erased_at=None), name="party_once"
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=100), name="party_share_is_a_percentage"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ultimate_country"], name="party_of_owner"),
            models.Index(fields=["immediate_country"], name="party_of_money"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"

    def sound(self) -> None:
        """Shares of one role do not pass the whole."""
        self.sound_together([self])

    @classmethod
    def sound_together(cls, rows: Sequence[Party]) -> None:
        """The same of many rows, with one question for all their projects."""
        others = cls.objects.filter(project__in={row.project_id for row in rows}, share__isnull=False)
        counted = others.exclude(pk__in=[row.pk for row in rows if row.pk]).values_list("project", "role")
        held = {(project, role): share for project, role, share in counted.annotate(held=models.Sum("share"))}
        for row in rows:
            if row.share is not None:
                of = row.project_id, row.role
                held[of] = held.get(of, 0) + row.share
                if held[of] > 100:
                    raise BadInput(msg("The shares would come to {share}%.", share=held[of]))


@tracked()
class Share(Scopable):
    """A project opened to a person who would not see it by role."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="shares")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shared_projects")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = Every()
    every: ClassVar = Every()

    CALLED_BY: ClassVar = ("project", "person")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "person"], name="share_once")]

    def __str__(self) -> str:
        return f"{self.project} → {self.person}"


@tracked()
class Milestone(Record):
    """A step on the ground: planned at first, expected now, done."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200, blank=True)
    planned = models.DateField(null=True, blank=True)
    expected = models.DateField(null=True, blank=True)
    done = models.DateField(null=True, blank=True)
    blocked_by = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey("Document", models.PROTECT, null=True, blank=True, related_name="+")

    LISTS: ClassVar = {"kind": "milestone"}

    class Meta:
        ordering: ClassVar = ["planned", "pk"]

    def __str__(self) -> str:
        return self.title or self.kind


@tracked(fields=["project"])
class MoveLog(Scopable):
    """A change of stage or status: never changed, never deleted. `missing`: what a gate still asked for at that moment.

    `transaction` lets the trigger of projects see that a change and its line were written together.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="moves")
    stage_from = models.ForeignKey(Stage, models.PROTECT, null=True, related_name="+")
    stage_to = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    status_from = models.ForeignKey(Status, models.PROTECT, null=True, related_name="+")
    status_to = models.ForeignKey(Status, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason_code = models.CharField(max_length=30, blank=True)
    reason = models.TextField(blank=True)
    missing = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    transaction = models.TextField(db_default=ThisTransaction(), editable=False)

    objects: ClassVar = Every()
    every: ClassVar = Every()

    class Meta:
        triggers: ClassVar = [*OF_LOGS, *heard("Insert"), gone()]
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["project", "stage_to"], name="move_of_project"),
            models.Index(fields=["project", "-at"], name="move_last"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.stage_from_id} → {self.stage_to_id}"
