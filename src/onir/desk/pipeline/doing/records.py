"""Entering, changing, erasing and putting back a record of any kind.

Two editors do not overwrite each other: whoever changes a record says which edition of it they saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from onir.desk.pipeline.doing.permission import need, need_all, need_right, need_sight
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models.record import Record
from onir.desk.pipeline.refusals import in_words
from onir.desk.pipeline.soundness import check_columns, entered_columns
from onir.desk.tracking import acting, last_told
from onir.desk.words import Moment
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

Kind = TypeVar("Kind", bound=Record)


def enter(by: User, model: type[Kind], /, *, reason: str = "", **given: Any) -> Kind:
    """A new record; BadInput and NotAllowed say why there is none."""
    return enter_many(by, model, [given], reason=reason)[0]


def enter_many(by: User, model: type[Kind], drafts: Sequence[Mapping[str, Any]], *, reason: str = "") -> list[Kind]:
    """New records of one kind, all or none: looked at row by row, asked about and written together."""
    need_right(by, model, "add")
    rows = [model(**known(model, given), created_by=by) for given in drafts]
    with acting(by, reason):
        written_anew(by, rows, drafts)
        need_all(by, "add", rows)
    return rows


def change(by: User, row: Kind, edition: int, /, *, reason: str = "", **given: Any) -> Kind:
    """The record with other values; BadInput where somebody else has changed it since that edition."""
    values = known(type(row), given)
    with acting(by, reason):
        held = opened(by, row, edition, "change")
        for name, value in values.items():
            setattr(held, name, value)
        written(by, held, given)
    return held


def erase(by: User, row: Kind, edition: int, *, reason: str) -> Kind:
    """Out of every list; its history stays, and it can be put back."""
    said(reason)
    with acting(by, reason):
        held = opened(by, row, edition, "delete")
        held.erased_at = timezone.now()
        _saved(held)
    return held


def put_back(by: User, row: Kind, *, reason: str) -> Kind:
    """An erased record is in the lists again."""
    said(reason)
    with acting(by, reason):
        held = _locked(row)
        held.erased_at = None
        held.edition += 1
        check_columns(held, held.LISTS)
        held.sound()
        _saved(held)
        held.settled()
        need(by, "delete", held)
    return held


def restore(by: User, row: Kind, state: Any, edition: int, /, *, reason: str) -> Kind:
    """The record as it was in a state of its history; what has a way of its own, such as a stage, stays as it is."""
    columns = entered_columns(type(row), row.GUARDED | SYSTEM)
    if state.pgh_obj_id != row.pk:
        raise BadInput(msg("That state is one of another record."))
    former = {
        name: getattr(state, column.attname) for name, column in columns.items() if hasattr(state, column.attname)
    }
    with acting(by, said(reason)):
        held = opened(by, row, edition, "change")
        for name, value in former.items():
            setattr(held, columns[name].attname, value)
        written(by, held, {name: getattr(held, name) for name in former})
    return held


def opened(by: User, row: Kind, edition: int, action: str) -> Kind:
    """The row as it is now, held for this transaction and counted one edition up."""
    held = _locked(row)
    need(by, action, held)
    if held.edition != edition:
        who, when = last_told(held)
        raise BadInput(
            msg("{who} has changed this since you opened it ({when}).", who=who, when=Moment(when)),
            then=msg("Open it again and enter your change once more."),
        )
    held.edition += 1
    return held


def written(by: User, row: Record, given: Mapping[str, Any]) -> None:
    """The row looked at, written, and what follows from it with it."""
    row.tidied()
    check_columns(row, row.LISTS)
    need_sight(by, given.values())
    row.sound()
    _saved(row)
    row.settled()


def written_anew(by: User, rows: Sequence[Kind], drafts: Sequence[Mapping[str, Any]]) -> None:
    """New rows of one kind looked at and written; nothing refers to a new row, so nothing follows from it yet."""
    for row in rows:
        row.tidied()
        check_columns(row, row.LISTS)
    need_sight(by, (value for given in drafts for value in given.values()))
    for kind in {type(row) for row in rows}:
        kind.sound_together(rows)
        with going_together():
            kind._base_manager.bulk_create(rows)


def said(reason: str) -> str:
    """The reason; BadInput where there is none."""
    if not reason.strip():
        raise BadInput(msg("Say why: a reason is missing."))
    return reason.strip()


def _locked(row: Kind) -> Kind:
    return cast(Kind, type(row).every.select_for_update().get(pk=row.pk))


def _saved(row: Record) -> None:
    with going_together():
        row.save()


@contextmanager
def going_together() -> Iterator[None]:
    """BadInput where the database refuses what is written inside, by a rule of its own."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        raise in_words(fault) from fault


def known(kind: type[Record], given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values; BadInput names one that is not entered in this way."""
    columns = entered_columns(kind, kind.GUARDED | SYSTEM)
    for name in given:
        if name not in columns:
            raise BadInput(msg("“{field}” is not entered here.", field=field_name(kind, name)))
    return given


SYSTEM = frozenset({"id", "created_at", "created_by", "updated_at", "edition", "erased_at", "merged_into"})
