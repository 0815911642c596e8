"""The two rows of the navigation: groups, and the pages of the group one is in."""

import re

import pytest
from tests.desk.conftest import Visit

from onir.language.messages import msg

ROW = re.compile(r'<li><a href="/\w\w/([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a></li>')


def rows(page: str) -> list[list[tuple[str, str, str]]]:
    """Of each row: where it leads, whether one is there, and what it is called."""
    navs = re.findall(r'<nav class="(?:pages|within)".*?</nav>', page, re.DOTALL)
    return [ROW.findall(nav) for nav in navs]


@pytest.mark.parametrize(
    ("path", "first", "second"),
    [
        ("standing/", ("standing/", "true", "Statistics"), ("standing/", "page", "Standing")),
        ("figures/add/", ("standing/", "true", "Statistics"), ("figures/", "true", "Figures")),
        ("projects/", ("day/", "true", "Investors"), ("projects/", "page", "Projects")),
        ("jobs/", ("people/", "true", "Office"), ("jobs/", "page", "Background jobs")),
    ],
)
def test_a_page_stands_in_its_group(
    visit: Visit, path: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    groups, pages = rows(visit("administrator").get(f"/en/{path}").content.decode())
    assert [one for one in groups if one[1]] == [first]
    assert [one for one in pages if one[1]] == [second]


def test_a_page_alone_is_named_itself_and_opens_no_second_row(visit: Visit) -> None:
    (groups,) = rows(visit("administrator").get("/en/check/").content.decode())
    assert [one for one in groups if one[1]] == [("check/", "page", "Check")]


@pytest.mark.parametrize("role", ["reader", "administrator", "investor"])
def test_nobody_is_led_where_they_may_not_go(visit: Visit, role: str) -> None:
    browser = visit(role)
    groups, *_ = rows(browser.get("/en/glossary/").content.decode())
    led = {address for group in groups for row in rows(browser.get(f"/en/{group[0]}").content.decode())
           for address, _, _ in row}  # fmt: skip
    assert led
    assert {address: browser.get(f"/en/{address}").status_code for address in led} == dict.fromkeys(led, 200)


def test_every_page_appears_also_one_without_a_group(desk: None) -> None:
    from onir.desk.pages import PAGES, Page, entries

    new = Page("new", "new/", msg("Indicators"))
    shown = list(entries((*PAGES, new), new))
    assert [page for entry in shown for page in entry.pages] == [*PAGES, new]
    assert [(entry.title, entry.pages) for entry in shown if entry.current] == [(new.title, (new,))]


def test_a_group_of_which_one_page_is_open_is_that_page(desk: None) -> None:
    from onir.desk.pages import INVESTORS, OFFICE, Page, entries

    known = Page("people", "people/", msg("People"), OFFICE)
    two = [Page(name, f"{name}/", msg("Projects"), INVESTORS) for name in ("one", "two")]
    assert [entry.title for entry in entries((known, *two), None)] == [known.title, INVESTORS]
