"""How hard the laws are tried: `make test` briefly, `make test-long` at length, CI always with the same cases."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("usual", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("usual")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests never touch the figures of the person who runs them, speak no language by chance, and have no terminal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_HOME", str(tmp_path_factory.mktemp("onir")))
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """One Chromium for all tests of pages."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for tests in a browser alone
    from tests.browsing import CHROMIUM, FLAGS, SPEAKS  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS, env=SPEAKS)
        yield browser
        browser.close()
