"""What a screen reader finds in a sheet: strictly read from the tags of the PDF itself, for every kind of document.

veraPDF would say more; it is a Java program that no package index we install from holds.
"""

import ctypes
import re
import threading
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.bulletin.documents import Asked, file, made, telling
from tests.bulletin.snapshots import SHEETS
from tests.bulletin.test_formats import printed

from onir.bulletin.document import Document, Paragraph, Part, Sentence
from onir.bulletin.formats import Telling
from onir.language.messages import LANGUAGES, Wording

LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЪъ₸«»№–−“”…³"
"""Letters of Kazakh and Russian that other alphabets lack, and the signs of our sentences."""

_one_at_a_time = threading.Lock()


class Tag(NamedTuple):
    """A tag: its kind, its description, the names of its attributes, how many it holds, and what is read out of them.

    An empty cell is held and not read out.
    """

    kind: str
    alt: str
    attributes: tuple[str, ...]
    holds: int
    inside: tuple[str, ...]


@cache
def tags(content: bytes) -> tuple[tuple[Tag, ...], ...]:
    """The tags of every page, in the order in which they are read out."""
    with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
        assert raw.FPDFCatalog_IsTagged(document)
        return tuple(tuple(_of_page(page)) for page in document)


def _of_page(page: Any) -> Iterator[Tag]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _below(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    raw.FPDF_StructTree_Close(tree)


def _below(element: Any) -> Iterator[Tag]:
    children = [
        child
        for place in range(raw.FPDF_StructElement_CountChildren(element))
        if (child := raw.FPDF_StructElement_GetChildAtIndex(element, place))
    ]
    inside = tuple(_said(raw.FPDF_StructElement_GetType, child) for child in children)
    kind, alt = (_said(ask, element) for ask in (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetAltText))
    yield Tag(kind, alt, tuple(_attributes(element)), raw.FPDF_StructElement_CountChildren(element), inside)
    for child in children:
        yield from _below(child)


def _said(ask: Callable[..., int], *of: Any) -> str:
    long = ask(*of, None, 0)
    held = ctypes.create_string_buffer(long or 2)
    ask(*of, held, long)
    return held.raw[: max(0, long - 2)].decode("utf-16-le")


def _attributes(element: Any) -> Iterator[str]:
    for place in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        held = raw.FPDF_StructElement_GetAttributeAtIndex(element, place)
        for number in range(raw.FPDF_StructElement_Attr_GetCount(held)):
            name, long = ctypes.create_string_buffer(64), ctypes.c_ulong()
            raw.FPDF_StructElement_Attr_GetName(held, number, name, 64, ctypes.byref(long))
            yield name.value.decode()


def of_kind(asked: Asked, language: str, *kinds: str) -> list[Tag]:
    return [one for page in tags(file(asked, language, "pdf")) for one in page if one.kind in kinds]


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_a_sheet_says_that_it_is_accessible_in_which_language_and_what_it_is_called(
    asked: Asked, language: str
) -> None:
    content = file(asked, language, "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert f"/Lang({language})".encode() in content
    assert re.search(rb"/DisplayDocTitle\s*true", content)
    with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
        assert _said(raw.FPDF_GetMetaText, document, b"Title") == telling(asked, language).told["title"]


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_headings_begin_with_the_title_and_skip_no_level(asked: Asked, language: str) -> None:
    levels = [int(one.kind[1:]) for one in of_kind(asked, language, *(f"H{level}" for level in range(1, 7)))]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) == len(made(asked).parts) + 1


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_every_picture_is_described_in_the_language(asked: Asked, language: str) -> None:
    charts = [one for part in telling(asked, language).told["parts"] for one in part["blocks"] if "picture" in one]
    assert [one.alt for one in of_kind(asked, language, "Figure")] == [one["alt"] for one in charts]
    assert all(len(one["alt"]) > 40 for one in charts)


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_every_table_has_heads_of_its_columns_and_whole_rows(asked: Asked, language: str) -> None:
    shown = [[column for column in table.columns if not column.apart] for table in made(asked).tables]
    heads = of_kind(asked, language, "TH")
    assert len(heads) == sum(map(len, shown))
    assert all("Scope" in one.attributes for one in heads)
    rows = [one.holds for one in of_kind(asked, language, "TR")]
    assert rows == [len(columns) for columns, table in zip(shown, made(asked).tables, strict=True)
                    for _ in range(len(table.rows) + 1)]  # fmt: skip
    assert {kind for one in of_kind(asked, language, "TR") for kind in one.inside} == {"TH", "TD"}


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_every_font_is_in_the_file(asked: Asked, language: str) -> None:
    content = file(asked, language, "pdf")
    described = re.findall(rb"/Type/FontDescriptor.*?endobj", content, re.DOTALL)
    assert len(described) >= 2
    assert [one[:80] for one in described if b"/FontFile" not in one] == []
    named = re.findall(rb"/BaseFont/([\w+-]+)", content)
    assert [one for one in named if not re.match(rb"[A-Z]{6}\+", one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_shown_and_said(language: str) -> None:
    words = Wording(LETTERS, LETTERS, LETTERS)
    document = Document("d", words, words, (Part("p", words, (Paragraph((Sentence(words),)),)),))
    content = Telling(document, language).made("pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content  # with a letter that no font has, it may not say so
    assert printed(content).count(LETTERS) >= 4
