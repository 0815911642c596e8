"""The scan itself: one process looks, all cores read, parts are kept in the order of the archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onir.claims.scanning.crew import batches, done
from onir.claims.scanning.keeping import Reached, begun, keep
from onir.claims.scanning.records import files_of
from onir.claims.scanning.relevance import is_relevant
from onir.errors import BadInput
from onir.language.messages import Message, msg


@dataclass(frozen=True)
class Progress:
    """How far a scan is: records looked at, those that mattered, their claims; `share` of the bytes read."""

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


ENGINES = ("local", "spark")


def scan(
    paths: Sequence[str | Path],
    to: str | Path,
    *,
    workers: int | None = None,
    engine: str = "local",
    told: Callable[[Progress], None] = lambda _: None,
) -> Scanned:
    """Every claim of the archives with its verdict, to the folder `to`; goes on where an earlier run stopped.

    `told` is called after each part. One worker is this process itself; with more, a record that kills its reader costs
    nothing but itself. The engine `spark` gives every file to a task of a cluster, which sees the same folders.
    """
    if engine not in ENGINES:
        raise BadInput(msg("“{name}” is no engine.", name=engine), accepted=msg("Accepted: {names}.", names=[*ENGINES]))
    is_relevant(b"")  # says at once if what it needs is not installed
    folder, files = Path(to), files_of([Path(path) for path in paths])
    if engine == "spark":
        return _on_spark(files, folder, workers)
    reached, sizes = begun(folder, files), [file.stat().st_size for file in files]
    for rows, through in done(batches(files, reached), workers or os.cpu_count() or 1):
        claims, refused = reached.claims + len(rows.claims), reached.refused + len(rows.refused)
        reached = replace(through, claims=claims, refused=refused)
        keep(folder, rows, reached)
        told(Progress(reached.looked_at, reached.relevant, reached.claims, _share(reached, sizes)))
    return _scanned(folder, reached)


def _scanned(to: Path, reached: Reached) -> Scanned:
    return Scanned(to, reached.looked_at, reached.relevant, reached.claims, reached.refused)


def _on_spark(files: Sequence[Path], to: Path, workers: int | None) -> Scanned:
    from onir.claims.scanning.cluster import scan_files  # noqa: PLC0415 - of the extra spark alone

    if workers is not None:
        raise BadInput(msg("Spark itself says how many processes read."), where="--workers")
    return _scanned(to.absolute(), scan_files([file.absolute() for file in files], to.absolute()))


def _share(reached: Reached, sizes: Sequence[int]) -> float:
    """The share of all bytes that were read."""
    return (sum(sizes[: reached.file]) + reached.read) / max(1, sum(sizes)) if reached.file < len(sizes) else 1.0
