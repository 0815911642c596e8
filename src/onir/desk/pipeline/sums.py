"""What projects promise and what came of it, in tenge by the rates stored with each line: for lists and for totals.

They are read from the sums that the database keeps with every line (`ProjectSum`, which says what each of them is), so
that no list scans the ledgers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from onir.desk.pipeline.models import Project
from onir.desk.pipeline.money import rounded


@dataclass(frozen=True)
class Sums:
    """In tenge; None where nothing was said."""

    promised: Decimal | None = None
    agreed: Decimal | None = None
    came: Decimal | None = None
    verified: Decimal | None = None


NAMES = ("promised", "agreed", "came", "verified")


def with_sums(projects: QuerySet[Project]) -> Any:
    """The projects with the four sums, to be shown or sorted by."""
    return projects.annotate(**{name: F(f"sums__{name}") for name in NAMES})


def sums_of(row: Any) -> Sums:
    """Those of a project that `with_sums` has brought, to a tiyn."""
    return Sums(*(_rounded(getattr(row, name)) for name in NAMES))


@dataclass(frozen=True)
class Total:
    """How many projects, and their sums."""

    projects: int
    sums: Sums


def totals(projects: QuerySet[Project], by: str) -> Mapping[Any, Total]:
    """Counts and sums by a column: one question, whatever number of projects."""
    told = {name: Sum(f"sums__{name}") for name in NAMES}
    rows = projects.order_by().values(by).annotate(projects=Count("pk"), **told)
    return {row[by]: Total(row["projects"], Sums(*(_rounded(row[name]) for name in NAMES))) for row in rows}


def _rounded(exact: Decimal | None) -> Decimal | None:
    return None if exact is None else rounded(exact)
