"""`--map new`: a first mapping of a file, written from what it sees, for a person to finish.

Labels that are areas show where the regions stand, headings that are periods show where the figures begin. What is not
seen is written as “?”, which no reading accepts: the unit above all, unless a heading names it. Nothing is stored.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from onir.errors import BadInput, OnirError, Unavailable
from onir.figures.grid import Row, Value, is_workbook, letters, rows_of_text
from onir.figures.headings import area_of_label, period_of_heading, without_marks
from onir.figures.mapped import read_mapped
from onir.figures.mapping import DELIMITERS, OPEN, Layout, TableMapping
from onir.figures.workbook import opened, rows_of
from onir.language.messages import Message, Wording, msg

LOOKED_AT = 400
"""Rows that are looked at."""

SHOWN = 8
DEEPEST = 3
"""Heading rows that are tried."""

UNITS = (
    (r"млн\.?\s*(?:долл|\$|usd)|usd\s*(?:mn|million)|million\s+(?:us\s+)?dollars|\bmusd\b|млн\s+ақш", "USD mn"),
    (r"тыс\.?\s*(?:долл|\$|usd)|usd\s*th|thousand\s+(?:us\s+)?dollars", "USD th"),
    (r"млрд\.?\s*тенге|млрд\s*теңге|kzt\s*bn|billion\s+tenge", "KZT bn"),
    (r"млн\.?\s*тенге|млн\s*теңге|kzt\s*mn|million\s+tenge", "KZT mn"),
    (r"тыс\.?\s*тенге|мың\s*теңге", "KZT th"),
    (r"тыс\.?\s*человек|мың\s*адам|thousand\s+persons", "thousand persons"),
)
_NOBODY = Wording(OPEN, OPEN, OPEN)
BLANK = TableMapping(OPEN, _NOBODY, _NOBODY, OPEN, OPEN, OPEN, "KZ", Layout("across", (1,)))


@dataclass(frozen=True)
class FirstMapping:
    """The mapping written, some cells as it reads them, and what is left for a person."""

    path: Path
    preview: tuple[tuple[str, str, str, str], ...]
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class Seen:
    """What a look at the file shows."""

    layout: Layout
    unit: str
    marks: tuple[str, ...]
    strangers: tuple[str, ...]


def write_first_mapping(path: Path) -> FirstMapping:
    """Look at the file and write `<file>.yaml` beside it; a mapping that is there is never overwritten."""
    rows, layout = _rows(path)
    seen = _look(rows, layout, path)
    to = path.with_name(f"{path.stem}.yaml")
    try:
        with to.open("x", encoding="utf-8") as file:
            file.write(_yaml(seen, path))
    except FileExistsError:
        raise BadInput(
            msg("A mapping is there already."), where=str(to), then=msg("Use it with --map, or move it away.")
        ) from None
    except OSError as fault:
        raise Unavailable(
            msg("The file cannot be written: {reason}.", reason=fault.strerror or ""), where=str(to)
        ) from fault
    return FirstMapping(to, _preview(path, to), tuple(_notes(seen)))


def _rows(path: Path) -> tuple[list[Row], Layout]:
    if is_workbook(path):
        sheet = _first_sheet(path)
        return list(islice(rows_of(path, sheet), LOOKED_AT)), replace(BLANK.layout, sheet=sheet)
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding)
    rows = list(islice(rows_of_text(path, encoding, delimiter), LOOKED_AT))
    decimal, thousands = _marks_of_numbers(rows)
    return rows, Layout("across", (1,), encoding=encoding, delimiter=delimiter, decimal=decimal, thousands=thousands)


def _first_sheet(path: Path) -> str:
    """The first sheet that shows."""
    with opened(path) as book:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return shown[0] if shown else OPEN


def _encoding(path: Path) -> str:
    """UTF-8 if the bytes are, UTF-16 if they say so, else Windows-1251, the other encoding of Cyrillic tables."""
    with path.open("rb") as file:
        head = file.read(1 << 20)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1 or len(head)].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _delimiter(path: Path, encoding: str) -> str:
    """The delimiter that splits the most lines into the same number of cells, more than one."""
    with path.open(encoding=encoding, errors="replace") as file:
        lines = list(islice(file, LOOKED_AT))

    def evenness(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        return max((width * times for width, times in widths.items()), default=0)

    return max(DELIMITERS.values(), key=evenness)


def _marks_of_numbers(rows: Sequence[Row]) -> tuple[str, str]:
    """The decimal mark and the mark between thousands."""
    cells = [value for row in rows for value in row.values if isinstance(value, str)]
    comma = sum(bool(re.fullmatch(r"-?[\d\s\u00a0]+,\d+", cell)) for cell in cells)
    point = sum(bool(re.fullmatch(r"-?[\d\s\u00a0]+\.\d+", cell)) for cell in cells)
    spaced = any(re.fullmatch(r"-?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?", cell) for cell in cells)
    return "," if comma > point else ".", " " if spaced else ""


# -- looking ------------------------------------------------------------------------------------------------


def _look(rows: list[Row], layout: Layout, path: Path) -> Seen:
    """Where the regions stand: the column of most labels that are areas, else the row."""
    width = max((len(row.values) for row in rows), default=0)
    columns = [[_word(row, place) for row in rows] for place in range(width)]
    counts = [len({code for word in column if (code := _area(word, column))}) for column in columns]
    if not counts or max(counts) < 2:
        raise BadInput(
            msg("No column of region names was seen in the first {n} rows.", n=LOOKED_AT),
            where=path.name,
            then=msg("Write the mapping by hand: the reference has every key."),
        )
    place = counts.index(max(counts))
    body = [row for row in rows if _area(_word(row, place), columns[place])]
    heads = _heads([row for row in rows if row.number < body[0].number], width)
    found = replace(layout, header=heads, labels=place) if heads else replace(layout, labels=place)
    after = [row for row in rows if row.number > max(found.header)]
    return Seen(found, _unit(rows), _marks(after, place), _strangers(after, place, columns[place]))


def _word(row: Row, place: int) -> str:
    value = row.values[place] if place < len(row.values) else None
    return without_marks(value) if isinstance(value, str) else ""


def _area(word: str, labels: Sequence[str]) -> str | None:
    return area_of_label(word, labels, BLANK) if word and not word.isdigit() else None


def _heads(above: list[Row], width: int) -> tuple[int, ...]:
    """The heading rows, up to three in a run, whose words are periods over the most columns; the fewest that do."""
    best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    for depth in range(1, DEEPEST + 1):
        for end in range(depth, len(above) + 1):
            run = above[end - depth : end]
            found = len({period for place in range(width) if (period := _period(run, place))})
            best = max(best, (found, -depth, tuple(row.number for row in run)))
    return best[2] if best[0] else ()


def _period(run: list[Row], place: int) -> str:
    parts = [_over(row, place) for row in run[:-1]] + [_value(run[-1], place)]
    raw = [_value(row, place) for row in run]
    found = period_of_heading(parts, BLANK) if any(one is not None for one in raw) else None
    return "" if found is None else str(found)


def _value(row: Row, place: int) -> Value:
    return row.values[place] if place < len(row.values) else None


def _over(row: Row, place: int) -> Value:
    """A merged heading stands over all its columns."""
    return next((value for value in reversed(row.values[: place + 1]) if value is not None), None)


def _unit(rows: list[Row]) -> str:
    words = " ".join(value for row in rows for value in row.values if isinstance(value, str)).casefold()
    return next((unit for pattern, unit in UNITS if re.search(pattern, words)), OPEN)


def _marks(rows: list[Row], place: int) -> tuple[str, ...]:
    """Words that stand where figures do."""
    cells = {
        value
        for row in rows
        if sum(value is not None for value in row.values) > 1
        for column, value in enumerate(row.values)
        if column > place and isinstance(value, str) and len(value) <= 3 and not re.search(r"\d", value)
    }
    return tuple(sorted(cells))


def _strangers(rows: list[Row], place: int, labels: Sequence[str]) -> tuple[str, ...]:
    """Labels beside figures that are no area."""
    with_figures = [row for row in rows if any(value is not None for value in row.values[place + 1 :])]
    words = [_word(row, place) for row in with_figures]
    return tuple(dict.fromkeys(word for word in words if word and not _area(word, labels)))


# -- writing ------------------------------------------------------------------------------------------------


def _yaml(seen: Seen, path: Path) -> str:
    import yaml  # noqa: PLC0415 - needed only for mappings

    layout = {
        "shape": seen.layout.shape,
        "header": list(seen.layout.header),
        "labels": letters(seen.layout.labels),
        "sheet": seen.layout.sheet,
        "encoding": seen.layout.encoding,
        "delimiter": next(name for name, mark in DELIMITERS.items() if mark == seen.layout.delimiter),
        "decimal": seen.layout.decimal,
        "thousands": seen.layout.thousands,
    }
    if seen.layout.sheet is not None:
        layout = {key: value for key, value in layout.items() if key not in ("encoding", "delimiter")}
    told = {
        "table": re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or OPEN,
        **dict.fromkeys(("publisher", "title"), OPEN),
        "address": "",
        "country": BLANK.country,
        "indicator": OPEN,
        "unit": seen.unit,
        "basis": OPEN,
        "layout": {key: value for key, value in layout.items() if value is not None},
        "cells": dict.fromkeys(seen.marks, OPEN),
        "areas": dict.fromkeys(seen.strangers, OPEN),
    }
    body = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    return f"# A first mapping of {path.name}. Every “?” is for you to say; the reference explains the keys.\n{body}"


def _preview(path: Path, mapping: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Some cells as the mapping reads them, its open questions answered for the moment."""
    import yaml  # noqa: PLC0415 - needed only for mappings

    from onir.figures.mapping import mapping_of  # noqa: PLC0415

    told = yaml.safe_load(mapping.read_text(encoding="utf-8"))
    words = dict.fromkeys(("table", "publisher", "title"), "preview")
    answers = {**words, "indicator": "fdi.gross_inflow", "unit": "USD mn", "basis": "flow"}
    told.update({key: answer for key, answer in answers.items() if told[key] == OPEN})
    told["cells"] = dict.fromkeys(told["cells"], "absent")
    told["skip"] = list(told["areas"])
    told["areas"] = {}
    rows = read_mapped(path, mapping_of(told), today=date.min).rows
    try:
        return tuple((row.area, row.period, row.printed, row.locator) for row in islice(rows, SHOWN))
    except OnirError:
        return ()


def _notes(seen: Seen) -> list[Message]:
    notes = [msg("Say each “?” in it: publisher, title, indicator, basis, unit where it is open.")]
    if seen.marks:
        notes.append(msg("Marks in cells whose meaning only you know: {marks}.", marks=list(seen.marks)))
    if seen.strangers:
        notes.append(msg("Labels that are no region: {labels}.", labels=list(seen.strangers)))
    return notes
