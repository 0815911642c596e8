"""Workbooks as an office program writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PROJECTS = ("code", "title_ru", "region", "sector", "stage", "stage_since", "announced_on")
FIGURES = ("project", "kind", "amount", "currency", "as_of", "rate", "rate_date", "rate_source")


def made(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with these sheets, row by row."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
