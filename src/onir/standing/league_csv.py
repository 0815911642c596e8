"""The league table as CSV: one line a region, no column left out, so that two tables can be stacked."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onir.standing.league import League, Line

COLUMNS = (
    "country", "indicator", "period", "area", "name", "best", "worst", "of", "best_before", "worst_before", "value",
    "unit", "status", "share_percent", "change_percent", "released", "vintage", "locators",
)  # fmt: skip


def written(table: League, language: str) -> str:
    """The lines in the order of the table, with a header; LF ends a line."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(table, line, language) for line in table.lines)
    return told.getvalue()


def _row(table: League, line: Line, language: str) -> list[object]:
    cell, change, earlier = line.cell, line.change, line.earlier
    ratio = None if change is None else change.ratio
    vintage = table.panel.vintage
    return [
        table.panel.country,
        table.indicator.code,
        str(table.period),
        line.code,
        line.name.say(language),
        line.rank.best,
        line.rank.worst,
        line.rank.of,
        *(("", "") if earlier is None else (earlier.best, earlier.worst)),
        "" if cell is None or cell.amount is None else f"{cell.amount:f}",
        "" if cell is None else cell.unit.base,
        "absent" if cell is None else cell.status,
        "" if line.share is None else f"{float(line.share * 100):.4f}",
        "" if ratio is None else f"{float((ratio - 1) * 100):.4f}",
        vintage.released,
        vintage.key,
        "" if cell is None else " ".join(cell.locators),
    ]
