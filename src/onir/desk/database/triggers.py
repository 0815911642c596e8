"""A step of a migration that puts up all triggers of its app at once, as the models made before it tell them."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation


class InstallTriggers(Operation):
    """Triggers stand in the options of the models; making a table does not put them up."""

    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: the models tell them already."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        for model in to_state.apps.get_app_config(app_label).get_models():
            for trigger in getattr(model._meta, "triggers", ()):
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing: they go with their tables."""

    def describe(self) -> str:
        return "Install the triggers"
