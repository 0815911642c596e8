"""What a person sees and does: first sign-in to first answer, in three languages, on a phone, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.desk.browser.conftest import OWN, Opened

pytestmark = pytest.mark.browser
TEXT = (Path(__file__).parents[3] / "examples" / "west-kazakhstan-2025-h1.kk.txt").read_text("utf-8")
LANGUAGES = ("kk", "ru", "en")
STANDING = "/standing/?area=KZ-27&indicator=capital.fixed&period=2025"
CHECK = {"kk": "Мәтінді тексеру", "ru": "Проверить текст", "en": "Check the text"}
COMPARE = "/compare/?area=KZ-27&area=KZ-15&area=KZ-61&indicator=capital.fixed&period=2025"
REGION = "/region/?area=KZ-27"
PAGES = (
    "/standing/",
    STANDING,
    COMPARE,
    REGION,
    "/check/",
    "/check/versions/",
    "/people/",
    "/account/password/change/",
    "/account/2fa/",
    "/nowhere/",
)
Picture = Callable[[Page, str], None]


def checked(page: Page, language: str) -> None:
    """Hand in the example and wait for the verdicts."""
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2025-10-08")
    page.get_by_role("button", name=CHECK[language], exact=True).click()
    page.locator("article").first.wait_for()


def faults(page: Page) -> list[str]:
    """What axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html']}: {one['nodes'][0]['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_from_the_first_sign_in_to_an_answer(opened: Opened, session: object, picture: Picture) -> None:
    page = opened("/en/")
    picture(page, "sign-in")
    page.get_by_label("Username").fill("administrator")
    page.get_by_label("Password").fill(OWN)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Indicator").select_option("capital.fixed")
    page.wait_for_url("**indicator=capital.fixed**")
    page.get_by_label("Region", exact=True).select_option("KZ-27")
    expect(page.locator("#headline")).to_contain_text("West Kazakhstan Region is 11th of 20")
    expect(page).to_have_title("Standing: West Kazakhstan Region · Öñir")


def test_the_league_table_is_sorted_filtered_and_taken_along(signed_in: Opened, picture: Picture) -> None:
    page = signed_in(f"/en{STANDING}")
    for question in page.locator("summary").all():
        question.click()
    expect(page.locator("table.through")).to_contain_text("12 of 16")
    picture(page, "standing-en")
    assert faults(page) == []
    page.get_by_role("link", name="Change", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_contain_text("Change")
    page.get_by_label("Names with").fill("kazakhstan")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".league tbody tr")).to_have_count(3)
    with page.expect_download() as taken:
        page.get_by_role("link", name="The table as CSV").click()
    assert taken.value.suggested_filename == "onir-capital.fixed-KZ-2025.csv"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_of_a_text(signed_in: Opened, language: str, picture: Picture) -> None:
    page = signed_in(f"/{language}/check/")
    checked(page, language)
    page.locator("mark a").first.click()
    expect(page.locator("article:target")).to_have_count(1)
    picture(page, f"check-{language}")
    assert faults(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_check_is_shared_and_withdrawn(signed_in: Opened, opened: Opened, script: bool, picture: Picture) -> None:
    page = signed_in("/ru/check/", script=script)
    checked(page, "ru")
    page.get_by_role("button", name="Поделиться ссылкой").click()
    page.get_by_role("heading", name="Проверка по ссылке").wait_for()
    picture(page, "shared-ru")
    anyone = opened(page.url.removesuffix("/"), width=390)
    expect(anyone.locator("article")).to_have_count(page.locator("article").count())
    assert faults(anyone) == []
    page.get_by_role("button", name="Закрыть доступ и удалить").click()
    expect(page.locator(".notice")).to_contain_text("текст удалён")


@pytest.mark.parametrize("width", [1280, 390])
def test_versions_are_held_against_each_other(signed_in: Opened, width: int, picture: Picture) -> None:
    page = signed_in("/en/check/versions/", width=width)
    page.locator("#text_ru").fill(
        "В 2025 году инвестиции в основной капитал Абайской области составили 900,4 млрд тенге."
    )
    page.locator("#text_en").fill("In 2025 fixed capital investment in Abai Region was 893.4 bn tenge.")
    page.get_by_role("button", name="Compare the versions").click()
    page.locator("mark a").first.click()
    expect(page.locator("li:target")).to_contain_text("The figures differ")
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    picture(page, f"versions-{width}")
    assert faults(page) == []


def test_the_switch_of_languages_keeps_a_checked_text(signed_in: Opened) -> None:
    page = signed_in("/kk/check/")
    checked(page, "kk")
    verdicts = page.locator("article").count()
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("h1")).to_have_text("Проверка текста")
    expect(page.locator("article")).to_have_count(verdicts)
    expect(page.locator("#published")).to_have_value("2025-10-08")


def test_the_switch_of_languages_keeps_the_place(signed_in: Opened) -> None:
    page = signed_in(f"/kk{STANDING}")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#headline")).to_contain_text("West Kazakhstan Region")
    assert page.url.endswith(f"/en{STANDING}")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_serious(signed_in: Opened, language: str, path: str) -> None:
    page = signed_in(f"/{language}{path}")
    assert page.title().endswith("· Öñir")
    assert faults(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/kk/account/password/change/",
        "/ru/people/",
        f"/kk{STANDING}",
        "/ru/check/",
        "/kk/check/",
        f"/kk{COMPARE}",
        f"/ru{REGION}",
    ],
)
def test_a_phone_shows_it_without_scrolling_sideways(signed_in: Opened, path: str, picture: Picture) -> None:
    page = signed_in(path, width=390)
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    picture(page, f"phone{path.split('?', maxsplit=1)[0].replace('/', '-').rstrip('-')}")


def test_by_keyboard_alone(signed_in: Opened) -> None:
    page = signed_in("/en/check/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_id("text")
    page.keyboard.insert_text(TEXT)
    while page.evaluate("document.activeElement.textContent.trim()") != "Check the text":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("article").first.wait_for()


def test_reading_needs_no_script(signed_in: Opened) -> None:
    page = signed_in("/ru/standing/", script=False)
    page.locator("#area").select_option("KZ-55")
    page.locator("#indicator").select_option("capital.fixed")
    page.locator("form.question button").click()
    expect(page.locator("#headline")).to_contain_text("Павлодарская область")
