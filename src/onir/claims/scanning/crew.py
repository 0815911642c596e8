"""The looking and the reading of a scan: batches of records that matter, and the processes that read them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from onir.claims.scanning.keeping import Reached
from onir.claims.scanning.records import Record, records
from onir.claims.scanning.relevance import may_matter
from onir.claims.scanning.working import Rows, refusal, work
from onir.errors import OnirError

BATCH = 200
"""Records that matter in one part."""

STRETCH = 20_000
"""Records looked at in one part at most, so that an archive about other things is not looked through twice."""


@dataclass(frozen=True)
class Batch:
    """Records that matter, a file that broke off while they were looked for, and the place all that reaches to."""

    records: list[Record]
    refused: list[dict[str, Any]]
    reached: Reached


def batches(files: Sequence[Path], reached: Reached) -> Iterator[Batch]:
    """Records that matter, so many at a time."""
    for index in range(reached.file, len(files)):
        done = reached.record if index == reached.file else 0
        batch: list[Record] = []
        refused: list[dict[str, Any]] = []
        looked_at, last = 0, done
        try:
            for record in records(files[index]):
                if record.number <= done:
                    continue
                looked_at, last = looked_at + 1, record.number
                if may_matter(record):
                    batch.append(record)
                if len(batch) == BATCH or looked_at == STRETCH:
                    reached = replace(_further(reached, index, last, looked_at, len(batch)), read=record.read)
                    yield Batch(batch, [], reached)
                    batch, looked_at = [], 0
        except Exception as fault:
            refused = [_broken(files[index], last, fault)]
        reached = replace(_further(reached, index + 1, 0, looked_at, len(batch)), read=0)
        yield Batch(batch, refused, reached)


def _broken(file: Path, last: int, fault: Exception) -> dict[str, Any]:
    """The row of a file that could not be read to its end."""
    why = fault.what.say("en") if isinstance(fault, OnirError) else f"It cannot be read on ({fault})."
    reason = f"{why} Nothing of the file after this record was looked at."
    return {"file": os.fsencode(file).decode(errors="replace"), "record": last + 1, "address": "", "reason": reason}


def _further(reached: Reached, file: int, record: int, looked_at: int, relevant: int) -> Reached:
    return replace(
        reached,
        part=reached.part + 1,
        file=file,
        record=record,
        looked_at=reached.looked_at + looked_at,
        relevant=reached.relevant + relevant,
    )


def done(found: Iterator[Batch], workers: int) -> Iterator[tuple[Rows, Reached]]:
    """Rows of each batch in order, by so many processes; one worker is this process itself."""
    if workers == 1:
        for batch in found:
            rows = work(batch.records)
            yield Rows(rows.claims, [*rows.refused, *batch.refused]), batch.reached
        return
    with Crew(workers) as crew:
        yield from crew.done(found)


class Crew:
    """The processes that read: batches go in, their rows come out in the same order."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pool = self._new(size)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def _new(size: int) -> ProcessPoolExecutor:
        """Started afresh, not forked: a table engine that was opened does not survive a fork."""
        return ProcessPoolExecutor(size, mp_context=get_context("spawn"))

    def done(self, batches: Iterator[Batch]) -> Iterator[tuple[Rows, Reached]]:
        """Rows of each batch; no more batches are under way than keep every process busy."""
        under_way: deque[tuple[Batch, Future[Rows]]] = deque()
        for batch in batches:
            under_way.append((batch, self.pool.submit(work, batch.records)))
            if len(under_way) > 2 * self.size:
                yield self._first(under_way)
        while under_way:
            yield self._first(under_way)

    def _first(self, under_way: deque[tuple[Batch, Future[Rows]]]) -> tuple[Rows, Reached]:
        batch, future = under_way.popleft()
        try:
            rows = future.result()
        except BrokenProcessPool:
            rows = self._one_by_one(batch.records)
            self.pool = self._new(self.size)
            again = [(one, self.pool.submit(work, one.records)) for one, _ in under_way]
            under_way.clear()
            under_way.extend(again)
        return Rows(rows.claims, [*rows.refused, *batch.refused]), batch.reached

    def _one_by_one(self, batch: Sequence[Record]) -> Rows:
        """A process died of some record: which one is found by giving each a process of its own."""
        rows = Rows()
        for record in batch:
            with self._new(1) as alone:
                try:
                    done = alone.submit(work, [record]).result()
                except BrokenProcessPool:
                    done = Rows(refused=[refusal(record, "The process that read it died.")])
            rows.claims.extend(done.claims)
            rows.refused.extend(done.refused)
        return rows
