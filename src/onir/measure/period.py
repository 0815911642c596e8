"""Reference periods: years, halves, quarters, months, cumulative spans and years to date.

A period is a run of whole months. Canonical spellings are fixed (`2025`, `2025-H1`, `2025-Q2`, `2025-9M`, `2025-01`,
otherwise `2025-01..2025-10` and `2023..2025`); `2025-YTD` is a year to date whose end the text does not say. Periods in
words are read and printed by `onir.measure.period_words`. Left out: weeks and days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from onir.errors import BadInput
from onir.language.messages import msg

_NAMED = {
    (1, 12): "", (1, 6): "-H1", (7, 12): "-H2", (1, 9): "-9M",
    (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4",
}  # fmt: skip
_PARTS = {suffix.lstrip("-"): months for months, suffix in _NAMED.items() if suffix}
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<part>H[12]|Q[1-4])|(?P<months>\d{1,2})M|(?P<ytd>YTD)|(?P<month>\d{2})))?", re.IGNORECASE
)


@dataclass(frozen=True, order=True)
class Period:
    """A run of months, counted from January of the year 0; `to_date`: somewhere inside it lies the unsaid end.

    >>> Period.parse("2025-H1").year_before()
    Period('2024-H1')
    >>> Period.parse("2025-01..2025-09") == Period.parse("2025-9M")
    True
    """

    first: int
    last: int
    to_date: bool = False

    def __post_init__(self) -> None:
        if not 12 <= self.first <= self.last < 120000 or (self.to_date and (self.months != 12 or self.first % 12)):
            raise BadInput(msg("A period ends before it begins, or lies outside the years 1 to 9999."))

    # -- making ---------------------------------------------------------------------------------------------

    @classmethod
    def of_months(cls, year: int, first: int = 1, last: int = 12) -> Period:
        """Months `first` to `last` (1 to 12) of one year."""
        return cls(year * 12 + first - 1, year * 12 + last - 1)

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """Whole years, `last` included."""
        return cls(first * 12, last * 12 + 11)

    @classmethod
    def year_to_date(cls, year: int) -> Period:
        """From January of `year` to an end that is not said."""
        return cls(year * 12, year * 12 + 11, to_date=True)

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code (`2025-H1`, `2025-01..2025-10`) or of words in any of the languages read."""
        first, dots, last = code.strip().partition("..")
        period = _of_code(first)
        end = _of_code(last) if dots else period
        if period and end and not (dots and (period.to_date or end.to_date)) and period.first <= end.last:
            return cls(period.first, end.last, period.to_date)
        from onir.measure.period_words import period_of_words  # noqa: PLC0415 - words build on codes

        if (said := period_of_words(code)) is not None:
            return said
        raise BadInput(
            msg("“{code}” is not a period.", code=code),
            accepted=msg("Accepted: 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-01, 2025-01..2025-10, 2025-YTD, or words."),
        )

    # -- asking ---------------------------------------------------------------------------------------------

    @property
    def months(self) -> int:
        """How many months it spans."""
        return self.last - self.first + 1

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.first // 12

    @property
    def within_year(self) -> tuple[int, int] | None:
        """First and last month (1 to 12) when it lies in one year."""
        return (self.first % 12 + 1, self.last % 12 + 1) if self.first // 12 == self.last // 12 else None

    @property
    def first_day(self) -> date:
        return date(self.first // 12, self.first % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        year, month = self.last // 12, self.last % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    @property
    def cumulative(self) -> bool:
        """Whether it begins in January and lies in one year, as year-to-date figures do."""
        return self.first % 12 == 0 and self.within_year is not None

    def contains(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last

    # -- stepping -------------------------------------------------------------------------------------------

    def shift(self, months: int) -> Period:
        """The same length, `months` later (earlier when negative)."""
        return Period(self.first + months, self.last + months, self.to_date)

    def year_before(self) -> Period:
        """The same period of the year before (of as many years before as it spans)."""
        return self.shift(-12 * max(1, -(-self.months // 12)))

    def previous(self) -> Period:
        """The period of the same length that ends where this begins."""
        return self.shift(-self.months)

    def next(self) -> Period:
        return self.shift(self.months)

    def split(self, months: int) -> tuple[Period, ...]:
        """Its parts of `months` months each; empty when it does not divide into such parts of the calendar."""
        if self.first % months or self.months % months:
            return ()
        return tuple(Period(start, start + months - 1) for start in range(self.first, self.last + 1, months))

    # -- telling --------------------------------------------------------------------------------------------

    def __str__(self) -> str:
        if self.to_date:
            return f"{self.year}-YTD"
        span = self.within_year
        if span is None:
            whole = self.first % 12 == 0 and self.last % 12 == 11
            return f"{self.year}..{self.last // 12}" if whole else f"{_month(self.first)}..{_month(self.last)}"
        if span in _NAMED:
            return f"{self.year}{_NAMED[span]}"
        return _month(self.first) if self.months == 1 else f"{_month(self.first)}..{_month(self.last)}"

    def __repr__(self) -> str:
        return f"Period('{self}')"

    def say(self, language: str, form: str = "") -> str:
        """The period in words; `form` is a case (`loc`: when) of the language."""
        from onir.measure.period_words import say_period  # noqa: PLC0415 - words build on codes

        return say_period(self, language, form)


def _month(index: int) -> str:
    return f"{index // 12:04}-{index % 12 + 1:02}"


def _of_code(code: str) -> Period | None:
    found = _CODE.fullmatch(code.strip())
    if not found or not (year := int(found["year"])):
        return None
    if found["ytd"]:
        return Period.year_to_date(year)
    if found["part"]:
        return Period.of_months(year, *_PARTS[found["part"].upper()])
    first, last = (int(found["month"]),) * 2 if found["month"] else (1, int(found["months"] or 12))
    return Period.of_months(year, first, last) if 1 <= first <= last <= 12 else None
