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
from itertools import chain, islice
from pathlib import Path
from typing import Any

from onir.errors import BadInput, OnirError, Unavailable
from onir.figures.reading.columns import batches
from onir.figures.reading.grid import Row, Value, is_workbook, letters, rows_of_text
from onir.figures.reading.headings import area_of_label, period_of_heading, without_marks
from onir.figures.reading.mapped import read_mapped
from onir.figures.reading.mapping import DELIMITERS, OPEN, Layout, TableMapping
from onir.figures.reading.workbook import book_of, rows_of
from onir.files import read_yaml
from onir.language.messages import Message, Wording, msg
from onir.measure import Unit
from onir.territory.tables import country_codes

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

    def as_dict(self) -> dict[str, Any]:
        cells = [dict(zip(("area", "period", "value", "cell"), cell, strict=True)) for cell in self.preview]
        return {"mapping": str(self.path), "cells": cells, "notes": [note.say("en") for note in self.notes]}


@dataclass(frozen=True)
class Seen:
    """What a look at the file shows."""

    layout: Layout
    unit: str
    marks: tuple[str, ...]
    strangers: tuple[str, ...]
    country: str


def write_first_mapping(path: Path) -> FirstMapping:
    """Look at the file and write `<file>.yaml` beside it; a mapping that is there is never overwritten."""
    rows, layout = _rows(path)
    seen = _seen(rows, layout, path)
    to = keep_first_mapping(path, _told(seen, path))
    preview = _preview(path, to)
    unread = () if preview else (msg("No figure is read so: say under “layout” where the headings and figures stand."),)
    return FirstMapping(to, preview, (*unread, *_notes(seen)))


def keep_first_mapping(path: Path, told: dict[str, Any]) -> Path:
    """Write a mapping beside its file; one that is there is never overwritten."""
    import yaml  # noqa: PLC0415 - needed only for mappings

    to = path.with_name(f"{path.stem}.yaml")
    body = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    note = f"# A first mapping of {path.name}. Every “?” is for you to say; the reference explains the keys.\n"
    try:
        with to.open("x", encoding="utf-8") as file:
            file.write(note + body)
    except FileExistsError:
        raise BadInput(
            msg("A mapping is there already."), where=str(to), then=msg("Use it with --map, or move it away.")
        ) from None
    except OSError as fault:
        raise Unavailable(
            msg("The file cannot be written: {reason}.", reason=fault.strerror or ""), where=str(to)
        ) from fault
    return to


def table_name(path: Path) -> str:
    """A name for the table of a file."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or OPEN


def _rows(path: Path) -> tuple[list[Row], Layout]:
    if is_workbook(path):
        sheet = _first_sheet(path)
        return list(islice(rows_of(path, sheet), LOOKED_AT)), replace(BLANK.layout, sheet=sheet)
    encoding = encoding_of(path)
    delimiter = delimiter_of(path, encoding)
    rows = list(islice(rows_of_text(path, encoding, delimiter), LOOKED_AT))
    decimal, thousands = _marks_of_numbers(rows)
    return rows, Layout("across", (1,), encoding=encoding, delimiter=delimiter, decimal=decimal, thousands=thousands)


def _first_sheet(path: Path) -> str:
    """The first sheet that shows."""
    shown = book_of(path).shown
    return shown[0] if shown else OPEN


def encoding_of(path: Path) -> str:
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


def delimiter_of(path: Path, encoding: str) -> str:
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


def _seen(rows: list[Row], layout: Layout, path: Path) -> Seen:
    """What is seen with the names of one country after the other, the usual one first."""
    for of in dict.fromkeys((BLANK.country, *country_codes())):
        if seen := _look(rows, layout, of):
            return seen
    by_hand = msg("Write the mapping by hand: the reference has every key.")
    hidden = msg("Hidden sheets are not looked at. Write the mapping by hand: the reference has every key.")
    raise BadInput(
        msg("No column of region names was seen in the first {n} rows.", n=LOOKED_AT),
        where=path.name,
        then=by_hand if layout.sheet is None else hidden,
    )


def _look(rows: list[Row], layout: Layout, of: str) -> Seen | None:
    """Where the regions of a country stand: the column of most labels that are areas, else the row."""
    width = max((len(row.values) for row in rows), default=0)
    columns = [[_word(row, place) for row in rows] for place in range(width)]
    counts = [_regions(column, of) for column in columns]
    if not counts or max(counts) < 2:
        return _down(rows, layout, of)
    place = counts.index(max(counts))
    body = [row for row in rows if _area(_word(row, place), columns[place], of)]
    heads = _heads([row for row in rows if row.number < body[0].number], width)
    found, of_values = (
        (replace(layout, header=heads, labels=place), None) if heads else _long(rows, body, place, layout)
    )
    after = [row for row in rows if row.number > max(found.header)]
    strangers = _strangers(after, place, columns[place], of)
    return Seen(found, _unit(rows), _marks(after, place, of_values), strangers, of)


def _down(rows: list[Row], layout: Layout, of: str) -> Seen | None:
    """A row of areas over columns of figures, periods down the first column; None where there is none."""
    labels = [[_word(row, place) for place in range(len(row.values))] for row in rows]
    counts = [_regions(words, of) for words in labels]
    if not counts or max(counts) < 2:
        return None
    at = counts.index(max(counts))
    after = [row for row in rows[at + 1 :] if _period([row], 0)]
    strangers = tuple(dict.fromkeys(word for word in labels[at][1:] if word and not _area(word, labels[at], of)))
    found = replace(layout, shape="down", header=(rows[at].number,), labels=0)
    return Seen(found, _unit(rows), _marks(after, 0), strangers, of) if after else None


def _long(rows: list[Row], body: list[Row], place: int, layout: Layout) -> tuple[Layout, int | None]:
    """One cell a row under headings, and the column of numbers; without one of periods nothing is found."""
    above = [row for row in rows if row.number < body[0].number]
    heads = (
        {column: word for column in range(len(above[-1].values)) if (word := _word(above[-1], column))} if above else {}
    )
    others = [column for column in heads if column != place]
    periods = [column for column in others if all(_period([row], column) for row in body)]
    numbers = [column for column in others if column not in periods and _mostly_numbers(body, column)]
    if place not in heads or not periods:
        return replace(layout, labels=place), None
    columns = {"area": heads[place], "period": heads[periods[0]], "value": heads[numbers[0]] if numbers else OPEN}
    units = [column for column in others if all(_is_unit(_word(row, column)) for row in body)]
    columns |= {"unit": heads[units[0]]} if units else {}
    return replace(layout, shape="long", header=(above[-1].number,), labels=place, columns=columns), next(
        iter(numbers), None
    )


def _mostly_numbers(rows: list[Row], column: int) -> bool:
    """Numbers or text written as one; the rest are marks."""
    there = [value for row in rows if (value := _value(row, column)) is not None]
    numbers = (not isinstance(value, str) or re.fullmatch(r"-?\d[\d\s.,]*", value) for value in there)
    return sum(map(bool, numbers)) * 2 > len(there)


def _is_unit(word: str) -> bool:
    try:
        Unit.parse(word)
    except BadInput:
        return False
    return True


def _word(row: Row, place: int) -> str:
    value = row.values[place] if place < len(row.values) else None
    return without_marks(value) if isinstance(value, str) else ""


def _area(word: str, labels: Sequence[str], of: str) -> str | None:
    return area_of_label(word, labels, replace(BLANK, country=of)) if word and not word.isdigit() else None


def _regions(labels: Sequence[str], of: str) -> int:
    """How many regions these labels are; codes of nations may as well be those of partners."""
    return len({code for word in labels if "-" in (code := _area(word, labels, of) or "")})


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


def _marks(rows: list[Row], place: int, of_values: int | None = None) -> tuple[str, ...]:
    """Words that stand where figures do: in the column of values, or in all after that of labels."""
    cells = {
        value
        for row in rows
        if sum(value is not None for value in row.values) > 1
        for column, value in enumerate(row.values)
        if (column > place if of_values is None else column == of_values)
        if isinstance(value, str) and len(value) <= 3 and not re.search(r"\d", value)
    }
    return tuple(sorted(cells))


def _strangers(rows: list[Row], place: int, labels: Sequence[str], of: str) -> tuple[str, ...]:
    """Labels beside figures that are no area."""
    with_figures = [row for row in rows if any(value is not None for value in row.values[place + 1 :])]
    words = [_word(row, place) for row in with_figures]
    return tuple(dict.fromkeys(word for word in words if word and not _area(word, labels, of)))


# -- writing ------------------------------------------------------------------------------------------------


def _told(seen: Seen, path: Path) -> dict[str, Any]:
    layout: dict[str, Any] = {
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
    if seen.layout.columns:
        layout = {**layout, "labels": None, "columns": dict(seen.layout.columns)}
    return {
        "table": table_name(path),
        **dict.fromkeys(("publisher", "title"), OPEN),
        "address": "",
        "country": seen.country,
        "indicator": OPEN,
        "unit": seen.unit,
        "basis": OPEN,
        "layout": {key: value for key, value in layout.items() if value is not None},
        "cells": dict.fromkeys(seen.marks, OPEN),
        "areas": dict.fromkeys(seen.strangers, OPEN),
    }


def _preview(path: Path, mapping: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Some cells as the mapping reads them, its open questions answered for the moment."""
    from onir.figures.reading.mapping import mapping_of  # noqa: PLC0415 - needed only for mappings

    told = read_yaml(mapping)
    words = dict.fromkeys(("table", "publisher", "title"), "preview")
    answers = {**words, "indicator": "fdi.gross_inflow", "unit": "USD mn", "basis": "flow"}
    told.update({key: answer for key, answer in answers.items() if told[key] == OPEN})
    told["cells"] = dict.fromkeys(told["cells"], "absent")
    told["skip"] = list(told["areas"])
    told["areas"] = {}
    read = batches(read_mapped(path, mapping_of(told), today=date.min).rows)
    try:
        cells = [batch.slice(0, SHOWN).to_pylist() for batch in islice(read, 1)]
    except OnirError:
        return ()
    return tuple((cell["area"], cell["period"], cell["printed"], cell["locator"]) for cell in chain(*cells))


def _notes(seen: Seen) -> list[Message]:
    notes = [msg("Say each “?” in it: publisher, title, indicator, basis, unit where it is open.")]
    if seen.marks:
        notes.append(msg("Marks in cells whose meaning only you know: {marks}.", marks=list(seen.marks)))
    if seen.strangers:
        notes.append(
            msg(
                "Labels that are no region: {labels}. Say the code of each under “areas”, such as {code} for the "
                "nation, or move it to “skip”.",
                labels=list(seen.strangers),
                code=seen.country,
            )
        )
    return notes
