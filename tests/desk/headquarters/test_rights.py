"""Every cell of the rule table for agreements and the headquarters, against a record of KZ-61 that is nobody's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.desk.rules import ROLES, Action, table
from onir.errors import BadInput

NEAR = ("yes", "territory", "assigned")
"""Cells that let somebody of the region do it, who has nothing else to do with the record."""
APPS = ("agreements.", "headquarters.")
KINDS = sorted({action.page for action in table() if action.page.startswith(APPS)})


@pytest.fixture
def records(person: Person, project: Projects) -> dict[str, Any]:
    """One record of each kind, entered by somebody else."""
    from onir.desk.agreements import doing
    from onir.desk.headquarters import doing as headquarters
    from onir.desk.pipeline.models import Organisation

    manager, secretary = person("manager"), person("secretary")
    one = project(manager=manager)
    body = Organisation.objects.create(name="Akimat", country="KZ", ultimate_country="KZ")
    agreement = doing.add_agreement(manager, instrument="memorandum", title="x", region="KZ-61", projects=[one])
    term = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30), "evidence": "act", "metric": "road"}
    owed = doing.add_obligation(manager, agreement=agreement, side="state", obligor=body, wording="Road", **term)
    sitting = headquarters.hold(
        secretary, number="1", held_on=date(2026, 1, 1), region="KZ-61", chair="Akim", agenda="x"
    )
    given: dict[str, Any] = {"item": "1", "text_ru": "x", "unit": "x", "due": date(2026, 2, 1)}
    made = (
        agreement,
        owed,
        owed.instances.get(),
        doing.grant(manager, one, kind="land", legal_basis="x", granted_on=date(2026, 1, 1)),
        headquarters.raise_issue(manager, one, title="x", category="land", severity="low", body="x"),
        sitting,
        headquarters.instruct(secretary, sitting, executor=secretary, **given),
        headquarters.set_target(
            person("head"), indicator="pipeline.jobs", region="KZ-61", period="2026", value=Decimal(1), unit="jobs",
            approved_by="x", source="x",
        ),
    )  # fmt: skip
    return {row._meta.label_lower: row for row in made}


def actions(kind: str) -> Iterator[Action]:
    """What the table tells of a kind; rights of no single record are left out."""
    return (action for action in table() if action.page == kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_each_role_may_do(person: Person, records: dict[str, Any], kind: str) -> None:
    from onir.desk.pipeline.scopes import allowed_on

    near = {role: person(role) for role in ROLES}
    far = {role: person(role, territory=["KZ-11"]) for role in ROLES}
    for action in actions(kind):
        cells = table()[action]
        expected = {role for role in ROLES if cells[role] in NEAR}
        assert {role for role in ROLES if allowed_on(near[role], action.action, records[kind])} == expected, action
        anywhere = {role for role in ROLES if cells[role] == "yes"}
        assert {role for role in ROLES if allowed_on(far[role], action.action, records[kind])} == anywhere, action


def test_every_kind_of_record_has_its_lines(records: dict[str, Any]) -> None:
    assert set(KINDS) == set(records)
    assert {action.action for kind in KINDS for action in actions(kind)} >= {"read", "add", "judge", "waive", "move"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_shows_what_a_check_lets_read(person: Person, records: dict[str, Any], kind: str) -> None:
    row = records[kind]
    for role in ROLES:
        by = person(role)
        seen = type(row).objects.visible_to(by).filter(pk=row.pk).exists()
        assert seen == (table()[Action(kind, "read")][role] in NEAR), role


GUARDED: dict[str, tuple[str, Any]] = {
    "agreements.agreement": ("status", "in_force"),
    "agreements.obligation": ("target", Decimal(1)),
    "agreements.obligationinstance": ("status", "accepted"),
    "headquarters.issue": ("status", "confirmed"),
    "headquarters.instruction": ("due", date(2030, 1, 1)),
}


@pytest.mark.parametrize("kind", GUARDED)
def test_what_has_its_own_act_is_changed_by_no_other(person: Person, records: dict[str, Any], kind: str) -> None:
    from onir.desk.pipeline.doing.records import change

    name, value = GUARDED[kind]
    row = records[kind]
    with pytest.raises(BadInput, match="is not entered here"):
        change(person("head"), row, row.edition, **{name: value})


def test_every_column_has_its_name_in_three_languages(records: dict[str, Any]) -> None:
    from onir.desk.pipeline.fields import field_name

    for row in records.values():
        own = {field.name for field in row._meta.concrete_fields} - {"id"}
        assert not [name for name in own if field_name(type(row), name).kk == name], row._meta.label
