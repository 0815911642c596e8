"""A workbook read against its form: rows with values, and every fault by its sheet, row and column. Nothing is stored.

The house's own reader opens it: size, members and unpacking are limited before a parser sees it, formulas are never
computed. All faults are told, not the first one: whoever mends a workbook wants to mend it once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from onir.desk.exchange.columns import FORMS, Form, form_of, recognised
from onir.desk.exchange.values import value
from onir.errors import BadInput, OnirError
from onir.figures.reading.grid import letters
from onir.figures.reading.workbook import book_of, rows_of
from onir.language.messages import Sayable, Wording, msg

MOST_ROWS = 200_000
SECONDS = 120
"""The longest that reading may take: twenty thousand rows take some seconds."""
STEP = 1000
"""Rows after which progress is told."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, or with a row where `column` is blank."""

    sheet: str
    row: int
    column: str
    head: Sayable
    what: OnirError

    def line(self, language: str) -> tuple[str, int, str, str, str]:
        return self.sheet, self.row, self.column, self.head.say(language), self.what.say(language)


@dataclass
class Line:
    """A row of a sheet as values by column; blank cells are left out."""

    form: Form
    sheet: str
    row: int
    values: dict[str, Any]
    places: Mapping[str, int]

    def fault(self, key: str, what: OnirError) -> Fault:
        """A fault of this row, at a column if it has it."""
        at = letters(self.places[key]) if key in self.places else ""
        head = self.form.called(key) if key else Wording("", "", "")
        return Fault(self.sheet, self.row, at, head, what)


@dataclass
class Contents:
    """What was read: sound rows by form, faults, and which headings stand for what."""

    lines: dict[str, list[Line]] = field(default_factory=lambda: {code: [] for code in FORMS})
    faults: list[Fault] = field(default_factory=list)
    read: int = 0
    heads: dict[str, list[tuple[str, dict[str, int]]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Codes of projects whose own row has a fault: rows that name them wait until it is mended."""


Chosen = Mapping[str, Mapping[str, int]]
"""Columns that a person chose, by form: at which place each stands, -1 for none."""


def read(path: Path, contents: Contents, chosen: Chosen | None = None) -> Iterator[int]:
    """Fills `contents`; says from time to time how many rows were read."""
    began, found = time.monotonic(), False
    for sheet in book_of(path).shown:
        form = form_of(sheet)
        if form is None:
            continue
        found = True
        for line in _lines(path, sheet, form, contents, chosen or {}):
            contents.read += 1
            if contents.read > MOST_ROWS or time.monotonic() - began > SECONDS:
                raise BadInput(msg("The workbook has more rows than are read at once: {n}.", n=MOST_ROWS), where=sheet)
            if line is not None:
                contents.lines[form.code].append(line)
            if contents.read % STEP == 0:
                yield contents.read
    if not found:
        accepted = msg("Accepted: sheets named {names}.", names=[form.name for form in FORMS.values()])
        raise BadInput(msg("No sheet of the workbook is one that is read here."), where=path.name, accepted=accepted)


def _lines(path: Path, sheet: str, form: Form, contents: Contents, chosen: Chosen) -> Iterator[Line | None]:
    rows = rows_of(path, sheet)
    heads = next(rows, None)
    told = [str(head or "") for head in heads.values] if heads else []
    places = recognised(form, told) | dict(chosen.get(form.code, {}))
    places = {key: at for key, at in places.items() if 0 <= at < len(told)}
    contents.heads[form.code] = [(head, {}) for head in told]
    contents.heads[form.code].append(("", places))
    missing = [form.called(one.key) for one in form.columns if one.required and one.key not in places]
    if missing:
        what = BadInput(msg("Columns are missing: {names}.", names=missing))
        contents.faults.append(Fault(sheet, 1, "", Wording("", "", ""), what))
        return
    for row in rows:
        if any(cell not in (None, "") for cell in row.values):
            yield _line(Line(form, sheet, row.number, {}, places), row.values, contents)


def _line(line: Line, cells: Sequence[Any], contents: Contents) -> Line | None:
    """The row with its values, or None and its faults."""
    before = len(contents.faults)
    for column in line.form.columns:
        at = line.places.get(column.key)
        if at is None:
            continue
        try:
            said = value(column, cells[at] if at < len(cells) else None)
            if isinstance(said, Decimal):
                said = line.form.as_kept(column.key, said)
        except OnirError as fault:
            contents.faults.append(line.fault(column.key, fault))
            continue
        if said is not None:
            line.values[column.key] = said
    if len(contents.faults) == before:
        return line
    if line.form.code == "projects" and "code" in line.values:
        contents.unread.add(line.values["code"])
    return None
