"""A DOCX with comments: each at the letters it speaks of, everything else as it came.

Runs are split where a span begins or ends, each half with the formatting of the whole; what is marked as inserted stays
so marked, and deleted text stays where it is. Word knows no comments inside text boxes and notes: one for a text box is
set at the place the box is anchored to, one for a footnote or an endnote is left out and counted. Other parts of the
archive are copied as they are. A digital signature does not survive, as after any change.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from onir.claims.opening.docx import PARTS, Bit, Line, parts_of
from onir.claims.opening.notes import Note
from onir.claims.opening.refusing import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAIN, RELATIONS, TYPES = PARTS[0], "word/_rels/document.xml.rels", "[Content_Types].xml"
AUTHOR, INITIALS = "Öñir", "Ö"
LARGEST = 200_000_000
"""Bytes of all parts together, unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_T = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def commented(raw: bytes, notes: Sequence[Note], day: str) -> tuple[bytes, int]:
    """The document with its comments, dated `day`, and how many notes found no place in it."""
    part = parts_of(raw).get(MAIN)
    if part is None:
        raise Refused("no words in it")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            changed = _comments_of(archive)
            comments = _parsed(changed.pop("comments"))
            left = _set(part.bits, notes, comments, day)
            changed |= {MAIN: _bytes(part.root), changed.pop("name").decode(): _bytes(comments)}
            return _copied(archive, changed), left
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, etree.XMLSyntaxError) as fault:
        raise Refused("damaged") from fault


# -- in the text ----------------------------------------------------------------------------------------------------


def _set(bits: Line, notes: Sequence[Note], comments: Element, day: str) -> int:
    """Anchor every note that has a place, and write it down; how many have none."""
    cuts = {place for note in notes for place in (note.start, note.end)}
    placed = list(_cut(bits, cuts))
    numbers = [int(one.get(f"{_W}id", "0")) for one in comments]
    number, left = max(numbers, default=-1) + 1, 0
    for note in notes:
        runs = [_run_of(element) for start, end, element in placed if start < note.end and end > note.start]
        if not runs:
            left += 1
            continue
        _anchor(runs[0], runs[-1], str(number))
        comments.append(_comment(note, str(number), day))
        number += 1
    return left


def _cut(bits: Line, cuts: set[int]) -> Iterator[tuple[int, int, Element]]:
    """Where each printing element begins and ends in the text, once runs are split at the cuts."""
    place = 0
    for bit in bits:
        end = place + len(bit.text)
        if bit.element is not None:
            inside = sorted(cut - place for cut in cuts if place <= cut <= end) if bit.text else []
            yield from _halves(Bit(bit.text, bit.element), place, inside)
        place = end


def _halves(bit: Bit, place: int, cuts: list[int]) -> Iterator[tuple[int, int, Element]]:
    element, done = bit.element, 0
    assert element is not None
    for cut in cuts:
        if cut == len(bit.text):
            if (following := element.getnext()) is not None:
                _break_before(following)
            continue
        if cut > done and element.tag == f"{_W}t":
            yield place + done, place + cut, element
            element, done = _split(element, cut - done), cut
        _break_before(element)
    yield place + done, place + len(bit.text), element


def _split(text: Element, at: int) -> Element:
    """The second half of a text element, set behind the first."""
    second = deepcopy(text)
    whole = text.text or ""
    text.text, second.text = whole[:at], whole[at:]
    for half in (text, second):
        half.set(_SPACE, "preserve")
    text.addnext(second)
    return second


def _break_before(child: Element) -> None:
    """Give a child of a run and what follows it a run of their own, formatted alike."""
    run = child.getparent()
    ahead = child.getprevious()
    if run is None or run.tag != f"{_W}r" or ahead is None or ahead.tag == f"{_W}rPr":
        return
    second = etree.Element(run.tag, dict(run.attrib))
    if (formatting := run.find(f"{_W}rPr")) is not None:
        second.append(deepcopy(formatting))
    second.extend([child, *child.itersiblings()])
    run.addnext(second)


def _run_of(element: Element) -> Element:
    """The run it stands in; of a text box, the run that the box is anchored in."""
    runs = list(element.iterancestors(f"{_W}r"))
    return runs[-1]


def _anchor(first: Element, last: Element, number: str) -> None:
    named = {f"{_W}id": number}
    first.addprevious(etree.Element(f"{_W}commentRangeStart", named))
    end, run = etree.Element(f"{_W}commentRangeEnd", named), etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}commentReference", named)
    last.addnext(end)
    end.addnext(run)


def _comment(note: Note, number: str, day: str) -> Element:
    told = {"id": number, "author": AUTHOR, "initials": INITIALS, "date": f"{day}T00:00:00Z"}
    comment = etree.Element(f"{_W}comment", {f"{_W}{name}": value for name, value in told.items()})
    for line in note.lines:
        run = etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r")
        text = etree.SubElement(run, f"{_W}t", {_SPACE: "preserve"})
        text.text = line
    return comment


# -- in the archive -------------------------------------------------------------------------------------------------


def _comments_of(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The part `comments` and its `name`; where it is new, also the parts that tell of it."""
    relations = _parsed(_read(archive, RELATIONS) or f'<Relationships xmlns="{_R}"/>'.encode())
    for relation in relations:
        if relation.get("Type") == _KIND:
            target = relation.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            return {"comments": _read(archive, name) or _none(), "name": name.encode()}
    name, taken = "word/comments.xml", {relation.get("Id") for relation in relations}
    own = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    told = {"Id": own, "Type": _KIND, "Target": "comments.xml"}
    etree.SubElement(relations, f"{{{_R}}}Relationship", told)
    types = _parsed(_read(archive, TYPES))
    etree.SubElement(types, f"{{{_T}}}Override", {"PartName": f"/{name}", "ContentType": _CONTENT})
    return {"comments": _none(), "name": name.encode(), RELATIONS: _bytes(relations), TYPES: _bytes(types)}


def _none() -> bytes:
    return f'<w:comments xmlns:w="{_W[1:-1]}"/>'.encode()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part, which is small beside the text; nothing where there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as file:
        content = file.read(LARGEST // 10 + 1)
    if len(content) > LARGEST // 10:
        raise Refused("too large inside")
    return content


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _copied(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with these parts in place of its own, or beside them."""
    held, room = BytesIO(), LARGEST
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            if entry.filename in changed:
                continue
            with archive.open(entry) as file:
                content = file.read(room + 1)
            room -= len(content)
            if room < 0:
                raise Refused("too large inside")
            copy.writestr(entry, content)
        for name, content in changed.items():
            copy.writestr(name, content)
    return held.getvalue()
