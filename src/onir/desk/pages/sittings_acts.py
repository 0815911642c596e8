"""What can be done to a protocol and to an instruction of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.headquarters import doing
from onir.desk.headquarters.models import Instruction, Issue, Sitting
from onir.desk.headquarters.states import INSTRUCTION_OWED, LEVELS
from onir.desk.moving import after
from onir.desk.pages.places import regions
from onir.desk.permitted import papers
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act, may
from onir.language.messages import msg

PACKAGE = "onir.desk.headquarters"


def fields_of_new(by: User) -> list[Field]:
    """What a protocol is asked for."""
    return [
        Field("number", msg("Number of the protocol"), required=True),
        Field("held_on", msg("Held"), "day", required=True),
        Field("level", msg("Level"), "choice", required=True, choices=chosen(LEVELS), given=("headquarters",)),
        Field("region", msg("Region"), "choice", required=True, choices=regions(by)),
        Field("chair", msg("Chair"), required=True),
        Field("agenda", msg("Agenda"), "long", required=True),
        Field("attendees", msg("Who was there"), "long", hint=msg("A line each: name, post, organisation.")),
        Field("protocol", msg("Document"), "choice", rows=papers(by, [])),
    ]


def attendees_of(text: str) -> Iterator[dict[str, str]]:
    """A person a line; name, post and organisation parted by commas.

    >>> list(attendees_of("A. Person, head, Office"))
    [{'name': 'A. Person', 'post': 'head', 'organisation': 'Office'}]
    """
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, post, organisation = ([part.strip() for part in line.split(",", 2)] + ["", ""])[:3]
        yield {"name": name, "post": post, "organisation": organisation}


def _fields_of_instruction(by: User, sitting: Sitting) -> list[Field]:
    people = User.objects.filter(is_active=True).order_by("name")
    return [
        Field("item", msg("Item"), required=True),
        Field("text_kk", msg("In Kazakh"), "long"),
        Field("text_ru", msg("In Russian"), "long"),
        Field("unit", msg("Responsible body"), required=True),
        Field("executor", msg("Executor"), "choice", required=True, rows=people),
        Field("co_executors", msg("Together with"), "several", rows=people),
        Field("due", msg("Due"), "day", required=True),
        Field("project", msg("Project"), "choice", rows=Project.objects.visible_to(by).order_by("sort_key")),
        Field("issue", msg("Issue"), "choice", rows=Issue.objects.visible_to(by)),
    ]


def _executes(by: User, one: Instruction) -> bool:
    return (by.pk == one.executor_id or one.co_executors.filter(pk=by.pk).exists()) and allowed_on(by, "answer", one)


def _leads(one: Instruction, status: str) -> bool:
    return status in after(PACKAGE, "instruction", one.status)


def _fields_of_answer(by: User, one: Instruction) -> list[Field]:
    return [
        Field("report", msg("What was done"), "long", required=True, given=(one.report,)),
        Field("evidence", msg("Evidence"), "choice", rows=papers(by, [one.project_id] if one.project_id else [])),
    ]


def _judge(by: User, one: Instruction, values: dict[str, Any]) -> None:
    doing.judge(by, one, accepted=values["verdict"] == "accepted", comment=values.get("comment", ""))


VERDICTS = (("accepted", msg("accepted")), ("returned", msg("returned for revision")))
OF_SITTING = (
    Act("instruct", msg("Give an instruction"), lambda by, one, values: doing.instruct(by, one, **values),
        _fields_of_instruction, lambda by, one: may(by, "headquarters.instruction", "add")),
)  # fmt: skip
ACTS = (
    Act("read", msg("Seen"), lambda by, one, values: doing.read(by, one),
        offered=lambda by, one: one.status == "issued" and by.pk == one.executor_id),
    Act("take_up", msg("Begin work"), lambda by, one, values: doing.take_up(by, one),
        offered=lambda by, one: _leads(one, "in_work") and _executes(by, one)),
    Act("answer", msg("Hand in"), lambda by, one, values: doing.answer(by, one, **values), _fields_of_answer,
        lambda by, one: _leads(one, "submitted") and _executes(by, one)),
    Act("judge", msg("Judge"), _judge,
        lambda by, one: [Field("verdict", msg("Verdict"), "choice", required=True, choices=VERDICTS),
                         Field("comment", msg("Comment"), "long")],
        lambda by, one: _leads(one, "accepted") and allowed_on(by, "judge", one)),
    Act("close", msg("Close"), lambda by, one, values: doing.close(by, one),
        offered=lambda by, one: _leads(one, "closed") and allowed_on(by, "judge", one)),
    Act("extend", msg("Move the deadline"), lambda by, one, values: doing.extend(by, one, **values),
        lambda by, one: [Field("until", msg("Until"), "day", required=True),
                         Field("reason", msg("Why"), "long", required=True)],
        lambda by, one: one.status in INSTRUCTION_OWED and allowed_on(by, "extend", one)),
)  # fmt: skip
