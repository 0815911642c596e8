"""A move of a project as a form sends it, and a refused one as a page explains it: what is missing, and where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onir.desk.pages.cards import address
from onir.desk.pipeline.doing.moving import GateShut
from onir.desk.pipeline.models import Project
from onir.desk.shown import Cell
from onir.errors import OnirError
from onir.language.messages import Sayable

PARTS = (
    "parties", "investment", "jobs", "production", "milestones", "agreements", "obligations", "issues", "interactions",
    "documents", "tasks",
)  # fmt: skip
"""Parts of a project's page that a check may name; any other place is a column, which the form of the record has."""


@dataclass(frozen=True)
class Step:
    """Where to, which edition of the project was seen, and why."""

    to: str
    edition: int
    reason: str

    @classmethod
    def by(cls, post: Mapping[str, Any]) -> Step:
        """As it was sent."""
        return cls(post.get("to", "").strip(), number_of(post.get("edition", "")), post.get("reason", "").strip())


@dataclass(frozen=True)
class Explained:
    """A refusal: of which project, in which words, and what is missing, each with the place where it is entered."""

    project: Cell
    words: Sayable
    missing: Sequence[Cell]


def number_of(text: str) -> int:
    """A number of an address or a hidden field; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def place_of(project: Project, named: str) -> str:
    """Where on the page of the project something is entered."""
    return f"{address(project.pk)}#{named if named in PARTS else 'record'}"


def explained(project: Project, error: OnirError) -> Explained:
    """The refusal as a page shows it."""
    lacking = error.missing if isinstance(error, GateShut) else ()
    places = [Cell(one.words, place_of(project, one.place)) for one in lacking]
    return Explained(Cell(project, address(project.pk)), error.what if isinstance(error, GateShut) else error, places)
