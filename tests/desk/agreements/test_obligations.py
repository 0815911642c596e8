"""Obligations of both sides: their instances, who hands in, who judges, what the database refuses besides."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.agreements.conftest import Agreements, Documents, Instances, Organisations
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed

TODAY = date.today()


def handed_in(by: Any, one: Any, paper: Any, delivered: Decimal | None = Decimal(100)) -> Any:
    """With a paper of the project."""
    from onir.desk.agreements import doing

    paper.project = one.obligation.projects()[0]
    paper.save()
    return doing.submit(by, one, evidence=paper, delivered=delivered, delivered_on=TODAY)


def test_instances_cover_the_term(person: Person, owed: Instances) -> None:
    one = owed(person("manager"), report_days=25)
    spans = list(one.obligation.instances.values_list("begins_on", "ends_on", "due"))
    assert [str(due) for _, _, due in spans] == ["2026-07-25", "2027-01-25", "2027-07-25", "2028-01-25"]
    assert (spans[0][0], spans[-1][1]) == (date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("delivered", "verdict", "tolerance", "said"),
    [
        (Decimal(100), "accepted", 0, None),
        (Decimal(95), "accepted", 5, None),
        (Decimal("94.99"), "accepted", 5, "Less than the target"),
        (Decimal(10), "partially_met", 0, None),
        (Decimal(100), "planned", 0, "Accepted: accepted, partially met, returned"),
        (Decimal(100), "returned", 0, "what has to be mended"),
    ],
)
def test_what_is_judged(
    person: Person, owed: Instances, document: Documents, delivered: Decimal, verdict: str, tolerance: int,
    said: str | None,
) -> None:  # fmt: skip
    from onir.desk.agreements import doing

    manager = person("manager")
    one = handed_in(manager, owed(manager, tolerance=tolerance), document(), delivered)
    if said is None:
        assert doing.judge(person("assurer"), one, verdict).status == verdict
    else:
        with pytest.raises(BadInput, match=said):
            doing.judge(person("assurer"), one, verdict)


def test_what_is_returned_is_handed_in_again(person: Person, owed: Instances, document: Documents) -> None:
    from onir.desk.agreements import doing

    manager, assurer = person("manager"), person("assurer")
    one = handed_in(manager, owed(manager), document(), Decimal(10))
    doing.judge(assurer, one, "returned", "The bank's letter is of another year.")
    handed_in(manager, one, document())
    assert doing.judge(assurer, one, "accepted").decided_by == assurer


def test_nobody_judges_what_they_handed_in_or_manage(
    person: Person, owed: Instances, document: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.doing import obligations

    manager, assurer = person("manager"), person("assurer")
    one = handed_in(manager, owed(manager), document())
    monkeypatch.setattr(obligations, "need", lambda *_: None)
    with pytest.raises(BadInput, match="Whoever handed it in"):
        doing.judge(manager, one, "accepted")
    one.submitted_by = assurer
    one.save()
    with pytest.raises(BadInput, match="manager of the project"):
        doing.judge(manager, one, "accepted")


@pytest.mark.parametrize("who", ["manager", "submitter"])
def test_the_database_refuses_it_too(person: Person, owed: Instances, document: Documents, who: str) -> None:
    from django.db import IntegrityError, connection, transaction

    manager, executor = person("manager"), person("executor")
    one = handed_in(executor, owed(manager, responsible=executor), document())
    judge = manager if who == "manager" else executor
    with pytest.raises(IntegrityError, match="an obligation is"), transaction.atomic():
        connection.cursor().execute(
            "UPDATE agreements_obligationinstance SET status = 'accepted', decided_by_id = %s WHERE id = %s",
            [judge.pk, one.pk],
        )


@pytest.mark.parametrize("status", ["accepted", "partially_met", "returned", "overdue", "due_soon"])
def test_no_state_is_jumped_to(person: Person, owed: Instances, status: str) -> None:
    from django.db import IntegrityError, connection, transaction

    one = owed(person("manager"))
    with pytest.raises(IntegrityError, match="no move of instance"), transaction.atomic():
        connection.cursor().execute(
            "UPDATE agreements_obligationinstance SET status = %s WHERE id = %s", [status, one.pk]
        )


@pytest.mark.parametrize(
    ("status", "rule"),
    [("waived", "has_its_document"), ("deferred", "has_its_document"), ("submitted", "has_its_evidence")],
)
def test_a_state_has_its_paper(person: Person, owed: Instances, status: str, rule: str) -> None:
    from django.db import IntegrityError, transaction

    from onir.desk.agreements.models import ObligationInstance

    one = owed(person("manager"))
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        ObligationInstance.objects.filter(pk=one.pk).update(status=status)


def test_a_waiver_and_a_delay_need_the_head_and_a_document(
    person: Person, owed: Instances, document: Documents
) -> None:
    from onir.desk.agreements import doing

    def of(one: Any) -> Any:
        return document(project=one.obligation.projects()[0])

    manager, head = person("manager"), person("head")
    one, other = owed(manager), owed(manager)
    with pytest.raises(NotAllowed):
        doing.waive(manager, one, of(one))
    assert doing.waive(head, one, of(one)).status == "waived"
    with pytest.raises(BadInput, match="a later day"):
        doing.defer(head, other, of(other), other.due)
    assert doing.defer(head, other, of(other), other.due + timedelta(days=30)).due == date(2026, 7, 30)


def test_a_breach_is_declared_by_a_person_after_the_day(person: Person, owed: Instances) -> None:
    from onir.desk.agreements import doing

    manager, head = person("manager"), person("head")
    late = owed(manager, begins_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    assert (late.status, late.shown(TODAY)) == ("planned", "overdue")
    with pytest.raises(BadInput, match="needs its ground"):
        doing.breach(head, late, " ")
    assert doing.breach(head, late, "No land was allotted.").status == "breached"
    early = owed(manager, begins_on=date(2090, 1, 1), ends_on=date(2090, 12, 31))
    with pytest.raises(BadInput, match="not due yet"):
        doing.breach(head, early, "too early")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"agreement": None}, "comes from something"),
        ({"ends_on": date(2020, 1, 1)}, "ends before it begins"),
        ({"schedule": "monthly"}, "no schedule “monthly”"),
        ({"tolerance": Decimal(100)}, "from 0 to less than 100"),
        ({"metric": "luck"}, "not one of the accepted codes"),
    ],
)
def test_an_obligation_that_is_none_is_refused(
    person: Person, signed: Agreements, organisation: Organisations, given: dict[str, Any], said: str
) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models import Obligation

    by = person("manager")
    sound = {
        "agreement": signed(by), "side": "state", "obligor": organisation(), "metric": "land", "wording": "Land",
        "evidence": "decision", "begins_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31),
    }  # fmt: skip
    with pytest.raises(BadInput, match=said):
        doing.add_obligation(by, **sound | given)
    assert not Obligation.objects.filter(wording="Land").exists()


def test_support_has_a_value_for_each_year_and_what_it_hangs_on(
    person: Person, signed: Agreements, organisation: Organisations
) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    one = signed(by)
    measure = doing.grant(
        by, one.projects.get(), agreement=one, kind="vat", legal_basis="Tax Code", granted_on=date(2026, 3, 1)
    )
    doing.value_support(by, measure, 2026, Decimal(5), "estimate")
    doing.value_support(by, measure, 2026, Decimal(7), "customs")
    doing.add_obligation(
        by, agreement=one, measure=measure, side="investor", obligor=organisation(), metric="jobs", wording="Keep jobs",
        target=Decimal(50), unit="jobs", evidence="pension", schedule="yearly", begins_on=date(2026, 1, 1),
        ends_on=date(2030, 12, 31),
    )  # fmt: skip
    assert [value.amount for value in measure.values.all()] == [7]
    assert measure.obligations.get().instances.count() == 5


# -- who may what ---------------------------------------------------------------------------------------------------

ROLES = ("reader", "analyst", "akim", "head", "manager", "assurer", "executor", "zone", "secretary", "auditor",
         "representative", "investor")  # fmt: skip
MAY = {
    "submit": {"head", "manager"},
    "judge": {"assurer"},
    "waive": {"head"},
    "breach": {"head", "assurer"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", MAY)
def test_what_a_role_may_do_with_an_instance(
    person: Person, project: Projects, owed: Instances, document: Documents, role: str, action: str
) -> None:
    """The manager is the project's own; anybody else is of the territory and has nothing to do with it."""
    from onir.desk.agreements import doing

    manager, head = person("manager"), person("head")
    by = manager if role == "manager" else person(role, territory=["KZ-61"] if role != "executor" else ["KZ-11"])
    one = owed(manager, begins_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    if action == "judge":
        handed_in(head, one, document())
    acts: dict[str, Any] = {
        "submit": lambda: handed_in(by, one, document()),
        "judge": lambda: doing.judge(by, one, "accepted"),
        "waive": lambda: doing.waive(by, one, document(project=one.obligation.projects()[0])),
        "breach": lambda: doing.breach(by, one, "late"),
    }
    if role in MAY[action]:
        acts[action]()
    else:
        with pytest.raises(NotAllowed):
            acts[action]()


def test_an_executor_hands_in_what_they_answer_for(person: Person, owed: Instances, document: Documents) -> None:
    executor = person("executor", territory=["KZ-11"])
    one = owed(person("manager"), responsible=executor, side="state")
    with pytest.raises(NotAllowed):
        handed_in(executor, one, document())
    assert handed_in(executor, one, document(created_by=executor)).submitted_by == executor


def test_an_investor_sees_and_answers_for_its_company_alone(
    person: Person, owed: Instances, document: Documents, organisation: Organisations
) -> None:
    from onir.desk.agreements.models import ObligationInstance
    from onir.desk.pipeline.models import InvestorLogin, Party

    investor, company = person("investor", territory=[]), organisation("Own")
    InvestorLogin.objects.create(person=investor, organisation=company)
    manager = person("manager")
    own, other = owed(manager, obligor=company), owed(manager)
    Party.objects.create(project=own.obligation.projects()[0], organisation=company, role="lead_investor")
    assert set(ObligationInstance.objects.visible_to(investor).values_list("obligation", flat=True)) == {
        own.obligation_id
    }
    assert handed_in(investor, own, document()).status == "submitted"
    with pytest.raises(NotAllowed):
        handed_in(investor, other, document())


@pytest.mark.parametrize(
    "role", ["head", "akim", "assurer", "executor", "manager", "zone", "auditor", "analyst", "investor"]
)
def test_what_is_counted_is_what_is_seen(
    person: Person, project: Projects, signed: Agreements, owed: Instances, role: str
) -> None:
    from onir.desk.agreements.models import ObligationInstance
    from onir.desk.pipeline.models import Share

    by, reader = person("manager", territory=["KZ-61", "KZ-27"]), person(role, team="near")
    places: tuple[dict[str, str], ...] = (
        {},
        {"region": "KZ-27"},
        {"region": "KZ-27", "team": "near"},
        {"confidentiality": "restricted"},
    )
    for more in places:
        owed(by, signed(by, projects=[project(manager=by, **more)], region=more.get("region", "KZ-61")))
    shared = project(manager=by, region="KZ-27")
    owed(by, signed(by, projects=[shared], region="KZ-27"))
    Share.objects.create(project=shared, person=reader, given_by=by)
    seen = ObligationInstance.objects.visible_to(reader)
    assert set(ObligationInstance.to_count(reader)) == set(seen)
    assert seen.exists() == (role != "investor")
