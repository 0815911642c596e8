"""What a person sees and does with what they came for: the league table, a text checked, taken along and shared."""

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browsing import faults
from tests.desk.browser.conftest import Opened
from tests.desk.browser.looking import looked_at, picture
from tests.desk.test_checking_more import word
from tests.desk.test_pages import LANGUAGES
from tests.desk.test_pages import STANDING as STANDING_PAGE

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[3] / "examples" / "west-kazakhstan-2025-h1.kk.txt"
TEXT = EXAMPLE.read_text("utf-8")
STANDING = f"/{STANDING_PAGE}"
CHECK = {"kk": "Мәтінді тексеру", "ru": "Проверить текст", "en": "Check the text"}


def checked(page: Page, language: str) -> None:
    """Hand in the example and wait for the verdicts."""
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2025-10-08")
    page.get_by_role("button", name=CHECK[language], exact=True).click()
    page.locator("article").first.wait_for()


def test_the_league_table_is_sorted_filtered_and_taken_along(signed_in: Opened) -> None:
    page = signed_in(f"/en{STANDING}")
    for question in page.locator("summary").all():
        question.click()
    expect(page.locator("table.through")).to_contain_text("12 of 16")
    picture(page, "open")
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
def test_the_check_of_a_text(signed_in: Opened, language: str) -> None:
    page = signed_in(f"/{language}/check/")
    checked(page, language)
    page.locator("mark a").first.click()
    expect(page.locator("article:target")).to_have_count(1)
    picture(page, "checked")
    assert faults(page) == []


def in_hand(page: Page, way: str) -> None:
    """The example on the page, by one of the ways a text comes."""
    if way == "pasted":
        page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
        page.locator("#text").press("Control+v")
    elif way == "chosen":
        page.locator("#file").set_input_files(EXAMPLE)
    else:
        dropped(page, EXAMPLE)


def dropped(page: Page, file: Path) -> None:
    """Let go of a file over the field, as a person does: the browser itself takes it."""
    place = page.locator("#file").bounding_box()
    assert place is not None
    held = {"items": [], "files": [str(file.absolute())], "dragOperationsMask": 1}
    devtools = page.context.new_cdp_session(page)
    for what in ("dragEnter", "dragOver", "drop"):
        where = {"x": place["x"] + 20, "y": place["y"] + 10}
        devtools.send("Input.dispatchDragEvent", {"type": what, "data": held, **where})
    devtools.detach()


@pytest.mark.parametrize("way", ["pasted", "chosen", "dropped"])
def test_a_text_comes_in_three_ways(signed_in: Opened, way: str) -> None:
    page = signed_in("/kk/check/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    in_hand(page, way)
    page.get_by_role("button", name=CHECK["kk"], exact=True).click()
    page.locator("article").first.wait_for()
    expect(page.locator("article")).to_have_count(4)
    expect(page.locator("#text")).to_have_value(TEXT)


def test_a_checked_text_is_taken_along(signed_in: Opened, tmp_path: Path) -> None:
    page = signed_in("/ru/check/")
    checked(page, "ru")
    page.locator("#by").fill("Отдел печати")
    for kind, name in (("HTML", "check.html"), ("JSON", "check.json"), ("ClaimReview", "claimreview.json")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=kind, exact=True).click()
        assert taken.value.suggested_filename == name
        taken.value.save_as(tmp_path / name)
    assert len(json.loads((tmp_path / "check.json").read_text("utf-8"))["claims"]) == 4
    assert "ClaimReview" in (tmp_path / "claimreview.json").read_text("utf-8")
    page.goto((tmp_path / "check.html").as_uri())
    expect(page.locator("article")).to_have_count(4)


def test_a_document_comes_back_with_comments(signed_in: Opened, tmp_path: Path) -> None:
    page = signed_in("/kk/check/")
    document = {"name": "Баспасөз.docx", "mimeType": "application/octet-stream", "buffer": word(TEXT.split("\n")[0])}
    page.locator("#file").set_input_files(document)  # type: ignore[arg-type]
    with page.expect_download() as taken:
        page.locator("button[formaction$='/export/docx/']").click()
    assert taken.value.suggested_filename == "Баспасөз.onir.docx"
    taken.value.save_as(tmp_path / "back.docx")
    assert "word/comments.xml" in zipfile.ZipFile(tmp_path / "back.docx").namelist()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_check_is_shared_and_withdrawn(signed_in: Opened, opened: Opened, script: bool) -> None:
    page = signed_in("/ru/check/", script=script)
    checked(page, "ru")
    page.get_by_role("button", name="Поделиться ссылкой").click()
    page.get_by_role("heading", name="Проверка по ссылке").wait_for()
    anyone = opened(page.url.removesuffix("/"))
    expect(anyone.locator("article")).to_have_count(page.locator("article").count())
    assert looked_at(anyone, "ru", "anyone") == []
    page.get_by_role("button", name="Закрыть доступ и удалить").click()
    expect(page.locator(".notice")).to_contain_text("текст удалён")
    anyone.reload()
    expect(anyone.locator(".problem")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_versions_are_held_against_each_other(signed_in: Opened, width: int) -> None:
    page = signed_in("/en/check/versions/", width=width)
    page.locator("#text_ru").fill(
        "В 2025 году инвестиции в основной капитал Абайской области составили 900,4 млрд тенге."
    )
    page.locator("#text_en").fill("In 2025 fixed capital investment in Abai Region was 893.4 bn tenge.")
    page.get_by_role("button", name="Compare the versions").click()
    page.locator("mark a").first.click()
    expect(page.locator("li:target")).to_contain_text("The figures differ")
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    picture(page, f"versions {width}")
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


def test_a_question_is_asked_without_a_script(signed_in: Opened) -> None:
    page = signed_in(f"/ru/{STANDING_PAGE}", script=False)
    page.locator("#area").select_option("KZ-55")
    page.locator("form.question button").click()
    expect(page.locator("#headline")).to_contain_text("Павлодарская область")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_another_indicator_is_shown_in_its_newest_period_and_that_is_said(signed_in: Opened, script: bool) -> None:
    page = signed_in("/en/standing/?indicator=capital.fixed&period=1700", script=script)
    page.locator("#indicator").select_option("population.total")
    if not script:
        page.locator("form.question button").click()
    page.wait_for_url("**indicator=population.total**")
    expect(page.locator(".notice")).to_contain_text("1700")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_has_two_rows(signed_in: Opened, language: str, width: int) -> None:
    page = signed_in(f"/{language}/projects/", width=width)
    tops = "nav => new Set([...nav.querySelectorAll('a')].map(one => Math.round(one.getBoundingClientRect().top))).size"
    if width == 1280:
        assert [page.locator(f"nav.{row}").evaluate(tops) for row in ("pages", "within")] == [1, 1]
    else:
        assert faults(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    picture(page, f"navigation {width}")
