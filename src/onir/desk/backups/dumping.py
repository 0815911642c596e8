"""The database as one stream and back: by `pg_dump` and `pg_restore`, since they know all that a database has.

A dump is one snapshot, whoever writes meanwhile. Owners and grants stay out of it: at the new place everything belongs
to the role that restores, and its default privileges let the desk in. The programs are those of the wheel for the
desk's own server; for an office's server those on its path come first, unless they are older than it or the dump.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onir.desk.database import binaries, roles
from onir.errors import NotHeld, OnirError, Unavailable
from onir.language.messages import Message, msg

CHUNK = 1 << 20
OUTSIDE = ("--no-owner", "--no-privileges", "--no-comments")
FAILED_DUMP = msg("The database could not be backed up.")
FAILED_RESTORE = msg("The database could not be restored; what was held before is untouched.")


def is_private(address: str) -> bool:
    """Whether it is the desk's own server, which answers on a socket and lets in under any role.

    >>> is_private(roles.address(Path("/run/onir"), roles.DESK)), is_private("postgresql://onir@db.example/onir")
    (True, False)
    """
    return address.startswith((f"postgresql://{roles.DESK}@/", f"postgresql://{roles.OWNER}@/"))


def as_owner(address: str) -> str:
    """The same database under the role that owns its tables, as far as that is known."""
    if is_private(address):
        return address.replace(f"//{roles.DESK}@", f"//{roles.OWNER}@", 1)
    return os.environ.get("ONIR_DATABASE_OWNER_URL") or address


def dumped(address: str) -> Iterator[bytes]:
    """The bytes of a dump; Unavailable with its last words where it did not end well."""
    command = [_program("pg_dump", address, _major_of_server(address)), "--format=custom", *OUTSIDE]
    with tempfile.TemporaryFile() as said:
        with _started(command, address, stdout=subprocess.PIPE, stderr=said) as program:
            assert program.stdout is not None
            while part := program.stdout.read(CHUNK):
                yield part
        if program.returncode:
            said.seek(0)
            raise _failed(FAILED_DUMP, said.read())


def put_back(address: str, dump: Path, edition: str = "0") -> None:
    """A dump of a server of that major version into an empty database, in one transaction."""
    least = max(_major_of_server(address), int(edition))
    command = [_program("pg_restore", address, least), *OUTSIDE, "--single-transaction", "--exit-on-error", str(dump)]
    with _started(command, address, stderr=subprocess.PIPE, dbname=True) as program:
        _, said = program.communicate()
    if program.returncode:
        raise _failed(FAILED_RESTORE, said)


def _started(command: list[str], address: str, *, dbname: bool = False, **ways: object) -> subprocess.Popen[bytes]:
    """The program, told by the environment what nobody should read in the list of processes."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo  # noqa: PLC0415 - needs the extra

    told: dict[str, Any] = dict(conninfo_to_dict(address))
    password = told.pop("password", None)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **({"PGPASSWORD": str(password)} if password else {})}
    named = f"--dbname={make_conninfo(**told)}"
    last = [named, command.pop()] if dbname else [named]
    whole = [*command, *last, "--no-password"]
    return subprocess.Popen(whole, env=environment, stdin=subprocess.DEVNULL, **ways)  # type: ignore[call-overload,no-any-return] # noqa: S603 - PostgreSQL's own


def _program(name: str, address: str, least: int) -> str:
    on_path = None if is_private(address) else shutil.which(name)
    if on_path and _major_of(on_path) >= least:
        return on_path
    try:
        return str(binaries.installed() / "bin" / name)
    except NotHeld as fault:
        raise NotHeld(
            msg("There is no {program} on this system.", program=name),
            then=msg("Install the client programs of PostgreSQL, of the version of your server."),
        ) from fault


def _major_of(program: str) -> int:
    """The version that a program of PostgreSQL says of itself: pg_dump (PostgreSQL) 18.6."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


def _major_of_server(address: str) -> int:
    with connected(address) as asked:
        return int(asked.info.server_version) // 10000


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A database asked; Unavailable with its reason where it does not let in or refuses."""
    import psycopg  # noqa: PLC0415 - needs the extra

    try:
        with psycopg.connect(address) as asked:
            yield asked
    except psycopg.Error as fault:
        reason = str(fault).partition("\n")[0].rstrip(".")
        raise Unavailable(msg("The database does not answer: {reason}.", reason=reason)) from fault


def _failed(what: Message, said: bytes) -> OnirError:
    lines = [line.strip() for line in said.decode("utf-8", errors="replace").splitlines() if line.strip()]
    last = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "?")
    return Unavailable(what, then=msg("Its last words: {words}", words=last.rstrip(".")))
