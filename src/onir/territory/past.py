"""How a region came to its territory: divisions, mergers and moved limits, said in words from the table of changes.

Days are those of effect; an event of which only the years are known is said with them. Left out: new names and codes,
since neither moves a border, and the mergers of 1997, whose regions are in no table held and have no names here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onir.language.formats import say_date
from onir.language.messages import Message, msg
from onir.territory.area import Area, areas_of
from onir.territory.country import Change, country

KINDS = ("split", "merge", "boundary")


@dataclass(frozen=True)
class Moment:
    """A day of the table, or the years between which an event lies.

    >>> [Moment(said).say("en") for said in ("2022-06-08", "2012/2014")]
    ['8 June 2022', '2012–2014']
    """

    said: str

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        try:
            return say_date(language, date.fromisoformat(self.said))
        except ValueError:
            return self.said.replace("/", "–")


def past(area: Area) -> tuple[Message, ...]:
    """What moved the borders of a region or of those it came from, oldest first.

    >>> from onir.territory import area
    >>> [event.say("en") for event in past(area("KZ-62"))][-1]
    '8 June 2022, divided: Karaganda Region (borders before June 2022) → Ulytau Region, Karaganda Region.'
    """
    return tuple(_told(change, area.country) for change in _changes(area))


def _changes(area: Area) -> list[Change]:
    """The events of a region and, before a division or a merger, of what went into it."""
    land, named = country(area.country), areas_of(area.country)
    found, waiting, seen = dict[Change, None](), [area.id], set[str]()
    while waiting:
        unit = waiting.pop()
        seen.add(unit)
        for change in land.changes(unit):
            if change.kind in KINDS and {*change.before, *change.after} <= named.keys():
                found[change] = None
                waiting += [one for one in change.before if unit in change.after and one not in seen]
    return sorted(found, key=lambda change: change.effective)


def _told(change: Change, land: str) -> Message:
    names = areas_of(land)
    said = {"day": Moment(change.effective), "before": [names[one] for one in change.before]}
    said["after"] = [names[one] for one in change.after]
    if change.kind == "split":
        return msg("{day}, divided: {before} → {after}.", **said)
    if change.kind == "merge":
        return msg("{day}, merged: {before} → {after}.", **said)
    return msg("{day}, limits moved: {before} → {after}.", **said)
