"""Obligations and their instances as rows of tables: what, by when, with which evidence, how far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from onir.desk.agreements import states
from onir.desk.agreements.models import Obligation, ObligationInstance
from onir.desk.agreements.models.obligation import EVIDENCE, METRICS
from onir.desk.agreements.schedule import SCHEDULES
from onir.desk.shown import Cell
from onir.desk.words import on
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.measure.unit import CURRENCIES

HEADS = (msg("Obligation"), msg("Due next"), msg("State"))
MARKS = {"overdue": "late", "breached": "late", "due_soon": "soon", "accepted": "done", "submitted": "waiting"}
"""How a state is marked; its words say the same."""


def row_of(owed: Obligation, today: date) -> list[Cell]:
    """An obligation: the instance that is owed next, and how many of all have been accepted."""
    instances = list(owed.instances.all())
    following = next((one for one in instances if one.status in (*states.OWED, "submitted")), None)
    accepted = sum(one.status == "accepted" for one in instances)
    counted = msg("{accepted} of {all} accepted", accepted=accepted, all=len(instances))
    first = Cell(str(owed), reverse("obligations_one", args=[owed.pk]), below=[subject(owed), EVIDENCE[owed.evidence]])
    if following is None:
        return [first, Cell("–"), _worst(instances, counted)]
    return [first, Cell(following.due, below=[str(owed.obligor)]), state_cell(following, today, counted)]


def state_cell(one: ObligationInstance, today: date, *below: Sayable) -> Cell:
    """The state as of a day."""
    shown = one.shown(today)
    return Cell(states.INSTANCE[shown], mark=MARKS.get(shown, ""), below=below)


def subject(owed: Obligation) -> Sayable:
    """The metric, its target and how often."""
    if owed.target is None:
        return msg("{metric}, {schedule}", metric=METRICS[owed.metric], schedule=SCHEDULES[owed.schedule])
    return msg(
        "{metric}: {target}, {schedule}", metric=METRICS[owed.metric], target=quantity(owed.target, owed.unit),
        schedule=SCHEDULES[owed.schedule],
    )  # fmt: skip


def quantity(value: object, unit: str) -> Sayable:
    """So much of a unit: a currency says itself, another unit stands as it was entered."""
    from decimal import Decimal  # noqa: PLC0415

    number = Decimal(str(value)).normalize()
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    if unit in CURRENCIES:
        return Amount(number, unit, full=True)
    return msg("{number} {unit}", number=number, unit=unit)


def who(owed: Obligation) -> list[str]:
    """Who answers for it on the office's side."""
    return [str(each) for each in (owed.responsible, owed.unit_responsible) if each]


def spell(one: ObligationInstance) -> Message:
    """What an instance is owed for."""
    return msg("{first} to {last}", first=on(one.begins_on), last=on(one.ends_on))


def _worst(instances: Sequence[ObligationInstance], counted: Message) -> Cell:
    broken = [one for one in instances if one.status == "breached"]
    status = "breached" if broken else (instances[-1].status if instances else "planned")
    return Cell(states.INSTANCE[status], mark=MARKS.get(status, ""), below=[counted])
