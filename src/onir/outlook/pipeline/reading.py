"""Projects from a file, for whoever has no desk: a CSV with a line for each project and year, those that are over too.

Projects that are over tell what becomes of such: what they were to bring at a stage, what came, how late. Sums are in
units of one, of the indicator asked about. Lines of one project have to agree on where it is, its stage and whether it
is over; a year is told once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path

from onir.errors import BadInput, Unavailable
from onir.language.messages import Message, msg
from onir.outlook.pipeline.records import Past, Pipeline, Project
from onir.territory import area as known_area

COLUMNS = ("project", "area", "stage", "over", "year", "planned", "came")
OVER = {"yes": True, "no": False}
MOST = Decimal(10) ** 18


@dataclass(frozen=True)
class _Line:
    where: str
    code: str
    area: str
    stage: str
    over: bool
    year: int
    planned: Decimal
    came: Decimal

    @property
    def subject(self) -> tuple[str, str, bool]:
        return self.area, self.stage, self.over


def read_pipeline(path: Path) -> Pipeline:
    """The pipeline of a file; BadInput with file and line where it does not say enough."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(msg("The projects are not in UTF-8."), where=str(path)) from fault
    except OSError as fault:
        raise Unavailable(
            msg("The projects cannot be read: {reason}.", reason=fault.strerror or str(fault)), where=str(path)
        ) from fault
    return pipeline_of(text, str(path))


def pipeline_of(text: str, file: str) -> Pipeline:
    """The same of a text.

    >>> told = pipeline_of("project,area,stage,over,year,planned,came\\nP-1,KZ-27,agreement,no,2026,5e11,\\n", "p.csv")
    >>> told.projects[0].planned
    {2026: Decimal('5E+11')}
    """
    lines = sorted(_lines(text, file), key=lambda one: one.code)
    read = [list(own) for _, own in groupby(lines, key=lambda one: one.code)]
    for own in read:
        _check(own)
    return Pipeline(tuple(map(_project, read)), tuple(_past(own) for own in read if own[0].over))


def _lines(text: str, file: str) -> Iterator[_Line]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise BadInput(
                msg("The header has the columns {columns}.", columns=list(rows.fieldnames or ()) or "–"),
                where=f"{file}:1",
                accepted=msg("Needed, in this order: {columns}.", columns=COLUMNS),
            )
        for row in rows:
            yield _Row(row, f"{file}:{rows.line_num}").line
    except csv.Error as fault:
        where = f"{file}:{rows.reader.line_num}"
        raise BadInput(msg("A quotation mark is not closed here, or text follows it."), where=where) from fault


@dataclass(frozen=True)
class _Row:
    """A row of the file, and where it stands."""

    said: Mapping[str, str]
    where: str
    values: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        if set(self.said) != set(COLUMNS) or None in self.said.values():
            raise BadInput(msg("A line of a project has {n} columns.", n=len(COLUMNS)), where=self.where)
        object.__setattr__(self, "values", {name: value.strip() for name, value in self.said.items()})

    @property
    def line(self) -> _Line:
        code, stage, over = (self.values[name] for name in ("project", "stage", "over"))
        if not code or not stage:
            raise self._refused(msg("A project has a code and a stage."))
        if over not in OVER:
            raise self._refused(
                msg("“{over}” does not say whether the project is over.", over=over), msg("Accepted: yes, no.")
            )
        sums = (self._sum(name) for name in ("planned", "came"))
        return _Line(self.where, code, self._area, stage, OVER[over], self._year, *sums)

    @property
    def _area(self) -> str:
        try:
            return known_area(self.values["area"]).code
        except BadInput as error:
            raise BadInput(error.what, where=self.where, accepted=error.accepted, then=error.then) from None

    @property
    def _year(self) -> int:
        said = self.values["year"]
        try:
            return year_of(said)
        except ValueError:
            raise self._refused(
                msg("“{year}” is not a year.", year=said), msg("Accepted: a year such as 2026.")
            ) from None

    def _sum(self, name: str) -> Decimal:
        said = self.values[name] or "0"
        try:
            return sum_of(said)
        except ValueError:
            raise self._refused(
                msg("“{text}” is not an amount.", text=said), msg("Accepted: a number, as 1.1e12.")
            ) from None

    def _refused(self, what: Message, accepted: Message | None = None) -> BadInput:
        return BadInput(what, where=self.where, accepted=accepted)


def year_of(text: str) -> int:
    """A year in four digits; ValueError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ValueError(text)
    return int(text)


def sum_of(text: str) -> Decimal:
    """A sum of money, of which none is below zero or beyond belief; ValueError for anything else."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite() or not 0 <= value <= MOST:
        raise ValueError(text)
    return value


def _check(own: list[_Line]) -> None:
    """Refuses lines of one project that contradict one another."""
    for number, one in enumerate(own):
        if one.subject != own[0].subject:
            raise BadInput(
                msg("The lines of {code} differ in area, stage or whether it is over.", code=one.code),
                where=one.where,
                then=msg("Write the same on all lines of a project; its stage is the one that it is at."),
            )
        if one.year in [before.year for before in own[:number]]:
            raise BadInput(
                msg("{code} tells the year {year} twice.", code=one.code, year=str(one.year)), where=one.where
            )


def _project(own: list[_Line]) -> Project:
    """Of one that is over nothing more is expected."""
    first = own[0]
    planned = {} if first.over else {one.year: one.planned for one in own if one.planned}
    return Project(first.code, first.area, first.stage, planned, {one.year: one.came for one in own if one.came})


def _past(own: list[_Line]) -> Past:
    came, planned = ([one.year for one in own if getattr(one, name)] for name in ("came", "planned"))
    late = float(min(came) - min(planned)) if came and planned else None
    promised, brought = (sum((getattr(one, name) for one in own), Decimal(0)) for name in ("planned", "came"))
    return Past(own[0].stage, promised, brought, late)
