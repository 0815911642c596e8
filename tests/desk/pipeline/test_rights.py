"""Each role, record and action of the rule table against rows of every kind of belonging, and against the door.

What a scope means is told here once more, in plain sets, so that table, lists and checks of one row are held to
something that is not themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from tests.desk.test_every_way import stored

from onir.desk.rules import ROLES, Action, granted, table
from onir.errors import NotAllowed

BELONGINGS = ("mine", "team", "region", "zoned", "shared", "tasked", "company", "elsewhere")
SCOPE = {
    "own": {"mine", "team", "shared"},
    "territory": {"region", "shared"},
    "assigned": {"region", "shared", "tasked"},
    "zone": {"zoned", "shared"},
    "shared": {"shared"},
    "company": {"company"},
    "yes": set(BELONGINGS),
    "no": set(),
}
OF_NO_PROJECT = ("event", "attendance", "investorlogin", "merger", "savedfilter", "exportlog")
OF_THE_OFFICE = ("stage", "status", "reason", "transition", "gate")
"""Tables of the office: no row of them is anybody's."""
OF_COMPANIES = ("organisation", "contact")
ACTIONS = sorted(action for action in table() if action.page.startswith("pipeline."))
SEEN = [action for action in ACTIONS if action.page.partition(".")[2] not in (*OF_NO_PROJECT, *OF_THE_OFFICE, "lead")]


class World:
    """A person, and for each belonging an open and a restricted project with a row of every kind."""

    def __init__(self) -> None:
        from onir.desk.accounts.models import User

        place = {"territory": ["KZ-61"], "zone": "turan", "team": "north"}
        self.person = User.objects.create_user("rights", None, role="reader", **place)
        self.other = User.objects.create_user("rights-other", None, role="head", territory=["KZ"])
        self.rows: dict[tuple[str, str], Any] = {}
        for belonging in BELONGINGS:
            for confidentiality in ("internal", "restricted"):
                self.fill(belonging, confidentiality)

    def fill(self, belonging: str, confidentiality: str) -> None:
        from onir.desk.pipeline import models as m

        where = {
            "region": "KZ-61" if belonging == "region" else "KZ-27",
            "zone": "turan" if belonging == "zoned" else "",
        }
        whose: Any = {"mine": {"manager": self.person}, "team": {"team": "north"}}.get(belonging, {})
        name = f"{belonging} {confidentiality}"
        project = m.Project.objects.create(
            code=name, title_en=name, stage_since=date.today(), confidentiality=confidentiality, **where, **whose
        )
        company = m.Organisation.objects.create(name=name, country="CN", ultimate_country="CN")
        self.keep(name, project, company, m.Contact.objects.create(name=name, organisation=company))
        self.around(name, project, company)
        self.ledgers(name, project)
        if belonging == "shared":
            m.Share.objects.create(project=project, person=self.person, given_by=self.other)
        if belonging == "company":
            m.InvestorLogin.objects.create(person=self.person, organisation=company)

    def around(self, name: str, project: Any, company: Any) -> None:
        from django.utils import timezone

        from onir.desk.pipeline import models as m

        assignee = self.person if name.startswith("tasked") else self.other
        talk = m.Interaction.objects.create(project=project, at=timezone.now(), channel="call", note=name)
        file = {"file_name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
        moved = {"stage_to_id": "lead", "status_to_id": "active", "by": self.other, "on": date.today()}
        self.keep(
            name,
            m.Party.objects.create(project=project, organisation=company, role="lead_investor"),
            m.Milestone.objects.create(project=project, kind="land"),
            talk,
            m.Participant.objects.create(interaction=talk, person=self.other),
            m.Document.objects.create(project=project, kind="letter", title=name, **file),
            m.Task.objects.create(project=project, title=name, assignee=assignee, due=date.today()),
            log := m.MoveLog.objects.create(project=project, kind="entered", **moved),
            m.Spell.objects.get(move=log),
            m.Way.objects.get(project=project),
            m.Share.objects.create(project=project, person=self.other, given_by=self.other),
        )

    def ledgers(self, name: str, project: Any) -> None:
        from onir.desk.pipeline import models as m

        said = {"project": project, "as_of": date.today(), "source": "press", "entered_by": self.other}
        rate = {"currency": "KZT", "rate": 1, "rate_date": date.today(), "rate_source": "KZT"}
        self.keep(
            name,
            m.InvestmentFigure.objects.create(kind="announced", amount=1, **rate, **said),
            m.JobFigure.objects.create(kind="announced", number=1, **said),
            m.ProjectSum.objects.get(project=project),
            m.Heard.objects.get(project=project),
            m.ProductionFigure.objects.create(kind="capacity", product="glass", unit="t", quantity=1, **said),
        )

    def keep(self, name: str, *rows: Any) -> None:
        for row in rows:
            self.rows[row._meta.model_name, name] = row


@pytest.fixture(scope="module")
def made(desk: None) -> Iterator[World]:
    from django.db import transaction

    with transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(made: World, request: pytest.FixtureRequest) -> World:
    """The world as somebody in the role of the test meets it."""
    made.person.role = request.getfixturevalue("role")
    return made


def expected(role: str, action: Action) -> set[str]:
    """By the table and the sets above."""
    kind = action.page.partition(".")[2]
    cell = granted(role, action)
    named = set(SCOPE[cell])
    if kind == "task" and cell not in ("no", "yes", "company"):
        named |= {"tasked"}
    if kind in OF_COMPANIES:
        return {f"{belonging} {held}" for belonging in named for held in ("internal", "restricted")}
    restricted = named & SCOPE[granted(role, Action("pipeline.project", "view_restricted"))]
    return {f"{belonging} internal" for belonging in named} | {f"{belonging} restricted" for belonging in restricted}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", SEEN, ids=":".join)
def test_lists_and_checks_are_what_the_table_says(world: World, role: str, action: Action) -> None:
    from django.apps import apps

    from onir.desk.pipeline.scopes import allowed_on

    rows = {name: row for (kind, name), row in world.rows.items() if action.page == f"pipeline.{kind}"}
    model: Any = apps.get_model(action.page)
    numbers = {row.pk for row in rows.values()}
    listed = list(model.objects.allowed(world.person, action.action).filter(pk__in=numbers))
    assert len(listed) == len(set(listed))
    assert {name for name, row in rows.items() if row in listed} == expected(role, action)
    some = list(rows.items())[:: 5 if action.action == "read" else 8]
    assert {name for name, row in some if allowed_on(world.person, action.action, row)} == expected(role, action) & {
        name for name, _ in some
    }


def of_no_project(kind: str, person: Any, other: Any) -> dict[str, Any]:
    """A row that is the person's own, where there is such a thing, and one that is not."""
    from django.apps import apps

    from onir.desk.pipeline.models import SavedFilter

    if kind == "savedfilter":
        return {one.username: SavedFilter.objects.create(person=one, name="x", query="") for one in (person, other)}
    return {other.username: stored(apps.get_model("pipeline", kind), "default")}


@pytest.mark.parametrize("kind", OF_NO_PROJECT)
def test_what_is_of_no_project_is_for_whom_the_table_says(made: World, kind: str) -> None:
    from django.db import transaction

    from onir.desk.pipeline.scopes import allowed_on

    with transaction.atomic():
        rows = of_no_project(kind, made.person, made.other)
        for action in (one for one in ACTIONS if one.page == f"pipeline.{kind}"):
            for made.person.role in ROLES:
                cell = granted(made.person.role, action)
                whose = {"yes": set(rows), "no": set(), "own": {made.person.username}}[cell]
                found = {name for name, row in rows.items() if allowed_on(made.person, action.action, row)}
                assert found == whose, (action, made.person.role)
        transaction.set_rollback(True)


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.page == "pipeline.lead"], ids=":".join)
def test_an_enquiry_is_for_whom_it_was_given_to_and_for_its_region(made: World, action: Action) -> None:
    from django.db import transaction

    from onir.desk.pipeline.models import Lead
    from onir.desk.pipeline.scopes import allowed_on

    means = {"yes": {"given", "entered", "region", "elsewhere"}, "territory": {"region"}, "own": {"given", "entered"}}
    told = {"source": "web", "received_at": timezone.now(), "country": "CN", "region": "KZ-27"}
    with transaction.atomic():
        rows = {
            "given": Lead.objects.create(**told, assigned_to=made.person),
            "entered": Lead.objects.create(**told, created_by=made.person),
            "region": Lead.objects.create(**{**told, "region": "KZ-61"}),
            "elsewhere": Lead.objects.create(**told),
        }
        for made.person.role in ROLES:
            found = {name for name, row in rows.items() if allowed_on(made.person, action.action, row)}
            assert found == means.get(granted(made.person.role, action), set()), made.person.role
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", ["milestone", "party", "interaction", "document", "project"])
@pytest.mark.parametrize("belonging", ["mine", "region", "elsewhere"])
def test_the_door_lets_change_and_erase_whom_the_table_lets(world: World, role: str, kind: str, belonging: str) -> None:
    from django.db import transaction

    from onir.desk.pipeline.doing import records

    name = f"{belonging} internal"
    row = world.rows[kind, name]
    for action in ("change", "delete"):
        may = name in expected(role, Action(f"pipeline.{kind}", action))
        done = False
        try:
            with transaction.atomic():
                if action == "change":
                    records.change(world.person, row, row.edition, reason="a test")
                else:
                    records.erase(world.person, row, row.edition, reason="a test")
                done = True
                transaction.set_rollback(True)
        except NotAllowed:
            pass
        assert done == may


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("belonging", ["mine", "region", "elsewhere"])
def test_the_door_lets_enter_figures_whom_the_table_lets(world: World, role: str, belonging: str) -> None:
    from django.db import transaction

    from onir.desk.pipeline.doing import ledgers

    name = f"{belonging} internal"
    may = name in expected(role, Action("pipeline.jobfigure", "add"))
    done = False
    try:
        with transaction.atomic():
            ledgers.add_jobs(world.person, world.rows["project", name], "announced", 5, source="press")
            done = True
            transaction.set_rollback(True)
    except NotAllowed:
        pass
    assert done == may


@pytest.mark.parametrize("role", ["head"])
def test_who_is_shut_out_sees_and_does_nothing(world: World, role: str) -> None:
    from onir.desk.pipeline.models import Project

    world.person.is_active = False
    assert not Project.objects.visible_to(world.person)
    world.person.is_active = True


@pytest.mark.parametrize(
    ("territory", "seen"),
    [
        (["KZ"], True),
        (["KZ-61"], True),
        (["611600000"], True),
        (["KZ-6"], False),
        (["KZ-27"], False),
        ([], False),
        (["RU"], False),
    ],
)
@pytest.mark.parametrize("role", ["akim"])
def test_what_a_territory_holds(world: World, role: str, territory: list[str], seen: bool) -> None:
    from onir.desk.pipeline.models import Project

    project = world.rows["project", "region internal"]
    Project.objects.filter(pk=project.pk).update(district="611600000")
    world.person.territory, before = territory, world.person.territory
    assert (project in Project.objects.visible_to(world.person)) == seen
    world.person.territory = before


# -- the page of one project ----------------------------------------------------------------------------------------

OF_ONE = ("parties", "investment", "jobs", "production", "milestones", "interactions", "documents", "tasks", "moves",
          "agreements", "obligations", "issues")  # fmt: skip


def promised(project: Any, by: Any) -> None:
    """What other apps hold of the project."""
    from onir.desk.agreements.models import Agreement, Covered, Obligation
    from onir.desk.headquarters.models import Issue
    from onir.desk.pipeline.models import Document, Organisation

    company = Organisation.objects.get(name=project.code)
    signed = Agreement.objects.create(instrument="memorandum", title=str(project), created_by=by)
    Covered.objects.create(agreement=signed, project=project)
    Obligation.objects.create(
        agreement=signed, project=project, side="investor", obligor=company,
        metric="jobs", wording="Jobs", begins_on=date.today(), ends_on=date.today(), evidence="act", created_by=by,
    )  # fmt: skip
    said = {"opened_on": date.today(), "rate_date": date.today(), "created_by": by}
    Issue.objects.create(project=project, title="Power", category="power", **said)
    file = {"file_name": "b.pdf", "media_type": "application/pdf", "size": 1, "sha256": "1" * 64}
    Document.objects.create(project=project, kind="letter", title="Kept", confidentiality="restricted", **file)


@pytest.mark.parametrize("role", ROLES)
def test_what_is_seen_of_one_project_is_what_lists_show(world: World, role: str) -> None:
    from django.db import transaction

    from onir.desk.pipeline.models import Project
    from onir.desk.pipeline.parts import Parts

    with transaction.atomic():
        seen = list(Project.objects.visible_to(world.person))
        for project in seen:
            promised(project, world.other)
            parts = Parts(world.person, project)
            for name in OF_ONE:
                rows = getattr(project, name).all()
                told = set(parts.seen(rows).values_list("pk", flat=True))
                assert told == set(rows.visible_to(world.person).values_list("pk", flat=True)), (project.code, name)
        transaction.set_rollback(True)
    assert bool(seen) == (granted(role, Action("pipeline.project", "read")) != "no")
