"""A scan on a cluster: files are shared out to tasks of Spark, each read as one machine would read it.

Rows never pass through the driver: a task writes to the folder of the scan, which every machine sees under the same
path, as it sees the archives. A large file has a part of its own, small ones share one; what has its part is done, so
that a scan that stopped goes on with the others.
The figures a task judges by are those of `ONIR_HOME` on its machine; without one they are the tables that ship. Left
out: cutting a file: archives come in many files, and one of lines is cut by `split -l`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from onir.claims.scanning.crew import Crew, batches
from onir.claims.scanning.keeping import Reached, begun, keep_share, kept_share
from onir.errors import Unavailable
from onir.figures.asking.engines import spark_session
from onir.language.messages import msg

if TYPE_CHECKING:
    import pyarrow as pa


SHARE = 64_000_000
"""Bytes of small files that share a part."""


def scan_files(files: Sequence[Path], to: Path) -> Reached:
    """Scans what is not done yet, and counts it all."""
    session = spark_session()
    begun(to, files, "spark")
    shares = list(_shares(files))
    left = [(number, share) for number, share in enumerate(shares) if kept_share(to, number) is None]
    if left:
        from pyspark.errors import PySparkException  # noqa: PLC0415 - of the extra alone

        tasks = session.range(0, len(left), 1, min(len(left), 4 * session.sparkContext.defaultParallelism))
        try:
            tasks.mapInArrow(_task(left, to), "id long").collect()
        except PySparkException as fault:
            raise Unavailable(
                msg("The cluster gave up: {reason}", reason=_last_line(fault)),
                then=msg("Run the same command again: what is done is not read again."),
            ) from fault
    return _sum(kept for number in range(len(shares)) if (kept := kept_share(to, number)) is not None)


def _shares(files: Sequence[Path]) -> Iterator[list[Path]]:
    """Files in their order, small ones together; the same files give the same shares."""
    share: list[Path] = []
    size = 0
    for file in files:
        share.append(file)
        size += file.stat().st_size
        if size >= SHARE:
            yield share
            share, size = [], 0
    if share:
        yield share


def _task(
    left: Sequence[tuple[int, Sequence[Path]]], to: Path
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What a task does: its shares of the files, read by a process that may die of a record."""

    def read(numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        with Crew(1) as crew:
            for batch in numbers:
                for which in batch.column(0).to_pylist():
                    number, share = left[which]
                    keep_share(to, number, crew.done(batches(share, Reached())))
                yield batch

    return read


def _last_line(fault: Exception) -> str:
    lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
    return next(
        (line for line in reversed(lines) if "Error" in line or "Exception" in line), lines[-1] if lines else ""
    )


def _sum(all_kept: Iterable[Reached]) -> Reached:
    counts = [vars(kept) for kept in all_kept]
    return Reached(**{field.name: sum(kept[field.name] for kept in counts) for field in fields(Reached)})
