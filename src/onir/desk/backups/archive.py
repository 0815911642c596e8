"""The file of a backup: a ZIP with members of few kinds, and a manifest that names the SHA-256 of each.

It appears under its name whole and synced, or not at all, and its owner alone may read it. Nothing of a file that
comes back is believed: what the manifest does not name, a name that is no member's, a link, a byte that is not what
was sealed are all refused before anything is put anywhere. The manifest tells damage, not forgery: it is not signed.
"""

from __future__ import annotations

import json
import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from onir.errors import BadInput, NotHeld, Unavailable
from onir.figures.keeping.locking import sync_folder
from onir.language.messages import msg

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.dump"
SECRET = "secret"  # noqa: S105 - the name of the member
CHUNK = 1 << 20
LARGEST_MANIFEST = 200_000_000

NAMED = re.compile(
    r"database\.dump|secret|corrections\.csv|boundaries/[\w-][\w.-]*|"
    r"figures/manifest\.json|figures/(raw|vintages)/[\w-][\w.,+@-]*|documents/[0-9a-f]{2}/[0-9a-f]{64}",
    re.ASCII,
)
"""All that a member may be called."""


@dataclass(frozen=True)
class Member:
    """What is told of a file inside."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """`made` in UTC; `migrations`: what the tables have been brought through, as `app.name`."""

    made: str
    onir: str
    postgresql: str
    migrations: tuple[str, ...]
    members: Mapping[str, Member]


class Packing:
    """An archive that is being written."""

    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        self.members: dict[str, Member] = {}

    def add(self, name: str, parts: Iterable[bytes]) -> None:
        """A member from its bytes, in whatever parts they come."""
        told, size = sha256(), 0
        with self._packed.open(name, "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)
                told.update(part)
                size += len(part)
        self.members[name] = Member(told.hexdigest(), size)

    def seal(self, manifest: Manifest) -> None:
        """The manifest, as the last member."""
        text = json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1)
        self._packed.writestr(MANIFEST, text)


@contextmanager
def writing(place: Path) -> Iterator[Packing]:
    """A new archive: under its name when all of it is on the disk; BadInput where a file is there already."""
    if place.exists():
        raise BadInput(msg("There is a file of this name already."), where=str(place), then=msg("Name another file."))
    part = place.with_name(f".{place.name}.{uuid4().hex}.part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as packed:
                yield Packing(packed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        sync_folder(place.parent)
    except OSError as fault:
        raise unwritten(fault, place) from fault
    finally:
        part.unlink(missing_ok=True)


def unwritten(fault: OSError, place: Path) -> Unavailable:
    """A folder that takes no file, in words."""
    return Unavailable(
        msg("The backup cannot be written: {reason}.", reason=fault.strerror or str(fault)), where=str(place)
    )


def checked(place: Path) -> Manifest:
    """What an archive holds, every byte of it compared with its manifest; BadInput says what is wrong with it."""
    with _opened(place) as packed:
        manifest = _manifest(packed, place)
        _check_names(packed, manifest, place)
        for name, told in manifest.members.items():
            with packed.open(name) as member:
                if _seal(member) != told:
                    raise _damaged(place, name)
    return manifest


def unpacked(place: Path, folder: Path, manifest: Manifest) -> None:
    """The members, each in its place in an empty folder; their seals are looked at once more on the way."""
    with _opened(place) as packed:
        for name, told in manifest.members.items():
            target = folder / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with packed.open(name) as member, os.fdopen(_new(target), "wb") as file:
                if _seal(member, file) != told:
                    raise _damaged(place, name)
                file.flush()
                os.fsync(file.fileno())


def _new(target: Path) -> int:
    return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


@contextmanager
def _opened(place: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(place) as packed:
            yield packed
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise _damaged(place) from fault
    except FileNotFoundError as fault:
        raise NotHeld(msg("There is no such file."), where=str(place)) from fault


def _manifest(packed: ZipFile, place: Path) -> Manifest:
    """The manifest; NotHeld where a newer Öñir wrote it."""
    try:
        if packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise _damaged(place, MANIFEST)
        told = json.loads(packed.read(MANIFEST))
        newer = told.pop("format") > FORMAT
        members = {name: Member(**one) for name, one in told.pop("members").items()}
        int(told["postgresql"])
        manifest = Manifest(**{**told, "migrations": tuple(told["migrations"])}, members=members)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise _damaged(place, MANIFEST) from fault
    if newer:
        raise NotHeld(
            msg("The backup was made by a newer Öñir: {version}.", version=manifest.onir), where=str(place),
            then=msg("Restore it with that version or a later one."),
        )  # fmt: skip
    return manifest


def _check_names(packed: ZipFile, manifest: Manifest, place: Path) -> None:
    """BadInput where a name leads elsewhere, is there twice or is no member's."""
    inside = packed.infolist()
    for one in inside:
        if one.filename != MANIFEST and (not NAMED.fullmatch(one.filename) or _is_link(one)):
            raise BadInput(
                msg("The backup holds a file that no backup has: {name}.", name=one.filename), where=str(place)
            )
    if sorted(one.filename for one in inside) != sorted({MANIFEST, *manifest.members}):
        raise _damaged(place, MANIFEST)
    if DATABASE not in manifest.members:
        raise _damaged(place, DATABASE)


def _is_link(one: ZipInfo) -> bool:
    return stat.S_ISLNK(one.external_attr >> 16)


def _seal(member: IO[bytes], copy: IO[bytes] | None = None) -> Member:
    told, size = sha256(), 0
    while part := member.read(CHUNK):
        told.update(part)
        size += len(part)
        if copy:
            copy.write(part)
    return Member(told.hexdigest(), size)


def _damaged(place: Path, name: str = "") -> BadInput:
    return BadInput(
        msg("The backup is damaged, or is no backup of Öñir; nothing was touched."),
        where=" · ".join(filter(None, (str(place), name))),
        then=msg("Take another one."),
    )
