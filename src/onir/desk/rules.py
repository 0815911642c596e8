"""Who may do what: one table, `rules.csv`, a line for each action of each page.

`public` lets a visitor in who has not signed in, where the office has opened the desk for reading. A page or an action
that the table does not name is nobody's.
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
}
"""Roles of people who sign in, and their names."""


class Action(NamedTuple):
    """Something that can be done: an action of a page."""

    page: str
    action: str


@cache
def table() -> Mapping[Action, Mapping[str, str]]:
    """The whole table: by action, what each role may."""
    text = files("onir.desk").joinpath("rules.csv").read_text("utf-8")
    return {Action(row.pop("page"), row.pop("action")): row for row in csv.DictReader(text.splitlines())}


def may(role: str, action: Action, *, public: bool) -> bool:
    """Whether a role may do it.

    >>> reading = Action("standing", "read")
    >>> may("visitor", reading, public=False), may("visitor", reading, public=True)
    (False, True)
    """
    granted = table().get(action, {}).get(role, "no")
    return granted == "yes" or (granted == "public" and public)
