"""Opening a document within this process: what its opener cannot take is refused in words, whatever its library raises.

A hostile file may still cost the process its memory or its time; who cannot bear that has it opened apart (`apart`).
"""

from __future__ import annotations

from datetime import date
from importlib import import_module

from onir.claims.opening.refusing import Refused


def text_inside(raw: bytes, kind: str, **options: str) -> tuple[str, date | None]:
    """The text of a document of this kind, and the day a page gives as that of its publication; else Refused."""
    opener = import_module(f"onir.claims.opening.{kind}")
    try:
        text, day = opener.text_of(raw, **options)
    except (Refused, TimeoutError):
        raise
    except Exception as fault:
        raise Refused("damaged") from fault
    return text, day
