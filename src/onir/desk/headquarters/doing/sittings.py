"""Protocols and their instructions: given, seen, handed in, accepted by somebody else, extended in the open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.headquarters.models import Attendee, Extension, Instruction, Sitting
from onir.desk.headquarters.states import INSTRUCTION, INSTRUCTION_OWED
from onir.desk.moving import permit
from onir.desk.permitted import ask_paper, enter, kept
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Document

PACKAGE = "onir.desk.headquarters"


def hold(by: User, *, attendees: Iterable[Mapping[str, str]] = (), **fields: Any) -> Sitting:
    """A sitting with its protocol and who was there."""
    made = Sitting(created_by=by, **fields)
    with acting(by):
        enter(by, made)
        for person in attendees:
            Attendee.objects.create(sitting=made, **person)
    return made


def instruct(by: User, sitting: Sitting, *, co_executors: Iterable[User] = (), **fields: Any) -> Instruction:
    """An item of the protocol: its text in Kazakh or Russian or both, who answers, by when."""
    made = Instruction(sitting=sitting, created_by=by, first_due=fields["due"], **fields)
    if not (made.text_kk.strip() or made.text_ru.strip()):
        raise BadInput(msg("An instruction has a text in Kazakh, in Russian or in both."))
    if made.due < sitting.held_on:
        raise BadInput(msg("An instruction is due on the day of its sitting or later."))
    with acting(by):
        enter(by, made)
        made.co_executors.set(co_executors)
    return made


def read(by: User, instruction: Instruction) -> Instruction:
    """Seen by who executes it; nothing happens where it was seen before."""
    if instruction.status != "issued" or by.pk != instruction.executor_id:
        return instruction
    need(by, "answer", instruction)
    with acting(by):
        return kept(instruction, status="seen", seen_at=timezone.now())


def take_up(by: User, instruction: Instruction) -> Instruction:
    """Work on it begins, or begins again."""
    _executes(by, instruction)
    permit(PACKAGE, "instruction", (instruction.status, "in_work"), INSTRUCTION)
    with acting(by):
        return kept(instruction, status="in_work")


def answer(by: User, instruction: Instruction, report: str, evidence: Document | None = None) -> Instruction:
    """Hand in what was done."""
    _executes(by, instruction)
    permit(PACKAGE, "instruction", (instruction.status, "submitted"), INSTRUCTION)
    if evidence is not None:
        ask_paper(by, evidence)
    if not report.strip():
        raise BadInput(msg("Say what was done."))
    with acting(by):
        return kept(
            instruction, status="submitted", report=report, evidence=evidence, submitted_by=by,
            submitted_on=timezone.localdate(), decided_by=None, decided_on=None,
        )  # fmt: skip


def judge(by: User, instruction: Instruction, *, accepted: bool, comment: str = "") -> Instruction:
    """Accepted, or returned with what has to be mended; never by who handed it in."""
    need(by, "judge", instruction)
    status = "accepted" if accepted else "returned"
    permit(PACKAGE, "instruction", (instruction.status, status), INSTRUCTION)
    if by.pk == instruction.submitted_by_id:
        raise BadInput(msg("Whoever handed it in does not judge it."))
    if not accepted and not comment.strip():
        raise BadInput(msg("Say what has to be mended."))
    with acting(by, comment):
        return kept(instruction, status=status, decided_by=by, decided_on=timezone.localdate(), comment=comment)


def close(by: User, instruction: Instruction) -> Instruction:
    """Off the agenda, once it was accepted."""
    need(by, "judge", instruction)
    permit(PACKAGE, "instruction", (instruction.status, "closed"), INSTRUCTION)
    with acting(by):
        return kept(instruction, status="closed")


def extend(by: User, instruction: Instruction, until: date, reason: str) -> Instruction:
    """A later deadline, with who granted it and why; the first one stays to be seen."""
    need(by, "extend", instruction)
    if instruction.status not in INSTRUCTION_OWED:
        raise BadInput(msg("Nothing is owed any more, so no deadline moves."))
    if until <= instruction.due:
        raise BadInput(msg("A delay leads to a later day."))
    if not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    with acting(by, reason):
        Extension.objects.create(
            instruction=instruction, before=instruction.due, after=until, by=by, on=timezone.localdate(), reason=reason
        )
        return kept(instruction, due=until)


def _executes(by: User, instruction: Instruction) -> None:
    need(by, "answer", instruction)
    if by.pk != instruction.executor_id and not instruction.co_executors.filter(pk=by.pk).exists():
        raise BadInput(msg("Whoever executes the instruction answers it."))
