"""A checked text on paper: every word of the answer, letters of three languages, nothing of a text obeyed."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from onir.bulletin.printed import checked_pdf, rendering, told_pdf
from onir.claims.checking import Report, check
from onir.claims.telling.told import told
from onir.errors import NotHeld
from onir.language.messages import LANGUAGES

TEXT = (
    "Итоги года\n\nВ 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 900,4 млрд тенге, "
    "то есть ₸900,4 млрд.\n\n2025 жылы Батыс Қазақстан облысында негізгі капиталға салынған инвестиция 893,4 млрд "
    "теңге болды: Әәіңғүұқөһ ӘІҢҒҮҰҚӨҺ."
)
ORDERS = """#import "@preview/cetz:0.3.0" #read("/etc/passwd") #panic("!") #set page(width: 1pt) $x^2$ *a* _b_ // c"""
_one_at_a_time = threading.Lock()


@cache
def report(text: str = TEXT) -> Report:
    return check(text, published=date(2026, 2, 10))


@cache
def words(content: bytes) -> str:
    """What is written on the sheets, spaces and breaks made one."""
    with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
        said = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(said.replace("\ufffe", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_what_the_page_says(language: str) -> None:
    answer, sheet = told(report(), language), words(checked_pdf(report(), language))
    assert answer["cards"]
    lines = [line for card in answer["cards"] for line in (card["sentence"], *card["mend"], *card["evidence"])]
    bare = re.sub(r"[\s-]", "", sheet)
    assert [line for line in [answer["total"], *lines] if re.sub(r"[\s-]", "", line) not in bare] == []


@pytest.mark.parametrize("word", ["Әәіңғүұқөһ ӘІҢҒҮҰҚӨҺ", "₸900,4 млрд", "✗", "✓"])
def test_letters_and_signs_of_the_text_are_there(word: str) -> None:
    assert word in words(checked_pdf(report(), "kk"))


def test_fonts_are_in_the_file_and_its_parts_are_told_apart() -> None:
    content = checked_pdf(report(), "kk")
    assert b"/StructTreeRoot" in content
    assert b"/Lang(kk)" in content
    assert b"pdfuaid" in content
    assert len(re.findall(rb"/BaseFont/[A-Z]{6}\+NotoSans", content)) >= 2


def test_the_same_answer_is_the_same_file_and_many_print_at_once() -> None:
    own = checked_pdf(report(), "ru")
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: checked_pdf(report(), "ru"), range(8))) == {own}


@pytest.mark.parametrize("orders", [ORDERS, ORDERS + " 🙂\ufdd0\u0001", "#{sys.inputs}", "]] #]] ``` #"])
def test_what_a_text_orders_is_words(orders: str) -> None:
    said = words(checked_pdf(report(f"{orders}\n{TEXT}"), "en"))
    visible = [word for word in orders.split() if word.isprintable() and word.isascii()]
    assert [word for word in visible if word not in said] == []


def test_a_template_reaches_no_file_beside_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    own = tmp_path / "own"
    own.mkdir()
    (own / "curious.typ").write_text('#read("../secret.txt")')
    monkeypatch.setattr(rendering, "files", lambda _: own)
    with pytest.raises(RuntimeError, match=r"(?i)root|escape|outside"):
        rendering.pdf("curious", {})


def test_a_text_without_claims_is_printed_too() -> None:
    said = words(told_pdf(told(report("Встреча прошла в области."), "ru"), "ru"))
    assert "Встреча прошла в области." in said
    assert "Сверено с официальными таблицами" in said


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rendering._engine.cache_clear()
    monkeypatch.setattr(rendering, "find_spec", lambda name: None)
    with pytest.raises(NotHeld) as refused:
        checked_pdf(report(), "en")
    assert 'pip install "onir[documents]"' in refused.value.say("en")
