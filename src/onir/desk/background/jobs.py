"""Jobs about jobs: what a killed worker had begun is begun again, and failures are forgotten after some weeks."""

from __future__ import annotations

from datetime import timedelta

from asgiref.sync import async_to_sync
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from onir.desk.background.job import TRIES, job
from onir.desk.background.models import Failure
from onir.language.messages import msg

DAYS = 30
"""How long a failed job is shown."""
SILENT = 60
"""Seconds without a sign of life after which a worker counts as gone."""


@job("begin-again", msg("Begin again what was broken off"), every="*/2 * * * *")
def begin_again() -> None:
    """Jobs of workers that are gone: once more, or given up where they were tried often enough."""
    async_to_sync(_begin_again)()


async def _begin_again() -> None:
    manager = app.job_manager
    for stalled in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        if stalled.attempts < TRIES - 1:
            await manager.retry_job(stalled)
        else:
            await manager.finish_job(stalled, status=Status.FAILED, delete_job=False)


@job("forget", msg("Forget failures of long ago"), every="17 3 * * *")
def forget() -> None:
    """Failures of long ago."""
    async_to_sync(app.job_manager.delete_old_jobs)(nb_hours=DAYS * 24, include_failed=True, include_aborted=True)
    Failure.objects.filter(at__lt=timezone.now() - timedelta(days=DAYS)).delete()
