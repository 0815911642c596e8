"""Fills the table of moves from `data/`: once, by the migration."""

from __future__ import annotations

from typing import Any

from django.db.migrations import RunPython

from onir.desk.moving import moves


def fill(apps: Any, schema_editor: Any) -> None:
    """As a migration calls it."""
    kind = apps.get_model("headquarters", "HeadquartersMove")
    rows = (kind(machine=name, before=begin, after=end) for name, begin, end in moves("onir.desk.headquarters"))
    kind.objects.using(schema_editor.connection.alias).bulk_create(rows)


def emptied(apps: Any, schema_editor: Any) -> None:
    """The way back: nothing, since the tables go next."""


AFTER = (RunPython(fill, emptied),)
