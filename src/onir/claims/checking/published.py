"""Published statements that say what a claim says. They are shown and are never evidence: a text does not prove itself.

A statement matches on area, period and value; the concept must match too, unless one side leaves it unsaid. One with
the date and the value of the text is taken to come from the text's own page; without both dates it may, and is then no
second voice.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from onir.claims.checking.candidates import is_said, names_no_concept
from onir.claims.checking.report import Published
from onir.claims.checking.tables import Tables
from onir.claims.claim import Claim
from onir.figures import Statement
from onir.figures.indicators import SUFFIXES, indicators, unsuffixed

SUFFIX = {"volume": "", "count": "", "growth": ".yoy", "rank": ".rank", "share": ".share"}
BASE = {"index": "percent"}
"""Units of statements that a claim writes otherwise."""


def published_statements(claim: Claim, tables: Tables) -> tuple[Published, ...]:
    """The statements that say the same, the text's own page marked."""
    if claim.area is None or claim.kind not in SUFFIX or claim.compared_with is not None:
        return ()
    found = [item for item in tables.statements(claim.area) if _same_cell(claim, item) and says_the_same(claim, item)]
    return tuple(Published(item, _own_page(item, tables.published)) for item in found)


def says_the_same(claim: Claim, statement: Statement) -> bool:
    """Whether kind, concept, direction and value agree; an index agrees with the change it means."""
    if _suffix(statement.indicator) != SUFFIX[claim.kind] or not _same_concept(claim, statement):
        return False
    unit = statement.unit.base if statement.unit else ""
    if statement.amount is None or BASE.get(unit, unit) != claim.unit:
        return False
    amount, falls = _told(Fraction(statement.amount), unit)
    return falls == _falls(claim) and amount in claim.written.interval()


def _told(amount: Fraction, unit: str) -> tuple[Fraction, bool]:
    """A statement's amount as a claim writes it, without its sign, and whether it is a fall or below zero."""
    if unit == "times" and 0 < amount < 1:
        return 1 / amount, True
    signed = amount - 100 if unit == "index" else amount
    return abs(signed), signed < 0


def _falls(claim: Claim) -> bool:
    return claim.value < 0 or (claim.kind == "growth" and claim.direction == "down")


def _suffix(code: str) -> str:
    return next((suffix for suffix in SUFFIXES if code.endswith(suffix)), "")


def _same_concept(claim: Claim, statement: Statement) -> bool:
    code = unsuffixed(statement.indicator)
    if code == claim.indicator:
        return True
    unsaid = not is_said(claim) or names_no_concept(code)
    known = indicators()
    return unsaid and code in known and claim.indicator in known and known[code].family == known[claim.indicator].family


def _same_cell(claim: Claim, statement: Statement) -> bool:
    if (statement.partner, statement.activity) != (claim.partner or "_T", claim.activity or "_T"):
        return False
    if claim.period is None or claim.period_known == "from the date":
        return True
    return statement.period == claim.period


def _own_page(statement: Statement, published: date | None) -> bool | None:
    if published is None or not statement.published:
        return None
    return statement.published == published.isoformat()
