"""A vintage: one table as printed in one sealed file, with what is known of the day it came out.

Two kinds of day are declared (`day`, `month`) and two are upper bounds (`read`: the day the source was read;
`at_latest`: the copy existed by then). An upper bound never proves that a figure was unknown on an earlier day, so the
answer is then "not known" and is never held against a text. One lower bound is sure: a table was not out before the
periods it prints were over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from onir.language.messages import Message, Wording, msg
from onir.measure import Period

Exactness = Literal["day", "month", "read", "at_latest"]
EXACTNESS: tuple[Exactness, ...] = ("day", "month", "read", "at_latest")


@dataclass(frozen=True)
class Released:
    """A day, a month or a year of release, in words.

    >>> Released("2018-02").say("en"), Released("2018-02").say("ru", "gen"), Released("2018-02-09").say("ru", "gen")
    ('February 2018', 'февраля 2018 года', '9 февраля 2018 года')
    >>> Released("2025-10-08").say("kk", "loc"), Released("2018-02").say("kk", "loc")
    ('2025 жылғы 8 қазанда', '2018 жылғы ақпанда')
    """

    text: str

    def say(self, language: str, form: str = "") -> str:
        from onir.language.cases import decline_kk  # noqa: PLC0415 - of no use to judging
        from onir.language.formats import say_date  # noqa: PLC0415 - Babel is slow to load

        if len(self.text) == len("2018-02-01"):
            day = say_date(language, date.fromisoformat(self.text))
            return decline_kk(day, form) if language == "kk" else day
        return Period.parse(self.text).say(language, form)


@dataclass(frozen=True)
class Vintage:
    """`key` is table and seal; `released` is the date as published (`2018-02`), read with its `exactness`.

    `not_before`: it cannot have been out on an earlier day, since it prints what had not happened yet; `retrieved` is
    when its file was got, empty for a table that ships.

    >>> office, title = Wording("Office", "Бюро", "Бюро"), Wording("Table", "Таблица", "Кесте")
    >>> vintage = Vintage("t:1", "t", office, title, "https://example.org", "2018-02", "month", "1")
    >>> [vintage.known_on(date(2018, month, 15)) for month in (1, 2, 3)]
    [False, None, True]
    """

    key: str
    table: str
    publisher: Wording
    title: Wording
    address: str
    released: str
    exactness: Exactness
    sha256: str
    not_before: date = date.min
    retrieved: str = ""

    @property
    def first_day(self) -> date:
        """The first day that `released` may mean."""
        return _span(self.released)[0]

    @property
    def last_day(self) -> date:
        """The day by which it was out."""
        return _span(self.released)[1]

    @property
    def order(self) -> tuple[date, str, str]:
        """Vintages sort by this: the day they were out by, then when they were got."""
        return self.last_day, self.retrieved, self.key

    def known_on(self, day: date) -> bool | None:
        """True: surely out by `day`; False: surely not yet; None: not known, and never held against a text."""
        if self.last_day <= day:
            return True
        declared = self.first_day if self.exactness in ("day", "month") else date.min
        return False if day < max(declared, self.not_before) else None

    @property
    def release(self) -> Message:
        """When it came out, in words that keep how exact that is known."""
        if self.exactness in ("day", "month"):
            return msg("released {date}", date=Released(self.released))
        return msg("as read {date}, release not known", date=Released(self.released))

    def as_dict(self) -> dict[str, Any]:
        """The vintage as JSON shows it beside evidence."""
        return {
            "key": self.key,
            "table": self.table,
            "publisher": self.publisher.en,
            "title": self.title.en,
            "address": self.address,
            "released": self.released,
            "released_exactness": self.exactness,
        }


@cache
def _span(released: str) -> tuple[date, date]:
    if len(released) == len("2018-02-01"):
        day = date.fromisoformat(released)
        return day, day
    period = Period.parse(released)
    return period.first_day, period.last_day
