"""The page of a document that is in words already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from onir.bulletin.told import Told

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing. Whatever a document holds, it is words."""

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


def page(told: Told) -> str:
    """The page in the language that the document is told in."""
    root = Element("html", lang=told["language"])
    _head(root, told["title"])
    main = SubElement(SubElement(root, "body"), "main")
    _add(main, "h1", told["title"])
    _add(main, "p", told["about"], {"class": "about"})
    linked: set[int] = set()
    for part in told["parts"]:
        section = SubElement(main, "section", {"class": part["name"]})
        _add(section, "h2", part["heading"])
        for block in part["blocks"]:
            _BLOCKS[block["kind"]](section, block, linked)
    _notes(main, told)
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _head(root: Element, title: str) -> None:
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    _add(head, "title", title)
    _add(head, "style", files("onir.bulletin.paged").joinpath("page.css").read_text("utf-8"))


def _add(parent: Element, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
    child = SubElement(parent, tag, dict(attributes or {}))
    child.text = text
    return child


# -- blocks ---------------------------------------------------------------------------------------------------------


def _paragraph(parent: Element, block: Told, linked: set[int]) -> None:
    paragraph = SubElement(parent, "p", {"class": block["tone"]})
    _sentences(paragraph, block["sentences"], linked)


def _listing(parent: Element, block: Told, linked: set[int]) -> None:
    listed = SubElement(parent, "ul")
    for sentence in block["sentences"]:
        _sentences(SubElement(listed, "li"), [sentence], linked)


def _figures(parent: Element, block: Told, linked: set[int]) -> None:
    listed = SubElement(parent, "dl", {"class": "figures"})
    for one in block["figures"]:
        holder = SubElement(listed, "div")
        _add(holder, "dt", one["name"])
        _refer(_add(holder, "dd", one["value"]), one["notes"], linked)
        if one["beside"]:
            _add(holder, "dd", one["beside"], {"class": "beside"})


def _chart(parent: Element, block: Told, linked: set[int]) -> None:
    figure = SubElement(parent, "figure")
    caption = SubElement(figure, "figcaption")
    _refer(_add(caption, "strong", block["title"]), block["notes"], linked)
    figure.append(fromstring(block["picture"].replace(NAMESPACE, "", 1)))  # noqa: S314 - a picture made here
    if block["table"] is not None:
        _table(figure, block["table"], linked)


def _table(parent: Element, block: Told, linked: set[int]) -> None:
    around = {"class": "wide many" if block["wide"] else "wide", "tabindex": "0", "role": "region"}
    table = SubElement(SubElement(parent, "div", around | {"aria-label": block["title"]}), "table")
    _refer(_add(table, "caption", block["title"]), block["notes"], linked)
    kinds = [{"class": "number"} if head["number"] else {} for head in block["heads"]]
    heads = SubElement(SubElement(table, "thead"), "tr")
    for head, kind in zip(block["heads"], kinds, strict=True):
        _add(heads, "th", head["text"], {"scope": "col", **kind})
    body = SubElement(table, "tbody")
    for row in block["rows"]:
        line = SubElement(body, "tr", {"class": "own"} if row["own"] else {})
        cells = [_add(line, "td", cell, kind) for cell, kind in zip(row["cells"], kinds, strict=True)]
        _refer(cells[0], row["notes"], linked)


_BLOCKS: Mapping[str, Callable[[Element, Any, set[int]], None]] = {
    "paragraph": _paragraph,
    "listing": _listing,
    "figures": _figures,
    "chart": _chart,
    "table": _table,
}


# -- sources --------------------------------------------------------------------------------------------------------


def _sentences(parent: Element, sentences: Sequence[Told], linked: set[int]) -> None:
    """Sentences one after another, each with the numbers of its sources."""
    for place, sentence in enumerate(sentences):
        words = SubElement(parent, "span")
        words.text = sentence["text"]
        _refer(words, sentence["notes"], linked)
        words.tail = " " if place + 1 < len(sentences) else None


def _refer(words: Element, notes: Sequence[int], linked: set[int]) -> None:
    """The numbers of sources behind words; the first of each is where its source leads back to."""
    if not notes:
        return
    raised = SubElement(words, "sup")
    for place, number in enumerate(notes):
        link = _add(raised, "a", str(number), {"href": f"#note-{number}"})
        if number not in linked:
            link.set("id", f"from-{number}")
            linked.add(number)
        link.tail = ", " if place + 1 < len(notes) else None


def _notes(main: Element, told: Told) -> None:
    if not told["notes"]:
        return
    section = SubElement(main, "section", {"class": "sources"})
    _add(section, "h2", told["words"]["sources"])
    listed = SubElement(section, "ol")
    for note in told["notes"]:
        item = SubElement(listed, "li", {"id": f"note-{note['number']}"})
        words = _add(item, "a", note["text"], {"href": f"#from-{note['number']}"})
        if note["address"]:
            words.tail = " "
            _add(item, "span", note["address"], {"class": "address"})
