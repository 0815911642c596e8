"""What all records share: who entered them and when, the edition that two editors hold against each other, erasure.

A record is erased logically: it is in no list any more, its history stays, and it can be put back. `objects` are those
that are not erased; `every` has all of them. `visible_to` and `allowed` ask the rule table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models

from onir.desk.pipeline import scopes

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


class Scoped(models.QuerySet[Any]):
    """Rows of a kind of record, and those of them on which somebody may do something."""

    def visible_to(self, user: User) -> Self:
        """Those that the person may read."""
        return self.allowed(user, "read")

    def allowed(self, user: User, action: str) -> Self:
        """Those on which the person may do it: one question to the database, whatever the scope."""
        return self.filter(scopes.within(self.model, user, action))


class _Held(models.Manager[Any]):
    def get_queryset(self) -> Scoped:
        return Scoped(self.model, using=self._db).filter(erased_at=None)


Held = _Held.from_queryset(Scoped)
Every = models.Manager.from_queryset(Scoped)


class Scopable(models.Model):
    """Rows that the rule table knows under `app.model`; `PROJECT` is the way from a row to its project.

    A model whose rows are called by other records names them in `CALLED_BY`, so that lists ask for all of them at once.
    """

    PROJECT: ClassVar[str] = "project"
    if TYPE_CHECKING:
        history: Any

    class Meta:
        abstract = True

    @classmethod
    def in_scope(cls, scope: str, user: User) -> models.Q:
        """The rows that a cell of the table means; unless a model says otherwise, those of the projects it means."""
        return scopes.of_projects(cls.PROJECT, scope, user)

    @classmethod
    def in_confidence(cls, user: User) -> models.Q:
        """The rows that neither restriction nor erasure of their project keeps from the person."""
        return scopes.confidence(cls.PROJECT, user)


class Apart(Scopable):
    """Rows that are of no project: the table says of a role that it reads all of them or none."""

    objects: ClassVar[Any] = Every()
    every: ClassVar[Any] = Every()

    class Meta:
        abstract = True

    @classmethod
    def in_scope(cls, scope: str, user: User) -> models.Q:  # noqa: ARG003
        return scopes.NOTHING

    @classmethod
    def in_confidence(cls, user: User) -> models.Q:  # noqa: ARG003
        return models.Q()


class Record(Scopable):
    """A row that people enter and change; `edition` grows with every change.

    `LISTS` names the closed list of a column, `GUARDED` columns that a function of `doing` of their own writes.
    """

    LISTS: ClassVar[Mapping[str, str]] = {}
    GUARDED: ClassVar[frozenset[str]] = frozenset()

    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)
    edition = models.PositiveIntegerField(default=1, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = Held()
    every: ClassVar[Any] = Every()

    class Meta:
        abstract = True

    def tidied(self) -> None:
        """Words without spaces around them, before anything is looked at."""
        for column in self._meta.fields:
            if column.editable and isinstance(value := getattr(self, column.attname), str):
                setattr(self, column.attname, value.strip())

    def sound(self) -> None:
        """BadInput where the row as a whole cannot be so; columns by themselves have been looked at before."""

    @classmethod
    def sound_together(cls, rows: Sequence[Any]) -> None:
        """The same of many rows at once, each of which may be sound without the others."""
        for row in rows:
            row.sound()

    def settled(self) -> None:
        """Write what follows from the row, after it is written."""
