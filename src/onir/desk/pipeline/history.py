"""The history of records: who, when, why, from where, and what was there before and after.

Every state that a row has had is kept by the database (`tracking`); here two that follow each other become a change.
Whoever reads the history reads that of records they may see, erased ones included; of people and of the office's
tables, where the rule table says `yes`. A part of a record, whose model names the whole in `PART_OF`, is read with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection
from django.db.models import OuterRef, Q, Subquery

from onir.desk.pipeline import scopes
from onir.desk.pipeline.history_words import Change, Pair, called, told, whole_of
from onir.desk.pipeline.models.record import Record, Scopable
from onir.desk.rules import Action, granted
from onir.desk.tracking import State

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

MOST = 100
"""Of each kind of record that belongs to another, and changes of one record at a time."""

NEWEST = 50
LOOKED_AT = (250, 1250)
"""Newest changes that are looked through for those the person may read; where they are too few, then as many as the
second says; at last `OF_EACH` of every kind."""
OF_EACH = 500


@cache
def tracked_models() -> Mapping[str, type[Any]]:
    """The models of which a history is kept, by the name that Django gives them."""
    states: list[Any] = [model for model in apps.get_models() if issubclass(model, State)]
    return {state.pgh_tracked_model._meta.label_lower: state.pgh_tracked_model for state in states}


def readable(model: type[Any], user: User) -> Q:
    """The rows of a model whose history the person may read."""
    if whole := whole_of(model):
        return Q(**{f"{model.PART_OF}__in": whole._base_manager.filter(readable(whole, user)).values("pk")})
    cell = granted(user.role, Action(model._meta.label_lower, "read"))
    if not issubclass(model, Scopable):
        return Q() if cell == "yes" else scopes.NOTHING
    if cell == "no":
        return scopes.NOTHING
    return scopes.within(model, user, "read") | (_erased(model) & scopes.of_cell(model, cell, user))


def _erased(model: type[Any]) -> Q:
    return Q(erased_at__isnull=False) if issubclass(model, Record) else scopes.NOTHING


def row_of(user: User, label: str, number: str) -> Any:
    """The row, erased or not; None where there is none whose history the person may read."""
    model = tracked_models().get(label)
    try:
        return model._base_manager.filter(readable(model, user), pk=number).first() if model else None
    except ValueError:  # letters where rows have numbers
        return None


def history_of(row: Any, before: int | None = None) -> tuple[list[Change], int | None]:
    """The changes of one row, the newest first, and the number of the state after which earlier ones follow."""
    states = row.history.order_by("-pgh_id")
    found = list((states.filter(pgh_id__lte=before) if before else states)[: MOST + 1])
    pairs: list[Pair] = [(type(row), *pair) for pair in zip([*found[1:], None], found, strict=True)]
    return told(pairs[:MOST]), found[MOST].pgh_id if len(found) > MOST else None


def history_of_parts(row: Any) -> list[Change]:
    """The last changes of what a record is made of, the newest first; of parts that are gone, too."""
    parts = [model for model in tracked_models().values() if whole_of(model) is type(row)]
    found = [pair for model in parts for pair in _pairs(model, Q(**{model.PART_OF: row.pk}))]
    return told(sorted(found, key=_moment, reverse=True)[:MOST])


def _moment(pair: Pair) -> Any:
    return pair[2].pgh_created_at, pair[2].pgh_id


def _pairs(model: type[Any], states: Q) -> list[Pair]:
    """The newest of these states, each with the one before it: two questions."""
    every = model.history.rel.related_model.objects
    earlier = every.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    found = list(
        every.filter(states).annotate(earlier=Subquery(earlier.values("pgh_id")[:1])).order_by("-pgh_id")[:MOST]
    )
    before = every.in_bulk([one.earlier for one in found if one.earlier])
    return [(model, before.get(one.earlier), one) for one in found]


def below(row: Any, user: User) -> list[Any]:
    """Records with a history of their own that belong to this one, of those the person may look into."""
    found: list[Any] = []
    for relation in row._meta.related_objects:
        model, column = relation.related_model, relation.field
        if model in tracked_models().values() and issubclass(model, Scopable) and column.name != "merged_into":
            found += called(model).filter(readable(model, user), **{column.name: row.pk}).order_by("pk")[:MOST]
    return found


def newest(user: User) -> list[Change]:
    """The last changes of records whose history the person may read, the newest first."""
    found: Sequence[tuple[type[Any], int]] = ()
    for most in (*LOOKED_AT, None):
        latest = _latest(most)
        found = _readable(latest, user)
        if len(found) >= NEWEST or len(latest) < (most or 0):
            break
    return told(_in_order(found[:NEWEST]))


def _in_order(found: Sequence[tuple[type[Any], int]]) -> list[Pair]:
    of_kind: dict[type[Any], list[int]] = {}
    for model, number in found:
        of_kind.setdefault(model, []).append(number)
    pairs = [pair for model, numbers in of_kind.items() for pair in _pairs(model, Q(pgh_id__in=numbers))]
    held = {(pair[0], pair[2].pgh_id): pair for pair in pairs}
    return [held[one] for one in found if one in held]


def _latest(most: int | None) -> list[tuple[type[Any], int, Any]]:
    """The latest states of all kinds: model, number, row; the last first. None: the latest of each kind."""
    models = list(tracked_models().values())
    union = " UNION ALL ".join(f"({_of_kind(place, model)})" for place, model in enumerate(models))
    order = f"SELECT kind, pgh_id, row FROM ({union}) states ORDER BY pgh_created_at DESC, pgh_id DESC LIMIT %(most)s"  # noqa: S608 - names of our own tables
    with connection.cursor() as cursor:
        cursor.execute(order, {"most": most, "each": most or OF_EACH})
        return [(models[kind], number, models[kind]._meta.pk.to_python(row)) for kind, number, row in cursor.fetchall()]


def _of_kind(place: int, model: type[Any]) -> str:
    table = model.history.rel.related_model._meta.db_table
    came = "" if issubclass(model, Scopable) else "WHERE pgh_label <> 'made' OR pgh_context IS NOT NULL"
    return (
        f"SELECT {place} AS kind, pgh_id, pgh_created_at, pgh_obj_id::text AS row FROM {table} {came} "  # noqa: S608
        "ORDER BY pgh_id DESC LIMIT %(each)s"
    )


def _readable(states: Sequence[tuple[type[Any], int, Any]], user: User) -> list[tuple[type[Any], int]]:
    """Those of rows that the person may look into: a question a kind."""
    rows: dict[type[Any], set[Any]] = {}
    for model, _, row in states:
        rows.setdefault(model, set()).add(row)
    seen = {
        model: set(model._base_manager.filter(readable(model, user), pk__in=numbers).values_list("pk", flat=True))
        for model, numbers in rows.items()
    }
    return [(model, number) for model, number, row in states if row in seen[model]]
