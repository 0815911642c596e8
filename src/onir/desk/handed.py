"""Tables handed in and not yet kept: they wait beside the store, never in it, between the preview and the yes.

Each lies in a folder whose name nobody can guess, under the person who handed it in; nobody else finds it. What nobody
said yes to within an hour goes when the next one comes.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from onir.desk.place import folder
from onir.errors import NotHeld
from onir.language.messages import msg

WAITS = 60 * 60
LONGEST_NAME = 100
MAPPING = "mapping.yaml"


@dataclass(frozen=True)
class Handed:
    """A file that waits, and its `token`, which its owner's form brings back."""

    token: str
    folder: Path

    @property
    def file(self) -> Path:
        return next((self.folder / "table").iterdir())

    @property
    def mapping(self) -> Path:
        """Where the mapping stands that was written for it."""
        return self.folder / MAPPING

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def receive(file: UploadedFile[bytes], person: int) -> Handed:
    """The file that came with a form, under a name that is safe on every system."""
    waiting = folder() / "handed"
    for old in _old(waiting):
        shutil.rmtree(old, ignore_errors=True)
    token = secrets.token_hex(16)
    place = waiting / str(person) / token
    (place / "table").mkdir(mode=0o700, parents=True)
    with (place / "table" / _safe(file.name or "")).open("xb") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
    return Handed(token, place)


def waiting(token: str, person: int) -> Handed:
    """The file that this person handed in before; NotHeld where it is gone or somebody else's."""
    place = folder() / "handed" / str(person) / token
    if not re.fullmatch(r"[0-9a-f]{32}", token) or not place.is_dir():
        raise NotHeld(msg("The file you handed in is no longer here."), then=msg("Choose it once more."))
    return Handed(token, place)


def _old(waiting: Path) -> Iterator[Path]:
    for place in waiting.glob("*/*"):
        if place.stat().st_mtime < time.time() - WAITS:
            yield place


def _safe(name: str) -> str:
    """The name as it came where it is a plain one: it stands in the address of every cell.

    >>> _safe("../Прямые инвестиции (2025).xlsx"), _safe("...")
    ('Прямые инвестиции (2025).xlsx', 'table')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w .()+-]", "_", last).strip(". ")
    return plain[-LONGEST_NAME:].strip(". ") or "table"
