"""The store of official figures, opened once a process and again when a table was added."""

from __future__ import annotations

import threading

from onir.desk import mapped
from onir.figures import Store
from onir.figures.keeping.shelf import home

_lock = threading.Lock()
_opened: tuple[object, Store] | None = None


def store() -> Store:
    """The figures as they are now."""
    global _opened  # noqa: PLW0603 - one store a process
    with _lock:
        now = edition()
        if _opened is None or _opened[0] != now:
            _opened = now, Store.open()
        return _opened[1]


def edition() -> object:
    """What differs once a table was added, a correction entered, a file of borders brought."""
    files = (home() / "figures" / "manifest.json", home() / "corrections.csv", *mapped.files())
    return tuple((file, file.stat().st_mtime_ns, file.stat().st_size) if file.exists() else file for file in files)
