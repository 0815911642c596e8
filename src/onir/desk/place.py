"""What the desk keeps beside its database under the home folder: its secret, and who is serving."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from onir.desk.database import binaries
from onir.desk.database.account import account
from onir.desk.database.cluster import Cluster
from onir.errors import Unavailable
from onir.figures.keeping.locking import take
from onir.figures.keeping.shelf import home
from onir.language.messages import msg

OF_OTHERS = Path("/var/lib/onir")
"""Where data folders of the account are that root starts PostgreSQL under: it may enter no home of root."""

TRIES, PAUSE = 20, 0.1


def folder() -> Path:
    """`desk` under the home folder, entered by its owner alone."""
    own = home() / "desk"
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(
            msg("The desk cannot be kept here: {reason}.", reason=fault.strerror or str(fault)), where=str(own)
        ) from fault
    return own


def secret() -> str:
    """The key that signs sessions, made once; whoever has it can sign in as anybody."""
    file = folder() / "secret"
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as written:
            written.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return file.read_text("ascii")


def cluster() -> Cluster:
    """The private PostgreSQL of this home; as root, with a folder outside of it that another account owns."""
    binaries.installed()  # refused in words on a system that has no accounts of this kind
    runs_as = account()
    if not runs_as.other:
        return Cluster(folder() / "database", runs_as)
    named = sha256(os.fsencode(folder().resolve())).hexdigest()[:16]
    return Cluster(OF_OTHERS / named, runs_as)


@contextmanager
def serving(address: str) -> Iterator[None]:
    """Holds the home for one desk at a time; Unavailable says where the other one answers."""
    descriptor = os.open(folder() / "serving", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _taken(descriptor):
            other = _written(descriptor)
            raise Unavailable(
                msg("A desk already serves this home, at {address}.", address=other or "?"),
                where=str(home()),
                then=msg("Use that one, stop it, or name another home: {setting}", setting="ONIR_HOME=…"),
            )
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, address.encode())
        yield
    finally:
        os.close(descriptor)


def _written(descriptor: int) -> str:
    """Where the other desk says it answers; nothing on a system on which a locked file cannot be read."""
    try:
        return os.read(descriptor, 1000).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _taken(descriptor: int) -> bool:
    """Whether the lock is ours; one whose holder was killed a moment ago is given back when its workers are gone."""
    for _ in range(TRIES):
        try:
            take(descriptor, wait=False)
        except BlockingIOError:
            time.sleep(PAUSE)
        else:
            return True
    return False
