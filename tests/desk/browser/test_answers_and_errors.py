"""What pages say once something was asked of them, or refused: as sound as they were before, in every language."""

import base64
import hmac
import struct
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.desk.browser.conftest import OWN, Opened, sign_in
from tests.desk.browser.looking import looked_at
from tests.desk.made_table import MAPPING, table
from tests.desk.test_pages import LANGUAGES

pytestmark = pytest.mark.browser
TEXT = "2025 жылы Батыс Қазақстан облысында негізгі капиталға салынған инвестиция 900,4 млрд теңге болды."
RUSSIAN = "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 893,4 млрд тенге."
SOUND, DOUBLED = table(2024, 2025), table(2024, 2025, repeated=1)


def send(page: Page, form: str, **given: str) -> None:
    """Fill the fields of a form and press its first button."""
    for field, word in given.items():
        page.locator(f"#{field}").fill(word)
    page.locator(f"{form} button").first.click()


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})


def send_table(page: Page, content: bytes, mapping: str = "") -> None:
    """First the file alone, then with the mapping that it needs."""
    choose(page, "кесте.csv", content)
    page.locator(".text-form button").last.click()
    if mapping:
        page.locator("#written").fill(mapping)
        page.locator(".text-form button").last.click()


def send_file(page: Page, name: str, content: bytes) -> None:
    choose(page, name, content)
    page.locator("#text-form button").first.click()


def share(page: Page) -> None:
    send(page, "#text-form", text=TEXT)
    page.locator("button[formaction$='/check/shared/']").click()


WRONG = {"id_oldpassword": "x", "id_password1": "y", "id_password2": "z"}
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "answered": ("check/", lambda page: send(page, "#text-form", text=TEXT)),
    "nothing": ("check/", lambda page: send(page, "#text-form", text=" ")),
    "no text": ("check/", lambda page: send_file(page, "мәтін.docx", b"%PDF-1.7 torn")),
    "own address": ("check/", lambda page: address(page, "http://127.0.0.1/")),
    "shared": ("check/", share),
    "differences": ("check/versions/", lambda page: send(page, "#text-form", text_kk=TEXT, text_ru=RUSSIAN)),
    "one version": ("check/versions/", lambda page: send(page, "#text-form", text_kk=TEXT)),
    "proposed": ("figures/add/", lambda page: send_table(page, SOUND)),
    "preview": ("figures/add/", lambda page: send_table(page, SOUND, MAPPING)),
    "refused": ("figures/add/", lambda page: send_table(page, DOUBLED, MAPPING)),
    "no table": ("figures/add/", lambda page: send_table(page, b"%PDF-1.7")),
    "nobody": ("people/", lambda page: send(page, "form[action$='/add/']", username="administrator")),
    "wrong": ("account/password/change/", lambda page: send(page, "main form", **WRONG)),
    "no code": ("account/2fa/totp/activate/", lambda page: send(page, "main form", id_code="000000")),
}  # fmt: skip
"""What is asked: of which page, and how."""


def address(page: Page, given: str) -> None:
    page.locator("#address").fill(given)
    page.locator("button[formaction$='/check/address/']").click()


def once_more(page: Page, password: str = OWN) -> None:
    """The password, where the sign-in was minutes ago and what follows is delicate."""
    if page.locator("form[action$='/reauthenticate/']").count():
        send(page, "main form", id_password=password)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_an_answer(signed_in: Opened, language: str, state: str) -> None:
    path, ask = STATES[state]
    page = signed_in(f"/{language}/{path}")
    once_more(page)
    ask(page)
    page.locator("article, .problem, .answer, .differences, #first, .errorlist").first.wait_for()
    assert looked_at(page, language, state) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_where_sign_in_fails(opened: Opened, language: str) -> None:
    page = opened(f"/{language}/")
    sign_in(page, "nobody", "wrong")
    page.locator(".errorlist").wait_for()
    assert looked_at(page, language, "wrong") == []


def code_of(secret: str) -> str:
    """The code that an authenticator app shows now: RFC 6238."""
    told = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    place = told[-1] & 15
    return f"{(struct.unpack('>I', told[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_new_comes_in_and_adds_a_second_step(signed_in: Opened, opened: Opened, language: str) -> None:
    page, name = signed_in(f"/{language}/people/"), {"kk": "Әсем", "ru": "Анна", "en": "Anna-2"}[language]
    send(page, "form[action$='/add/']", username=name)
    given = page.locator(".notice strong").inner_text().split()[-1]
    assert [one for one in looked_at(page, language, "added") if one not in given] == []
    theirs = opened(f"/{language}/")
    sign_in(theirs, name, given)
    theirs.locator("#id_oldpassword").wait_for()
    send(theirs, "main form", id_oldpassword=given, id_password1=f"{given}2", id_password2=f"{given}2")
    theirs.locator(".notice").wait_for()
    theirs.goto(f"/{language}/people/")
    assert looked_at(theirs, language, "not allowed") == []
    theirs.goto(f"/{language}/account/2fa/totp/activate/")
    once_more(theirs, f"{given}2")
    secret = theirs.locator("main code").inner_text()
    send(theirs, "main form", id_code=code_of(secret))
    theirs.wait_for_url("**/recovery-codes/")
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"):
        theirs.goto(f"/{language}/account/2fa/{path}")
        assert looked_at(theirs, language, "two steps") == []
    theirs.locator("nav.person form button").click()
    theirs.locator("nav.person a[href$='/login/']").wait_for()
    theirs.goto(f"/{language}/account/login/")
    sign_in(theirs, name, f"{given}2")
    theirs.locator("#id_code").wait_for()
    assert looked_at(theirs, language, "second step") == []
