"""Every kind of record, every way to write it: each leaves its state in the history, or the database refuses it.

The desk has no administration pages of Django's, so these are all the ways there are: one row, many rows at once, an
update of a query, and SQL, under the role of the desk and under the one that owns the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import models
from tests.desk.pipeline.conftest import office, person, project  # noqa: F401 - fixtures

APPS = ("pipeline", "agreements", "headquarters")
KEPT = {"pipeline.projectsum", "pipeline.heard", "pipeline.spell", "pipeline.way", "agreements.calendarfeed",
        "agreements.calendarentry", "agreements.reminded", "agreements.agreementmove",
        "headquarters.headquartersmove"}  # fmt: skip
"""No records: what the database reckons itself, what a person's calendar and letters were told, and the moves that
migrations fill in for its triggers."""

CHANGED: Mapping[str, str] = {
    "pipeline.organisation": "name", "pipeline.investorlogin": "organisation", "pipeline.contact": "name",
    "pipeline.merger": "reason", "pipeline.stage": "name_en", "pipeline.status": "name_en",
    "pipeline.reason": "name_en", "pipeline.transition": "kind", "pipeline.gate": "check_name",
    "pipeline.project": "site", "pipeline.party": "role", "pipeline.share": "person", "pipeline.milestone": "title",
    "pipeline.event": "place", "pipeline.attendance": "organisation", "pipeline.lead": "who",
    "pipeline.interaction": "note", "pipeline.participant": "contact", "pipeline.document": "title",
    "pipeline.task": "title", "pipeline.savedfilter": "name", "headquarters.issue": "body",
    "headquarters.issueescalation": "reason", "headquarters.sitting": "agenda", "headquarters.attendee": "name",
    "headquarters.instruction": "unit", "headquarters.coexecutor": "user", "headquarters.extension": "reason",
    "headquarters.target": "source", "agreements.agreement": "title", "agreements.covered": "project",
    "agreements.agreementparty": "post", "agreements.agreedsum": "kind", "agreements.agreementdocument": "part",
    "agreements.supportmeasure": "legal_basis", "agreements.measurevalue": "source",
    "agreements.obligation": "wording", "agreements.obligationinstance": "comment",
}  # fmt: skip
"""Of each kind that may be changed, a column that is."""

NEVER = ("pipeline.movelog", "pipeline.investmentfigure", "pipeline.jobfigure", "pipeline.productionfigure",
         "pipeline.exportlog")  # fmt: skip
"""Kinds whose rows are never changed: a column of each is tried all the same."""

ASKED: Mapping[str, Mapping[str, Any]] = {
    "pipeline.project": {"title_en": "Plant"}, "pipeline.movelog": {"stage_to_id": "lead", "status_to_id": "active"},
    "pipeline.gate": {"stage_id": "lead"}, "pipeline.reason": {"status_id": "delayed"},
    "pipeline.transition": {"stage_from_id": "lead", "stage_to_id": "operating"},
    "pipeline.investmentfigure": {"currency": "KZT", "rate": 1}, "agreements.agreedsum": {"currency": "KZT", "rate": 1},
    "headquarters.instruction": {"text_ru": "Ускорить"}, "headquarters.extension": {"before": date(2025, 1, 1)},
}  # fmt: skip
"""What a constraint asks of a row beyond its columns."""

_numbers = count(1)
BY_KIND: Mapping[type[models.Field[Any, Any]], Callable[[models.Field[Any, Any]], Any]] = {
    models.DateTimeField: lambda _: datetime(2026, 1, 1, tzinfo=UTC),
    models.DateField: lambda _: date(2026, 1, 1),
    models.BooleanField: lambda _: False,
    models.DecimalField: lambda _: Decimal(1),
    models.IntegerField: lambda _: next(_numbers),
    models.CharField: lambda field: f"x{next(_numbers)}"[: field.max_length],
    models.TextField: lambda _: f"x{next(_numbers)}",
}


def row(kind: type[models.Model], database: str) -> Any:
    """A row of that kind that is not stored yet; what it refers to is."""
    given = dict(ASKED.get(kind._meta.label_lower, {}))
    for field in kind._meta.concrete_fields:
        if field.name in given or field.attname in given or not _needed(field):
            continue
        given[field.name] = stored(field.related_model, database) if field.is_relation else value(field)
    if kind._meta.label_lower == "agreements.obligation":
        given["agreement"] = stored(_kind("agreements.agreement"), database)
    return kind(**given)


def _needed(field: Any) -> bool:
    automatic = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    kept = field.has_default() or field.has_db_default() or automatic or isinstance(field, models.AutoField)
    return not (field.null or kept) and (not field.blank or field.primary_key)


def value(field: Any) -> Any:
    """Something new that the column takes."""
    if field.choices:
        return field.choices[0][0]
    return next(made(field) for kind, made in BY_KIND.items() if isinstance(field, kind))


def other(field: Any, number: int, database: str) -> Any:
    """Another value than the one before, as the column holds it."""
    if field.is_relation:
        return stored(field.related_model, database).pk
    return field.choices[number % len(field.choices)][0] if field.choices else value(field)


def stored(kind: Any, database: str) -> Any:
    one = row(kind, database)
    one.save(using=database, force_insert=True)
    return one


def _kind(label: str) -> Any:
    from django.apps import apps

    return apps.get_model(label)


# -- the ways -------------------------------------------------------------------------------------------------------


def by_save(one: Any, column: Any, new: Any, database: str) -> None:
    setattr(one, column.attname, new)
    one.save(using=database, update_fields=[column.name])


def by_update(one: Any, column: Any, new: Any, database: str) -> None:
    type(one)._base_manager.using(database).filter(pk=one.pk).update(**{column.attname: new})


def by_bulk_update(one: Any, column: Any, new: Any, database: str) -> None:
    setattr(one, column.attname, new)
    type(one)._base_manager.using(database).bulk_update([one], [column.name])


def by_sql(one: Any, column: Any, new: Any, database: str) -> None:
    table, key = one._meta.db_table, one._meta.pk.column
    _asked(database, f'UPDATE {table} SET "{column.column}" = %s WHERE "{key}" = %s', [new, one.pk])


def by_joined_sql(one: Any, column: Any, new: Any, database: str) -> None:
    """As an import past the desk would: many rows by one statement."""
    table, key = one._meta.db_table, one._meta.pk.column
    asked = (
        f'UPDATE {table} one SET "{column.column}" = %s FROM (SELECT "{key}" AS which FROM {table}) found '
        f'WHERE one."{key}" = found.which AND found.which = %s'
    )
    _asked(database, asked, [new, one.pk])


def _asked(database: str, statement: str, given: list[Any]) -> None:
    from django.db import connections

    with connections[database].cursor() as cursor:
        cursor.execute(statement, given)


WAYS = (by_save, by_update, by_bulk_update, by_sql, by_joined_sql)
ROLES = {"default": "onir_desk", "owner": "onir_owner"}


@pytest.fixture(params=ROLES)
def database(desk: None, request: pytest.FixtureRequest) -> Iterator[str]:
    """Under either role, in a transaction that is taken back."""
    from django.db import transaction

    with transaction.atomic(request.param):
        yield request.param
        transaction.set_rollback(True, request.param)


@contextmanager
def refused(database: str) -> Iterator[None]:
    from django.db import Error, transaction

    with pytest.raises(Error), transaction.atomic(database):
        yield


def states(one: Any, database: str) -> list[Any]:
    return list(one.history.using(database).order_by("pgh_id"))


def test_every_kind_of_record_is_tried(desk: None) -> None:
    from django.apps import apps

    kinds = {kind._meta.label_lower for app in APPS for kind in apps.get_app_config(app).get_models()}
    records = {kind for kind in kinds - KEPT if not kind.endswith("state")}
    assert records == {*CHANGED, *NEVER}


@pytest.mark.parametrize("label", CHANGED)
def test_every_way_to_change_a_record_is_in_its_history(database: str, label: str) -> None:
    one = stored(_kind(label), database)
    column = one._meta.get_field(CHANGED[label])
    for number, way in enumerate(WAYS, 1):
        new = other(column, number, database)
        way(one, column, new, database)
        told = states(one, database)
        assert (len(told), told[-1].pgh_label, getattr(told[-1], column.attname)) == (number + 1, "changed", new)
        assert told[-1].database_role == ROLES[database], way


@pytest.mark.parametrize("label", [*CHANGED, *NEVER])
def test_what_comes_in_by_the_hundred_is_in_the_history(database: str, label: str) -> None:
    kind = _kind(label)
    one = row(kind, database)
    kind._base_manager.using(database).bulk_create([one])
    (told,) = states(one, database)
    assert (told.pgh_label, told.database_role) == ("made", ROLES[database])


@pytest.mark.parametrize("label", NEVER)
def test_what_is_never_changed_is_refused_every_way(database: str, label: str) -> None:
    one = stored(_kind(label), database)
    column = next(field for field in one._meta.concrete_fields if field.name in ("kind", "reason"))
    for way in WAYS:
        with refused(database):
            way(one, column, "x", database)
    with refused(database):
        _asked(database, f"DELETE FROM {one._meta.db_table} WHERE id = %s", [one.pk])
    assert len(states(one, database)) == 1


@pytest.mark.parametrize("label", [*CHANGED, *NEVER])
def test_no_way_leads_past_the_history(database: str, label: str) -> None:
    """A row taken away by SQL leaves its last state, or stays; what the history says is never changed."""
    one = stored(_kind(label), database)
    table = one.history.model._meta.db_table
    if label != "pipeline.project" and label not in NEVER:
        _asked(database, f'DELETE FROM {one._meta.db_table} WHERE "{one._meta.pk.column}" = %s', [one.pk])
        assert [state.pgh_label for state in states(one, database)] == ["made", "deleted"]
    for statement in (f"UPDATE {table} SET pgh_label = 'x'", f"DELETE FROM {table}"):
        with refused(database):
            _asked(database, statement, [])
