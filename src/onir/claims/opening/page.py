"""A web page: the words of its article, without menus, neighbours and counters, and the day it gives itself.

Which part of a page is the article is trafilatura's trade. The encoding is what the page declares; the day comes from
declared metadata alone, never from figures that merely look like a date. Left out: pages that scripts put together in
the browser; they are asked for as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from configparser import ConfigParser
from datetime import date
from functools import cache
from typing import Any

from onir.claims.opening.refusing import Refused

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_NO_CHARSETS = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7"})
"""What Python knows as encodings and no page is in."""

_BROKEN = 0.001
"""Share of broken characters that a page in UTF-8 may hold: a heading cut within a letter."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SHORTEST = 60
"""Letters of the shortest note: below them the whole page is taken, menus and all."""

DATED = (
    ("meta[@property='article:published_time']", "content"),
    ("meta[@itemprop='datePublished']", "content"),
    ("meta[@name='pubdate' or @name='DC.date.issued' or @name='dcterms.date']", "content"),
    ("time[@itemprop='datePublished' or @pubdate]", "datetime"),
)
"""Where pages declare the day of publication, the surest first: element and attribute."""


def text_of(raw: bytes, charset: str = "") -> tuple[str, date | None]:
    """The words of the page, the title first, and its day; `charset`: what its server said."""
    import trafilatura  # noqa: PLC0415 - an extra
    from lxml import html  # noqa: PLC0415

    tree = html.document_fromstring(_decoded(raw, charset))
    body = trafilatura.extract(tree, include_comments=False, include_tables=True, config=_settings()) or ""
    title = " ".join((tree.findtext(".//h1") or tree.findtext(".//title") or "").split())
    return body if title in body[: len(title) + 200] else f"{title}\n\n{body}", _published(tree)


@cache
def _settings() -> ConfigParser:
    """What trafilatura goes by, read from its file once."""
    from trafilatura.settings import use_config  # noqa: PLC0415 - an extra

    settings: ConfigParser = use_config()
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(SHORTEST)
    return settings


def _decoded(raw: bytes, charset: str) -> str:
    """As UTF-8 if it is that, whatever is said of it, else as the server or the page says.

    A server's standing "iso-8859-1" is wrong more often than right, and no other encoding looks like UTF-8 by chance.
    """
    declared = declared_charset(raw)
    for encoding in ("utf-8-sig", charset, declared):
        try:
            if encoding and encoding.lower() not in _NO_CHARSETS:
                return _undeclared(raw.decode(encoding))
        except (LookupError, ValueError):
            continue
    text = raw.decode("utf-8-sig", errors="replace")
    if not {"utf-8", "utf8"} & {charset.lower(), declared.lower()} or text.count("\ufffd") > len(text) * _BROKEN:
        raise Refused("encoding not said")
    return _undeclared(text)


def declared_charset(raw: bytes) -> str:
    """The encoding that a page itself names; empty where it names none."""
    found = _CHARSET.search(raw[:4096])
    return found[1].decode() if found is not None else ""


def _undeclared(text: str) -> str:
    """Without an XML declaration, which names an encoding the text is no longer in."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _published(tree: Any) -> date | None:
    declared = (value for path, name in DATED for value in tree.xpath(f"//{path}/@{name}"))
    for value in (*declared, *_of_linked_data(tree)):
        try:
            return date.fromisoformat(found[0]) if (found := _DAY.match(value.strip())) else None
        except ValueError:
            continue
    return None


def _of_linked_data(tree: Any) -> Iterator[str]:
    """Days of publication in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            told = json.loads(script)
        except (ValueError, RecursionError):
            continue
        graph = told.get("@graph", [told]) if isinstance(told, dict) else told
        nodes = graph if isinstance(graph, list) else [graph]
        yield from (str(node["datePublished"]) for node in nodes if isinstance(node, dict) and "datePublished" in node)
