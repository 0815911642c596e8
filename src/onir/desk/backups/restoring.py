"""Restoring: the whole backup is looked through, then laid out beside what is held, and takes its place at the end.

The database comes into one of another name and is brought up to date there; only then files and names are exchanged,
and a step that fails takes the steps before it back. On an office's own server, where making databases is not ours, the
backup goes into an empty one. What is held is replaced only where that is said.
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
from onir.desk.database import roles
from onir.desk.database.cluster import SUPERUSER
from onir.desk.place import cluster, folder, serving
from onir.errors import BadInput, NotHeld
from onir.figures.keeping.shelf import home
from onir.language.messages import msg

COMING, FORMER = "onir_coming", "onir_former"
"""Names of the database that is restored, and of the one it replaces."""


def restore(place: Path, *, over: bool = False) -> Manifest:
    """The state of a backup, brought up to this version; `over` what is held, where there is something."""
    manifest = archive.checked(place)
    _check_edition(manifest, place)
    address = os.environ.get("DATABASE_URL")
    private = address is None or is_private(address)
    with serving(""):
        if not over:
            _check_empty(*_places())
        with _staged(place, manifest) as staged:
            if private:
                _into_own_server(staged, manifest.postgresql, over=over)
            else:
                _into_empty_database(staged, manifest.postgresql, str(address))
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
    for left in home().glob(".*.restoring"):  # of a restore that was killed
        shutil.rmtree(left, ignore_errors=True)
    try:
        stage.mkdir(mode=0o700)
        archive.unpacked(place, stage, manifest)
        yield stage
    except OSError as fault:
        raise archive.unwritten(fault, stage) from fault
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _into_own_server(staged: Path, edition: str, *, over: bool) -> None:
    server = cluster()
    way_in = server.start()
    try:
        held = _databases(way_in)
        if roles.DATABASE in held and not over:
            raise _held(server.folder)
        _drop(way_in, COMING, FORMER)
        roles.make_roles(way_in, COMING)
        owner = roles.address(way_in, roles.OWNER, COMING)
        put_back(owner, staged / archive.DATABASE, edition)
        _migrate(owner)
        with _exchanged(staged):
            _rename(way_in, replaced=roles.DATABASE in held)
        _drop(way_in, FORMER)
    finally:
        server.stop()


def _into_empty_database(staged: Path, edition: str, address: str) -> None:
    import psycopg  # noqa: PLC0415 - needs the extra

    owner = as_owner(address)
    with psycopg.connect(owner) as asked:
        if asked.execute("SELECT FROM pg_tables WHERE schemaname = 'public' LIMIT 1").rowcount:
            raise BadInput(
                msg("The database of this address is not empty."), where="DATABASE_URL",
                then=msg("Create an empty one on your server and name that."),
            )  # fmt: skip
    with _exchanged(staged):
        put_back(owner, staged / archive.DATABASE, edition)
        _migrate(owner)


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


@contextmanager
def _exchanged(staged: Path) -> Iterator[None]:
    """The files of the backup in their places; what was there comes back where the body fails."""
    moves = [(staged / place.name, place) for place in _places()]
    if (key := staged / archive.SECRET).exists():
        moves.append((key, folder() / "secret"))
    former, done = staged / "former", list[tuple[Path, Path]]()
    former.mkdir()
    try:
        for new, place in moves:
            for source, target in ((place, former / place.name), (new, place)):
                if source.exists():
                    source.rename(target)
                    done.append((source, target))
        yield
    except BaseException:
        for source, target in reversed(done):
            target.rename(source)
        raise


# -- names of databases -------------------------------------------------------------------------------------------


def _databases(way_in: Path) -> set[str]:
    import psycopg  # noqa: PLC0415 - needs the extra

    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres") as server:
        return {name for (name,) in server.execute("SELECT datname FROM pg_database")}


def _drop(way_in: Path, *names: str) -> None:
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres", autocommit=True) as server:
        for name in names:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _rename(way_in: Path, *, replaced: bool) -> None:
    """The restored database under its name, and the former one under another, in one transaction."""
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres") as server:
        steps = [(roles.DATABASE, FORMER)] if replaced else []
        for before, after in [*steps, (COMING, roles.DATABASE)]:
            server.execute(renamed.format(sql.Identifier(before), sql.Identifier(after)))
