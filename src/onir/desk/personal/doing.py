"""The one door to a person's data: erasing it, handing it out to the person, flagging what is due to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from onir.desk.personal.models import Deed, Due
from onir.desk.pipeline.doing.permission import need_right
from onir.desk.pipeline.doing.records import said
from onir.desk.pipeline.models import Attendance, Contact, Participant
from onir.desk.printing.models import Dispatch
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

TOLD = (
    "name", "post", "emails", "phones", "messengers", "languages", "note", "consent_basis", "consent_on",
    "consent_withdrawn_on", "retain_until", "left_on",
)  # fmt: skip
"""Columns that say something of the person."""


def erase(by: User, contact: Contact, *, reason: str) -> Deed:
    """A person's data is gone from the record, from those merged into it and from their history; the deed is logged."""
    need_right(by, Contact, "erase_personal")
    with acting(by, why := said(reason)):
        _whole(contact)
        with connection.cursor() as cursor:
            cursor.execute(
                "WITH done AS (SELECT personal_erase(%s, %s, %s)) SELECT FROM done", [contact.pk, by.pk, why]
            )
        deed: Deed = Deed.objects.filter(contact=contact, kind="erased").order_by("-pk")[0]
        return deed


def hand_out(by: User, contact: Contact, *, reason: str) -> dict[str, Any]:
    """All that is held of a person, as values that JSON has; the log knows before it leaves."""
    need_right(by, Contact, "hand_out")
    with acting(by, why := said(reason)):
        _whole(contact)
        told = dict(_told(contact))
        rows = sum(len(told[part]) for part in ("former_states", "interactions", "events", "documents"))
        Deed.objects.create(kind="handed_out", contact=contact, by=by, reason=why, rows=rows + 1)
    return told


def flag(today: date | None = None) -> int:
    """Flag the contacts whose consent is withdrawn or whose term is over; nothing is deleted but flags."""
    day = today or timezone.localdate()
    held = Contact.objects.filter(Q(consent_withdrawn_on__isnull=False) | Q(retain_until__lt=day))
    found = {one.pk: _due(one) for one in held.only("consent_withdrawn_on", "retain_until")}
    Due.objects.exclude(contact__in=found).delete()
    for number, (why, since) in found.items():
        Due.objects.update_or_create(contact_id=number, defaults={"why": why, "since": since})
    return len(found)


def restricted_seen(by: User, contacts: Iterable[Contact]) -> set[int]:
    """Numbers of those contacts whose e-mails, phones and notes the person sees too."""
    numbers = [one.pk for one in contacts]
    return set(Contact.objects.allowed(by, "view_restricted").filter(pk__in=numbers).values_list("pk", flat=True))


def _whole(contact: Contact) -> None:
    """BadInput for a record that was made one with another: the person is that one now."""
    if contact.merged_into_id:
        raise BadInput(
            msg("This record was made one with number {number}.", number=str(contact.merged_into_id)),
            then=msg("Do it there: what was merged into it goes along."),
        )


def _due(contact: Contact) -> tuple[str, date]:
    if contact.consent_withdrawn_on:
        return "withdrawn", contact.consent_withdrawn_on
    assert contact.retain_until is not None
    return "expired", contact.retain_until


def _told(contact: Contact) -> Iterator[tuple[str, Any]]:
    yield from ((name, _plain(getattr(contact, name))) for name in TOLD)
    yield "organisation", contact.organisation.name if contact.organisation else None
    yield "held_since", _plain(contact.created_at)
    yield (
        "former_states",
        [
            {"at": _plain(state.pgh_created_at)} | {name: _plain(getattr(state, name)) for name in TOLD}
            for state in contact.history.order_by("pgh_id")
        ],
    )
    talks = Participant.objects.filter(contact=contact).select_related("interaction")
    yield (
        "interactions",
        [{"at": _plain(one.interaction.at), "channel": one.interaction.channel} for one in talks.order_by("pk")],
    )
    visits = Attendance.objects.filter(contact=contact).select_related("event")
    yield "events", [{"event": str(one.event), "attended": one.attended} for one in visits.order_by("pk")]
    sent = Dispatch.objects.filter(contact__in=_merged(contact)).select_related("run")
    yield "documents", [{"on": _plain(one.sent_on), "document": one.run.name, "way": one.way} for one in sent]


def _merged(contact: Contact) -> set[int]:
    """The record and those made one with it: the list of whom a document was sent to is never changed."""
    found, more = {contact.pk}, {contact.pk}
    while more:
        more = set(Contact.every.filter(merged_into__in=more).values_list("pk", flat=True)) - found
        found |= more
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
