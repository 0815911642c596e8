"""Opening a text somebody hands in: plain UTF-8, of bounded size, or one clear message why not.

Left out until they can be read properly: pages, office documents and PDF. Nothing is guessed: a text in another
encoding is refused by name, since a wrong guess would change the letters the claims are read from.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from onir.errors import BadInput
from onir.language.messages import Message, msg

LARGEST = 5_000_000
"""Bytes of the largest text that is opened: a book of a thousand pages."""

SIGNATURES = {
    b"%PDF": msg("This is a PDF document, not a text."),
    b"PK\x03\x04": msg("This is an office document or an archive, not a text."),
    b"\xd0\xcf\x11\xe0": msg("This is an old office document, not a text."),
    b"\xff\xfe": msg("The text is in UTF-16."),
    b"\xfe\xff": msg("The text is in UTF-16."),
}
"""First bytes of files that are not what they were given as."""

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
"""How a page begins."""

ACCEPTED = msg("Accepted: plain text in UTF-8, up to {size} MB.", size=LARGEST // 1_000_000)
SAVE_AS_TEXT = msg("Copy the words out of it into a text file, or paste them: onir check -")


def open_text(name: str) -> str:
    """The text of a file, or of standard input for `-`; refuses what is empty, too large, or no text."""
    return decode(_bytes_of(name), name if name != "-" else "stdin")


def decode(raw: bytes, where: str) -> str:
    """The text in `raw`, a byte-order mark taken off.

    >>> decode("Өңір".encode(), "a.txt")
    'Өңір'
    """
    if len(raw) > LARGEST:
        raise _refuse(msg("The text is larger than {size} MB.", size=LARGEST // 1_000_000), where)
    for signature, what in SIGNATURES.items():
        if raw.startswith(signature):
            raise _refuse(what, where, SAVE_AS_TEXT)
    if b"\x00" in raw:
        raise _refuse(msg("The file holds bytes that no text has."), where, SAVE_AS_TEXT)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what, then = _encoding(raw, error)
        raise _refuse(what, where, then) from None
    if _PAGE.match(text):
        raise _refuse(msg("This is a web page in HTML, not a text."), where, SAVE_AS_TEXT)
    if not text.strip():
        raise _refuse(msg("The text is empty."), where)
    return text


def _bytes_of(name: str) -> bytes:
    """At most one byte more than is accepted, so that a huge file costs nothing."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(msg("There is no such file."), where=name) from None
    except IsADirectoryError:
        raise BadInput(msg("This is a folder, not a file."), where=name) from None
    except OSError as error:
        raise BadInput(
            msg("The file cannot be opened: {reason}.", reason=error.strerror or str(error)), where=name
        ) from None


def _encoding(raw: bytes, error: UnicodeDecodeError) -> tuple[Message, Message]:
    """What to say of a text that is not UTF-8: the line of its first foreign byte, and what it looks like."""
    line = raw.count(b"\n", 0, error.start) + 1
    letters = raw.decode("cp1251", errors="replace")
    looks_cyrillic = sum("а" <= letter <= "я" for letter in letters.lower()) > len(letters) / 3
    guess = (
        msg("The text is not UTF-8: line {line} holds another encoding, most likely Windows-1251.", line=line)
        if looks_cyrillic
        else msg("The text is not UTF-8: line {line} holds another encoding.", line=line)
    )
    return guess, msg("Save it again as UTF-8, or convert it: iconv -f cp1251 -t utf-8 old.txt > new.txt")


def _refuse(what: Message, where: str, then: Message | None = None) -> BadInput:
    return BadInput(what, where=where, accepted=ACCEPTED, then=then)
