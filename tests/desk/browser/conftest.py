"""A desk that runs as people start it, and Chromium in front of it; a message on its console fails the test."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState
from tests.desk.homes import ROOT, Served, environment, home_of_its_own, serving
from tests.figures.made_books import book, saved

OWN = "a password of their own"
LAYOUT = "nbk-gross-fdi-by-region"


@pytest.fixture(scope="session")
def served(own_home: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`onir serve` on a home that holds the headline table: one desk for each process that tests."""
    table = saved(book(), tmp_path_factory.mktemp("table") / "өңірлер.xlsx")
    with home_of_its_own() as home:
        add_table(home, table)
        with serving(home) as desk:
            yield desk


def add_table(home: Path, table: Path) -> None:
    add = (sys.executable, "-m", "onir", "figures", "add", str(table), "--map", LAYOUT, "--released", "2025-10-01")
    subprocess.run(add, check=True, env=environment(home), cwd=ROOT, capture_output=True)


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


def heard_by(page: Page, said: list[str]) -> Page:
    """The page, whose console is listened to."""
    page.on("console", lambda message: said.append(message.text) if _wrong(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return page


@pytest.fixture
def opened(chromium: Browser, served: Served, said: list[str]) -> Iterator[Opened]:
    """`opened("/kk/standing/", width=390)`: a page of a visitor, in a profile of its own."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, width: int = 1280) -> Page:
        contexts.append(chromium.new_context(base_url=served.address, viewport={"width": width, "height": 900}))
        page = heard_by(contexts[-1].new_page(), said)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def administrator(chromium: Browser, served: Served) -> StorageState:
    """The session of the first administrator, who chose a password at the first sign-in."""
    page = chromium.new_page(base_url=served.address)
    page.goto("/en/")
    sign_in(page, "administrator", served.password or "")
    choose_own(page, served.password or "")
    state = page.context.storage_state()
    page.context.close()
    return state


def choose_own(page: Page, given: str) -> None:
    """A password of one's own instead of the one that was given."""
    page.locator("#id_oldpassword").fill(given)
    page.locator("#id_password1").fill(OWN)
    page.locator("#id_password2").fill(OWN)
    page.locator("main form button").click()
    page.get_by_text("The password is changed.").wait_for()


class Profiles(NamedTuple):
    """Two of the administrator, by whether they run scripts, and what their consoles said.

    Each has one page, which goes from test to test: a new one takes a process.
    """

    pages: dict[bool, Page]
    heard: list[str]


@pytest.fixture(scope="session")
def profiles(chromium: Browser, served: Served, administrator: StorageState) -> Iterator[Profiles]:
    contexts = {
        script: chromium.new_context(base_url=served.address, java_script_enabled=script, storage_state=administrator)
        for script in (True, False)
    }
    heard: list[str] = []
    yield Profiles({script: heard_by(context.new_page(), heard) for script, context in contexts.items()}, heard)
    for context in contexts.values():
        context.close()


@pytest.fixture
def signed_in(profiles: Profiles) -> Iterator[Opened]:
    """`signed_in("/kk/check/", script=False)`: the page of the administrator; what its console says fails the test."""

    def open_page(path: str, *, width: int = 1280, script: bool = True) -> Page:
        page = profiles.pages[script]
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path)
        return page

    profiles.heard.clear()
    yield open_page
    assert profiles.heard == []


def sign_in(page: Page, name: str, password: str) -> None:
    """On the page that asks for it."""
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("main form button").click()
