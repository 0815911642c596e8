"""`changes`: which records have been entered, changed or deleted since a moment, for a program that keeps a copy.

What was changed and by whom stands in the history of the desk, for those who may read it; here is only that a record
is to be read anew. A change bears the moment at which its transaction began, and shows itself when that is over: so
nothing is told from the beginning of the oldest one that still writes, and `until` says where to go on. Left out: what
a person is no longer let see, which looks from outside as if it never was; a copy is now and then compared with lists.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any

from django.db import connection
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, Obligation, ObligationInstance
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.paging import Cursor
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import Paging, asker
from onir.desk.api.words import word
from onir.desk.headquarters.models import Issue, Target
from onir.desk.pipeline.history import readable
from onir.desk.pipeline.models import (
    InvestmentFigure,
    JobFigure,
    Lead,
    Milestone,
    MoveLog,
    Organisation,
    Party,
    ProductionFigure,
    Project,
)
from onir.desk.pipeline.models.record import Record
from onir.desk.rules import Action
from onir.errors import BadInput
from onir.language.messages import marked, msg

router = Router()
KINDS: tuple[type[Any], ...] = (
    Project, Party, Milestone, InvestmentFigure, JobFigure, ProductionFigure, MoveLog, Organisation, Lead,
    Agreement, Obligation, ObligationInstance, Issue, Target,
)  # fmt: skip
"""The kinds of records that this API tells; the history of each has an index by moment, made by a migration."""

OLDEST = """
    SELECT least(clock_timestamp(), min(xact_start)) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
"""
Place = tuple[datetime, int, int]
"""Where a change stands: its moment, its kind, its number among those of its kind."""


class Changing(Paging):
    since: Annotated[str, word(marked("From this moment or day on, such as 2026-10-08 or 2026-10-08T09:30:00+05:00."))]


@router.get(
    "/changes/list",
    **offered(
        "changes list",
        Action("pipeline", "read"),
        marked("List which of the records that you see were entered, changed or deleted since a moment."),
        words=Changing,
        answer=around.Changes,
    ),
)
def list_(request: HttpRequest, asked: Query[Changing]) -> HttpResponse:
    since = moment(asked.since)
    start = Cursor.parse(asked.cursor, asked.subject) if asked.cursor else Cursor.of(asked.subject)
    until, after = _bounds(start, since)
    found = list(islice(_found(asker(request), after, until, asked.limit + 1), asked.limit + 1))
    shown = found[: asked.limit]
    more = None
    if len(found) > len(shown):
        at, kind, number = shown[-1][0]
        more = str(start.going_on((until.isoformat(), at.isoformat(), str(kind), str(number))))
    return as_json({"items": [change for _, change in shown], "until": until.isoformat(), "next": more})


def moment(text: str) -> datetime:
    """A moment or the beginning of a day where the desk stands; BadInput where it is neither.

    >>> moment("2026-10-08T09:30:00+05:00").isoformat()
    '2026-10-08T04:30:00+00:00'
    """
    try:
        said = datetime.fromisoformat(text.replace(" ", "+"))
        return (said if said.tzinfo else timezone.make_aware(said)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(
            msg("“{text}” is neither a day nor a moment.", text=text),
            where="since",
            accepted=msg("Accepted: 2026-10-08, or 2026-10-08T09:30:00+05:00."),
        ) from None


def _bounds(start: Cursor, since: datetime) -> tuple[datetime, Place]:
    """Until when is told, the same on all pages; and after which change this page begins."""
    try:
        until, at, kind, number = start.after
        return datetime.fromisoformat(until), (datetime.fromisoformat(at), int(kind), int(number))
    except ValueError:  # that of a first page has none
        return _now(), (since, -1, 0)


def _now() -> datetime:
    """Up to which all is told that there will ever be."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST)
        found: datetime = cursor.fetchone()[0]
        return found


def _found(by: User, after: Place, until: datetime, most: int) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The changes after one, in their order: a question for each kind, whatever there is."""
    return heapq.merge(*(_of(kind, by, after, until, most) for kind in range(len(KINDS))), key=lambda one: one[0])


def _of(kind: int, by: User, after: Place, until: datetime, most: int) -> list[tuple[Place, dict[str, Any]]]:
    model = KINDS[kind]
    states = model.history.rel.related_model.objects
    rows = states.filter(_later(kind, after), pgh_created_at__gte=after[0], pgh_created_at__lt=until)
    rows = rows.filter(pgh_obj__in=model._base_manager.filter(readable(model, by)).values("pk"))
    columns = ("pgh_created_at", "pgh_id", "pgh_obj_id", "pgh_label")
    erasable = ("erased_at",) if issubclass(model, Record) else ()
    told = rows.order_by("pgh_created_at", "pgh_id").values_list(*columns, *erasable)[:most]
    return [((one[0], kind, one[1]), _told(model, *one)) for one in told]


def _told(
    model: type[Any], at: datetime, _: int, row: int, label: str, erased: datetime | None = None
) -> dict[str, Any]:
    return {
        "kind": model._meta.label_lower, "id": str(row), "what": label, "at": at.isoformat(),
        "erased": erased is not None,
    }  # fmt: skip


def _later(kind: int, after: Place) -> Q:
    """Those of the same moment that have not been told yet, and all of later moments."""
    at, of, number = after
    if kind == of:
        return Q(pgh_created_at__gt=at) | Q(pgh_created_at=at, pgh_id__gt=number)
    return Q(pgh_created_at__gt=at) if kind < of else Q(pgh_created_at__gte=at)
