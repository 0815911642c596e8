"""*History*: who changed which record, when, why and from where; what was there before; and back to a former state."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from onir.desk.door import allowed, rule
from onir.desk.failures import status_of
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.fields import kind_name
from onir.desk.pipeline.history import below, history_of, history_of_parts, newest, row_of
from onir.desk.pipeline.history_words import Change
from onir.desk.pipeline.models.record import Record
from onir.desk.rules import Action
from onir.desk.shown import Cell
from onir.desk.words import Moment, language
from onir.errors import OnirError
from onir.language.messages import Message, msg

HEADS = (msg("When"), msg("Who"), msg("What"), msg("What changed"), msg("Why"))
RESTORE = Action("audit", "restore")


class Line(NamedTuple):
    """A change as a row of the table; `past`: it was made past the desk, and who is a role of the database."""

    change: Change
    past: Message | None
    from_where: str

    @classmethod
    def of(cls, change: Change) -> Line:
        past = msg("Made past the desk, by the database role {role}.", role=change.who) if change.by_hand else None
        return cls(change, past, " · ".join(filter(None, (change.address, change.page))))


@rule("audit", "read")
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The last changes of everything that the person may look into."""
    lines = [Line.of(one) for one in newest(request.user)]  # type: ignore[arg-type] # the rule lets nobody in unsigned
    return render(request, "desk/audit.html", {"lines": lines, "heads": HEADS})


@rule("audit", "read")
@require_safe
def record(request: HttpRequest, model: str, number: str) -> HttpResponse:
    """The whole history of one record."""
    return _shown(request, _row(request, model, number))


@rule("audit", "restore")
@require_POST
def restore(request: HttpRequest, model: str, number: str, state: int) -> HttpResponse:
    """The record as it was in that state."""
    row = _row(request, model, number)
    former = row.history.filter(pk=state).first()
    if former is None or not isinstance(row, Record):
        raise Http404
    try:
        reason, edition = request.POST.get("reason", ""), int(request.POST.get("edition") or 0)
        told = _restored(request, row, former, edition, reason)
    except OnirError as error:
        return _shown(request, row, error=error)
    messages.success(request, told.say(language()))
    return redirect("audit_record", model, number)


def _restored(request: HttpRequest, row: Any, former: Any, edition: int, reason: str) -> Message:
    """What was done, in words."""
    by: Any = request.user
    gone = row.erased_at is not None
    if gone:
        row = records.put_back(by, row, reason=reason)
        edition = row.edition
    records.restore(by, row, former, edition, reason=reason)
    called, day = str(row), Moment(former.pgh_created_at)
    if gone:
        return msg("“{record}” is back in the lists, as it was on {day}.", record=called, day=day)
    return msg("“{record}” is again as it was on {day}.", record=called, day=day)


def _row(request: HttpRequest, model: str, number: str) -> Any:
    row = row_of(request.user, model, number)  # type: ignore[arg-type]
    if row is None:
        raise Http404
    return row


def _shown(request: HttpRequest, row: Any, *, error: OnirError | None = None) -> HttpResponse:
    lines, earlier = history_of(row, number_of(request.GET.get("before", "")) or None)
    context = {
        "kind": kind_name(type(row)),
        "record": row,
        "label": row._meta.label_lower,
        "lines": [Line.of(one) for one in lines],
        "earlier": earlier,
        "is_newest": "before" not in request.GET,
        "parts": [Line.of(one) for one in history_of_parts(row)],
        "below": [_link(one) for one in below(row, request.user)],  # type: ignore[arg-type] # the rule lets nobody in unsigned
        "heads": HEADS,
        "restorable": isinstance(row, Record) and allowed(request, RESTORE),
        "error": error,
    }
    return render(request, "desk/audit_record.html", context, status=status_of(error) if error else 200)


def _link(row: Any) -> Cell:
    """To the history of a record."""
    words = msg("{kind}: {record}", kind=kind_name(type(row)), record=str(row))
    return Cell(words, reverse("audit_record", args=[row._meta.label_lower, row.pk]))


urlpatterns = [
    path("", changes, name="audit"),
    path("<str:model>/<slug:number>/", record, name="audit_record"),
    path("<str:model>/<slug:number>/<int:state>/restore/", restore, name="audit_restore"),
]
