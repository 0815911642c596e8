"""Which records a person may do something with: one condition for the database, for lists and for one record alike.

A cell of the rule table names a scope, and a scope is a condition on projects; other records have their project's.
Whether somebody may change this very record is asked of the database by the same condition, so that a list and a check
cannot differ. What was shared with a person is in every scope but that of an investor. On top comes confidence:
a restricted project is seen by whom the table lets see it, an erased one by nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigAutoField, Lookup, Model, Q

from onir.desk.rules import Action, granted

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

NOTHING = Q(pk__in=())


@BigAutoField.register_lookup
class Among(Lookup):
    """Numbers of an array that is asked for once, and looked up in an index; `IN` a question reads the whole table."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        number, of_number = self.process_lhs(compiler, connection)
        numbers, of_numbers = self.process_rhs(compiler, connection)
        return f"{number} = ANY({numbers})", [*of_number, *of_numbers]


def of_cell(model: type[Model], cell: str, user: User) -> Q:
    """The rows that a cell means, without those of restricted projects that the table keeps from the person."""
    scoped: Any = model
    rows: Q = Q() if cell == "yes" else scoped.in_scope(cell, user)
    way = scoped.PROJECT
    if way and way.partition("__")[0] not in {one.name for one in model._meta.get_fields()}:
        return rows
    return rows & restricted_rows(way, user, prefix=f"{way}__" if way else "")


def within(model: type[Model], user: User, action: str) -> Q:
    """The rows of a model on which the person may do it."""
    if not user.is_active:
        return NOTHING
    cell = granted(user.role, Action(model._meta.label_lower, action))
    if cell in ("no", "public"):
        return NOTHING
    scoped: Any = model
    rows: Q = Q() if cell == "yes" else scoped.in_scope(cell, user)
    confidence: Q = scoped.in_confidence(user)
    return rows & confidence


def allowed_on(user: User, action: str, row: Model) -> bool:
    """Whether the person may do it to this row, as the database holds it now."""
    every: Any = type(row)
    return bool(every.every.filter(within(type(row), user, action), pk=row.pk).exists())


def projects(scope: str, user: User) -> Q:
    """The projects that a scope means, without a join, so that no project is found twice."""
    from onir.desk.pipeline import models  # noqa: PLC0415 - the models are made with this module

    if scope == "company":
        own = models.Party.objects.filter(organisation__logins__person=user)
        return Q(pk__in=own.values("project"))
    shared = Q(pk__among=ArraySubquery(models.Share.objects.filter(person=user).values("project")))
    match scope:
        case "own":
            return shared | Q(manager=user) | (Q(team=user.team) if user.team else NOTHING)
        case "territory":
            return shared | in_territory(user)
        case "assigned":
            given = models.Task.objects.filter(assignee=user, project__isnull=False).values("project")
            return shared | in_territory(user) | Q(pk__among=ArraySubquery(given))
        case "zone":
            return shared | (Q(zone=user.zone) if user.zone else NOTHING)
    return shared


def in_territory(user: User) -> Q:
    """Rows of the regions, districts or nations that are the person's: `KZ` has `KZ-61` in it."""
    nations = [code for code in user.territory if "-" not in code and not code.isdigit()]
    found = Q(region__in=user.territory) | Q(district__in=user.territory)
    for nation in nations:
        found |= Q(region__startswith=f"{nation}-")
    return found


def numbers(condition: Q) -> Any:
    from onir.desk.pipeline.models import Project  # noqa: PLC0415 - the models are made with this module

    return Project.every.filter(condition).values("pk")


def of_projects(way: str, scope: str, user: User) -> Q:
    """Rows whose project, found by `way`, is in the scope."""
    return Q(**{f"{way}__in": numbers(projects(scope, user))})


def confidence(way: str, user: User) -> Q:
    """Rows without a project, or with one that is neither erased nor kept from the person."""
    prefix = f"{way}__" if way else ""
    return Q(**{f"{prefix}erased_at__isnull": True}) & restricted_rows(way, user, prefix=prefix)


def restricted_rows(way: str, user: User, *, prefix: str = "") -> Q:
    """Rows that are not restricted, and those restricted ones that the table lets the person see."""
    cell = granted(user.role, Action("pipeline.project", "view_restricted"))
    if cell == "yes":
        return Q()
    seen = ~Q(**{f"{prefix}confidentiality": "restricted"})
    if prefix:
        seen |= Q(**{f"{way}__isnull": True})
    if cell == "no":
        return seen
    return seen | (Q(**{f"{way}__in": numbers(projects(cell, user))}) if way else projects(cell, user))
