"""What the server runs in each of its workers.

A worker whose server was killed ends itself: it would go on to answer at the port, and to hold the home.
"""

import os
import threading
import time

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onir.desk.settings")
PAUSE = 0.5


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(1)


if served_by := os.environ.get("ONIR_SERVED_BY"):
    threading.Thread(target=_end_with, args=(int(served_by),), daemon=True).start()

application = get_wsgi_application()
