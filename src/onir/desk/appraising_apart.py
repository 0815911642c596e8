"""What somebody hands in to be appraised is opened by a process apart: a hostile file costs that process alone.

YAML may name itself over and over and a workbook may unfold without end, so both are read within limits of time and
memory (`claims.opening` has the same). The process sends back a project as a record and a table by section, which is
small whatever came in; what it refuses, it refuses in the words of the library.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.claims.opening.refusing import BYTES
from onir.errors import BadInput, OnirError
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.impact.appraisal.project import Project
    from onir.impact.tables.table import IOTable

SECONDS = 20
PROJECT, MAPPING = "project.yaml", "mapping.yaml"


class Brought(NamedTuple):
    """As it was handed in; a table may be left out."""

    project: str
    table: bytes
    table_name: str
    mapping: str
    repairs: tuple[str, ...]


class Taken(NamedTuple):
    """The same, read."""

    project: Project
    table: IOTable | None


def taken(brought: Brought) -> Taken:
    """What was handed in, read apart; BadInput where it cannot be read, or not in time."""
    with tempfile.TemporaryDirectory(prefix="onir-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", __name__, folder],
                input=pickle.dumps(brought), capture_output=True, timeout=SECONDS, check=False,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _refused() from None
    if done.returncode != 0:
        raise _refused()
    told = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
    if isinstance(told, OnirError):
        raise told
    assert isinstance(told, Taken)
    return told


def _refused() -> BadInput:
    return BadInput(
        msg("What you handed in could not be read within {seconds} seconds and the memory there is.", seconds=SECONDS),
        then=msg("Hand in a smaller table, or a project without references within itself."),
    )


def _read(brought: Brought, folder: Path) -> Any:
    """In the process apart: the records, or the words of a refusal."""
    from onir.impact.appraisal.reading import read_project  # noqa: PLC0415 - only that process loads it

    (folder / PROJECT).write_text(brought.project, "utf-8")
    try:
        return Taken(read_project(folder / PROJECT), _table(brought, folder) if brought.table else None)
    except OnirError as error:
        where = error.where.replace(f"{folder}{os.sep}", "").removeprefix(f"{PROJECT}, ")
        return type(error)(error.what, where=where, accepted=error.accepted, then=error.then)


def _table(brought: Brought, folder: Path) -> IOTable:
    from onir.impact.tables.checks import checked  # noqa: PLC0415
    from onir.impact.tables.reading import read_table  # noqa: PLC0415
    from onir.impact.tables.sections import to_sections  # noqa: PLC0415

    (folder / MAPPING).write_text(brought.mapping, "utf-8")
    file = folder / ("table" + Path(brought.table_name).suffix.lower()[:5])
    file.write_bytes(brought.table)
    return to_sections(checked(read_table(file, folder / MAPPING), brought.repairs))


def _limit() -> None:
    """Memory and processor time; Windows has no such limits, and the caller's clock alone holds."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _main(folder: Path) -> None:
    import onir.desk.appraising_apart as own  # noqa: PLC0415, PLW0406 - so that its records have a module with a name

    _limit()
    told = own._read(pickle.loads(sys.stdin.buffer.read()), folder)  # noqa: S301 - the desk itself sent it
    sys.stdout.buffer.write(pickle.dumps(told))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
