"""The scan itself: one process looks, all cores read, parts are kept in the order of the archive."""

from __future__ import annotations

import os
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from onir.claims.scanning.keeping import Reached, begun, keep
from onir.claims.scanning.records import Record, files_of, records
from onir.claims.scanning.relevance import is_relevant
from onir.claims.scanning.working import Rows, refusal, work
from onir.errors import OnirError
from onir.language.messages import Message, msg

BATCH = 200
"""Records that matter in one part."""

STRETCH = 20_000
"""Records looked at in one part at most, so that an archive about other things is not looked through twice."""


@dataclass(frozen=True)
class Progress:
    """How far a scan is: records looked at, those that mattered, their claims; `share` of the files done."""

    looked_at: int
    relevant: int
    claims: int
    share: float


@dataclass(frozen=True)
class Scanned:
    """What a scan came to; `to` holds the claims and the refusals."""

    to: Path
    looked_at: int
    relevant: int
    claims: int
    refused: int

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return self._sentence.say(language)

    @property
    def _sentence(self) -> Message:
        return msg(
            "{looked_at} {looked_at:plural:record|records} looked at, {relevant} read: {claims} "
            "{claims:plural:claim|claims} in {to}, {refused} refused.",
            looked_at=self.looked_at, relevant=self.relevant, claims=self.claims, refused=self.refused, to=str(self.to),
        )  # fmt: skip

    def as_dict(self) -> dict[str, object]:
        counts = {name: getattr(self, name) for name in ("looked_at", "relevant", "claims", "refused")}
        return {"to": str(self.to), **counts}


def scan(
    paths: Sequence[str | Path],
    to: str | Path,
    *,
    workers: int | None = None,
    told: Callable[[Progress], None] = lambda _: None,
) -> Scanned:
    """Every claim of the archives with its verdict, to the folder `to`; goes on where an earlier run stopped.

    `told` is called after each part. One worker is this process itself; with more, a record that kills its reader costs
    nothing but itself.
    """
    folder, files = Path(to), files_of([Path(path) for path in paths])
    reached = begun(folder, files)
    for rows, through in _done(_batches(files, reached), workers or os.cpu_count() or 1):
        claims, refused = reached.claims + len(rows.claims), reached.refused + len(rows.refused)
        reached = replace(through, claims=claims, refused=refused)
        keep(folder, rows, reached)
        told(Progress(reached.looked_at, reached.relevant, reached.claims, reached.file / len(files)))
    return Scanned(folder, reached.looked_at, reached.relevant, reached.claims, reached.refused)


@dataclass(frozen=True)
class _Batch:
    """Records that matter, a file that broke off while they were looked for, and the place all that reaches to."""

    records: list[Record]
    refused: list[dict[str, Any]]
    reached: Reached


def _batches(files: Sequence[Path], reached: Reached) -> Iterator[_Batch]:
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
                if is_relevant(record.raw):
                    batch.append(record)
                if len(batch) == BATCH or looked_at == STRETCH:
                    reached = _further(reached, index, last, looked_at, len(batch))
                    yield _Batch(batch, [], reached)
                    batch, looked_at = [], 0
        except (OnirError, OSError, EOFError, ValueError, zlib.error) as fault:
            refused = [_broken(files[index], last, fault)]
        reached = _further(reached, index + 1, 0, looked_at, len(batch))
        yield _Batch(batch, refused, reached)


def _broken(file: Path, last: int, fault: Exception) -> dict[str, Any]:
    """The row of a file that could not be read to its end."""
    reason = fault.say("en") if isinstance(fault, OnirError) else f"{type(fault).__name__}: {fault}"
    return {"file": str(file), "record": last + 1, "address": "", "reason": reason}


def _further(reached: Reached, file: int, record: int, looked_at: int, relevant: int) -> Reached:
    return replace(
        reached,
        part=reached.part + 1,
        file=file,
        record=record,
        looked_at=reached.looked_at + looked_at,
        relevant=reached.relevant + relevant,
    )


def _done(batches: Iterator[_Batch], workers: int) -> Iterator[tuple[Rows, Reached]]:
    """Rows of each batch in order, by so many processes; one worker is this process itself."""
    if workers == 1:
        for batch in batches:
            rows = work(batch.records)
            yield Rows(rows.claims, [*rows.refused, *batch.refused]), batch.reached
        return
    with _Crew(workers) as crew:
        yield from crew.done(batches)


class _Crew:
    """The processes that read: batches go in, their rows come out in the same order."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pool = self._new(size)

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def _new(size: int) -> ProcessPoolExecutor:
        """Started afresh, not forked: a table engine that was opened does not survive a fork."""
        return ProcessPoolExecutor(size, mp_context=get_context("spawn"))

    def done(self, batches: Iterator[_Batch]) -> Iterator[tuple[Rows, Reached]]:
        """Rows of each batch; no more batches are under way than keep every process busy."""
        under_way: deque[tuple[_Batch, Future[Rows]]] = deque()
        for batch in batches:
            under_way.append((batch, self.pool.submit(work, batch.records)))
            if len(under_way) > 2 * self.size:
                yield self._first(under_way)
        while under_way:
            yield self._first(under_way)

    def _first(self, under_way: deque[tuple[_Batch, Future[Rows]]]) -> tuple[Rows, Reached]:
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
