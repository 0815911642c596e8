"""Jobs of the watch list: a look after every table, however it came, and once a day; then the letters."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from onir.desk.background.job import job
from onir.desk.watching.digest import send_all
from onir.desk.watching.looking import figures_now, look_at_all
from onir.desk.watching.models import Looked, Notice
from onir.language.messages import msg


@job("look", msg("Look at what is watched"), every="* * * * *")
def look() -> None:
    """Where figures are no longer those of the last look, or the day is not: a table may come by the command line."""
    figures, today = figures_now(), date.today()
    if Looked.objects.filter(figures=figures, day=today).exists():
        return
    look_at_all()
    Looked.objects.update_or_create(pk=1, defaults={"figures": figures, "day": today})
    if settings.MAIL and Notice.objects.filter(due=True).exists():
        write_letters.later()


@job("write-letters", msg("Send letters about what has changed"), every="*/15 * * * *")
def write_letters() -> None:
    """The plan sends what an attempt before could not."""
    if settings.MAIL:
        send_all()
