"""Fills the tables of stages, statuses, reasons, moves and gates from `data/`: once, by the migration.

From then on they are the office's: what it has changed is not changed back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.operations import TrigramExtension
from django.db.migrations import RunPython

from onir.desk.pipeline.data import rows

TABLES = {"stages": "Stage", "statuses": "Status", "reasons": "Reason", "transitions": "Transition", "gates": "Gate"}
"""In this order: what refers to another comes after it."""

OTHERWISE_NAMED = {"check": "check_name", "status": "status_id", "stage": "stage_id", "stage_from": "stage_from_id",
                   "stage_to": "stage_to_id"}  # fmt: skip
YES_OR_NO = {"yes": True, "no": False}


def fill(apps: Any, schema_editor: Any) -> None:
    """As a migration calls it."""
    database = schema_editor.connection.alias
    for name, model in TABLES.items():
        kind = apps.get_model("pipeline", model)
        kind.objects.using(database).bulk_create(kind(**_row(line)) for line in rows(name))


def _row(line: Mapping[str, str]) -> dict[str, Any]:
    """A line as columns; a blank day is none."""
    row: dict[str, Any] = {OTHERWISE_NAMED.get(name, name): YES_OR_NO.get(cell, cell) for name, cell in line.items()}
    return row | {name: row[name] or None for name in ("from_date", "to_date") if name in row}


def emptied(apps: Any, schema_editor: Any) -> None:
    """The way back: nothing, since the tables go next."""


BEFORE = (TrigramExtension(),)
"""Likeness of words, which indexes of names need; an own database has it from its making."""
AFTER = (RunPython(fill, emptied),)
