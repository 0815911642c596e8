"""Which projects somebody looks for, as the board, the table, its export and the map understand it alike.

Everything sought stands in the address, so that a filter is a link that can be sent, and one that is kept under a name
is nothing but that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import F, Q, QuerySet

from onir.desk.pipeline.models import Organisation, Party, Project
from onir.desk.pipeline.scopes import any_of
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
        return _named(self.text, found) if self.text else found

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
    theirs = Party.objects.filter(Q(ultimate_country=code) | Q(immediate_country=code))
    owned = Organisation.every.filter(Q(ultimate_country=code) | Q(country=code)).values("pk")
    return any_of(Project, theirs.values("project"), Party.objects.filter(organisation__in=owned).values("project"))


def _named(text: str, projects: QuerySet[Project]) -> QuerySet[Project]:
    """By title, code or a party, in any of the scripts.

    They are looked for once, here: a page counts, sorts and sums what has been found.
    """
    found = Q(code__icontains=text)
    if words := skeleton(text):
        found |= Q(search_key__contains=words) | Q(search_key__trigram_word_similar=words)
    arms: list[Q | QuerySet[Any]] = [found]
    if name := company(text):
        arms.append(Party.objects.filter(organisation__search_key__contains=name).values("project"))
    numbers = projects.filter(any_of(Project, *arms)).order_by().values_list("pk", flat=True)
    return projects.model.every.filter(pk__among=list(numbers))


OWNERS = """
WITH RECURSIVE held(code) AS (
    SELECT min(ultimate_country) FROM pipeline_organisation WHERE erased_at IS NULL
    UNION ALL
    SELECT (SELECT min(ultimate_country) FROM pipeline_organisation
            WHERE erased_at IS NULL AND ultimate_country > held.code)
    FROM held WHERE held.code IS NOT NULL
) SELECT code FROM held WHERE code IS NOT NULL LIMIT %s
"""


def owners_countries(most: int) -> list[str]:
    """Countries of the last owners of organisations; from each the next one is found in the index."""
    with connection.cursor() as cursor:
        cursor.execute(OWNERS, [most])
        return [code for (code,) in cursor.fetchall()]
