"""Filters kept under a name, and taking rows out, which is logged before the first row leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import QuerySet

from onir.desk.pipeline.doing.permission import need_right
from onir.desk.pipeline.models import ExportLog, SavedFilter
from onir.desk.pipeline.seeking import Sought
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

Rows = TypeVar("Rows", bound=QuerySet[Any])


def keep_filter(by: User, name: str, sought: Sought) -> SavedFilter:
    """The question under that name; one of the same name is asked anew."""
    need_right(by, SavedFilter, "add")
    if not name.strip():
        raise BadInput(msg("The filter has no name."), then=msg("Name it and keep it again."))
    with acting(by):
        query = {"query": sought.query}
        return SavedFilter.objects.update_or_create(person=by, name=name.strip()[:100], defaults=query)[0]


def forget_filter(by: User, number: int) -> None:
    """Nothing where it is not the person's own."""
    with acting(by):
        SavedFilter.objects.filter(person=by, pk=number).delete()


def export(by: User, rows: Rows, *, query: str, form: str) -> Rows:
    """Those of the rows that the person may take out; the log has it."""
    model: Any = rows.model
    need_right(by, model, "export")
    allowed = rows.filter(pk__in=model.objects.allowed(by, "export").values("pk"))
    with acting(by):
        said = {"query": query[:2000], "form": form, "rows": allowed.count()}
        ExportLog.objects.create(by=by, kind=model._meta.label_lower, **said)
    return allowed
