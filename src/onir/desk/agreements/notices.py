"""What falls due, for whom, as of a day: one list behind reminders, the calendar and *obligations due*.

Everything is read through `visible_to`, so a deadline reaches nobody who may not open its page. A reminder is for
whoever is responsible, and where nobody is named, for the manager of the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from onir.desk.agreements.feed import Deadline
from onir.desk.agreements.models import Agreement, ObligationInstance
from onir.desk.agreements.states import OWED, RUNNING, SOON
from onir.desk.headquarters.models import Instruction
from onir.desk.headquarters.states import INSTRUCTION_OWED
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import Interaction, Milestone, MoveLog, Task
from onir.desk.words import on
from onir.language.messages import Message, Wording, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

AGES = (90, 180, 365)
"""Days without any event after which a memorandum is called stale, three times over."""
MOST = 50
"""Memoranda that are told of."""
TASK_DONE = ("submitted", "accepted")
SIGNED = Q(obligation__agreement=None) | Q(
    obligation__agreement__status__in=RUNNING, obligation__agreement__erased_at=None
)
OWING = SIGNED & Q(status__in=OWED, erased_at=None, obligation__erased_at=None)
WAITING = Q(status="submitted")


@dataclass(frozen=True)
class Notice:
    """Something a person is reminded of on a day; `page` and `number` name where it stands."""

    person: User
    kind: str
    day: date
    words: Message
    page: str
    number: int

    def address(self, language: str) -> str:
        """The path of its page in a language."""
        with override(language):
            return reverse(self.page, args=[self.number])


def due_notices(day: date) -> list[Notice]:
    """Whom to remind of what on that day: thirty days, a week and a day before, on the day, and each week after."""
    found = [*_obligations(day), *_instructions(day)]
    return [notice for notice in found if reminds(notice.day, day)]


def reminds(due: date, day: date) -> bool:
    """Whether a deadline is spoken of on a day.

    >>> [reminds(date(2026, 1, 25), date(2026, 1, number)) for number in (18, 19, 24, 25, 26)]
    [True, False, True, True, False]
    """
    left = (due - day).days
    return left in (SOON.days, 7, 1, 0) or (left < 0 and left % 7 == 0)


def deadlines(person: User) -> Iterator[Deadline]:
    """All that a person can see and that falls due, for a calendar."""
    for one in still_owed(ObligationInstance.objects.visible_to(person)).select_related("obligation"):
        yield _deadline("obligation", one.pk, one.due, msg("Due: {what}", what=str(one.obligation)), _page(one))
    for given in Instruction.objects.visible_to(person).filter(status__in=INSTRUCTION_OWED):
        words = msg(
            "Instruction {item}: {text}",
            item=given.item,
            text=Wording(*(given.text(language) for language in ("en", "ru", "kk"))),
        )
        yield _deadline("instruction", given.pk, given.due, words, reverse("sittings_instruction", args=[given.pk]))
    for task in Task.objects.visible_to(person).exclude(state__in=TASK_DONE):
        yield _deadline("task", task.pk, task.due, msg("Task: {title}", title=task.title), "")
    for signed in Agreement.objects.visible_to(person).filter(status__in=RUNNING, expires_on__isnull=False):
        assert signed.expires_on is not None
        words = msg("Expires: {agreement}", agreement=str(signed))
        yield _deadline("agreement", signed.pk, signed.expires_on, words, reverse("agreements_one", args=[signed.pk]))
    yield from _milestones(person)


def still_owed(rows: Any) -> Any:
    """Of the instances, those that are owed: under an agreement that is signed and runs, or under none."""
    return rows.filter(OWING)


def falling_due(rows: Any, when: str, day: date) -> Any:
    """Of the instances, those that are `late`, `waiting` to be judged, or `all`; else what is owed or waits."""
    match when:
        case "late":
            return still_owed(rows).filter(due__lt=day)
        case "waiting":
            return rows.filter(WAITING)
        case "all":
            return rows
    return rows.filter(OWING | WAITING)


def stale_memoranda(person: User, day: date) -> list[tuple[Agreement, int]]:
    """Memoranda of which nothing has been heard for 90, 180 or 365 days, with the days; the longest first.

    No more than `MOST`: those of whose projects nothing has been heard for longest.
    """
    signed = Agreement.objects.visible_to(person).filter(instrument="memorandum", status__in=RUNNING).order_by()
    told = signed.annotate(last=Greatest("signed_on", Max("projects__heard__contact"), Max("projects__heard__moved")))
    longest = told.filter(last__lte=day - timedelta(days=AGES[0])).order_by("last", "pk")[:MOST]
    aged = [(one, (day - last_heard(one)).days) for one in heard(Agreement.objects.filter(pk__in=longest.values("pk")))]
    return sorted([pair for pair in aged if pair[1] >= AGES[0]], key=lambda pair: -pair[1])


def heard(agreements: Any) -> Any:
    """The agreements with the last meeting and move of their projects, the last delivery and amendment."""
    mine = OuterRef("pk")
    met = Interaction.objects.filter(project__agreements=mine).order_by("-at").values("at")[:1]
    moved = MoveLog.objects.filter(project__agreements=mine).order_by("-at").values("at")[:1]
    done = ObligationInstance.objects.filter(obligation__agreement=mine, delivered_on__isnull=False)
    amended = Agreement.objects.filter(amends=mine, signed_on__isnull=False).order_by("-signed_on")
    return agreements.annotate(
        met=Subquery(met), moved=Subquery(moved), amended=Subquery(amended.values("signed_on")[:1]),
        delivered=Subquery(done.order_by("-delivered_on").values("delivered_on")[:1]),
    )  # fmt: skip


def last_heard(agreement: Any) -> date:
    """The last day on which something happened to one of `heard`."""
    days = [agreement.signed_on, agreement.effective_on, agreement.amended, agreement.delivered]
    days += [timezone.localdate(at) for at in (agreement.met, agreement.moved) if at]
    last: date = max(day for day in days if day is not None)
    return last


def _obligations(day: date) -> Iterator[Notice]:
    owed = still_owed(ObligationInstance.objects.filter(due__lte=day + SOON)).select_related("obligation__responsible")
    for one in owed.select_related("obligation__agreement", "obligation__project__manager"):
        person = one.obligation.responsible or _manager(one)
        if person and person.is_active:
            words = msg("Due on {day}: {what}.", day=on(one.due), what=str(one.obligation))
            yield Notice(person, "obligation", one.due, words, "obligations_instance", one.pk)


def _instructions(day: date) -> Iterator[Notice]:
    owed = Instruction.objects.filter(status__in=INSTRUCTION_OWED, due__lte=day + SOON)
    for one in owed.select_related("executor", "sitting").prefetch_related("co_executors"):
        words = msg(
            "Due on {day}: item {item} of protocol {number}.", day=on(one.due), item=one.item,
            number=one.sitting.number,
        )  # fmt: skip
        for person in (one.executor, *one.co_executors.all()):
            if person.is_active:
                yield Notice(person, "instruction", one.due, words, "sittings_instruction", one.pk)


def _milestones(person: User) -> Iterator[Deadline]:
    for step in Milestone.objects.visible_to(person).filter(done=None).select_related("project"):
        if day := step.expected or step.planned:
            words = msg(
                "{milestone}: {project}", milestone=step.title or codes("milestone")[step.kind], project=step.project
            )
            yield _deadline("milestone", step.pk, day, words, "")


def _manager(one: ObligationInstance) -> User | None:
    owed = one.obligation
    if owed.project:
        return owed.project.manager
    first = owed.agreement.projects.filter(manager__isnull=False).first() if owed.agreement else None
    return first.manager if first else None


def _page(one: ObligationInstance) -> str:
    return reverse("obligations_instance", args=[one.pk])


def _deadline(kind: str, number: int, day: date, title: Message, address: str) -> Deadline:
    return Deadline(f"{kind}-{number}@onir", day, title, address)
