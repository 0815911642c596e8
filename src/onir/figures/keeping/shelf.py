"""Where figures are kept: sealed bytes, one immutable Parquet file per vintage, and a manifest that lists them.

    $ONIR_HOME/figures/raw/<sha256>          the bytes as they came
    $ONIR_HOME/figures/vintages/<…>.parquet  their observations, judged
    $ONIR_HOME/figures/manifest.json         what is held, and for an added table where it comes from

A file appears under its name only when it is whole (temporary name, sync, rename), and counts only once the manifest
lists it, so that a stop at any moment leaves the former state. Nothing is overwritten but the manifest, under a lock
that the operating system releases when a process dies. A table is read and judged on a stage of its own, without the
lock: others may write meanwhile. What a dead process left, on its stage or in its place but not listed, is taken away
by the next that writes.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from onir.errors import BadInput, Unavailable
from onir.figures.keeping.locking import sync_folder, take
from onir.figures.source import Origin
from onir.language.messages import Wording, msg

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 4
CARRIED = 3
"""The manifest's own version: a newer one is refused, not guessed at. Since the oldest that is carried over tables may
be added; those before list only tables that ship, which are loaded anew."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Kept:
    """One line of the manifest: which table, under which seal, in which file, and what it covers.

    An added table also has its `origin`, the `name` its file came under, when it was `retrieved`, the day on which the
    last of what it prints had `ended`, and the seal of the mapping it was read by (`reading`).
    """

    source: str
    sha256: str
    parquet: str
    parquet_sha256: str
    indicators: tuple[str, ...]
    countries: tuple[str, ...]
    periods: tuple[str, ...]
    rows: int
    origin: Origin | None = None
    name: str = ""
    retrieved: str = ""
    ended: str = ""
    reading: str = ""


class Listed(NamedTuple):
    """What a manifest lists: the vintages held, and former readings of their files, which are kept and not asked."""

    vintages: tuple[Kept, ...] = ()
    superseded: tuple[Kept, ...] = ()


def home() -> Path:
    """`ONIR_HOME`, else the user's own data folder of the operating system."""
    if named := os.environ.get("ONIR_HOME"):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - only when no home is named

    return user_data_path("onir", appauthor=False)


def seal(content: bytes) -> str:
    """The name that bytes are kept under."""
    return sha256(content).hexdigest()


def seal_of(file: Path) -> str:
    """The seal of a file of any size."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def read_manifest(text: str, where: str) -> Listed:
    """What a manifest lists; one of a format that is not carried over lists nothing that is not made anew."""
    try:
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise ValueError(told["format"])
        if told["format"] < CARRIED:
            return Listed()
        return Listed(*(tuple(_kept(line) for line in told.get(name, ())) for name in Listed._fields))
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput(
            msg("The list of figures held cannot be read."),
            where=where,
            then=msg("Move the folder {folder} away; Öñir sets up a new one.", folder=where.rpartition("/")[0]),
        ) from fault


class Shelf:
    """The folder of figures of one home; all writing goes through `writing()`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest = root / "manifest.json"
        self._read: tuple[tuple[int, ...], Listed] = ((), Listed())

    def kept(self) -> tuple[Kept, ...]:
        """The vintages that the manifest lists; nothing where there is none yet."""
        return self.listed().vintages

    def listed(self) -> Listed:
        """All that the manifest lists; it is read again when another file has taken its place."""
        try:
            told = self.manifest.stat()
            state = told.st_ino, told.st_mtime_ns, told.st_size
            if state != self._read[0]:
                self._read = state, read_manifest(self.manifest.read_text(encoding="utf-8"), str(self.manifest))
        except FileNotFoundError:
            return Listed()
        except OSError as fault:
            raise self._unusable(fault) from fault
        return self._read[1]

    def find(self, source: str, name: str, reading: str | None = None) -> Kept | None:
        """The line of a table under a seal, as this mapping or any reads it, if its cells are there."""
        found = (
            known
            for known in self.kept()
            if (known.source, known.sha256) == (source, name) and reading in (None, known.reading)
        )
        return next((known for known in found if self.path(known).exists()), None)

    def path(self, kept: Kept) -> Path:
        return self.root / "vintages" / kept.parquet

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; a folder that cannot be written gets one clear message."""
        with self._usable():
            for folder in ("raw", "vintages"):
                (self.root / folder).mkdir(parents=True, exist_ok=True)
            with (self.root / "lock").open("a+b") as lock:
                take(lock.fileno())
                self._sweep()
                yield

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """A folder for files that are not yet kept; it goes when the work is done or given up.

        It has a lock of its own, which tells the next writer that somebody is still at work in it.
        """
        folder = self.root / f".{uuid4().hex}.part"
        with self.writing():
            folder.mkdir()
            lock = (folder / "lock").open("a+b")
            take(lock.fileno())
        try:
            with self._usable():
                yield folder
        finally:
            lock.close()
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise self._unusable(fault) from fault

    def keep(self, tables: Iterable[tuple[bytes, Kept, pa.RecordBatch]]) -> None:
        """Seal the bytes of tables, write their cells, list them all at once; what is held already is passed over."""
        lines = []
        for content, line, cells in tables:
            if self.find(line.source, line.sha256) is None:
                parquet = _parquet(cells, f"{line.source}:{line.sha256[:12]}")
                lines.append(replace(line, parquet_sha256=seal(parquet)))
                self._place(self.root / "raw" / line.sha256, content)
                self._place(self.path(line), parquet)
        for folder in ("raw", "vintages") if lines else ():
            sync_folder(self.root / folder)
        if lines:
            self.list(*lines)

    def settle(self, raw: Path, parquet: Path, line: Kept) -> None:
        """Staged files take their places, the line follows: the last step makes the vintage, no step before it does."""
        moves = ((raw, self.root / "raw" / line.sha256), (parquet, self.path(line)))
        moved = [place for _, place in moves if not place.exists()]
        try:
            for staged, place in moves:
                with staged.open("r+b") as file:
                    os.fsync(file.fileno())
                staged.replace(place)
                sync_folder(place.parent)
            self.list(line)
        except BaseException:
            for place in moved:
                place.unlink(missing_ok=True)
            raise

    def list(self, *lines: Kept) -> None:
        """The manifest with these lines; another reading of the same table and seal is kept among the superseded."""
        listed, tables = self.listed(), {(line.source, line.sha256) for line in lines}
        same = [known for known in listed.vintages if (known.source, known.sha256) in tables]
        others = [known for known in listed.vintages if (known.source, known.sha256) not in tables]
        files = {line.parquet for line in lines}
        former = [known for known in (*listed.superseded, *same) if known.parquet not in files]
        self._place(self.manifest, _manifest(Listed((*others, *lines), tuple(former))).encode())
        sync_folder(self.root)

    def _sweep(self) -> None:
        """Take away what a stopped process left; whoever still works on a stage holds its lock."""
        for left in self.root.glob(".*.part"):
            if left.is_dir():
                if _forsaken(left / "lock"):
                    shutil.rmtree(left, ignore_errors=True)  # its owner may be taking it away at this moment
            else:
                left.unlink(missing_ok=True)
        listed = [line for lines in self.listed() for line in lines]
        known = {line.sha256 for line in listed} | {line.parquet for line in listed}
        for folder in ("raw", "vintages"):
            for file in (self.root / folder).iterdir():
                if file.name not in known:
                    file.unlink(missing_ok=True)

    def _place(self, path: Path, content: bytes) -> None:
        """The bytes appear under their name whole or not at all; the name is safe once its folder is synced."""
        temporary = path.with_name(f".{path.name}.{uuid4().hex}.part")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def _unusable(self, fault: OSError) -> Unavailable:
        mend = (
            msg("Free some space and do it again; what was held before is whole.")
            if fault.errno in FULL
            else msg("Set ONIR_HOME to a folder you may write to.")
        )
        reason = fault.strerror or str(fault)
        return Unavailable(
            msg("The folder for figures cannot be used: {reason}.", reason=reason), where=str(self.root), then=mend
        )


def verify(kept: Kept, parquet: Path) -> None:
    """Reads both files of a vintage again; BadInput names the one that is not what was kept."""
    raw = parquet.parent.parent / "raw" / kept.sha256
    for file, name in ((raw, kept.sha256), (parquet, kept.parquet_sha256)):
        if not file.exists() or seal_of(file) != name:
            raise BadInput(
                msg("This file is not what was kept: it is damaged or gone."),
                where=str(file),
                then=msg("Move the folder {folder} away; Öñir sets up a new one.", folder=str(parquet.parent.parent)),
            )


def _manifest(listed: Listed) -> str:
    """The manifest as JSON, one vintage a line."""
    parts = (f'"{name}": [\n' + ",\n".join(map(_told, lines)) + "\n]" for name, lines in listed._asdict().items())
    return "{" + ",\n".join((f'"format": {FORMAT}', *parts)) + "}\n"


@lru_cache(maxsize=4096)
def _told(line: Kept) -> str:
    """A line of the manifest; each is written out once, however often the list is."""
    return json.dumps({**vars(line), "origin": line.origin and asdict(line.origin)}, ensure_ascii=False)


def _kept(line: Mapping[str, Any]) -> Kept:
    return Kept(
        source=line["source"],
        sha256=line["sha256"],
        parquet=line["parquet"],
        parquet_sha256=line["parquet_sha256"],
        indicators=tuple(line["indicators"]),
        countries=tuple(line["countries"]),
        periods=tuple(line["periods"]),
        rows=line["rows"],
        origin=_origin(line["origin"]) if line["origin"] else None,
        name=line["name"],
        retrieved=line["retrieved"],
        ended=line["ended"],
        reading=line.get("reading", ""),
    )


def _origin(words: Mapping[str, Any]) -> Origin:
    named = {name: Wording(**words[name]) for name in ("publisher", "title")}
    return Origin(**{**words, **named})


def _parquet(cells: pa.RecordBatch, vintage: str) -> bytes:
    """The cells as a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - needed only when a table is loaded

    from onir.figures.reading.columns import kept, parquet  # noqa: PLC0415

    sink, batch = pa.BufferOutputStream(), kept(cells, vintage)
    with parquet(sink, batch.schema) as writer:
        writer.write_batch(batch)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _forsaken(lock: Path) -> bool:
    """Whether nobody holds the lock of a stage any more."""
    try:
        with lock.open("a+b") as opened:
            take(opened.fileno(), wait=False)
    except BlockingIOError:
        return False
    except FileNotFoundError:
        return True
    return True
