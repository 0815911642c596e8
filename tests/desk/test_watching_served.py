"""A desk as people start it: its worker tells of a release that changes what is watched, also after it was killed."""

import signal
import time

import psutil
from tests.desk.homes import Served, home_of_its_own, serving
from tests.desk.made_table import MAPPING, REGIONS, handed, table
from tests.desk.test_killed_adding import Person

WATCHED = {"area": REGIONS[0].code, "indicator": "fdi.gross_inflow", "period": "2025"}
SECONDS = 60


def add(person: Person, month: str, *, more: int = 0) -> None:
    given = {"file": handed(table(2024, 2025, more=more)), "written": MAPPING, "released": month}
    assert "Added: made-inflow:" in person.post("/en/figures/add/yes/", given, "/en/figures/add/")


def told(person: Person, words: str) -> bool:
    """Whether the page of what is watched says it, sooner or later."""
    ended = time.monotonic() + SECONDS
    while time.monotonic() < ended:
        if words in person.post("/en/watch/letters/", {}, "/en/watch/"):
            return True
        time.sleep(0.2)
    return False


def worker_of(desk: Served) -> psutil.Process:
    """The process that does the jobs: the only child of a child of the server."""
    ended = time.monotonic() + SECONDS
    while time.monotonic() < ended:
        for child in psutil.Process(desk.process.pid).children():
            for worker in child.children():
                return worker
        time.sleep(0.1)
    raise AssertionError("no worker came")


def test_the_worker_tells_and_comes_again_when_killed(own_home: None, desk: None) -> None:
    with home_of_its_own() as home, serving(home) as served:
        person = Person(served)
        add(person, "2026-01")
        person.post("/en/watch/standing/", WATCHED, "/en/watch/")
        add(person, "2026-03", more=500)
        assert told(person, "released March 2026")
        first = worker_of(served)
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert worker_of(served) != first
        add(person, "2026-05", more=700)
        assert told(person, "released May 2026")
