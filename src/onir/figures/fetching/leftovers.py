"""What fetching has left on this machine, so that an interrupted run goes on and an unchanged file is not sent again.

    $ONIR_HOME/fetching/<name>.answer   an answer that came whole
    $ONIR_HOME/fetching/<name>.begun    the beginning of one that did not
    $ONIR_HOME/fetching/<name>.json     its address, and the mark the publisher gave this version of it

An answer stands for the publisher's in three cases alone: it came in the same run; the publisher, shown its mark
(`ETag` or `Last-Modified`), says that nothing has changed; or the one who asks knows that it cannot have changed, and
it is not older than `FRESH`. A beginning is gone on with only under a strong mark, which promises the same bytes. One
process at a time uses the folder; a second one fetches without it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from onir.figures.keeping.shelf import seal

FRESH = 6 * 3600.0
"""Seconds for which pages of an interrupted run may still be of one piece with those to come."""
KEPT = 400 * 86400.0
"""Seconds after which an answer is taken away: no table comes more seldom than once a year."""


@dataclass(frozen=True)
class Mark:
    """How the publisher names this version of a file: `ETag`, or the day it was changed."""

    tag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, headers: Any) -> Mark:
        return cls(headers.get("ETag") or "", headers.get("Last-Modified") or "")

    def __bool__(self) -> bool:
        return bool(self.tag or self.modified)

    @property
    def strong(self) -> bool:
        """Whether it promises the same bytes; a weak tag promises the same meaning, a day no more than that."""
        return self.tag.startswith('"')

    @property
    def asks(self) -> dict[str, str]:
        """Headers that ask for the file only if it has changed."""
        found = {"If-None-Match": self.tag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


class Leftovers:
    """Answers and beginnings by address, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.came: set[str] = set()
        """Addresses that were asked in this run."""

    def answer(self, address: str, *, settled: bool = False) -> bytes | None:
        """What may be taken without asking: an answer of this run, or a young one of what cannot have changed."""
        good = address in self.came or (settled and _age(self._path(address, "answer")) < FRESH)
        return self._whole(address) if good else None

    def left(self, address: str) -> bytes | None:
        """A young answer of an earlier run, to be compared with a new one."""
        return self._whole(address) if _age(self._path(address, "answer")) < FRESH else None

    def known(self, address: str) -> tuple[bytes, Mark] | None:
        """An answer with its mark, for the publisher to say whether it still holds."""
        content, mark = self._whole(address), self._mark(address)
        return (content, mark) if content is not None and mark else None

    def begun(self, address: str) -> tuple[bytes, Mark] | None:
        """The beginning of an answer whose bytes are promised to be the same."""
        content, mark = _bytes(self._path(address, "begun")), self._mark(address)
        return (content, mark) if content and mark.strong else None

    @contextmanager
    def beginning(self, address: str, mark: Mark, content: bytes) -> Iterator[IO[bytes]]:
        """A file for the bytes as they come, after those that are there already."""
        for kind in ("answer",) if content else ("answer", "begun"):  # no bytes of one version under another's mark
            self._path(address, kind).unlink(missing_ok=True)
        self._tell(address, mark)
        with self._path(address, "begun").open("r+b" if content else "wb") as file:
            file.seek(len(content))
            file.truncate()
            yield file

    def keep(self, address: str, content: bytes, mark: Mark) -> None:
        """A whole answer, in the place of its beginning; it appears under its name at once."""
        with self.beginning(address, mark, b"") as file:
            file.write(content)
        self._tell(address, mark, seal(content))
        self._path(address, "begun").replace(self._path(address, "answer"))
        self.came.add(address)

    def holds(self, address: str) -> None:
        """The publisher has said that the answer is still the same."""
        self._path(address, "answer").touch()
        self.came.add(address)

    def drop(self, address: str) -> None:
        """Nothing of this address is to be used again."""
        self.came.discard(address)
        for kind in ("answer", "begun", "json"):
            self._path(address, kind).unlink(missing_ok=True)

    def done(self, address: str) -> None:
        """The address was asked to the end: without a mark its answer is of no further use."""
        if not self._mark(address):
            self.drop(address)

    def sweep(self) -> None:
        """Take away what is too old to be of use."""
        for path in self.folder.glob("*.*"):
            if path.name != "lock" and _age(path) > KEPT:
                path.unlink(missing_ok=True)

    def _whole(self, address: str) -> bytes | None:
        """The bytes of an answer, if they are what they were: power may have failed while they were written."""
        content = _bytes(self._path(address, "answer"))
        return content if content is not None and seal(content) == self._told(address, "sha256") else None

    def _mark(self, address: str) -> Mark:
        return Mark(self._told(address, "tag"), self._told(address, "modified"))

    def _tell(self, address: str, mark: Mark, sha256: str = "") -> None:
        about = {"address": address, "tag": mark.tag, "modified": mark.modified, "sha256": sha256}
        self._path(address, "json").write_text(json.dumps(about), encoding="utf-8")

    def _told(self, address: str, word: str) -> str:
        try:
            return str(json.loads(self._path(address, "json").read_text(encoding="utf-8"))[word])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _path(self, address: str, kind: str) -> Path:
        return self.folder / f"{seal(address.encode())[:32]}.{kind}"


@contextmanager
def leftovers(home_folder: Path) -> Iterator[Leftovers | None]:
    """The leftovers of a home folder; None where they cannot be used: another process has them, or no disk does."""
    folder = home_folder / "fetching"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("a+b")
    except OSError:
        yield None
        return
    with lock:
        if not _took(lock.fileno()):
            yield None
            return
        found = Leftovers(folder)
        found.sweep()
        yield found


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


if sys.platform == "win32":

    def _took(descriptor: int) -> bool:
        import msvcrt  # noqa: PLC0415 - there alone

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _took(descriptor: int) -> bool:
        """Whether the lock was free; it is given back when the file is closed or the process dies."""
        import fcntl  # noqa: PLC0415 - there alone

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
