"""Protocols: an instruction is given, seen, handed in, accepted by somebody else; its deadline moves in the open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person

from onir.errors import BadInput, NotAllowed

TODAY = date.today()
WEEK = timedelta(days=7)


def held(by: Any, number: str = "7", **more: Any) -> Any:
    from onir.desk.headquarters import doing

    given: dict[str, Any] = {
        "number": number,
        "held_on": TODAY,
        "region": "KZ-61",
        "chair": "Akim",
        "agenda": "Projects",
    }
    return doing.hold(by, **given | more)


def given(by: Any, executor: Any, sitting: Any = None, **more: Any) -> Any:
    from onir.desk.headquarters import doing

    said = {
        "item": "1",
        "text_ru": "Построить линию",
        "unit": "Energy department",
        "executor": executor,
        "due": TODAY + WEEK,
    }
    return doing.instruct(by, sitting or held(by), **said | more)


def test_an_instruction_from_beginning_to_end(person: Person) -> None:
    from onir.desk.headquarters import doing

    secretary, executor = person("secretary"), person("executor")
    one = given(secretary, executor)
    assert doing.read(secretary, one).status == "issued"
    doing.read(executor, one)
    assert (one.status, one.seen_at is not None) == ("seen", True)
    doing.take_up(executor, one)
    doing.answer(executor, one, "The line stands.")
    doing.judge(secretary, one, accepted=False, comment="Where is the act?")
    doing.answer(executor, one, "The act is attached.")
    doing.judge(secretary, one, accepted=True)
    assert doing.close(secretary, one).status == "closed"


def test_a_deadline_moves_with_who_and_why_and_the_first_one_stays(person: Person) -> None:
    from onir.desk.headquarters import doing

    secretary = person("secretary")
    one = given(secretary, person("executor"))
    with pytest.raises(BadInput, match="a later day"):
        doing.extend(secretary, one, one.due, "late")
    with pytest.raises(BadInput, match="needs its ground"):
        doing.extend(secretary, one, one.due + WEEK, "")
    doing.extend(secretary, one, one.due + WEEK, "Snow.")
    assert (one.first_due, one.due, one.extensions.get().by) == (TODAY + WEEK, TODAY + 2 * WEEK, secretary)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda doing, by, one: doing.answer(by, one, "done"), "no move to “handed in”"),
        (lambda doing, by, one: doing.close(by, one), "no move to “closed”"),
        (lambda doing, by, one: doing.take_up(by, one), "no move to “in work”"),
    ],
)
def test_no_step_is_left_out(person: Person, change: Any, said: str) -> None:
    from onir.desk.headquarters import doing

    secretary, head = person("secretary"), person("head")
    one = given(secretary, head)
    with pytest.raises(BadInput, match=said):
        change(doing, secretary if said == "no move to “closed”" else head, one)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"text_ru": " "}, "in Kazakh, in Russian or in both"),
        ({"due": TODAY - WEEK}, "on the day of its sitting or later"),
    ],
)
def test_an_instruction_that_is_none_is_refused(person: Person, more: dict[str, Any], said: str) -> None:
    secretary = person("secretary")
    with pytest.raises(BadInput, match=said):
        given(secretary, secretary, **more)


def test_a_protocol_and_an_item_are_there_once(person: Person) -> None:
    secretary = person("secretary")
    sitting = held(secretary)
    given(secretary, secretary, sitting)
    with pytest.raises(BadInput, match="already has an item"):
        given(secretary, secretary, sitting)
    with pytest.raises(BadInput, match="already there"):
        held(secretary)


def test_only_who_executes_answers(person: Person) -> None:
    from onir.desk.headquarters import doing

    secretary, executor, other = person("secretary"), person("executor"), person("executor")
    one = given(secretary, executor, co_executors=[])
    doing.read(executor, one)
    with pytest.raises(BadInput, match="Whoever executes"):
        doing.take_up(other, one)


@pytest.mark.parametrize("status", ["issued", "accepted", "closed", "nonsense"])
def test_the_database_refuses_what_no_move_leads_to(person: Person, status: str) -> None:
    from django.db import IntegrityError, connection, transaction

    from onir.desk.headquarters import doing

    secretary = person("secretary")
    one = given(secretary, person("executor"))
    doing.read(one.executor, one)
    with pytest.raises(IntegrityError, match="no move of instruction"), transaction.atomic():
        connection.cursor().execute("UPDATE headquarters_instruction SET status = %s WHERE id = %s", [status, one.pk])


def test_nobody_accepts_their_own_report_even_in_sql(person: Person) -> None:
    from django.db import IntegrityError, connection, transaction

    from onir.desk.headquarters import doing

    secretary, executor = person("secretary"), person("executor")
    one = given(secretary, executor)
    for step in (doing.read, doing.take_up):
        step(executor, one)
    doing.answer(executor, one, "Done.")
    with pytest.raises(IntegrityError, match="nobody_accepts"), transaction.atomic():
        connection.cursor().execute(
            "UPDATE headquarters_instruction SET status = 'accepted', decided_by_id = submitted_by_id WHERE id = %s",
            [one.pk],
        )


@pytest.mark.parametrize("role", ["akim", "head", "secretary"])
def test_who_gives_instructions(person: Person, role: str) -> None:
    assert given(person(role), person("executor"), held(person("secretary"))).status == "issued"


@pytest.mark.parametrize("role", ["reader", "analyst", "manager", "assurer", "executor", "zone", "auditor", "investor"])
def test_who_gives_none(person: Person, role: str) -> None:
    with pytest.raises(NotAllowed):
        given(person(role), person("executor"), held(person("secretary")))


def test_an_executor_sees_their_own_of_another_territory(person: Person) -> None:
    from onir.desk.headquarters.models import Instruction, Sitting

    executor = person("executor", territory=["KZ-11"])
    one = given(person("secretary"), executor)
    assert list(Instruction.objects.visible_to(executor)) == [one]
    assert list(Sitting.objects.visible_to(executor)) == [one.sitting]
    assert not Instruction.objects.visible_to(person("executor", territory=["KZ-11"])).exists()
