"""The tables that ship, read from their sealed files: UTF-8 CSV, one cell a line.

Columns are those that vary: area, period, value and, where needed, partner, activity, status, note; what is the same in
every line stands in `sources.csv`. `C` is a confidential cell. Every line is named in the locator: no cell of ours has
a line break in it, and no line is blank.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from onir.errors import BadInput
from onir.figures.reading.columns import integers, numbers, repeated, scalar
from onir.figures.source import Source
from onir.language.messages import msg

COLUMNS = frozenset({"area", "period", "value", "partner", "activity", "status", "note"})
REQUIRED = frozenset({"area", "period", "value"})


def read_table(sealed: bytes, source: Source) -> pa.RecordBatch:
    """The cells of a sealed file as a batch, each with the decimals it prints."""
    heads = sealed.decode("utf-8").partition("\n")[0].rstrip("\r").split(",")
    _check_columns(frozenset(heads), source.file)
    table = csv.read_csv(
        pa.BufferReader(sealed),
        read_options=csv.ReadOptions(use_threads=False),
        convert_options=csv.ConvertOptions(column_types=dict.fromkeys(heads, pa.string())),
    )
    return _batch({name: _whole(column) for name, column in zip(heads, table.columns, strict=True)}, source)


def _check_columns(columns: frozenset[str], file: str) -> None:
    if not REQUIRED <= columns <= COLUMNS:
        raise BadInput(
            msg("The header has the columns {columns}.", columns=sorted(columns)),
            where=f"{file}:1",
            accepted=msg("Needed: {needed}; allowed: {allowed}.", needed=sorted(REQUIRED), allowed=sorted(COLUMNS)),
        )


def _batch(said: dict[str, pa.Array], source: Source) -> pa.RecordBatch:
    printed = pc.utf8_trim_whitespace(said["value"])
    value, decimals = numbers(printed)
    rows = len(printed)
    same = {
        "indicator": source.indicator, "basis": source.basis, "unit": source.unit,
        **dict.fromkeys(("partner", "activity"), "_T"), "note": "",
    }  # fmt: skip
    status = pc.if_else(pc.equal(printed, scalar("C")), scalar("confidential"), scalar("published"))
    found = {name: column for name, column in said.items() if name not in ("value", "status")}
    found |= {name: _filled(said[name], scalar("_T")) for name in ("partner", "activity") if name in said}
    found["status"] = _filled(said["status"], status) if "status" in said else status
    columns = {name: repeated(text, rows) for name, text in same.items() if name not in found}
    columns |= {name: column.dictionary_encode() for name, column in found.items()}
    lines = integers(np.arange(2, rows + 2)).cast(pa.string())
    columns |= {
        "value": value,
        "decimals": decimals,
        "locator": pc.binary_join_element_wise(scalar(f"{source.file}:"), lines, scalar("")),
        "printed": printed,
    }
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return cast("pa.Array", column.combine_chunks())


def _filled(texts: pa.Array, blank: pa.Array | pa.Scalar) -> pa.Array:
    return pc.if_else(pc.equal(texts, scalar("")), blank, texts)
