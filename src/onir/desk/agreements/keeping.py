"""Feeds: a person's secret address, and what its programs are told of every change."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from onir.desk.accounts.models import User
from onir.desk.agreements.feed import Deadline, Entry, calendar
from onir.desk.agreements.models import CalendarEntry, CalendarFeed
from onir.desk.agreements.notices import deadlines
from onir.language.messages import msg

KEPT = timedelta(days=90)
"""How long a cancellation is sent: whoever has not asked for that long subscribes anew."""


def open_feed(person: User, language: str) -> CalendarFeed:
    """A new secret address in this language; an earlier one leads nowhere from now on."""
    with transaction.atomic():
        CalendarFeed.objects.filter(person=person).delete()
        return CalendarFeed.objects.create(person=person, language=language)


def close_feed(person: User) -> None:
    CalendarFeed.objects.filter(person=person).delete()


def of_token(token: str) -> CalendarFeed | None:
    """The feed of an address, as long as its person may sign in."""
    return CalendarFeed.objects.filter(token=token, person__is_active=True).select_related("person").first()


def ics(feed: CalendarFeed, site: str) -> bytes:
    """The calendar as of now; `site` is where the desk answers, for the addresses of entries."""
    with override(feed.language):
        now = list(deadlines(feed.person))
    entries = [_entry(one, site) for one in told(feed, now, timezone.now())]
    return calendar(entries, msg("Öñir: what falls due").say(feed.language), feed.language)


def told(feed: CalendarFeed, now: list[Deadline], at: datetime) -> list[CalendarEntry]:
    """What the feed sends, after what changed has been counted: new, moved, called off, back again."""
    with transaction.atomic():
        CalendarFeed.objects.select_for_update().get(pk=feed.pk)
        CalendarEntry.objects.filter(feed=feed, cancelled=True, changed__lt=at - KEPT).delete()
        sent = {one.uid: one for one in feed.entries.all()}
        kept = [_told(feed, sent.pop(one.uid, None), one, at) for one in now]
        gone = [_called_off(one, at) for one in sent.values()]
    return sorted([*kept, *gone], key=lambda one: (one.day, one.uid))


def _told(feed: CalendarFeed, sent: CalendarEntry | None, one: Deadline, at: datetime) -> CalendarEntry:
    mark = one.fingerprint(feed.language)
    if sent and sent.fingerprint == mark and not sent.cancelled:
        return sent
    entry = sent or CalendarEntry(feed=feed, uid=one.uid, sequence=-1)
    entry.fingerprint, entry.day, entry.title, entry.address = mark, one.day, one.title.say(feed.language), one.address
    entry.sequence, entry.cancelled, entry.changed = entry.sequence + 1, False, at
    entry.save()
    return entry


def _called_off(sent: CalendarEntry, at: datetime) -> CalendarEntry:
    if not sent.cancelled:
        sent.sequence, sent.cancelled, sent.changed = sent.sequence + 1, True, at
        sent.save()
    return sent


def _entry(one: CalendarEntry, site: str) -> Entry:
    address = f"{site}{one.address}" if one.address else ""
    return Entry(one.uid, one.day, one.title, address, one.sequence, one.changed, one.cancelled)
