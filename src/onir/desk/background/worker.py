"""The process that does the jobs: forked from the server before that begins, so that it shares its memory.

One process watches over the one that works: that is begun anew where it was killed, and where a job has left it large,
since the memory of a desk is that of its pages. Both end when told, are ended where they do not within some seconds,
and end themselves where the server was killed. Where the database goes away the worker waits for it. A job that a
killed worker had begun is begun again by the next one.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from onir.desk.ending import child_of

WAYS: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
PAUSE = 0.5
"""Seconds between looks after the worker."""
PATIENCE = 5
"""Seconds before the database is asked once more."""
GRACE = 2
"""Seconds that jobs under way have once the worker is told to end."""
CONNECTIONS = 3
POLL = 30
"""Seconds between looks into the queue; the database calls when a job comes."""

GROWTH = 60_000_000
"""Bytes of its own by which a worker may have grown after a job."""

log = logging.getLogger(__name__)


@contextmanager
def working(seconds_to_end: int) -> Iterator[None]:
    """Jobs are done while the desk serves."""
    process = WAYS.Process(target=_watch_over, args=(os.getpid(),), name="onir-jobs")
    process.start()
    try:
        yield
    finally:
        _end(process, seconds_to_end)


def _end(process: Any, seconds: float) -> None:
    """Tell it to end, and end it where it does not."""
    process.terminate()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()


def _watch_over(server: int) -> None:
    """Keep a worker at work until told to end, or until the server is gone."""
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the server says when it is time
    while not told.is_set() and os.getppid() == server:
        worker = WAYS.Process(target=_work, args=(os.getpid(),), daemon=True)
        worker.start()
        while worker.is_alive() and not told.is_set() and os.getppid() == server:
            told.wait(PAUSE)
        _end(worker, GRACE + 1)
        if worker.exitcode:
            told.wait(PATIENCE)


def _work(above: int) -> None:
    child_of(above)
    asyncio.run(_until_told())


async def _until_told() -> None:
    import psycopg  # noqa: PLC0415 - needs the extra
    from procrastinate.exceptions import ConnectorException  # noqa: PLC0415

    while True:
        try:
            await work(wait=True)
        except (ConnectorException, psycopg.Error) as fault:
            log.warning("the worker lost the database: %s", fault)
            await asyncio.sleep(PATIENCE)
        else:
            return


async def work(*, wait: bool) -> None:
    """Do the jobs that are due, and with `wait` those to come, until told to end."""
    from procrastinate.contrib.django import app, utils  # noqa: PLC0415 - only once Django is set up
    from procrastinate.contrib.django.db_cleanup import with_db_cleanup  # noqa: PLC0415
    from procrastinate.psycopg_connector import PsycopgConnector  # noqa: PLC0415

    way_in: Any = {"kwargs": utils.connector_params(), "min_size": 1, "max_size": CONNECTIONS}
    own = app.with_connector(PsycopgConnector(**way_in))
    async with own.open_async():
        await own.run_worker_async(
            wait=wait,
            install_signal_handlers=wait,
            listen_notify=wait,
            delete_jobs="successful",
            fetch_job_polling_interval=POLL,
            shutdown_graceful_timeout=GRACE,
            task_middleware=with_db_cleanup({"task_middleware": [_gives_back()]})["task_middleware"],
        )


def _gives_back() -> Callable[..., Any]:
    """What stands around each job: a worker that has grown ends after it, and another one begins small."""
    import psutil  # noqa: PLC0415 - needs the extra

    process = psutil.Process()
    largest = process.memory_full_info().uss + GROWTH

    def around(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:  # noqa: ARG001 - called so
        try:
            return call_next()
        finally:
            if process.memory_full_info().uss > largest:
                worker.stop()

    return around
