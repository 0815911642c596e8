"""What can be done to an issue, and what a new one is asked for."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.headquarters import doing
from onir.desk.headquarters.models import Issue
from onir.desk.headquarters.states import CATEGORIES, LEVELS, SEVERITIES, above
from onir.desk.moving import after
from onir.desk.pages.agreements_acts import MONIES
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act
from onir.language.messages import msg

PACKAGE = "onir.desk.headquarters"


def fields_of_new(by: User) -> list[Field]:
    """What stands in whose way, and what is at risk."""
    return [
        Field("project", msg("Project"), "choice", required=True,
              rows=Project.objects.visible_to(by).order_by("sort_key")),
        Field("title", msg("Title"), required=True),
        Field("category", msg("Category"), "choice", required=True, choices=chosen(CATEGORIES)),
        Field("severity", msg("Severity"), "choice", required=True, choices=chosen(SEVERITIES)),
        Field("level", msg("Level"), "choice", choices=chosen(LEVELS), given=("region",)),
        Field("body", msg("Responsible body"), required=True),
        Field("opened_on", msg("Opened"), "day"),
        Field("amount", msg("Investment at risk"), "number"),
        Field("currency", msg("Currency"), "choice", choices=MONIES, given=("KZT",)),
        Field("rate", msg("Tenge for one unit"), "number", hint=msg("Kept with the sum; not needed for tenge.")),
        Field("rate_date", msg("Day of the rate"), "day"),
        Field("jobs", msg("Jobs at risk"), "whole"),
        Field("source", msg("Source")),
    ]  # fmt: skip


def _leads_to(status: str, action: str = "change") -> Any:
    return lambda by, one: status in after(PACKAGE, "issue", one.status) and allowed_on(by, action, one)


def _can_go_up(by: User, one: Issue) -> bool:
    open_ = one.status == "escalated" or "escalated" in after(PACKAGE, "issue", one.status)
    return open_ and above(one.level) is not None and allowed_on(by, "escalate", one)


def _ended(by: User, one: Issue) -> bool:
    return one.status in ("resolved", "not_resolvable") and allowed_on(by, "change", one)


def _why(by: User, one: Issue) -> list[Field]:
    return [Field("reason", msg("Why"), "long", required=True)]


def _fields_of_assigning(by: User, one: Issue) -> list[Field]:
    people = User.objects.filter(is_active=True).order_by("name")
    return [
        Field("responsible", msg("Who answers"), "choice", required=True, rows=people),
        Field("due", msg("Due"), "day", required=True),
    ]


def _fields_of_confirming(by: User, one: Issue) -> list[Field]:
    return [
        Field("who", msg("Who at the investor"), required=True),
        Field("on", msg("On"), "day", required=True),
        Field("retained", msg("Investment retained"), "number"),
    ]


ACTS = (
    Act("assign", msg("Assign"), lambda by, one, values: doing.assign(by, one, **values), _fields_of_assigning,
        _leads_to("assigned")),
    Act("begin", msg("Begin work"), lambda by, one, values: doing.begin(by, one),
        offered=lambda by, one: _leads_to("in_work")(by, one) and not _ended(by, one)),
    Act("escalate", msg("Send up a level"), lambda by, one, values: doing.escalate(by, one, **values),
        lambda by, one: [*_why(by, one), Field("due", msg("Deadline of that level"), "day", required=True)],
        _can_go_up),
    Act("resolve", msg("Settled"), lambda by, one, values: doing.resolve(by, one, **values),
        lambda by, one: [Field("resolution", msg("How it was settled"), "long", required=True),
                         Field("on", msg("Settled on"), "day")], _leads_to("resolved")),
    Act("confirm", msg("The investor confirms"), lambda by, one, values: doing.confirm(by, one, **values),
        _fields_of_confirming, _leads_to("confirmed", "confirm")),
    Act("give_up", msg("Not resolvable"), lambda by, one, values: doing.give_up(by, one, **values), _why,
        _leads_to("not_resolvable")),
    Act("reopen", msg("Open again"), lambda by, one, values: doing.reopen(by, one, **values), _why, _ended),
)  # fmt: skip
