"""Worksheets of the bureau as observations: rows of regions, blocks of regions, rows of activities.

A label with figures that is no region stops the load: districts below regions must never pass for them. So does a
figure under no period, and a column that is neither a section of activity nor one of the sums the bureau prints beside
them: half a table would give wrong shares without a sign of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onir.errors import BadInput
from onir.figures.observation import Observation
from onir.figures.reading.headings import without_marks
from onir.figures.reading.printed import CHANGED, Key, Place, Series, decimal_of, observed
from onir.figures.reading.sheets import Grid
from onir.figures.sources import described
from onir.figures.sources._bns_headings import heading
from onir.language.messages import msg
from onir.measure import Period
from onir.territory.lookup import area_in_table

Row = Mapping[str, Any]

ABSENT = frozenset({"", "-", "–", "—", "...", "…"})
"""The bureau's marks for "no such thing" and "no data": such a cell is not there, it is not zero."""
WITHHELD = frozenset({"x", "х", "X", "Х"})
"""Confidential, in Latin and in Cyrillic letters: the bureau uses both."""
LETTER = re.compile(r"^[A-UА-Я]\s*[.)–-]?\s+(?=\w)")
"""The letter of a section before its name."""
TOP = 20
"""A header stands among so many rows."""


def rows_of(grid: Grid, layout: Row) -> Iterator[Observation]:
    """The printed cells of a sheet, by the shape of its table."""
    return {"across": _across, "blocks": _blocks, "activities": _activities}[layout["shape"]](grid, layout)


def area_of(label: str, labels: Sequence[str], where: Place) -> str:
    """The nation or a region by its label among all labels of the table."""
    if label.strip().casefold() in {name.casefold() for name in described("bns.toml")["nation"]}:
        return "KZ"
    try:
        return area_in_table(label, labels).code
    except BadInput as fault:
        raise BadInput(fault.what, where=str(where), accepted=fault.accepted, then=fault.then) from fault


def is_absent(cell: Any) -> bool:
    return cell is None or str(cell).strip() in ABSENT


# -- a row a region -----------------------------------------------------------------------------------------


def _across(grid: Grid, layout: Row) -> Iterator[Observation]:
    """A row a region, periods across; of a sheet with several groups of such rows the first of `groups` alone."""
    line, columns = _header(grid, layout["label"])
    labels = [grid.text(row, layout["label"]) for row in range(line + 1, len(grid.rows))]
    for row in _rows(grid, line + 1, layout):
        filled = [column for column in columns if not is_absent(grid.cell(row, column))]
        if not filled:  # a footnote, a heading of a group, a region without a figure
            continue
        area = area_of(grid.text(row, layout["label"]), labels, grid.place(row, layout["label"]))
        for column in filled:
            yield _observation(grid, (row, column), Key(area, str(columns[column])), layout)
        _check_headed(grid, row, columns)


def _rows(grid: Grid, first: int, layout: Row) -> Iterator[int]:
    """Rows of figures; with `groups`, those from the first group's label to the label of the next."""
    groups = [name.casefold() for name in layout.get("groups", ())]
    inside = not groups
    for row in range(first, len(grid.rows)):
        label = grid.text(row, layout["label"]).casefold()
        begun = next((name for name in groups if label.startswith(name)), None)
        if begun is not None:
            inside = begun == groups[0]
        elif inside:
            yield row


def _check_headed(grid: Grid, row: int, columns: Mapping[int, Any]) -> None:
    """A year merged over its quarters heads the first of them alone: read so, a quarter would pass for the year."""
    for column in range(min(columns) + 1, len(grid.rows[row])):
        if column not in columns and not is_absent(grid.cell(row, column)):
            raise BadInput(
                msg("This figure stands under no period of the header."),
                where=str(grid.place(row, column)),
                then=CHANGED,
            )


def _header(grid: Grid, label: int) -> tuple[int, dict[int, Period]]:
    """The first row with two periods, or with one if no row has two; parts of a year may stand in the row below it."""
    found = []
    for row in range(len(grid.rows)):
        known = _periods(grid, row, label)
        if len(known) > 1:
            below = _parts(grid, row + 1, label, known)
            return (row + 1, below) if len(below) > len(known) else (row, known)
        found += [(row, known)] if known else []
    if found:
        row, known = found[0]
        below = _parts(grid, row + 1, label, known)
        return (row + 1, below) if len(below) > 1 else (row, known)
    raise BadInput(
        msg("No row of this sheet is a header with years."),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def _periods(grid: Grid, row: int, label: int) -> dict[int, Period]:
    periods = {column: heading(cell) for column, cell in enumerate(grid.rows[row]) if column != label}
    return {column: period for column, period in periods.items() if period is not None}


def _parts(grid: Grid, row: int, label: int, years: Mapping[int, Period]) -> dict[int, Period]:
    """Parts such as «январь-май» under years that are merged over them."""
    found: dict[int, Period] = {}
    year = None
    for column in range(label + 1, len(grid.rows[row]) if row < len(grid.rows) else 0):
        year = years.get(column, year)
        text = grid.text(row, column)
        if year is not None and year.months == 12 and text and not is_absent(text):
            period = heading(f"{without_marks(text)} {year.year}")
            found |= {column: period} if period is not None else {}
    return found


# -- a block a region ---------------------------------------------------------------------------------------


def _blocks(grid: Grid, layout: Row) -> Iterator[Observation]:
    """A block a region: its name on a row of its own, then a row a period; a column the whole or a section."""
    line, columns = _columns(grid, layout)
    labels = [
        text for row in range(line, len(grid.rows)) if (text := grid.text(row, layout["label"])) and not heading(text)
    ]
    area = ""
    for row in range(line + 1, len(grid.rows)):
        label = grid.text(row, layout["label"])
        filled = [column for column in columns if not is_absent(grid.cell(row, column))]
        period = heading(label)
        if period is None and label and not filled:
            area = _area_or_none(label, labels)
        elif period is not None and filled:
            if not area:
                raise _no_region(grid.place(row, layout["label"]))
            for column in filled:
                yield _observation(grid, (row, column), Key(area, str(period), activity=columns[column]), layout)
        elif filled and not is_absent(label):
            area = area_of(label, labels, grid.place(row, layout["label"]))


def _area_or_none(label: str, labels: list[str]) -> str:
    """A row without a figure names the next block, or is a remark: figures below a remark are refused."""
    try:
        return area_of(label, labels, Place("", 0))
    except BadInput:
        return ""


def _columns(grid: Grid, layout: Row) -> tuple[int, dict[int, str]]:
    """The row of the header and the wanted columns of it, each with its activity."""
    if "column" not in layout:
        return _sections(grid)
    line, column = _named_column(grid, layout)
    return line, {column: "_T"}


def _named_column(grid: Grid, layout: Row) -> tuple[int, int]:
    """The first cell that carries one of the names; a sheet may use another name than the next."""
    names = [name.casefold() for name in layout["column"]]
    for row in range(min(TOP, len(grid.rows))):
        for column in range(len(grid.rows[row])):
            if without_marks(grid.text(row, column)).casefold() in names:
                return row, column
    raise BadInput(
        msg("No column of this sheet is called {names}.", names=layout["column"]),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def _sections(grid: Grid) -> tuple[int, dict[int, str]]:
    """Sections by column; under a sum such as «Промышленность» its sections may stand in a row of their own."""
    lines = [row for row in range(min(TOP, len(grid.rows))) if any(section(str(cell or "")) for cell in grid.rows[row])]
    found: dict[int, str] = {}
    for row in lines:
        for column, cell in enumerate(grid.rows[row]):
            if is_absent(cell):
                continue
            if (code := section(str(cell))) is None and column > 0:
                raise _no_section(grid.text(row, column), grid.place(row, column))
            if code and code in found.values():
                raise _twice(code, grid.place(row, column))
            found |= {column: code} if code else {}
    if len(found) > 1:
        return max(lines), found
    raise BadInput(
        msg("No row of this sheet is a header of sections of activity."),
        where=f"{grid.file}:{grid.name}",
        then=CHANGED,
    )


def section(name: str) -> str | None:
    """The code of a section by the beginning of its name, '' for a sum beside the sections, None for anything else.

    >>> section("A. Сельское, лесное и рыбное хозяйство"), section("Производство услуг"), section("Погода")
    ('NACE2-A', '', None)
    """
    text = LETTER.sub("", without_marks(name)).casefold().strip()
    if any(text.startswith(start) for start in described("bns.toml")["sums"]):
        return ""
    sections = described("bns.toml")["sections"]
    return next((f"NACE2-{code}" for code, starts in sections.items() if text.startswith(tuple(starts))), None)


# -- a row an activity --------------------------------------------------------------------------------------


def _activities(grid: Grid, layout: Row) -> Iterator[Observation]:
    """The nation, a row a section; a year over several columns, of which the one at `offset` is wanted.

    The row of the total is another table's: here it would be a release of the nation without its regions.
    """
    line, years = _header(grid, layout["label"])
    for row in range(line + 1, len(grid.rows)):
        cells = {column + layout["offset"]: year for column, year in years.items()}
        if layout["offset"]:  # the first year has no column beside it
            cells = {column: year for column, year in cells.items() if column not in years}
        filled = [column for column in cells if not is_absent(grid.cell(row, column))]
        label = grid.text(row, layout["label"])
        if not filled or not label:  # a footnote, a row of sub-headers
            continue
        if (code := section(label)) is None:
            raise _no_section(label, grid.place(row, layout["label"]))
        for column in filled if code else ():
            yield _observation(grid, (row, column), Key("KZ", str(cells[column]), activity=code), layout)


def _no_section(name: str, where: Place) -> BadInput:
    return BadInput(
        msg("“{name}” is no section of activity known here.", name=name),
        where=str(where),
        then=CHANGED,
    )


def _twice(code: str, where: Place) -> BadInput:
    return BadInput(
        msg("The section {code} stands over two columns.", code=code),
        where=str(where),
        then=CHANGED,
    )


def _no_region(where: Place) -> BadInput:
    return BadInput(
        msg("These figures stand under no name of a region."),
        where=str(where),
        then=CHANGED,
    )


# -- cells --------------------------------------------------------------------------------------------------


def _observation(grid: Grid, at: tuple[int, int], of: Key, layout: Row) -> Observation:
    where, cell, period = grid.place(*at), grid.cell(*at), Period.parse(of.period)
    past = layout["former"].get(of.area)
    key = of._replace(area=past["code"] if past and period.year <= past["until"] else of.area)
    basis = "ytd" if layout["basis"] == "flow" and period.months < 12 else layout["basis"]
    series = Series(layout["indicator"], layout["unit"], basis)
    if str(cell).strip() in WITHHELD:
        return observed(series, where, key, cell, None, "confidential")
    return observed(series, where, key, cell, decimal_of(cell, where))
