"""What can be done with an organisation: talked with, its people named, its record put right."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field
from onir.desk.pages import columns
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.models import Contact, Interaction, Organisation
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act, may
from onir.language.messages import msg

RECORD = (
    "name", "name_kk", "name_ru", "name_en", "short_name", "kind", "country", "bin", "lei", "registration", "region",
    "parent", "ultimate_country_given", "website", "sectors", "size_band", "global_2000", "status", "owner", "tier",
    "do_not_contact", "sanctions_checked_on", "sanctions_result", "note",
)  # fmt: skip
"""Columns of the record that its form has."""

TALK = ("at", "channel", "note", "promised")
PERSON = ("name", "post", "emails", "phones", "languages", "consent_basis", "consent_on", "retain_until")


def _change(by: User, one: Organisation, values: dict[str, Any]) -> None:
    given = columns.given(by, Organisation, RECORD, values)
    records.change(by, one, number_of(values.get("edition", "")), reason=values.get("reason", ""), **given)


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
)  # fmt: skip
