"""Which records a person may do something with: one condition for the database, for lists and for one record alike.

A cell of the rule table names a scope, and a scope is a condition on projects; other records have their project's.
Whether somebody may change this very record is asked of the database by the same condition, so that a list and a check
cannot differ. What was shared with a person is in every scope but that of an investor. On top comes confidence:
a restricted project is seen by whom the table lets see it, an erased one by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigAutoField, Case, Lookup, Model, Q, QuerySet, When

from onir.desk.rules import Action, granted

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

NOTHING = Q(pk__in=())
WIDE = ("territory", "assigned")
"""Scopes of many: a list finds its first rows soonest by looking at each, in order, until it has enough of them."""


@BigAutoField.register_lookup
class Among(Lookup):
    """Numbers of an array that is held, or asked for once; `IN` a question reads the whole table."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        number, of_number = self.process_lhs(compiler, connection)
        numbers, of_numbers = self.process_rhs(compiler, connection)
        return f"{number} = ANY({numbers}::bigint[])", [*of_number, *of_numbers]  # of its type, or none is hashed


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
    cell = cell_of(model, user, action)
    if cell in ("no", "public"):
        return NOTHING
    scoped: Any = model
    rows: Q = Q() if cell == "yes" else scoped.in_scope(cell, user)
    confidence: Q = scoped.in_confidence(user)
    return rows & confidence


def cell_of(model: type[Model], user: User, action: str) -> str:
    """What the table says of the person; `no` of one whose account is closed."""
    return granted(user.role, Action(model._meta.label_lower, action)) if user.is_active else "no"


def allowed_on(user: User, action: str, row: Model) -> bool:
    """Whether the person may do it to this row, as the database holds it now."""
    every: Any = type(row)
    return bool(every.every.filter(within(type(row), user, action), pk=row.pk).exists())


def allowed_among(user: User, actions: Sequence[str], row: Model) -> frozenset[str]:
    """Those of the actions that the person may do to this row: `allowed_on` of each, in one question."""
    every: Any = type(row)
    told = {name: Case(When(within(type(row), user, name), then=True), default=False) for name in actions}
    held = every.every.filter(pk=row.pk).values(**told).first() or {}
    return frozenset(name for name, may in held.items() if may)


def projects(scope: str, user: User, *, prefix: str = "") -> Q:
    """The projects that a scope means, without a join, so that no project is found twice; `prefix`: the way to them."""
    from onir.desk.pipeline import models  # noqa: PLC0415 - the models are made with this module

    if scope == "company":
        own = models.Party.objects.filter(organisation__logins__person=user)
        return Q(**{f"{prefix}pk__in": own.values("project")})
    shared = _among(prefix, models.Share.objects.filter(person=user))
    match scope:
        case "own":
            return shared | Q(**{f"{prefix}manager": user}) | _named(prefix, "team", user.team)
        case "territory":
            return shared | in_territory(user, prefix=prefix)
        case "assigned":
            given = models.Task.objects.filter(assignee=user, project__isnull=False)
            return shared | in_territory(user, prefix=prefix) | _among(prefix, given)
        case "zone":
            return shared | _named(prefix, "zone", user.zone)
    return shared


def _among(prefix: str, rows: Any) -> Q:
    """Their projects."""
    return Q(**{f"{prefix}pk__among": ArraySubquery(rows.values("project"))})


def _named(prefix: str, column: str, name: str) -> Q:
    """What bears the name; a person without one has nothing by it."""
    return Q(**{f"{prefix}{column}": name}) if name else NOTHING


def in_territory(user: User, *, prefix: str = "") -> Q:
    """Rows of the regions, districts or nations that are the person's: `KZ` has `KZ-61` in it."""
    return inside(user, f"{prefix}region") | Q(**{f"{prefix}district__in": user.territory})


def inside(user: User, column: str) -> Q:
    """Rows whose column names a territory of the person's, or a region of a nation that is."""
    found = Q(**{f"{column}__in": user.territory})
    for nation in (code for code in user.territory if "-" not in code and not code.isdigit()):
        found |= Q(**{f"{column}__startswith": f"{nation}-"})
    return found


def any_of(model: type[Model], *found: Q | QuerySet[Any]) -> Q:
    """Rows that a condition means or whose numbers a question finds, each by an index of its own.

    An OR over several tables would have the database read them whole, for one row as for all.
    """
    every: Any = model
    first, *others = (every.every.filter(one).values("pk") if isinstance(one, Q) else one for one in found)
    return Q(pk__in=first.order_by().union(*(one.order_by() for one in others), all=True))


def numbers(condition: Q) -> Any:
    from onir.desk.pipeline.models import Project  # noqa: PLC0415 - the models are made with this module

    return Project.every.filter(condition).values("pk")


def of_projects(way: str, scope: str, user: User) -> Q:
    """Rows whose project, found by `way`, is in the scope: by the columns of the project, since a question for the
    numbers of all such projects would be asked anew by every list of a page."""
    return projects(scope, user, prefix=f"{way}__")


def with_own(model: Any, scope: str, user: User, *own: Q) -> Q:
    """Rows of the projects of a scope, and those besides that are the person's own: of a narrow scope the projects are
    found once, by their indexes, and each row is looked up among them."""
    if scope in WIDE:
        return reduce(or_, own, of_projects(model.PROJECT, scope, user))
    inside = Q(**{f"{model.PROJECT}__pk__among": ArraySubquery(numbers(projects(scope, user)))})
    return reduce(or_, own, inside)


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
    return seen | projects(cell, user, prefix=f"{way}__" if way else "")
