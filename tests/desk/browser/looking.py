"""What has to hold wherever a person looks: no serious fault by axe, no sideways scrolling on a phone, no English."""

import re
from pathlib import Path

from playwright.sync_api import Page
from tests.browsing import faults
from tests.desk.homes import ROOT
from tests.desk.test_pages import Words

PICTURES = ROOT / "build" / "pages"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CODES = {"JSON", "HTML", "ClaimReview", "LibreOffice", "Excel", "http", "onir", "check", "docx", "xlsx"}
KEYS = {"flow", "skip", "areas", "unit", "publisher", "indicator", "basis", "title"}
"""What no language translates: forms of files, commands, and keys of a mapping."""

TOO_WIDE = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
    .filter(one => !one.closest('.wide, .board, .words, svg'))
    .map(one => one.outerHTML.slice(0, 120))"""
"""Parts of a page that reach over its edge and stand in nothing that scrolls by itself."""

UNREACHED = """() => [...document.querySelectorAll('.wide, .board')]
    .filter(one => one.scrollWidth > one.clientWidth && one.tabIndex < 0).map(one => one.outerHTML.slice(0, 120))"""
"""Tables and boards that scroll by themselves, but not by keyboard."""


def too_wide(page: Page) -> list[str]:
    """What does not fit the width that the page has now."""
    sideways = page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth")
    return [*page.evaluate(UNREACHED), *(page.evaluate(TOO_WIDE) or ["the page"] if sideways else [])]


def on_a_phone(page: Page, name: str) -> list[str]:
    """What does not fit a phone's width; the page is as wide as before afterwards."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    wrong = too_wide(page)
    picture(page, f"{name} on a phone")
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    return wrong


def picture(page: Page, name: str) -> Path:
    """Keeps what a page looks like, in the folder of its language."""
    language = page.get_attribute("html", "lang") or ""
    file = PICTURES / language / f"{_file_name(page)}.{name}.jpeg"
    page.screenshot(path=file, full_page=True, type="jpeg", quality=70)
    return file


def _file_name(page: Page) -> str:
    return re.sub(r"\W+", "-", re.sub(r"^https?://[^/]+/\w\w/", "", page.url)).strip("-")[:80] or "first"


def looked_at(page: Page, language: str, name: str = "page") -> list[str]:
    """Everything that is wrong with what the page shows now; pictures of it are kept."""
    picture(page, name)
    heads = [] if page.title().endswith("· Öñir") and page.locator("h1").count() == 1 else ["no title"]
    spoken = [] if page.get_attribute("html", "lang") == language else ["another language"]
    english = Words(page.content()).english() - CODES - KEYS if language != "en" else ()
    return [*heads, *spoken, *english, *faults(page), *too_wide(page), *on_a_phone(page, name)]
