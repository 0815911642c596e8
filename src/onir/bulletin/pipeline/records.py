"""What a desk hands to documents: its records as one person may read them on one day, frozen.

Codes have become words already, in all languages, since only the desk knows its lists. Sums are in tenge by the rates
stored with their lines. None is what nobody has entered; an empty tuple what there is none of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from onir.bulletin.document import Number
from onir.figures import Cell
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period

TENGE = "KZT"

CONCEPTS: Mapping[str, Message] = {
    "promised": msg("Promised by investors"),
    "signed": msg("Fixed in agreements"),
    "paid_in": msg("Paid in, as claimed"),
    "verified": msg("Verified by an assurer"),
}
"""From the promise to the money. None of them is a part of a sum with another."""

SHORT: Mapping[str, Message] = {
    "promised": msg("Promised"),
    "signed": msg("Agreed"),
    "paid_in": msg("Paid in"),
    "verified": msg("Verified"),
}
"""The same above the columns of a table."""

UNSAID = msg("not entered")
"""What stands where nobody has entered anything."""


@dataclass(frozen=True)
class Reading:
    """Who had the records read, in which role, when; `unread`: kinds of records that the role does not read.

    `restricted`: whether the role reads restricted projects of its scope; `fictitious`: demonstration data.
    """

    on: date
    by: str
    role: Sayable
    unread: tuple[str, ...] = ()
    restricted: bool = False
    fictitious: bool = False


@dataclass(frozen=True)
class Sum:
    """A concept's sum in tenge, of how many lines of how many projects; `on`: the newest day that one is true for.

    `part`: of the promise of a project, both in the currency of the promise, so that a rate does not fulfil it.
    """

    tenge: Decimal | None
    lines: int = 0
    projects: int = 0
    on: date | None = None
    part: Fraction | None = None

    @property
    def said(self) -> Sayable:
        """The sum, to a tenth of a million or more; that nothing is entered."""
        return UNSAID if self.tenge is None else Amount(self.tenge, TENGE)

    @property
    def cell(self) -> Sayable:
        """The same for a table, where a workbook can reckon with it."""
        return UNSAID if self.tenge is None else Number(self.said, self.tenge)


Sums = Mapping[str, Sum]
"""By concept, in the order of `CONCEPTS`."""


@dataclass(frozen=True)
class Step:
    """Projects at a stage, and their sums."""

    stage: Sayable
    projects: int
    sums: Sums


@dataclass(frozen=True)
class Pipeline:
    """The projects of a place or of a country's investors."""

    reading: Reading
    projects: int
    sums: Sums
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Line:
    """A line of a ledger: `number` is the ledger's own; `said` as it was said, `tenge` by the rate stored with it.

    `counted`: among the lines that a concept is reckoned of; `verified_by` is empty where nobody has.
    """

    number: int
    project: str
    kind: Sayable
    said: Sayable
    as_of: date
    source: Sayable
    tenge: Decimal | None = None
    rate: Decimal | None = None
    rate_on: date | None = None
    concepts: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    evidence: str = ""
    verified_by: str = ""
    verified_on: date | None = None


@dataclass(frozen=True)
class Member:
    """An organisation: whose it is and where it is registered; `role` and `share` in per cent where it is of a project.

    `projects`: in how many it takes part.
    """

    name: Sayable
    kind: Sayable
    country: Sayable
    owner: Sayable
    role: Sayable | None = None
    share: Decimal | None = None
    group: Sayable | None = None
    projects: int = 0


@dataclass(frozen=True)
class Project:
    """A project as lists tell it; `lines` are those of its ledger of money that count now."""

    code: str
    title: Sayable
    region: Sayable
    stage: Sayable
    status: Sayable
    since: date
    sums: Sums
    restricted: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """Signed or being prepared; `sums` are those of its text, in full; `parties` are who stands on which side."""

    title: str
    kind: Sayable
    status: Sayable
    signed_on: date | None = None
    ends_on: date | None = None
    sums: tuple[Sayable, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owed:
    """One time that an obligation falls due; `side`: a code; `late`: its day has passed and it is still owed."""

    what: str
    aim: Sayable
    side: str
    side_said: Sayable
    obligor: Sayable
    source: Sayable
    due: date
    state: Sayable
    late: bool
    answers: str = ""


@dataclass(frozen=True)
class Hurdle:
    """An issue that is open: what stands in the way, whom it waits for, what is at risk while it does."""

    title: str
    project: Sayable
    code: str
    severity: Sayable
    state: Sayable
    level: Sayable
    body: str
    opened_on: date
    due: date | None
    money: Sayable | None
    tenge: Decimal | None
    rate: Decimal | None
    jobs: int | None


@dataclass(frozen=True)
class Order:
    """An instruction: its protocol and item, its text in the languages it has, who executes it, by which day."""

    protocol: str
    held_on: date
    item: str
    text: Sayable
    unit: str
    executor: str
    first_due: date
    due: date
    state: Sayable
    late: bool


@dataclass(frozen=True)
class Move:
    """A project that changed its stage, on which day; `before` is None where it came in."""

    code: str
    project: Sayable
    before: Sayable | None
    after: Sayable
    on: date
    reason: str = ""


@dataclass(frozen=True)
class Talk:
    """A meeting, call or letter: with whom, of what."""

    on: date
    channel: Sayable
    whom: Sayable
    note: str


@dataclass(frozen=True)
class Occasion:
    """An event to come."""

    title: Sayable
    kind: Sayable
    starts_on: date
    ends_on: date | None
    place: str


@dataclass(frozen=True)
class Milestone:
    """A step on the ground; `blocked` says what keeps it, in the words of the office."""

    name: Sayable
    planned: date | None
    expected: date | None
    done: date | None
    blocked: str = ""


@dataclass(frozen=True)
class Goal:
    """A target: what was to be reached by when, and what has been, in which part of the period.

    `cell` is the published figure; without one the fact is of `entries` of the verified ledger. `fact` is None as long
    as there is no figure.
    """

    name: Sayable
    period: Period
    plan: Sayable
    by: str
    from_ledger: bool
    fact: Sayable | None = None
    reached: Fraction | None = None
    part: Period | None = None
    cell: Cell | None = None
    entries: int = 0
