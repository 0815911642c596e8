"""`DATABASE_URL`: the address of a PostgreSQL server, as Django's settings have it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from onir.errors import BadInput
from onir.language.messages import msg

SCHEMES = ("postgresql", "postgres")
MINUTES = 60 * 10


def database_of(url: str) -> dict[str, Any]:
    """Django's settings of the database at an address; BadInput names what is wrong with it, never the password.

    >>> found = database_of("postgresql://anna:s%40cret@db.example:5433/onir?sslmode=require")
    >>> found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"], found["OPTIONS"]
    ('db.example', '5433', 'onir', 's@cret', {'sslmode': 'require'})
    """
    parts = _parts(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": MINUTES,
        "CONN_HEALTH_CHECKS": True,
    }


def _parts(url: str) -> Any:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in SCHEMES and bool(parts.path.strip("/")) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if sound:
        return parts
    raise BadInput(
        msg("This is not the address of a PostgreSQL database."),
        where="DATABASE_URL",
        accepted=msg("Accepted: {form}.", form="postgresql://user:password@host:port/database"),
    )
