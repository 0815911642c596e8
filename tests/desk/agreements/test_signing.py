"""Agreements are signed by the law of their day, move along their table, and keep the MCI of their year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.agreements.conftest import Agreements, Documents, Instances
from tests.desk.pipeline.conftest import Person, Projects

from onir.desk.rules import ROLES
from onir.errors import BadInput, NotAllowed


def test_an_instrument_not_in_force_that_day_is_refused_in_words(person: Person, draft: Agreements) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    with pytest.raises(BadInput, match="the form ended on 31 December 2025"):
        doing.sign(by, draft(by, "priority_contract"), on=date(2026, 3, 1))


def test_a_running_contract_of_an_abolished_form_goes_on(person: Person, signed: Agreements) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    one = signed(by, "priority_contract", on=date(2024, 5, 1))
    assert (one.mci_year, one.mci_tenge) == (2024, Decimal(3692))
    assert doing.move(by, one, "fulfilled", on=date(2026, 6, 1)).status == "fulfilled"


def test_the_mci_of_the_year_stays(person: Person, signed: Agreements, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.agreements import law
    from onir.measure import Money

    one = signed(person("manager"), "investment_agreement", on=date(2025, 5, 1))
    monkeypatch.setattr(law, "indices", lambda: {2025: law.Index(2025, Decimal(9999), "", True)})
    one.refresh_from_db()
    assert one.threshold == Money(Decimal(7_500_000) * 3932, "KZT")


@pytest.mark.parametrize(
    ("amount", "flagged"), [(Decimal(29_490_000_000), False), (Decimal("29489999999.99"), True), (None, False)]
)
def test_a_sum_below_the_threshold_is_flagged(
    person: Person, draft: Agreements, amount: Decimal | None, flagged: bool
) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.doing.signing import threshold_flag
    from onir.desk.agreements.models.agreement import Rate
    from onir.measure import Money

    by = person("manager")
    one = draft(by, "investment_agreement")
    if amount:
        doing.add_sum(by, one, "investment", Money(amount, "KZT"), Rate(None, date(2025, 5, 1)))
    flag = threshold_flag(doing.sign(by, one, on=date(2025, 5, 1)))
    assert (flag is not None) == flagged


def test_a_sum_keeps_its_rate(person: Person, draft: Agreements) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.measure import Money

    by = person("manager")
    one = draft(by)
    kept = doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), Rate(Decimal("517.25"), date.today()))
    assert kept.tenge == Decimal("5172.50")
    with pytest.raises(BadInput, match="No official rate is held"):
        doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), Rate(None, date.today()))


@pytest.mark.parametrize("side", ["investor", "state"])
def test_nothing_is_signed_without_both_sides(person: Person, draft: Agreements, side: str) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    one = draft(by)
    one.parties.filter(side=side).delete()
    with pytest.raises(BadInput, match="Missing: a party on"):
        doing.sign(by, one, on=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda doing, by, one: doing.move(by, one, "fulfilled"), "there is no move to “fulfilled”"),
        (lambda doing, by, one: doing.move(by, one, "signed"), "name the day of signing"),
        (lambda doing, by, one: doing.amend(by, one, title="More"), "can be amended"),
        (
            lambda doing, by, one: doing.change_agreement(by, one, status="signed"),
            "cannot be|can be changed here|entered",
        ),
        (lambda doing, by, one: doing.change_agreement(by, one, prevails="de"), "not one of the accepted codes"),
    ],
)
def test_what_is_refused(person: Person, draft: Agreements, change: Any, said: str) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    with pytest.raises(BadInput, match=said):
        change(doing, by, draft(by))


def test_a_list_is_not_signed(person: Person) -> None:
    from onir.desk.agreements import doing

    with pytest.raises(BadInput, match="is not signed"):
        doing.add_agreement(person("head"), instrument="green_corridor", title="x", region="KZ-61")


def test_an_end_has_its_ground(person: Person, signed: Agreements) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    one = signed(by)
    with pytest.raises(BadInput, match="needs its ground"):
        doing.move(by, one, "terminated")
    ended = doing.move(by, one, "terminated", "The investor left.", on=date(2026, 6, 1))
    assert (ended.termination_ground, ended.ended_on) == ("The investor left.", date(2026, 6, 1))
    with pytest.raises(BadInput, match="“terminated” is an end"):
        doing.move(by, one, "in_force")


def test_an_amendment_takes_over_parties_and_projects(person: Person, signed: Agreements) -> None:
    from onir.desk.agreements import doing

    by = person("manager")
    one = signed(by)
    new = doing.amend(by, one, title="Second text")
    assert (new.amends, new.status, new.parties.count()) == (one, "draft", 2)
    assert list(new.projects.all()) == list(one.projects.all())


def test_what_runs_is_not_erased(person: Person, signed: Agreements, draft: Agreements) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models import Agreement

    manager, head = person("manager"), person("head")
    with pytest.raises(BadInput, match="terminate it first"):
        doing.erase_agreement(head, signed(manager), "twice")
    one = draft(manager)
    doing.erase_agreement(head, one, "twice")
    assert not Agreement.objects.filter(pk=one.pk).exists()
    assert one.history.order_by("pgh_id").last().pgh_context["reason"] == "twice"


def test_what_was_signed_enters_the_ledger_of_its_project(
    person: Person, draft: Agreements, document: Documents
) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.desk.pipeline.models import InvestmentFigure
    from onir.measure import Money

    by = person("manager")
    for instrument, kind in (("memorandum", "memorandum"), ("simplified_contract", "agreed")):
        one = draft(by, instrument)
        doing.attach(by, one, document(project=one.projects.get()), "scan")
        doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), Rate(Decimal(500), date(2026, 2, 27)))
        doing.add_sum(by, one, "support", Money(Decimal(3), "KZT"), Rate(None, date(2026, 2, 27)))
        doing.sign(by, one, on=date(2026, 3, 2))
        [line] = InvestmentFigure.objects.filter(project=one.projects.get())
        assert (line.kind, line.amount, line.rate, line.as_of) == (kind, 10, 500, date(2026, 3, 2))
        assert line.confidence == "documented"


def test_a_sum_is_taken_out_of_a_draft_and_stands_once_signed(person: Person, draft: Agreements) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.desk.pipeline.models import InvestmentFigure
    from onir.measure import Money

    by, rate = person("manager"), Rate(Decimal(500), date(2026, 2, 27))
    one = draft(by)
    mistyped = doing.add_sum(by, one, "investment", Money(Decimal(99), "USD"), rate)
    with pytest.raises(NotAllowed):
        doing.drop_sum(person("analyst"), one, mistyped, "misread")
    doing.drop_sum(by, one, mistyped, "misread")
    signed = doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), rate)
    doing.sign(by, one, on=date(2026, 3, 2))
    with pytest.raises(BadInput, match="What was signed stands"):
        doing.drop_sum(by, one, signed, "misread")
    with pytest.raises(BadInput, match="What was signed stands"):
        doing.add_sum(by, one, "investment", Money(Decimal(12), "USD"), rate)
    assert [each.amount for each in one.sums.all()] == [10]
    assert [line.amount for line in InvestmentFigure.objects.filter(project=one.projects.get())] == [10]


def test_a_sum_entered_after_the_signature_enters_the_ledger_too(person: Person, signed: Agreements) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.desk.pipeline.models import InvestmentFigure
    from onir.measure import Money

    by = person("manager")
    one = signed(by, "simplified_contract", on=date(2026, 3, 2))
    doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), Rate(Decimal(500), date(2026, 2, 27)))
    [line] = InvestmentFigure.objects.filter(project=one.projects.get())
    assert (line.kind, line.amount, line.rate, line.as_of) == ("agreed", 10, 500, date(2026, 3, 2))


def test_the_gates_ask_for_agreements(person: Person, draft: Agreements, document: Documents, owed: Instances) -> None:
    from onir.desk.agreements import doing
    from onir.desk.pipeline.doing.moving import missing

    by = person("manager")
    one = draft(by)
    project = one.projects.get()

    def lacking(stage: str) -> set[str]:
        return {each.check for each in missing(project, stage)} & {"memorandum", "agreement", "obligations"}

    doing.sign(by, one, on=date(2026, 3, 2))
    assert lacking("memorandum") == {"memorandum"}
    doing.attach(by, one, document(project=project), "scan")
    assert (lacking("memorandum"), lacking("agreement")) == (set(), {"agreement", "obligations"})
    contract = draft(by, "simplified_contract", projects=[project])
    doing.attach(by, contract, document(project=project), "scan")
    doing.sign(by, contract, on=date(2026, 4, 1))
    owed(by, contract)
    assert lacking("agreement") == {"obligations"}
    owed(by, one, side="state", metric="land", target=None, evidence="decision")
    assert lacking("agreement") == {"obligations"}
    owed(by, contract, side="state", metric="land", target=None, evidence="decision")
    assert lacking("agreement") == set()


# -- whatever way somebody writes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["update", "sql"])
@pytest.mark.parametrize("status", ["signed", "in_force", "fulfilled", "nonsense"])
def test_the_database_refuses_a_status_that_no_move_leads_to(
    person: Person, draft: Agreements, way: str, status: str
) -> None:
    from django.db import IntegrityError, connection, transaction

    from onir.desk.agreements import doing
    from onir.desk.agreements.models import Agreement

    by = person("manager")
    one = doing.move(by, draft(by), "draft")
    with pytest.raises(IntegrityError, match="no move of agreement"), transaction.atomic():  # noqa: PT012
        if way == "update":
            Agreement.objects.filter(pk=one.pk).update(status=status)
        else:
            connection.cursor().execute("UPDATE agreements_agreement SET status = %s WHERE id = %s", [status, one.pk])


@pytest.mark.parametrize("statement", [
    "UPDATE agreements_agreedsum SET amount = 1 WHERE agreement_id = %s",
    "UPDATE agreements_agreedsum SET rate = 1 WHERE agreement_id = %s",
    "UPDATE agreements_agreedsum SET agreement_id = agreement_id + 0 WHERE agreement_id = %s",
    "DELETE FROM agreements_agreedsum WHERE agreement_id = %s",
    "UPDATE agreements_agreement SET signed_on = '2020-01-01' WHERE id = %s",
    "UPDATE agreements_agreement SET mci_tenge = 1 WHERE id = %s",
    "UPDATE agreements_agreement SET mci_year = 2020 WHERE id = %s",
    "UPDATE agreements_agreement SET instrument = 'memorandum' WHERE id = %s",
])  # fmt: skip
def test_what_was_signed_stands_whoever_writes(person: Person, draft: Agreements, statement: str) -> None:
    """Before the signature all of it may change, and the history keeps what it was."""
    from django.db import IntegrityError, connection, transaction

    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.measure import Money

    by = person("manager")
    one = draft(by, "simplified_contract")
    doing.add_sum(by, one, "investment", Money(Decimal(10), "USD"), Rate(Decimal(500), date(2026, 2, 27)))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [one.pk])
        assert cursor.rowcount == 1
        transaction.set_rollback(True)
    doing.sign(by, one, on=date(2026, 3, 2))
    with pytest.raises(IntegrityError, match="what was signed stands"), transaction.atomic():
        connection.cursor().execute(statement, [one.pk])


def test_no_agreement_begins_signed(person: Person) -> None:
    from django.db import IntegrityError, transaction

    from onir.desk.agreements.models import Agreement

    with pytest.raises(IntegrityError, match="no move of agreement"), transaction.atomic():
        Agreement.objects.create(instrument="memorandum", title="x", region="KZ-61", status="signed")


def test_a_signature_without_its_day_is_refused(person: Person, draft: Agreements) -> None:
    from django.db import IntegrityError, transaction

    from onir.desk.agreements.models import Agreement

    one = draft(person("manager"))
    with pytest.raises(IntegrityError, match="keeps_day_and_mci"), transaction.atomic():
        Agreement.objects.filter(pk=one.pk).update(status="signed")


def test_raw_sql_appears_in_the_history(person: Person, draft: Agreements) -> None:
    from django.db import connection

    one = draft(person("manager"))
    connection.cursor().execute("UPDATE agreements_agreement SET title = 'Other' WHERE id = %s", [one.pk])
    last = one.history.order_by("pgh_id").last()
    assert (last.title, last.pgh_label, last.database_role) == ("Other", "changed", "onir_desk")


# -- whom it concerns -----------------------------------------------------------------------------------------------


def test_who_sees_an_agreement(person: Person, project: Projects, draft: Agreements) -> None:
    from onir.desk.agreements.models import Agreement

    manager = person("manager")
    one = draft(manager)
    seen = {role for role in ROLES if Agreement.objects.visible_to(person(role)).filter(pk=one.pk).exists()}
    assert seen == {"administrator", "analyst", "akim", "head", "assurer", "executor", "secretary", "auditor"}
    assert not Agreement.objects.visible_to(person("head", territory=["KZ-11"])).filter(pk=one.pk).exists()


def test_an_agreement_of_a_restricted_project_is_kept_from_who_may_not_see_it(
    person: Person, project: Projects, draft: Agreements
) -> None:
    from onir.desk.agreements.models import Agreement

    manager = person("manager")
    one = draft(manager, projects=[project(manager=manager, confidentiality="restricted")])
    assert Agreement.objects.visible_to(person("head")).filter(pk=one.pk).exists()
    assert not Agreement.objects.visible_to(person("analyst")).filter(pk=one.pk).exists()
