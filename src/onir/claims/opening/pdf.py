"""A PDF with a text layer: its lines, put together again to paragraphs.

Left out: text recognition; columns that the file itself gives in the wrong order; page headers that repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onir.claims.opening.refusing import Refused

MOST_PAGES = 500
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_HYPHEN = re.compile(r"[\ufffe\u00ad\x02]\s*")
"""How PDFium gives the hyphen of a word that was cut at the end of a line."""

_ENDS = (".", "!", "?", "…", ":", ";")
_FULL = 0.75
"""A line shorter than this share of the longest ends a paragraph."""

_LETTERS = 20
"""Fewer letters than this are the stamp of a scanner."""


def text_of(raw: bytes) -> tuple[str, None]:
    """The paragraphs of all pages."""
    import pypdfium2  # noqa: PLC0415 - an extra

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "password" in str(error).lower() else "damaged") from error
    if len(document) > MOST_PAGES:
        raise Refused("too large inside")
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    if sum(map(str.isalpha, text)) < _LETTERS:
        raise Refused("no text layer")
    return "\n\n".join(paragraphs(_HYPHEN.sub("", text))), None


def paragraphs(text: str) -> Iterator[str]:
    """Lines joined where a sentence goes on.

    >>> list(paragraphs("Pavlodar\\nInvestment of the region rose to\\n12.5 billion tenge.\\nIt is third.\\n7"))
    ['Pavlodar', 'Investment of the region rose to 12.5 billion tenge.', 'It is third.']
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line and not _PAGE_NUMBER.fullmatch(line)]
    longest = max(map(len, lines), default=0)
    paragraph, last = "", ""
    for line in lines:
        if paragraph and len(last) < longest * _FULL and (last.endswith(_ENDS) or not line[0].islower()):
            yield paragraph
            paragraph = ""
        paragraph, last = f"{paragraph} {line}".lstrip(), line
    if paragraph:
        yield paragraph
