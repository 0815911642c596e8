"""The nightly backup: one that fails is tried again like any job, and says why on the page of jobs."""

from __future__ import annotations

from onir.desk.background.job import job
from onir.desk.backups.keeping import nightly
from onir.language.messages import msg


@job("backup", msg("Back everything up"), every="40 21 * * *")  # at night in Kazakhstan, whose clock is five hours on
def backup() -> None:
    """Everything, into a new file of the folder of backups."""
    nightly()
