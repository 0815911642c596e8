"""What can be done with an organisation: talked with, its people named, its record put right, one made of two."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.pages import columns
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.doing import merging, records
from onir.desk.pipeline.models import Contact, Interaction, Merger, Organisation
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.pipeline.searching import duplicates
from onir.desk.shown import Act, may
from onir.desk.words import on
from onir.language.messages import Message, msg

RECORD = (
    "name", "name_kk", "name_ru", "name_en", "short_name", "kind", "country", "bin", "lei", "registration", "region",
    "parent", "ultimate_country_given", "website", "sectors", "size_band", "global_2000", "status", "owner", "tier",
    "do_not_contact", "sanctions_checked_on", "sanctions_result", "note",
)  # fmt: skip
"""Columns of the record that its form has."""

NAMES = ("name", "name_kk", "name_ru", "name_en", "short_name", "bin")
WHY = Field("reason", msg("Why"), "long", required=True)
TALK = ("at", "channel", "note", "promised")
PERSON = ("name", "post", "emails", "phones", "languages", "consent_basis", "consent_on", "retain_until")


def _change(by: User, one: Organisation, values: dict[str, Any]) -> None:
    given = columns.given(by, Organisation, RECORD, values)
    records.change(by, one, number_of(values.get("edition", "")), reason=values.get("reason", ""), **given)


def _likely(by: User, one: Organisation) -> Any:
    """Other records of the list that may be of the same organisation.

    They are looked for once, though a page asks twice: whether to offer the act, and for its field.
    """
    held = vars(one)
    if "alike" not in held:
        draft = {"pk": one.pk} | {name: getattr(one, name) for name in NAMES}
        held["alike"] = [each.organisation.pk for each in duplicates(draft)]
    return Organisation.objects.allowed(by, "merge").filter(pk__in=held["alike"]).order_by("sort_key")


def _merge(by: User, one: Organisation, values: dict[str, Any]) -> Message:
    gone = values["other"]
    merging.merge(by, one, gone, reason=values["reason"])
    return msg("“{gone}” is one record with “{stays}” now; it can be undone here.", gone=gone, stays=one)


def _mergers(one: Organisation) -> dict[str, Merger]:
    """Those that can be undone, by number."""
    held = Merger.objects.filter(model="organisation", stays=one.pk, undone_at=None).order_by("-pk")
    return {str(each.pk): each for each in held}


def _joined(one: Organisation) -> Field:
    mergers = _mergers(one)
    gone = Organisation.every.in_bulk([each.goes for each in mergers.values()])
    called = {
        pk: msg("{record} ({day})", record=gone[each.goes], day=on(each.at.date())) for pk, each in mergers.items()
    }
    return Field("merger", msg("Record"), "choice", required=True, choices=chosen(called))


def _unmerge(by: User, one: Organisation, values: dict[str, Any]) -> Message:
    merger = _mergers(one)[values["merger"]]
    merging.unmerge(by, merger, reason=values["reason"])
    back = Organisation.objects.get(pk=merger.goes)
    return msg("“{back}” is a record of its own again, with what it had before.", back=back)


ACTS = (
    Act("talk", msg("Note an interaction"),
        lambda by, one, values: records.enter(by, Interaction, organisation=one,
                                              **columns.entered(by, Interaction, TALK, values)),
        lambda by, one: columns.asked(by, Interaction, TALK, required=("at", "channel", "note")),
        lambda by, one: may(by, "pipeline.interaction", "add")),
    Act("person", msg("Add a person"),
        lambda by, one, values: records.enter(by, Contact, organisation=one,
                                              **columns.entered(by, Contact, PERSON, values)),
        lambda by, one: columns.asked(by, Contact, PERSON, required=("name",)),
        lambda by, one: may(by, "pipeline.contact", "add")),
    Act("change", msg("Change the record"), _change,
        lambda by, one: [columns.edition(one), *columns.asked(by, Organisation, RECORD, row=one),
                         Field("reason", msg("Why"), "long")],
        lambda by, one: allowed_on(by, "change", one)),
    Act("merge", msg("Make one record of two"), _merge,
        lambda by, one: [Field("other", msg("Record that goes into this one"), "choice", required=True,
                               rows=_likely(by, one)), WHY],
        lambda by, one: allowed_on(by, "merge", one) and _likely(by, one).exists()),
    Act("unmerge", msg("Make two records of it again"), _unmerge,
        lambda by, one: [_joined(one), WHY],
        lambda by, one: bool(_mergers(one)) and allowed_on(by, "merge", one)),
)  # fmt: skip
