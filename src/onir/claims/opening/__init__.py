"""Opening what somebody hands in: a plain text, a web page, a DOCX or a PDF becomes the text that claims are read from.

The kind is told by the first bytes, never by the name. Plain text is opened here and at once; anything with a structure
is opened by another process, which may use so much time and memory and no more (`apart`). Nothing is guessed: what
cannot be read properly is refused by name.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from onir.claims.opening.apart import taken_apart
from onir.claims.opening.plain import decode
from onir.claims.opening.refusing import LARGEST, LARGEST_TEXT, SAVE_AS_TEXT, refuse
from onir.errors import BadInput
from onir.language.messages import msg

Kind = Literal["text", "page", "docx", "pdf"]

REFUSED = {
    b"\xd0\xcf\x11\xe0": msg("This is an old office document, not a text."),
    b"{\\rtf": msg("This is an RTF document, not a text."),
    b"\xff\xfe": msg("The text is in UTF-16."),
    b"\xfe\xff": msg("The text is in UTF-16."),
}
"""First bytes of files that are not read."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
"""How a page begins."""


@dataclass(frozen=True)
class Opened:
    """The text of a document; `published`: the day a page itself gives as that of its publication."""

    text: str
    kind: Kind = "text"
    published: date | None = None


def open_text(name: str) -> Opened:
    """The text of a file, or of standard input for `-`; BadInput says why it cannot be read."""
    return opened(bytes_of(name), name if name != "-" else "stdin")


def opened(raw: bytes, where: str) -> Opened:
    """The text in `raw`; `where` names it in messages.

    >>> opened("Өңір".encode(), "a.txt")
    Opened(text='Өңір', kind='text', published=None)
    """
    if len(raw) > LARGEST:
        raise refuse(msg("The file is larger than {size} MB.", size=LARGEST // 1_000_000), where)
    for signature, what in REFUSED.items():
        if raw.startswith(signature):
            raise refuse(what, where, SAVE_AS_TEXT)
    kind = kind_of(raw)
    if kind == "text":
        return Opened(decode(raw, where))
    text, published = taken_apart(raw, kind, where)
    if not text.strip():
        raise refuse(msg("The document holds no words."), where)
    if len(text) > LARGEST_TEXT:
        raise refuse(msg("The text is larger than {size} MB.", size=LARGEST_TEXT // 1_000_000), where)
    return Opened(text, kind, published)


def kind_of(raw: bytes) -> Kind:
    """What a file is, by its first bytes.

    >>> [kind_of(start) for start in (b"%PDF-1.7", b"PK\\x03\\x04", b"<!doctype html>", b"FDI rose")]
    ['pdf', 'docx', 'page', 'text']
    """
    if raw.startswith(b"%PDF"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    return "page" if _PAGE.match(raw[:4096]) else "text"


def bytes_of(name: str) -> bytes:
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
