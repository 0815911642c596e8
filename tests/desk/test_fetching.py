"""Pages by their address: no way into the office's own network, whatever a name, an address or a page says."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address

import pytest
from tests.desk.conftest import Visit

from onir.errors import BadInput, OnirError, Unavailable

TEXT = "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 900,4 млрд тенге."
PAGE = f"<!doctype html><html><head><meta charset='utf-8'></head><body><p>{TEXT}</p></body></html>".encode()

OWN_NETWORKS = """127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
192.0.0.8 192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd00::1 fec0::1
ff02::1 ff0e::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001:db8::1
2001:0:4136:e378:8000:63bf:3fff:fdd2 localhost"""
SCHEMES = """file:///etc/passwd ftp://example.org/ gopher://example.org/ data:text/html,x javascript:alert(1) http:///x
//example.org example.org http://example.org:22/ https://example.org:80/ http://a:b@example.org/ http://a@example.org/
http://[::1 http://example.org:x/"""
ODD = [
    "http://ex\x00ample.org/",
    "http://example.org/a\r\nHost:x",
    "http://exa\tmple.org",
    "http://example.org/a b",
    "",
]
WRITTEN = """http://127.0.0.1/ http://localhost/ http://[::1]/ http://2130706433/ http://0x7f000001/ http://0177.0.0.1/
http://127.1/ http://0/ http://[::ffff:127.0.0.1]/ http://169.254.169.254/latest/ http://１２７.0.0.1/"""
"""Ways of writing an address of one's own, the last in wide digits."""


@pytest.mark.parametrize("place", OWN_NETWORKS.split())
def test_an_address_of_a_network_is_not_public(place: str) -> None:
    from onir.desk.fetching import is_public

    assert not is_public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::1"])
def test_an_address_of_the_internet_is_public(place: str) -> None:
    from onir.desk.fetching import is_public

    assert is_public(place)


@pytest.mark.parametrize("address", [*SCHEMES.split(), *ODD])
def test_what_is_no_web_address_is_not_asked(address: str) -> None:
    from onir.desk.fetching import fetched

    with pytest.raises(OnirError):
        fetched(address)


@pytest.mark.parametrize("address", WRITTEN.split())
def test_every_way_of_writing_an_own_address_is_refused(address: str) -> None:
    from onir.desk.fetching import fetched

    with pytest.raises((BadInput, Unavailable)) as refused:
        fetched(address)
    assert "public addresses alone" in refused.value.say("en") or isinstance(refused.value, Unavailable)


# -- a web of our own -----------------------------------------------------------------------------------------------


class Site(BaseHTTPRequestHandler):
    """A page, and pages that lead on, come packed, are too large or slow."""

    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").partition("?")[0].replace("-", "_"))()

    def page(self) -> None:
        self.answer(200, PAGE)

    def on(self) -> None:
        self.answer(302, b"", Location="/page")

    def round(self) -> None:
        self.answer(302, b"", Location="/round")

    def inside(self) -> None:
        self.answer(302, b"", Location="http://inside.example/page")

    def to_a_file(self) -> None:
        self.answer(302, b"", Location="file:///etc/passwd")

    def gone(self) -> None:
        self.answer(404, b"gone")

    def packed(self) -> None:
        self.answer(200, b"x", **{"Content-Encoding": "gzip"})

    def large(self) -> None:
        self.answer(200, b"x" * 3_000)

    def slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def answer(self, status: int, content: bytes, **heads: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **heads}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # the other side has hung up
            return


@pytest.fixture
def web(desk: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A site on the Internet, which loopback stands for; `inside.example` is a name of an office's network."""
    from onir.desk import fetching

    with HTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
        port = site.server_address[1]
        names = {"site.example": "127.0.0.1", "inside.example": "10.0.0.7"}

        def looked_up(name: str, *_: object, **__: object) -> list[tuple[object, ...]]:
            if name not in names:
                raise socket.gaierror(-2, "Name or service not known")
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (names[name], port))]

        public = fetching.is_public
        monkeypatch.setattr(socket, "getaddrinfo", looked_up)
        monkeypatch.setattr(fetching, "PORTS", {"http": port, "https": 443})
        monkeypatch.setattr(fetching, "is_public", lambda place: place == "127.0.0.1" or public(place))
        monkeypatch.setattr(socket, "create_connection", straight)
        yield lambda path: f"http://site.example/{path}"
        site.shutdown()


def straight(place: tuple[str, int], timeout: float) -> socket.socket:
    """A connection to an address as it stands: a name here would be looked up a second time."""
    made = socket.socket()
    made.settimeout(timeout)
    made.connect((str(ip_address(place[0])), place[1]))
    return made


@pytest.mark.parametrize("path", ["page", "on", "page?a=б"])
def test_a_page_comes_from_the_address_that_was_looked_at(web: Callable[[str], str], path: str) -> None:
    from onir.desk.fetching import fetched

    assert fetched(web(path)).content == PAGE


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("inside", "The desk opens public addresses alone, and inside.example is none."),
        ("to-a-file", "is not a web address"),
        ("round", "The page leads on more than 5 times."),
        ("gone", "The address answers with the number 404"),
        ("packed", "The page came packed"),
        ("large", "The file is larger than"),
        ("slow", "The address did not answer within"),
    ],
)
def test_what_a_site_cannot_have_the_desk_do(
    web: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    from onir.desk import fetching

    monkeypatch.setattr(fetching, "LARGEST", 2_000)
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    with pytest.raises(OnirError) as refused:
        fetching.fetched(web(path))
    assert said in refused.value.say("en")


def test_a_name_that_nobody_has_is_said(web: Callable[[str], str]) -> None:
    from onir.desk.fetching import fetched

    with pytest.raises(Unavailable, match="Name or service not known"):
        fetched("http://nobody.example/")


def test_one_private_address_of_a_name_is_one_too_many(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.fetching import fetched

    found = [(2, 1, 6, "", (place, 80)) for place in ("93.184.216.34", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(BadInput, match="public addresses alone"):
        fetched("http://two.example/")


# -- on the page ----------------------------------------------------------------------------------------------------


def test_a_page_is_checked_by_its_address(web: Callable[[str], str], visit: Visit) -> None:
    page = visit("reader").post("/ru/check/address/", {"address": web("page")}).content.decode()
    assert 'class="contradicted" id="claim-1"' in page
    assert f'name="source" value="{web("page")}"' in page


def test_a_page_that_came_is_not_asked_for_again(visit: Visit) -> None:
    given = {"address": "http://nobody.invalid/", "source": "http://nobody.invalid/", "text": TEXT}
    assert visit("reader").post("/kk/check/address/", given).status_code == 200


def test_an_office_can_switch_it_off(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "FETCH", False)
    browser = visit("reader")
    assert 'name="address"' not in browser.get("/en/check/").content.decode()
    answer = browser.post("/en/check/address/", {"address": "https://example.org/"})
    assert (answer.status_code, "switched off" in answer.content.decode()) == (404, True)
