"""A table handed in: a bad one is refused by its cell, a good one is looked at, kept, and changes what is said."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect
from tests.desk.browser.conftest import LAYOUT, Opened
from tests.desk.browser.looking import picture
from tests.figures.made_books import book, saved

pytestmark = pytest.mark.browser
STANDING = "/en/standing/?indicator=fdi.gross_inflow&period=2025-Q2&area=KZ-27"


def hand_in(page: Page, file: Path, released: str) -> None:
    page.goto(f"/en/figures/add/?mapping={LAYOUT}")
    page.locator("#file").set_input_files(file)
    page.locator("#released").fill(released)
    page.get_by_role("button", name="Show what would change").click()


def changed(cell: str, value: str | float) -> Workbook:
    """The workbook with one cell of another value."""
    made = book()
    made.worksheets[0][cell] = value
    return made


def test_a_bad_table_is_refused_by_file_sheet_and_cell(signed_in: Opened, tmp_path: Path) -> None:
    page = signed_in("/en/figures/")
    hand_in(page, saved(changed("F12", "about 600"), tmp_path / "bad.xlsx"), "2025-10-01")
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("bad.xlsx:Лист1!F12")
    expect(problem).to_contain_text("about 600")
    expect(page.get_by_role("button", name="Keep the table")).to_have_count(0)
    picture(page, "bad table")


def test_a_good_table_is_shown_kept_and_changes_the_standing(signed_in: Opened, tmp_path: Path) -> None:
    page = signed_in("/en/figures/")
    hand_in(page, saved(book(), tmp_path / "бірінші.xlsx"), "2025-10-01")
    if page.get_by_role("button", name="Keep the table").count():
        page.get_by_role("button", name="Keep the table").click()
    page.goto(STANDING)
    expect(page.locator("#headline")).to_contain_text("3rd of 20")
    later = changed("G12", 1592.8)
    later.worksheets[0]["G6"] = later.worksheets[0]["G6"].value + 1000
    hand_in(page, saved(later, tmp_path / "екінші.xlsx"), "2026-01-15")
    expect(page.locator("main")).to_contain_text("592.8")
    expect(page.locator("main")).to_contain_text("US$1.6 billion")
    page.goto(STANDING)
    expect(page.locator("#headline")).to_contain_text("3rd of 20")
    page.go_back()
    page.get_by_role("button", name="Keep the table").click()
    expect(page.locator(".notice")).to_contain_text("Added:")
    page.get_by_role("link", name="What a later release changed").click()
    expect(page.locator("table.changes").first).to_contain_text("US$1.6 billion")
    picture(page, "changed by a release")
    page.goto(STANDING)
    expect(page.locator("#headline")).to_contain_text("1st of 20")
    page.goto(f"{STANDING}&as_of=2025-12-31")
    expect(page.locator("#headline")).to_contain_text("3rd of 20")
