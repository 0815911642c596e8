"""The one door for the watch list: what a person begins and stops to watch. Each does it for themselves alone."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from onir.desk.accounts.models import User
from onir.desk.letters.doing import delivery_of
from onir.desk.rules import Action, may
from onir.desk.watching.models import Watch
from onir.desk.watching.subjects import Subject, WatchedText, kept
from onir.errors import BadInput, NotHeld
from onir.language.messages import Message, msg

WATCH = Action("watching", "watch")
MOST = 200
"""What one person may watch: every release asks all of it anew."""
LONGEST_TEXT = 100_000


def watch(by: User, subject: Subject, language: str) -> Message:
    """Watch it from the answer it has now; what cannot be answered now cannot be watched, and says why."""
    _may(by)
    if isinstance(subject, WatchedText) and len(subject.text) > LONGEST_TEXT:
        raise BadInput(msg("A text that is watched has at most {n} letters.", n=LONGEST_TEXT))
    kind, fields, key = kept(subject)
    if Watch.objects.filter(person=by).exclude(key=key).count() >= MOST:
        raise BadInput(
            msg("You watch {n} things already, which is the most.", n=MOST),
            then=msg("Stop watching what you no longer need."),
        )
    delivery_of(by, language)
    answer = subject.parts()
    if isinstance(subject, WatchedText) and not answer:
        raise BadInput(msg("This text claims nothing that a release could change."))
    Watch.objects.get_or_create(person=by, key=key, defaults={"kind": kind, "subject": fields, "answer": answer})
    return msg("Watched from now on: {title}.", title=subject.title)


def stop(by: User, number: int) -> Message:
    """Watch it no more: it is deleted, with its notices and a text that was kept for it."""
    _may(by)
    found = Watch.objects.filter(person=by, pk=number).first()
    if found is None:
        raise NotHeld(msg("You watch nothing of this number."))
    found.delete()
    return msg("It is no longer watched, and what was kept of it is deleted.")


def _may(by: User) -> None:
    if not may(by.role, WATCH, public=False):
        raise PermissionDenied
