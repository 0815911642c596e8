"""Documents of official figures alone, by their kind: what the command and the API write alike.

What a desk holds besides, such as its projects, comes in at `onir.desk.documents`, for a person and by their rights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from onir.bulletin.document import Document
from onir.errors import BadInput
from onir.language.messages import msg


def official(kind: str, area: str, period: str, **terms: Any) -> Document:
    """The document of that kind, `terms` as its builder has them; BadInput where there is no such kind."""
    if kind not in _MADE:
        raise BadInput(
            msg("“{kind}” is not a kind of document.", kind=kind),
            accepted=msg("Accepted: {kinds}.", kinds=list(_MADE)),
        )
    return _MADE[kind](area, period, **terms)


def _bulletin(area: str, period: str, **terms: Any) -> Document:
    from onir.bulletin.regional import bulletin  # noqa: PLC0415 - each kind is loaded where it is written

    return bulletin(area, period, **terms)


def _release(area: str, period: str, **terms: Any) -> Document:
    from onir.bulletin.release import release  # noqa: PLC0415

    return release(area, period, **terms).document


_MADE: Mapping[str, Callable[..., Document]] = {"bulletin": _bulletin, "release": _release}
