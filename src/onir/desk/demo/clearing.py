"""Taking the demonstration away, where nothing else has come beside it.

Decided: it goes whole, with its history and its files, since nothing of it happened; the accounts of its people are
closed, as accounts are never deleted. Where one row was entered or changed by anybody else, all of it stays, since what
belongs to whom could not be told for sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from pghistory.models import Event

from onir.desk.accounts.models import User
from onir.desk.demo import REGION
from onir.desk.demo.making import APPS
from onir.desk.demo.marked import held
from onir.desk.demo.names import rows
from onir.desk.moving import PermittedMove
from onir.desk.pipeline import files
from onir.desk.pipeline.models import Document, Gate, Project, Reason, Stage, Status, Transition
from onir.desk.printing.models import File
from onir.errors import NotAllowed, NotHeld
from onir.language.messages import msg

STAY = (Stage, Status, Reason, Transition, Gate, PermittedMove)
"""Tables that the migrations fill."""


def clear(owner: str) -> None:
    """All of it; `owner`: the connection of the role that may empty tables."""
    if not held():
        raise NotHeld(msg("The desk holds no demonstration data."))
    refuse_where_mixed()
    papers = {digest for kind in (Document, File) for digest in kind._base_manager.values_list("sha256", flat=True)}
    tables = [model._meta.db_table for model in _emptied()]
    quoted = ", ".join(connections[owner].ops.quote_name(table) for table in tables)
    with transaction.atomic(using=owner), connections[owner].cursor() as cursor:
        cursor.execute(f"TRUNCATE {quoted}")  # names of our own tables
    User.objects.filter(username__in=_names()).update(is_active=False)
    for digest in papers:
        files.place_of(digest).unlink(missing_ok=True)


def refuse_where_mixed() -> None:
    """NotAllowed where a project lies elsewhere, or anybody but the demonstration's people entered something."""
    others = User.objects.exclude(username__in=_names())
    mixed = [model._meta.label for model in _emptied() if _of(model, others)]
    if Project.every.exclude(region=REGION).exists():
        mixed.append(Project._meta.label)
    if mixed:
        raise NotAllowed(
            msg("Something else has come beside the demonstration data, so nothing is removed: {kinds}.", kinds=mixed),
            then=msg("Begin with another home for real work: {setting}", setting="ONIR_HOME=…"),
        )


def _of(model: Any, people: Any) -> bool:
    """Whether a row names one of the people; its history may, since it repeats the row."""
    if issubclass(model, Event):
        return False
    columns = [one.name for one in model._meta.fields if one.related_model is User]
    return any(model._base_manager.filter(**{f"{name}__in": people}).exists() for name in columns)


def _names() -> list[str]:
    return [row["username"] for row in rows("people")]


def _emptied() -> Iterator[Any]:
    for app in (*APPS, "personal", "reconciling", "printing"):
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            tracked = getattr(model, "pgh_tracked_model", model)
            if not issubclass(tracked, STAY):
                yield model
