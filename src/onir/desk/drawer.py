"""Charts are drawn by a process apart.

For a tenth of a second at a time the engine that draws lets nothing else of its process run: people would wait for
pages that have no chart. The process knows nothing of the figures: it gets the text of a specification and returns a
picture. Where none was started or it is gone, the asking process draws by itself.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from onir.bulletin.vega import picture

ADDRESS, KEY = "ONIR_DRAWER", "ONIR_DRAWER_KEY"
SECONDS = 20
"""The longest that a picture is waited for."""

_own = threading.local()
"""The connection of each thread."""


@contextmanager
def drawing() -> Iterator[None]:
    """The process draws for this one and all it starts, as long as this lasts."""
    with tempfile.TemporaryDirectory(prefix="onir-") as folder:
        os.environ[ADDRESS], os.environ[KEY] = _address(Path(folder)), secrets.token_hex(32)
        command, own = [sys.executable, "-m", __name__], {**os.environ, "MALLOC_ARENA_MAX": "2"}
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, env=own) as process:  # noqa: S603 - our own module
            try:
                yield
            finally:
                process.kill()  # it has nothing to finish
                del os.environ[ADDRESS], os.environ[KEY]


def _address(folder: Path) -> str:
    """A socket that its owner alone can reach, or the pipe of a system that has none."""
    return rf"\\.\pipe\{folder.name}" if sys.platform == "win32" else str(folder / "drawer")


def draw(specification: str) -> str:
    """The picture, by that process."""
    if ADDRESS in os.environ:
        with suppress(OSError, EOFError):
            return _asked(specification)
        _own.__dict__.clear()
    return picture(specification)


def _asked(specification: str) -> str:
    if not hasattr(_own, "connection"):
        _own.connection = Client(os.environ[ADDRESS], authkey=os.environ[KEY].encode())
    connection: Connection = _own.connection
    connection.send_bytes(specification.encode())
    if not connection.poll(SECONDS):
        raise EOFError
    return connection.recv_bytes().decode()


def _answer(connection: Connection) -> None:
    with connection, suppress(EOFError, OSError):
        while True:
            connection.send_bytes(picture(connection.recv_bytes().decode()).encode())


def _serve(address: str, key: str) -> None:
    with Listener(address, authkey=key.encode()) as listener:
        while True:
            with suppress(OSError, EOFError):  # somebody who came without the key, or went at once
                threading.Thread(target=_answer, args=(listener.accept(),), daemon=True).start()


if __name__ == "__main__":
    from onir.desk.ending import end_with

    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    _serve(os.environ[ADDRESS], os.environ[KEY])
