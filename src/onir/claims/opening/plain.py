"""Plain text in UTF-8, or one clear message why not.

A text in another encoding is refused by name, since a wrong guess would change the letters the claims are read from.
"""

from __future__ import annotations

from onir.claims.opening.refusing import LARGEST_TEXT, SAVE_AS_TEXT, refuse
from onir.language.messages import Message, msg


def decode(raw: bytes, where: str) -> str:
    """The text in `raw`, a byte-order mark taken off.

    >>> decode("Өңір".encode(), "a.txt")
    'Өңір'
    """
    if len(raw) > LARGEST_TEXT:
        raise refuse(msg("The text is larger than {size} MB.", size=LARGEST_TEXT // 1_000_000), where)
    if b"\x00" in raw:
        raise refuse(msg("The file holds bytes that no text has."), where, SAVE_AS_TEXT)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what, then = _encoding(raw, error)
        raise refuse(what, where, then) from None
    if not text.strip():
        raise refuse(msg("The text is empty."), where)
    return text


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
