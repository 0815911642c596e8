"""Observations: the rows of a sealed table, read faithfully; nothing is summed, guessed or mended here.

A file is UTF-8 CSV, one cell a line, with the columns that vary: area, period, value and, where needed, partner,
activity, status, note. `C` is a confidential cell. Every line is named in the locator.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from onir.errors import BadInput
from onir.figures.panel import UNSAID
from onir.figures.source import Source
from onir.language.messages import msg

COLUMNS = frozenset({"area", "period", "value", "partner", "activity", "status", "note"})
REQUIRED = frozenset({"area", "period", "value"})


@dataclass(frozen=True)
class Observation:
    """One cell with its codes still as text; `line` counts from 1, the header being the first.

    `value` is None where the cell withholds it; `printed` keeps what the cell says. In a workbook `place` names sheet
    and cell: `Sheet1!B5`.
    """

    indicator: str
    area: str
    partner: str
    activity: str
    period: str
    basis: str
    unit: str
    value: Decimal | None
    decimals: int
    status: str
    file: str
    line: int
    note: str
    printed: str
    extent: str = ""
    place: str = ""

    @property
    def locator(self) -> str:
        return f"{self.file}:{self.place or self.line}"

    @property
    def key(self) -> tuple[str, ...]:
        """What must be unique within a vintage."""
        return self.indicator, self.area, self.partner, self.activity, self.period, self.basis


def read_table(sealed: bytes, source: Source) -> tuple[Observation, ...]:
    """The observations of a sealed file, decimals as the column of their period prints them."""
    rows = csv.DictReader(sealed.decode("utf-8").splitlines(keepends=True))
    _check_columns(frozenset(rows.fieldnames or ()), source.file)
    return tuple(_with_trimmed_zeros(list(_observations(rows, source))))


def _check_columns(columns: frozenset[str], file: str) -> None:
    if not REQUIRED <= columns <= COLUMNS:
        raise BadInput(
            msg("The header has the columns {columns}.", columns=sorted(columns)),
            where=f"{file}:1",
            accepted=msg("Needed: {needed}; allowed: {allowed}.", needed=sorted(REQUIRED), allowed=sorted(COLUMNS)),
        )


def _observations(rows: csv.DictReader[str], source: Source) -> Iterator[Observation]:
    for row in rows:
        printed = (row["value"] or "").strip()
        value = _decimal(printed)
        yield Observation(
            indicator=source.indicator,
            area=row["area"],
            partner=row.get("partner") or "_T",
            activity=row.get("activity") or "_T",
            period=row["period"],
            basis=source.basis,
            unit=source.unit,
            value=value,
            decimals=max(0, -int(value.as_tuple().exponent)) if value is not None else 0,
            status=row.get("status") or ("confidential" if printed == "C" else "published"),
            file=source.file,
            line=rows.line_num,
            note=row.get("note") or "",
            printed=printed,
        )


def _decimal(printed: str) -> Decimal | None:
    """The number of a cell, None where it is not one; whether it may be none is for the judge to say."""
    try:
        value = Decimal(printed)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _with_trimmed_zeros(rows: list[Observation]) -> Iterator[Observation]:
    """Programs drop the last zeros of a column ("12.50" becomes 12.5): the longest cell of a period is its format."""
    places: dict[str, int] = defaultdict(int)
    for row in rows:
        places[row.period] = max(places[row.period], row.decimals)
    return (row if row.status in UNSAID else replace(row, decimals=places[row.period]) for row in rows)
