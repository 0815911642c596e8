"""A process of the desk whose server was killed ends itself: it would go on to answer at the port, or hold the home."""

from __future__ import annotations

import os
import time

PAUSE = 0.5


def end_with(server: int) -> None:
    """Wait until the process `server` is no longer the parent of this one, and end it then."""
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(1)
