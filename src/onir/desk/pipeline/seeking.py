"""Which projects somebody looks for, as the board, the table, its export and the map understand it alike.

Everything sought stands in the address, so that a filter is a link that can be sent, and one that is kept under a name
is nothing but that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from onir.desk.pipeline.models import Party, Project
from onir.desk.pipeline.spelling import company, skeleton
from onir.desk.pipeline.sums import NAMES, with_sums

SORTS: Mapping[str, tuple[str, ...]] = {
    "title": ("sort_key", "pk"),
    "code": ("code",),
    "region": ("region", "sort_key", "pk"),
    "stage": ("stage__place", "sort_key", "pk"),
    "status": ("status__place", "sort_key", "pk"),
    "manager": ("manager__name", "manager__username", "sort_key", "pk"),
    "since": ("stage_since", "pk"),
    **{name: (name, "pk") for name in NAMES},
}
"""What the table sorts by, and the columns that are."""

GONE = ("lost",)
"""Kinds of status that the board shows only where they are asked for."""


@dataclass(frozen=True)
class Sought:
    """Words of an address; an empty one seeks everything. `sort` begins with a minus where the last comes first."""

    text: str = ""
    region: str = ""
    stage: str = ""
    status: str = ""
    sector: str = ""
    manager: str = ""
    country: str = ""
    sort: str = ""

    @classmethod
    def by(cls, said: Mapping[str, Any]) -> Sought:
        """From an address, which may hold other words, or a database would choke on."""
        given = {one.name: str(said.get(one.name, "")).replace("\0", "").strip()[:200] for one in fields(cls)}
        return cls(**given)

    @property
    def words(self) -> Mapping[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @property
    def query(self) -> str:
        """As an address says it."""
        return urlencode(self.words)

    @property
    def column(self) -> str:
        """What is sorted by."""
        named = self.sort.removeprefix("-")
        return named if named in SORTS else "title"

    @property
    def backwards(self) -> bool:
        return self.sort.startswith("-")

    def within(self, projects: QuerySet[Project]) -> QuerySet[Project]:
        """Those of the projects that are sought."""
        plain = {name: getattr(self, name) for name in ("region", "stage", "status", "sector") if getattr(self, name)}
        found = projects.filter(**plain)
        if self.manager:
            found = found.filter(manager=int(self.manager)) if self.manager.isdigit() else found.none()
        if self.country:
            found = found.filter(from_country(self.country))
        return found.filter(_named(self.text)) if self.text else found

    def ordered(self, projects: QuerySet[Project]) -> Any:
        """In the order that was asked for; a project without what is sorted by comes last."""
        rows = with_sums(projects)
        columns = [F(name) for name in SORTS[self.column]]
        first = columns[0].desc(nulls_last=True) if self.backwards else columns[0].asc(nulls_last=True)
        return rows.order_by(first, *columns[1:])


def under_way(sought: Sought, projects: QuerySet[Project]) -> QuerySet[Project]:
    """Without those that are cancelled or lost, unless that is what is sought."""
    return projects if sought.status else projects.exclude(status__kind__in=GONE)


def from_country(code: str) -> Q:
    """Projects in which somebody of the country takes part: its money, its company or its last owner."""
    theirs = Q(ultimate_country=code) | Q(immediate_country=code)
    owned = Q(organisation__ultimate_country=code) | Q(organisation__country=code)
    return Q(Exists(Party.objects.filter(theirs | owned, project=OuterRef("pk"))))


def _named(text: str) -> Q:
    """By title, code or a party, in any of the scripts."""
    found = Q(code__icontains=text)
    if words := skeleton(text):
        found |= Q(search_key__contains=words) | Q(search_key__trigram_word_similar=words)
    if name := company(text):
        found |= Q(Exists(Party.objects.filter(project=OuterRef("pk"), organisation__search_key__contains=name)))
    return found
