"""Desks that tests start as people do, in homes of their own: gone afterwards, also what root's PostgreSQL keeps."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Served(NamedTuple):
    """A desk: where it answers, the password it printed (of a first start), its process."""

    address: str
    password: str | None
    process: subprocess.Popen[str]


@contextmanager
def home_of_its_own() -> Iterator[Path]:
    """A new home with a short name, as a socket's has to be."""
    from onir.desk.place import cluster

    home = Path(tempfile.mkdtemp(prefix="onir-home-"))
    try:
        yield home
    finally:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ONIR_HOME", str(home))
            server = cluster()
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
        shutil.rmtree(home)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(home: Path, **settings: str) -> dict[str, str]:
    """That of a person, with nothing of the desk that the other tests share."""
    shared = ("DATABASE_URL", "ONIR_DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in shared}
    return {**kept, "ONIR_HOME": str(home), **settings}


def command(port: int) -> list[str]:
    return [sys.executable, "-m", "onir", "serve", "--no-browser", "--port", str(port), "--lang", "en"]


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[Served]:
    """`onir serve` in a home, until it is told to end; it ends well."""
    port, own = free_port(), environment(home, **settings)
    with subprocess.Popen(command(port), env=own, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            yield Served(f"http://127.0.0.1:{port}", _first_password(server), server)
        except BaseException:
            server.send_signal(signal.SIGTERM)
            raise
        if server.poll() is None:
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=60) == 0


def _first_password(server: subprocess.Popen[str]) -> str | None:
    """The password that a server prints before it answers; None where there is an administrator already."""
    assert server.stdout is not None
    said = ""
    while "answers at" not in said:
        line = server.stdout.readline()
        assert line, said
        said += line
    printed = re.findall(r"password (\S+)", said)
    return printed[0] if printed else None
