"""The published press statements that ship: who said what, where and when, as recorded by hand from public pages."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache

from onir.errors import BadInput
from onir.figures.source import SHIPPED
from onir.figures.statement import Statement
from onir.measure import Period, Unit

FILE = "press_statements.csv"


@cache
def statements() -> tuple[Statement, ...]:
    """Every statement, in the order of the file."""
    rows = csv.DictReader((SHIPPED / FILE).read_text(encoding="utf-8").splitlines(keepends=True))
    return tuple(_statement(row, rows.line_num) for row in rows)


def _statement(row: dict[str, str], line: int) -> Statement:
    return Statement(
        indicator=row["indicator"],
        area=row["area"],
        partner=row["partner"],
        activity=row["activity"],
        period=_period(row["when"]),
        when=row["when"],
        unit=Unit.parse(row["unit"]) if row["unit"] else None,
        value=Decimal(row["value"]) if row["value"] else None,
        status=row["status"],
        published=row["published"],
        address=row["address"],
        note=row["note"],
        locator=f"{FILE}:{line}",
    )


def _period(when: str) -> Period | None:
    """A day (of a stock) and a blank are no period."""
    try:
        return Period.parse(when)
    except BadInput:
        return None
