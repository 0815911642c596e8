"""What the doors of agreements and of the headquarters do alike: enter a record, keep a change of it, name a paper.

A new record is asked about once it stands, inside its transaction, since where it lies decides whose it is. What the
database refuses is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Q

from onir.desk.pipeline.doing.permission import need
from onir.desk.pipeline.models import Document
from onir.desk.pipeline.models.record import Scopable
from onir.desk.pipeline.money import OWN, official_rate
from onir.errors import BadInput
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

Row = TypeVar("Row", bound=Any)

SAID: Mapping[str, Message] = {
    "a_protocol_once": msg("A protocol of this number and day is already there."),
    "an_item_once_a_protocol": msg("The protocol already has an item of this number."),
    "a_target_once": msg("This target is already set by the same body."),
    "a_party_once_a_side": msg("This organisation already stands on this side."),
    "an_agreement_expires_after_it_is_signed": msg("The agreement would expire before it is signed."),
    "an_obligation_ends_after_it_begins": msg("The term ends before it begins."),
    "a_tolerance_is_a_part": msg("A tolerance is a part of the target: from 0 to less than 100 per cent."),
    "support_ends_after_it_is_granted": msg("Support would end before it is granted."),
    "an_agreed_sum_is_positive": msg("A sum is above nothing."),
}
"""What a constraint refuses, as people read it; the doors refuse the others in words before it comes to that."""


def ask_paper(by: User, document: Document) -> None:
    """NotAllowed where the person neither sees the document nor brought it."""
    if document.created_by_id != by.pk:
        need(by, "read", document)


def papers(by: User, concerned: Iterable[int]) -> Any:
    """Documents that a person can name: those seen, of the projects concerned or of none, and what they brought."""
    seen = Document.objects.visible_to(by).filter(Q(project__in=list(concerned)) | Q(project=None)).values("pk")
    return Document.objects.filter(Q(pk__in=seen) | Q(created_by=by)).order_by("-pk")


def enter(by: User, row: Row) -> Row:
    """A new record, if the person sees what it refers to and may add it where it lies."""
    for field in row._meta.concrete_fields:
        other = getattr(row, field.name) if field.is_relation else None
        if isinstance(other, Scopable):
            need(by, "read", other)
    part(row)
    need(by, "add", row)
    return row


def part(row: Row) -> Row:
    """A new row that belongs to a record, which has been asked about."""
    _coded(row)
    with together():
        row.save(force_insert=True)
    return row


def kept(row: Row, **changes: Any) -> Row:
    """The record with its changes, its edition one higher."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.edition += 1
    _coded(row)
    with together():
        row.save()
    return row


def dated_rate(currency: str, given: Decimal | None, day: date) -> tuple[Decimal, date]:
    """The rate to keep with a sum and the day it is of: as given, or the official one."""
    if currency == OWN:
        return Decimal(1), day
    if given is not None:
        return given, day
    held = official_rate(currency, day)
    return held.rate, held.on


@contextmanager
def together() -> Iterator[None]:
    """BadInput with the words of the constraint that refused; a refusal nobody has words for is a defect."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        name = str(getattr(getattr(refused.__cause__, "diag", None), "constraint_name", ""))
        if name not in SAID:
            raise
        raise BadInput(SAID[name]) from refused


def _coded(row: Any) -> None:
    """BadInput where a column holds a code that its list does not."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        codes = [code for code, _ in field.choices or ()]
        if codes and value not in codes and (value or not field.blank):
            raise BadInput(
                msg("“{code}” is not one of the accepted codes.", code=str(value)),
                accepted=msg("Accepted: {codes}.", codes=codes),
            )
