"""First start to first answer: the printed password, one's own, the table that is missing, the standing, a text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.desk.browser.conftest import choose_own, heard_by, sign_in
from tests.desk.browser.looking import looked_at
from tests.desk.homes import Served, home_of_its_own, serving
from tests.figures.made_books import book, saved

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
TEXT = (Path(__file__).parents[3] / "examples" / "west-kazakhstan-2025-h1.kk.txt").read_text("utf-8")


@pytest.fixture
def new(own_home: None) -> Iterator[Served]:
    """`onir serve` on a new home: nothing but what ships with it."""
    with home_of_its_own() as home, serving(home) as desk:
        yield desk


def test_from_the_first_start_to_the_first_answer(
    chromium: Browser, new: Served, said: list[str], tmp_path: Path
) -> None:
    """One test, since every step needs the one before, and a desk of its own, since it begins with nothing."""
    page = heard_by(chromium.new_page(base_url=new.address), said)
    _comes_in(page, new.password or "")
    _is_told_what_is_missing(page)
    _loads_the_table(page, tmp_path)
    _checks_a_text(page)
    page.context.close()


def _comes_in(page: Page, password: str) -> None:
    """From the password that was printed to one of one's own; every screen looked at in every language."""
    for language in LANGUAGES:
        page.goto(f"/{language}/")
        assert looked_at(page, language, "empty") == []
    sign_in(page, "administrator", password)
    page.locator("#id_oldpassword").wait_for()
    for language in LANGUAGES:
        page.goto(f"/{language}/standing/")
        assert page.url.endswith(f"/{language}/account/password/change/")
        assert looked_at(page, language, "seen by others") == []
    choose_own(page, password)


def _is_told_what_is_missing(page: Page) -> None:
    for language in LANGUAGES:
        page.goto(f"/{language}/")
        expect(page.locator("main .note a").first).to_be_visible()
        assert looked_at(page, language, "no table yet") == []
        page.goto(f"/{language}/figures/")
        expect(page.locator("#lacking")).to_be_visible()
        assert looked_at(page, language, "no table yet") == []


def _loads_the_table(page: Page, folder: Path) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="Load this table").click()
    page.get_by_role("link", name="Load the table of gross inflow of foreign direct investment").click()
    page.get_by_label("The table: XLSX").set_input_files(saved(book(), folder / "өңірлер.xlsx"))
    page.get_by_label("Released on").fill("2025-10-01")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("main")).to_contain_text("168 cells would be added")
    assert looked_at(page, "en", "first table") == []
    page.get_by_role("button", name="Keep the table").click()
    expect(page.locator(".notice")).to_contain_text("Added: nbk-gross-fdi-by-region:")
    page.get_by_role("link", name="Standing", exact=True).click()
    page.get_by_label("Period", exact=True).select_option("2025-Q2")
    page.wait_for_url("**period=2025-Q2**")
    page.get_by_label("Region", exact=True).select_option("KZ-27")
    expect(page.locator("#headline")).to_contain_text("West Kazakhstan Region is 3rd of 20")


def _checks_a_text(page: Page) -> None:
    page.goto("/en/check/")
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2025-10-08")
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator(".counts li")).to_have_count(1)
    expect(page.locator(".counts .supported")).to_contain_text("4")
    assert looked_at(page, "en", "first text") == []
    assert page.locator("#published").input_value() < date.today().isoformat()
