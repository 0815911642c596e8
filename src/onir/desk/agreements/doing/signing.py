"""Agreements: drafted, brought through review, signed, ended.

Signing asks the law of the day: an instrument that was not in force then is refused, with those that were. What already
runs goes on, whatever became of its form. A sum on the wrong side of a threshold is a flag and no refusal, since the
thresholds held are not all confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.agreements import law
from onir.desk.agreements.models import AgreedSum, Agreement, AgreementDocument, AgreementParty
from onir.desk.agreements.models.agreement import Rate
from onir.desk.agreements.states import AGREEMENT
from onir.desk.moving import permit
from onir.desk.permitted import ask_paper, dated_rate, enter, kept, part
from onir.desk.pipeline.doing import ledgers
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import Message, msg
from onir.measure import Money

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Document, Organisation, Project

PACKAGE = "onir.desk.agreements"
CHANGED = (
    "title", "number", "region", "district", "effective_on", "expires_on", "legal_basis", "languages", "prevails",
    "event", "claimed_on",
)  # fmt: skip
"""Fields that a correction may change; what was signed when changes by its own acts alone."""


def add_agreement(by: User, *, instrument: str, projects: Iterable[Project] = (), **fields: Any) -> Agreement:
    """A draft; BadInput where the catalogue has no such instrument, or nobody signs it."""
    form = law.latest(instrument)
    if form.kind != "agreement":
        raise BadInput(msg("“{name}” is not signed: it is a list or a service.", name=form.name))
    with acting(by):
        made = Agreement(instrument=instrument, created_by=by, **fields)
        enter(by, made)
        made.projects.set(_seen(by, projects))
    return made


def change_agreement(by: User, agreement: Agreement, reason: str = "", **changes: Any) -> Agreement:
    """Put a field right; the history keeps what it was."""
    need(by, "change", agreement)
    if strange := [name for name in changes if name not in CHANGED]:
        raise BadInput(msg("“{name}” is not a field that can be changed here.", name=strange[0]))
    with acting(by, reason):
        return kept(agreement, **changes)


def cover(by: User, agreement: Agreement, projects: Iterable[Project]) -> Agreement:
    """The projects that it covers, all of them anew."""
    need(by, "change", agreement)
    with acting(by):
        agreement.projects.set(_seen(by, projects))
    return agreement


def add_party(by: User, agreement: Agreement, organisation: Organisation, side: str, **signed: str) -> AgreementParty:
    """Who signs for a side."""
    need(by, "change", agreement)
    with acting(by):
        return part(AgreementParty(agreement=agreement, organisation=organisation, side=side, **signed))


def add_sum(
    by: User, agreement: Agreement, kind: str, money: Money, rate: Rate, *, project: Project | None = None
) -> AgreedSum:
    """A sum of the text with the rate of its day, the official one if none is given; nobody changes it once signed.

    What is entered after the signature enters the ledgers, too.
    """
    need(by, "change", agreement)
    if agreement.signed and agreement.sums.filter(kind=kind, project=project).exists():
        raise signed_stands()
    if project and not agreement.projects.filter(pk=project.pk).exists():
        raise BadInput(msg("{project} is not one of the projects this agreement covers.", project=project))
    made = AgreedSum(agreement=agreement, kind=kind, amount=money.amount, currency=money.currency, project=project)
    made.rate, made.rate_date = dated_rate(money.currency, rate.tenge, rate.on)
    with acting(by):
        part(made)
        if agreement.signed:
            _enter_promised(by, agreement, [made])
    return made


def drop_sum(by: User, agreement: Agreement, row: AgreedSum, reason: str) -> None:
    """Out of a text that is not signed yet; the history keeps it."""
    need(by, "change", agreement)
    if agreement.signed:
        raise signed_stands()
    with acting(by, reason):
        agreement.sums.get(pk=row.pk).delete()


def signed_stands() -> BadInput:
    return BadInput(
        msg("What was signed stands: its sums do not change."),
        then=msg("Where the two sides agreed otherwise since, amend the agreement."),
    )


def attach(by: User, agreement: Agreement, document: Document, piece: str, language: str = "") -> AgreementDocument:
    """A paper: original, translation, scan, annex, resolution."""
    need(by, "change", agreement)
    ask_paper(by, document)
    with acting(by):
        paper = AgreementDocument(agreement=agreement, document=document, part=piece, language=language)
        return part(paper)


def sign(by: User, agreement: Agreement, *, on: date, effective: date | None = None, number: str = "") -> Agreement:
    """Signed on a day: by the law of that day, with the MCI of its year; its sums enter the ledgers."""
    with acting(by):
        signed_on(by, agreement, on=on, effective=effective, number=number)
        _enter_promised(by, agreement, agreement.sums.select_related("project"))
    return agreement


def signed_on(
    by: User, agreement: Agreement, *, on: date, effective: date | None = None, number: str = ""
) -> Agreement:
    """The same without the ledgers: for what was signed before, whose sums they have from where it was kept."""
    need(by, "move", agreement)
    permit(PACKAGE, "agreement", (agreement.status, "signed"), AGREEMENT)
    law.edition_of(agreement.instrument, on)
    index = law.index_of(on.year)
    if missing := lacking(agreement):
        raise BadInput(msg("It cannot be signed yet. Missing: {missing}.", missing=missing))
    with acting(by):
        kept(
            agreement, status="signed", signed_on=on, effective_on=effective or agreement.effective_on or on,
            number=number or agreement.number, mci_year=index.year, mci_tenge=index.tenge,
        )  # fmt: skip
    return agreement


def _enter_promised(by: User, agreement: Agreement, sums: Iterable[AgreedSum]) -> None:
    """What was signed enters the ledgers of the projects, as promised by a memorandum or by what binds."""
    kind = "agreed" if agreement.form.binding else "memorandum"
    projects = list(agreement.projects.all())
    scan = agreement.papers.filter(part="scan").first()
    for one in (each for each in sums if each.kind == "investment"):
        project = one.project or (projects[0] if len(projects) == 1 else None)
        if project is not None:
            ledgers.add_investment(
                by, project, kind, one.amount, one.currency, rate=one.rate, rate_date=one.rate_date,
                rate_source=str(agreement)[:100], as_of=agreement.signed_on, source="agreement",
                source_note=str(agreement), evidence=scan.document if scan else None,
            )  # fmt: skip


def move(by: User, agreement: Agreement, status: str, reason: str = "", on: date | None = None) -> Agreement:
    """Any move but signing; an end has its day, a termination its ground."""
    need(by, "move", agreement)
    permit(PACKAGE, "agreement", (agreement.status, status), AGREEMENT)
    if status == "signed":
        raise BadInput(msg("To sign, name the day of signing."))
    changes: dict[str, Any] = {"status": status}
    if status in ("terminated", "in_default") and not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    if status in ("terminated", "fulfilled", "expired"):
        changes["ended_on"] = on or timezone.localdate()
    if status == "terminated":
        changes["termination_ground"] = reason.strip()
    with acting(by, reason):
        return kept(agreement, **changes)


def amend(by: User, agreement: Agreement, *, title: str, **fields: Any) -> Agreement:
    """A draft that amends another: of its instrument, its place, its projects and its parties."""
    need(by, "change", agreement)
    if not agreement.running:
        raise BadInput(msg("Only what is signed and runs can be amended."))
    taken = {"instrument": agreement.instrument, "region": agreement.region, "district": agreement.district}
    with acting(by):
        made = add_agreement(by, title=title, amends=agreement, projects=agreement.projects.all(), **(taken | fields))
        for party in agreement.parties.all():
            part(AgreementParty(
                agreement=made, organisation=party.organisation, side=party.side, signatory=party.signatory,
                post=party.post,
            ))  # fmt: skip
    return made


def erase_agreement(by: User, agreement: Agreement, reason: str) -> None:
    """Out of every list, never out of the history; what runs has to be ended first."""
    need(by, "delete", agreement)
    if agreement.running:
        raise BadInput(msg("What is signed and runs cannot be erased: terminate it first."))
    with acting(by, reason):
        kept(agreement, erased_at=timezone.now())


def lacking(agreement: Agreement) -> list[Message]:
    """What a signature still needs: somebody on each side."""
    sides = set(agreement.parties.values_list("side", flat=True))
    found = [] if "investor" in sides else [msg("a party on the investor's side")]
    return found if sides & {"state", "zone"} else [*found, msg("a party on the side of the state")]


def threshold_flag(agreement: Agreement) -> Message | None:
    """A sum on the wrong side of the threshold of its year, in words; None where it fits or where there is none."""
    named, boundary = agreement.form.threshold, agreement.threshold
    total = sum((one.tenge for one in agreement.sums.all() if one.kind == "investment"), Decimal(0))
    if named is None or boundary is None or not total or agreement.mci_tenge is None:
        return None
    if named.admits(total, law.Index(agreement.mci_year or 0, agreement.mci_tenge, "", False)):
        return None
    return msg(
        "The sum of {total} is not on the side of the threshold this form is for: {mci} MCI, {boundary} in {year}.",
        total=Money(total, "KZT"), mci=named.mci, boundary=boundary, year=str(agreement.mci_year),
    )  # fmt: skip


def _seen(by: User, projects: Iterable[Project]) -> list[Project]:
    """The projects, each of which the person may change."""
    found = list(projects)
    for project in found:
        need(by, "change", project)
    return found
