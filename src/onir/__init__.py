"""Öñir follows a regional investment from the promise to the money.

The verbs of the library are those of the command line. `check`, `read`, `mentions` and `versions` stand here and load
on first use, so that reading a text loads no table engine; `standing`, `territory` and `figures` are packages named
like their verb.

>>> import onir
>>> [claim.kind for claim in onir.read("В 2025 году ВРП Атырауской области вырос на 12,5%.")]
['growth']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onir.claims.checking import check as check
    from onir.claims.reading import mentions as mentions
    from onir.claims.reading import read as read
    from onir.claims.versions import versions as versions

__version__ = "0.1.0"
__all__ = ["check", "mentions", "read", "versions"]

_HOMES = {
    "check": "onir.claims.checking",
    "mentions": "onir.claims.reading",
    "read": "onir.claims.reading",
    "versions": "onir.claims.versions",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onir' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)
