"""Who may do what: one table, `rules.csv`, a line for each action of each page and of each kind of record.

A cell is `yes`, `no`, or, for pages, `public`: a visitor who has not signed in is let in where the office has opened
the desk for reading. For records, named as Django names the model (`pipeline.project`), a cell may be a scope: the
records on which the role may do it. A page, a record or an action that the table does not name is nobody's.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onir.language.messages import Message, msg

VISITOR = "visitor"
ROLES: Mapping[str, Message] = {
    "reader": msg("reader"),
    "analyst": msg("analyst"),
    "editor": msg("editor"),
    "administrator": msg("administrator"),
    "akim": msg("akim or deputy akim"),
    "head": msg("head of the office"),
    "manager": msg("project manager"),
    "assurer": msg("assurer"),
    "executor": msg("executor"),
    "zone": msg("zone operator"),
    "secretary": msg("secretary of the headquarters"),
    "auditor": msg("auditor or prosecutor"),
    "representative": msg("representative of the national agency"),
    "investor": msg("investor"),
}
"""Roles of people who sign in, and their names."""

SCOPES = ("own", "territory", "assigned", "zone", "shared", "company")
"""Which records a cell means: of the person or the team; of the territory; those and the ones with a task of theirs; of
the zone; shared with the person; of the company that the person speaks for. Shared ones are in all but the last."""


class Action(NamedTuple):
    """Something that can be done: an action of a page, or on a kind of record."""

    page: str
    action: str

    @property
    def on_record(self) -> bool:
        """Whether it is done to records, which Django names `app.model`."""
        return "." in self.page


@cache
def table() -> Mapping[Action, Mapping[str, str]]:
    """The whole table: by action, what each role may."""
    text = files("onir.desk").joinpath("rules.csv").read_text("utf-8")
    return {Action(row.pop("page"), row.pop("action")): row for row in csv.DictReader(text.splitlines())}


def granted(role: str, action: Action) -> str:
    """The cell of the table: `yes`, `no`, `public` or a scope.

    >>> granted("manager", Action("pipeline.project", "change"))
    'own'
    """
    return table().get(action, {}).get(role) or "no"


def may(role: str, action: Action, *, public: bool) -> bool:
    """Whether a role may do it, on some record at least.

    >>> reading = Action("standing", "read")
    >>> may("visitor", reading, public=False), may("visitor", reading, public=True)
    (False, True)
    """
    cell = granted(role, action)
    return public if cell == "public" else cell != "no"
