"""What a text leaves unsaid: the concepts its words may mean, and the periods it may speak of.

"FDI" rarely says gross or net, and "investment" alone is never FDI. The first candidate is the headline concept of the
country. Concepts are tried against the number; none of them contradicts a text that named another.
"""

from __future__ import annotations

from datetime import date

from onir.claims.claim import Claim
from onir.figures.indicators import indicators
from onir.measure import Period
from onir.territory import country, country_codes

DIRECT = "fdi"
INVESTMENT = (DIRECT, "fixed_capital", "investment")
"""Concepts of the registry that people mix; the first is direct investment."""


def names_no_concept(code: str) -> bool:
    """Whether a code stands for words that may mean several concepts."""
    return code in indicators() and bool(indicators()[code].means)


def is_said(claim: Claim) -> bool:
    """Whether the text names one concept."""
    return claim.concept_said and not names_no_concept(claim.indicator)


def meant(code: str) -> tuple[str, ...]:
    """What a text may mean that uses the words of `code` without naming a concept, the likeliest first.

    >>> meant("investment.total")[:2], meant("capital.fixed"), meant("fdi.net_inflow") == meant("fdi.unstated")
    (('capital.fixed', 'fdi.gross_inflow'), ('capital.fixed',), True)
    """
    known = indicators()
    if code not in known:
        return (code,)
    alike = (one.means for one in known.values() if one.concept == known[code].concept and code in one.means)
    return known[code].means or next(alike, (code,))


def is_direct_investment(code: str) -> bool:
    """Whether the words of `code` are those of an inflow of direct investment, whichever of them is meant.

    >>> [is_direct_investment(code) for code in ("fdi.unstated", "investment.foreign", "investment.total", "fdi.stock")]
    [True, True, False, False]
    """
    first, *others = meant(code)
    return bool(others) and indicators()[first].concept == DIRECT


def concepts(claim: Claim) -> tuple[str, ...]:
    """The concepts a claim may mean, the likeliest first."""
    if is_said(claim):
        return (claim.indicator, *indicators()[claim.indicator].narrower)
    likely = meant(claim.indicator)
    code = (claim.area or "").partition("-")[0]
    headline = country(code).headline_indicator if code in country_codes() else None
    if headline is None or headline not in likely or not is_direct_investment(claim.indicator):
        return likely
    return (headline, *(code for code in likely if code != headline))


def alike(code: str, other: str) -> bool:
    """Whether two codes may mean one statistic: the same, or one that names no concept and one it may mean."""
    left, right = ({one} | set(indicators()[one].means if one in indicators() else ()) for one in (code, other))
    return bool(left & right)


def mistaken(held: tuple[str, ...], tried: tuple[str, ...]) -> tuple[str, ...]:
    """Other investment concepts among those held: what the number may have been taken from."""
    return tuple(code for code in held if code not in tried and indicators()[code].concept in INVESTMENT)


def periods(claim: Claim, published: date | None) -> tuple[Period, ...]:
    """The periods a claim may speak of: its own once it is over, or every end that a year to date can have by then.

    >>> [str(period) for period in ends(2025, date(2025, 4, 10))]
    ['2025-01', '2025-01..2025-02', '2025-Q1']
    """
    period = claim.period
    if period is None:
        return () if published is None else (*ends(published.year - 1, published), *ends(published.year, published))
    if period.to_date or is_running(period, published):
        return ends(period.year, published)
    return (period,) if published is None or period.last_day < published else ()


def is_running(period: Period, published: date | None) -> bool:
    """Whether a cumulative period had not ended on the day of the text: it is then a year to date in other words."""
    return published is not None and period.cumulative and period.last_day >= published


def ends(year: int, published: date | None) -> tuple[Period, ...]:
    """January to every month of `year` that was over on the day of the text."""
    spans = (Period.of_months(year, 1, month) for month in range(1, 13))
    return tuple(span for span in spans if published is None or span.last_day < published)
