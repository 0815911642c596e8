"""`onir serve`: the database, its tables, the first administrator, a real server, and a browser that opens on it.

The command line finds this module by the entry-point group `onir.verbs`, since nothing of it imports the desk; the
language of the answer comes from there by the context.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Annotated, Any

import typer

from onir.desk.extra import need_extra
from onir.desk.terminal import Language, say
from onir.errors import Unavailable
from onir.language.messages import marked, msg

HELP = marked("Serve the desk: pages for the browser, with a database of their own.")
THREADS = 4
"""Requests served at once, by one worker: a second one would take as much memory again, and charts are drawn apart."""

ENGINE = "ibis.backends.duckdb"
"""What takes longest to load and asks for no setting: it is loaded while the database starts."""

SHARED = ("onir.desk.urls", ENGINE, "onir.figures.asking.expressions")
"""All pages and what they ask: the worker has them from the server, and shares their memory."""

M_ARENA_MAX, HEAPS = -8, 2
"""The number of that setting in malloc.h, and how many."""

SECONDS = 30
"""The longest that is waited for the server to answer."""
SECONDS_TO_END = 5
"""The longest that a worker told to end may take."""


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help=marked("The address to answer at."))] = "127.0.0.1",
    port: Annotated[int, typer.Option(help=marked("The port to answer at."), min=1, max=65535)] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help=marked("Open the browser."))] = True,
    lang: Language = None,
) -> None:
    """Serve the desk: pages for the browser, with a database of their own."""
    language = context.obj(lang)
    need_extra()
    from onir.desk.background.worker import working  # noqa: PLC0415 - needs the extra
    from onir.desk.drawer import drawing  # noqa: PLC0415
    from onir.desk.place import serving  # noqa: PLC0415
    from onir.desk.preparing import prepared  # noqa: PLC0415

    address = f"http://{_in_address(host)}:{port}/{language}/"
    _few_heaps()
    with _ended_by_signals(), serving(address):
        _free(host, port)
        loading = threading.Thread(target=importlib.import_module, args=(ENGINE,))
        loading.start()
        with database() as owner:
            loading.join()
            _prepare(host, port, owner, language)
            with drawing(), working(SECONDS_TO_END), prepared():
                welcome = partial(_welcome, address, language, browser=browser)
                threading.Thread(target=_once_it_answers, args=(host, port, welcome), daemon=True).start()
                _run(host, port)


def _few_heaps() -> None:
    """Of this process and those forked from it: a heap for each thread would keep for each what one of them let go."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library than GNU's has no such number
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """A signal to end, before the server takes signals over, stops what was started like Ctrl-C does."""

    def end(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def _free(host: str, port: int) -> None:
    """Unavailable where the port is taken, before anything is started."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            if sys.platform != "win32":  # there it would let two programs have one port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as fault:
        raise Unavailable(
            msg("The desk cannot answer here: {reason}.", reason=fault.strerror or str(fault)),
            where=f"{host}:{port}",
            then=msg("Choose another port with --port."),
        ) from fault


@contextmanager
def database() -> Iterator[str]:
    """The server that `DATABASE_URL` names, or the private one while the desk runs; under which name its owner goes."""
    from onir.desk.backups.dumping import as_owner  # noqa: PLC0415 - needs the extra
    from onir.desk.backups.exchanging import put_right, put_right_at  # noqa: PLC0415

    if address := os.environ.get("DATABASE_URL"):
        put_right_at(as_owner(address))
        yield "owner" if os.environ.get("ONIR_DATABASE_OWNER_URL") else "default"
        return
    from onir.desk.database import roles  # noqa: PLC0415
    from onir.desk.place import cluster  # noqa: PLC0415

    server = cluster()
    way_in = server.start()
    try:
        put_right(way_in)
        roles.make_roles(way_in)
        os.environ["DATABASE_URL"] = roles.address(way_in, roles.DESK)
        os.environ["ONIR_DATABASE_OWNER_URL"] = roles.address(way_in, roles.OWNER)
        yield "owner"
    finally:
        server.stop()


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _prepare(host: str, port: int, owner: str, language: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "onir.desk.settings"
    if not os.environ.get("ONIR_HOSTS"):
        os.environ.setdefault("ONIR_ADDRESS", f"http://{_in_address(host)}:{port}")
    os.environ["ONIR_HOSTS"] = f"{os.environ.get('ONIR_HOSTS', '')} {host}"
    import django  # noqa: PLC0415 - needs the extra

    from onir.desk.first_start import NAME  # noqa: PLC0415

    django.setup()
    password = _all_loaded(owner)
    os.environ.pop("ONIR_DATABASE_OWNER_URL", None)  # the pages have no use for it
    gc.collect()
    gc.freeze()  # a collection in a process forked from this one would write to memory that they share
    if password is not None:
        said = {"name": NAME, "password": password}
        say(msg("The first administrator is {name}, with the password {password}", **said), language)
        say(msg("The password is shown this once, and has to be changed at the first sign-in."), language)


def _all_loaded(owner: str) -> str | None:
    """Every page, while a process apart brings the tables up to date: what that took is given back when it ends."""
    from onir.desk.background.worker import WAYS  # noqa: PLC0415 - needs the extra
    from onir.desk.ending import child_of  # noqa: PLC0415
    from onir.desk.first_start import brought_up_to_date  # noqa: PLC0415

    with ProcessPoolExecutor(1, WAYS, initializer=child_of, initargs=(os.getpid(),)) as apart:
        password = apart.submit(brought_up_to_date, owner)
        for module in SHARED:
            importlib.import_module(module)
        return password.result()


def _welcome(address: str, language: str, *, browser: bool) -> None:
    say(msg("The desk answers at {address}", address=address), language)
    say(msg("Ctrl-C ends it."), language)
    if browser:
        webbrowser.open(address)


def _once_it_answers(host: str, port: int, then: Callable[[], None]) -> None:
    for _ in range(SECONDS * 10):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            then()
            return


def _run(host: str, port: int) -> None:
    """Serve until a signal ends it."""
    os.environ["ONIR_SERVED_BY"] = str(os.getpid())
    from granian.constants import Interfaces  # noqa: PLC0415 - needs the extra
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    Server(
        "onir.desk.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_END,  # a worker told twice at once to end, as by Ctrl-C, may never do so
        websockets=False,
        log_level=LogLevels.error,
    ).serve()
