"""Restoring: the whole backup is looked through, then laid out beside what is held, and takes its place at the end.

The database comes into one of another name and is brought up to date there; only then files and names are exchanged
(`exchanging`), and a step that fails takes the steps before it back. On an office's own server, where making databases
is not ours, the backup goes into an empty one. What is held is replaced only where that is said.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from onir.desk.backups import archive
from onir.desk.backups.archive import Manifest
from onir.desk.backups.dumping import as_owner, is_private, put_back
from onir.desk.backups.exchanging import (
    COMING,
    FORMER,
    Move,
    databases,
    drop,
    empty,
    exchanged,
    put_right,
    put_right_at,
    rename,
)
from onir.desk.database import roles
from onir.desk.place import cluster, folder, serving
from onir.errors import BadInput, NotHeld
from onir.figures.keeping.shelf import home
from onir.language.messages import msg


def restore(place: Path, *, over: bool = False) -> Manifest:
    """The state of a backup, brought up to this version; `over` what is held, where there is something."""
    manifest = archive.checked(place)
    _check_edition(manifest, place)
    address = os.environ.get("DATABASE_URL")
    private = address is None or is_private(address)
    with serving(""):
        if private:
            _into_own_server(place, manifest, over=over)
        else:
            _into_empty_database(place, manifest, as_owner(str(address)), over=over)
    return manifest


def _check_edition(manifest: Manifest, place: Path) -> None:
    """NotHeld where the tables in it have been brought further than this version knows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onir.desk.settings")
    import django  # noqa: PLC0415 - needs the extra

    django.setup()
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    loader = MigrationLoader(None)
    known = {*loader.disk_migrations, *(one for merged in loader.replacements.values() for one in merged.replaces)}
    if unknown := sorted(set(manifest.migrations) - {".".join(one) for one in known}):
        raise NotHeld(
            msg("The backup was made by a newer Öñir; this one does not know: {changes}.", changes=unknown),
            where=str(place),
            then=msg("Restore it with that version or a later one."),
        )


def _places() -> tuple[Path, ...]:
    """Where the files of a backup belong."""
    own = home()
    return own / "figures", own / "corrections.csv", own / "boundaries", folder() / "documents"


def _check_empty(*places: Path) -> None:
    """BadInput where something is held already; a list of figures that ship alone is also something."""
    if full := [place for place in places if place.exists() and (place.is_file() or any(place.iterdir()))]:
        raise _held(full[0])


def _held(where: Path | str) -> BadInput:
    return BadInput(
        msg("Something is held here already."), where=str(where),
        then=msg("Name an empty home with {setting}, or say {option} to replace all of it.",
                 setting="ONIR_HOME=…", option="--over"),
    )  # fmt: skip


@contextmanager
def _staged(place: Path, manifest: Manifest) -> Iterator[Path]:
    """The members laid out in a folder beside their places, which goes afterwards."""
    stage = home() / f".{uuid4().hex}.restoring"
    try:
        stage.mkdir(mode=0o700)
        archive.unpacked(place, stage, manifest)
        yield stage
    except OSError as fault:
        raise archive.unwritten(fault, stage) from fault
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _into_own_server(place: Path, manifest: Manifest, *, over: bool) -> None:
    server = cluster()
    way_in = server.start()
    try:
        put_right(way_in)
        if not over:
            _check_empty(*_places())
        held = databases(way_in)
        if roles.DATABASE in held and not over:
            raise _held(server.folder)
        with _staged(place, manifest) as staged:
            drop(way_in, COMING, FORMER)
            roles.make_roles(way_in, COMING)
            owner = roles.address(way_in, roles.OWNER, COMING)
            put_back(owner, staged / archive.DATABASE, manifest.postgresql)
            _migrate(owner)
            with exchanged(staged, _moves(staged)):
                rename(way_in, replaced=roles.DATABASE in held)
            drop(way_in, FORMER)
    finally:
        server.stop()


def _into_empty_database(place: Path, manifest: Manifest, owner: str, *, over: bool) -> None:
    put_right_at(owner)
    if not over:
        _check_empty(*_places())
    if not empty(owner):
        raise BadInput(
            msg("The database of this address is not empty."), where="DATABASE_URL",
            then=msg("Create an empty one on your server and name that."),
        )  # fmt: skip
    with _staged(place, manifest) as staged, exchanged(staged, _moves(staged)):
        put_back(owner, staged / archive.DATABASE, manifest.postgresql)
        _migrate(owner)


def _moves(staged: Path) -> list[Move]:
    """Whence each file of the backup goes to its place; the key that signs sessions where it came along."""
    own = [(staged / place.name, place) for place in _places()]
    return [*own, (staged / archive.SECRET, folder() / "secret")] if (staged / archive.SECRET).exists() else own


def _migrate(owner: str) -> None:
    from django.db import connections  # noqa: PLC0415 - once Django is set up

    from onir.desk.database.address import database_of  # noqa: PLC0415
    from onir.desk.first_start import in_words, migrate  # noqa: PLC0415

    connections.close_all()
    connections.settings["owner"] = connections.configure_settings({"default": {}, "owner": database_of(owner)})[
        "owner"
    ]
    with in_words():
        migrate("owner")
