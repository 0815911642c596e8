"""Reminders of what falls due: one letter a person and day, in the morning, to whoever wants letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from onir.desk.agreements.models import Reminded
from onir.desk.agreements.notices import Notice, due_notices
from onir.desk.background.job import job
from onir.desk.letters.models import Delivery
from onir.desk.letters.writing import send_news
from onir.language.messages import msg

MORNING = 7
"""The hour from which letters of the day go out."""


@job("remind", msg("Remind of what falls due"), every="*/20 * * * *")
def remind() -> None:
    """From the morning on, once a day for each person; what one attempt could not send the next one sends."""
    now = timezone.localtime()
    if settings.MAIL and now.hour >= MORNING:
        remind_all(now.date())


def remind_all(day: date) -> int:
    """How many letters went out; one that cannot be sent does not keep the others."""
    owed: dict[int, list[Notice]] = defaultdict(list)
    for notice in due_notices(day):
        owed[notice.person.pk].append(notice)
    sent, faults = 0, []
    for delivery in Delivery.objects.filter(person__in=owed).select_related("person"):
        try:
            sent += _send(delivery, owed[delivery.person_id], day)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("could not send all reminders", faults)
    return sent


@transaction.atomic
def _send(delivery: Delivery, notices: Sequence[Notice], day: date) -> bool:
    """Whether a letter went out: none the second time, none to who wants none."""
    if not delivery.mails or not Reminded.objects.get_or_create(person=delivery.person, day=day)[1]:
        return False
    subject = msg("{n} {n:plural:deadline|deadlines} of yours", n=len(notices))
    lines = [line for notice in notices for line in _lines(notice, delivery.language)]
    send_news(delivery, subject, lines, about=f"deadlines of {day}")
    return True


def _lines(notice: Notice, language: str) -> list[str]:
    return [notice.words.say(language), urljoin(settings.ADDRESS, notice.address(language)), ""]
