"""The server killed in the middle of an upload: no half vintage, and the same table can be added afterwards."""

import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psutil
from tests.desk.homes import Served, home_of_its_own, serving
from tests.desk.made_table import REGIONS, handed

from onir.figures import Store

OWN = "a password of their own"
MAPPING = """\
table: made-long
publisher: Invented office
title: Invented long table
country: KZ
indicator: fdi.gross_inflow
unit: USD mn
basis: flow
layout: {shape: long, header: [1], columns: {area: area, period: period, partner: partner, value: value}}
"""


def long_table() -> bytes:
    """So many cells that to read and judge them takes a while."""
    partners = ("NL", "US", "RU", "CN", "DE", "FR", "CH", "TR", "KR", "JP", "IT", "GB")
    lines = (
        f"{area.code},{year}-{month:02},{partner},{place + 7 * month % 12 + 1}\n"
        for place, area in enumerate(REGIONS)
        for year in range(2000, 2025)
        for month in range(1, 13)
        for partner in partners
    )
    return ("area,period,partner,value\n" + "".join(lines)).encode()


class Person:
    """The administrator, who chooses a password at the first sign-in, in front of a browser."""

    def __init__(self, desk: Served) -> None:
        self.desk = desk
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        given = {"login": "administrator", "password": desk.password or OWN}
        self.post("/en/account/login/", given)
        if desk.password:
            change = {"oldpassword": desk.password, "password1": OWN, "password2": OWN}
            self.post("/en/account/password/change/", change)

    def post(self, path: str, given: dict[str, Any], form: str = "") -> str:
        """What the form of a page answers."""
        from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', self._open(form or path))[-1]
        body = encode_multipart(BOUNDARY, {**given, "csrfmiddlewaretoken": token})
        return self._open(path, body, {"Content-Type": MULTIPART_CONTENT})

    def add(self) -> str:
        given = {"file": handed(long_table()), "written": MAPPING, "released": "2026-01"}
        return self.post("/en/figures/add/yes/", given, "/en/figures/add/")

    def _open(self, path: str, body: bytes | None = None, heads: dict[str, str] | None = None) -> str:
        request = urllib.request.Request(self.desk.address + path, body, heads or {})
        with self.browser.open(request, timeout=120) as answer:
            return str(answer.read().decode())


def kill(desk: Served) -> None:
    """The server and its workers, none of which can say goodbye."""
    server = psutil.Process(desk.process.pid)
    for process in [*server.children(recursive=True), server]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    desk.process.wait()


def listed(home: Path) -> list[str]:
    return [one.vintage.table for one in Store.open(home).held if one.vintage.table == "made-long"]


def stages(home: Path) -> Iterator[Path]:
    yield from (home / "figures").glob(".*.part/read.parquet")


def test_a_killed_server_leaves_no_half_vintage(own_home: None, desk: None) -> None:
    with home_of_its_own() as home:
        with serving(home) as served:
            person, ended = Person(served), time.monotonic() + 60

            def try_adding() -> None:
                with suppress(OSError):
                    person.add()

            adding = threading.Thread(target=try_adding)
            adding.start()
            try:
                while not list(stages(home)):
                    assert time.monotonic() < ended, "nothing was staged"
                    time.sleep(0.005)
            finally:
                kill(served)
            adding.join()
        assert list(stages(home)), "the kill came after the writing: the test shows nothing"
        assert listed(home) == []
        Store.open(home).verify()
        with serving(home) as again:
            assert "Added: made-long:" in Person(again).add()
        assert listed(home) == ["made-long"]
        assert list(stages(home)) == []
        Store.open(home).verify()
