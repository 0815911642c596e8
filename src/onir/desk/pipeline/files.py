"""Files of documents: kept once under their hash beside the database, out of the reach of pages, known by content.

What a file is, its first bytes say; its name says nothing. Programs, archives and pages are not taken. Looking for
viruses is left to what the office has; `scan_state` keeps its answer.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from onir.desk.pipeline.data import rows
from onir.desk.place import folder
from onir.errors import BadInput, NotHeld
from onir.language.messages import msg

LARGEST = 50_000_000
PACKED = bytes.fromhex("504b0304")
HEAD = 64


@dataclass(frozen=True)
class Kept:
    """What is told of a file that is kept."""

    sha256: str
    size: int
    media_type: str


def keep(content: bytes, name: str) -> Kept:
    """The file under its hash, written whole or not at all; BadInput where it is of no kind that is taken."""
    if len(content) > LARGEST:
        raise BadInput(msg("The file is larger than {size} MB.", size=LARGEST // 1_000_000), where=name)
    media_type = kind_of(content)
    if media_type is None:
        kinds = sorted({row["ending"].upper() for row in rows("media")})
        raise BadInput(
            msg("This is no document that is kept here."), where=name, accepted=msg("Accepted: {kinds}.", kinds=kinds)
        )
    return Kept(store(content), len(content), media_type)


def store(content: bytes) -> str:
    """The hash under which the bytes are from now on; of what the desk itself made, which nobody handed in."""
    digest = sha256(content).hexdigest()
    _write(content, place_of(digest))
    return digest


def read(digest: str) -> bytes:
    """The file of a hash; NotHeld where it is gone or is not what was kept."""
    try:
        content = place_of(digest).read_bytes()
    except OSError as fault:
        raise NotHeld(msg("The file of this document is not there."), then=_RESTORE) from fault
    if sha256(content).hexdigest() != digest:
        raise NotHeld(msg("The file of this document is not what was kept."), then=_RESTORE)
    return content


_RESTORE = msg("Restore it from a backup.")


def place_of(digest: str) -> Path:
    """Where the file of a hash is."""
    return folder() / "documents" / digest[:2] / digest


def kind_of(content: bytes) -> str | None:
    """The kind by the content; None where it is none of those that are taken.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"<html>")
    ('application/pdf', None)
    """
    inside = set(_inside(content)) if content.startswith(PACKED) else set()
    for row in rows("media"):
        begins, holds = bytes.fromhex(row["begins"]), row["holds"]
        packed = begins == PACKED and any(name.startswith(holds) for name in inside)
        plain = begins != PACKED and holds.encode() in content[:HEAD]
        if content.startswith(begins) and (packed or plain or holds.encode() in content[:HEAD]):
            return row["media_type"]
    return None


def _inside(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from packed.namelist()
    except zipfile.BadZipFile:
        return


def _write(content: bytes, place: Path) -> None:
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(place)
