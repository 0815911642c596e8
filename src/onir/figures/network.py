"""The one place with the network: a client that asks publishers and refuses whatever is not the table it asked for.

A service that fails often answers 200 with a web page, another type, or an address elsewhere; each is refused in words,
because a wrong file that loads is worse than none. Only addresses of the publishers are asked, by https (plain http on
this machine alone), within limits of size and time. A service that does not answer is asked three times. Left out:
cookies, log-ins, anything behind a form.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from onir.errors import Unavailable
from onir.language.messages import Message, msg

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PAUSES = (1.0, 4.0)
"""Seconds before the second and the third try."""
SILENCE = 30.0
"""Seconds without a byte after which a service counts as silent."""
LONGEST = 600.0
"""Seconds one answer may take altogether: a service that drips bytes would hold the program for ever."""
LARGEST = 512 * 2**20
CHUNK = 2**16
PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that another try may mend."""


@dataclass(frozen=True)
class Kind:
    """What an answer must be: its declared types, and how its first bytes look (after a mark of encoding)."""

    name: str
    types: frozenset[str]
    opening: tuple[bytes, ...] = ()


_BYTES = frozenset({"application/octet-stream", "binary/octet-stream", ""})
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = Kind("JSON", frozenset({"application/json", "text/json", "text/plain"}) | _BYTES, (b"{", b"["))
XLSX = Kind("XLSX", frozenset({_SHEET, "application/vnd.ms-excel", "application/zip"}) | _BYTES, (b"PK\x03\x04",))
ZIP = Kind("ZIP", frozenset({"application/zip", "application/x-zip-compressed"}) | _BYTES, (b"PK\x03\x04",))
CSV = Kind("CSV", frozenset({"text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"}) | _BYTES)
XML = Kind("XML", frozenset({"application/xml", "text/xml", "application/rss+xml"}) | _BYTES, (b"<?xml", b"<rates"))
PAGE = Kind("HTML", frozenset({"text/html", "application/xhtml+xml"}))

PASSING_FAULT = msg("Often this is a passing fault of the service: try again later. Nothing was stored.")

_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
_MARKS = b"\xef\xbb\xbf \t\r\n"
_WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")


def no_word(_: Message) -> None:
    """Says nothing of a second try."""


class Client:
    """Asks the hosts it was given and no others; `tell` hears of every further try."""

    def __init__(
        self,
        hosts: Collection[str],
        *,
        tell: Callable[[Message], None] = no_word,
        pauses: tuple[float, ...] = PAUSES,
        silence: float = SILENCE,
    ) -> None:
        self.hosts, self.tell, self.pauses, self.silence = frozenset(hosts), tell, pauses, silence

    def get(self, address: str, kind: Kind, *, largest: int = LARGEST) -> bytes:
        """The answer's bytes as they came; Unavailable says why there are none that can be used."""
        self.check(address)
        address = quote(address, safe=_IN_ADDRESSES)  # links on pages hold spaces and accents
        for tried, pause in enumerate((*self.pauses, None), start=1):
            try:
                return self._ask(address, kind, largest)
            except (URLError, OSError, http.client.HTTPException) as fault:
                if isinstance(fault, HTTPError):
                    fault.close()
                if pause is None or not _passing(fault):
                    self._give_up(address, fault)
                self._tell(address, fault, tried)
                time.sleep(pause)
        raise AssertionError(address)

    def check(self, address: str) -> None:
        """Refuses an address that is not one of the hosts by https."""
        parts = urlsplit(address)
        plain = parts.scheme == "http" and parts.hostname in LOOPBACK
        if parts.netloc not in self.hosts or not (parts.scheme == "https" or plain):
            raise Unavailable(
                msg("This address is not one of the publisher’s, so Öñir does not ask it."),
                where=address,
                accepted=msg("Accepted: {hosts}, by https.", hosts=sorted(self.hosts)),
            )

    def _ask(self, address: str, kind: Kind, largest: int) -> bytes:
        request = Request(address, headers={"User-Agent": "onir", "Accept": "*/*"})  # noqa: S310 - checked above
        with self._opener.open(request, timeout=self.silence) as answer:
            declared = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
            content = _read(answer, address, largest)
            _check_length(answer, content)
        _check_kind(address, kind, declared, content)
        return content

    @property
    def _opener(self) -> OpenerDirector:
        return build_opener(_Redirects(self))

    def _tell(self, address: str, fault: Exception, tried: int) -> None:
        self.tell(
            msg(
                "{address} did not answer ({reason}); try {next} of {all} follows.",
                address=address, reason=_reason(fault), next=tried + 1, all=len(self.pauses) + 1,
            )
        )  # fmt: skip

    def _give_up(self, address: str, fault: Exception) -> NoReturn:
        if isinstance(fault, HTTPError) and not _passing(fault):
            raise Unavailable(
                msg("The publisher answers {status} ({reason}).", status=fault.code, reason=_reason(fault)),
                where=address,
                then=msg("The table may have moved: look for it on the publisher’s pages and tell us where it is."),
            ) from fault
        raise Unavailable(
            msg("The publisher cannot be reached: {reason}.", reason=_reason(fault)),
            where=address,
            then=msg("Try again later. Nothing was stored."),
        ) from fault


class _Redirects(HTTPRedirectHandler):
    """Follows an answer that sends elsewhere only to the publisher's own hosts."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        target = urljoin(req.full_url, newurl)
        try:
            self.client.check(target)
        except Unavailable as fault:
            fp.close()
            raise _elsewhere(req.full_url, target) from fault
        return super().redirect_request(req, fp, code, msg, headers, target)


def _elsewhere(address: str, target: str) -> Unavailable:
    return Unavailable(
        msg("The publisher sends elsewhere, to {target}, which Öñir does not follow.", target=target),
        where=address,
        then=msg("Look at that address in a browser. If the table has moved there, tell us."),
    )


def _read(answer: Any, address: str, largest: int) -> bytes:
    content, end = bytearray(), time.monotonic() + LONGEST
    while part := answer.read(CHUNK):
        content += part
        if len(content) > largest or time.monotonic() > end:
            raise Unavailable(
                msg(
                    "The answer is larger than {size} bytes or takes longer than {seconds} seconds.",
                    size=largest, seconds=int(LONGEST),
                ),
                where=address,
                then=msg("A table of this publisher is never so large: look at the address in a browser."),
            )  # fmt: skip
    return bytes(content)


def _check_length(answer: Any, content: bytes) -> None:
    """A connection that breaks off early is no error for the library, once it is read in parts."""
    said = answer.headers.get("Content-Length")
    if said and said.isdigit() and int(said) > len(content):
        raise http.client.IncompleteRead(content, int(said) - len(content))


def _check_kind(address: str, kind: Kind, declared: str, content: bytes) -> None:
    head = content.lstrip(_MARKS)[:16]
    page = head.lower().startswith(_WEB_PAGE)
    if kind is not PAGE and (page or declared in PAGE.types):
        what = msg("The publisher answers with a web page where a file of the kind {kind} is due.", kind=kind.name)
    elif not content.strip():
        what = msg("The publisher’s answer is empty.")
    elif declared not in kind.types:
        what = msg("The publisher answers with the type {type}, not with {kind}.", type=declared, kind=kind.name)
    elif kind.opening and not head.startswith(kind.opening):
        what = msg("The publisher says the answer is {kind}, but its first bytes are not.", kind=kind.name)
    else:
        return
    raise Unavailable(what, where=address, then=PASSING_FAULT)


def _passing(fault: Exception) -> bool:
    return fault.code in PASSING if isinstance(fault, HTTPError) else True


def _reason(fault: Exception) -> str:
    if isinstance(fault, HTTPError):
        return f"{fault.code} {fault.reason}"
    return str(getattr(fault, "reason", "") or fault or type(fault).__name__)
