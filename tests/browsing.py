"""Chromium as tests of pages start it, and what axe finds in a page."""

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SPEAKS: dict[str, str | float | bool] = {**os.environ, "LC_ALL": "C.UTF-8"}
"""Without it a file with a Kazakh name is saved under another one."""

_axe = Axe()


def faults(page: Page) -> list[str]:
    """What axe finds serious or critical."""
    found = _axe.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html']}: {one['nodes'][0]['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
