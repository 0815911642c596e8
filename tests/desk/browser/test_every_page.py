"""Every address of the desk in every language: nothing wrong on a desk or a phone, and read without a script too."""

import pytest
from playwright.sync_api import Page
from tests.desk.browser.conftest import Opened
from tests.desk.browser.looking import looked_at
from tests.desk.test_pages import LANGUAGES, PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_a_page(signed_in: Opened, language: str, path: str) -> None:
    page = signed_in(f"/{language}/{path}")
    assert looked_at(page, language) == []
    there = "" if path == "nowhere/" else page.url.partition(f"/{language}/")[2]
    assert ways_to_languages(page) == [f"{other}/{there}" for other in LANGUAGES]
    if language == "ru":
        assert words(signed_in(f"/ru/{path}", script=False)) == words(page)


def ways_to_languages(page: Page) -> list[str]:
    """Where the switch of languages leads: an address that nothing is at leads to the first page."""
    links = page.locator("nav.tongues a").evaluate_all("links => links.map(one => one.href)")
    return [link.split("/", 3)[3] for link in links]


def words(page: Page) -> list[str]:
    return page.locator("main").inner_text().split()
