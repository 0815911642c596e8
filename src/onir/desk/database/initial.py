"""Writes the first migration of an app anew, from its models: `python -m onir.desk.database.initial pipeline`.

For those who change models before a release, when there is no data to be carried over; it is no part of the package.
Django's own `makemigrations` writes a step for every field that refers, every index and every trigger, and works out
all models anew after each: with a dense net of records a start would take half a minute. Here a table is one step, with
what belongs to it. What an app needs besides stands in its `filling.py`: steps `BEFORE` and `AFTER`.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import django


def main(labels: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onir.desk.settings")
    django.setup()
    from django.apps import apps  # noqa: PLC0415 - once Django is set up

    for label in labels:
        folder = Path(apps.get_app_config(label).path) / "migrations"
        if list(folder.glob("0002*")):
            sys.exit(f"{label} has further migrations: what is new is one more, by makemigrations")
        (folder / "0001_initial.py").write_text(_written(label), "utf-8")


def _written(label: str) -> str:
    from django.apps import apps  # noqa: PLC0415
    from django.db.migrations import Migration  # noqa: PLC0415
    from django.db.migrations.writer import MigrationWriter  # noqa: PLC0415

    from onir.desk.database.triggers import InstallTriggers  # noqa: PLC0415

    module = f"{apps.get_app_config(label).name}.filling"
    around: Any = importlib.import_module(module) if find_spec(module) else None
    tables = list(_tables(label))
    made: Any = type("Migration", (Migration,), {"initial": True, "dependencies": sorted(_needed(label), key=str)})
    made.operations = [*getattr(around, "BEFORE", ()), *tables, InstallTriggers(), *getattr(around, "AFTER", ())]
    return MigrationWriter(made("0001_initial", label), include_header=False).as_string()


def _tables(label: str) -> Iterator[Any]:
    """A step for each model, after those it refers to, with its indexes, constraints and triggers; then what goes
    through a model of its own, which has to stand by then."""
    import pgtrigger  # noqa: PLC0415
    from django.db.migrations.operations import AddField, CreateModel  # noqa: PLC0415
    from django.db.migrations.state import ModelState  # noqa: PLC0415

    later: list[Any] = []

    for model in _in_order(label):
        state = ModelState.from_model(model)
        registered: Any = pgtrigger.registered()
        triggers = [one.compile(model) for of, one in registered if of is model]
        options = state.options | ({"triggers": triggers} if triggers else {})
        kept = {name: value for name, value in options.items() if value or name not in ("indexes", "constraints")}
        through = {
            one.name for one in model._meta.local_many_to_many if not one.remote_field.through._meta.auto_created
        }
        later += [AddField(state.name, name, state.fields[name]) for name in sorted(through)]
        own = [(name, field) for name, field in state.fields.items() if name not in through]
        yield CreateModel(state.name, own, kept, state.bases, state.managers)
    yield from later


def _in_order(label: str) -> Iterator[type[Any]]:
    from django.apps import apps  # noqa: PLC0415

    waiting = list(apps.get_app_config(label).get_models(include_auto_created=False))
    done: set[type[Any]] = set()
    while waiting:
        ready = [model for model in waiting if not ({*_of(model, label)} - done - {model})]
        yield from ready
        done.update(ready)
        waiting = [model for model in waiting if model not in ready]


def _of(model: type[Any], label: str) -> Iterator[type[Any]]:
    """Models of the app that a model refers to."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    yield from (one.related_model for one in fields if one.related_model and one.related_model._meta.app_label == label)


def _needed(label: str) -> set[Any]:
    from django.apps import apps  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.db import migrations  # noqa: PLC0415

    needed: set[Any] = set()
    for model in apps.get_app_config(label).get_models():
        for field in model._meta.get_fields():
            related: Any = field.related_model if field.concrete else None
            if related and related._meta.app_label != label:
                user = related._meta.label == settings.AUTH_USER_MODEL
                first = (related._meta.app_label, "0001_initial")
                needed.add(migrations.swappable_dependency(settings.AUTH_USER_MODEL) if user else first)
    return needed


if __name__ == "__main__":
    main(sys.argv[1:])
