"""A calendar that other programs subscribe to (RFC 5545): one all-day entry for each thing that falls due.

An entry keeps its UID as long as the thing exists. When its day or its words change, SEQUENCE goes up; when it is no
longer owed or no longer visible, it is sent as CANCELLED, since a calendar that has it would keep it otherwise. Left
out: alarms, which each program sets as its owner likes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from onir.language.messages import Sayable

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Onir//desk//EN"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True)
class Deadline:
    """Something that falls due on a day; `uid` names it for ever, `address` opens its page."""

    uid: str
    day: date
    title: Sayable
    address: str

    def fingerprint(self, language: str) -> str:
        """Changes when what a calendar shows of it changes."""
        return sha256(f"{self.day}\n{self.title.say(language)}".encode()).hexdigest()


@dataclass(frozen=True)
class Entry:
    """A deadline as it is sent: how often it was changed, when last, and whether it is called off."""

    uid: str
    day: date
    title: str
    address: str
    sequence: int
    changed: datetime
    cancelled: bool


def calendar(entries: Iterable[Entry], name: str, language: str) -> bytes:
    """The file of a feed, its lines folded and ended as the standard asks."""
    from icalendar import Calendar  # noqa: PLC0415 - of use to feeds alone

    made = Calendar()
    for key, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("calscale", "GREGORIAN")):
        made.add(key, value)
    made.add("x-wr-calname", name)
    made.add("name", name, parameters={"LANGUAGE": language})
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry, language))
    return bytes(made.to_ical())


def _event(entry: Entry, language: str) -> Event:
    from icalendar import Event  # noqa: PLC0415

    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", entry.changed)
    made.add("last-modified", entry.changed)
    made.add("sequence", entry.sequence)
    made.add("dtstart", entry.day)
    made.add("dtend", entry.day + timedelta(days=1))
    made.add("summary", entry.title, parameters={"LANGUAGE": language})
    made.add("transp", "TRANSPARENT")
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.address:
        made.add("url", entry.address)
    return made
