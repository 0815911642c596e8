"""Periods as SDMX writes them: `2025`, `2025-S1`, `2025-Q2`, `2025-M03`, `2025-A1`, `2025-01-01/P9M`.

A trimester of SDMX is four months. Weeks and days are no run of months and are no period here; what a day stands for
may be said by the mapping (`dates`).
"""

from __future__ import annotations

import re
from datetime import date

from onir.errors import BadInput
from onir.measure import Period

SPANS = {"A": 12, "S": 6, "H": 6, "T": 4, "Q": 3, "M": 1}
"""Months of a reporting period by its letter."""

_REPORTING = re.compile(r"(\d{4})-?([ASHTQM])(\d{1,2})")
_GREGORIAN = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?(?:Z|[+-]\d\d:\d\d)?)?")
_RANGE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-01(?:T00:00:00)?/P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?")


def period_of(text: str) -> Period | date | None:
    """The period of an SDMX spelling, or the day it names; None where it is neither.

    >>> [str(period_of(text)) for text in ("2025-A1", "2025-S2", "2025-T1", "2025-M03", "2025-01-01/P9M", "2025-W07")]
    ['2025', '2025-H2', '2025-01..2025-04', '2025-03', '2025-9M', 'None']
    """
    try:
        return _gregorian(text) or _reporting(text) or _range(text) or _day(text)
    except (BadInput, ValueError):
        return None


def _gregorian(text: str) -> Period | None:
    found = _GREGORIAN.fullmatch(text)
    if not found or not found[2]:
        return Period.of_months(int(found[1])) if found else None
    month = int(found[2])
    return Period.of_months(int(found[1]), month, month) if 1 <= month <= 12 else None


def _reporting(text: str) -> Period | None:
    found = _REPORTING.fullmatch(text)
    if not found:
        return None
    span, number = SPANS[found[2]], int(found[3])
    if not 1 <= number <= 12 // span:
        return None
    return Period.of_months(int(found[1]), (number - 1) * span + 1, number * span)


def _range(text: str) -> Period | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    first = int(found[1]) * 12 + int(found[2]) - 1
    return Period(first, first + int(found[3] or 0) * 12 + int(found[4] or 0) - 1)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    return date.fromisoformat(found[1]) if found else None


def told_period(period: Period) -> str:
    """The spelling SDMX has for a period; a run of months without one is a range of time.

    >>> [told_period(Period.parse(code)) for code in ("2025", "2025-H1", "2025-Q3", "2025-03", "2025-9M", "2023..2025")]
    ['2025', '2025-S1', '2025-Q3', '2025-03', '2025-01-01/P9M', '2023-01-01/P3Y']
    """
    code = str(period)
    if frequency(period) != "_O":
        return code.replace("-H", "-S")
    years, months = divmod(period.months, 12)
    length = f"P{years}Y" if not months else f"P{period.months}M"
    return f"{period.first_day.isoformat()}/{length}"


def frequency(period: Period) -> str:
    """The code of its length in CL_FREQ; `_O` (other) where it has none.

    >>> [frequency(Period.parse(code)) for code in ("2025", "2025-H2", "2025-Q1", "2025-01", "2025-9M")]
    ['A', 'S', 'Q', 'M', '_O']
    """
    found = re.fullmatch(r"\d{4}(?:-(H\d|Q\d|\d\d))?", str(period))
    if not found:
        return "_O"
    return "A" if not found[1] else {"H": "S", "Q": "Q"}.get(found[1][0], "M")
