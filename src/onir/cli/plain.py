"""Answers on a terminal that holds few characters: a sign keeps its meaning in ASCII and is no question mark.

Only what carries meaning is rewritten (a minus, dashes, quotation marks, spaces that do not break); a letter of another
alphabet has no ASCII form and stays a question mark.
"""

from __future__ import annotations

import codecs

NAME = "onir-plain"
"""What the handler is called where a stream names how it treats what it cannot hold."""

PLAIN = {
    "−": "-", "–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "…": "...", "\u00a0": " ",
    "✓": "+", "✗": "x",
}  # fmt: skip


def register() -> None:
    """Make the handler known under its name."""
    codecs.register_error(NAME, plainly)


def plainly(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding lacks.

    >>> codecs.register_error("onir-plain", plainly)
    >>> "−60,2 «Ə»".encode("ascii", "onir-plain")
    b'-60,2 "?"'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(PLAIN.get(letter, "?") for letter in lost), error.end
