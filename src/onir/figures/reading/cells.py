"""Cells of a mapped table as columns: what a mark means, what a number is, and what is wrong with a cell in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from onir.figures.keeping.judging import SHOWN
from onir.figures.reading.columns import coded, numbers, plainly, repeated
from onir.figures.reading.grid import Block, Value, letters
from onir.figures.reading.mapping import TableMapping
from onir.language.messages import Message, msg

SPACES = "[\u00a0\u202f\u2009\u2007]"
ERROR = re.compile(r"#(REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
UNKNOWN, SKIPPED = -1, -2
STATUSES = ("published", "confidential", "not_derivable")

Found = tuple[int, int, Message]
"""A problem: the row of its block, its column, and what is wrong there."""


class Codes(dict[Value, int]):
    """Labels by the number of their code in `codes`, each looked up once; UNKNOWN, or SKIPPED where none is due."""

    def __init__(self, code_of: Callable[[Value], str | None], skipped: Callable[[Value], bool] = lambda _: False):
        self.codes: list[str] = []
        self._code_of, self._skipped = code_of, skipped

    def __missing__(self, label: Value) -> int:
        said = label.strip() if isinstance(label, str) else label
        self[label] = SKIPPED if self._skipped(said or None) else self._number(self._code_of(said or None))
        return self[label]

    def _number(self, code: str | None) -> int:
        if code is None:
            return UNKNOWN
        if code not in self.codes:
            self.codes.append(code)
        return self.codes.index(code)

    def of(self, labels: Sequence[Value]) -> Any:
        """The numbers of a column of labels."""
        return np.fromiter(map(self.__getitem__, labels), np.int32, len(labels))


@dataclass(frozen=True)
class Spots:
    """Cells that should be figures: `values` as the file has them, `at` their row in the block and their column.

    `area` and `period` are columns of codes; `words` what other columns of their rows say.
    """

    block: Block
    values: Sequence[Value]
    rows: Any
    places: Any
    area: pa.DictionaryArray
    period: pa.DictionaryArray
    words: Mapping[str, pa.Array] = field(default_factory=dict)


def plain(value: Value) -> str:
    """A cell as text."""
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def at(values: Sequence[Value], place: int) -> Value:
    """The cell of a row, without the blanks around it; None where it is blank or the row is shorter."""
    value = values[place] if place < len(values) else None
    return value.strip() or None if isinstance(value, str) else value


def column_of(across: Sequence[Sequence[Value]], place: int, block: Block) -> Sequence[Value]:
    """A column of a block, of which `across` are the columns that its rows reach."""
    return across[place] if place < len(across) else (None,) * len(block.values)


def texts_of(values: Sequence[Value]) -> pa.Array:
    """Cells as texts without the blanks around them; a blank one is null."""
    said = [value if value.__class__ is str else None if value is None else plain(value) for value in values]
    texts = pc.utf8_trim_whitespace(pa.array(said, pa.string()))
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def observed(spots: Spots, mapping: TableMapping, file: str) -> tuple[pa.RecordBatch, list[Found]]:
    """The figures among these cells as a batch, and those that are none."""
    printed = texts_of(spots.values)
    meanings = _meanings(printed, mapping)
    here = plainly(printed.is_valid()) & (meanings != "absent")
    texts = _numerals(printed, mapping)
    if spots.block.sheet:  # a workbook stores numbers as such, whatever mark texts have
        typed = np.fromiter((value.__class__ is Decimal for value in spots.values), bool, len(spots.values))
        texts = pc.if_else(pa.array(typed), printed, texts)
    texts = pc.if_else(pa.array(meanings == ""), texts, "0")
    wrong = here & ~plainly(pc.fill_null(pc.match_substring_regex(texts, r"\A-?\d+(?:\.\d+)?\z"), fill_value=False))
    bad = np.flatnonzero(wrong)[:SHOWN].tolist()
    found = [
        (int(spots.rows[one]), int(spots.places[one]), no_number(spots.values[one], printed[one].as_py(), mapping))
        for one in bad
    ]
    return _batch(spots, mapping, file, (printed, texts, meanings, np.flatnonzero(here & ~wrong))), found


def _meanings(printed: pa.Array, mapping: TableMapping) -> Any:
    """What the mapping says of each cell; empty where it is a number like any other."""
    named = pc.fill_null(pc.index_in(printed, pa.array(list(mapping.cells), pa.string())), -1)
    return np.array([*mapping.cells.values(), ""])[plainly(named)]


def _numerals(texts: pa.Array, mapping: TableMapping) -> pa.Array:
    """Numbers with a decimal point, as they are printed with the marks that are declared; null where one is none."""
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        texts = pc.replace_substring(pc.replace_substring_regex(texts, SPACES, " "), "−", "-")
    for mark in mapping.footnotes:
        texts = pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, f"{re.escape(mark)}\\z", ""))
    point, group = re.escape(mapping.layout.decimal), re.escape(mapping.layout.thousands)
    whole = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)" if group else r"\d+"
    fits = pc.match_substring_regex(texts, rf"\A-?{whole}(?:{point}\d+)?\z")
    if group:
        texts = pc.replace_substring(texts, mapping.layout.thousands, "")
    if mapping.layout.decimal != ".":
        texts = pc.replace_substring(texts, mapping.layout.decimal, ".")
    return pc.if_else(fits, texts, pa.scalar(None, pa.string()))


def _batch(spots: Spots, mapping: TableMapping, file: str, read: tuple[pa.Array, pa.Array, Any, Any]) -> pa.RecordBatch:
    printed, texts, meanings, kept = read
    taken = pa.array(kept)
    withheld = np.isin(meanings[kept], STATUSES)
    value, decimals = numbers(texts.take(taken))
    same = {"indicator": mapping.indicator, "unit": mapping.unit, "basis": mapping.basis, "note": ""}
    same |= {"partner": "_T", "activity": "_T"}
    columns = {name: repeated(text, len(kept)) for name, text in same.items() if name not in spots.words}
    for name, said in spots.words.items():
        columns[name] = pc.fill_null(said.take(taken), same[name]).dictionary_encode()
    status = np.select([meanings[kept] == STATUSES[1], meanings[kept] == STATUSES[2]], [1, 2], 0)
    return pa.record_batch({
        **columns,
        "area": spots.area.take(taken),
        "period": spots.period.take(taken),
        "status": coded(STATUSES, status),
        "value": pc.if_else(pa.array(withheld), pa.scalar(None, value.type), value),
        "decimals": decimals,
        "locator": _locators(spots, file, kept),
        "printed": printed.take(taken),
    })  # fmt: skip


def _locators(spots: Spots, file: str, kept: Any) -> pa.Array:
    """The places of cells, as `place_of` tells one."""
    lines = pa.array(np.asarray(spots.block.numbers)[spots.rows[kept]]).cast(pa.string())
    columns, which = np.unique(spots.places[kept], return_inverse=True)
    sheet = spots.block.sheet
    before = [f"{file}:{sheet}!{letters(column)}" if sheet else f"{file}:" for column in columns.tolist()]
    after = ["" if sheet else f":{column + 1}" for column in columns.tolist()]
    sides = (pa.array(side, pa.string()).take(pa.array(which)) for side in (before, after))
    return pc.binary_join_element_wise(next(sides), lines, next(sides), "")


def no_number(value: Value, printed: str, mapping: TableMapping) -> Message:
    """Why a cell is no figure."""
    if ERROR.fullmatch(printed):
        return msg("the formula has an error: {text}", text=printed)
    if isinstance(value, date):
        return msg("a day stands where a number is due: {text}", text=printed)
    return msg(
        "“{text}” is not a number with the decimal mark “{mark}”, and “cells” does not say what it means",
        text=printed,
        mark=mapping.layout.decimal,
    )
