"""Whether somebody may: asked of the same rules as lists are, refused in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onir.desk.pipeline.models.record import Scopable
from onir.desk.pipeline.scopes import allowed_on, within
from onir.desk.rules import ROLES, Action, granted
from onir.errors import NotAllowed
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def refused(by: User) -> NotAllowed:
    """Said alike whether the record is not theirs or not there for them, so that nothing is told by a refusal."""
    return NotAllowed(
        msg("With the role “{role}” you may not do this here.", role=ROLES[by.role]),
        then=msg("Ask the head of the office or an administrator."),
    )


def need_right(by: User, model: type[Scopable], action: str) -> None:
    """NotAllowed where the role may do it on no record at all."""
    if not by.is_active or granted(by.role, Action(model._meta.label_lower, action)) in ("no", "public"):
        raise refused(by)


def need(by: User, action: str, row: Scopable) -> None:
    """NotAllowed where the person may not do it on this row as the database holds it."""
    if not allowed_on(by, action, row):
        raise refused(by)


def need_all(by: User, action: str, rows: Iterable[Scopable]) -> None:
    """The same of many rows: a question for each kind of them."""
    kinds: dict[type[Scopable], set[Any]] = {}
    for row in rows:
        kinds.setdefault(type(row), set()).add(row.pk)
    for kind, numbers in kinds.items():
        every: Any = kind
        may = every.every.filter(within(kind, by, action), pk__in=numbers).values("pk").distinct().count()
        if may < len(numbers):
            raise refused(by)


def need_sight(by: User, values: Iterable[Any]) -> None:
    """NotAllowed where a record that is referred to is not one the person sees."""
    need_all(by, "read", (value for value in values if isinstance(value, Scopable)))
