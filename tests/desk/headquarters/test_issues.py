"""Issues: sums at risk that keep their rate, levels one by one, over once the investor says so."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed

TODAY = date.today()
WEEK = TODAY + timedelta(days=7)


def raised(by: Any, project: Any, **more: Any) -> Any:
    from onir.desk.headquarters import doing

    given = {"title": "No power", "category": "power", "severity": "high", "body": "Grid company"}
    return doing.raise_issue(by, project, **given | more)


def test_money_at_risk_keeps_its_rate(person: Person, project: Projects) -> None:
    manager = person("manager")
    one = raised(manager, project(manager=manager), amount=Decimal(1_000_000), currency="USD", rate=Decimal("517.5"),
                 rate_date=date(2026, 3, 2))  # fmt: skip
    one.refresh_from_db()
    assert (one.tenge, str(one.money.say("en"))) == (Decimal(517_500_000), "US$1 million")


def test_an_issue_goes_up_level_by_level_with_its_log(person: Person, project: Projects) -> None:
    from onir.desk.headquarters import doing

    head = person("head")
    one = raised(head, project(), level="district")
    doing.assign(head, one, head, due=WEEK)
    for _ in range(4):
        doing.escalate(head, one, "Not in our hands.", due=WEEK)
    with pytest.raises(BadInput, match="no level above"):
        doing.escalate(head, one, "Not in our hands.", due=WEEK)
    steps = list(one.escalations.values_list("before", "after"))
    assert steps == [("district", "region"), ("region", "headquarters"), ("headquarters", "government"),
                     ("government", "prosecutor")]  # fmt: skip


def test_it_is_over_when_the_investor_says_so(person: Person, project: Projects) -> None:
    from onir.desk.headquarters import doing

    manager = person("manager")
    one = raised(manager, project(manager=manager), amount=Decimal(500), opened_on=TODAY - timedelta(days=40))
    doing.assign(manager, one, manager, due=WEEK)
    doing.begin(manager, one)
    with pytest.raises(BadInput, match="how it was settled"):
        doing.resolve(manager, one, " ")
    doing.resolve(manager, one, "A line was built.", on=TODAY - timedelta(days=2))
    with pytest.raises(BadInput, match="More cannot be retained"):
        doing.confirm(manager, one, who="B. Bay", on=TODAY, retained=Decimal(501))
    with pytest.raises(BadInput, match="before it was settled"):
        doing.confirm(manager, one, who="B. Bay", on=TODAY - timedelta(days=3))
    doing.confirm(manager, one, who="B. Bay", on=TODAY, retained=Decimal(400))
    assert (one.status, one.days(TODAY), one.retained) == ("confirmed", 38, 400)


def test_what_was_not_settled_is_opened_again(person: Person, project: Projects) -> None:
    from onir.desk.headquarters import doing

    head = person("head")
    one = raised(head, project())
    with pytest.raises(BadInput, match="there is no move to"):
        doing.reopen(head, one, "no")
    doing.assign(head, one, head, due=WEEK)
    doing.begin(head, one)
    doing.give_up(head, one, "No gas in this valley.")
    assert doing.reopen(head, one, "A pipeline is planned.").status == "in_work"


@pytest.mark.parametrize("way", ["update", "sql"])
def test_the_database_refuses_a_status_that_no_move_leads_to(person: Person, project: Projects, way: str) -> None:
    from django.db import IntegrityError, connection, transaction

    from onir.desk.headquarters.models import Issue

    one = raised(person("head"), project())
    with pytest.raises(IntegrityError, match="no move of issue"), transaction.atomic():  # noqa: PT012
        if way == "update":
            Issue.objects.filter(pk=one.pk).update(status="confirmed")
        else:
            connection.cursor().execute("UPDATE headquarters_issue SET status = 'resolved' WHERE id = %s", [one.pk])


@pytest.mark.parametrize("role", ["reader", "analyst", "akim", "assurer", "auditor", "administrator"])
def test_who_raises_no_issue(person: Person, project: Projects, role: str) -> None:
    with pytest.raises(NotAllowed):
        raised(person(role), project())


def test_an_investor_raises_an_issue_of_its_own_project_alone(person: Person, project: Projects) -> None:
    from onir.desk.headquarters.models import Issue
    from onir.desk.pipeline.models import InvestorLogin, Organisation, Party

    investor, own, other = person("investor", territory=[]), project(), project()
    company = Organisation.objects.create(name="Own", country="KZ", ultimate_country="KZ")
    InvestorLogin.objects.create(person=investor, organisation=company)
    Party.objects.create(project=own, organisation=company, role="lead_investor")
    one = raised(investor, own)
    assert list(Issue.objects.visible_to(investor)) == [one]
    assert Issue.objects.visible_to(person("manager")).count() == 0
    with pytest.raises(NotAllowed):
        raised(investor, other)
