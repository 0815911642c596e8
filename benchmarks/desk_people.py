"""People in front of the desk: each signs in with a browser of their own and clicks through its pages.

A client of our own, in the standard library: a thread and a connection a person, so that it takes little of the two
cores that it shares with the server. What they ask is drawn by a seed. Most of it is what an office asks, the newest
figures of its regions; four clicks in a hundred are a period or a comparison that nobody asked before, and every text
that is checked is another one.
"""

from __future__ import annotations

import http.client
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier, Thread
from urllib.parse import urlencode

EXAMPLES = Path(__file__).parent.parent / "examples"
LANGUAGES = ("kk", "ru", "en")
REGIONS = ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39", "KZ-43", "KZ-47",
           "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79")  # fmt: skip
TEXTS = {"kk": "west-kazakhstan-2025-h1.kk.txt", "ru": "pavlodar-2025.ru.txt", "en": "puebla-2017.en.txt"}
OWN = "a password of their own"
THINKS = (1.0, 3.0)
"""Seconds that a person looks at a page, from and to."""

Given = dict[str, str]


@dataclass(frozen=True)
class Click:
    """An answer: what kind of page, the milliseconds until its last byte, and its status."""

    kind: str
    took: float
    status: int


class Browser:
    """A connection that is kept, its cookies, and the token of the forms."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.page = ""

    def get(self, path: str) -> int:
        return self._ask("GET", path, None)

    def post(self, path: str, given: Given) -> int:
        """Sends a form as the page before it holds it."""
        tokens = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        return self._ask("POST", path, urlencode({**given, "csrfmiddlewaretoken": tokens[-1]}))

    def _ask(self, method: str, path: str, body: str | None) -> int:
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        answer = self._answer(method, path, body, heads)
        self.page = answer.read().decode("utf-8")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status

    def _answer(self, method: str, path: str, body: str | None, heads: Given) -> http.client.HTTPResponse:
        """Over a new connection where the server ended the one that was kept, as browsers do."""
        try:
            self.connection.request(method, path, body, heads)
            return self.connection.getresponse()
        except ConnectionError:
            self.connection.close()
            self.connection.request(method, path, body, heads)
            return self.connection.getresponse()


def sign_in(browser: Browser, name: str, password: str) -> None:
    browser.get("/en/account/login/")
    if browser.post("/en/account/login/", {"login": name, "password": password}) != 302:
        raise SystemExit(f"{name} could not sign in")


def first_sign_in(browser: Browser, password: str) -> None:
    """The administrator, who has to choose a password."""
    sign_in(browser, "administrator", password)
    browser.get("/en/account/password/change/")
    browser.post("/en/account/password/change/", {"oldpassword": password, "password1": OWN, "password2": OWN})


@dataclass
class Person:
    """Somebody who signed in, what they were answered, and the chance that tells what they ask."""

    browser: Browser
    chance: random.Random
    clicks: list[Click] = field(default_factory=list)

    def click_through(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        time.sleep(self.chance.uniform(0, THINKS[1]))
        while time.monotonic() < end:
            kind = self.chance.choices(list(KINDS), weights=[weight for weight, _ in KINDS.values()])[0]
            for path, given in KINDS[kind][1](self.chance):
                self._click(kind, path, given)
            time.sleep(self.chance.uniform(*THINKS))

    def _click(self, kind: str, path: str, given: Given | None) -> None:
        start = time.perf_counter()
        status = self.browser.get(path) if given is None else self.browser.post(path, given)
        self.clicks.append(Click(kind, (time.perf_counter() - start) * 1000, status))


Way = list[tuple[str, Given | None]]
"""Addresses one after another: to send a form, a person opens its page first."""


def _standing(chance: random.Random) -> Way:
    asked = {"country": "KZ", "area": chance.choice(("", *REGIONS)), "indicator": "", "period": "", "as_of": ""}
    asked["indicator"] = chance.choice(("capital.fixed", "capital.fixed", "capital.fixed", "grp.nominal"))
    return [(f"/{chance.choice(LANGUAGES)}/standing/?{urlencode(asked)}", None)]


def _earlier(chance: random.Random) -> Way:
    """A period that nobody prepared."""
    asked = {"area": chance.choice(REGIONS), "indicator": "capital.fixed", "period": str(chance.randint(2010, 2024))}
    return [(f"/{chance.choice(LANGUAGES)}/standing/?{urlencode(asked)}", None)]


def _compare(chance: random.Random) -> Way:
    asked = [("area", code) for code in chance.sample(REGIONS, chance.randint(2, 4))]
    return [(f"/{chance.choice(LANGUAGES)}/compare/?{urlencode(asked)}", None)]


def _region(chance: random.Random) -> Way:
    return [(f"/{chance.choice(LANGUAGES)}/region/?area={chance.choice(REGIONS)}", None)]


def _check(chance: random.Random) -> Way:
    """The text of an example with another figure in it, and the verdicts taken along by one in three."""
    language = chance.choice(LANGUAGES)
    text = (EXAMPLES / TEXTS[language]).read_text("utf-8")
    given = {"text": re.sub(r"\d", lambda _: str(chance.randint(1, 9)), text, count=1), "published": "2026-10-01"}
    way: Way = [(f"/{language}/check/", None), (f"/{language}/check/verdicts/", given)]
    return way if chance.random() > 1 / 3 else [*way, (f"/{language}/check/export/{chance.choice(FORMS)}/", given)]


FORMS = ("json", "html")


def _of(*paths: str) -> Callable[[random.Random], Way]:
    return lambda chance: [(f"/{chance.choice(LANGUAGES)}/{chance.choice(paths)}", None)]


TABLES = ("bns-5546", "bns-5927-sections", "se-fdi-by-state")
KINDS: dict[str, tuple[int, Callable[[random.Random], Way]]] = {
    "standing": (38, _standing),
    "standing, an earlier period": (2, _earlier),
    "compare, any regions": (2, _compare),
    "region": (12, _region),
    "check": (14, _check),
    "figures": (6, _of("figures/")),
    "figures of a table": (8, _of(*(f"figures/tables/{name}/" for name in TABLES))),
    "one figure": (8, _of(*(f"figures/tables/bns-5546/capital.fixed/{code}/2025/" for code in REGIONS))),
    "the league table as CSV": (5, _of("standing/table.csv")),
    "sources": (5, _of("sources/")),
}
"""What people click, how often in a hundred, and what that asks."""


def clicked(port: int, people: int, seconds: float) -> list[Click]:
    """All that a number of people were answered who click through the pages at once."""
    crowd = []
    for number in range(people):
        browser = Browser(port)
        sign_in(browser, "administrator", OWN)
        crowd.append(Person(browser, random.Random(number)))
    threads = [Thread(target=one.click_through, args=(seconds,)) for one in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [click for one in crowd for click in one.clicks]


def requests_a_second(port: int, path: str, *, connections: int, seconds: float) -> float:
    """How often an address is answered by so many connections that ask again at once; every answer has to be whole."""
    together, counts = Barrier(connections), [0] * connections

    def ask(place: int) -> None:
        browser = Browser(port)
        together.wait()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if browser.get(path) != 200:
                raise SystemExit(f"{path} failed")
            counts[place] += 1

    threads = [Thread(target=ask, args=(place,)) for place in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds
