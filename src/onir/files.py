"""Files that Öñir writes for a person: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from onir.errors import Unavailable
from onir.language.messages import msg


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write under, renamed when all is written; a file of that name is replaced."""
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)  # libraries name the unfinished file
        raise Unavailable(msg("The file cannot be written: {reason}.", reason=reason), where=str(path)) from fault
    finally:
        part.unlink(missing_ok=True)
