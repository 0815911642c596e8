"""The desk's projects as an outlook takes them: frozen records of what one person may read, as it was known on a day.

Sums are of the indicator asked about. Of fixed capital a line counts with its part that is built, or whole where it
does not tell one; of foreign investment with its foreign part alone, and of direct investment nothing that a bank
lends or a state pays. The promise that counts is the last one made: agreed, in a memorandum, announced. A plan by
period is taken as it stands; without one the promise is spread evenly over the years of building, and a project that
tells no year is counted and left out. What came is what the ledger calls actual, or so far where it knows nothing
else.

A case of the past is a project that came to a stage three years ago or earlier, whatever became of it since: to take
those that ended, and not those that linger, would make promises look better than they are. Stages and lines are read
as of a day, so that the outlooks of past years can be made again and scored. Left out: projects put off, while they
are, and lines of which the official rate of their day is not held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.desk.held import edition
from onir.desk.pipeline.models import InvestmentFigure, MoveLog, Project, Status
from onir.desk.pipeline.models.projects import building_years
from onir.desk.pipeline.money import OWN, official_rate, rounded
from onir.outlook.pipeline import Past, Pipeline
from onir.outlook.pipeline import Project as Planned

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

RESTED = 3
"""Years after which a project that came to a stage is a case of the past."""

LAST_PROMISE = ("agreed", "memorandum", "announced")
BORROWED = ("loan", "state")

NOTHING = Decimal(0)


class Line(NamedTuple):
    """A line of the ledger of money; `until`: when another took its place."""

    project: int
    kind: str
    begin: date | None
    end: date | None
    as_of: date
    amount: Decimal
    currency: str
    rate: Decimal
    foreign: Decimal | None
    fixed: Decimal | None
    financing: str
    entered: datetime
    until: datetime | None

    def stood(self, day: date) -> bool:
        """Whether it was current at the end of a day."""
        return self.entered.date() <= day and (self.until is None or self.until.date() > day)


class Move(NamedTuple):
    project: int
    stage: str
    status: str
    on: date


class Row(NamedTuple):
    """A project; `years`: in which it is built, as planned or done."""

    number: int
    code: str
    region: str
    years: range


def _fixed(line: Line) -> Decimal:
    return line.amount if line.fixed is None else line.fixed


def _foreign(line: Line) -> Decimal:
    return NOTHING if line.financing == "state" else line.foreign or NOTHING


def _direct(line: Line) -> Decimal:
    return NOTHING if line.financing in BORROWED else line.foreign or NOTHING


COUNTED: Mapping[str, Callable[[Line], Decimal]] = {
    "capital.fixed": _fixed,
    "capital.fixed.foreign_source": _foreign,
    "fdi.gross_inflow": _direct,
}
"""What of a line an indicator counts; a project has no sum of any other."""


@dataclass(frozen=True)
class Read:
    """The records, and how many open projects tell no year."""

    pipeline: Pipeline
    undated: int


@dataclass(frozen=True)
class Book:
    """Rows of the projects that a person may read, for an indicator in its base unit."""

    indicator: str
    unit: str
    projects: tuple[Row, ...]
    lines: Mapping[int, Sequence[Line]]
    moves: Mapping[int, Sequence[Move]]
    closed: frozenset[str]
    """Statuses in which nothing is expected of a project."""

    def read(self, day: date, last: int) -> Read:
        """What was known on a day on which `last` was the newest year with a figure."""
        found, past, undated = list[Planned](), list[Past](), 0
        for row in self.projects:
            moves = [one for one in self.moves[row.number] if one.on <= day]
            if not moves:
                continue
            lines = [one for one in self.lines[row.number] if one.stood(day)]
            came, planned = self._came(lines), self._planned(row, lines)
            past += self._cases(moves, lines, came, planned, day)
            now = moves[-1]
            open_ = now.status not in self.closed
            undated += open_ and not planned and not came and self._promised(lines, day) > 0
            ahead = {year: sum_ for year, sum_ in planned.items() if not came or year > last} if open_ else {}
            if ahead or came:
                found.append(Planned(row.code, row.region, now.stage, ahead, came))
        return Read(Pipeline(tuple(found), tuple(past)), undated)

    def _cases(
        self, moves: Sequence[Move], lines: Sequence[Line], came: Mapping[int, Decimal], planned: Mapping[int, Decimal],
        day: date,
    ) -> Iterator[Past]:  # fmt: skip
        """The project as a case of every stage that it came to long enough ago."""
        rested, late = day.replace(year=day.year - RESTED, day=min(day.day, 28)), None
        if came and planned:
            late = float(min(came) - min(planned))
        entered = {one.stage: one.on for one in reversed(moves)}
        for stage, on in entered.items():
            if on <= rested:
                yield Past(stage, self._promised(lines, on), sum(came.values(), NOTHING), late)

    def _promised(self, lines: Sequence[Line], day: date) -> Decimal:
        """The last kind of promise made by a day, or the first made later."""
        for told in ([one for one in lines if one.as_of <= day], lines):
            for kind in LAST_PROMISE:
                if sum_ := sum((self._sum(one) for one in told if one.kind == kind), NOTHING):
                    return sum_
        return NOTHING

    def _planned(self, row: Row, lines: Sequence[Line]) -> Mapping[int, Decimal]:
        """By year: the plan, or the promise spread evenly over the years of building."""
        if told := self._by_year([one for one in lines if one.kind == "planned"]):
            return told
        whole = self._promised(lines, date.max)
        return {year: rounded(whole / len(row.years)) for year in row.years} if whole else {}

    def _came(self, lines: Sequence[Line]) -> Mapping[int, Decimal]:
        if told := self._by_year([one for one in lines if one.kind == "actual"]):
            return told
        so_far = sorted((one.as_of, self._sum(one)) for one in lines if one.kind == "cumulative")
        steps = [(date.min, NOTHING), *so_far]
        return _added((after[0].year, max(NOTHING, after[1] - before[1])) for before, after in pairwise(steps))

    def _by_year(self, lines: Iterable[Line]) -> Mapping[int, Decimal]:
        """Sums by year; of a period of several years each has a part by its months."""
        return _added((year, self._sum(one) * part) for one in lines for year, part in _years(one))

    def _sum(self, line: Line) -> Decimal:
        value = COUNTED[self.indicator](line)
        if line.currency == self.unit or not value:
            return value
        rate = Decimal(1) if self.unit == OWN else _rate(self.unit, line.as_of, edition())
        return rounded(value * line.rate / rate)


def book(by: User, indicator: str, unit: str) -> Book:
    """Three questions to the database, whatever the number of projects."""
    seen = Project.objects.visible_to(by)
    columns = ("pk", "code", "region", "start_planned", "start_actual", "launch_planned", "launch_actual")
    rows = tuple(_row(*values) for values in seen.order_by("pk").values_list(*columns))
    lines = InvestmentFigure.objects.visible_to(by).filter(withdrawn=False).order_by("pk").values_list(
        "project", "kind", "period_from", "period_to", "as_of", "amount", "currency", "rate", "foreign_part",
        "fixed_capital_part", "financing", "entered_at", "superseded_by__entered_at",
    )  # fmt: skip
    moves = MoveLog.objects.filter(project__in=seen.order_by().values("pk")).order_by("on", "pk")
    moved = moves.values_list("project", "stage_to", "status_to", "on")
    closed = frozenset(Status.objects.exclude(kind="open").values_list("code", flat=True))
    return Book(
        indicator, unit, rows, _of_projects(map(Line._make, lines)), _of_projects(map(Move._make, moved)), closed
    )


def _row(number: int, code: str, region: str, *days: date | None) -> Row:
    return Row(number, code, region, building_years(*days))


def _of_projects(rows: Iterable[Line | Move]) -> Mapping[int, list[Any]]:
    told = defaultdict(list)
    for row in rows:
        told[row.project].append(row)
    return told


def _added(parts: Iterable[tuple[int, Decimal]]) -> Mapping[int, Decimal]:
    told: dict[int, Decimal] = defaultdict(Decimal)
    for year, sum_ in parts:
        told[year] += sum_
    return {year: rounded(sum_) for year, sum_ in sorted(told.items()) if sum_ > 0}


def _years(line: Line) -> Iterator[tuple[int, Decimal]]:
    """The years of a line's period with their parts of it; without a period the year it is true for."""
    if line.begin is None or line.end is None:
        yield line.as_of.year, Decimal(1)
        return
    first, last = (day.year * 12 + day.month - 1 for day in (line.begin, line.end))
    for year in range(line.begin.year, line.end.year + 1):
        months = min(last, year * 12 + 11) - max(first, year * 12) + 1
        yield year, Decimal(months) / (last - first + 1)


@lru_cache(1000)
def _rate(unit: str, on: date, figures: object) -> Decimal:  # noqa: ARG001 - a table that is added may tell more
    return official_rate(unit, on).rate
