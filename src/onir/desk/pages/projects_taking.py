"""The table of projects as a file: a row for each that the person may take out, in the order of the page.

CSV is for programs: codes beside names, sums to a tiyn. A cell that a spreadsheet would reckon as a formula is led by
an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

from django.http import Http404, HttpResponse

from onir.desk.accounts.models import User
from onir.desk.pages.cards import lands, place
from onir.desk.pipeline.doing import looking
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.seeking import Sought
from onir.desk.pipeline.sums import NAMES, sums_of
from onir.desk.templatetags.speech import say
from onir.desk.words import language
from onir.language.messages import Message, Sayable, msg

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OWN = ("code", "title", "region", "district", "sector", "stage", "status", "manager", "stage_since", "launch_planned")
SUMS: dict[str, Message] = {
    "promised": msg("Promised, tenge"),
    "agreed": msg("Agreed, tenge"),
    "came": msg("Came, tenge"),
    "verified": msg("Verified, tenge"),
}


def take(by: User, sought: Sought, form: str) -> HttpResponse:
    """The file; nothing in a form that is not made."""
    if form not in TYPES:
        raise Http404
    found = sought.within(Project.objects.visible_to(by))
    rows = sought.ordered(looking.export(by, found, query=sought.query, form=form))
    table = _table(rows.select_related("stage", "status", "manager"))
    content = _as_csv(table) if form == CSV else _as_xlsx(table)
    headers = {"Content-Disposition": f'attachment; filename="onir-projects.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def _table(rows: Any) -> Iterator[list[Any]]:
    heads: list[Sayable] = [msg("Title") if name == "title" else field_name(Project, name) for name in OWN]
    yield [said.say(language()) for said in (*heads, msg("Countries"), *SUMS.values())]
    held = list(rows)
    countries = lands(held)
    for one in held:
        sums = sums_of(one)
        told = ", ".join(land.say(language()) for land in countries.get(one.pk, ()))
        yield [*(_cell(one, name) for name in OWN), told, *(getattr(sums, name) for name in NAMES)]


def _cell(one: Any, name: str) -> Any:
    if name == "title":
        return _plain(one.say(language()))
    value = getattr(one, name)
    if name == "region":
        value = place(value)
    return value if value is None or hasattr(value, "isoformat") else _plain(say(value))


def _plain(text: str) -> str:
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def _as_csv(table: Iterator[list[Any]]) -> str:
    made = StringIO()
    csv.writer(made).writerows(["" if cell is None else cell for cell in row] for row in table)
    return "\ufeff" + made.getvalue()


def _as_xlsx(table: Iterator[list[Any]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - needed only here

    book = Workbook(write_only=True)
    sheet = book.create_sheet(msg("Projects").say(language()))
    sheet.freeze_panes = "C2"
    for row in table:
        sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()
