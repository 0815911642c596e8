"""What a person should look at: stale, overdue, out of contact. Reckoned when asked; no status changes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from onir.desk.pipeline.models import Milestone, Project, Stage
from onir.figures.vintage import Released
from onir.language.messages import Message, msg

SILENCE = timedelta(days=30)
"""The longest without a noted contact, at the stages where there is somebody to talk to."""

TALKING = ("prospect", "negotiation", "memorandum", "decision")
RUNNING = Q(stage__kind="open", status__kind="open")


@dataclass(frozen=True)
class Flag:
    """`kind` for a colour and a filter, `words` for a person."""

    kind: str
    words: Message

    def say(self, language: str, form: str = "") -> str:
        return self.words.say(language, form)


def flagged(projects: QuerySet[Project], on: date | None = None) -> Any:
    """The projects with `last_contact`, `last_event` and whether each is `stale`, `overdue`, `out_of_contact`."""
    day = on or date.today()
    quiet = Q(last_contact=None, stage_since__lt=day - SILENCE) | Q(last_contact__lt=day - SILENCE)
    late = Exists(Milestone.objects.filter(project=OuterRef("pk"), planned__lt=day, done=None))
    overdue = Q(launch_planned__lt=day, launch_actual=None) | Q(next_step_on__lt=day) | Q(late)
    told = projects.annotate(last_contact=F("heard__contact"), last_event=F("heard__event"))
    return told.annotate(
        stale=_whether(RUNNING & _rotten(day)),
        overdue=_whether(RUNNING & overdue),
        out_of_contact=_whether(RUNNING & Q(stage__in=TALKING) & quiet),
    )


def flags(project: Project, on: date | None = None) -> tuple[Flag, ...]:
    """The flags of one project, in words."""
    return tuple(_in_words(flagged(Project.objects.filter(pk=project.pk), on).select_related("stage").get()))


def _in_words(told: Any) -> Iterator[Flag]:
    since = Released(told.last_event.isoformat())
    if told.stale:
        yield Flag("stale", msg("Nothing has been entered since {day}.", day=since))
    if told.overdue:
        yield Flag("overdue", msg("A planned day has passed without what was planned."))
    if told.out_of_contact and told.last_contact:
        day = Released(told.last_contact.isoformat())
        yield Flag("out_of_contact", msg("The last contact with the investor was on {day}.", day=day))
    elif told.out_of_contact:
        yield Flag("out_of_contact", msg("No contact with the investor has been noted yet."))


def _rotten(day: date) -> Q:
    """After the days that each stage allows."""
    stages = Stage.objects.filter(kind="open")
    return reduce(or_, (Q(stage=one, last_event__lt=day - timedelta(days=one.days_to_rot)) for one in stages))


def _whether(condition: Q) -> ExpressionWrapper[Any]:
    return ExpressionWrapper(condition, output_field=BooleanField())
