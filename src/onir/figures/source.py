"""Where a table comes from: publisher, address, licence, and what is known of its release.

What the publisher gave is sealed; what we know about it (a better release date, a confirmed licence) may improve, so it
stands apart from the sealed bytes and is read anew at every start.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from onir.figures.panel import Basis
from onir.figures.vintage import Exactness, Vintage
from onir.language.messages import Wording
from onir.measure import Period

SHIPPED = files("onir") / "data" / "figures"


@dataclass(frozen=True)
class Origin:
    """One table of one publisher in one release; `source` names its reading among those of the store.

    `meaning` says in words what `released` is; `source` is a part of a file name; `following` is the day of the next
    release, where the publisher declares it in this one.
    """

    source: str
    table: str
    publisher: Wording
    title: Wording
    address: str
    released: str
    exactness: Exactness
    meaning: str
    licence: str
    note: str
    following: str = field(default="", kw_only=True)

    def vintage(self, sha256: str, not_before: date, retrieved: str = "") -> Vintage:
        """The vintage that these words and a seal make together; it prints what ended, or stood, on `not_before`."""
        return Vintage(
            f"{self.source}:{sha256[:12]}",
            self.table,
            self.publisher,
            self.title,
            self.address,
            self.released,
            self.exactness,
            sha256,
            not_before,
            retrieved,
        )


@dataclass(frozen=True)
class Source(Origin):
    """A table that ships, in the file `<source>.csv`; columns that are the same in every row stand here."""

    indicator: str
    basis: Basis
    unit: str

    @property
    def file(self) -> str:
        return f"{self.source}.csv"

    def ended(self, periods: Iterable[str]) -> date:
        """The day on which the last of what it prints had happened; a state is of a first day."""
        return max(_happened(text, self.basis) for text in periods)


def happened(period: Period, basis: str) -> date:
    """The day by which a figure of this period was there to be counted."""
    return period.first_day if basis == "stock" else period.last_day


@cache
def _happened(text: str, basis: str) -> date:
    """Tables share their periods."""
    return happened(Period.parse(text), basis)


@cache
def shipped() -> tuple[Source, ...]:
    """The tables that come with Öñir."""
    rows = csv.DictReader((SHIPPED / "sources.csv").read_text(encoding="utf-8").splitlines())
    return tuple(_source(row) for row in rows)


def _source(row: dict[str, str]) -> Source:
    words: dict[str, Any] = {name: value for name, value in row.items() if not name.endswith(("_en", "_ru", "_kk"))}
    # basis and exactness are closed words, held to their lists by a test
    return Source(**words, publisher=Wording.of(row, "publisher"), title=Wording.of(row, "title"))
