"""A DOCX: its paragraphs, tables and notes, as they would print with all changes accepted.

Press offices send drafts with tracked changes, so what is marked as deleted is no text and what is inserted is. Left
out: headers and footers (letterheads), comments, and numbers of lists, which Word reckons when it prints.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

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


class Bit(NamedTuple):
    """Letters that print, and the element of the document that holds them; none for what only stands between."""

    text: str
    element: Element | None = None


Line = list[Bit]


def text_of(raw: bytes) -> tuple[str, None]:
    """The paragraphs, one a line, a blank line between; rows of tables with a bar between cells."""
    return "".join(bit.text for part in parts_of(raw).values() for bit in part.bits), None


class Part(NamedTuple):
    """A part of a document that prints words: its tree, and its letters in the order of the text."""

    root: Element
    bits: Line


def parts_of(raw: bytes) -> dict[str, Part]:
    """The parts by name; their bits one after another are the text."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            roots = {name: _part(archive, name) for name in PARTS if name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("encrypted" if "password" in str(error) else "damaged") from error
    if not roots:
        raise Refused("no words in it")
    parts, before = {}, False
    for name, root in roots.items():
        lines = [line for line in _lines(root) if "".join(bit.text for bit in line).strip()]
        bits = _joined("\n\n", lines)
        parts[name] = Part(root, [Bit("\n\n"), *bits] if before and bits else bits)
        before = before or bool(bits)
    return parts


def _joined(between: str, lines: list[Line]) -> Line:
    return [bit for number, line in enumerate(lines) for bit in ([Bit(between)] if number else []) + line]


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


def _lines(element: Element) -> Iterator[Line]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield list(_words(child))
            yield from (line for box in _boxes(child) for line in _lines(box))
        elif child.tag == f"{_W}tr":
            yield _joined(" | ", [_joined(" ", list(_lines(cell))) for cell in child.iterchildren(f"{_W}tc")])
        else:
            yield from _lines(child)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The boxes anchored in a paragraph; boxes within them belong to the paragraphs there."""
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _words(element: Element) -> Iterator[Bit]:
    """What a paragraph prints; the boxes anchored in it are paragraphs of their own."""
    for child in element:
        if child.tag == f"{_W}t":
            yield Bit(child.text or "", child)
        elif child.tag in _SAID:
            yield Bit(_SAID[child.tag], child)
        elif child.tag not in _GONE and child.tag != f"{_W}txbxContent":
            yield from _words(child)
