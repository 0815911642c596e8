"""The laws that are fuzzed, tried by Hypothesis on valid files that were changed and on bytes made to hang or burst.

`make fuzz` goes further: it is led by which lines an input reaches.
"""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.opening.made_documents import docx, packed, page, paragraph
from tests.fuzz.seeds import TEXTS, seeds
from tests.fuzz.targets import TARGETS, obey

from onir.claims.opening.inside import text_inside
from onir.claims.opening.refusing import Refused
from onir.claims.reading import read

SEEDS = [(target, number) for target in TARGETS for number in range(len(seeds(target)))]
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, bytes]:
    """A target and a valid input of it with some bytes cut, doubled or replaced."""
    target, number = draw(st.sampled_from(SEEDS))
    raw = bytearray(seeds(target)[number])
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        raw[start:end] = draw(st.one_of(st.binary(max_size=8), st.just(bytes(raw[start:end]) * 2)))
    return target, bytes(raw)


@FEW
@given(changed())
def test_a_changed_file_is_read_or_refused(found: tuple[str, bytes]) -> None:
    target, raw = found
    TARGETS[target](raw)


@FEW
@given(st.sampled_from(sorted(TARGETS)), st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(target: str, raw: bytes) -> None:
    TARGETS[target](raw)


MARKS = [
    "\u0301",
    "\u0306",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\u00ad",
    "\u0338",
    "\u20dd",
    "\U0001f1f0",
]


@FEW
@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 200), st.sampled_from(MARKS)), max_size=12))
def test_strange_marks_in_a_text_move_no_quote(text: str, marks: list[tuple[int, str]]) -> None:
    for place, mark in marks:
        text = text[:place] + mark + text[place:]
    obey(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_form_of_unicode_is_read_and_quoted(text: str, form: str) -> None:
    obey(unicodedata.normalize(form, text))  # type: ignore[arg-type]


@FEW
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_characters_are_read(text: str) -> None:
    obey(text.encode(errors="replace").decode())


# -- inputs made to hang or to burst ----------------------------------------------------------------------------------

DEEP = 30_000
MARKUP = {
    "elements": b"<html><body>" + b"<div>" * DEEP + b"5%" + b"</div>" * DEEP,
    "open brackets": b"<html><body>" + b"<" * DEEP,
    "comments": b"<html><body>" + b"<!--" * DEEP,
    "attributes": b"<html><body><p " + b'a="' * DEEP,
    "entities": b"<html><body><p>" + b"&amp" * DEEP,
    "linked data": b'<html><body><script type="application/ld+json">' + b'[{"@graph":' * DEEP + b"</script><p>5%</p>",
    "scripts": b"<html><body>" + b"<script>" * DEEP,
    "tables": b"<html><body>" + b"<table><tr><td>" * (DEEP // 10) + b"5%",
    "lists": b"<html><body>" + b"<ul><li>" * (DEEP // 10) + b"5%",
    "a doctype": b"<!doctype html [" + b'<!ENTITY a "&a;&a;">' * 1000 + b"]><html><body>&a;</body></html>",
    "a charset that is a codec of another kind": b'<html><head><meta charset="zlib"></head><body>\xff 5%</body></html>',
    "a charset that is slow": b'<html><head><meta charset="punycode"></head><body>' + b"\xff-aaaa" * 5000,
}


@pytest.mark.parametrize("raw", MARKUP.values(), ids=list(MARKUP))
def test_markup_made_to_hang_is_read_or_refused(raw: bytes) -> None:
    TARGETS["page"](raw)


WORDS = {
    "paragraphs in paragraphs": "<w:p>" * 3000 + "</w:p>" * 3000,
    "boxes in boxes": "<w:p><w:r><w:txbxContent>" * 60 + "</w:txbxContent></w:r></w:p>" * 60,
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80,
    "many runs": paragraph(*["5% "] * 3_000),
}


@pytest.mark.parametrize("body", WORDS.values(), ids=list(WORDS))
def test_a_document_made_to_hang_is_read_or_refused(body: str) -> None:
    TARGETS["docx"](docx(body))


def test_a_document_that_was_made_with_care_is_still_read() -> None:
    for text in TEXTS:
        assert text in text_inside(docx(paragraph(text)), "docx")[0]
        assert text in text_inside(page(f"<p>{text}</p>").encode(), "page")[0]


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/document.xml/", "../word/document.xml", "word\\document.xml"]
)
def test_names_in_a_package_lead_nowhere(name: str) -> None:
    try:
        text, _ = text_inside(packed({name: "<w:document/>", "word/footnotes.xml": "root:x:0:0"}), "docx")
    except Refused:
        return
    assert "root" not in text


def test_a_thousand_orders_of_the_same_words_are_read() -> None:
    chance = random.Random(5)
    words = " ".join(TEXTS).split()
    for _ in range(100):
        chance.shuffle(words)
        obey(" ".join(words[:40]))


def test_a_quote_with_combining_marks_is_that_of_the_text() -> None:
    text = unicodedata.normalize("NFD", "Объём инвестиций в основной капитал Павлодарской области вырос в 1,7 раза.")
    assert all(text[claim.start : claim.end] == claim.quote for claim in read(text))
