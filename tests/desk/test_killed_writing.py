"""Server, worker and database killed in the middle of a burst of writes: what was acknowledged is there, and whole."""

import itertools
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from hypothesis import settings
from tests.desk.homes import Served, home_of_its_own, serving
from tests.desk.test_killed_adding import OWN, Person, kill

LONG = settings().max_examples > 1000
WRITES = 400 if LONG else 20
"""Acknowledged before each of three kills."""
WRITERS = 3
SECONDS = 60


class NoFollowing(urllib.request.HTTPRedirectHandler):
    """An answer that leads on is an acknowledgement by itself."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Writers:
    """Some people at once who enter projects, each after the former was acknowledged or failed."""

    def __init__(self, desk: Served) -> None:
        self.desk, self.ended = desk, threading.Event()
        self.acknowledged: list[str] = []
        self.threads = [threading.Thread(target=self.write, args=(str(one),)) for one in range(WRITERS)]

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def write(self, name: str) -> None:
        cookies = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies), NoFollowing)
        with suppress(OSError):  # what was killed before they came in
            self.post(browser, cookies, "/en/account/login/", login="administrator", password=OWN)
            for number in itertools.count():
                title = f"{name}-{number}-{time.monotonic_ns()}"
                if self.ended.is_set():
                    return
                with suppress(OSError):
                    if self.post(browser, cookies, "/en/projects/add/", title_en=title, region="KZ-61"):
                        self.acknowledged.append(title)

    def post(self, browser: Any, cookies: CookieJar, path: str, **given: str) -> bool:
        """Whether the desk said that it is done."""
        token = next((one.value for one in cookies if one.name == "onir_csrf"), None)
        if token is None:
            browser.open(self.desk.address + path, timeout=SECONDS).read()
            token = next(one.value for one in cookies if one.name == "onir_csrf")
        body = urllib.parse.urlencode({**given, "csrfmiddlewaretoken": token}).encode()
        try:
            browser.open(self.desk.address + path, body, timeout=SECONDS).read()
        except urllib.error.HTTPError as answer:
            return answer.code == 302
        return False

    def reach(self, number: int) -> None:
        """Wait until so many are acknowledged."""
        until = time.monotonic() + 10 * SECONDS
        while len(self.acknowledged) < number:
            assert time.monotonic() < until, self.acknowledged
            time.sleep(0.01)


def data_of(home: Path) -> Path:
    from onir.desk.place import cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_HOME", str(home))
        return cluster().data


def way_in(home: Path) -> str:
    """The address of the database that serves a home, under its owner."""
    from onir.desk.database import roles

    return roles.address(Path((data_of(home) / "postmaster.pid").read_text().splitlines()[4]), roles.OWNER)


def kill_workers(desk: Served, home: Path) -> None:
    """All that serve pages, do jobs and draw, but not the server above them."""
    for process in psutil.Process(desk.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            process.kill()


def kill_server(desk: Served, home: Path) -> None:
    kill(desk)


def kill_database(desk: Served, home: Path) -> None:
    """PostgreSQL with all its processes, as at a power cut."""
    first = psutil.Process(int((data_of(home) / "postmaster.pid").read_text().splitlines()[0]))
    for process in [first, *first.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            process.kill()


@pytest.fixture(scope="module")
def home(own_home: None, desk: None) -> Iterator[Path]:
    """A home whose administrator has become the head of an office, who enters projects."""
    with home_of_its_own() as own:
        with serving(own) as served:
            Person(served)
            with psycopg.connect(way_in(own)) as database:
                assert database.execute("SHOW fsync").fetchone() == ("on",)
                assert database.execute("SHOW synchronous_commit").fetchone() == ("on",)
                database.execute("UPDATE accounts_user SET role = 'head', territory = '{KZ}'")
        yield own


@pytest.mark.parametrize("end", [kill_workers, kill_server, kill_database])
def test_no_acknowledged_write_is_lost(home: Path, end: Callable[[Served, Path], None]) -> None:
    with serving(home) as served, Writers(served) as writers:
        writers.reach(WRITES)
        end(served, home)
        time.sleep(0.5)
        writers.ended.set()
        if served.process.poll() is None:
            kill(served)
    with serving(home), psycopg.connect(way_in(home)) as database:
        told = (
            "SELECT title_en, (SELECT count(*) FROM pipeline_movelog WHERE project_id = one.id), "
            "(SELECT count(*) FROM pipeline_projectstate WHERE pgh_obj_id = one.id) FROM pipeline_project one"
        )
        held = {title: (moves, states) for title, moves, states in database.execute(told)}
    assert set(writers.acknowledged) <= set(held), "an acknowledged write is lost"
    assert {moves for moves, _ in held.values()} == {1}
    assert min(states for _, states in held.values()) >= 1
