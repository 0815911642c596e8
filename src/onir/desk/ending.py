"""A process of the desk whose server was killed ends itself: it would go on to answer at the port, or hold the home."""

from __future__ import annotations

import os
import signal
import threading
import time

PAUSE = 0.5


def end_with(server: int) -> None:
    """Wait until the process `server` is no longer the parent of this one, and end it then."""
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(1)


def child_of(above: int) -> None:
    """Signals mean to this process what they mean to any, it ends with the one above it, and Django is ready."""
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.SIG_DFL)  # the server's own ways of ending are not for its children
    threading.Thread(target=end_with, args=(above,), daemon=True).start()
    import django  # noqa: PLC0415 - needs the extra

    django.setup()  # where the process was not forked
