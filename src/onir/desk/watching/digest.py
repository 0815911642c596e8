"""One letter for all that changed since the last one: what it was, what it is, which release did it, where to look."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction

from onir.desk.letters.models import Delivery
from onir.desk.letters.writing import address, send_news
from onir.desk.watching.models import Notice
from onir.language.messages import msg


def send_all() -> int:
    """A letter to everybody who is owed one; how many were sent. One that cannot be sent does not keep the others."""
    sent, faults = 0, []
    people = list(Notice.objects.filter(due=True).values_list("person", flat=True).distinct().order_by("person"))
    for person in people:
        try:
            sent += _send(person)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("could not send all letters", faults)
    return sent


@transaction.atomic
def _send(person: int) -> bool:
    """Whether a letter went out; one to somebody who wants none any more is owed no longer."""
    due = list(Notice.objects.select_for_update(skip_locked=True).filter(person=person, due=True).order_by("pk"))
    delivery = Delivery.objects.select_related("person").get(person=person)
    if not due:
        return False
    Notice.objects.filter(pk__in=[one.pk for one in due]).update(due=False)
    if not delivery.mails:
        return False
    changed = msg("{n} {n:plural:change|changes} in what you watch", n=len(due))
    send_news(delivery, changed, list(_lines(due, delivery.language)), about=" ".join(str(one.name) for one in due))
    return True


def _lines(due: list[Notice], language: str) -> Iterator[str]:
    for notice in due:
        yield from (notice.told[language]["title"], *change_lines(notice, language), where(notice, language), "")


def change_lines(notice: Notice, language: str) -> Iterator[str]:
    """What it was, what it is and which release did it, for each change."""
    for change in notice.told[language]["changes"]:
        yield msg("It was: {words}", words=change["was"]).say(language)
        yield msg("It is: {words}", words=change["now"]).say(language)
        yield msg("By this release: {words}", words=change["release"]).say(language)


def where(notice: Notice, language: str) -> str:
    """The full address of what changed."""
    if notice.address:
        return urljoin(settings.ADDRESS, f"/{language}/{notice.address}")
    return f"{address(language, 'watching')}#watch-{notice.watch_id}"
