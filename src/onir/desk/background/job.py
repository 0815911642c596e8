"""`@job`: a function that the worker runs, now and then or when somebody asks for it, and again where it fails.

A job may run twice (a worker was killed before it could say that it was done), so each is written to do nothing the
second time. One that fails is tried again after a while, and given up after `TRIES`; what it said stands on the page of
jobs. Jobs of an app stand in its module `jobs`, which is found by its name.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from onir.desk.background.models import Failure
from onir.language.messages import Message

TRIES = 5
WAIT = 5
"""Seconds between tries: the attempt's power of it, hence 5, 25, 125, …"""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Called, it runs at once; `later` leaves it to the worker, unless the same one waits already."""

    name: str
    title: Message
    function: Callable[..., None]
    queued: Task[..., None, ...]

    def __call__(self, **given: Any) -> None:
        self.function(**given)

    def later(self, **given: Any) -> None:
        """Done by the worker once what is written now is kept."""
        with suppress(AlreadyEnqueued), transaction.atomic():
            self.queued.defer(**given)


JOBS: dict[str, Job] = {}
"""Every job by its name, once the apps are loaded."""


def job(name: str, title: Message, *, every: str = "") -> Callable[[Callable[..., None]], Job]:
    """Make a function a job, one of a name at a time; with `every`, a plan in cron's words, no second one ever waits.

    `title` is what people read.
    """

    def bind(function: Callable[..., None]) -> Job:
        def run(context: JobContext, /, **given: Any) -> None:
            given.pop("timestamp", None)  # when the plan would have had it begin
            try:
                function(**given)
            except Exception as fault:
                _note(context, fault)
                raise

        task: Task[..., None, ...] = app.task(
            name=name,
            lock=name,
            queueing_lock=name if every else None,
            retry=RetryStrategy(max_attempts=TRIES - 1, exponential_wait=WAIT),
            pass_context=True,
        )(run)
        if every:
            app.periodic(cron=every)(task)
        JOBS[name] = Job(name, title, function, task)
        return JOBS[name]

    return bind


def _note(context: JobContext, fault: Exception) -> None:
    """Keep what it said; a database that does not answer is told by the log alone."""
    own = context.job
    log.warning("job %s failed", own.task_name, exc_info=fault)
    with suppress(DatabaseError):
        said = f"{type(fault).__name__}: {fault}"
        Failure.objects.create(job=own.id or 0, name=own.task_name, attempt=own.attempts + 1, said=said)
