"""Who changed what, when and why: kept by triggers of the database, so that no way of writing gets around it.

Every row of a tracked model leaves its state in a table of its own, which refuses changes. A change made by the desk
bears who, why and from which address; one made past it, with SQL, bears the role of the database that made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, TypeVar, cast

import pghistory
from django.db import models, transaction
from django.db.models.expressions import Func
from pghistory.models import Event

Tracked = TypeVar("Tracked", bound=type[models.Model])


class SessionUser(Func):
    """The role of the database that is signed in, whatever role it acts in."""

    template = "session_user::text"
    arity = 0
    output_field: ClassVar[models.Field[Any, Any]] = models.TextField()


class ThisTransaction(Func):
    """The number of the transaction, which no later one has again."""

    template = "pg_current_xact_id()::text"
    arity = 0
    output_field: ClassVar[models.Field[Any, Any]] = models.TextField()


class State(Event):
    """What a row was: `pgh_label` says whether it was made, changed or deleted."""

    database_role = models.TextField(db_default=SessionUser(), editable=False)

    class Meta:
        abstract = True


def tracked(*, exclude: list[str] | None = None, fields: list[str] | None = None) -> Callable[[Tracked], Tracked]:
    """Keep every state of a model's rows; `fields` alone where the row itself can never change."""
    keep = pghistory.track(
        pghistory.InsertEvent("made"),
        pghistory.UpdateEvent("changed"),
        pghistory.DeleteEvent("deleted"),
        exclude=exclude,
        fields=fields,
        append_only=True,
        base_model=State,
        obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
    )
    return cast(Callable[[Tracked], Tracked], keep)


@contextmanager
def acting(by: models.Model, reason: str = "") -> Iterator[None]:
    """All or nothing, and in the history under this name and reason."""
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
        yield


def last_told(row: models.Model) -> tuple[str, datetime]:
    """Who wrote the row last and when: a person's name, or the role of the database."""
    from onir.desk.accounts.models import User  # noqa: PLC0415 - which is tracked by this module

    history: Any = row
    state = history.history.order_by("pgh_id").last()
    number = (state.pgh_context or {}).get("user")
    person = User.objects.filter(pk=number).first() if number else None
    return str(person or state.database_role), state.pgh_created_at
