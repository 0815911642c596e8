"""Records, their history, and what the database refuses whatever way somebody writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects


def line(project: Any, by: Any, **more: Any) -> Any:
    from onir.desk.pipeline.models import InvestmentFigure

    given = {"kind": "announced", "amount": Decimal("1000"), "currency": "KZT", "rate": 1, "rate_date": date.today()}
    said = {"rate_source": "KZT", "as_of": date.today(), "source": "press", "entered_by": by}
    return InvestmentFigure.objects.create(project=project, **given | said | more)


def test_tables_are_filled_from_data(office: None) -> None:
    from onir.desk.pipeline.data import rows
    from onir.desk.pipeline.models import Gate, Reason, Stage, Status, Transition

    held: dict[str, Any] = {
        "stages": Stage,
        "statuses": Status,
        "reasons": Reason,
        "transitions": Transition,
        "gates": Gate,
    }
    assert {name: model.objects.count() for name, model in held.items()} == {name: len(rows(name)) for name in held}
    assert Stage.objects.get(code="operating").say("kk") == "жұмыс істеп тұрған өндіріс"


def test_every_record_has_its_lines_in_the_rule_table(desk: None) -> None:
    from django.apps import apps

    from onir.desk.rules import table

    named = {action.page for action in table() if action.on_record and action.page.startswith("pipeline.")}
    own = {one._meta.label_lower for one in apps.get_app_config("pipeline").get_models()}
    assert named == {name for name in own if not name.endswith("state")}


def test_every_cell_of_the_rule_table_is_known() -> None:
    from onir.desk.rules import ROLES, SCOPES, table

    for action, row in table().items():
        assert set(row) == {"visitor", *ROLES}
        known = {"yes", "no", *(SCOPES if action.on_record else ["public"])}
        assert set(row.values()) <= known, action


def test_no_model_differs_from_its_migration(desk: None) -> None:
    from django.core.management import call_command

    call_command(
        "makemigrations",
        "accounts",
        "agreements",
        "headquarters",
        "pipeline",
        "sharing",
        check=True,
        dry_run=True,
        verbosity=0,
    )


@pytest.mark.parametrize("way", ["save", "update", "bulk_create"])
def test_keys_follow_the_names(office: None, person: Person, way: str) -> None:
    from onir.desk.pipeline.models import Organisation

    new = Organisation(
        name="ТОО «Қызылорда Цемент»", name_en="Kyzylorda Cement LLP", country="KZ", ultimate_country="KZ"
    )
    if way == "bulk_create":
        Organisation.objects.bulk_create([new])
    else:
        new.save()
    assert Organisation.objects.get(search_key__contains="kizilorda cement").search_key == "kizilorda cement"


def test_kazakh_names_come_in_the_order_of_the_alphabet(office: None) -> None:
    from onir.desk.pipeline.models import Contact

    names = ["Ақтау", "Алматы", "Әулиеата", "Ғабит", "Кентау", "Көкшетау", "Қызылорда", "Ұлытау", "Ыстықкөл", "Іле"]
    for name in reversed(names):
        Contact.objects.create(name=name)
    assert list(Contact.objects.order_by("sort_key").values_list("name", flat=True)) == names


@pytest.mark.parametrize("way", ["update", "delete", "sql"])
def test_a_line_of_a_ledger_never_changes(person: Person, project: Projects, way: str) -> None:
    from django.db import ProgrammingError, connection, transaction

    from onir.desk.pipeline.models import InvestmentFigure

    held = line(project(), person("head"))
    rows = InvestmentFigure.objects.filter(pk=held.pk)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():  # noqa: PT012
        if way == "update":
            rows.update(amount=1)
        elif way == "delete":
            rows.delete()
        else:
            connection.cursor().execute("UPDATE pipeline_investmentfigure SET amount = 1")
    assert rows.get().amount == 1000


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"verified": "enterer"}, "four_eyes"),
        ({"verified": "manager"}, "other than the manager"),
        ({"confidence": "verified"}, "four_eyes"),
        ({"confidence": "documented"}, "documented"),
        ({"foreign_part": 2000}, "foreign"),
        ({"rate": 2}, "tenge"),
        ({"amount": -1}, "amount"),
        ({"period_from": date(2026, 2, 1), "period_to": date(2026, 1, 1)}, "period"),
    ],
)
def test_what_no_line_may_say(person: Person, project: Projects, given: dict[str, Any], name: str) -> None:
    from django.db import IntegrityError, transaction

    people = {"enterer": person("head"), "manager": person("manager")}
    if who := given.pop("verified", None):
        given |= {"confidence": "verified", "verified_by": people[who], "verified_on": date.today()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        line(project(manager=people["manager"]), people["enterer"], **given)


def test_a_correction_takes_the_place_of_a_line_once(person: Person, project: Projects) -> None:
    from django.db import IntegrityError, transaction

    from onir.desk.pipeline.models import InvestmentFigure

    by, one = person("head"), project()
    first = line(one, by)
    second = line(one, by, amount=2000, supersedes=first)
    assert list(InvestmentFigure.objects.current()) == [second]
    with pytest.raises(IntegrityError), transaction.atomic():
        line(one, by, supersedes=first)
    with pytest.raises(IntegrityError, match="own project"), transaction.atomic():
        line(project(), by, supersedes=second)


def test_history_says_who_or_which_role_of_the_database(person: Person, project: Projects) -> None:
    from django.db import connection

    from onir.desk.tracking import acting

    by, one = person("head"), project()
    connection.cursor().execute("UPDATE pipeline_project SET title_en = 'Works' WHERE id = %s", [one.pk])
    with acting(by, "found out"):
        type(one).objects.filter(pk=one.pk).update(title_en="Mill")
    made, past, changed = one.history.order_by("pgh_id")
    assert [state.title_en for state in (past, changed)] == ["Works", "Mill"]
    assert changed.pgh_context == {"user": by.pk, "reason": "found out"}
    assert (made.pgh_label, past.pgh_context, past.database_role) == ("made", None, "onir_desk")


def test_a_change_of_role_or_territory_stays_in_the_history(person: Person) -> None:
    one: Any = person("administrator")
    type(one).objects.filter(pk=one.pk).update(role="head")
    assert list(one.history.order_by("pgh_id").values_list("role", flat=True)) == ["administrator", "head"]


ROLES_AND_SEEN = [
    ("manager", {"mine"}),
    ("head", {"mine", "theirs"}),
    ("analyst", {"mine", "theirs", "elsewhere"}),
    ("zone", {"zoned"}),
    ("representative", set()),
    ("reader", set()),
    ("administrator", {"mine", "theirs", "elsewhere"}),
]


@pytest.mark.parametrize(("role", "seen"), ROLES_AND_SEEN)
def test_who_sees_which_projects(person: Person, project: Projects, role: str, seen: set[str]) -> None:
    from onir.desk.pipeline.models import Project
    from onir.desk.pipeline.scopes import allowed_on

    user = person(role, zone="turan")
    made = {
        "mine": project(manager=user),
        "theirs": project(),
        "elsewhere": project(region="KZ-27"),
        "zoned": project(region="KZ-10", zone="turan"),
        "restricted": project(region="KZ-10", confidentiality="restricted"),
    }
    if role in ("analyst", "administrator"):
        seen = seen | {"zoned"}
    assert {name for name, one in made.items() if one in Project.objects.visible_to(user)} == seen
    assert {name for name, one in made.items() if allowed_on(user, "read", one)} == seen
