"""A region's month as the desk holds it, for the pack of its headquarters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from onir.bulletin.pipeline import records
from onir.bulletin.pipeline.pack import Pack
from onir.desk.accounts.models import User
from onir.desk.agreements.models import Obligation
from onir.desk.documents import around
from onir.desk.documents.reading import named, pipeline, place_name
from onir.desk.headquarters.models import Instruction, Target
from onir.desk.headquarters.plans import asked_of, facts_of, reached, said
from onir.desk.headquarters.states import INSTRUCTION, INSTRUCTION_OWED
from onir.desk.pipeline.models import MoveLog, Project
from onir.errors import BadInput
from onir.language.messages import Wording, msg
from onir.measure import Period


def pack_of(by: User, region: str, period: str, day: date) -> Pack:
    """BadInput where the period is no month."""
    month = Period.parse(period)
    if month.months != 1:
        raise BadInput(
            msg("The pack is of a month; {period} is none.", period=month), accepted=msg("Accepted: a month, 2026-10.")
        )
    projects = Project.objects.visible_to(by).filter(region=region)
    ours = Obligation.objects.visible_to(by).filter(
        Q(agreement__region=region) | Q(project__in=projects) | Q(instruction__sitting__region=region)
    )
    return Pack(
        place_name(region), region, month, pipeline(by, day, projects), tuple(_goals(by, region, month)),
        around.owed(by, day, _end_of_next(month), ours.values("pk")), around.issues(by, projects),
        tuple(_orders(by, region, day)), tuple(_moves(by, month, projects)),
    )  # fmt: skip


def _end_of_next(month: Period) -> date:
    first = month.last_day + timedelta(days=1)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _goals(by: User, region: str, month: Period) -> Iterator[records.Goal]:
    """Targets of the whole region whose period holds the month."""
    held = Target.objects.visible_to(by).filter(region=region, district="")
    targets = [one for one in held if _holds(Period.parse(one.period), month)]
    asked = [asked_of(one) for one in targets]
    for target, one, fact in zip(targets, asked, facts_of(asked), strict=True):
        plan = said(target.value, target.unit)
        goal = records.Goal(one.name, one.period, plan, target.approved_by, one.from_ledger)
        if fact is None:
            yield goal
        else:
            yield records.Goal(
                one.name, one.period, plan, target.approved_by, one.from_ledger, fact.amount, reached(one, fact),
                fact.period, fact.cell, fact.records,
            )  # fmt: skip


def _holds(whole: Period, month: Period) -> bool:
    return whole.first_day <= month.first_day and month.last_day <= whole.last_day


def _orders(by: User, region: str, day: date) -> Iterator[records.Order]:
    """Instructions of the region's protocols that are not carried out, the earliest deadline first."""
    rows = Instruction.objects.visible_to(by).filter(
        sitting__region=region, status__in=(*INSTRUCTION_OWED, "submitted")
    )
    for one in rows.select_related("sitting", "executor").order_by("due", "pk"):
        text = Wording(*(one.text(language) for language in ("en", "ru", "kk")))
        yield records.Order(
            one.sitting.number, one.sitting.held_on, one.item, text, one.unit, str(one.executor), one.first_due,
            one.due, INSTRUCTION[one.status], one.overdue(day),
        )  # fmt: skip


def _moves(by: User, month: Period, projects: Any) -> Iterator[records.Move]:
    """Projects that came in or changed their stage in the month; a change of status is none."""
    rows = MoveLog.objects.visible_to(by).filter(
        project__in=projects, on__range=(month.first_day, month.last_day)
    ).exclude(stage_from=F("stage_to"))  # fmt: skip
    for one in rows.select_related("project", "stage_from", "stage_to").order_by("on", "pk"):
        before = one.stage_from.name if one.stage_from else None
        yield records.Move(one.project.code, named(one.project), before, one.stage_to.name, one.on, one.reason)
