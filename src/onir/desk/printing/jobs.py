"""The letter that takes a frozen run along. The list of whom it was sent to has it once the mail server took it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from onir.desk.accounts.models import User
from onir.desk.background.job import job
from onir.desk.letters.writing import send_files
from onir.desk.printing.doing import content
from onir.desk.printing.models import Dispatch, Run
from onir.desk.tracking import acting
from onir.language.messages import msg


@job("send-run", msg("Send a frozen document"))
def send_run(*, run: int, by: int, letter: str, address: str, files: list[str], language: str, **to: Any) -> None:
    """Written once: a second turn finds the letter noted."""
    if Dispatch.objects.filter(letter=letter).exists():
        return
    frozen, sender = Run.objects.get(pk=run), User.objects.get(pk=by)
    held = {f"{one.language}.{one.form}": one for one in frozen.files.all()}
    lines = [
        msg("{person} sends you: {title}.", person=str(sender), title=frozen).say(language),
        *filter(None, [to["note"]]),
        "",
        msg("Approved by {person}. SHA-256 of the files:", person=str(frozen.approval.by)).say(language),
        *(f"{held[name].sha256}  {held[name]}" for name in files),
    ]
    attached = [(str(held[name]), content(held[name])) for name in files]
    send_files(language, address, msg("Document: {title}", title=frozen), lines, attached, about=letter)
    with acting(sender, to["note"]):
        Dispatch.objects.create(
            run=frozen, by=sender, letter=letter, way="email", sent_on=timezone.localdate(), files=files,
            office=to["office"], contact_id=to["contact"], note=to["note"],
            address="" if to["contact"] else address,
        )  # fmt: skip
