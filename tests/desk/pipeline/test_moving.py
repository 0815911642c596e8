"""Stages and statuses: gates say what is missing, and no way of writing gets around the table of moves."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed


def asked(project: Any, to: str) -> list[str]:
    from onir.desk.pipeline.doing.moving import missing

    return [one.check for one in missing(project, to)]


def document(by: Any, project: Any, kind: str, **more: Any) -> Any:
    from onir.desk.pipeline.models import Document

    given = {"title": kind, "file_name": f"{kind}.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    return Document.objects.create(project=project, kind=kind, created_by=by, **given | more)


def signed(by: Any, project: Any, company: Any, instrument: str) -> None:
    """An agreement with its scan, under which both sides owe something."""
    from onir.desk.agreements import doing

    one = doing.add_agreement(by, instrument=instrument, title=instrument, region=project.region, projects=[project])
    for side in ("investor", "state"):
        doing.add_party(by, one, company, side)
        term = {"begins_on": date.today(), "ends_on": date.today(), "evidence": "act", "metric": "permit"}
        doing.add_obligation(by, agreement=one, side=side, obligor=company, wording="Do it", **term)
    doing.attach(by, one, document(by, project, "agreement"), "scan")
    doing.sign(by, doing.move(by, one, "review"), on=date.today())


def test_a_shut_gate_lists_what_is_missing_in_every_language(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving

    by = person("head")
    with pytest.raises(moving.GateShut) as shut:
        moving.move(by, project(), "prospect", 1)
    assert [one.check for one in shut.value.missing] == ["organisation", "sector", "manager", "summary"]
    assert [one.place for one in shut.value.missing] == ["parties", "sector", "manager", "anonymous_summary"]
    assert "No organisation takes part yet." in shut.value.say("en")
    assert len({shut.value.say(language) for language in ("kk", "ru", "en")}) == 3


def test_a_project_goes_from_lead_to_operating(person: Person, project: Projects) -> None:
    """Every gate shut at first, opened by what it asks for."""
    from django.utils import timezone

    from onir.desk.pipeline.doing import ledgers, moving, projects, records
    from onir.desk.pipeline.models import Interaction, Milestone, Organisation, Party

    head, manager, assurer = person("head"), person("manager"), person("assurer")
    one = projects.enter(manager, title_en="Glass works", region="KZ-61")

    def changed(**given: Any) -> None:
        nonlocal one
        one = records.change(head, one, one.edition, **given)

    def moved(to: str, by: Any = manager) -> None:
        nonlocal one
        one = moving.move(by, one, to, one.edition)

    company = records.enter(manager, Organisation, name="Example Glass", country="CN")
    party = records.enter(manager, Party, project=one, organisation=company, role="lead_investor")
    changed(sector="NACE2-C", anonymous_summary="A glass works for 200 people")
    moved("prospect")
    assert asked(one, "negotiation") == ["requirements", "sum", "recent_interaction"]
    one = moving.cannot_provide(manager, one, "requirements", one.edition, reason="they design it next year")
    records.enter(manager, Interaction, project=one, at=timezone.now(), channel="call", note="They asked for land")
    ledgers.add_investment(manager, one, "announced", Decimal("9000000000"), source="press")
    moved("negotiation")
    signed(manager, one, company, "memorandum")
    changed(next_step_on=date.today())
    moved("memorandum")
    records.change(manager, party, party.edition, share=100)
    document(manager, one, "decision")
    changed(site="Block 4")
    moved("decision")
    signed(manager, one, company, "simplified_contract")
    moved("agreement")
    land = records.enter(manager, Milestone, project=one, kind="land", planned=date.today())
    moved("preparation")
    assert asked(one, "construction") == ["land_done", "permit_done", "first_actual"]
    records.change(manager, land, land.edition, done=date.today())
    records.enter(manager, Milestone, project=one, kind="expertise", done=date.today())
    year: dict[str, Any] = {"period_from": date(date.today().year, 1, 1), "period_to": date(date.today().year, 12, 31)}
    paper = document(manager, one, "bank")
    fact = ledgers.add_investment(manager, one, "actual", Decimal("5"), source="bank", evidence=paper, **year)
    moved("construction")
    document(manager, one, "launch_act")
    document(manager, one, "photo")
    ledgers.add_jobs(manager, one, "actual", 200, source="pension", **year)
    moved("commissioned")
    assert asked(one, "operating") == ["assurer", "verified_figure"]
    ledgers.verify(assurer, fact)
    changed(assurer=assurer)
    with pytest.raises(NotAllowed):
        moved("operating", head)
    moved("operating", assurer)
    assert [one.stage_to_id for one in one.moves.all()][-1] == "operating"
    new = projects.expand(manager, one, title_en="Second line")
    assert (new.expands, new.stage_id) == (one, "prospect")
    moved("expansion")


@pytest.mark.parametrize("who", ["enterer", "manager"])
def test_no_figure_is_verified_by_whoever_has_to_do_with_it(person: Person, project: Projects, who: str) -> None:
    """The assurer's role does not help them."""
    from onir.desk.pipeline.doing import ledgers
    from onir.desk.pipeline.models import InvestmentFigure

    people = {"enterer": person("head"), "manager": person("assurer")}
    one = project(manager=people["manager"])
    line = ledgers.add_investment(people["enterer"], one, "announced", Decimal(5), source="press")
    type(line.entered_by).objects.update(role="assurer")
    people[who].refresh_from_db()
    with pytest.raises(BadInput, match="does not verify"):
        ledgers.verify(people[who], line, evidence=document(people["enterer"], one, "bank"))
    assert InvestmentFigure.objects.get() == line


def test_back_needs_a_reason(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving

    by, one = person("head"), project(stage_id="negotiation")
    with pytest.raises(BadInput, match="reason"):
        moving.move(by, one, "prospect", 1)
    assert moving.move(by, one, "prospect", 1, reason="the partner left").stage_id == "prospect"


def test_any_stage_is_for_those_with_the_right(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving

    manager = person("manager")
    one = project(manager=manager)
    with pytest.raises(NotAllowed):
        moving.move(manager, one, "construction", 1, reason="it is built")
    assert moving.move(person("head"), one, "construction", 1, reason="entered late").moves.get().kind == "any"


@pytest.mark.parametrize(
    ("status", "why", "said"),
    [
        ("delayed", {}, "needs a reason"),
        ("delayed", {"reason": "weather"}, "Accepted: land is not allotted"),
        ("lost", {"reason": "costs"}, "not the code of a country"),
        ("active", {}, "cannot be given this status"),
        ("gone", {}, "cannot be given this status"),
    ],
)
def test_a_status_says_why(person: Person, project: Projects, status: str, why: dict[str, str], said: str) -> None:
    from onir.desk.pipeline.doing import moving

    with pytest.raises(BadInput, match=said):
        moving.set_status(person("head"), project(), status, 1, moving.Why(**why))


def test_a_project_given_up_stays_at_its_stage(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving

    by = person("head")
    one = moving.set_status(by, project(), "lost", 1, moving.Why("costs", "cheaper power", "UZ"))
    assert (one.status_id, one.lost_to, one.moves.get().reason_code) == ("lost", "UZ", "costs")
    with pytest.raises(BadInput, match="holds the project at its stage"):
        moving.move(by, one, "prospect", 2)


# -- past the door ----------------------------------------------------------------------------------------------------


def by_update(project: Any, stage: str) -> None:
    type(project).objects.filter(pk=project.pk).update(stage=stage)


def by_save(project: Any, stage: str) -> None:
    project.stage_id = stage
    project.save()


def by_bulk(project: Any, stage: str) -> None:
    project.stage_id = stage
    type(project).objects.bulk_update([project], ["stage"])


def by_sql(project: Any, stage: str) -> None:
    from django.db import connection

    connection.cursor().execute("UPDATE pipeline_project SET stage_id = %s WHERE id = %s", [stage, project.pk])


WAYS = (by_update, by_save, by_bulk, by_sql)


def logged(project: Any, by: Any, to: str, **more: Any) -> None:
    from onir.desk.pipeline.models import MoveLog

    given = {"stage_from_id": project.stage_id, "status_from_id": "active", "status_to_id": "active", "kind": "forward"}
    MoveLog.objects.create(project=project, stage_to_id=to, by=by, on=date.today(), **given | more)


@pytest.mark.parametrize("way", WAYS)
def test_no_move_without_its_line_in_the_log(person: Person, project: Projects, way: Any) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError, match="together with a line of its log"), transaction.atomic():
        way(project(), "prospect")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("to", "more"), [("operating", {}), ("operating", {"kind": "any"}), ("memorandum", {})])
def test_no_move_that_the_table_does_not_permit(
    person: Person, project: Projects, way: Any, to: str, more: dict[str, str]
) -> None:
    from django.db import IntegrityError, transaction

    one = project()
    with pytest.raises(IntegrityError, match=f"no such move: lead to {to}"), transaction.atomic():  # noqa: PT012
        logged(one, person("head"), to, **more)
        way(one, to)


MANY = (
    "UPDATE pipeline_project SET stage_id = %s WHERE id = ANY(%s)",
    "UPDATE pipeline_project one SET stage_id = %s FROM unnest(%s) found(id) WHERE one.id = found.id",
    "MERGE INTO pipeline_project one USING (SELECT %s::text AS stage, unnest(%s) AS id) new ON one.id = new.id "
    "WHEN MATCHED THEN UPDATE SET stage_id = new.stage",
)
"""Ways to move many projects by one statement."""


@pytest.mark.parametrize("statement", MANY)
@pytest.mark.parametrize(
    ("to", "logged_to", "words"),
    [
        ("prospect", None, "together with a line of its log"),
        ("memorandum", "memorandum", "no such move: lead to memorandum"),
        ("operating", "operating", "no such move: lead to operating"),
        ("prospect", "prospect", None),
    ],
)
def test_whoever_owns_the_tables_moves_none_past_the_table_of_moves_either(
    desk: None, statement: str, to: str, logged_to: str | None, words: str | None
) -> None:
    from django.db import IntegrityError, connections, transaction

    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import MoveLog, Project

    with transaction.atomic("owner"):
        by = User.objects.using("owner").create(username="owner-moves", role="head")
        entered = {"stage_to_id": "lead", "status_to_id": "active", "kind": "new", "by": by, "on": date.today()}
        several = [
            Project.objects.using("owner").create(
                code=f"OWNER-{number}", title_en="Plant", region="KZ-61", stage_since=date.today()
            )
            for number in range(3)
        ]
        for one in several:
            MoveLog.objects.using("owner").create(project=one, **entered)
        allowed = nullcontext() if words is None else pytest.raises(IntegrityError, match=words)
        with allowed, transaction.atomic("owner"), connections["owner"].cursor() as owner:
            moved = {"stage_from_id": "lead", "status_from_id": "active", "kind": "forward", "stage_to_id": logged_to}
            for one in several if logged_to else ():
                MoveLog.objects.using("owner").create(project=one, **entered | moved)
            owner.execute(statement, [to, [one.pk for one in several]])
        stages = {one.stage_id for one in Project.objects.using("owner").filter(code__startswith="OWNER-")}
        transaction.set_rollback(True, "owner")
    assert stages == {to if words is None else "lead"}


@pytest.mark.parametrize("way", WAYS)
def test_no_manager_declares_a_project_operating(person: Person, project: Projects, way: Any) -> None:
    from django.db import IntegrityError, transaction

    manager = person("manager")
    one = project(stage_id="commissioned", manager=manager)
    with pytest.raises(IntegrityError, match="manager does not declare"), transaction.atomic():  # noqa: PT012
        logged(one, manager, "operating")
        way(one, "operating")


@pytest.mark.parametrize("way", WAYS)
def test_a_permitted_move_with_its_line_passes_and_is_in_the_history(
    person: Person, project: Projects, way: Any
) -> None:
    one = project()
    logged(one, person("head"), "prospect")
    way(one, "prospect")
    last = one.history.order_by("pgh_id").last()
    assert (last.stage_id, last.database_role) == ("prospect", "onir_desk")


@pytest.mark.parametrize("statement", ["UPDATE pipeline_movelog SET reason = 'x'", "DELETE FROM pipeline_movelog"])
def test_the_log_of_moves_is_never_changed(person: Person, project: Projects, statement: str) -> None:
    from django.db import ProgrammingError, connection, transaction

    logged(project(), person("head"), "prospect")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_a_project_is_entered_with_its_line(person: Person, project: Projects) -> None:
    from django.db import IntegrityError, connection, transaction

    from onir.desk.pipeline.doing import projects

    def commit() -> None:
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        connection.cursor().execute("SET CONSTRAINTS ALL DEFERRED")

    projects.enter(person("head"), title_en="Mill", region="KZ-61")
    commit()
    with pytest.raises(IntegrityError, match="together with a line of its log"), transaction.atomic():  # noqa: PT012
        project()
        commit()


def test_every_check_of_the_gates_is_known(office: None) -> None:
    from onir.desk.pipeline.gates import checks
    from onir.desk.pipeline.models import Gate

    assert set(Gate.objects.values_list("check_name", flat=True)) <= set(checks())


@pytest.mark.parametrize(
    ("gate", "asks"),
    [
        ({"from_date": date(2999, 1, 1)}, False),
        ({"to_date": date(2000, 1, 1)}, False),
        ({"regime": "zone"}, False),
        ({"from_date": date(2000, 1, 1), "to_date": date(2999, 1, 1)}, True),
    ],
)
def test_a_gate_holds_between_its_days_and_in_its_regime(project: Projects, gate: dict[str, Any], asks: bool) -> None:
    from onir.desk.pipeline.models import Gate

    Gate.objects.filter(stage="prospect").delete()
    Gate.objects.create(stage_id="prospect", check_name="sector", **gate)
    assert asked(project(), "prospect") == (["sector"] if asks else [])
