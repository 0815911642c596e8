"""By keyboard alone: everything is reached in the order it is read, seen where it is, left again, and operated."""

import pytest
from playwright.sync_api import Page, expect
from tests.desk.browser.conftest import Opened
from tests.desk.test_pages import COMPARE, FIGURE, STANDING

pytestmark = pytest.mark.browser
TEXT = "2025 жылы Батыс Қазақстан облысында негізгі капиталға салынған инвестиция 900,4 млрд теңге болды."

FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), place = one.getBoundingClientRect()
    return one === document.body ? null : {
        place: [...document.querySelectorAll('*')].indexOf(one),
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && place.width > 0
            && place.bottom > 0 && place.top < window.innerHeight && place.right > 0,
        what: one.outerHTML.slice(0, 100) } }"""
"""What has the focus: where it stands in the page, and whether a person sees that it has it."""

OPERABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.type !== 'hidden')
    .map(one => [...document.querySelectorAll('*')].indexOf(one))"""


def tabbed(page: Page) -> list[dict[str, object]]:
    """What the key leads to from the top of the page until it leaves it."""
    page.evaluate("document.activeElement.blur()")
    met: list[dict[str, object]] = []
    while len(met) < 1000:
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or (met and now["place"] == met[0]["place"]):
            return met
        met.append(now)
    raise AssertionError(met[-1])


def walk(page: Page) -> None:
    """Everything operable is met, in the order of the page, and seen when it is; the last key leaves the page."""
    met = tabbed(page)
    places = list(dict.fromkeys(one["place"] for one in met))
    assert [one["what"] for one in met if not one["seen"]] == []
    assert places == sorted(places)  # type: ignore[type-var]
    assert set(page.evaluate(OPERABLE)) <= set(places)


@pytest.mark.parametrize(
    "path", [STANDING, COMPARE, FIGURE, "check/", "check/versions/", "figures/add/", "people/", "account/2fa/"]
)
def test_everything_is_reached_seen_and_left_again(signed_in: Opened, path: str) -> None:
    walk(signed_in(f"/kk/{path}"))


def press_until(page: Page, what: str, key: str = "Tab") -> None:
    """Go on until the focus is there."""
    for _ in range(200):
        page.keyboard.press(key)
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(what)


def test_a_text_is_checked_and_shared_without_a_mouse(signed_in: Opened) -> None:
    page = signed_in("/en/check/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_id("text")
    page.keyboard.insert_text(TEXT)
    press_until(page, "#text-form button")
    page.keyboard.press("Enter")
    page.locator("article").first.wait_for()
    walk(page)
    press_until(page, "#place-1")
    page.keyboard.press("Enter")
    expect(page.locator("article:target")).to_have_count(1)
    press_until(page, "[href='#place-1']")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("place-1")
    press_until(page, "#by")
    page.keyboard.insert_text("Office")
    with page.expect_download() as taken:
        press_until(page, "[formaction$='/claimreview/']")
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "claimreview.json"
    press_until(page, "[formaction$='/check/shared/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/shared/**")
    press_until(page, "main form button")
    page.keyboard.press("Space")
    expect(page.locator(".notice")).to_contain_text("is deleted")


def test_a_choice_on_the_standing_leaves_the_focus_where_it_was(signed_in: Opened) -> None:
    page = signed_in(f"/en/{STANDING}")
    press_until(page, "#area")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**area=**")
    expect(page.locator(":focus")).to_have_id("area")
