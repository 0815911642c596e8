"""The write road: a sealed file and its reading become a vintage, whole or not at all.

A reading may be millions of cells, so nothing here holds them: one pass judges batch after batch and writes them to a
staged Parquet file, the engine then judges the table as a whole within bounded memory, and writes it once more with
extents and the places of each column. Only then do the files take their names, and only for that is the lock held:
others may write while this table is read and judged. The publisher's file must not change meanwhile; if it does, the
load is refused.

A file that is held may be read anew by another mapping. What it prints is still one vintage, since the publisher has
released nothing new: the new reading takes the place of the former, whose cells are kept and listed as superseded.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.errors import BadInput
from onir.figures.keeping.shelf import Kept, Shelf, home, seal_of
from onir.figures.observation import Observation
from onir.figures.source import Origin
from onir.figures.vintage import Vintage
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    import pyarrow as pa

    from onir.figures.keeping.judging import Gate

CHUNK = 1 << 20


@dataclass(frozen=True)
class Sealed:
    """A file as it came: its bytes or where they lie, its `name`, its `address`, and when it was `retrieved`.

    `retrieved` is an ISO day or moment; of two vintages released on one day the later got is the newer.
    """

    content: Path | bytes
    name: str
    address: str
    retrieved: str


@dataclass(frozen=True)
class Reading:
    """What a reader made of a sealed file: where the table comes from, and its cells, each as printed.

    They come as observations or as batches of columns. `accepted` lets a check of the whole table pass, with the
    reason: `national_row`, `fewer_regions`, `cumulative`. `by` is the seal of the mapping that the file is read by.
    """

    origin: Origin
    rows: Iterable[Observation] | Iterable[pa.RecordBatch]
    accepted: Mapping[str, str] = field(default_factory=dict, hash=False)
    by: str = ""


@dataclass(frozen=True)
class Added:
    """The vintage that a file is: `new` unless it was held before, and the `former` reading that it supersedes."""

    vintage: Vintage
    kept: Kept
    new: bool
    former: Kept | None = None

    @property
    def sentence(self) -> Message:
        """What came of adding the table."""
        values: dict[str, Any] = {"key": self.vintage.key, "cells": self.kept.rows, "release": self.vintage.release}
        if self.former is not None:
            return msg(
                "Read anew, since the mapping or the release differs: {key}, {cells} {cells:plural:cell|cells}, "
                "{release}. The former reading is superseded; its cells stay in {file}.",
                file=self.former.parquet,
                **values,
            )
        if self.new:
            return msg("Added: {key}, {cells} {cells:plural:cell|cells}, {release}.", **values)
        return msg("Already held, nothing changed: {key}, {cells} {cells:plural:cell|cells}, {release}.", **values)

    def as_dict(self) -> dict[str, Any]:
        told = {"new": self.new, "rows": self.kept.rows, "vintage": self.vintage.as_dict()}
        return told | {"superseded": self.former.parquet if self.former else None}


@dataclass(frozen=True)
class Staged:
    """A table that was judged and would be kept: its line, its cells, and those of the release `before` it.

    A table that is `held` already has its line alone.
    """

    shelf: Shelf
    line: Kept
    folder: Path
    before: Path | None = None
    held: bool = False

    @property
    def vintage(self) -> Vintage:
        return _vintage(self.line)

    @property
    def cells(self) -> Path:
        return self.folder / "judged.parquet"


def add(table: Sealed, reading: Reading, *, home_folder: Path | None = None) -> Added:
    """Keep what was read of a sealed file as one vintage; a bad table is refused whole, a held one changes nothing."""
    with staged(table, reading, home_folder=home_folder) as judged:
        if judged.held:
            return Added(judged.vintage, judged.line, new=False)
        return _settled(judged, frozenset(reading.accepted))


@contextmanager
def staged(table: Sealed, reading: Reading, *, home_folder: Path | None = None) -> Iterator[Staged]:
    """The table read and judged on a stage, nothing kept; the stage goes when the work on it is done."""
    origin = reading.origin
    _check_name(origin.source)
    shelf = Shelf((home_folder or home()) / "figures")
    with shelf.staging() as stage:
        name = _sealed(table, stage / "raw")
        if known := shelf.find(origin.source, name, reading.by):
            yield Staged(shelf, known, stage, held=True)
            return
        origin = _released_before(origin, shelf.find(origin.source, name))
        gate = _first_pass(reading, stage / "read.parquet", table.name)
        vintage = origin.vintage(name, gate.ended, table.retrieved)
        before = _before(shelf, vintage)
        from onir.figures.keeping.whole import write_judged  # noqa: PLC0415 - Ibis is slow to load

        write_judged(stage, gate, vintage.key, before=before, accepted=frozenset(reading.accepted))
        _check_unchanged(table, name)
        yield Staged(shelf, _line(table, replace(reading, origin=origin), vintage, gate, stage), stage, before)


def _settled(judged: Staged, accepted: frozenset[str]) -> Added:
    """What was judged takes its place, unless another process was faster; then it is judged by what that one added."""
    from onir.figures.keeping.whole import check_regions  # noqa: PLC0415 - Ibis is slow to load

    shelf, line, vintage = judged.shelf, judged.line, judged.vintage
    with shelf.writing():
        if known := shelf.find(line.source, line.sha256, line.reading):
            return Added(_vintage(known), known, new=False)
        if (now := _before(shelf, vintage)) != judged.before:
            check_regions(judged.folder, now, accepted)
        former = shelf.find(line.source, line.sha256)
        shelf.settle(judged.folder / "raw", judged.cells, line)
    return Added(vintage, line, new=True, former=former)


def _released_before(origin: Origin, former: Kept | None) -> Origin:
    """A release that was stated with the file holds for its next reading too, unless that one states another."""
    if origin.exactness != "read" or former is None or former.origin is None:
        return origin
    said = former.origin
    return replace(origin, released=said.released, exactness=said.exactness, meaning=said.meaning)


def _vintage(line: Kept) -> Vintage:
    """The vintage of an added table."""
    if line.origin is None:
        raise BadInput(msg("“{name}” names a table that ships.", name=line.source))
    return line.origin.vintage(line.sha256, date.fromisoformat(line.ended), line.retrieved)


def _check_name(source: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,80}", source):
        raise BadInput(
            msg("“{name}” cannot name a table.", name=source),
            accepted=msg("Accepted: small Latin letters, digits, points and hyphens, such as nbk-gross-fdi."),
        )


def _sealed(table: Sealed, to: Path) -> str:
    """The seal of the file, its bytes copied to the stage."""
    digest = sha256()
    content = io.BytesIO(table.content) if isinstance(table.content, bytes) else table.content.open("rb")
    with content, to.open("xb") as copy:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _check_unchanged(table: Sealed, name: str) -> None:
    if isinstance(table.content, Path) and seal_of(table.content) != name:
        raise BadInput(
            msg("The file changed while it was read; nothing was stored."),
            where=table.name,
            then=msg("Load it again when nobody writes to it."),
        )


def _before(shelf: Shelf, vintage: Vintage) -> Path | None:
    """The cells of the newest vintage of the same table that is older than this one."""
    added = [(_vintage(line), line) for line in shelf.kept() if line.origin]
    older = [
        (known.order, line)
        for known, line in added
        if known.table == vintage.table and known.key != vintage.key and known.order < vintage.order
    ]
    return shelf.path(max(older, key=lambda one: one[0])[1]) if older else None


def _first_pass(reading: Reading, to: Path, file: str) -> Gate:
    """Every batch judged by itself and written as read, or the list of what is wrong."""
    from onir.figures.keeping.judging import Gate  # noqa: PLC0415
    from onir.figures.reading.columns import batches, parquet, staged  # noqa: PLC0415 - needed only when a table is loaded

    gate, writer = Gate(), None
    with ExitStack() as opened:
        sink = opened.enter_context(to.open("xb"))
        for batch in batches(reading.rows):
            start = gate.rows
            gate.see(batch)
            if not gate.wrong:
                read = staged(batch, start)
                if writer is None:
                    writer = opened.enter_context(parquet(sink, read.schema))
                writer.write_batch(read)
    gate.stop()
    if not gate.rows:
        raise BadInput(msg("No figure was found in the table; nothing was stored."), where=file)
    return gate


def _line(table: Sealed, reading: Reading, vintage: Vintage, gate: Gate, stage: Path) -> Kept:
    by = f"-{reading.by[:8]}" if reading.by else ""
    return Kept(
        reading.origin.source,
        vintage.sha256,
        f"{vintage.key.replace(':', '-')}{by}.parquet",
        seal_of(stage / "judged.parquet"),
        *gate.covered,
        origin=reading.origin,
        name=table.name,
        retrieved=table.retrieved,
        ended=gate.ended.isoformat(),
        reading=reading.by,
    )
