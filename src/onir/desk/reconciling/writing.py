"""The lines of a run as a workbook: a line each, both sides in columns beside each other, to be worked off."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from onir.desk.exchange.writing import cell
from onir.desk.reconciling.columns import COMPARED, FIELDS
from onir.desk.reconciling.models import KINDS, SINCE, SURE, WAYS, Finding, Run
from onir.language.messages import Sayable, msg

HERE, THERE = msg("here"), msg("in the register")


def workbook(run: Run, rows: Iterable[Finding], language: str) -> bytes:
    """The lines, and on a sheet beside what of the file could not be read."""
    from openpyxl import Workbook  # noqa: PLC0415 - needed only here

    book = Workbook(write_only=True)
    sheet = book.create_sheet(msg("Lines").say(language))
    sheet.freeze_panes = "B2"
    sheet.append([cell(sheet, head, bold=True) for head in _heads(language)])
    for one in rows:
        sheet.append([cell(sheet, said) for said in _line(one, language)])
    if run.faults:
        beside = book.create_sheet(msg("What could not be read").say(language)[:31])
        for row, column, words in run.faults:
            beside.append([cell(beside, said) for said in (row, column, words.get(language, words["en"]))])
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _heads(language: str) -> Iterator[str]:
    plain: list[Sayable] = [
        msg("What was found"), msg("Since the last run"), msg("project code"), msg("Project"), msg("Row"),
        FIELDS["number"], FIELDS["title"], FIELDS["bin"], msg("Found"), msg("How sure"), msg("titles alike, %"),
    ]  # fmt: skip
    yield from (head.say(language) for head in plain)
    for name in COMPARED:
        for side in (HERE, THERE):
            yield f"{FIELDS[name].say(language)}: {side.say(language)}"


def _line(one: Finding, language: str) -> Iterator[Any]:
    yield from (_name(KINDS, one.kind, language), _name(SINCE, one.since, language))
    yield from (one.project.code, one.project.say(language)) if one.project else (None, None)
    yield from (one.row, *(one.told.get(name) for name in ("number", "title", "bin")))
    yield from (_name(WAYS, one.way, language), _name(SURE, one.sure, language), one.likeness)
    for name in COMPARED:
        for said in one.differing.get(name, (None, None)):
            yield Decimal(said) if said and name in ("sum", "jobs") else said


def _name(names: Any, code: str, language: str) -> str | None:
    return names[code].say(language) if code else None
