"""A desk that runs as people start it, and Chromium in front of it; a message on its console fails the test."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, StorageState, sync_playwright
from tests.desk.homes import ROOT, Served, home_of_its_own, serving

PICTURES = ROOT / "build" / "pages"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
OWN = "a password of their own"


@pytest.fixture(scope="session")
def served(own_home: None) -> Iterator[Served]:
    """`onir serve` on a new home."""
    with home_of_its_own() as home, serving(home) as desk:
        yield desk


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
    yield browser
    browser.close()


Opened = Callable[..., Page]


def _wrong(message: ConsoleMessage) -> bool:
    """Errors and warnings; that a page which is not there is not there is neither."""
    return message.type in ("error", "warning") and "/nowhere/" not in message.location["url"]


@pytest.fixture
def opened(chromium: Browser, served: Served) -> Iterator[Opened]:
    """`opened("/kk/standing/", width=390)`: a page of a new profile; what its console says fails the test."""
    said: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, width: int = 1280, script: bool = True, state: StorageState | None = None) -> Page:
        context = chromium.new_context(
            base_url=served.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            storage_state=state,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if _wrong(message) else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def session(chromium: Browser, served: Served) -> StorageState:
    """The session of the first administrator, who chose a password at the first sign-in."""
    page = chromium.new_page(base_url=served.address)
    page.goto("/en/")
    page.get_by_label("Username").fill("administrator")
    page.get_by_label("Password").fill(served.password or "")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Current Password").fill(served.password or "")
    page.get_by_label("New Password", exact=True).fill(OWN)
    page.get_by_label("New Password (again)").fill(OWN)
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("The password is changed.").wait_for()
    state = page.context.storage_state()
    page.close()
    return state


@pytest.fixture
def signed_in(opened: Opened, session: StorageState) -> Opened:
    """The same, signed in as the administrator."""
    return partial(opened, state=session)


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps what a page looks like in build/pages."""

    def take(page: Page, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    return take
