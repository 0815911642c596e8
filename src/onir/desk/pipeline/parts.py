"""What a person sees of the records of one project.

A scope of the rule table means projects, and the records of a project in it are in it: every `in_scope` says so, and a
test holds them to it. So on the page of one project it is asked once in which scopes the project lies, and not of each
kind of record which of all its rows lie there. What is restricted is asked of every kind all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Case, When

from onir.desk.pipeline import scopes
from onir.desk.pipeline.models import Project
from onir.desk.rules import SCOPES, Action, granted

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


@dataclass(frozen=True)
class Parts:
    """The records of a `project` that the person sees."""

    by: User
    project: Project

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The scopes of the rule table that the project lies in."""
        told = {f"in_{one}": Case(When(scopes.projects(one, self.by), then=True), default=False) for one in SCOPES}
        held = Project.every.filter(pk=self.project.pk).values(**told).first() or {}
        return frozenset(name.removeprefix("in_") for name, inside in held.items() if inside)

    def seen(self, rows: Any) -> Any:
        """Those of the project's rows of a kind that the person sees: what `visible_to` gives."""
        cell = granted(self.by.role, Action(rows.model._meta.label_lower, "read"))
        if self.by.is_active and (cell == "yes" or cell in self._inside):
            return rows.filter(rows.model.in_confidence(self.by))
        return rows.visible_to(self.by)
