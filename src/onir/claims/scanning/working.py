"""What is done with a record that matters: opened, read, judged, and set down as rows.

The same function runs in a process of its own on every core and in the partitions of a cluster. It never raises for a
record: what cannot be read becomes a row that says why.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING, Any

from onir.claims.opening import kind_of
from onir.claims.opening.inside import text_inside
from onir.claims.opening.plain import decode
from onir.claims.opening.refusing import LARGEST_TEXT, WORDS, Refused
from onir.claims.scanning.records import LARGEST, Record, told_of
from onir.errors import OnirError

if TYPE_CHECKING:
    from onir.claims.checking import Figures
    from onir.claims.checking.report import Checked

SECONDS = 60
"""The longest that one record may take."""


FIELDS = (
    "kind", "indicator", "concept_said", "area", "subregion", "partner", "activity", "period", "compared_to",
    "compared_with", "unit", "bound", "form", "direction", "of", "by", "modality", "speaker", "quote", "start",
    "end", "language",
)  # fmt: skip
"""Fields of a claim that a row has as its JSON has them."""


_LARGEST_VALUE = Decimal(10) ** 28
_SMALLEST = Decimal(10) ** -10
"""What a decimal of 38 digits, ten of them after the point, holds."""


@dataclass(frozen=True)
class Rows:
    """What a batch of records gave: a row for each claim, a row for each record refused."""

    claims: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)


def work(batch: Sequence[Record]) -> Rows:
    """The rows of some records."""
    rows = Rows()
    for record in batch:
        try:
            with _at_most(SECONDS):
                rows.claims.extend(_claims(record))
        except Refused as refused:
            rows.refused.append(refusal(record, WORDS[str(refused)].say("en")))
        except OnirError as error:
            rows.refused.append(refusal(record, error.what.say("en")))
        except TimeoutError:
            rows.refused.append(refusal(record, f"Not read within {SECONDS} seconds."))
        except Exception as fault:
            rows.refused.append(refusal(record, f"It could not be read ({type(fault).__name__}: {fault})."))
    return rows


def refusal(record: Record, reason: str) -> dict[str, Any]:
    """The row of a record that could not be read."""
    return {"file": record.file, "record": record.number, "address": record.address, "reason": reason}


def _claims(record: Record) -> Iterator[dict[str, Any]]:
    from onir.claims.checking import check  # noqa: PLC0415 - the table engine is slow to load

    text, address, published = _opened(record)
    for checked in check(text, published=published, store=_store()).claims:
        yield {
            "file": record.file,
            "record": record.number,
            "address": address,
            "published": published,
            **_row(checked),
        }


def _opened(record: Record) -> tuple[str, str, date | None]:
    """Text, address and day of publication."""
    if len(record.raw) > LARGEST:
        raise Refused("too large inside")
    if record.form == "line":
        return told_of(record)
    kind = kind_of(record.raw)
    if kind == "text":
        return decode(record.raw, record.file), record.address, record.published
    options = {"charset": record.charset} if kind == "page" else {}
    text, day = text_inside(record.raw, kind, **options)
    if len(text) > LARGEST_TEXT:
        raise Refused("too large inside")
    return text, record.address, record.published or day


def _row(checked: Checked) -> dict[str, Any]:
    """A claim and its verdict, flat."""
    claim, judged = checked.claim, checked.judgement
    told = claim.as_dict()
    return {
        **{name: told[name] for name in FIELDS},
        "of": claim.of if claim.of is not None and claim.of < 2**63 else None,
        "value": _kept(claim.value),
        "verdict": judged.verdict,
        "when": judged.when,
        "reason": judged.reason,
        "vintage": judged.basis.vintage.key if judged.basis else None,
        "sentence": checked.say("en"),
    }


def _kept(value: Decimal) -> Decimal | None:
    """The value as the table keeps it; None where it has more digits, and the quote alone says it."""
    if not value.is_finite() or abs(value) >= _LARGEST_VALUE:
        return None
    with localcontext(prec=60):
        return value.quantize(_SMALLEST)


@cache
def _store() -> Figures:
    """The figures, opened once in each process."""
    from onir.claims.checking.tables import Remembering  # noqa: PLC0415 - the table engine is slow to load
    from onir.figures import Store  # noqa: PLC0415

    return Remembering(Store.open())


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """TimeoutError after so many seconds; without an end where the system has no alarm."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _late(*_: object) -> None:
    raise TimeoutError
