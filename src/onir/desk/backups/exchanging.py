"""Exchanging what is held for what was restored: files first, then the names of the databases, or neither.

A file system and a database know no transaction together, and a restore may be killed between the two. So the moves of
files are written down before the first of them, and whoever opens the desk next puts right what was begun: where the
database was exchanged, what came stays; where it was not, the files that were held come back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from onir.desk.backups.dumping import connected
from onir.desk.database import roles
from onir.desk.database.cluster import SUPERUSER
from onir.figures.keeping.shelf import home

COMING, FORMER = "onir_coming", "onir_former"
"""Names of the database that is restored, and of the one it replaces."""

STAGES = ".*.restoring"
"""Folders in which restored files wait for their places."""
NOTE = "moves.json"

Move = tuple[Path, Path]


@contextmanager
def exchanged(staged: Path, moves: Sequence[Move]) -> Iterator[None]:
    """Each file in its place; what was there comes back where the body fails."""
    former = staged / "former"
    former.mkdir()
    steps = [step for new, place in moves for step in ((place, former / place.name), (new, place)) if step[0].exists()]
    _note(staged, steps)
    try:
        for source, target in steps:
            source.rename(target)
        yield
    except BaseException:
        _back(steps)
        raise


def _note(staged: Path, steps: Sequence[Move]) -> None:
    """On the disk before anything is moved."""
    with (staged / NOTE).open("w", encoding="utf-8") as note:
        json.dump([[str(source), str(target)] for source, target in steps], note)
        note.flush()
        os.fsync(note.fileno())


def _back(steps: Sequence[Move]) -> None:
    """The steps that were made, undone; one that was not made has its source still."""
    for source, target in reversed(steps):
        if target.exists() and not source.exists():
            target.rename(source)


# -- after a kill ---------------------------------------------------------------------------------------------------


def put_right(way_in: Path) -> None:
    """What a restore into the desk's own server began and did not end."""
    if stages := list(home().glob(STAGES)):
        _ended(stages, done=COMING not in databases(way_in))
        drop(way_in, COMING, FORMER)


def put_right_at(address: str) -> None:
    """The same of a database on an office's own server, which was empty before."""
    if stages := list(home().glob(STAGES)):
        _ended(stages, done=not empty(address))


def _ended(stages: Sequence[Path], *, done: bool) -> None:
    for staged in stages:
        if (note := staged / NOTE).exists() and not done:
            _back([(Path(source), Path(target)) for source, target in json.loads(note.read_text("utf-8"))])
        shutil.rmtree(staged, ignore_errors=True)


# -- databases ------------------------------------------------------------------------------------------------------


def empty(address: str) -> bool:
    """Whether a database has no tables."""
    with connected(address) as asked:
        return not asked.execute("SELECT FROM pg_tables WHERE schemaname = 'public' LIMIT 1").rowcount


def databases(way_in: Path) -> set[str]:
    import psycopg  # noqa: PLC0415 - needs the extra

    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres") as server:
        return {name for (name,) in server.execute("SELECT datname FROM pg_database")}


def drop(way_in: Path, *names: str) -> None:
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres", autocommit=True) as server:
        for name in names:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def rename(way_in: Path, *, replaced: bool) -> None:
    """The restored database under its name, and the former one under another, in one transaction."""
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(host=str(way_in), user=SUPERUSER, dbname="postgres") as server:
        steps = [(roles.DATABASE, FORMER)] if replaced else []
        for before, after in [*steps, (COMING, roles.DATABASE)]:
            server.execute(renamed.format(sql.Identifier(before), sql.Identifier(after)))
