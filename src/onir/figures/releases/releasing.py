"""The release calendar: what comes next of every table held, and what should be here already.

`data/countries/<cc>/calendar.csv` has a line for each release a publisher declares (`due` a day) and one for a rhythm
(`period` is `month`, `quarter` or `year`, `due` so many days after its end). A declared day is met by a release of that
day or later, a rhythm by the period itself. The day of the next release that the newest one declares in its own file
comes before all of them. `certainty` is `declared` or `inferred` from what came out before; an
inferred day is told as such, since publishers are late without notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from onir.errors import BadInput
from onir.figures.asking.listing import HeldTable, list_figures
from onir.figures.store import Store
from onir.figures.vintage import Released
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.territory.tables import Row, rows

MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""Rhythms, by the length of their periods."""

State = Literal["due", "overdue", "unknown"]


@dataclass(frozen=True)
class Due:
    """What is next of a table: its day, the period it brings where that is known, and how late it is on `today`.

    `due` is None where neither a declared day nor a rhythm is known.
    """

    table: HeldTable
    due: date | None
    period: Period | None
    certainty: str
    note: str
    today: date

    @property
    def state(self) -> State:
        if self.due is None:
            return "unknown"
        return "overdue" if self.due < self.today else "due"

    @property
    def days_late(self) -> int:
        """Days since it was due; zero when it is not yet."""
        return 0 if self.due is None else max(0, (self.today - self.due).days)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The table and what is due of it, in a sentence."""
        return self._sentence().say(language)

    def _sentence(self) -> Message:
        if self.due is None:
            return msg("{table}: no date of release is known.", table=self.table.title)
        said = {"table": self.table.title, "date": Released(self.due.isoformat()), "days": self.days_late}
        if self.state == "overdue":
            return msg("{table}: was due {date}, {days} {days:plural:day|days} ago.", **said)
        return msg("{table}: next due {date}.", table=said["table"], date=said["date"])

    def as_dict(self) -> dict[str, Any]:
        return {
            "table": self.table.table,
            "indicator": self.table.indicator.code,
            "country": self.table.country,
            "newest_release": self.table.vintages[-1].released,
            "newest_period": str(self.table.last),
            "due": None if self.due is None else self.due.isoformat(),
            "period": None if self.period is None else str(self.period),
            "certainty": self.certainty,
            "state": self.state,
            "days_late": self.days_late,
            "note": self.note,
        }


def calendar(*, today: date | None = None, store: Store | None = None) -> tuple[Due, ...]:
    """What is next of every table held, the longest overdue first and tables without a date last."""
    day, store = today or date.today(), store or Store.open()
    declared = {one.vintage.key: one.source.following for one in store.held}
    found = [_next(table, day, declared[table.vintages[-1].key]) for table in list_figures(store=store)]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.table.table)))


def due_tables(today: date, store: Store) -> frozenset[str]:
    """Names of the tables held of which a release is due today or overdue."""
    return frozenset(one.table.table for one in calendar(today=today, store=store) if one.due and one.due <= today)


def _next(table: HeldTable, today: date, declared: str) -> Due:
    if declared:
        note = "next release declared in the newest one"
        return Due(table, date.fromisoformat(declared), None, "declared", note, today)
    lines = [row for row in rows(table.country, "calendar") if row["table"] == table.table]
    coming = sorted(_coming(table, lines, today), key=lambda one: one.due or date.max)
    return next(iter(coming), Due(table, None, None, "", "", today))


def _coming(table: HeldTable, lines: list[Row], today: date) -> Iterator[Due]:
    """Releases that are not held yet."""
    for row in lines:
        if row["period"] in MONTHS:
            period = _following(table.last, MONTHS[row["period"]])
            due = period.last_day + timedelta(days=int(row["due"]))
            yield Due(table, due, period, row["certainty"], row["note"], today)
        elif (due := _day(row, table.country)) > table.vintages[-1].last_day:
            named = Period.parse(row["period"]) if row["period"] else None
            yield Due(table, due, named, row["certainty"], row["note"], today)


def _following(newest: Period, months: int) -> Period:
    """The period of this length after the one that the newest held ends in."""
    first = newest.last + 1
    return Period(first, first + months - 1)


def _day(row: Row, land: str) -> date:
    try:
        return date.fromisoformat(row["due"])
    except ValueError:
        raise BadInput(
            msg("“{text}” is not a day.", text=row["due"]),
            where=f"countries/{land.lower()}/calendar.csv",
            accepted=msg("Accepted: a day such as 2025-10-08."),
        ) from None
