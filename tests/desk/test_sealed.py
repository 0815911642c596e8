"""What no session of the desk gets around, tried with SQL in the role of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from onir.desk.rules import ROLES

ALL = "SELECT set_config('pgtrigger.ignore', (SELECT array_agg(tgname)::text FROM pg_trigger), true)"
"""Every trigger there is, named as one to be passed over."""


@pytest.fixture
def cursor(desk: None) -> Iterator[Any]:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as held:
        yield held
        transaction.set_rollback(True)


def append_only() -> list[str]:
    import django

    django.setup()
    from onir.desk.database.sealing import append_only as tables

    return sorted(tables())


def test_logs_ledgers_and_histories_are_known(desk: None) -> None:
    held = set(append_only())
    assert {"pipeline_movelog", "pipeline_investmentfigure", "personal_deed", "pipeline_projectstate"} <= held
    assert "pipeline_project" not in held


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_where_rows_are_only_added_the_desk_may_do_nothing_else(cursor: Any, statement: str) -> None:
    from django.db import ProgrammingError, transaction

    let, said = [], set()
    for table in append_only():
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [table])
        column = cursor.fetchone()[0]
        try:
            with transaction.atomic():
                cursor.execute(ALL)
                cursor.execute(statement.format(table, column, column))
            let.append(table)
        except ProgrammingError as refused:
            said.add(str(refused).partition(" for ")[0])
    assert (let, said) == ([], {"permission denied"})


def test_no_setting_turns_a_trigger_off(cursor: Any) -> None:
    """A move past its log, a project deleted, a change that the history does not know: each refused or kept."""
    from django.db import DatabaseError, transaction

    from onir.desk.pipeline.models import Project

    one = Project.objects.create(code="S-1", title_en="Sealed", region="KZ-61", stage_since=date.today())
    cursor.execute(ALL)
    for statement in ("UPDATE pipeline_project SET stage_id = 'prospect'", "DELETE FROM pipeline_project"):
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement)
    before = one.history.count()
    cursor.execute("UPDATE pipeline_project SET title_en = 'In secret' WHERE id = %s", [one.pk])
    assert one.history.count() == before + 1


def test_who_checks_a_figure_did_not_enter_it_whatever_is_set(cursor: Any) -> None:
    """The rule that stands in a trigger: a manager does not verify what is said of their own project."""
    from django.db import DatabaseError, transaction

    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import InvestmentFigure, Project

    assert "manager" in ROLES
    manager, other = (User.objects.create_user(f"sealed-{n}", None, role="manager") for n in (1, 2))
    one = Project.objects.create(
        code="S-2", title_en="Sealed", region="KZ-61", stage_since=date.today(), manager=manager
    )
    cursor.execute(ALL)
    with pytest.raises(DatabaseError, match="other than the manager"), transaction.atomic():
        InvestmentFigure.objects.create(
            project=one, kind="actual", amount=1, currency="KZT", rate=1, rate_date=date.today(), rate_source="KZT",
            as_of=date.today(), source="press", entered_by=other, confidence="verified", verified_by=manager,
            verified_on=date.today(),
        )  # fmt: skip


def test_the_function_of_the_library_is_put_back_by_no_start(desk: None) -> None:
    """A migration that brings a trigger writes the library's function anew; the start that ran it takes it out."""
    from django.db import connection, connections

    from onir.desk.database.sealing import seal

    asked = "SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'"
    with connections["owner"].cursor() as owner:
        owner.execute(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
            "LANGUAGE sql AS 'SELECT true'"
        )
    seal("owner")
    with connection.cursor() as desk_:
        desk_.execute(asked)
        assert desk_.fetchall() == [("SELECT false",)]
