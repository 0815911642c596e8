"""How a file that cannot be read is refused: what it is, what is accepted, what to do next."""

from __future__ import annotations

from onir.errors import BadInput
from onir.language.messages import Message, msg

LARGEST = 30_000_000
"""Bytes of the largest document that is opened: a long report with pictures."""

LARGEST_TEXT = 5_000_000
"""Letters of the longest text: a book of a thousand pages."""

SECONDS = 30
"""The longest that opening may take: a report of three hundred pages takes about two."""

BYTES = 2_000_000_000
"""The most memory that opening may take."""

ACCEPTED = msg(
    "Accepted: plain text in UTF-8, up to {text} MB; a web page, a DOCX or a PDF with a text layer, up to {size} MB.",
    text=LARGEST_TEXT // 1_000_000,
    size=LARGEST // 1_000_000,
)
SAVE_AS_TEXT = msg("Copy the words out of it into a text file, or paste them: onir check -")
TEXT_RECOGNITION = msg("Run text recognition on it first, or paste the words: onir check -")

WORDS = {
    "damaged": msg("The document is damaged and cannot be opened."),
    "encrypted": msg("The document is locked by a password."),
    "no text layer": msg("The PDF holds pictures of pages and no text layer."),
    "no words in it": msg("This is an archive or another office document, not a text in DOCX."),
    "too large inside": msg("The document unpacks to more than is opened."),
    "no JSON": msg("The line is not JSON."),
    "no text said": msg("The line says no text: it is no object with “text”, “content” or “body”."),
    "encoding not said": msg("The page is not UTF-8 and does not say what encoding it is in."),
}


class Refused(Exception):
    """A document is refused by one of `WORDS`."""


def refuse(what: Message, where: str, then: Message | None = None) -> BadInput:
    """The error for a file that cannot be read."""
    return BadInput(what, where=where, accepted=ACCEPTED, then=then)


def refuse_document(word: str, where: str) -> BadInput:
    """The error for a document refused by one of `WORDS`."""
    return refuse(WORDS[word], where, TEXT_RECOGNITION if word == "no text layer" else SAVE_AS_TEXT)
