"""Projects, parties and ledgers as a workbook in the form that is read, and as CSV: codes, days as days, sums exact.

An amount of more than fifteen digits is text, since a workbook would round it. No cell is a formula: what begins like
one stays text, in CSV behind an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from onir.desk.exchange.columns import FORMS, Column, Form, plainly
from onir.desk.exchange.lists import names
from onir.desk.exchange.reading import Fault
from onir.desk.exchange.signed_out import signed_rows
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, Party, ProductionFigure, Stage
from onir.language.messages import msg

DIGITS = 15
LONGEST = 32_767
"""Letters that a cell holds; a longer text is left out, since a part of it would come back as a change."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook(projects: Any, language: str, *, agreements: Any = None) -> bytes:
    """The projects of a query with their parties and current lines, and agreements with what is owed under them."""
    rows = list(projects.select_related("manager").order_by("code"))
    numbers = [row.pk for row in rows]
    return _written({
        "projects": rows,
        "parties": _of(Party.objects.all(), numbers).select_related("organisation"),
        "figures": _of(InvestmentFigure.objects.current(), numbers),
        "jobs": _of(JobFigure.objects.current(), numbers),
        "production": _of(ProductionFigure.objects.current(), numbers),
        **signed_rows(agreements),
    }, language)  # fmt: skip


def template(language: str) -> bytes:
    """An empty workbook in the form, with the lists of codes beside it."""
    return _written({}, language, with_lists=True)


def _of(rows: Any, projects: list[int]) -> Any:
    return rows.filter(project__in=projects).select_related("project").order_by("project__code", "pk")


def _written(rows: dict[str, Iterable[Any]], language: str, *, with_lists: bool = False) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - needed only here

    book = Workbook(write_only=True)
    for code, form in FORMS.items():
        sheet = book.create_sheet(form.name.say(language))
        sheet.freeze_panes = "B2"
        sheet.append([cell(sheet, form.called(one.key).say(language), bold=True) for one in form.columns])
        for row in rows.get(code, ()):
            sheet.append([cell(sheet, told(row, one)) for one in form.columns])
    if with_lists:
        _lists(book, language)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


OTHERWISE: Mapping[str, Callable[[Any], Any]] = {
    "project": lambda row: row.project.code,
    "bin": lambda row: row.organisation.bin,
    "organisation": lambda row: row.organisation.name,
    "country": lambda row: row.organisation.country,
    "manager": lambda row: row.manager.username if row.manager else None,
    "stage": lambda row: row.stage_id,
    "status": lambda row: row.status_id,
}
"""Columns that do not stand in the row under their own name."""


def told(row: Any, column: Column) -> Any:
    """What a record says in a column, or a row that says it already."""
    if isinstance(row, Mapping):
        return row.get(column.key)
    otherwise = OTHERWISE.get(column.key)
    return otherwise(row) if otherwise else getattr(row, column.key)


def cell(sheet: Any, said: Any, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - needed only here
    from openpyxl.styles import Font  # noqa: PLC0415

    if isinstance(said, Decimal) and len(said.normalize().as_tuple().digits) > DIGITS:
        said = f"{said:f}"
    if isinstance(said, str):
        said = plainly(said) if len(said) <= LONGEST else None
    cell = WriteOnlyCell(sheet, said or None if isinstance(said, str) else said)
    if isinstance(said, str) and said:
        cell.data_type = "s"
    if isinstance(said, date):
        cell.number_format = "yyyy-mm-dd"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _lists(book: Any, language: str) -> None:
    """Which codes the columns take, and what they mean."""
    sheet = book.create_sheet(msg("Lists").say(language))
    for form in FORMS.values():
        for column in form.columns:
            for code, name in _codes(column):
                words = (form.name.say(language), form.called(column.key).say(language), code, name.say(language))
                sheet.append([cell(sheet, one) for one in words])


def _codes(column: Column) -> Iterator[tuple[str, Any]]:
    if column.listed:
        yield from names(column.listed).items()
    elif column.kind == "stage":
        yield from ((one.code, one) for one in Stage.objects.all())


def comma_separated(form: Form, rows: Iterable[Any], language: str) -> str:
    """One sheet of the form as CSV with a mark of UTF-8, which office programs need."""
    sink = io.StringIO()
    lines = csv.writer(sink)
    lines.writerow([form.called(one.key).say(language) for one in form.columns])
    lines.writerows([plain(told(row, one)) for one in form.columns] for row in rows)
    return "\ufeff" + sink.getvalue()


def plain(said: Any) -> str:
    """A cell of CSV; one that a spreadsheet would reckon as a formula is led by an apostrophe."""
    text = "" if said is None else f"{said:f}" if isinstance(said, Decimal) else str(said)
    return f"'{text}" if text.startswith(FORMULA) else text


def lines_of_faults(faults: Iterable[Fault], language: str) -> str:
    """Every fault as a line of CSV: sheet, row, column, heading, what is wrong."""
    sink = io.StringIO()
    csv.writer(sink).writerows([plain(one) for one in fault.line(language)] for fault in faults)
    return "\ufeff" + sink.getvalue()
