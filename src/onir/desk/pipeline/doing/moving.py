"""How far and how well: moving a project from stage to stage, and saying how it fares.

A move that is refused lists everything that is missing. Nothing moves by itself: what is late or stale is flagged, and
a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from onir.desk.pipeline.doing.records import opened, said
from onir.desk.pipeline.gates import checks
from onir.desk.pipeline.models import Gate, MoveLog, Project, Reason, Stage, Status, Transition
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.pipeline.soundness import country
from onir.desk.tracking import acting
from onir.errors import BadInput, Defect
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

ASSURED = "operating"
"""The stage that an assurer declares."""

LAUNCHED = "commissioned"
"""The stage before it."""

EXPANDED = "expansion"
"""The stage that is entered by opening a new project."""


@dataclass(frozen=True)
class Missing:
    """Something that a stage asks for; `place` is the column or the part of the record where it is entered."""

    check: str
    words: Message
    place: str
    may_be_unknown: bool

    def say(self, language: str, form: str = "") -> str:
        """What is missing, as a sentence."""
        return self.words.say(language, form)


@dataclass(frozen=True)
class Why:
    """Why a project fares so: a `reason` of the list, a `note`, and the country it was `lost_to`."""

    reason: str = ""
    note: str = ""
    lost_to: str = ""


NO_REASON = Why()


class GateShut(BadInput):
    """A move that is refused because something is `missing`."""

    def __init__(self, to: Stage, missing: Sequence[Missing]) -> None:
        super().__init__(msg("Before the stage “{stage}” something is missing:", stage=to))
        self.missing = tuple(missing)

    def say(self, language: str, form: str = "") -> str:
        """The refusal and everything that is missing, a sentence each."""
        return " ".join([super().say(language, form), *(one.say(language) for one in self.missing)])


def missing(project: Project, to: str, on: date | None = None) -> tuple[Missing, ...]:
    """What the stage asks for on that day and the project lacks, but for what the investor cannot provide."""
    return missing_before(project, [to], on)[to]


def missing_before(project: Project, stages: Sequence[str], on: date | None = None) -> dict[str, tuple[Missing, ...]]:
    """The same of several stages; what two of them ask for is looked at once."""
    day = on or date.today()
    valid = Q(from_date=None) | Q(from_date__lte=day), Q(to_date=None) | Q(to_date__gte=day)
    gates = list(Gate.objects.filter(*valid, stage__in=stages, regime__in=("", project.regime)).order_by("pk"))
    passed: dict[str, bool] = {}
    for gate in gates:
        if gate.check_name not in passed:
            passed[gate.check_name] = _passed(project, gate, day)
    return {
        stage: tuple(_lacking(gate) for gate in gates if gate.stage_id == stage and not _excused(project, gate, passed))
        for stage in stages
    }


def _excused(project: Project, gate: Gate, passed: dict[str, bool]) -> bool:
    return passed[gate.check_name] or (gate.may_be_unknown and gate.check_name in project.unknown)


def _passed(project: Project, gate: Gate, day: date) -> bool:
    if gate.check_name not in checks():
        raise Defect(msg("A stage asks for {name}, which nobody knows.", name=gate.check_name))
    return checks()[gate.check_name].holds(project, day)


def _lacking(gate: Gate) -> Missing:
    check = checks()[gate.check_name]
    return Missing(gate.check_name, check.words, check.place, gate.may_be_unknown)


def ways(project: Project) -> tuple[Transition, ...]:
    """The moves that are permitted from where the project is."""
    return tuple(
        Transition.objects.filter(stage_from=project.stage).select_related("stage_to").order_by("stage_to__place")
    )


def right_on_way(stage: str | None, to: str) -> str:
    """The action that a permitted move is."""
    return "assure" if (stage, to) == (LAUNCHED, ASSURED) else "move"


def right_for(project: Project, to: str) -> str:
    """The action of the rule table that such a move is."""
    if (action := right_on_way(project.stage_id, to)) == "assure":
        return action
    permitted = Transition.objects.filter(stage_from=project.stage, stage_to=to).exists()
    return action if permitted else "change_to_any_stage"


def move(by: User, project: Project, to: str, edition: int, *, reason: str = "", on: date | None = None) -> Project:
    """The project at another stage; GateShut lists what is missing, BadInput says what else is in the way."""
    with acting(by, reason):
        action = right_for(project, to)
        held = opened(by, project, edition, action)
        stage = _stage(held, to)
        kind = _kind(held, stage, action)
        if kind in ("back", "any"):
            said(reason)
        lacking = missing(held, to, on)
        if lacking and kind in ("forward", "skip"):
            raise GateShut(stage, lacking)
        if to == ASSURED:
            _assured_by(by, held)
        _logged(by, held, stage, held.status, kind=kind, reason=reason, on=on or date.today(), missing=lacking)
        held.stage, held.stage_since = stage, on or date.today()
        held.save()
    return held


def _stage(project: Project, to: str) -> Stage:
    stage = Stage.objects.filter(code=to).first()
    if stage is None or stage == project.stage:
        accepted = [one.stage_to for one in ways(project)]
        raise BadInput(
            msg("The project cannot move there: {stage}.", stage=stage or to),
            accepted=msg("Accepted: {codes}.", codes=accepted),
        )
    if project.status.freezes:
        raise BadInput(
            msg("The status “{status}” holds the project at its stage.", status=project.status),
            then=msg("Change the status first."),
        )
    if to == EXPANDED and not project.expansions.exists():
        raise BadInput(msg("An expansion is a project of its own: open it from this one."))
    return stage


def _kind(project: Project, stage: Stage, action: str) -> str:
    if action == "change_to_any_stage":
        return "any"
    return Transition.objects.get(stage_from=project.stage, stage_to=stage).kind


def _assured_by(by: User, project: Project) -> None:
    """Whoever declares it operating is its assurer, and not its manager."""
    if by.pk == project.manager_id:
        raise BadInput(msg("The manager does not declare a project operating."), then=msg("Ask another assurer."))
    if project.assurer_id not in (None, by.pk) and not allowed_on(by, "change_to_any_stage", project):
        raise BadInput(msg("The assurer of this project is {person}.", person=str(project.assurer)))


def set_status(by: User, project: Project, status: str, edition: int, why: Why = NO_REASON) -> Project:
    """How the project fares; late, halted, given up and lost need a reason of the list, lost also a country."""
    with acting(by, why.note):
        held = opened(by, project, edition, "change")
        new = _status(held, status)
        code = _reason(new, why.reason)
        if new.code == "lost":
            country(why.lost_to)
        _logged(by, held, held.stage, new, kind="status", reason=why.note, on=date.today(), reason_code=code)
        held.status, held.status_reason, held.status_note = new, code, why.note
        held.lost_to = why.lost_to if new.code == "lost" else ""
        held.save()
    return held


def _status(project: Project, code: str) -> Status:
    status = Status.objects.filter(code=code).first()
    if status is None or status == project.status:
        accepted = msg("Accepted: {codes}.", codes=list(Status.objects.exclude(pk=project.status_id)))
        raise BadInput(
            msg("The project cannot be given this status: {status}.", status=status or code), accepted=accepted
        )
    return status


def _reason(status: Status, code: str) -> str:
    held = Reason.objects.filter(status=status)
    if not status.needs_reason or held.filter(code=code).exists():
        return code if status.needs_reason else ""
    raise BadInput(
        msg("The status “{status}” needs a reason.", status=status),
        accepted=msg("Accepted: {codes}.", codes=[one.name for one in held]),
    )


def cannot_provide(by: User, project: Project, check: str, edition: int, *, reason: str) -> Project:
    """An answer that counts where a gate allows it: the investor cannot provide this."""
    if not Gate.objects.filter(check_name=check, may_be_unknown=True).exists():
        raise BadInput(msg("No stage takes “cannot be provided” for an answer here."))
    with acting(by, said(reason)):
        held = opened(by, project, edition, "change")
        held.unknown = sorted({*held.unknown, check})
        held.save()
    return held


def _logged(by: User, project: Project, stage: Stage, status: Status, **more: Any) -> None:
    more["missing"] = [one.check for one in more.get("missing", ())]
    before = {"stage_from": project.stage, "status_from": project.status}
    MoveLog.objects.create(project=project, stage_to=stage, status_to=status, by=by, **before, **more)
