"""A DOCX: its paragraphs, tables and notes, as they would print with all changes accepted.

Press offices send drafts with tracked changes, so what is marked as deleted is no text and what is inserted is. Left
out: headers and footers (letterheads), comments, and numbers of lists, which Word reckons when it prints.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from onir.claims.opening.refusing import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
LARGEST = 60_000_000
"""Bytes of the largest part, unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""What does not print: deleted, moved away, a second copy for old programs."""

_SAID = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def text_of(raw: bytes) -> tuple[str, None]:
    """The paragraphs, one a line, a blank line between; rows of tables with a bar between cells."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = [_part(archive, name) for name in PARTS if name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("encrypted" if "password" in str(error) else "damaged") from error
    if not parts:
        raise Refused("no words in it")
    return "\n\n".join(line for part in parts for line in _lines(part) if line.strip()), None


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    from lxml import etree  # noqa: PLC0415 - an extra

    with archive.open(name) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("too large inside")
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise Refused("damaged") from error


def _lines(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield "".join(_words(child))
            yield from (
                line for box in child.iterdescendants(f"{_W}txbxContent") if not _is_gone(box) for line in _lines(box)
            )
        elif child.tag == f"{_W}tr":
            yield " | ".join(" ".join(_lines(cell)) for cell in child.iterchildren(f"{_W}tc"))
        else:
            yield from _lines(child)


def _is_gone(element: Element) -> bool:
    return any(above.tag in _GONE for above in element.iterancestors())


def _words(element: Element) -> Iterator[str]:
    """What a paragraph prints; the boxes anchored in it are paragraphs of their own."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SAID:
            yield _SAID[child.tag]
        elif child.tag not in _GONE and child.tag != f"{_W}txbxContent":
            yield from _words(child)
