"""Every cell of the rule table for agreements and the headquarters: records of KZ-61, people who belong to them by each
of the ways there are, and every act of the doors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.desk.rules import ROLES, Action, table
from onir.errors import BadInput, NotAllowed

NEAR = ("yes", "territory", "assigned")
"""Cells that let somebody of the region do it, who has nothing else to do with the record."""
APPS = ("agreements.", "headquarters.")
KINDS = sorted({action.page for action in table() if action.page.startswith(APPS)})
OF_PROJECTS = [
    "agreements.agreement", "agreements.obligation", "agreements.obligationinstance", "agreements.supportmeasure",
    "headquarters.issue",
]  # fmt: skip
SCOPE: Mapping[str, set[str]] = {
    "own": {"mine", "team", "shared"}, "territory": {"shared"}, "assigned": {"tasked", "shared"},
    "zone": {"zoned", "shared"}, "shared": {"shared"}, "company": {"company"}, "no": set(),
    "yes": {"mine", "team", "shared", "tasked", "zoned", "company"},
}  # fmt: skip
"""What a cell means to people of another region, by how they belong to the project."""


@pytest.fixture
def records(person: Person, project: Projects) -> dict[str, Any]:
    """One record of each kind, entered by somebody else."""
    from onir.desk.agreements import doing
    from onir.desk.headquarters import doing as headquarters
    from onir.desk.pipeline.models import Organisation

    manager, secretary = person("manager"), person("secretary")
    one = project(manager=manager, team="north", zone="turan")
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


def belonging(person: Person, project: Any) -> dict[str, Any]:
    """People of another region, each of whom belongs to the project in one way; the role comes later."""
    from onir.desk.pipeline.models import InvestorLogin, Organisation, Party, Share, Task

    away: dict[str, Any] = {"territory": ["KZ-11"]}
    people = {
        "team": person("reader", team="north", **away), "zoned": person("reader", zone="turan", **away),
        **{name: person("reader", **away) for name in ("shared", "tasked", "company")}, "mine": project.manager,
    }  # fmt: skip
    Share.objects.create(project=project, person=people["shared"], given_by=project.manager)
    Task.objects.create(project=project, title="x", assignee=people["tasked"], due=date(2026, 1, 1))
    company = Organisation.objects.create(name="Works", country="CN", ultimate_country="CN")
    Party.objects.create(project=project, organisation=company, role="lead_investor")
    InvestorLogin.objects.create(person=people["company"], organisation=company)
    project.manager.territory = ["KZ-11"]
    return people


@pytest.mark.parametrize("kind", OF_PROJECTS)
def test_what_belonging_to_the_project_lets_each_role_do(person: Person, records: dict[str, Any], kind: str) -> None:
    from onir.desk.headquarters.models import Issue
    from onir.desk.pipeline.scopes import allowed_on

    people, row = belonging(person, Issue.objects.get().project), records[kind]
    type(row).objects.filter(pk=row.pk).update(created_by=person("reader"))
    for action in actions(kind):
        for role in ROLES:
            for one in people.values():
                one.role = role
            found = {name for name, one in people.items() if allowed_on(one, action.action, row)}
            assert found == SCOPE[table()[action][role]], (action, role)


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


# -- the acts of the doors ------------------------------------------------------------------------------------------

TODAY = date.today()
LATER = TODAY + timedelta(days=30)
Does = Callable[[Any, Any, Mapping[str, Any]], object]


def acts_of_agreements() -> dict[str, tuple[str, str, Does]]:
    """By name: the kind of record and the action they ask for, and what is done by whom to which record."""
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.desk.pipeline.doing import records as any_record
    from onir.measure import Money

    tenge = (Money(Decimal(5), "KZT"), Rate(None, TODAY))
    own, owed, time, given = (f"agreements.{name}" for name in
                              ("agreement", "obligation", "obligationinstance", "supportmeasure"))  # fmt: skip
    return {
        "put right": (own, "change", lambda by, one, more: doing.change_agreement(by, one, title="y")),
        "cover": (own, "change", lambda by, one, more: doing.cover(by, one, [])),
        "party": (own, "change", lambda by, one, more: doing.add_party(by, one, more["body"], "state")),
        "sum": (own, "change", lambda by, one, more: doing.add_sum(by, one, "loan", *tenge)),
        "drop": (own, "change", lambda by, one, more: doing.drop_sum(by, one, more["sum"], "x")),
        "attach": (own, "change", lambda by, one, more: doing.attach(by, one, more["paper"], "annex")),
        "amend": (own, "change", lambda by, one, more: doing.amend(by, one, title="y")),
        "move": (own, "move", lambda by, one, more: doing.move(by, one, "review")),
        "sign": (own, "move", lambda by, one, more: doing.sign(by, one, on=TODAY)),
        "erase": (own, "delete", lambda by, one, more: doing.erase_agreement(by, one, "x")),
        "reword": (owed, "change", lambda by, one, more: any_record.change(by, one, 1, wording="y")),
        "owe nothing": (owed, "delete", lambda by, one, more: any_record.erase(by, one, 1, reason="x")),
        "hand in": (time, "submit", lambda by, one, more: doing.submit(by, one, evidence=more["paper"],
                                                                       delivered_on=TODAY)),
        "break": (time, "breach", lambda by, one, more: doing.breach(by, one, "x")),
        "waive": (time, "waive", lambda by, one, more: doing.waive(by, one, more["paper"])),
        "defer": (time, "waive", lambda by, one, more: doing.defer(by, one, more["paper"], LATER)),
        "value": (given, "change", lambda by, one, more: doing.value_support(by, one, 2026, Decimal(1), "x")),
        "take back": (given, "delete", lambda by, one, more: any_record.erase(by, one, 1, reason="x")),
    }  # fmt: skip


def acts_of_the_headquarters() -> dict[str, tuple[str, str, Does]]:
    from onir.desk.headquarters import doing
    from onir.desk.pipeline.doing import records as any_record

    issue, sitting, told, target = (f"headquarters.{name}" for name in ("issue", "sitting", "instruction", "target"))
    return {
        "assign": (issue, "change", lambda by, one, more: doing.assign(by, one, by, due=LATER)),
        "give up": (issue, "change", lambda by, one, more: doing.give_up(by, one, "x")),
        "reopen": (issue, "change", lambda by, one, more: doing.reopen(by, one, "x")),
        "send up": (issue, "escalate", lambda by, one, more: doing.escalate(by, one, "x", due=LATER)),
        "confirm": (issue, "confirm", lambda by, one, more: doing.confirm(by, one, who="x", on=TODAY)),
        "erase": (issue, "delete", lambda by, one, more: any_record.erase(by, one, one.edition, reason="x")),
        "put right": (sitting, "change", lambda by, one, more: any_record.change(by, one, 1, agenda="y")),
        "erase protocol": (sitting, "delete", lambda by, one, more: any_record.erase(by, one, 1, reason="x")),
        "take up": (told, "answer", lambda by, one, more: doing.take_up(by, one)),
        "answer": (told, "answer", lambda by, one, more: doing.answer(by, one, "x")),
        "accept": (told, "judge", lambda by, one, more: doing.judge(by, one, accepted=True)),
        "close": (told, "judge", lambda by, one, more: doing.close(by, one)),
        "extend": (told, "extend", lambda by, one, more: doing.extend(by, one, LATER, "x")),
        "take off": (told, "delete", lambda by, one, more: any_record.erase(by, one, 1, reason="x")),
        "withdraw": (target, "delete", lambda by, one, more: doing.withdraw_target(by, one, "x")),
    }


def let_do(by: Any, act: Does, row: Any, more: Mapping[str, Any]) -> bool:
    """Whether the door let the person through, whatever else it asked for; nothing of it is kept."""
    from django.db import transaction

    one = type(row).objects.get(pk=row.pk)
    with transaction.atomic():
        try:
            act(by, one, more)
        except NotAllowed:
            return False
        except BadInput:
            return True
        finally:
            transaction.set_rollback(True)
    return True


@pytest.mark.parametrize("acts", [acts_of_agreements, acts_of_the_headquarters])
def test_every_act_lets_through_whom_the_table_lets(person: Person, records: dict[str, Any], acts: Any) -> None:
    """And nobody else, also where the record is not in the state for it."""
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.desk.pipeline.models import Document, Organisation
    from onir.measure import Money

    agreement = records["agreements.agreement"]
    file = {"file_name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    more = {
        "paper": Document.objects.create(project=agreement.projects.get(), kind="letter", title="x", **file),
        "sum": doing.add_sum(agreement.created_by, agreement, "support", Money(Decimal(5), "KZT"), Rate(None, TODAY)),
        "body": Organisation.objects.get(name="Akimat"),
    }
    people = {role: person(role) for role in ROLES}
    for name, (kind, action, act) in acts().items():
        through = {role for role in ROLES if let_do(people[role], act, records[kind], more)}
        assert through == {role for role in ROLES if table()[Action(kind, action)][role] in NEAR}, name
