"""`ledgers`: every line of money, jobs and output, as it stands now or stood on a day, and what the lines come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Count, F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.desk.accounts.models import User
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline.rows import (
    FORMS,
    Form,
    Paging,
    Region,
    TheProject,
    asker,
    listed,
    of_region,
    one_of,
    project_of,
)
from onir.desk.api.words import DATE, Words, day, word
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, ProductionFigure
from onir.desk.pipeline.money import TENGE, rounded
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
LEDGERS: Mapping[type[Any], str] = {
    InvestmentFigure: "figure_kind",
    JobFigure: "job_kind",
    ProductionFigure: "production_kind",
}
"""The ledgers, and the closed list of their kinds."""

KnownOn = Annotated[str | None, word(marked("As it was known on this day; as it is now without it."),
                                     json_schema_extra=DATE)]  # fmt: skip


class Asked(Words):
    """Of which project or region, as known when."""

    project: TheProject | None = None
    region: Region | None = None
    kind: Annotated[str | None, word(marked("A kind of line, by code."))] = None
    known_on: KnownOn = None

    def of(self, by: User, ledger: type[Any]) -> QuerySet[Any]:
        """The lines of a ledger that are meant and that the person sees."""
        one_of(self.kind, codes(LEDGERS[ledger]), "kind")
        until = day(self.known_on, "known_on")
        rows = ledger.objects.visible_to(by)
        rows = rows.current() if until is None else rows.known_on(until)
        if self.project is not None:
            rows = rows.filter(project=project_of(by, self.project))
        if self.kind is not None:
            rows = rows.filter(kind=self.kind)
        return of_region(rows, self.region, "project__region")


class Lines(Asked, Paging):
    format: Form = None


@router.get(
    "/ledgers/investment",
    **offered(
        "ledgers investment",
        Action("pipeline.investmentfigure", "read"),
        marked("List the lines of the ledger of money: announced, signed, agreed, planned, come, verified."),
        words=Lines,
        answer=shapes.Page[shapes.Investment],
        forms=FORMS[1:],
    ),
)
def investment(request: HttpRequest, asked: Query[Lines]) -> HttpResponseBase:
    found = asked.of(asker(request), InvestmentFigure)
    return listed(request, asked, found, shapes.Investment, name="investment")


@router.get(
    "/ledgers/jobs",
    **offered(
        "ledgers jobs",
        Action("pipeline.jobfigure", "read"),
        marked("List the lines of the ledger of jobs."),
        words=Lines,
        answer=shapes.Page[shapes.Jobs],
        forms=FORMS[1:],
    ),
)
def jobs(request: HttpRequest, asked: Query[Lines]) -> HttpResponseBase:
    return listed(request, asked, asked.of(asker(request), JobFigure), shapes.Jobs, name="jobs")


@router.get(
    "/ledgers/production",
    **offered(
        "ledgers production",
        Action("pipeline.productionfigure", "read"),
        marked("List the lines of the ledger of production: what plants can make, are to make and make."),
        words=Lines,
        answer=shapes.Page[shapes.Production],
        forms=FORMS[1:],
    ),
)
def production(request: HttpRequest, asked: Query[Lines]) -> HttpResponseBase:
    found = asked.of(asker(request), ProductionFigure)
    return listed(request, asked, found, shapes.Production, name="production")


# -- what the lines come to -----------------------------------------------------------------------------------------


@router.get(
    "/ledgers/totals",
    **offered(
        "ledgers totals",
        Action("pipeline.investmentfigure", "read"),
        marked("Add the lines of money up by kind and by how sure they are, at the rates stored with them."),
        words=Asked,
        answer=shapes.Totals,
    ),
)
def totals(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    rows = asked.of(asker(request), InvestmentFigure)
    return as_json({"items": _totals(rows)})


def _totals(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    """One question, grouped there; exact until they are told, and rounded once."""
    foreign = Sum(F("foreign_part") * F("rate"))
    groups = rows.order_by().values("kind", "confidence", "currency").annotate(
        lines=Count("pk"), amounts=Sum("amount"), tenge=Sum(TENGE), told=Count("foreign_part"), foreign=foreign,
    )  # fmt: skip
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for group in groups:
        found[group["kind"], group["confidence"]].append(group)
    return [_total(*name, sorted(parts, key=lambda one: str(one["currency"]))) for name, parts in sorted(found.items())]


def _total(kind: str, confidence: str, parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    held = list(parts)
    lines, tenge = sum(one["lines"] for one in held), rounded(sum((one["tenge"] for one in held), Decimal(0)))
    whole = lines == sum(one["told"] for one in held)
    foreign = rounded(sum((one["foreign"] for one in held), Decimal(0))) if whole else None
    return {
        "kind": kind, "confidence": confidence, "lines": lines, "tenge": f"{tenge:f}",
        "foreign": None if foreign is None else f"{foreign:f}",
        "domestic": None if foreign is None else f"{tenge - foreign:f}",
        "by_currency": [{"currency": one["currency"], "amount": f"{one['amounts']:f}"} for one in held],
    }  # fmt: skip
