"""Where figures are kept: sealed bytes, one immutable Parquet file per vintage, and a manifest that lists them.

    $ONIR_HOME/figures/raw/<sha256>          the bytes as they came
    $ONIR_HOME/figures/vintages/<…>.parquet  their observations, judged
    $ONIR_HOME/figures/manifest.json         what is held, and for an added table where it comes from

A file appears under its name only when it is whole (temporary name, sync, rename), and counts only once the manifest
lists it, so that a stop at any moment leaves the former state. Nothing is overwritten but the manifest, under a lock
that the operating system releases when a process dies. What a dead process left is taken away by the next that writes.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from onir.errors import BadInput, Unavailable
from onir.figures.observation import Observation
from onir.figures.source import Origin
from onir.language.messages import Wording, msg

FORMAT = 3
"""The manifest's own version: a newer one is refused, not guessed at. Older ones list only tables that ship, which are
loaded anew; a version after this one has to carry the added tables over."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CHUNK = 1 << 20


@dataclass(frozen=True)
class Kept:
    """One line of the manifest: which table, under which seal, in which file, and what it covers.

    An added table also has its `origin`, the `name` its file came under, when it was `retrieved`, and the day on which
    the last of what it prints had `ended`.
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
    digest = sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


class Shelf:
    """The folder of figures of one home; all writing goes through `writing()`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest = root / "manifest.json"

    def kept(self) -> tuple[Kept, ...]:
        """What the manifest lists; nothing where there is none yet."""
        try:
            text = self.manifest.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ()
        except OSError as fault:
            raise self._unusable(fault) from fault
        try:
            lines = json.loads(text)
            if lines["format"] > FORMAT:
                raise ValueError(lines["format"])
            if lines["format"] < FORMAT:
                return ()
            return tuple(_kept(line) for line in lines["vintages"])
        except (ValueError, KeyError, TypeError) as fault:
            raise BadInput(
                msg("The list of figures held cannot be read."),
                where=str(self.manifest),
                then=msg("Move the folder {folder} away; Öñir sets up a new one.", folder=str(self.root)),
            ) from fault

    def find(self, source: str, name: str) -> Kept | None:
        """The line of a table under a seal, if its cells are there."""
        found = (known for known in self.kept() if (known.source, known.sha256) == (source, name))
        return next((known for known in found if self.path(known).exists()), None)

    def path(self, kept: Kept) -> Path:
        return self.root / "vintages" / kept.parquet

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; a folder that cannot be written gets one clear message."""
        try:
            for folder in ("raw", "vintages"):
                (self.root / folder).mkdir(parents=True, exist_ok=True)
            with (self.root / "lock").open("a+b") as lock:
                _take(lock.fileno())
                self._sweep()
                yield
        except OSError as fault:
            raise self._unusable(fault) from fault

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """A folder for files that are not yet kept; it goes when the work is done or given up."""
        folder = self.root / f".{uuid4().hex}.part"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, content: bytes, source: str, rows: Sequence[Observation]) -> Kept:
        """Seal the bytes, write their observations, list them; the same bytes of one source are kept once."""
        name = seal(content)
        if known := self.find(source, name):
            return known
        parquet = _parquet(rows, f"{source}:{name[:12]}")
        line = _line(source, name, rows, parquet)
        self._place(self.root / "raw" / name, content)
        self._place(self.path(line), parquet)
        self.list(line)
        return line

    def settle(self, raw: Path, parquet: Path, line: Kept) -> None:
        """Staged files take their places, the line follows: the last step makes the vintage, no step before it does."""
        moves = ((raw, self.root / "raw" / line.sha256), (parquet, self.path(line)))
        moved = [place for _, place in moves if not place.exists()]
        try:
            for staged, place in moves:
                with staged.open("r+b") as file:
                    os.fsync(file.fileno())
                staged.replace(place)
                _sync_folder(place.parent)
            self.list(line)
        except BaseException:
            for place in moved:
                place.unlink(missing_ok=True)
            raise

    def list(self, line: Kept) -> None:
        """The manifest with this line, in the place of an older one of the same table and seal."""
        others = [known for known in self.kept() if (known.source, known.sha256) != (line.source, line.sha256)]
        listed = {"format": FORMAT, "vintages": [asdict(known) for known in (*others, line)]}
        self._place(self.manifest, json.dumps(listed, ensure_ascii=False, indent=1).encode())

    def _sweep(self) -> None:
        """Take away what a stopped process left half written; nobody else writes now."""
        for left in list(self.root.rglob(".*.part")):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)

    def _place(self, path: Path, content: bytes) -> None:
        """The bytes appear under their name whole or not at all."""
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
        _sync_folder(path.parent)

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


def _line(source: str, name: str, rows: Sequence[Observation], parquet: bytes) -> Kept:
    return Kept(
        source=source,
        sha256=name,
        parquet=f"{source}-{name[:12]}.parquet",
        parquet_sha256=seal(parquet),
        indicators=tuple(sorted({row.indicator for row in rows})),
        countries=tuple(sorted({row.area.partition("-")[0] for row in rows})),
        periods=tuple(sorted({row.period for row in rows})),
        rows=len(rows),
    )


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
    )


def _origin(words: Mapping[str, Any]) -> Origin:
    named = {name: Wording(**words[name]) for name in ("publisher", "title")}
    return Origin(**{**words, **named})


def _parquet(rows: Sequence[Observation], vintage: str) -> bytes:
    """The observations as a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - needed only when a table is loaded
    import pyarrow.parquet as pq  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    pq.write_table(cells(rows, vintage), sink, compression="zstd", use_dictionary=True)
    content: bytes = sink.getvalue().to_pybytes()
    return content


TEXT = ("indicator", "area", "extent", "partner", "activity", "period", "basis", "unit", "status", "locator", "note")


def cells(rows: Sequence[Observation], vintage: str) -> Any:
    """Observations as an Arrow table: values exact to ten places, everything else in words."""
    import pyarrow as pa  # noqa: PLC0415 - needed only when a table is loaded

    columns: dict[str, Any] = {name: pa.array([getattr(row, name) for row in rows], pa.string()) for name in TEXT}
    columns["value"] = pa.array([row.value for row in rows], pa.decimal128(38, 10))
    columns["decimals"] = pa.array([row.decimals for row in rows], pa.int8())
    columns["vintage"] = pa.array([vintage] * len(rows), pa.string())
    return pa.table(columns)


if sys.platform == "win32":

    def _take(descriptor: int) -> None:
        import msvcrt  # noqa: PLC0415 - there alone

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _sync_folder(folder: Path) -> None:
        """A folder cannot be synced there."""

else:

    def _take(descriptor: int) -> None:
        """Wait for the lock; closing the file gives it back."""
        import fcntl  # noqa: PLC0415 - there alone

        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _sync_folder(folder: Path) -> None:
        """Without it a new name may be lost with the power."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
