"""From what a file prints to observations: numbers exactly as printed, each with its file, line and place.

Workbooks keep binary numbers: 28243052.7 may stand there as 28243052.699999999. Fifteen digits are what a person saw
and typed, so more are never taken for printed ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from onir.errors import BadInput
from onir.figures.keeping.adding import Sealed
from onir.figures.observation import Observation
from onir.figures.panel import Status
from onir.language.messages import msg

CHANGED = msg("Nothing was stored. If the publisher has changed the table, tell us.")
"""What to do when a file is not as its publisher has made it so far."""


@dataclass(frozen=True)
class Series:
    """What the cells of a table count; the same in every row."""

    indicator: str
    unit: str
    basis: str


MOST_DIGITS = 40
"""Digits before or after the point that are read at all: 1e999999999 would fill the memory when written out."""


class Key(NamedTuple):
    """What names a cell within its series."""

    area: str
    period: str
    partner: str = "_T"
    activity: str = "_T"


@dataclass(frozen=True)
class Place:
    """Where a cell stands: `line` counts from 1; `cell` names sheet and cell of a workbook."""

    file: str
    line: int
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.cell or self.line}"


def content_of(sealed: Sealed) -> bytes:
    """The sealed bytes, wherever they are."""
    return sealed.content if isinstance(sealed.content, bytes) else Path(sealed.content).read_bytes()


def text_of(sealed: Sealed) -> str:
    """The sealed file as text, without a mark of its encoding."""
    try:
        return content_of(sealed).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(
            msg("The file is not text in UTF-8: byte {place} does not fit.", place=fault.start + 1),
            where=sealed.name,
            then=CHANGED,
        ) from fault


def decimal_of(printed: Any, where: Place, *, places: int | None = None) -> Decimal:
    """The number of a cell, to fifteen digits, rounded to `places` if given; BadInput names a cell that is none.

    >>> decimal_of(28243052.699999999, Place("a.xlsx", 3)), decimal_of("1 234,5", Place("a.csv", 3))
    (Decimal('28243052.7'), Decimal('1234.5'))
    """
    text = format(printed, ".15g") if isinstance(printed, float) else str(printed)
    text = text.replace("\xa0", "").replace("\u202f", "").replace(" ", "")
    if "." not in text and text.count(",") == 1:
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS or isinstance(printed, bool):
        raise BadInput(
            msg("“{text}” is not a number.", text=str(printed)),
            where=str(where),
            then=CHANGED,
        )
    value = Decimal(f"{value:f}")
    return value if places is None else round(value, places)


def observed(
    series: Series, where: Place, of: Key, printed: Any, value: Decimal | None, status: Status = "published"
) -> Observation:
    """One cell as an observation."""
    return Observation(
        indicator=series.indicator,
        area=of.area,
        partner=of.partner,
        activity=of.activity,
        period=of.period,
        basis=series.basis,
        unit=series.unit,
        value=value,
        decimals=max(0, -int(value.as_tuple().exponent)) if value is not None else 0,
        status=status,
        file=where.file,
        line=where.line,
        note="",
        printed=str(printed),
        place=where.cell,
    )
