"""What is fuzzed: the reader, each opener and the records of archives. Bytes come in, and nothing may come out but an
answer or a refusal in words.

Every target judges its own answer by the same laws: spans lie in the text, quotes stand where they say, claims are in
order, and what is told can be written down as UTF-8.
"""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from onir.claims.opening.inside import text_inside
from onir.claims.opening.plain import decode
from onir.claims.opening.refusing import Refused
from onir.claims.reading import mentions, read
from onir.claims.scanning.records import records, told_of
from onir.claims.scanning.relevance import may_matter
from onir.errors import OnirError
from onir.language.messages import LANGUAGES

PUBLISHED = date(2025, 10, 8)


def reader(raw: bytes) -> None:
    """Any text is read, and every span lies in it."""
    obey(raw.decode("utf-8", errors="replace"))


def plain(raw: bytes) -> None:
    """Bytes are a text or refused."""
    try:
        text = decode(raw, "given")
    except OnirError as error:
        _said(error)
        return
    obey(text)


def page(raw: bytes) -> None:
    """Bytes are a web page or refused."""
    _inside(raw, "page")


def docx(raw: bytes) -> None:
    """Bytes are a DOCX or refused."""
    _inside(raw, "docx")


def docx_words(raw: bytes) -> None:
    """The same with a sound ZIP around the bytes, so that what is tried comes as far as the XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", raw)
    _inside(buffer.getvalue(), "docx")


def pdf(raw: bytes) -> None:
    """Bytes are a PDF or refused."""
    _inside(raw, "pdf")


def lines(raw: bytes) -> None:
    """Every line of JSONL is told or refused."""
    _records(raw, "given.jsonl")


def crawl(raw: bytes) -> None:
    """A WARC gives records, or breaks off in words."""
    _records(raw, "given.warc")


def packed_crawl(raw: bytes) -> None:
    """The same of a WARC that was packed."""
    _records(gzip.compress(raw, 1), "given.warc.gz")


def _inside(raw: bytes, kind: str) -> None:
    try:
        text, day = text_inside(raw, kind)
    except Refused:
        return
    assert day is None or isinstance(day, date)
    obey(text)


def _records(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(raw)
        try:
            for record in records(file):
                may_matter(record)
                if record.form == "line":
                    told_of(record)
        except (OnirError, Refused, OSError):
            return  # a scan sets these down in words


def _said(error: OnirError) -> None:
    for language in LANGUAGES:
        assert error.say(language)


def obey(text: str) -> None:
    """The laws of reading."""
    text.encode()
    claims = read(text, published=PUBLISHED)
    found = [(one.start, one.end, one.quote) for one in claims]
    found += [(one.start, one.end, one.quote) for one in mentions(text, published=PUBLISHED)]
    for start, end, quote in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (reader, plain, page, docx, docx_words, pdf, lines, crawl, packed_crawl)
}
