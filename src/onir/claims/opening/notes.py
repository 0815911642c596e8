"""What is to be said beside a span of a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """Lines to be said beside the letters from `start` to `end`."""

    start: int
    end: int
    lines: list[str]
