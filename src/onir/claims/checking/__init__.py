"""Checking: claims against official tables, vintage by vintage, with a reason for every verdict and abstention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onir.claims.checking.guards import guards
from onir.claims.checking.published import published_statements
from onir.claims.checking.report import Checked, Diagnosis, Evidence, Fit, Guard, Judgement, Published, Report
from onir.claims.checking.scene import Amounts, Scene
from onir.claims.checking.settling import settling
from onir.claims.checking.tables import Figures, Tables
from onir.claims.checking.verdicts import verdict
from onir.claims.claim import Claim

__all__ = [
    "Checked",
    "Diagnosis",
    "Evidence",
    "Figures",
    "Fit",
    "Guard",
    "Judgement",
    "Published",
    "Report",
    "check",
    "check_claims",
]


def check(
    text: str,
    *,
    published: date | None = None,
    as_of: date | None = None,
    store: Figures | None = None,
    language: str | None = None,
) -> Report:
    """The claims of a text, each with its verdict; `as_of`: only releases that were out on that day are looked at."""
    from onir.claims.reading import reading_of  # noqa: PLC0415 - checking claims at hand needs no reader
    from onir.figures import Store  # noqa: PLC0415 - the table engine is slow to load

    reading = reading_of(text, published, language)
    claims = reading.claims
    checked = check_claims(claims, published=published, as_of=as_of, store=store or Store.open()) if claims else ()
    return Report(text, checked, published, as_of, reading)


def check_claims(
    claims: Sequence[Claim], *, published: date | None = None, as_of: date | None = None, store: Figures
) -> tuple[Checked, ...]:
    """Each claim with its verdict, its guards and the published statements that say the same, in the order given."""
    tables = Tables(store, published=published, as_of=as_of)
    amounts = Amounts(claims)
    return tuple(_check(claim, amounts, tables) for claim in claims)


def _check(claim: Claim, amounts: Amounts, tables: Tables) -> Checked:
    judgement, diagnosis = verdict(claim, tables)
    judgement = replace(judgement, settled_by=settling(claim, judgement, tables))
    checked = Checked(claim, judgement, diagnosis, statements=published_statements(claim, tables))
    return replace(checked, guards=guards(Scene(checked, amounts, tables)))
