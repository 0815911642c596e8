"""The one place with the network: a client that asks publishers and refuses whatever is not the table it asked for.

A service that fails often answers 200 with a web page, another type, or an address elsewhere; each is refused in words,
because a wrong file that loads is worse than none. Only addresses of the publishers are asked, by https (plain http on
this machine alone), within limits of size and time. A service that does not answer is asked three times. What an
earlier run has left is gone on with where that is safe (`leftovers.py`). Left out: cookies, log-ins, anything behind a
form.
"""

from __future__ import annotations

import http
import http.client
import re
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from onir.errors import Unavailable
from onir.figures.fetching.leftovers import Leftovers, Mark
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
NOT_MODIFIED, NO_SUCH_RANGE = 304, 416
PASSING = frozenset({408, NO_SUCH_RANGE, 429, 500, 502, 503, 504})
"""Answers that another try may mend."""


@dataclass(frozen=True)
class Kind:
    """What an answer must be: its declared types, and how its first bytes look (after a mark of encoding).

    `accept` asks a service that has several forms for this one.
    """

    name: str
    types: frozenset[str]
    opening: tuple[bytes, ...] = ()
    accept: str = "*/*"


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


@dataclass(frozen=True)
class Coming:
    """How far a table has come: `done` bytes of an answer of `size` (0 where not said), the `part` of `parts` it is."""

    done: int = 0
    size: int = 0
    part: int = 1
    parts: int = 1

    @property
    def share(self) -> float | None:
        """The part of the table that is here, None where it cannot be told.

        >>> Coming(50, 100, part=2, parts=4).share, Coming(50).share, Coming(50, part=3, parts=4).share
        (0.375, None, 0.5)
        """
        if not self.size and self.parts == 1:
            return None
        within = min(1.0, self.done / self.size) if self.size else 0.0
        return (min(self.part, self.parts) - 1 + within) / self.parts


def unwatched(_: Coming) -> None:
    """Nobody waits for it."""


class Client:
    """Asks the hosts it was given and no others; `tell` hears of every further try, `watch` of what has come."""

    def __init__(
        self,
        hosts: Collection[str],
        *,
        tell: Callable[[Message], None] = no_word,
        watch: Callable[[Coming], None] = unwatched,
        leftovers: Leftovers | None = None,
        pauses: tuple[float, ...] = PAUSES,
        silence: float = SILENCE,
    ) -> None:
        self.hosts, self.tell, self.watch, self.leftovers = frozenset(hosts), tell, watch, leftovers
        self.pauses, self.silence = pauses, silence
        self.asked: list[str] = []
        self.broke = False
        """Whether a service could not be reached: then what came before may be of use."""
        self._parts = 1

    def expect(self, more: int) -> None:
        """Say how many answers are to come."""
        self._parts = len(self.asked) + more

    def left(self, address: str) -> bytes | None:
        """What an earlier run had as the answer, to be compared with today's."""
        return None if self.leftovers is None else self.leftovers.left(quote(address, safe=_IN_ADDRESSES))

    def done(self) -> None:
        """The table was asked to its end: what is of no further use is taken away."""
        if self.leftovers is not None and not self.broke:
            for address in self.asked:
                self.leftovers.done(address)

    def refused(self) -> None:
        """The answers themselves were bad: nothing of them is left. Those before a break may be of use."""
        for address in () if self.broke else self.asked:
            self._drop(address)

    def get(self, address: str, kind: Kind, *, largest: int = LARGEST, settled: bool = False) -> bytes:
        """The answer's bytes as they came; Unavailable says why there are none that can be used.

        `settled`: the answer cannot have changed since an interrupted run, and is not asked for again.
        """
        self.check(address)
        address = quote(address, safe=_IN_ADDRESSES)  # links on pages hold spaces and accents
        self.asked.append(address)
        if self.leftovers is not None and (found := self.leftovers.answer(address, settled=settled)) is not None:
            return found
        return self._tried(address, kind, largest)

    def _tried(self, address: str, kind: Kind, largest: int) -> bytes:
        for tried, pause in enumerate((*self.pauses, None), start=1):
            try:
                return self._ask(address, kind, largest)
            except (URLError, OSError, http.client.HTTPException) as fault:
                if isinstance(fault, HTTPError):
                    fault.close()
                if pause is None or not _passing(fault):
                    self.broke = True
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
        known = self.leftovers and self.leftovers.known(address)
        begun = None if known or self.leftovers is None else self.leftovers.begun(address)
        headers = {"User-Agent": "onir", "Accept": kind.accept}
        headers |= known[1].asks if known else _from(*begun) if begun else {}
        request = Request(address, headers=headers)  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=self.silence) as answer:
                declared = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
                content = self._read(answer, address, largest, begun[0] if begun else b"")
                mark = Mark.of(answer.headers)
        except HTTPError as fault:
            if fault.code == NOT_MODIFIED and known and self.leftovers is not None:
                fault.close()
                self.leftovers.holds(address)
                return known[0]
            if fault.code == NO_SUCH_RANGE:  # the file is shorter now: it is taken anew
                self._drop(address)
            raise
        self._judge(address, kind, declared, content)
        if self.leftovers is not None:
            self.leftovers.keep(address, content, mark)
        return content

    def _judge(self, address: str, kind: Kind, declared: str, content: bytes) -> None:
        """An answer that is not the table is refused, and nothing of it is left."""
        try:
            _check_kind(address, kind, declared, content)
        except Unavailable:
            self._drop(address)
            raise

    def _drop(self, address: str) -> None:
        if self.leftovers is not None:
            self.leftovers.drop(address)

    def _read(self, answer: Any, address: str, largest: int, begun: bytes) -> bytes:
        """The bytes of an answer, after those that had come before it broke off."""
        before = begun if answer.status == http.HTTPStatus.PARTIAL_CONTENT else b""
        if before and not re.match(rf"bytes {len(begun)}-", answer.headers.get("Content-Range") or ""):
            self._drop(address)
            raise http.client.HTTPException("Content-Range")
        mark = Mark.of(answer.headers)
        size = len(before) + _length(answer)
        with ExitStack() as files:
            sink = None
            if self.leftovers is not None and mark.strong:
                sink = files.enter_context(self.leftovers.beginning(address, mark, before))
            content = bytearray(before)
            for part in _in_parts(answer, address, largest):
                content += part
                if sink is not None:
                    sink.write(part)
                self.watch(Coming(len(content), size, len(self.asked), self._parts))
        if size > len(content):  # a connection that breaks off early is no error for the library, once read in parts
            raise http.client.IncompleteRead(bytes(content), size - len(content))
        return bytes(content)

    @property
    def _opener(self) -> OpenerDirector:
        return build_opener(_Redirects(self))

    def _tell(self, address: str, fault: Exception, tried: int) -> None:
        self.tell(
            msg(
                "No answer from {address} ({reason}); try {next} of {all} follows.",
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


def _from(begun: bytes, mark: Mark) -> dict[str, str]:
    """Headers that ask for the rest of a file, or for all of it if it is another version."""
    return {"Range": f"bytes={len(begun)}-", "If-Range": mark.tag}


def _length(answer: Any) -> int:
    said = answer.headers.get("Content-Length") or ""
    return int(said) if said.isdigit() else 0


def _in_parts(answer: Any, address: str, largest: int) -> Iterator[bytes]:
    """The answer in parts, within the limits of size and time."""
    came, end = 0, time.monotonic() + LONGEST
    while part := answer.read(CHUNK):
        came += len(part)
        if came > largest or time.monotonic() > end:
            raise Unavailable(
                msg(
                    "The answer is larger than {size} bytes or takes longer than {seconds} seconds.",
                    size=largest, seconds=int(LONGEST),
                ),
                where=address,
                then=msg("A table of this publisher is never so large: look at the address in a browser."),
            )  # fmt: skip
        yield part


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
    cause = getattr(fault, "reason", "") or fault
    return (cause.strerror if isinstance(cause, OSError) else "") or str(cause) or type(fault).__name__
