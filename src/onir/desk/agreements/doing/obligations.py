"""Obligations: entered with their schedule, handed in with evidence, judged by somebody else.

Who judges is neither who handed it in nor the manager of a project concerned, and below the target less its tolerance
nothing is accepted: it is partially met. A waiver or a delay needs the document that grants it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.agreements.models import Obligation, ObligationInstance
from onir.desk.agreements.states import INSTANCE
from onir.desk.moving import permit
from onir.desk.permitted import ask_paper, enter, kept, part
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Document

PACKAGE = "onir.desk.agreements"
VERDICTS = ("accepted", "partially_met", "returned")


def add_obligation(by: User, **fields: Any) -> Obligation:
    """An obligation with all its instances; BadInput where it comes from nothing, or the schedule does not fit."""
    owed = Obligation(created_by=by, **fields)
    sources = [source for source in (owed.agreement, owed.measure, owed.instruction) if source is not None]
    if not sources:
        raise BadInput(
            msg("An obligation comes from something."),
            accepted=msg("Accepted: an agreement, a measure of support or an instruction."),
        )
    if owed.schedule == "dates" and owed.dates:
        owed.ends_on = max(owed.dates)
    made = owed.spans()
    with acting(by):
        enter(by, owed)
        for span in made:
            times = {"begins_on": span.start, "ends_on": span.end, "due": span.due}
            part(ObligationInstance(obligation=owed, target=owed.target, created_by=by, **times))
    return owed


def submit(
    by: User, instance: ObligationInstance, *, evidence: Document, delivered_on: date,
    delivered: Decimal | None = None, comment: str = "",
) -> ObligationInstance:  # fmt: skip
    """Hand in what was done, with its evidence."""
    need(by, "submit", instance)
    ask_paper(by, evidence)
    permit(PACKAGE, "instance", (instance.status, "submitted"), INSTANCE)
    if instance.target is not None and delivered is None:
        raise BadInput(msg("Say how much was delivered: the obligation has a target."))
    if delivered_on > timezone.localdate():
        raise BadInput(msg("What is still to come cannot be handed in."))
    with acting(by):
        return kept(
            instance, status="submitted", delivered=delivered, delivered_on=delivered_on, evidence=evidence,
            submitted_by=by, submitted_at=timezone.now(), decided_by=None, decided_at=None, comment=comment,
        )  # fmt: skip


def judge(by: User, instance: ObligationInstance, verdict: str, comment: str = "") -> ObligationInstance:
    """Accept it, call it partially met, or return it with a reason."""
    need(by, "judge", instance)
    if verdict not in VERDICTS:
        raise BadInput(msg("Accepted: {statuses}.", statuses=[INSTANCE[code] for code in VERDICTS]))
    permit(PACKAGE, "instance", (instance.status, verdict), INSTANCE)
    apart(by, instance)
    if verdict == "accepted" and not instance.reaches_target():
        raise BadInput(
            msg("Less than the target was delivered, so it cannot be accepted."),
            accepted=msg("Accepted: {statuses}.", statuses=[INSTANCE["partially_met"], INSTANCE["returned"]]),
        )
    if verdict == "returned" and not comment.strip():
        raise BadInput(msg("Say what has to be mended."))
    with acting(by, comment):
        return kept(instance, status=verdict, decided_by=by, decided_at=timezone.now(), comment=comment)


def waive(by: User, instance: ObligationInstance, paper: Document, comment: str = "") -> ObligationInstance:
    """Nothing is owed any more, by the document that says so."""
    return _relieved(by, instance, {"status": "waived"}, paper, comment)


def defer(
    by: User, instance: ObligationInstance, paper: Document, until: date, comment: str = ""
) -> ObligationInstance:
    """Owed on a later day, by the document that says so."""
    if until <= instance.due:
        raise BadInput(msg("A delay leads to a later day."))
    return _relieved(by, instance, {"status": "deferred", "due": until}, paper, comment)


def breach(by: User, instance: ObligationInstance, comment: str) -> ObligationInstance:
    """Declared broken, by a person and with the reason; no day does that by itself."""
    need(by, "breach", instance)
    permit(PACKAGE, "instance", (instance.status, "breached"), INSTANCE)
    if instance.due >= timezone.localdate():
        raise BadInput(msg("It is not due yet, so it cannot be broken."))
    if not comment.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    with acting(by, comment):
        return kept(instance, status="breached", decided_by=by, decided_at=timezone.now(), comment=comment)


def apart(by: User, instance: ObligationInstance) -> None:
    """BadInput where the person handed it in or manages a project concerned."""
    if by.pk == instance.submitted_by_id:
        raise BadInput(msg("Whoever handed it in does not judge it."))
    if any(project.manager_id == by.pk for project in instance.obligation.projects()):
        raise BadInput(msg("The manager of the project does not judge its obligations."))


def _relieved(
    by: User, instance: ObligationInstance, changes: dict[str, Any], paper: Document, comment: str
) -> ObligationInstance:
    need(by, "waive", instance)
    ask_paper(by, paper)
    permit(PACKAGE, "instance", (instance.status, changes["status"]), INSTANCE)
    with acting(by, comment):
        return kept(instance, paper=paper, comment=comment, decided_by=by, decided_at=timezone.now(), **changes)
