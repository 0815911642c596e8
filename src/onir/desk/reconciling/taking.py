"""A row that only the register has, made ours after a yes: an enquiry, or a project with its investor and its promise.

What the register says of sum and jobs enters the ledgers as announced, with the register as its source: it is what
somebody told, and verified by nobody here. The country of an investor is asked, since a register does not tell it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.pipeline.business_number import checked
from onir.desk.pipeline.doing import ledgers, projects, records
from onir.desk.pipeline.models import Lead, Organisation, Party, Project
from onir.desk.pipeline.searching import Namesake, duplicates
from onir.desk.reconciling.models import Finding
from onir.desk.tracking import acting
from onir.errors import BadInput, OnirError
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

SOURCE = "register"
KAZAKH = frozenset("әғқңөұүһі")


def as_lead(by: User, found: Finding, country: str, reason: str) -> Lead:
    """An enquiry with what the row says; the office finds out whether there is a project in it."""
    _theirs(found)
    told = found.told
    sums = {"sum_from": Decimal(told["amount"]), "sum_to": Decimal(told["amount"])} if "amount" in told else {}
    return records.enter(
        by, Lead, reason=reason, source=SOURCE, received_at=timezone.now(), country=country, region=found.run.region,
        organisation=_held(found), who=told.get("investor", "")[:300], note=told.get("title", ""),
        currency=told.get("currency", ""), **sums,
    )  # fmt: skip


def as_project(by: User, found: Finding, country: str, reason: str) -> Project:
    """A prospect with its number in the register, its investor, and what was announced; all of it or nothing."""
    _theirs(found)
    told = found.told
    title = {_title(told.get("title", "")): (told.get("title") or told["number"])[:300]}
    with acting(by, reason):
        made = projects.enter(
            by, stage="prospect", reason=reason, region=found.run.region, ndip_id=told.get("number", "")[:60], **title
        )
        if told.get("investor"):
            investor = _held(found) or _entered(by, found, country, reason)
            records.enter(by, Party, reason=reason, project=made, organisation=investor, role="lead_investor")
        _figures(by, made, found)
    return made


def likely(found: Finding) -> list[Namesake]:
    """Organisations held here that the investor may be."""
    return duplicates({"name": found.told.get("investor", ""), "bin": found.told.get("bin", "")})


def ours_already(by: User, found: Finding) -> Project | None:
    """The project that has this number by now."""
    number = found.told.get("number")
    return Project.objects.visible_to(by).filter(ndip_id=number).first() if number else None


def _theirs(found: Finding) -> None:
    if found.kind != "theirs":
        raise BadInput(msg("This row is a project of ours already."))


def _held(found: Finding) -> Organisation | None:
    """The one with this BIN."""
    number = _bin(found)
    held: Organisation | None = Organisation.objects.filter(bin=number, merged_into=None).first() if number else None
    return held


def _bin(found: Finding) -> str | None:
    try:
        return checked(found.told.get("bin", "").zfill(12)) if found.told.get("bin") else None
    except OnirError:
        return None


def _entered(by: User, found: Finding, country: str, reason: str) -> Organisation:
    name = found.told["investor"][:300]
    return records.enter(by, Organisation, reason=reason, name=name, country=country, bin=_bin(found))


def _figures(by: User, made: Project, found: Finding) -> None:
    on = timezone.localtime(found.run.made_at).date()
    said: dict[str, Any] = {"as_of": on, "source": SOURCE, "source_note": found.run.document.file_name}
    told = found.told
    if "amount" in told:
        ledgers.add_investment(by, made, "announced", Decimal(told["amount"]), told["currency"], **said)
    if told.get("jobs", "").isdigit():
        ledgers.add_jobs(by, made, "announced", int(told["jobs"]), **said)


def _title(said: str) -> str:
    """The column of the language that a title is in, by its letters.

    >>> [_title(one) for one in ("Шыны зауыты іске", "Стекольный завод", "Glass works")]
    ['title_kk', 'title_ru', 'title_en']
    """
    letters = set(said.casefold())
    if letters & KAZAKH:
        return "title_kk"
    return "title_ru" if any("а" <= letter <= "я" for letter in letters) else "title_en"
