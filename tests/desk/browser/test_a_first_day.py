"""First start to first answer: the printed password, one's own, the table that is missing, the standing, a text."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.desk.browser.conftest import FirstDay, Opened
from tests.desk.browser.looking import looked_at
from tests.figures.made_books import book, saved

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
TEXT = (Path(__file__).parents[3] / "examples" / "west-kazakhstan-2025-h1.kk.txt").read_text("utf-8")


def test_nothing_is_wrong_with_the_first_screens(first_day: FirstDay) -> None:
    assert first_day.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_desk_without_its_headline_table_says_so(signed_in: Opened, language: str) -> None:
    page = signed_in(f"/{language}/")
    expect(page.locator("main .note a").first).to_be_visible()
    assert looked_at(page, language, "no table yet") == []
    page.goto(f"/{language}/figures/")
    expect(page.locator("#lacking")).to_be_visible()
    assert looked_at(page, language, "no table yet") == []


def test_from_the_first_screen_to_the_first_answer(signed_in: Opened, tmp_path: Path) -> None:
    page = signed_in("/en/")
    page.get_by_role("link", name="Load this table").click()
    page.get_by_role("link", name="Load the table of gross inflow of foreign direct investment").click()
    page.get_by_label("The table: XLSX").set_input_files(saved(book(), tmp_path / "өңірлер.xlsx"))
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


def test_and_the_first_text_is_right(signed_in: Opened) -> None:
    page = signed_in("/en/check/")
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2025-10-08")
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator(".counts li")).to_have_count(1)
    expect(page.locator(".counts .supported")).to_contain_text("4")
    assert looked_at(page, "en", "first text") == []
    assert page.locator("#published").input_value() < date.today().isoformat()
