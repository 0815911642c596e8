"""The extra that solving large systems needs, asked for before a solver is loaded."""

from __future__ import annotations

from importlib.util import find_spec

from onir.errors import NotHeld
from onir.language.messages import msg


def require_extra() -> None:
    """NotHeld with the line that installs what is missing."""
    if find_spec("scipy") is None:
        raise NotHeld(
            msg("Impact needs the extra {extra}, which is not installed.", extra="impact"),
            then=msg("Install it: {command}", command='pip install "onir[impact]"'),
        )
