"""What is held of a person as a document to be handed to them: in their language, in words instead of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from onir.bulletin.document import BLANK, Block, Column, Document, Listing, Part, Row, Sentence, Table
from onir.bulletin.printed import document_pdf
from onir.bulletin.told import told as told_in
from onir.desk.personal.doing import TOLD
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name, kind_name
from onir.desk.pipeline.models import Attendance, Contact, Event, Interaction
from onir.desk.printing.models import WAYS
from onir.desk.words import Moment, on
from onir.language.messages import Sayable, Wording, msg

NO, YES = msg("no"), msg("yes")
WHEN, WHAT, SAID = msg("When"), msg("What"), msg("What the record said")
Rows = list[list[Sayable]]
DAYS = ("consent_on", "consent_withdrawn_on", "retain_until", "left_on")


def as_pdf(told: Mapping[str, Any], language: str, today: date) -> bytes:
    """The same as the file for programs holds, as PDF."""
    return document_pdf(told_in(document(told, today), language))


def document(told: Mapping[str, Any], today: date) -> Document:
    """The record, the talks and events of the person, documents sent to them, and what the record said before."""
    since = Moment(datetime.fromisoformat(told["held_since"]))
    about = msg("Handed out on {day}; held since {since}. For this person alone.", day=on(today), since=since)
    talks: Rows = [[_moment(one["at"]), codes("channel")[one["channel"]]] for one in told["interactions"]]
    visits: Rows = [[_plain(one["event"]), _answer(one["attended"])] for one in told["events"]]
    sent: Rows = [
        [on(date.fromisoformat(one["on"])), _plain(one["document"]), WAYS[one["way"]]] for one in told["documents"]
    ]
    states: Rows = [[_moment(at), field_name(Contact, name), said(name, value)] for at, name, value in altered(told)]
    return Document(
        "person",
        msg("What is held of a person"),
        about,
        (
            _part("record", kind_name(Contact), (WHAT, msg("What the record says")), _facts(told)),
            _part("interactions", kind_name(Interaction), (WHEN, field_name(Interaction, "channel")), talks),
            _part("events", kind_name(Event), (kind_name(Event), field_name(Attendance, "attended")), visits),
            _part("documents", msg("Documents sent to the person"), (WHEN, msg("Document"), msg("How")), sent),
            _part("former", msg("Former states of the record"), (WHEN, WHAT, SAID), states),
        ),
    )


def altered(told: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """What each state that the history keeps says otherwise than the one before it: when, which column, what.

    >>> first = dict.fromkeys(TOLD) | {"at": "2026-01-01", "post": "director"}
    >>> list(altered({"former_states": [first, first | {"at": "2026-02-01", "post": "chief"}]}))
    [('2026-01-01', 'post', 'director'), ('2026-02-01', 'post', 'chief')]
    """
    before: Mapping[str, Any] = {}
    for state in told["former_states"]:
        for name in TOLD:
            if (state[name] or None) != (before.get(name) or None):
                yield state["at"], name, state[name]
        before = state


def said(name: str, value: Any) -> Sayable:
    """A column of a contact in words."""
    if not value:
        return _plain("–")
    if name in DAYS:
        return on(date.fromisoformat(value))
    return _plain(", ".join(value) if isinstance(value, list) else str(value))


def _facts(told: Mapping[str, Any]) -> Rows:
    return [[field_name(Contact, name), said(name, told[name])] for name in (*TOLD, "organisation") if told[name]]


def _part(name: str, heading: Sayable, heads: Sequence[Sayable], rows: Rows) -> Part:
    columns = tuple(Column(str(place), _Headed(head)) for place, head in enumerate(heads))
    table = Table(heading, BLANK, columns, tuple(Row(tuple(row)) for row in rows))
    block: Block = table if rows else Listing((Sentence(msg("Nothing has been entered.")),))
    return Part(name, _Headed(heading), (block,))


class _Headed:
    """Names of records stand in sentences too, and begin small."""

    def __init__(self, words: Sayable) -> None:
        self.words = words

    def say(self, language: str, form: str = "") -> str:
        told = self.words.say(language, form)
        return told[:1].upper() + told[1:]


def _moment(text: str) -> Moment:
    return Moment(datetime.fromisoformat(text))


def _answer(attended: bool | None) -> Sayable:
    return _plain("–") if attended is None else YES if attended else NO


def _plain(words: str) -> Wording:
    return Wording(words, words, words)
