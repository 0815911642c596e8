"""A desk that runs as people start it, and Chromium in front of it; a message on its console fails the test."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState
from tests.desk.browser.looking import looked_at
from tests.desk.homes import Served, home_of_its_own, serving

OWN = "a password of their own"


@pytest.fixture(scope="session")
def chromium(desk: None, chromium: Browser) -> Browser:
    """Tests read words of the desk, and Django is not set up any more once the browser's loop runs."""
    return chromium


@pytest.fixture(scope="session")
def served(own_home: None) -> Iterator[Served]:
    """`onir serve` on a new home."""
    with home_of_its_own() as home, serving(home) as desk:
        yield desk


Opened = Callable[..., Page]


def _wrong(message: ConsoleMessage) -> bool:
    """Errors and warnings; that a page is refused, which it says in words, is neither."""
    page = re.search(r"/(kk|ru|en)/", message.location["url"]) and message.text.startswith("Failed to load resource")
    return message.type in ("error", "warning") and not page


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What consoles say; anything fails the test."""
    heard: list[str] = []
    yield heard
    assert heard == []


def _new_page(context: BrowserContext, width: int, said: list[str]) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.on("console", lambda message: said.append(message.text) if _wrong(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return page


@pytest.fixture
def opened(chromium: Browser, served: Served, said: list[str]) -> Iterator[Opened]:
    """`opened("/kk/standing/", width=390)`: a page of a visitor, in a profile of its own."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, width: int = 1280) -> Page:
        contexts.append(chromium.new_context(base_url=served.address))
        page = _new_page(contexts[-1], width, said)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


class FirstDay(NamedTuple):
    """The session of the first administrator, who chose a password at the first sign-in, and what was wrong."""

    state: StorageState
    wrong: list[str]


@pytest.fixture(scope="session")
def first_day(chromium: Browser, served: Served) -> FirstDay:
    """From the password that was printed to one of one's own; every screen looked at in every language."""
    page = chromium.new_page(base_url=served.address)
    wrong = []
    for language in ("kk", "ru", "en"):
        page.goto(f"/{language}/")
        wrong += looked_at(page, language, "empty")
    sign_in(page, "administrator", served.password or "")
    page.locator("#id_oldpassword").wait_for()
    for language in ("kk", "ru", "en"):
        page.goto(f"/{language}/standing/")
        assert page.url.endswith(f"/{language}/account/password/change/")
        wrong += looked_at(page, language, "seen by others")
    page.locator("#id_oldpassword").fill(served.password or "")
    page.locator("#id_password1").fill(OWN)
    page.locator("#id_password2").fill(OWN)
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("The password is changed.").wait_for()
    state = page.context.storage_state()
    page.close()
    return FirstDay(state, wrong)


@pytest.fixture(scope="session")
def profiles(chromium: Browser, served: Served, first_day: FirstDay) -> Iterator[dict[bool, BrowserContext]]:
    """Two profiles of the administrator, one that runs scripts and one that does not: making one takes a second."""
    made = {
        script: chromium.new_context(base_url=served.address, java_script_enabled=script, storage_state=first_day.state)
        for script in (True, False)
    }
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def signed_in(profiles: dict[bool, BrowserContext], said: list[str]) -> Iterator[Opened]:
    """`signed_in("/kk/check/", script=False)`: a page of the administrator."""
    pages: list[Page] = []

    def open_page(path: str, *, width: int = 1280, script: bool = True) -> Page:
        pages.append(_new_page(profiles[script], width, said))
        pages[-1].goto(path)
        return pages[-1]

    yield open_page
    for page in pages:
        page.close()


def sign_in(page: Page, name: str, password: str) -> None:
    """On the page that asks for it."""
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("main form button").click()
