"""What documents look like: sheets against approved pictures, pages in a browser, by axe, on a phone and on A4."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from tests.browsing import faults
from tests.bulletin.documents import BELOW_ZERO, OTHERS, SPLIT, Asked, file, long_names, made
from tests.bulletin.snapshots import DOWN, SHEETS, approved, name_of, pictures, unlike

from onir.bulletin.formats import Telling
from onir.language.messages import LANGUAGES

PICTURES = Path(__file__).parent.parent.parent / "build" / "pages" / "bulletins"
A4 = (595, 842)
TOO_WIDE = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('.wide, svg'))
    .map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_sheets_look_as_approved(asked: Asked, language: str) -> None:
    assert unlike(pictures(file(asked, language, "pdf")), name_of(asked, language)) == []


def test_a_picture_of_another_document_is_not_taken_for_it() -> None:
    assert unlike(pictures(file(SPLIT, "ru", "pdf")), name_of(SPLIT, "kk")) != []
    assert approved(name_of(SPLIT, "kk"))[0].shape[0] == DOWN


@pytest.mark.browser
@pytest.mark.parametrize("asked", [SPLIT, BELOW_ZERO, *OTHERS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_fault_and_fits_a_phone(chromium: Browser, tmp_path: Path, asked: Asked, language: str) -> None:
    (path := tmp_path / "page.html").write_bytes(file(asked, language, "html"))
    page = chromium.new_page()
    page.goto(path.as_uri())
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name_of(asked, language)}.jpeg", full_page=True, type="jpeg", quality=70)
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(TOO_WIDE) == []
    page.close()


@pytest.mark.browser
def test_a_page_of_long_names_fits_a_phone(chromium: Browser, tmp_path: Path) -> None:
    (path := tmp_path / "page.html").write_bytes(Telling(long_names(), "en").made("html"))
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    assert page.evaluate(TOO_WIDE) == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(("asked", "language"), SHEETS)
def test_a_page_prints_on_a4_with_all_its_words(chromium: Browser, tmp_path: Path, asked: Asked, language: str) -> None:
    (path := tmp_path / "page.html").write_bytes(file(asked, language, "html"))
    page = chromium.new_page()
    page.goto(path.as_uri())
    content = page.pdf(prefer_css_page_size=True)
    page.close()
    headings = [part.heading.say(language) for part in made(asked).parts]
    with pypdfium2.PdfDocument(content) as document:
        sizes = {tuple(map(round, sheet.get_size())) for sheet in document}
        lines = [sheet.get_textpage().get_text_range().splitlines() for sheet in document]
        texts = [(sheet.get_textpage(), sheet.get_width()) for sheet in document]
        assert sizes == {A4} or sizes == {(596, 842)}
        assert all(text.get_charbox(at)[2] <= wide - 30 for text, wide in texts for at in range(text.count_chars()))
    said = " ".join(" ".join(words) for words in lines)
    assert [heading for heading in headings if heading not in said] == []
    assert [words[-1] for words in lines if words[-1].strip() in headings] == []
