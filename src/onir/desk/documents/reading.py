"""Records as documents take them: read as one person may, on one day, with codes made words.

Whatever a list of the desk would not show to the person is not read here either: a question begins with `visible_to`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from onir.bulletin.pipeline import records
from onir.desk.accounts.models import User
from onir.desk.demo.marked import held as fictitious
from onir.desk.documents.lines import lines_by_project
from onir.desk.pages.cards import place
from onir.desk.pipeline.models import Project, Stage
from onir.desk.pipeline.money import rounded
from onir.desk.pipeline.sums import NAMES
from onir.desk.rules import ROLES
from onir.desk.shown import may
from onir.language.messages import Sayable, Wording

KINDS = {
    "agreements": "agreements.agreement",
    "owed": "agreements.obligationinstance",
    "issues": "headquarters.issue",
    "talks": "pipeline.interaction",
    "events": "pipeline.event",
    "moves": "pipeline.movelog",
    "orders": "headquarters.instruction",
    "targets": "headquarters.target",
}
"""Kinds of records that some role does not read, by what documents call them."""

OF_SUMS = dict(zip(records.CONCEPTS, NAMES, strict=True))
"""The column that the database keeps of each concept."""


def reading(by: User, day: date) -> records.Reading:
    """Whose rights these are, and what they leave out."""
    unread = tuple(name for name, record in KINDS.items() if not may(by, record, "read"))
    restricted = may(by, "pipeline.project", "view_restricted")
    return records.Reading(day, str(by), ROLES[by.role], unread, restricted, fictitious())


# -- projects and their sums ----------------------------------------------------------------------------------------


def pipeline(by: User, day: date, projects: QuerySet[Project]) -> records.Pipeline:
    """Sums by stage and of all: one question, whatever number of projects."""
    told = {
        f"{column}_{what}": way
        for column in NAMES
        for what, way in (("sum", Sum(f"sums__{column}")), ("of", Count(f"sums__{column}")),
                          ("lines", Sum(f"sums__{column}_lines")), ("on", Max(f"sums__{column}_on")))
    }  # fmt: skip
    rows = {row["stage"]: row for row in projects.order_by().values("stage").annotate(projects=Count("pk"), **told)}
    steps = [
        records.Step(stage.name, row["projects"], _sums([row]))
        for stage in Stage.objects.all()
        if (row := rows.get(stage.code))
    ]
    return records.Pipeline(
        reading(by, day), sum(step.projects for step in steps), _sums(list(rows.values())), tuple(steps)
    )


def _sums(rows: Sequence[Mapping[str, Any]]) -> records.Sums:
    return {concept: _sum(rows, column) for concept, column in OF_SUMS.items()}


def _sum(rows: Sequence[Mapping[str, Any]], column: str) -> records.Sum:
    """Added exactly, then rounded; of nothing, nothing."""
    held = [row for row in rows if row[f"{column}_sum"] is not None]
    if not held:
        return records.Sum(None)
    exact = sum((row[f"{column}_sum"] for row in held), Decimal(0))
    lines, of = (sum(row[f"{column}_{what}"] for row in held) for what in ("lines", "of"))
    return records.Sum(rounded(exact), lines, of, max(row[f"{column}_on"] for row in held))


def sums_of(project: Project) -> records.Sums:
    """The four sums of one project."""
    kept = getattr(project, "sums", None)
    return {concept: _own(kept, column) for concept, column in OF_SUMS.items()}


def _own(kept: Any, column: str) -> records.Sum:
    exact = getattr(kept, column, None)
    if exact is None:
        return records.Sum(None)
    own = getattr(kept, f"{column}_own")
    part = Fraction(own) / Fraction(kept.promised_own) if kept.promised_own and own is not None else None
    return records.Sum(rounded(exact), getattr(kept, f"{column}_lines"), 1, getattr(kept, f"{column}_on"), part)


def projects_of(by: User, held: Iterable[Project]) -> tuple[records.Project, ...]:
    """Projects as lists tell them, with the lines that their sums are of."""
    rows = list(held)
    lines = lines_by_project(by, rows)
    return tuple(
        records.Project(
            one.code, named(one), place_name(one.region), one.stage.name, one.status.name, one.stage_since,
            sums_of(one), one.confidentiality == "restricted", lines.get(one.pk, ()),
        )
        for one in rows
    )  # fmt: skip


def named(one: Sayable) -> Wording:
    """A name as it is now, in three languages, free of the row it was of."""
    return Wording(*(one.say(language) for language in ("en", "ru", "kk")))


def place_name(code: str) -> Wording:
    """The name of a region; its code where it has none."""
    held = place(code)
    return Wording(held, held, held) if isinstance(held, str) else named(held)
