"""The extra `desk`: Django, its server and PostgreSQL. One message says how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from onir.errors import NotHeld
from onir.language.messages import msg

NEEDED = (
    "django", "allauth", "axes", "csp", "django_htmx", "fontpkg_noto_sans", "granian", "ninja", "pghistory",
    "icalendar", "pgtrigger", "procrastinate", "psycopg", "rapidfuzz", "typst", "vl_convert", "whitenoise",
)  # fmt: skip


def need_extra() -> None:
    """NotHeld with the line that installs the extra where a part of it is missing."""
    if all(find_spec(name) for name in NEEDED):
        return
    raise NotHeld(
        msg("The desk needs the extra {extra}, which is not installed.", extra="desk"),
        then=msg("Install it: {command}", command='pip install "onir[desk]"'),
    )
