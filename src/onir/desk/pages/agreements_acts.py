"""What can be done to an agreement: each act with what it asks and the function of the door that does it."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.agreements import doing, law, states
from onir.desk.agreements.models import Agreement
from onir.desk.agreements.models.agreement import PAPERS, SIDES, SUMS, Rate
from onir.desk.agreements.models.support import KINDS
from onir.desk.entering import Field, chosen
from onir.desk.moving import after
from onir.desk.pages.places import regions
from onir.desk.permitted import papers
from onir.desk.pipeline.models import Event, Organisation, Project
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act
from onir.language.messages import Message, msg
from onir.measure import Money
from onir.measure.unit import CURRENCIES

PACKAGE = "onir.desk.agreements"
TONGUES: dict[str, Message] = {"kk": msg("Kazakh"), "ru": msg("Russian"), "en": msg("English")}
MONIES = tuple((code, msg("{code}", code=code)) for code in sorted(CURRENCIES))


def fields_of_draft(by: User) -> list[Field]:
    """What a new agreement is asked for."""
    return [
        Field("instrument", msg("Instrument"), "choice", required=True, choices=chosen(law.names())),
        Field("title", msg("Title"), required=True),
        Field("number", msg("Number")),
        Field("region", msg("Region"), "choice", required=True, choices=regions(by)),
        Field("projects", msg("Projects covered"), "several", rows=_own_projects(by)),
        Field("expires_on", msg("Expires"), "day"),
        Field("legal_basis", msg("Legal basis")),
        Field("prevails", msg("Prevailing text"), "choice", choices=chosen(TONGUES)),
        Field("event", msg("Event where it is signed"), "choice", rows=Event.objects.visible_to(by)),
    ]


def _own_projects(by: User) -> Any:
    return Project.objects.allowed(by, "change").order_by("sort_key")


def _may_change(by: User, one: Agreement) -> bool:
    return allowed_on(by, "change", one)


def _may_move(by: User, one: Agreement) -> bool:
    return allowed_on(by, "move", one) and bool(_ways(one))


def _ways(one: Agreement) -> list[str]:
    return [status for status in after(PACKAGE, "agreement", one.status) if status != "signed"]


def _signable(by: User, one: Agreement) -> bool:
    return "signed" in after(PACKAGE, "agreement", one.status) and allowed_on(by, "move", one)


def _fields_of_signing(by: User, one: Agreement) -> list[Field]:
    return [
        Field("on", msg("Signed on"), "day", required=True),
        Field("effective", msg("Takes effect"), "day"),
        Field("number", msg("Number"), given=(one.number,)),
    ]


def _fields_of_move(by: User, one: Agreement) -> list[Field]:
    ways = {status: states.AGREEMENT[status] for status in _ways(one)}
    return [
        Field("status", msg("Status"), "choice", required=True, choices=chosen(ways)),
        Field("on", msg("Day"), "day"),
        Field("reason", msg("Why"), "long"),
    ]


def _fields_of_party(by: User, one: Agreement) -> list[Field]:
    return [
        Field("organisation", msg("Organisation"), "choice", required=True,
              rows=Organisation.objects.visible_to(by).order_by("sort_key")),
        Field("side", msg("Side"), "choice", required=True, choices=chosen(SIDES)),
        Field("signatory", msg("Signed by")),
        Field("post", msg("Post")),
    ]  # fmt: skip


def _fields_of_sum(by: User, one: Agreement) -> list[Field]:
    return [
        Field("kind", msg("Kind"), "choice", required=True, choices=chosen(SUMS)),
        Field("amount", msg("Sum"), "number", required=True),
        Field("currency", msg("Currency"), "choice", required=True, choices=MONIES, given=("KZT",)),
        Field("rate", msg("Tenge for one unit"), "number", hint=msg("Kept with the sum; not needed for tenge.")),
        Field("rate_date", msg("Day of the rate"), "day", required=True),
        Field("project", msg("Project"), "choice", rows=one.projects.all()),
    ]


def _has_open_sums(by: User, one: Agreement) -> bool:
    return not one.signed and _may_change(by, one) and one.sums.exists()


def _fields_of_drop(by: User, one: Agreement) -> list[Field]:
    return [
        Field("row", msg("Sum"), "choice", required=True, rows=one.sums.all()),
        Field("reason", msg("Why"), "long", required=True),
    ]


def _fields_of_paper(by: User, one: Agreement) -> list[Field]:
    return [
        Field(
            "document",
            msg("Document"),
            "choice",
            required=True,
            rows=papers(by, one.projects.values_list("pk", flat=True)),
        ),
        Field("part", msg("Part"), "choice", required=True, choices=chosen(PAPERS)),
        Field("language", msg("Language"), "choice", choices=chosen(TONGUES)),
    ]


def _fields_of_support(by: User, one: Agreement) -> list[Field]:
    return [
        Field("project", msg("Project"), "choice", required=True, rows=one.projects.all()),
        Field("kind", msg("Kind"), "choice", required=True, choices=chosen(KINDS)),
        Field("legal_basis", msg("Legal basis"), required=True),
        Field("granted_on", msg("Granted"), "day", required=True),
    ]


def _fields_of_value(by: User, one: Agreement) -> list[Field]:
    return [
        Field("measure", msg("Support by the state"), "choice", required=True, rows=one.support.visible_to(by)),
        Field("year", msg("Year"), "whole", required=True),
        Field("amount", msg("Sum in tenge"), "number", required=True),
        Field("source", msg("Source"), required=True),
    ]


def _fields_of_change(by: User, one: Agreement) -> list[Field]:
    def day(name: str) -> tuple[str, ...]:
        return (getattr(one, name).isoformat(),) if getattr(one, name) else ()

    return [
        Field("title", msg("Title"), required=True, given=(one.title,)),
        Field("number", msg("Number"), given=(one.number,)),
        Field("effective_on", msg("Takes effect"), "day", given=day("effective_on")),
        Field("expires_on", msg("Expires"), "day", given=day("expires_on")),
        Field("legal_basis", msg("Legal basis"), given=(one.legal_basis,)),
        Field("prevails", msg("Prevailing text"), "choice", choices=chosen(TONGUES), given=(one.prevails,)),
        Field("claimed_on", msg("Preference claimed back since"), "day", given=day("claimed_on")),
        Field("reason", msg("Why"), "long"),
    ]


def _add_sum(by: User, one: Agreement, values: dict[str, Any]) -> None:
    money = Money(values["amount"], values["currency"])
    rate = Rate(values.get("rate"), values["rate_date"])
    doing.add_sum(by, one, values["kind"], money, rate, project=values.get("project"))


def _attach(by: User, one: Agreement, values: dict[str, Any]) -> None:
    doing.attach(by, one, values["document"], values["part"], values.get("language", ""))


ACTS = (
    Act("sign", msg("Sign"), lambda by, one, values: doing.sign(by, one, **values), _fields_of_signing, _signable),
    Act("move", msg("Change the status"), lambda by, one, values: doing.move(by, one, **values), _fields_of_move,
        _may_move),
    Act("party", msg("Add a party"), lambda by, one, values: doing.add_party(by, one, **values), _fields_of_party,
        _may_change),
    Act("sum", msg("Add a sum"), _add_sum, _fields_of_sum, _may_change),
    Act("drop", msg("Take a sum out"), lambda by, one, values: doing.drop_sum(by, one, **values), _fields_of_drop,
        _has_open_sums),
    Act("paper", msg("Attach a paper"), _attach, _fields_of_paper, _may_change),
    Act("cover", msg("Name the projects covered"), lambda by, one, values: doing.cover(by, one, **values),
        lambda by, one: [Field("projects", msg("Projects covered"), "several", required=True, rows=_own_projects(by),
                               given=tuple(str(each.pk) for each in one.projects.all()))], _may_change),
    Act("change", msg("Put right"), lambda by, one, values: doing.change_agreement(by, one, **values),
        _fields_of_change, _may_change),
    Act("amend", msg("Amend"), lambda by, one, values: doing.amend(by, one, **values),
        lambda by, one: [Field("title", msg("Title"), required=True), Field("number", msg("Number"))],
        lambda by, one: one.running and _may_change(by, one)),
    Act("support", msg("Add support by the state"),
        lambda by, one, values: doing.grant(by, agreement=one, **values), _fields_of_support, _may_change),
    Act("value", msg("Value support"), lambda by, one, values: doing.value_support(by, **values), _fields_of_value,
        lambda by, one: _may_change(by, one) and one.support.exists()),
    Act("erase", msg("Erase"), lambda by, one, values: doing.erase_agreement(by, one, **values),
        lambda by, one: [Field("reason", msg("Why"), "long", required=True)],
        lambda by, one: not one.running and allowed_on(by, "delete", one)),
)  # fmt: skip
"""In the order in which an agreement comes about."""
