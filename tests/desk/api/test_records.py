"""The records of the pipeline: each role gets what the rule table says, in the shape described, in few questions."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.api.conftest import Program, Programs
from tests.desk.api.test_answers import faults
from tests.desk.conftest import PASSWORD, Visit
from tests.desk.pipeline.test_rights import World, expected

from onir.desk.rules import ROLES, Action, granted

KINDS = {
    "projects/list": "project",
    "ledgers/investment": "investmentfigure",
    "ledgers/jobs": "jobfigure",
    "ledgers/production": "productionfigure",
    "stages/moves": "movelog",
    "organisations/list": "organisation",
}
"""Lists of which a world of all belongings has a row each."""
MORE = (
    "leads/list",
    "agreements/list",
    "agreements/obligations",
    "agreements/instances",
    "issues/list",
    "targets/list",
)
FILES = {
    "projects/list": "pipeline.project",
    "organisations/list": "pipeline.organisation",
    "leads/list": "pipeline.lead",
    "ledgers/investment": "pipeline.investmentfigure",
    "ledgers/jobs": "pipeline.jobfigure",
    "ledgers/production": "pipeline.productionfigure",
    "agreements/list": "agreements.agreement",
}


def of(visit: Visit, person: Any, *scopes: str) -> Program:
    from onir.desk.api.tokens import SCOPES, make

    return Program(visit(), make(person, "a test", scopes or tuple(SCOPES)).secret)


@pytest.fixture
def world(visit: Visit, settings_of_desk: pytest.MonkeyPatch) -> World:
    """Projects of every belonging, open and restricted, with a person to see them."""
    return World()


def everything(asked: Program, path: str, **words: Any) -> list[dict[str, Any]]:
    """All rows of a list, page by page."""
    found, cursor = list[dict[str, Any]](), None
    while True:
        answer = asked.get(path, **words, **({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.content.decode()
        found += answer.json()["items"]
        if not (cursor := answer.json()["next"]):
            return found


def test_each_role_reads_the_rows_that_the_table_gives_it(visit: Visit, world: World) -> None:
    """Scopes, restriction and erasure as lists of the desk have them."""
    from onir.desk.pipeline.models import Project

    Project.every.filter(pk=world.rows["project", "elsewhere internal"].pk).update(erased_at="2026-01-01T00:00Z")
    asked = of(visit, world.person)
    for role in ROLES:
        world.person.role = role
        world.person.save()
        for path, kind in KINDS.items():
            action = Action(f"pipeline.{kind}", "read")
            if granted(role, action) == "no":
                assert asked.get(path).status_code == 403, (role, path)
                continue
            names = {row.pk: name for (of_kind, name), row in world.rows.items() if of_kind == kind}
            seen = {names[row["id"]] for row in everything(asked, path, limit=7) if row["id"] in names}
            gone = set() if kind == "organisation" else {"elsewhere internal"}
            assert seen == expected(role, action) - gone, (role, path)


def test_a_passport_is_that_of_whom_may_see_it(visit: Visit, world: World) -> None:
    asked = of(visit, world.person)
    for role in ROLES:
        world.person.role = role
        world.person.save()
        may = expected(role, Action("pipeline.project", "read"))
        for name in ("mine internal", "mine restricted", "region internal", "zoned internal", "elsewhere internal"):
            answer = asked.get("projects/show", project=name)
            no = 403 if granted(role, Action("pipeline.project", "read")) == "no" else 404
            assert answer.status_code == (200 if name in may else no), (role, name)


def test_what_a_role_does_not_read_of_a_project_is_not_told_with_it(visit: Visit, world: World) -> None:
    world.person.role = "investor"
    world.person.save()
    told = of(visit, world.person).get("projects/show", project="company internal").json()
    assert (len(told["parties"]), len(told["investment"])) == (1, 1)
    assert (told["moves"], told["interactions"], told["tasks"]) == ([], [], [])


@pytest.fixture
def office(visit: Visit, settings_of_desk: pytest.MonkeyPatch) -> tuple[Program, Any]:
    """A small office of made-up records, and a program of somebody who reads and exports all of them."""
    from datetime import date

    from django.db import connection

    from onir.desk.accounts.models import User
    from onir.desk.demo import office, projects, work
    from onir.desk.demo.making import make

    for module, name, number in (
        (office, "COMPANIES", 24), (office, "GROUPS", 3), (office, "BODIES", 3), (office, "CONTACTS", 4),
        (projects, "PROJECTS", 24), (work, "ENQUIRIES", 12),
    ):  # fmt: skip
        settings_of_desk.setattr(module, name, number)
    make(5, date(2026, 11, 1))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    person = User.objects.create_user("of-all", PASSWORD, role="analyst")
    return of(visit, person), person


def test_answers_of_a_whole_office(office: tuple[Program, Any]) -> None:
    """One office for all that is asked of it: shapes, questions to the database, pages, sums, files."""
    asked, person = office
    shapes_and_questions(asked)
    sums_are_those_of_the_ledger(asked)
    files_hold_the_same(asked)
    filters_are_those_of_the_page(asked, person)
    changes_are_told_once(asked)


def shapes_and_questions(asked: Program) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.indicators.definitions import definitions

    for path in (*KINDS, *MORE):
        questions = []
        for limit in (2, 20):
            with CaptureQueriesContext(connection) as held:
                answer = asked.get(path, limit=limit)
            questions.append(len(held))
            assert faults("get", path, answer.json()) == [], path
        assert 0 < len(answer.json()["items"]) <= 20, path
        if path != "targets/list":  # a target asks its ledger
            assert questions[1] <= questions[0] <= 9, (path, questions)
        assert len(everything(asked, path, limit=5)) == len(everything(asked, path, limit=100)), path
    for path in ("stages/list", "indicators/list", "ledgers/totals"):
        assert faults("get", path, asked.get(path).json()) == [], path
    for code in definitions():
        assert faults("get", "indicators/show", asked.get("indicators/show", indicator=code).json()) == [], code
    for row in asked.get("projects/list", limit=20).json()["items"]:
        with CaptureQueriesContext(connection) as held:
            told = asked.get("projects/show", project=row["code"]).json()
        assert faults("get", "projects/show", told) == [], row["code"]
        assert len(held) < 40
        assert told["project"] == row


def sums_are_those_of_the_ledger(asked: Program) -> None:
    """The totals are the lines added up at their own rates, kind by kind; a project's are those of its lines."""
    lines = everything(asked, "ledgers/investment", limit=1000)
    for total in asked.get("ledgers/totals").json()["items"]:
        own = [one for one in lines if (one["kind"], one["confidence"]) == (total["kind"], total["confidence"])]
        exact = sum((Decimal(one["amount"]) * Decimal(one["rate"]) for one in own), Decimal(0))
        assert (len(own), Decimal(total["tenge"])) == (total["lines"], exact.quantize(Decimal("0.01")))
        by_currency = {one["currency"]: Decimal(one["amount"]) for one in total["by_currency"]}
        assert sum(by_currency.values()) == sum(Decimal(one["amount"]) for one in own)
    then = everything(asked, "ledgers/investment", limit=1000, known_on="2022-01-01")
    assert len(then) < len(lines)
    assert {one["entered_at"] < "2022-01-02" for one in then} <= {True}


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def files_hold_the_same(asked: Program) -> None:
    import pyarrow.parquet as pq

    from onir.desk.pipeline.models import ExportLog

    for path, kind in FILES.items():
        rows = everything(asked, path, limit=1000)
        table = list(csv.DictReader(io.StringIO(content(asked.get(path, format="csv")).decode())))
        assert [one["id"] for one in table] == [str(one["id"]) for one in rows]
        read = pq.read_table(io.BytesIO(content(asked.get(path, format="parquet")))).to_pylist()
        assert [one["id"] for one in read] == [one["id"] for one in rows]
        logged = [(one.form, one.rows) for one in ExportLog.objects.filter(kind=kind).order_by("pk")]
        assert logged == [("csv", len(rows)), ("parquet", len(rows))]
    money = pq.read_table(io.BytesIO(content(asked.get("ledgers/investment", format="parquet")))).to_pylist()
    assert sum(one["tenge"] for one in money) == sum(
        Decimal(one["tenge"]) for one in everything(asked, "ledgers/investment", limit=1000)
    )


def filters_are_those_of_the_page(asked: Program, person: Any) -> None:
    from onir.desk.pipeline.models import Project
    from onir.desk.pipeline.seeking import Sought

    whole = everything(asked, "projects/list")
    one = next(row for row in whole if row["manager"] and row["sector"])
    for name in ("region", "stage", "status", "sector", "manager"):
        found = everything(asked, "projects/list", **{name: one[name]})
        assert {row[name] for row in found} == {one[name]}
        assert len(found) == sum(row[name] == one[name] for row in whole)
    for words in ({"country": "CN"}, {"text": one["title_ru"][:12]}, {"text": one["code"]}):
        sought = Sought(**words).within(Project.objects.visible_to(person))
        assert [row["id"] for row in everything(asked, "projects/list", **words)] == sorted(
            sought.values_list("pk", flat=True)
        )
    assert asked.get("projects/list", stage="nowhere").json()["where"] == "stage"
    still = everything(asked, "agreements/instances", when="late")
    assert {row["shown"] for row in still} <= {
        "overdue",
        "planned",
        "due_soon",
        "returned",
        "deferred",
        "partially_met",
    }
    assert all(row["days"] >= 0 for row in everything(asked, "issues/list", open="true"))


def changes_are_told_once(asked: Program) -> None:
    """Page by page nothing comes twice; what is changed or erased after `until` is told from there."""
    from django.db import connection

    from onir.desk.api.pipeline import changes

    found = everything(asked, "changes/list", since="2000-01-01", limit=100)
    assert found == everything(asked, "changes/list", since="2000-01-01", limit=1000)
    with pytest.MonkeyPatch.context() as each_kind_on_its_own:
        each_kind_on_its_own.setattr(changes, "LOOKED_AT", ())
        assert found == everything(asked, "changes/list", since="2000-01-01", limit=100)
    assert [one["at"] for one in found] == sorted(one["at"] for one in found)
    numbers = {one["id"] for one in found if one["kind"] == "pipeline.project"}
    assert numbers == {str(row["id"]) for row in everything(asked, "projects/list")}
    assert faults("get", "changes/list", asked.get("changes/list", since="2026-10-08T09:30:00+05:00").json()) == []
    with connection.cursor() as cursor:  # what a transaction of later would have
        cursor.execute("SELECT pgh_created_at FROM pipeline_projectstate ORDER BY pgh_id DESC LIMIT 1")
        last = cursor.fetchone()[0]
    assert everything(asked, "changes/list", since=last.isoformat().replace("+00:00", "Z")) != []
    assert everything(asked, "changes/list", since="2999-01-01") == []


@pytest.mark.parametrize("role", ["analyst", "head", "manager", "executor", "investor"])
def test_changes_are_the_same_however_they_are_looked_for(
    visit: Visit, world: World, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    """Among the next ones of all kinds for who sees much, kind by kind for who sees little."""
    from onir.desk.api.pipeline import changes

    world.person.role = role
    world.person.save()
    asked = of(visit, world.person)
    found = everything(asked, "changes/list", since="2000-01-01", limit=20)
    assert found
    for looked_at in ((), (1,), (1, 2)):
        monkeypatch.setattr(changes, "LOOKED_AT", looked_at)
        assert everything(asked, "changes/list", since="2000-01-01", limit=20) == found


def test_what_cannot_be_asked_is_refused_in_words(program: Programs) -> None:
    asked = program("analyst")
    for path, words, where in (
        ("projects/show", {"project": "P\0"}, "project"),
        ("ledgers/investment", {"project": "nothing"}, "project"),
        ("ledgers/jobs", {"kind": "nothing"}, "kind"),
        ("changes/list", {"since": "soon"}, "since"),
        ("agreements/list", {"status": "nothing"}, "status"),
        ("issues/list", {"level": "nothing"}, "level"),
        ("indicators/show", {"indicator": "nothing"}, "indicator"),
        ("organisations/list", {"kind": "nothing"}, "kind"),
    ):
        answer = asked.get(path, **words)
        assert (answer.status_code in (400, 404), answer.json()["where"]) == (True, where), path


def test_files_need_the_right_and_the_scope(visit: Visit, world: World) -> None:
    """Whoever reads may not export for that; what is exported is what may be exported."""
    for role, scopes, path, status in (
        ("executor", ("pipeline", "export"), "projects/list", 403),
        ("head", ("pipeline",), "projects/list", 403),
        ("head", ("export",), "projects/list", 403),
        ("head", ("read", "export"), "organisations/list", 403),
        ("head", ("pipeline", "export"), "projects/list", 200),
    ):
        world.person.role = role
        world.person.save()
        answer = of(visit, world.person, *scopes).get(path, format="csv")
        assert answer.status_code == status, (role, scopes)
        content(answer)


def test_the_history_of_every_kind_has_an_index_by_moment(desk: None) -> None:
    from django.db import connection

    from onir.desk.api.pipeline.changes import KINDS

    tables = {kind.history.rel.related_model._meta.db_table for kind in KINDS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexname LIKE 'changes_of_%'")
        assert {name for (name,) in cursor.fetchall()} == tables


def test_a_change_that_is_not_over_is_not_passed_by(desk: None) -> None:
    """While somebody else's transaction writes, nothing from its beginning on is told."""
    import psycopg
    from django.db import connection

    from onir.desk.api.pipeline.changes import _now

    connection.ensure_connection()
    address = connection.get_connection_params()
    named = {name: address[name] for name in ("dbname", "user", "host")}
    with psycopg.connect(**named) as other:
        other.execute("SELECT now()")
        before = other.execute("SELECT now()").fetchone()
        other.execute("SELECT pg_current_xact_id()")  # it is going to write
        assert before is not None
        assert _now() <= before[0]
        other.rollback()
    assert _now() > before[0]
