"""A country as the desk holds it: whose projects these are, who is here, what is signed and still owed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from onir.bulletin.pipeline import records
from onir.bulletin.pipeline.brief import Brief
from onir.bulletin.pipeline.tables import LISTED
from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, Obligation
from onir.desk.documents import around
from onir.desk.documents.reading import named, pipeline, projects_of
from onir.desk.pages.columns import land
from onir.desk.pages.places import HOME
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import Event, Interaction, Organisation, Project
from onir.desk.pipeline.seeking import from_country


def brief_of(by: User, country: str, day: date) -> Brief:
    """What the person may read of a country; sums are of all its projects, of which the largest are listed."""
    projects = Project.objects.visible_to(by).filter(from_country(country))
    listed = projects.select_related("stage", "status", "sums").order_by(
        F("sums__promised").desc(nulls_last=True), "sort_key", "pk"
    )[:LISTED]
    held = pipeline(by, day, projects)
    signed = _agreements(by, country, projects)
    obligations = Obligation.objects.visible_to(by).filter(Q(agreement__in=signed) | Q(project__in=projects))
    return Brief(
        country, land(country), _areas(by), held, _members(by, country, projects), projects_of(by, listed),
        max(0, held.projects - LISTED), around.agreements(signed),
        around.owed(by, day, _next_year(day), obligations.values("pk")), around.issues(by, projects),
        around.talks(_talks(by, country, projects)), around.occasions(_coming(by, country, day)),
    )  # fmt: skip


def _next_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28))


def _areas(by: User) -> tuple[str, ...]:
    """The nation and the regions that are the person's: whose official figures stand beside."""
    return tuple(dict.fromkeys((HOME, *(code for code in by.territory if code.startswith(f"{HOME}-")))))


def _members(by: User, country: str, projects: QuerySet[Project]) -> tuple[records.Member, ...]:
    theirs = Organisation.objects.visible_to(by).filter(Q(country=country) | Q(ultimate_country=country))
    taking = Q(parties__erased_at=None, parties__project__in=projects)
    rows = theirs.annotate(taken=Count("parties__project", filter=taking, distinct=True)).select_related("parent")
    return tuple(
        records.Member(
            named(one), codes("organisation_kind")[one.kind], land(one.country), land(one.ultimate_country),
            group=named(one.parent) if one.parent else None, projects=one.taken,
        )
        for one in rows.order_by("-taken", "sort_key")
    )  # fmt: skip


def _agreements(by: User, country: str, projects: QuerySet[Project]) -> Any:
    party = Q(parties__organisation__country=country) | Q(parties__organisation__ultimate_country=country)
    ours = Agreement.objects.filter(party | Q(projects__in=projects.values("pk"))).values("pk")
    return Agreement.objects.visible_to(by).filter(pk__in=ours)


def _talks(by: User, country: str, projects: QuerySet[Project]) -> Any:
    theirs = Organisation.objects.filter(Q(country=country) | Q(ultimate_country=country)).values("pk")
    of = Q(organisation__in=theirs) | Q(project__in=projects.values("pk"))
    return Interaction.objects.visible_to(by).filter(of)


def _coming(by: User, country: str, day: date) -> Any:
    return Event.objects.visible_to(by).filter(country=country, starts_on__gte=day).order_by("starts_on")[:20]
