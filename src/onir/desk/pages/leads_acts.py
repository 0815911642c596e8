"""What can be done with an enquiry: answered, talked about, made a project, closed with a reason."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.pages import columns
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing import leads, records
from onir.desk.pipeline.doing.leads import QUALIFIED
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Interaction, Lead, Project
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act, may
from onir.language.messages import msg

NEW = (
    "source", "received_at", "country", "region", "organisation", "who", "sector", "sum_from", "sum_to", "currency",
    "land", "timing", "note", "assigned_to",
)  # fmt: skip
"""Columns of an enquiry that people enter."""

RECORD = tuple(name for name in NEW if name != "received_at")
"""Those that are put right later: when it came is not."""

PROJECT = ("title_kk", "title_ru", "title_en", "region", "anonymous_summary")
TALK = ("at", "channel", "note", "promised")


def _open(by: User, one: Lead) -> bool:
    return not one.outcome and allowed_on(by, "change", one)


def _qualify(by: User, one: Lead, values: dict[str, Any]) -> None:
    given = columns.entered(by, Project, PROJECT, values)
    leads.qualify(by, one, number_of(values.get("edition", "")), reason=values.get("reason", ""), **given)


def _close(by: User, one: Lead, values: dict[str, Any]) -> None:
    leads.close(by, one, number_of(values.get("edition", "")), values["outcome"], values["note"])


def _close_fields(by: User, one: Lead) -> list[Field]:
    outcomes = {code: name for code, name in codes("lead_outcome").items() if code != QUALIFIED}
    return [
        columns.edition(one),
        Field("outcome", field_name(Lead, "outcome"), "choice", required=True, choices=chosen(outcomes)),
        Field("note", msg("Why"), "long", required=True),
    ]


def _change(by: User, one: Lead, values: dict[str, Any]) -> None:
    records.change(by, one, number_of(values.get("edition", "")), **columns.given(by, Lead, RECORD, values))


ACTS = (
    Act("answered", msg("It has been answered"),
        lambda by, one, values: leads.answered(by, one, number_of(values.get("edition", ""))),
        lambda by, one: [columns.edition(one)],
        lambda by, one: one.first_response_at is None and _open(by, one)),
    Act("talk", msg("Note an interaction"),
        lambda by, one, values: records.enter(by, Interaction, lead=one, project=one.project,
                                              **columns.entered(by, Interaction, TALK, values)),
        lambda by, one: columns.asked(by, Interaction, TALK, required=("at", "channel", "note")),
        lambda by, one: may(by, "pipeline.interaction", "add")),
    Act("qualify", msg("Make it a project"), _qualify,
        lambda by, one: [columns.edition(one), *columns.asked(by, Project, PROJECT, row=Project(region=one.region)),
                         Field("reason", msg("Why"), "long")], _open),
    Act("close", msg("Close it without a project"), _close, _close_fields, _open),
    Act("change", msg("Change the record"), _change,
        lambda by, one: [columns.edition(one), *columns.asked(by, Lead, RECORD, row=one)],
        _open),
)  # fmt: skip
