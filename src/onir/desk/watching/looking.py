"""Everything watched is asked anew: where an answer differs from the one before, a notice says what, by which release.

The answer that a watch keeps and its notice are written together, so that looking twice tells nothing twice.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest

from django.db import transaction

from onir import __version__
from onir.desk.held import edition
from onir.desk.letters.models import Delivery
from onir.desk.rules import may
from onir.desk.watching.doing import WATCH
from onir.desk.watching.models import Notice, Watch
from onir.desk.watching.subjects import Part, Subject, Words, answer_of, in_all, subject_of
from onir.language.messages import LANGUAGES, msg

log = logging.getLogger(__name__)

NOTHING = msg("nothing")
NO_RELEASE = msg("no new release: a correction was entered, or Öñir now reads the same tables otherwise")


def figures_now() -> str:
    """A seal of the figures held and of the Öñir that reads them."""
    return sha256(repr((edition(), __version__)).encode()).hexdigest()


def look_at_all() -> int:
    """Ask everything that anybody watches; how many notices came of it. One that fails does not keep the others."""
    answers: dict[str, list[Part]] = {}
    notices, faults = 0, []
    for number in list(Watch.objects.filter(person__is_active=True).order_by("key").values_list("pk", flat=True)):
        try:
            notices += _look(number, answers)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("could not look at all that is watched", faults)
    return notices


@transaction.atomic
def _look(number: int, answers: dict[str, list[Part]]) -> bool:
    """Whether it has changed; then a notice is written, and the new answer kept."""
    watch = Watch.objects.select_for_update().filter(pk=number).first()
    if watch is None or not may(watch.person.role, WATCH, public=False):
        return False
    subject = subject_of(watch.kind, watch.subject)
    if watch.key not in answers:
        answers.clear()  # they come in the order of their keys
        answers[watch.key] = json.loads(json.dumps(answer_of(subject)))
    before, after = watch.answer, answers[watch.key]
    changes = list(_changes(before, after))
    if before != after:
        watch.answer = after
        watch.save(update_fields=["answer"])
    if changes:
        _write(watch, subject, changes)
    return bool(changes)


def _changes(before: list[Part], after: list[Part]) -> Iterator[dict[str, Words]]:
    """Parts that differ: what it was, what it is, which release did it."""
    for was, now in zip_longest(before, after):
        if was is None or now is None or was["fact"] != now["fact"]:
            yield {"was": _said(was), "now": _said(now), "release": _release(was, now)}


def _said(part: Part | None) -> Words:
    return in_all(NOTHING) if part is None else part["said"]


def _release(was: Part | None, now: Part | None) -> Words:
    """Releases that the answer rests on now and did not before."""
    known = {} if was is None else was["releases"]
    new = [words for key, words in (now or {"releases": {}})["releases"].items() if key not in known]
    if not new:
        return in_all(NO_RELEASE)
    return {language: "; ".join(words[language] for words in new) for language in LANGUAGES}


def _write(watch: Watch, subject: Subject, changes: list[dict[str, Words]]) -> None:
    delivery = Delivery.objects.filter(person=watch.person).select_related("person").first()
    title = in_all(subject.title)
    told = {
        language: {
            "title": title[language],
            "changes": [{name: words[language] for name, words in change.items()} for change in changes],
        }
        for language in LANGUAGES
    }
    due = delivery is not None and delivery.mails
    Notice.objects.create(person=watch.person, watch=watch, told=told, address=subject.address, due=due)
