"""Whether the desk holds demonstration data, and the words that every page then bears."""

from __future__ import annotations

from django.db import DatabaseError

from onir.desk.demo import REGION
from onir.language.messages import Message, msg

BANNER = msg("This desk shows a region, companies and people that do not exist.")


def held() -> bool:
    """Whether there are projects of the region that does not exist: one look into an index."""
    from onir.desk.pipeline.models import Project  # noqa: PLC0415 - the pages name this module before there are models

    return bool(Project.every.filter(region=REGION).exists())


def banner() -> Message | None:
    """What every page says while demonstration data is held; a page about a database that fails says nothing."""
    try:
        return BANNER if held() else None
    except DatabaseError:
        return None
