"""`ONIR_SMTP_URL`: the address of a mail server, as Django's settings have it.

`smtp://` speaks in clear, which is for a relay on the same machine; `smtp+tls://` turns to TLS before anything is said
(STARTTLS), `smtps://` speaks TLS from the start. Certificates are verified.
"""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from onir.errors import BadInput
from onir.language.messages import msg

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 20
NOWHERE = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def server_of(url: str, sender: str) -> dict[str, Any]:
    """Django's settings of the server at an address; without one, letters go nowhere. BadInput tells no password.

    >>> found = server_of("smtp+tls://anna:s%40cret@mail.example.kz", "Desk <desk@example.kz>")
    >>> found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_HOST_PASSWORD"]
    ('mail.example.kz', 587, True, 's@cret')
    """
    if not url:
        return NOWHERE
    parts = _parts(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": _sender(sender),
    }


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if sound:
        return parts
    raise BadInput(
        msg("This is not the address of a mail server."),
        where="ONIR_SMTP_URL",
        accepted=msg("Accepted: {form}.", form="smtp+tls://user:password@host:587"),
    )


def _sender(sender: str) -> str:
    if "@" in parseaddr(sender)[1]:
        return sender
    raise BadInput(
        msg("Letters need the address they come from."),
        where="ONIR_MAIL_FROM",
        accepted=msg("Accepted: {form}.", form="Öñir <desk@example.kz>"),
    )
