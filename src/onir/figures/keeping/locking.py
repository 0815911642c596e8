"""Locks and syncs of the operating system: a lock goes with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":

    def take(descriptor: int, *, wait: bool = True) -> None:
        """Hold the lock of an open file; closing it gives it back. BlockingIOError if it is held and not waited for."""
        import msvcrt  # noqa: PLC0415 - there alone

        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as fault:
            if wait:
                raise
            raise BlockingIOError(*fault.args) from fault

    def sync_folder(folder: Path) -> None:
        """A folder cannot be synced there."""

else:

    def take(descriptor: int, *, wait: bool = True) -> None:
        """Hold the lock of an open file; closing it gives it back. BlockingIOError if it is held and not waited for."""
        import fcntl  # noqa: PLC0415 - there alone

        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def sync_folder(folder: Path) -> None:
        """Without it a new name may be lost with the power."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
