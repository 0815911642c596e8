"""Making the whole of it, in one transaction, with the triggers of the database on.

Rows go in by the thousand, past the doors: a door asks who is there now, and this is about eight years. What the doors
promise holds all the same, since the database itself refuses a move without its log, a changed line of a ledger and a
figure that its manager verified.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.utils import timezone

from onir.desk.accounts.models import User
from onir.desk.demo.marked import held
from onir.desk.demo.names import rows
from onir.desk.tracking import acting
from onir.errors import NotAllowed
from onir.language.messages import msg

APPS = ("pipeline", "agreements", "headquarters")
REASON = "demonstration data"
PARTS = ("office", "projects", "work", "sums", "signed")
"""Modules of this package that make a part each, in this order."""


@dataclass
class Making:
    """What is being made: `held` are rows by kind, as parts that come later need them."""

    chance: Random
    today: date
    people: Mapping[str, User]
    held: dict[str, list[Any]] = field(default_factory=dict)

    def role(self, role: str) -> list[User]:
        return [one for one in self.people.values() if one.role == role]

    def keep(self, rows: Sequence[Any]) -> None:
        """Insert rows of one kind, with their days as they are."""
        if not rows:
            return
        model = type(rows[0])
        with dated(model):
            model._default_manager.bulk_create(rows, batch_size=500)
        self.held.setdefault(model._meta.label_lower, []).extend(rows)

    def rows(self, kind: str) -> list[Any]:
        """Those kept so far, by the name Django gives the kind."""
        return self.held.get(kind, [])


@dataclass(frozen=True)
class Made:
    """How many rows of each kind, and the password of all its people, which is told once."""

    counts: Mapping[str, int]
    password: str


def make(seed: int = 1, today: date | None = None) -> Made:
    """The office; NotAllowed where the desk holds records already."""
    from importlib import import_module  # noqa: PLC0415 - the parts import this module

    refuse_where_held()
    password = secrets.token_urlsafe(12)
    people = _people(password)
    making = Making(Random(seed), today or timezone.localdate(), people)  # noqa: S311 - no secret hangs on it
    with acting(people["demo-head"], REASON):
        for part in PARTS:
            import_module(f"onir.desk.demo.{part}").add(making)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Made({kind: len(rows) for kind, rows in making.held.items() if "." in kind}, password)


def refuse_where_held() -> None:
    """NotAllowed where anything is held, demonstration data too: the two are never mixed."""
    if held():
        raise NotAllowed(
            msg("The desk holds demonstration data already."), then=msg("Remove it first: {command}", command=CLEAR)
        )
    if entered := [model._meta.label for model in _entered() if model._default_manager.exists()]:
        raise NotAllowed(
            msg("The desk holds records of an office, and demonstration data never comes beside them: {kinds}.",
                kinds=entered),
            then=msg("Name another home: {setting}", setting="ONIR_HOME=…"),
        )  # fmt: skip


CLEAR = "onir demo --clear"


def _entered() -> Iterator[Any]:
    """Kinds of records that people enter: those with somebody who created them."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if any(column.name == "created_by" for column in model._meta.fields) and hasattr(model, "every"):
                yield model


def _people(password: str) -> dict[str, User]:
    """Somebody in every role; people of an earlier demonstration are let in again."""
    hashed, found = make_password(password), {}
    for row in rows("people"):
        person = User.objects.filter(username=row["username"]).first() or User(username=row["username"])
        person.name, person.role, person.is_active = f"{row['kk']} · {row['ru']} · {row['en']}", row["role"], True
        person.territory = [row["territory"]] if row["territory"] else []
        person.zone, person.team, person.password = row["zone"], row["team"], hashed
        person.save()
        found[row["username"]] = person
    return found


@contextmanager
def dated(model: Any) -> Iterator[None]:
    """Days that otherwise would be today's, as the rows have them."""
    automatic = [one for one in model._meta.fields if getattr(one, "auto_now_add", False)]
    for one in automatic:
        one.auto_now_add = False
    try:
        yield
    finally:
        for one in automatic:
            one.auto_now_add = True


def noon(day: date) -> datetime:
    """That day, where the desk is."""
    return timezone.make_aware(datetime.combine(day, time(12)))
