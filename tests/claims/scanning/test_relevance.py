"""No page on which reading finds a claim of a followed statistic is passed over, however it is written."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.claims.reading import read
from onir.claims.scanning.records import Record
from onir.claims.scanning.relevance import is_relevant, may_matter, needles

TESTS = Path(__file__).parents[1]


@cache
def texts_with_claims() -> tuple[str, ...]:
    """Every text and phrase of the tests of claims on which reading finds a statistic that is followed."""
    said = {
        node.value
        for file in TESTS.rglob("*.py")
        if file != Path(__file__)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 1
    }
    whole = {file.read_text("utf-8").split("\n---\n")[1] for file in (TESTS / "texts").rglob("*.txt")}
    return tuple(text for text in sorted(said | whole) if any(one.indicator != "other" for one in read(text)))


ESCAPED = re.compile(r"(?<=\\u)[0-9a-f]{4}")
WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "in JSON": lambda text: json.dumps(text).encode(),
    "in JSON, large digits": lambda text: ESCAPED.sub(lambda found: found[0].upper(), json.dumps(text)).encode(),
    "with spaces that hold": lambda text: text.replace(" ", "&nbsp;").encode(),
    "with every word marked": lambda text: text.replace(" ", ' </span><span class="a 12 b">').encode(),
    "as letters by number": lambda text: text.encode("ascii", "xmlcharrefreplace"),
    "in capitals": lambda text: text.upper().encode() if "ı" not in text else text.encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_text_of_the_tests_that_holds_a_claim_is_passed_over(way: str) -> None:
    assert len(texts_with_claims()) > 400
    assert [text for text in texts_with_claims() if not is_relevant(WAYS[way](text))] == []


def test_no_text_in_windows_1251_that_holds_a_claim_is_passed_over() -> None:
    texts = [text for text in texts_with_claims() if text == text.encode("cp1251", "ignore").decode("cp1251")]
    assert len(texts) > 200
    assert [text for text in texts if not is_relevant(text.encode("cp1251"))] == []


PASSED_OVER = [
    "Жиын өтті, қатысушылар тарады.",
    "The companies met. Twelve people came.",
    "Два города построили мост. Компании поздравили жителей.",
    "He lost his job in 1987.",
    "Reinvestigation of 12 popularities",
    "На импульс ушло 5 секунд.",
    '<li title="12 companies"><a href="/5-projects-2">Weather</a></li>',
    "<p>12</p><p>companies</p>",
    '{"number": 12, "text": "Companies met", "date": "2025-10-12"}',
    '{"text": "The weather. Companies met.", "date": "2025-10-12"}',
    "Planted 12 trees.",
    "Халық көп жиналды.",
]


@pytest.mark.parametrize("text", PASSED_OVER)
def test_what_is_about_something_else_is_passed_over(text: str) -> None:
    assert not is_relevant(text.encode())


LET_THROUGH = [
    "created 300 jobs",
    "created <b>300</b> jobs",
    "2000 new permanent jobs",
    "двенадцать крупных промышленных предприятий",
    "жалпы құны 48 млрд теңге",
    "Investment is welcome.",
    "5 < 6, and 300 jobs",
    '{"text": "They opened 12 companies", "date": ""}',
    r'{"text": "said \", \"next\": 12 companies", "date": ""}',
    "Халық&nbsp;саны артты",
    "хал&#1179;ы саны, халық <b>саны</b> артты",
    "Халық С&#1072;НЫ артты",
]


@pytest.mark.parametrize("text", LET_THROUGH)
def test_what_may_be_about_a_statistic_is_let_through(text: str) -> None:
    assert is_relevant(text.encode())


SURE = sorted(word for word, needle in needles().items() if needle.sure)


@given(st.sampled_from(SURE), st.text(max_size=20), st.sampled_from(["lower", "capitalize", "upper"]))
def test_every_word_that_is_enough_is_found_wherever_it_stands(word: str, beside: str, style: str) -> None:
    assert is_relevant(f"{beside.replace('<', '')} {getattr(word, style)()} {beside}".encode(errors="replace"))


@pytest.mark.parametrize("charset", ["koi8-r", "utf-16", "iso-8859-5", "mac-cyrillic"])
def test_a_page_in_a_rare_encoding_is_seen_through(charset: str) -> None:
    page = Record("a", 1, "page", "<html><body>Инвестиции выросли на 5%".encode(charset), charset=charset)
    assert may_matter(page)


@pytest.mark.parametrize("charset", ["no-such-thing", "hex", "utf-8\x00", "idna"])
def test_a_charset_that_is_none_stops_nothing(charset: str) -> None:
    assert may_matter(Record("a", 1, "page", b"<html><body>Investment rose by 5%", charset=charset))
