"""From a schedule to its instances: the spans that an obligation is owed for, and the day each falls due.

Periods of a schedule are those of the calendar, as statistical forms and reports are, or are counted from the first day
of the term ("in the first year of the agreement"). Either way the spans cover the term without a gap or an overlap; the
first and the last may be shorter. Every boundary is reckoned from the same anchor and never from the one before, so
that a term that begins on the 31st does not creep to the 28th.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onir.desk.words import on
from onir.errors import BadInput
from onir.language.messages import Message, msg

MONTHS = {"yearly": 12, "half_yearly": 6, "quarterly": 3}
SCHEDULES: dict[str, Message] = {
    "once": msg("once"),
    "yearly": msg("every year"),
    "half_yearly": msg("every half-year"),
    "quarterly": msg("every quarter"),
    "dates": msg("on the days named"),
}
COUNTED: dict[str, Message] = {"calendar": msg("by the calendar"), "term": msg("from the first day of the term")}
LONGEST = timedelta(days=366 * 60)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """From `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadInput(msg("The term ends before it begins."))
        if self.end - self.start > LONGEST:
            raise BadInput(msg("The term is longer than sixty years."))


@dataclass(frozen=True)
class Span:
    """What one instance is owed for, and by when."""

    start: date
    end: date
    due: date


def spans(term: Term, schedule: str, *, counted: str = "calendar", report_days: int = 0) -> tuple[Span, ...]:
    """The instances of a term; each falls due `report_days` after its span ends.

    >>> [str(span.due) for span in spans(Term(date(2025, 3, 1), date(2026, 6, 30)), "half_yearly", report_days=25)]
    ['2025-07-25', '2026-01-25', '2026-07-25']
    """
    if schedule == "once":
        return _reported([term], report_days)
    if schedule not in MONTHS:
        raise BadInput(
            msg("There is no schedule “{schedule}”.", schedule=schedule),
            accepted=msg("Accepted: {schedules}.", schedules=list(SCHEDULES.values())),
        )
    months = MONTHS[schedule]
    anchor = term.start if counted == "term" else _period_start(term.start, months)
    return _reported(_cut(term, _boundaries(anchor, months)), report_days)


def on_dates(start: date, days: Sequence[date]) -> tuple[Span, ...]:
    """One instance for each day named, owed for the time since the day before it; the last day ends the term.

    >>> [str(span.start) for span in on_dates(date(2025, 1, 1), [date(2025, 12, 31), date(2025, 6, 1)])]
    ['2025-01-01', '2025-06-02']
    """
    if not days:
        raise BadInput(msg("Name at least one day."))
    term = Term(start, max(days))
    if min(days) < start:
        raise BadInput(msg("{day} lies before the term, which begins on {start}.", day=on(min(days)), start=on(start)))
    return _reported(_cut(term, iter([day + DAY for day in sorted(set(days))])), 0)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has none such.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 2, 29), 12)
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period_start(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _boundaries(anchor: date, months: int) -> Iterator[date]:
    """First days of the second, third, … period."""
    number = 1
    while True:
        yield add_months(anchor, months * number)
        number += 1


def _cut(term: Term, boundaries: Iterator[date]) -> Iterator[Term]:
    start = term.start
    for boundary in boundaries:
        if boundary > term.end:
            break
        yield Term(start, boundary - DAY)
        start = boundary
    if start <= term.end:
        yield Term(start, term.end)


def _reported(terms: Iterator[Term] | list[Term], days: int) -> tuple[Span, ...]:
    return tuple(Span(term.start, term.end, term.end + timedelta(days=days)) for term in terms)
