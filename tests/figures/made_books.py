"""Invented workbooks and CSV files with their mappings. Every figure in them is fictitious."""

import csv
import io
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from openpyxl import Workbook

NAMES = (
    "Абай", "Акмолинская", "Актюбинская", "Алматинская", "Атырауская", "Западно-Казахстанская", "Жамбылская",
    "Жетісу", "Карагандинская", "Костанайская", "Кызылординская", "Мангистауская", "Павлодарская",
    "Северо-Казахстанская", "Туркестанская 1)", "Ұлытау", "Восточно-Казахстанская", "г. Астана", "г. Алматы",
    "г. Шымкент",
)  # fmt: skip
YEARS = (2024, 2025)
Grid = list[list[Any]]


def grid() -> Grid:
    """Two title rows, units, years merged over quarters, the nation, its regions, a footnote."""
    heads = [["ВЫДУМАННАЯ ТАБЛИЦА"], ["валовой приток, для проверки программы"], ["млн. долл. США"]]
    years: list[Any] = ["Регион"]
    quarters: list[Any] = [None]
    for year in YEARS:
        years += [year, None, None, None]
        quarters += ["I квартал", "II квартал", "III квартал", "IV квартал"]
    body: Grid = [[name, *_figures(place)] for place, name in enumerate(NAMES)]
    nation = ["Республика Казахстан", *[round(sum(row[at] for row in body), 1) for at in range(1, 9)]]
    return [*heads, years, quarters, nation, *body, [], ["1) до 2018 года в другом составе"]]


def _figures(place: int) -> list[Any]:
    """The third largest of 2025 is West Kazakhstan with 1,093.0 in the first half-year, 1.7 times the year before."""
    special: dict[int, list[Any]] = {
        5: [300, 343, 210, 190, 500.2, 592.8, 220, 180], 18: [900, 800, 700, 600, 990, 910, 720, 650],
        17: [700, 600, 500, 400, 790, 710, 520, 450],
    }  # fmt: skip
    return list(special.get(place, [50 + place * 7 + turn % 3 for turn in range(8)]))


MAPPING: dict[str, Any] = {
    "table": "made",
    "publisher": "Invented office",
    "title": "Invented table",
    "address": "https://example.org/made",
    "released": "2025-10-01",
    "exactness": "day",
    "country": "KZ",
    "indicator": "fdi.gross_inflow",
    "unit": "USD mn",
    "basis": "flow",
    "layout": {"shape": "across", "header": [4, 5], "labels": "A"},
    "cells": {"-": "zero", "x": "confidential", "…": "absent"},
}


def mapping(**words: Any) -> dict[str, Any]:
    """The mapping of `grid`; `layout` words are merged in."""
    told = deepcopy(MAPPING)
    told["layout"].update(words.pop("layout", {}))
    told.update(words)
    return told


def book(*sheets: tuple[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets or (("Лист1", grid()),):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    return made


def saved(made: Workbook, path: Path) -> Path:
    made.save(path)
    return path


def book_bytes(*sheets: tuple[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    sink = io.BytesIO()
    book(*sheets, hidden=hidden).save(sink)
    return sink.getvalue()


def text(rows: Sequence[Sequence[Any]] | None = None, delimiter: str = ",") -> str:
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerows(rows if rows is not None else grid())
    return sink.getvalue()
