"""A period as a text says it: perhaps without its year, perhaps only by relation to another period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onir.measure.period import Period


@dataclass(frozen=True)
class PeriodMention:
    """Where a text names a period or a day, and what it says of it; `resolve` adds what the context knows.

    `period`: the year is said. `months`: first and last month of a year that is not said or only pointed at.
    `year_offset`: −1 last year, 0 this year, counted from the date of the text. `to_date`: from January to an unsaid
    end. `is_base`: what something is compared with; `same_period`: the text's own months in another year.
    `since`: from the period on. `years`: that many years up to now (`ahead`: from now on). `day`, `until_day`: a
    calendar day; a state on a day; `month_day` (with `is_state`): the same without a year.
    """

    start: int
    end: int
    period: Period | None = None
    months: tuple[int, int] | None = None
    year_offset: int | None = None
    to_date: bool = False
    is_base: bool = False
    same_period: bool = False
    until_day: date | None = None
    day: date | None = None
    month_day: tuple[int, int] | None = None
    is_state: bool = False
    since: bool = False
    years: int | None = None
    ahead: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is a calendar day, which no figure covers."""
        return self.day is not None or (self.month_day is not None and not self.is_state)

    def resolve(self, own: Period | None, published: date | None) -> Period | None:
        """The period meant in a text about `own`, dated `published`; None when these do not settle it.

        >>> PeriodMention(0, 0, months=(1, 6)).resolve(None, date(2025, 10, 8))
        Period('2025-H1')
        >>> PeriodMention(0, 0, year_offset=-1, is_base=True, same_period=True).resolve(Period.parse("2025-H1"), None)
        Period('2024-H1')
        """
        if self.is_day:
            return None
        if self.is_state:
            day = self._state_day(own, published)
            return _ended_before(day) if day else None
        if self.years:
            return self._span(published)
        if self.same_period or (own is not None and self._compares_years and own.within_year):
            return self._moved(own) if own is not None else None
        return self._itself(own, published)

    def _itself(self, own: Period | None, published: date | None) -> Period | None:
        """The period said, or its months in the year that was not."""
        if self.period is not None:
            return self._from(own, published) if self.since else self.period
        year = self._year(own, published)
        if year is None:
            return None
        return Period.year_to_date(year) if self.to_date else Period.of_months(year, *(self.months or (1, 12)))

    @property
    def _compares_years(self) -> bool:
        """Whether it sets the text's own months against "2024": part of a year is compared with the like part."""
        return self.is_base and self.months is None and (self.period is None or self.period.months == 12)

    def _moved(self, own: Period) -> Period:
        """`own` in the year of the base, or as many years back as the mention says."""
        if self.period is not None:
            return own.shift(12 * (self.period.year - own.year))
        return own.year_before() if self.year_offset in (None, -1) else own.shift(12 * (self.year_offset or 0))

    def _from(self, own: Period | None, published: date | None) -> Period | None:
        """From the beginning of the period to the text: to its year, from a month to its month, else to date."""
        assert self.period is not None
        now = published.year * 12 + published.month - 1 if published else own.last if own else -1
        if now < self.period.first:
            return None
        if now // 12 == self.period.year and self.period.first % 12 == 0:
            return Period.year_to_date(self.period.year)
        return Period(self.period.first, now if self.period.months == 1 else now // 12 * 12 + 11)

    def _span(self, published: date | None) -> Period | None:
        """So many years back or ahead; the year of the text counts once most of it is past."""
        if published is None or self.years is None:
            return None
        last = published.year if published.month > 6 else published.year - 1
        if self.ahead:
            return Period.of_years(last + 1, last + self.years)
        return Period.of_years(last - self.years + 1, last)

    def _year(self, own: Period | None, published: date | None) -> int | None:
        """The year that was not said: pointed at from the date, else that of `own`, else the latest that has begun."""
        own_year = own.last // 12 if own else None
        if self.year_offset is not None:
            today = own_year if self.is_base and own_year else published.year if published else own_year
            return None if today is None else today + self.year_offset
        year_gone = own is not None and own.months == 12 and published is not None and own_year == published.year - 1
        several = year_gone or (own is not None and own.within_year is None and published is not None)
        if (own_year is not None and not several) or published is None or self.months is None:
            return own_year
        return published.year - (self.months[1] > published.month)

    def _state_day(self, own: Period | None, published: date | None) -> date | None:
        """The latest such day before the text was published, else the one at the end of `own` or within it."""
        if self.month_day is None or (own is None and published is None):
            return self.until_day
        if published is not None:
            return date(published.year - (self.month_day > (published.month, published.day)), *self.month_day)
        assert own is not None
        return date(own.last // 12 + (self.month_day == (1, 1)), *self.month_day)


def _ended_before(day: date) -> Period:
    """The months of the year that were over on `day`; a year to date when it falls inside a month."""
    if (day + timedelta(days=1)).day == 1:
        return Period.of_months(day.year, 1, day.month)
    if day.day > 1:
        return Period.year_to_date(day.year)
    eve = day - timedelta(days=1)
    return Period.of_months(eve.year, 1, eve.month)
