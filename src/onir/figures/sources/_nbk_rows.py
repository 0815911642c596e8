"""Rows of a form of the National Bank as observations: which rows are the wanted series, and what each is of.

A form without exactly one value for a region and a period is refused: several rows mean several concepts. Null in a
dimension means all, the bank's own aggregate, so of the dimensions that a table calls `whole` the rows with null are
wanted and the others are parts of them; a form without such rows has no total and is refused, never summed up.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from onir.errors import BadInput
from onir.figures.keeping.adding import Sealed
from onir.figures.observation import Observation
from onir.figures.reading.printed import CHANGED, Key, Place, Series, content_of, decimal_of, observed
from onir.figures.reading.sheets import grids
from onir.figures.sources import described
from onir.language.messages import msg
from onir.measure import Period
from onir.territory.lookup import area_in_table

Row = Mapping[str, Any]
Placed = tuple[Row, Place]


def json_of(content: bytes) -> Any:
    """What the JSON holds, numbers as printed; None where it is none, or nested past all reason."""
    try:
        return json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None


# -- reading ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FormRows:
    """The rows of a form, each with its place, and what the form is called."""

    rows: tuple[Placed, ...]
    called: str


def parsed(sealed: Sealed) -> FormRows:
    """A form as it is sealed when it is fetched, or as the bank exports it to a workbook."""
    content = content_of(sealed)
    if content.startswith(b"PK"):
        return _exported(sealed)
    found = json_of(content)
    try:
        number, names, rows = found["form"]["formId"], found["form"]["names"], found["rows"]
        good = isinstance(number, int) and all(isinstance(one, str) for one in names)
        good = good and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    except (KeyError, TypeError):
        good = False
    if not good:
        raise BadInput(
            msg("This is not a form as “onir figures fetch” seals it."),
            where=sealed.name,
            then=msg("Add a workbook exported by hand with “onir figures add FILE --map new”."),
        )
    placed = ((row, Place(sealed.name, line, f"row {line}")) for line, row in enumerate(rows, start=1))
    return FormRows(tuple(placed), f"form {number}: {' / '.join(names)}")


def _exported(sealed: Sealed) -> FormRows:
    """The rows below the header of an exported workbook; its columns have the names of the service."""
    for grid in grids(sealed).values():
        for line in range(min(20, len(grid.rows))):
            names = [grid.text(line, column) for column in range(len(grid.rows[line]))]
            if {"report_date", "amount"} <= set(names):
                below = range(line + 1, len(grid.rows))
                rows = [(dict(zip(names, grid.rows[row], strict=False)), grid.place(row, 0)) for row in below]
                return FormRows(tuple(one for one in rows if any(one[0].values())), f"file {sealed.name}")
    raise BadInput(
        msg("No sheet of this workbook has the columns {columns}.", columns=["report_date", "amount"]),
        where=sealed.name,
        then=msg("Add it with “onir figures add FILE --map new”."),
    )


def observations(placed: Sequence[Placed], layout: Row, file: str) -> Iterator[Observation]:
    """One observation a region, period and, where a form holds several, series."""
    rows = _wanted(placed, layout, file)
    column = _area_column(rows, layout, file)
    labels = {str(row[column]) for row, _ in rows if column and row.get(column) is not None}
    once: dict[tuple[str, ...], Placed] = {}
    for row, place in rows:
        indicator = _indicator(row, layout, place)
        if row.get("amount") is None or indicator is None:  # a cell that is not there is absent
            continue
        series = Series(indicator, layout["unit"], layout["basis"])
        area, period = _area(row, column, labels, place), _period(row, _months(row, layout, place), place)
        if (indicator, area, period) in once:
            raise _twice(area, period, once[indicator, area, period], (row, place))
        once[indicator, area, period] = row, place
        value = decimal_of(row["amount"], place) / _quantity(row, layout, place)
        yield observed(series, place, Key(area, period), row["amount"], value)


def _wanted(placed: Sequence[Placed], layout: Row, file: str) -> list[Placed]:
    """The rows of the wanted series, each with its place."""
    chosen = [one for one in placed if all(one[0].get(key) in some for key, some in layout["where"].items())]
    rows = [one for one in chosen if all(one[0].get(key) is None for key in layout.get("whole", ()))]
    if rows:
        return rows
    wanted = [f"{key} = {' / '.join(some)}" for key, some in layout["where"].items()]
    absent = [f"{key} = null" for key in layout.get("whole", ()) if any(key in row for row, _ in placed)]
    raise BadInput(
        msg("No row of the form has {wanted}.", wanted=wanted if not chosen else [*wanted, *absent]),
        where=file,
        then=msg("The bank has renamed its codes: tell us, or add the exported workbook with a mapping."),
    )


def _column(row: Row, names: Sequence[str], where: Place) -> str:
    """The one column of these that the form has."""
    found = [name for name in names if name in row]
    if len(found) == 1:
        return found[0]
    raise BadInput(
        msg("The row has the columns {columns}.", columns=sorted(row)),
        where=str(where),
        accepted=msg("One of these is due: {names}.", names=list(names)),
        then=msg("Export the form you mean as a workbook and add it with “onir figures add FILE --map new”."),
    )


def _indicator(row: Row, layout: Row, where: Place) -> str | None:
    """The indicator of the row: that of the table, or by the `series` a column names; None for one not kept here."""
    if (series := layout.get("series")) is None:
        return str(layout["indicator"])
    found: str | None = series["values"].get(str(row[_column(row, series["columns"], where)]).strip())
    return found


def _months(row: Row, layout: Row, where: Place) -> int:
    """The length of the row's period: that of the table, or as a column of `spans` says."""
    spans = layout.get("spans")
    if spans is None or not any(name in row for name in spans["columns"]):
        return int(layout["months"])
    printed = str(row[_column(row, spans["columns"], where)]).strip()
    if printed in spans["values"]:
        return int(spans["values"][printed])
    raise BadInput(
        msg("“{text}” is not a length of a period.", text=printed),
        where=str(where),
        accepted=msg("Accepted: {names}.", names=list(spans["values"])),
        then=CHANGED,
    )


def _quantity(row: Row, layout: Row, where: Place) -> Decimal:
    """Rates of weak currencies are printed for 10, 100 or 1,000 units, where a column says so."""
    column = next((name for name in layout.get("quantity", ()) if row.get(name) is not None), None)
    quantity = Decimal(1) if column is None else decimal_of(row[column], where)
    if quantity not in (1, 10, 100, 1000):
        raise BadInput(
            msg("A rate for {quantity} units of a currency is not known.", quantity=quantity), where=str(where)
        )
    return quantity


def _area_column(rows: Sequence[Placed], layout: Row, file: str) -> str:
    """The column of the regions, '' for a form of the nation alone."""
    if not layout["area"]:
        return ""
    columns = sorted({key for row, _ in rows for key in row})
    found = [name for name in layout["area"] if name in columns]
    if len(found) == 1:
        return str(found[0])
    raise BadInput(
        msg("The form has the columns {columns}; which of them is the region is not known.", columns=columns),
        where=file,
        accepted=msg("One of these is due: {names}.", names=layout["area"]),
        then=msg("Export the form you mean as a workbook and add it with “onir figures add FILE --map new”."),
    )


def _area(row: Row, column: str, labels: Iterable[str], where: Place) -> str:
    """Null in a dimension means all, the bank's own aggregate; so does an absent key."""
    if not column or (label := row.get(column)) is None:
        return "KZ"
    if str(label).strip() in described("nbk.toml")["nation"]:
        return "KZ"
    try:
        return area_in_table(str(label), labels).code
    except BadInput as fault:
        raise BadInput(fault.what, where=str(where), accepted=fault.accepted, then=fault.then) from fault


def _period(row: Row, months: int, where: Place) -> str:
    """`report_date` is the day after the period: 2026-04-01 is the first quarter of 2026."""
    try:
        after = date.fromisoformat(str(row["report_date"])[:10])
    except (KeyError, ValueError):
        after = None
    if after is None or after.day != 1 or (after.month - 1) % months:
        raise BadInput(
            msg(
                "“{day}” is not the day after a period of {months} {months:plural:month|months}.",
                day=row.get("report_date"), months=months,
            ),
            where=str(where),
            then=CHANGED,
        )  # fmt: skip
    end = after - timedelta(days=1)
    return str(Period.of_months(end.year, end.month - months + 1, end.month))


def _twice(area: str, period: str, first: Placed, second: Placed) -> BadInput:
    """Equal numbers for a quarter and for a year, or cumulative beside discrete ones, differ in some column."""
    apart: dict[str, list[Any]] = defaultdict(list)
    for key in {*first[0], *second[0]}:
        if first[0].get(key) != second[0].get(key):
            apart[key] = [first[0].get(key), second[0].get(key)]
    differing = [f"{key}: {one} / {other}" for key, (one, other) in sorted(apart.items())]
    return BadInput(
        msg("Two rows give {area} in {period}; they differ in {columns}.", area=area, period=period, columns=differing),
        where=f"{first[1]}, {second[1].cell}",
        then=msg("The rows of the table must be chosen more closely: tell us which form this is."),
    )
