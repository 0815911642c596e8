"""Two records of one organisation or person made one, and made two again.

What belonged to the record that goes belongs to the one that stays, but for what that has already; the one that goes is
erased and says into which. Which rows were taken over stands with the merger, so that it can be undone: rows that came
later stay where they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, ForeignKey, Model, OuterRef
from django.utils import timezone

from onir.desk.database.sealing import append_only
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.doing.permission import need
from onir.desk.pipeline.models import Contact, InvestorLogin, Merger, Organisation, Party
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

Kind = TypeVar("Kind", Organisation, Contact)


def merge(by: User, stays: Kind, goes: Kind, *, reason: str) -> Merger:
    """One record of two; what the one that stays does not say, it takes from the one that goes."""
    with acting(by, records.said(reason)):
        for row in (stays, goes):
            need(by, "merge", row)
        kept, gone = (type(row).every.select_for_update().get(pk=row.pk) for row in (stays, goes))
        _mergeable(kept, gone)
        merger = Merger(model=kept._meta.model_name, stays=kept.pk, goes=gone.pk, by=by, reason=reason)
        gone.erased_at, gone.merged_into, gone.edition = timezone.now(), kept, gone.edition + 1
        gone.save()
        with records.going_together():
            merger.moved = dict(_taken_over(gone, kept))
        merger.filled = _filled(kept, gone)
        kept.edition += 1
        kept.sound()
        kept.save()
        kept.settled()
        merger.save()
    return merger


def unmerge(by: User, merger: Merger, *, reason: str) -> None:
    """Two records again, each with what it had; what was entered since stays where it was entered."""
    model: Any = {"organisation": Organisation, "contact": Contact}[merger.model]
    with acting(by, records.said(reason)):
        merger = Merger.objects.select_for_update().get(pk=merger.pk)
        kept, gone = (model.every.select_for_update().get(pk=pk) for pk in (merger.stays, merger.goes))
        need(by, "merge", kept)
        if merger.undone_at is not None:
            raise BadInput(msg("This has been undone already."))
        for name, before in merger.filled.items():
            setattr(kept, name, before)
        kept.edition += 1
        kept.save()
        gone.erased_at, gone.merged_into, gone.edition = None, None, gone.edition + 1
        gone.sound()
        gone.save()
        _given_back(model, merger, gone)
        for row in (kept, gone):
            row.settled()
        merger.undone_at = timezone.now()
        merger.save()


def _mergeable(kept: Any, gone: Any) -> None:
    if kept.pk == gone.pk or kept.erased_at or gone.erased_at:
        raise BadInput(msg("These are not two records that could be made one."))
    numbers = {getattr(row, "bin", None) for row in (kept, gone)} - {None}
    if len(numbers) > 1:
        raise BadInput(msg("Two organisations with a BIN each are two: {numbers}.", numbers=sorted(numbers)))


def _references(model: type[Model]) -> Iterator[tuple[type[Any], str]]:
    """Every column of a record that refers to the model, but for those that tell of merging itself, and lists that are
    never changed: they go on naming the record that went, which says into which."""
    never = set(append_only())
    for relation in model._meta.related_objects:
        field, of = relation.field, relation.related_model
        if of._meta.db_table in never:
            continue
        if isinstance(field, ForeignKey) and field.name != "merged_into" and "pgh" not in field.name:
            yield of, field.name


def _taken_over(gone: Any, kept: Any) -> Iterator[tuple[str, list[int]]]:
    """Rows that refer to the one that goes, by their kind and column; they refer to the one that stays from now on."""
    for model, column in _references(type(gone)):
        rows: Any = model._base_manager.filter(**{column: gone.pk}).exclude(pk__in=_twice(model, gone, kept))
        rows = rows.exclude(pk=kept.pk) if model is type(kept) else rows
        if numbers := sorted(rows.values_list("pk", flat=True)):
            rows.update(**{column: kept.pk})
            yield f"{model._meta.label_lower}.{column}", numbers


def _twice(model: type[Any], gone: Any, kept: Any) -> list[int]:
    """Rows that the one that stays has already: a role in the same project, a sign-in of the same person."""
    if model is Party:
        held = Party.objects.filter(organisation=kept, project=OuterRef("project"), role=OuterRef("role"))
    elif model is InvestorLogin:
        held = InvestorLogin.objects.filter(organisation=kept, person=OuterRef("person"))
    else:
        return []
    return list(model.objects.filter(Exists(held), organisation=gone.pk).values_list("pk", flat=True))


def _given_back(model: type[Any], merger: Merger, gone: Any) -> None:
    columns = {f"{of._meta.label_lower}.{column}": (of, column) for of, column in _references(model)}
    for name, numbers in merger.moved.items():
        of, column = columns[name]
        of._base_manager.filter(pk__in=numbers, **{column: merger.stays}).update(**{column: gone.pk})


def _filled(kept: Any, gone: Any) -> dict[str, Any]:
    """Blank columns of the one that stays, filled from the other; what they were."""
    before: dict[str, Any] = {}
    for field in kept._meta.concrete_fields:
        mine, other = getattr(kept, field.attname), getattr(gone, field.attname)
        plain = field.editable and not field.is_relation and not field.choices
        if plain and mine in ("", None, []) and other not in ("", None, []):
            before[field.attname] = mine
            setattr(kept, field.attname, other)
    return before
