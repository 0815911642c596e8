"""Which instrument was lawful on a day, and the sum from which it may be used: dated data, read from two tables.

A line of `instruments.csv` is an *edition* of an instrument: from a day to a day, with the article and the threshold of
that time. An edition without a first day is one whose first day has not been established, and counts as lawful before.
A threshold is a number of monthly calculation indices (MCI), so its amount belongs to a year: whoever signs keeps that
year and its MCI, and nothing is reckoned anew when the index rises. `confirmed` is what a source that was read says;
what none says stands beside it as a doubt. Left out: a change of the index within a year, since a threshold counts with
that of 1 January; and the day of application, by whose year some thresholds count.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onir.desk.words import on
from onir.errors import BadInput
from onir.language.messages import Message, Wording, msg
from onir.measure import Money

SIDES = ("at_least", "at_most", "above")
"""Which side of its threshold an instrument is for."""


@dataclass(frozen=True)
class Index:
    """The MCI of 1 January of a year; `confirmed` once a report on the budget law, or the law, was read for it."""

    year: int
    tenge: Decimal
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Threshold:
    """`mci` indices, and which side of them is meant."""

    mci: Decimal
    side: str

    def amount(self, index: Index) -> Money:
        """In tenge of the year of the index.

        >>> Threshold(Decimal(150_000), "at_most").amount(Index(2026, Decimal(4325), "", False)).amount
        Decimal('648750000')
        """
        return Money(self.mci * index.tenge, "KZT")

    def admits(self, amount: Decimal, index: Index) -> bool:
        """Whether an amount in tenge is on the side that is meant; the boundary belongs to the two sides with “at”."""
        boundary = self.amount(index).amount
        return {"at_least": amount >= boundary, "at_most": amount <= boundary, "above": amount > boundary}[self.side]


@dataclass(frozen=True)
class Edition:
    """An instrument as the law had it from one day to another; `kind` is `agreement` where somebody signs it."""

    code: str
    kind: str
    binding: bool
    valid_from: date | None
    valid_to: date | None
    article: str
    threshold: Threshold | None
    name: Wording
    basis: Wording
    source: str
    confirmed: bool
    doubt: Wording

    def holds(self, day: date) -> bool:
        """Whether the edition was in force on a day; both its days belong to it."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, those of one instrument from the oldest on."""
    return tuple(_edition(row) for row in _rows("instruments.csv"))


def names() -> Mapping[str, Wording]:
    """What is signed, by code."""
    return {one.code: one.name for one in editions() if one.kind == "agreement"}


@cache
def indices() -> Mapping[int, Index]:
    """The MCI by year."""
    read = (
        Index(int(row["year"]), Decimal(row["tenge"]), row["source"], row["confirmed"] == "yes")
        for row in _rows("mci.csv")
    )
    return {index.year: index for index in read}


def lawful(day: date, kind: str = "agreement") -> tuple[Edition, ...]:
    """What could be signed on a day.

    >>> "simplified_contract" in [edition.code for edition in lawful(date(2025, 12, 31))]
    False
    """
    return tuple(edition for edition in editions() if edition.kind == kind and edition.holds(day))


def edition_of(code: str, day: date) -> Edition:
    """The edition of an instrument in force on a day; BadInput says until or from when it was, and what there is."""
    known = [edition for edition in editions() if edition.code == code]
    for edition in known:
        if edition.holds(day):
            return edition
    raise BadInput(_not_in_force(known, code, day), accepted=_could_be_signed(day))


def latest(code: str) -> Edition:
    """The last edition: what an instrument is called."""
    known = [edition for edition in editions() if edition.code == code]
    if not known:
        raise BadInput(msg("There is no instrument “{code}”.", code=code))
    return known[-1]


def index_of(year: int) -> Index:
    """The MCI of a year; BadInput where the table has none."""
    if year not in indices():
        raise BadInput(
            msg("The monthly calculation index of {year} is not held.", year=str(year)),
            accepted=msg("Accepted: {first} to {last}.", first=str(min(indices())), last=str(max(indices()))),
        )
    return indices()[year]


def _not_in_force(known: list[Edition], code: str, day: date) -> Message:
    if not known:
        return msg("There is no instrument “{code}”.", code=code)
    first, last = known[0].valid_from, known[-1].valid_to
    if last and day > last:
        return msg("An {instrument} cannot be signed on {day}: the form ended on {last}.", day=on(day),
                   instrument=known[-1].name, last=on(last))  # fmt: skip
    return msg("An {instrument} cannot be signed on {day}: the form begins on {first}.", day=on(day),
               instrument=known[0].name, first=on(first or day))  # fmt: skip


def _could_be_signed(day: date) -> Message:
    return msg("Could be signed on that day: {names}.", names=[edition.name for edition in lawful(day)])


def _edition(row: dict[str, str]) -> Edition:
    threshold = Threshold(Decimal(row["threshold_mci"]), row["threshold_side"]) if row["threshold_mci"] else None
    return Edition(
        code=row["code"], kind=row["kind"], binding=row["binding"] == "yes", article=row["article"],
        valid_from=_day(row["valid_from"]), valid_to=_day(row["valid_to"]), threshold=threshold,
        name=Wording.of(row, "name"), basis=Wording.of(row, "basis"), source=row["source"],
        confirmed=row["confirmed"] == "yes", doubt=Wording.of(row, "doubt"),
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(name: str) -> list[dict[str, str]]:
    text = files("onir.desk.agreements").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
