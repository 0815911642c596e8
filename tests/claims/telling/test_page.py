"""The page of a report: everything that was said, nothing from elsewhere, and no markup out of a text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.claims.checking import check
from onir.claims.checking.report import Report
from onir.claims.pieces import pieces
from onir.claims.telling import words
from onir.claims.telling.page import page
from onir.figures import Store

TEXTS = {
    "kk": "Павлодар облысында 2025 жылы негізгі капиталға салынған инвестиция 1 200 млрд теңге болды, бұл – 3-орын.",
    "ru": "Инвестиции в основной капитал Павлодарской области в 2025 году выросли на 19,1%. Область на 4-м месте.",
    "en": "Puebla received US$192.8 million of foreign direct investment in 2017. It ranked 27th among 32 states.",
}
LINKS = {"href", "src"}
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """The elements of a page in order, with their attributes, and that each is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


@pytest.fixture(params=["kk", "ru", "en"])
def report(request: pytest.FixtureRequest, store: Store) -> Report:
    return check(TEXTS[request.param], store=store)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_claim_is_marked_in_the_text_and_told_beside_it(report: Report, language: str) -> None:
    shown = Reader(page(report, language))
    numbers = range(1, len(report.claims) + 1)
    assert len(report.claims) == 2
    assert [one["id"] for one in shown.named("article")] == [f"claim-{number}" for number in numbers]
    places = {one["id"]: one["href"] for one in shown.named("a") if "id" in one}
    assert places == {f"place-{number}": f"#claim-{number}" for number in numbers}
    said = " ".join("".join(shown.said).split())
    for checked in report.claims:
        assert " ".join(checked.say(language).split()) in said
        assert words.VERDICTS[checked.verdict].say(language) in said
        assert words.SHAPES[checked.verdict] in said


def test_the_page_loads_nothing_from_elsewhere(report: Report) -> None:
    written = page(report, "en")
    links = [value for _, attributes in Reader(written).elements for name, value in attributes.items() if name in LINKS]
    assert links
    assert all(link and link.startswith("#") for link in links)
    assert not re.search(r"url\(|@import|<script", written)
    assert "default-src 'none'" in written


def test_the_page_is_in_the_language_of_the_answer_and_quotes_in_their_own(report: Report) -> None:
    shown = Reader(page(report, "kk"))
    assert shown.named("html") == [{"lang": "kk"}]
    assert {one["lang"] for one in shown.named("blockquote")} == {report.claims[0].claim.language}


def test_no_markup_of_a_text_is_markup_of_the_page(store: Store) -> None:
    text = (
        '<script>alert(1)</script> Инвестиции Павлодарской области в 2025 году выросли на <b onclick="x()">19,1%</b>.'
    )
    shown = Reader(page(check(text, store=store), "ru"))
    assert not {"script", "b"} & {tag for tag, _ in shown.elements}
    assert "<script>alert(1)</script>" in "".join(shown.said)


def test_a_text_without_claims_says_so(store: Store) -> None:
    shown = "".join(Reader(page(check("Жиын өтті.", store=store), "kk")).said)
    assert words.NOTHING.say("kk") in shown


@given(st.data())
def test_pieces_are_the_whole_text_and_know_their_claims(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=40))
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(lambda two: (min(two), max(two))), max_size=5))
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    for index, (start, end) in enumerate(spans):
        assert "".join(piece.text for piece in cut if index in piece.claims) == text[start:end]
