"""Observations as columns: what is read of a table on its way to the store, so that millions of cells are no objects.

A batch is an Arrow record batch of cells in the order of the file, one column for each word of an observation; codes
are dictionaries, because millions of cells share few of them. `value` is exact, to sixteen digits before the point and
ten after it: sums over all regions then stay within 28 digits. A number beyond that is no value; `printed` keeps what
the cell says for the message that refuses it. Everything that is judged or kept is judged and kept in this form,
whether a publisher's reader gives observations one by one or a mapped file gives columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onir.figures.observation import Observation

BATCH = 20_000
"""Observations that are held at a time."""

LARGEST = Decimal(10) ** 16
SMALLEST_PLACE = 10

CODES = ("indicator", "area", "partner", "activity", "period", "basis", "unit", "status", "note")
KEPT = (*CODES, "extent", "locator", "value", "decimals")
NUMBERED = ("locator", "value", "row")
EXACT = pa.decimal128(38, SMALLEST_PLACE)
FITS = rf"\A-?0*\d{{1,16}}(?:\.\d{{1,{SMALLEST_PLACE}}})?\z"


def batch_of(rows: Sequence[Observation]) -> pa.RecordBatch:
    """Observations as a batch."""
    fitting = [_fitting(row) for row in rows]
    places = [0 if value is None else row.decimals for value, row in zip(fitting, rows, strict=True)]
    codes = {name: pa.array([getattr(row, name) for row in rows], pa.string()).dictionary_encode() for name in CODES}
    return pa.record_batch({
        **codes,
        "value": pa.array(fitting, EXACT),
        "decimals": pa.array(places, pa.int8()),
        "locator": pa.array([row.locator for row in rows], pa.string()),
        "printed": pa.array([row.printed for row in rows], pa.string()),
    })  # fmt: skip


def _fitting(row: Observation) -> Decimal | None:
    """The value if it can be kept exactly."""
    fits = row.value is not None and abs(row.value) < LARGEST and row.decimals <= SMALLEST_PLACE
    return row.value if fits else None


def batches(rows: Iterable[Observation | pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Observations gathered into batches; batches as they are."""
    left = iter(rows)
    for first in left:
        if isinstance(first, pa.RecordBatch):
            yield first
        else:
            yield batch_of([first, *islice(left, BATCH - 1)])


def coded(values: Sequence[str], indices: Any) -> pa.DictionaryArray:
    """A column of few codes: which of `values` stands in each row."""
    return pa.DictionaryArray.from_arrays(integers(np.asarray(indices, np.int32)), strings(values))


def repeated(text: str, times: int) -> pa.DictionaryArray:
    """A column that says the same in every row."""
    return coded([text], np.zeros(times, np.int32))


def integers(numbers: Any) -> pa.Array:
    """A column of whole numbers from a numpy array.

    Arrow's own way loads pandas to see whether it is one of its kind, which costs a short command more than its work.
    """
    return pa.Array.from_buffers(pa.from_numpy_dtype(numbers.dtype), len(numbers), [None, pa.py_buffer(numbers)])


def strings(texts: Sequence[str]) -> pa.Array:
    """A column of a few texts, without pandas."""
    encoded = list(map(str.encode, texts))
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded)))


def plainly(column: pa.Array) -> Any:
    """Whole numbers, or yes and no, as a numpy array, without pandas; nulls are not looked for."""
    if pa.types.is_boolean(column.type):
        return plainly(column.cast(pa.uint8())).astype(bool)
    return np.frombuffer(column.buffers()[1], str(column.type))[column.offset : column.offset + len(column)]


def scalar(text: str) -> pa.Scalar:
    """A text as the functions of Arrow take it, without pandas."""
    return strings([text])[0]


def numbers(texts: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Plain decimal texts as exact values, and how many places each prints; null and 0 where it is none that fits.

    >>> value, decimals = numbers(pa.array(["12.50", "-7", "1e5", "0.12345678901"]))
    >>> [None if one is None else f"{one:f}" for one in value.to_pylist()], decimals.to_pylist()
    (['12.5000000000', '-7.0000000000', None, None], [2, 0, 0, 0])
    """
    fits = pc.match_substring_regex(texts, FITS)
    plain = pc.if_else(fits, texts, scalar("0"))
    point = plainly(pc.find_substring(plain, "."))
    places = np.where(point < 0, 0, plainly(pc.binary_length(plain)) - point - 1)
    value = pc.if_else(fits, plain.cast(EXACT), pa.nulls(1, EXACT)[0])
    return value, integers(places.astype(np.int8))


def parquet(sink: Any, schema: pa.Schema) -> pq.ParquetWriter:
    """Writes cells: codes as dictionaries, places, each unlike all others, by what they have in common."""
    return pq.ParquetWriter(
        sink, schema, compression="zstd", store_schema=False,
        use_dictionary=[name for name in schema.names if name not in NUMBERED],
        column_encoding={"locator": "DELTA_BYTE_ARRAY"},
    )  # fmt: skip


def kept(cells: pa.RecordBatch, vintage: str) -> pa.RecordBatch:
    """The columns that a vintage keeps: values exact to ten places, everything else in words."""
    return cells.select(KEPT).append_column("vintage", repeated(vintage, cells.num_rows))


def staged(batch: pa.RecordBatch, start: int) -> pa.RecordBatch:
    """The columns of a reading that is to be judged as a whole, with the number of each cell, from `start` on."""
    numbered = np.arange(start, start + batch.num_rows)
    return batch.select([*CODES, "locator", "value", "decimals"]).append_column("row", integers(numbered))


class Groups(NamedTuple):
    """Rows of a batch that bear the same codes: the number of its group for each row, and the first row of each."""

    of: Any
    first: Any


def groups(batch: pa.RecordBatch, names: Sequence[str]) -> Groups:
    """The groups of a batch by these columns of codes."""
    of, first = np.zeros(batch.num_rows, np.int64), np.zeros(1, np.int64)
    for name in names:
        column = batch.column(name)
        _, first, of = np.unique(
            of * len(column.dictionary) + plainly(column.indices), return_index=True, return_inverse=True
        )
    return Groups(of, first)


def words(batch: pa.RecordBatch, name: str, rows: Any) -> list[str]:
    """What a column of codes says in these rows."""
    column = batch.column(name)
    codes = column.dictionary.to_pylist()
    return [codes[index] for index in plainly(column.indices)[rows]]
