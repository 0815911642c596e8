"""What the server runs in each of its workers."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from onir.desk.ending import end_with

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onir.desk.settings")

if served_by := os.environ.get("ONIR_SERVED_BY"):
    threading.Thread(target=end_with, args=(int(served_by),), daemon=True).start()

application = get_wsgi_application()
