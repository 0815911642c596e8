"""Taking a backup: the database first, as it is at one moment, then the files, of which none is ever changed.

So every document that the database names is there; one that came a moment later is too many, and harms nobody. What can
be made anew stays out: prepared answers, the binaries of PostgreSQL. The secret that signs sessions stays out unless it
is asked for: whoever has it and the file could sign in as anybody. Without it people sign in once more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onir import __version__
from onir.desk.backups import archive
from onir.desk.backups.dumping import as_owner, connected, dumped
from onir.desk.backups.exchanging import put_right
from onir.desk.database import roles
from onir.desk.place import cluster, folder, serving
from onir.errors import NotHeld, Unavailable
from onir.figures.keeping.shelf import Shelf, home
from onir.language.messages import msg

DOCUMENTS = "documents"


@dataclass(frozen=True)
class Backup:
    """A backup that was taken: its file, its size in bytes, how many files are in it."""

    place: Path
    size: int
    members: int


def take(place: Path, *, secret: bool = False) -> Backup:
    """Back everything up into a new file."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise archive.unwritten(fault, place) from fault
    with database() as address, archive.writing(place) as packing:
        postgresql, migrations = _edition(address)
        packing.add(archive.DATABASE, dumped(address))
        for name, file in _files(secret=secret):
            packing.add(name, _parts(file))
        made = datetime.now(UTC).isoformat(timespec="seconds")
        packing.seal(archive.Manifest(made, __version__, postgresql, migrations, packing.members))
    return Backup(place, place.stat().st_size, len(packing.members))


@contextmanager
def database() -> Iterator[str]:
    """The address of the database under its owner; the desk's own server runs meanwhile, and on if it did before."""
    if address := os.environ.get("DATABASE_URL"):
        yield as_owner(address)
        return
    server = cluster()
    if not server.data.exists():
        raise NotHeld(
            msg("There is no desk here yet, hence nothing to back up."), where=str(home()),
            then=msg("Name its home: {setting}", setting="ONIR_HOME=…"),
        )  # fmt: skip
    with ExitStack() as stack:
        alone = True
        try:
            stack.enter_context(serving(""))
        except Unavailable:
            alone = False
        way_in = server.start()
        if alone:
            stack.callback(server.stop)
            put_right(way_in)
        yield roles.address(way_in, roles.OWNER)


def _edition(address: str) -> tuple[str, tuple[str, ...]]:
    """The version of the server, and what the tables have been brought through."""
    with connected(address) as asked:
        version = str(asked.info.server_version // 10000)
        applied = asked.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
    return version, tuple(name for (name,) in applied)


def _files(*, secret: bool) -> Iterator[tuple[str, Path]]:
    """The files beside the database, by the names they have in a backup; figures are held still meanwhile."""
    own = home()
    for file in (own / "corrections.csv", *sorted((own / "boundaries").glob("[a-z][a-z].geojson"))):
        if file.is_file():
            yield str(file.relative_to(own)), file
    if (own / "figures" / "manifest.json").exists():
        shelf = Shelf(own / "figures")
        with shelf.writing():
            for file in (shelf.manifest, *sorted(shelf.root.glob("raw/*")), *sorted(shelf.root.glob("vintages/*"))):
                yield str(file.relative_to(own)), file
    for file in sorted((folder() / DOCUMENTS).glob("??/*")):
        if archive.NAMED.fullmatch(name := f"{DOCUMENTS}/{file.parent.name}/{file.name}"):
            yield name, file
    if secret and (folder() / "secret").exists():
        yield archive.SECRET, folder() / "secret"


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while part := opened.read(archive.CHUNK):
            yield part
