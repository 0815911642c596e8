"""A letter: plain text in the language of the person, with what a mail programme needs to sort and to stop it."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import override

from onir.desk.letters.models import Delivery
from onir.language.messages import Message, msg


def address(language: str, name: str, *args: object) -> str:
    """The full address of a page in a language, where no request says under which name the desk is known."""
    with override(language):
        return urljoin(settings.ADDRESS, reverse(name, args=args))


def send(language: str, to: str, subject: Message, lines: Sequence[str]) -> None:
    """One letter that a person has asked for."""
    _send(to, subject.say(language), lines, {"Content-Language": language, "Auto-Submitted": "auto-generated"})


def send_files(
    language: str, to: str, subject: Message, lines: Sequence[str], files: Sequence[tuple[str, bytes]], *, about: str
) -> None:
    """One letter that takes files along; `about` names it, twice the same once only."""
    headers = {"Content-Language": language, "Message-ID": _once(about)}
    _send(to, subject.say(language), lines, headers, files)


def send_news(delivery: Delivery, subject: Message, lines: Sequence[str], *, about: str) -> None:
    """One letter that can be stopped without signing in; `about` names what it tells, twice the same once only."""
    stop = address(delivery.language, "watching_stop_letters", delivery.stop)
    headers = {
        "Content-Language": delivery.language,
        "Auto-Submitted": "auto-generated",
        "Message-ID": _once(f"{about} {delivery.pk}"),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    end = msg("To receive no more of these letters: {address}", address=stop).say(delivery.language)
    _send(delivery.person.email, subject.say(delivery.language), [*lines, "", "-- ", end], headers)


def _once(about: str) -> str:
    """The name by which mail programmes know a letter again that comes twice."""
    seal = sha256(about.encode()).hexdigest()[:32]
    return f"<{seal}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('> ')}>"


def _send(
    to: str, subject: str, lines: Sequence[str], headers: dict[str, str], files: Sequence[tuple[str, bytes]] = ()
) -> None:
    letter = EmailMessage(subject, "\n".join(lines) + "\n", to=[to], headers=headers)
    for name, content in files:
        letter.attach(name, content, mimetypes.guess_type(name)[0] or "application/octet-stream")
    letter.send()
