"""Tasks: given by `records.enter`, then seen, handed in, accepted or returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from onir.desk.pipeline.doing import records
from onir.desk.pipeline.doing.permission import need_sight, refused
from onir.desk.pipeline.models import Document, Task
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def seen(by: User, task: Task) -> None:
    """Its assignee has read it: once, and whatever the edition."""
    if by.pk == task.assignee_id and task.seen_at is None:
        with acting(by):
            Task.objects.filter(pk=task.pk, state="issued").update(seen_at=timezone.now(), state="seen")


def hand_in(by: User, task: Task, edition: int, answer: str, *, evidence: Document | None = None) -> Task:
    """What was done, by the assignee."""
    with acting(by):
        held = records.opened(by, task, edition, "answer")
        if by.pk != held.assignee_id:
            raise refused(by)
        if held.state == "accepted":
            raise BadInput(msg("This task is accepted already."))
        need_sight(by, [evidence])
        held.answer, held.evidence = records.said(answer), evidence
        held.state, held.submitted_at = "submitted", timezone.now()
        held.save()
    return held


def review(by: User, task: Task, edition: int, *, accepted: bool, note: str = "") -> Task:
    """Accepted, or returned with what is missing; by somebody else than who did it."""
    with acting(by, note):
        held = records.opened(by, task, edition, "review")
        if by.pk == held.assignee_id:
            raise BadInput(msg("Nobody accepts a task of their own."), then=msg("Ask whoever gave it."))
        if held.state != "submitted":
            raise BadInput(msg("There is nothing to review yet: the task has not been handed in."))
        held.state = "accepted" if accepted else "returned"
        held.review_note = note if accepted else records.said(note)
        held.reviewed_by, held.reviewed_at = by, timezone.now()
        held.save()
    return held
