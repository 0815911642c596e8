"""What the client refuses and how it tries again, against a server on this machine."""

import pytest
from tests.figures.sources.serving import XLSX as XLSX_TYPE
from tests.figures.sources.serving import Answer, Service, silent

from onir.errors import Unavailable
from onir.figures.fetching.network import CSV, JSON, XLSX, ZIP, Client
from onir.language.messages import Message


def client(service: Service, **words: object) -> Client:
    return Client({service.address.removeprefix("http://")}, pauses=(0.0, 0.0), **words)  # type: ignore[arg-type]


REFUSED = [
    (
        "web page with status 200",
        JSON,
        Answer(b"\n<!DOCTYPE html><p>error", "application/json"),
        "web page where a file",
    ),
    ("web page by its type", XLSX, Answer(b"PK\x03\x04", "text/html"), "web page where a file of the kind XLSX"),
    ("another type", XLSX, Answer(b"PK\x03\x04", "application/pdf"), "type application/pdf, not with XLSX"),
    ("not what it says it is", XLSX, Answer(b"\xd0\xcf\x11\xe0", XLSX_TYPE), "says the answer is XLSX, but"),
    ("JSON for a packed file", ZIP, Answer(b'{"error": 1}', "application/zip"), "first bytes are not"),
    ("nothing", CSV, Answer(b"", "text/csv"), "answer is empty"),
    ("gone", JSON, Answer(b"x", "text/plain", 404), "answers 404"),
    ("forbidden", JSON, Answer(b"x", "text/plain", 403), "answers 403"),
    ("elsewhere", JSON, Answer(b"", status=302, headers={"Location": "https://example.org/x"}), "sends elsewhere"),
    ("to the machine's files", JSON, Answer(b"", status=302, headers={"Location": "file:///etc/hosts"}), "answers 302"),
    ("in a circle", JSON, Answer(b"", status=302, headers={"Location": "/table"}), "answers 302"),
]


@pytest.mark.parametrize(("kind", "answer", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_not_the_table_is_refused_in_words(service: Service, kind, answer, words) -> None:  # type: ignore[no-untyped-def]
    service.give("/table", answer)
    with pytest.raises(Unavailable, match=words) as refused:
        client(service).get(f"{service.address}/table", kind)
    assert "/table" in refused.value.where


@pytest.mark.parametrize(
    "address",
    ["http://stat.gov.kz/a", "https://example.org/a", "ftp://stat.gov.kz/a", "https://x@stat.gov.kz/a", "file:///etc/a",
     "https://stat.gov.kz:8443/a", "https://stat.gov.kz.example.org/a"],
)  # fmt: skip
def test_only_the_publishers_addresses_are_asked(address: str) -> None:
    with pytest.raises(Unavailable, match="not one of the publisher"):
        Client({"stat.gov.kz"}).get(address, JSON)


def test_a_redirect_within_the_publisher_is_followed(service: Service) -> None:
    service.give("/old", Answer(b"", status=302, headers={"Location": "/new"}))
    service.give("/new", Answer(b"[1]"))
    assert client(service).get(f"{service.address}/old", JSON) == b"[1]"


def test_a_passing_fault_is_tried_again_and_told(service: Service) -> None:
    answers = [Answer(b"x", "text/plain", 503), Answer(b"x", "text/plain", 429), Answer(b"[1]")]
    service.give("/table", lambda _: answers.pop(0))
    told: list[Message] = []
    assert client(service, tell=told.append).get(f"{service.address}/table", JSON) == b"[1]"
    assert [("try 2 of 3" in str(one), "try 3 of 3" in str(one)) for one in told] == [(True, False), (False, True)]


def test_three_tries_and_no_more(service: Service) -> None:
    service.give("/table", Answer(b"x", "text/plain", 500))
    with pytest.raises(Unavailable, match="cannot be reached: 500"):
        client(service).get(f"{service.address}/table", JSON)
    assert len(service.asked) == 3


def test_an_answer_that_breaks_off_is_no_answer(service: Service) -> None:
    service.give("/table", Answer(b"[1, 2", headers={"Content-Length": "500"}))
    with pytest.raises(Unavailable, match="cannot be reached"):
        client(service).get(f"{service.address}/table", JSON)


def test_an_answer_too_large_is_not_read_to_its_end(service: Service) -> None:
    service.give("/table", Answer(b"[" + b"1" * 200_000))
    with pytest.raises(Unavailable, match="larger than 1,000 bytes"):
        client(service).get(f"{service.address}/table", JSON, largest=1000)


def test_a_service_that_says_nothing_is_given_up() -> None:
    with silent() as address, pytest.raises(Unavailable, match="cannot be reached"):
        Client({address.removeprefix("http://")}, pauses=(), silence=0.2).get(f"{address}/table", JSON)
