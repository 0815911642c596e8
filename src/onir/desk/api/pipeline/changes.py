"""`changes`: which records have been entered, changed or deleted since a moment, for a program that keeps a copy.

What was changed and by whom stands in the history of the desk, for those who may read it; here is only that a record
is to be read anew. A change bears the moment at which its transaction began, and shows itself when that is over: so
nothing is told from the beginning of the oldest one that still writes, and `until` says where to go on. Left out: what
a person is no longer let see, which looks from outside as if it never was; a copy is now and then compared with lists.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any

from django.db import connection
from django.db.models import DateTimeField, F, Q, Value
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
State = tuple[datetime, int, int, int, str, datetime | None]
"""Moment, kind and number; then the row, what was done, and when the row was erased."""
Change = tuple[Place, dict[str, Any]]

LOOKED_AT = (3, 20)
"""Among how many times as many changes as are asked for those of rows that one sees are looked for."""


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
    found = _found(asker(request), after, until, asked.limit + 1)
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


def _found(by: User, after: Place, until: datetime, most: int) -> list[Change]:
    """The changes after one, in their order: of the next ones of all kinds those of rows that the person sees; for one
    who sees few, of each kind on its own, which reads all that the person may see."""
    for times in LOOKED_AT:
        following = _following(after, until, times * most)
        seen = _seen(by, following)
        if len(seen) >= most or len(following) < times * most:
            return seen[:most]
        if len(seen) * LOOKED_AT[-1] < most * times:
            break  # nor would the next look find enough
    each = (_of(kind, by, after, until, most) for kind in range(len(KINDS)))
    return list(islice(heapq.merge(*each, key=lambda one: one[0]), most))


def _following(after: Place, until: datetime, most: int) -> list[State]:
    """The next states of all kinds, whosever they are: one question, answered from the indexes by moment."""
    kinds = [_states(kind, after, until)[:most] for kind in range(len(KINDS))]
    return list(kinds[0].union(*kinds[1:], all=True).order_by("pgh_created_at", "of_kind", "pgh_id")[:most])


def _seen(by: User, states: Sequence[State]) -> list[Change]:
    """Those of rows that the person sees, whole: a question for each kind that is among them."""
    rows: dict[int, set[int]] = {}
    for _, kind, _, row, *_ in states:
        rows.setdefault(kind, set()).add(row)
    seen = {kind: set(_rows(kind, by).filter(pk__in=rows[kind]).values_list("pk", flat=True)) for kind in rows}
    return [_told(*state) for state in states if state[3] in seen[state[1]]]


def _of(kind: int, by: User, after: Place, until: datetime, most: int) -> list[Change]:
    states = _states(kind, after, until).filter(pgh_obj__in=_rows(kind, by).values("pk"))
    return [_told(*state) for state in states[:most]]


def _rows(kind: int, by: User) -> Any:
    """The rows that the person sees, erased ones too."""
    return KINDS[kind]._base_manager.filter(readable(KINDS[kind], by))


def _states(kind: int, after: Place, until: datetime) -> Any:
    """The states of a kind after a change, in their order, as `State` has them."""
    model = KINDS[kind]
    rows = model.history.rel.related_model.objects.filter(
        _later(kind, after), pgh_created_at__gte=after[0], pgh_created_at__lt=until
    )
    gone = F("erased_at") if issubclass(model, Record) else Value(None, output_field=DateTimeField())
    told = rows.order_by("pgh_created_at", "pgh_id").annotate(of_kind=Value(kind), gone=gone)
    return told.values_list("pgh_created_at", "of_kind", "pgh_id", "pgh_obj_id", "pgh_label", "gone")


def _told(at: datetime, kind: int, number: int, row: int, label: str, gone: datetime | None) -> Change:
    told = {
        "kind": KINDS[kind]._meta.label_lower, "id": str(row), "what": label, "at": at.isoformat(),
        "erased": gone is not None,
    }  # fmt: skip
    return (at, kind, number), told


def _later(kind: int, after: Place) -> Q:
    """Those of the same moment that have not been told yet, and all of later moments."""
    at, of, number = after
    if kind == of:
        return Q(pgh_created_at__gt=at) | Q(pgh_created_at=at, pgh_id__gt=number)
    return Q(pgh_created_at__gt=at) if kind < of else Q(pgh_created_at__gte=at)
