"""Lines of ledgers as documents take them, each with the concepts whose sum it is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onir.bulletin.pipeline import records
from onir.desk.accounts.models import User
from onir.desk.pages.cards import in_full
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import InvestmentFigure, Project
from onir.desk.pipeline.models.sums import PROMISES
from onir.desk.pipeline.money import in_tenge
from onir.language.messages import Sayable

CAME = ("actual", "cumulative")


def lines_by_project(by: User, projects: Sequence[Project]) -> Mapping[int, tuple[records.Line, ...]]:
    """The current lines of the ledger of money, by project: one question for all of them."""
    rows = InvestmentFigure.objects.visible_to(by).current().filter(project__in=[one.pk for one in projects])
    held: dict[int, list[Any]] = defaultdict(list)
    for row in rows.select_related("project", "evidence", "verified_by").order_by("as_of", "pk"):
        held[row.project_id].append(row)
    return {number: tuple(_money(lines)) for number, lines in held.items()}


def _money(rows: Sequence[Any]) -> Iterator[records.Line]:
    counted = {concept: set(numbers) for concept, numbers in concepts(rows)}
    for one in rows:
        of = tuple(concept for concept, numbers in counted.items() if one.pk in numbers)
        said = in_full(one.amount, one.currency)
        yield line(one, "figure_kind", said, concepts=of, tenge=in_tenge(one.amount, one.rate), rate=one.rate,
                   rate_on=one.rate_date)  # fmt: skip


def line(one: Any, listed: str, said: Sayable, **more: Any) -> records.Line:
    """What a line of any ledger says."""
    evidence = one.evidence.title if one.evidence else ""
    return records.Line(
        one.pk, one.project.code, codes(listed)[one.kind], said, one.as_of, codes("figure_source")[one.source],
        first=one.period_from, last=one.period_to, evidence=evidence, verified_by=str(one.verified_by or ""),
        verified_on=one.verified_on, **more,
    )  # fmt: skip


def concepts(rows: Sequence[Any]) -> Iterator[tuple[str, Iterable[int]]]:
    """The numbers of the lines that each sum is of, as the database reckons it (`pipeline.models.sums`)."""
    promise = next((kind for kind in PROMISES if any(one.kind == kind for one in rows)), "")
    yield "promised", [one.pk for one in rows if one.kind == promise]
    yield "signed", [one.pk for one in rows if one.kind == "agreed"]
    came = [one for one in rows if one.kind in CAME]
    yield "paid_in", list(_counted(came))
    yield "verified", list(_counted([one for one in came if one.confidence == "verified"]))


def _counted(rows: Sequence[Any]) -> Iterator[int]:
    """The newest figure so far, and what came in periods that begin after its day."""
    so_far = max((one for one in rows if one.kind == "cumulative"), key=lambda one: (one.as_of, one.pk), default=None)
    for one in rows:
        later = one.kind == "actual" and one.period_from and so_far and one.period_from > so_far.as_of
        if so_far is None or one is so_far or later:
            yield one.pk
