"""A page from an address that a person gives, opened by the desk on behalf of them.

The desk stands inside an office's network and must not become the way into it. Names are resolved here, every address
found has to be a public one, and the connection goes to the address that was looked at, not to the name again; so does
each step that a page leads on. Only http and https on their own ports; one clock over all steps; so many bytes and no
more; nothing packed. Resolving a name is left to the system's own clock.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from onir import __version__
from onir.claims.opening.refusing import LARGEST
from onir.errors import BadInput, OnirError, Unavailable
from onir.language.messages import msg

SECONDS = 15
STEPS = 5
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
NOT_OPEN = tuple(map(ip_network, ("192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48")))
"""Protocols' own addresses and those that stand for an IPv4 one, of which versions of Python think differently."""

ACCEPTED = msg("Accepted: an address that begins with https:// or http://, without a port or a password.")
OTHERWISE = msg("Save the page and choose the file, or paste the text.")


class Fetched(NamedTuple):
    """What came, and the address it came from at last."""

    content: bytes
    address: str


def fetched(address: str) -> Fetched:
    """The page at an address, or BadInput or Unavailable that says why there is none."""
    with _clock() as clock:
        for _ in range(STEPS + 1):
            came = _step(address, clock)
            if isinstance(came, bytes):
                return Fetched(came, address)
            address = came
    raise Unavailable(msg("The page leads on more than {n} times.", n=STEPS), where=address, then=OTHERWISE)


class Clock:
    """Ends the connection that is open when the time is up, whatever it is waiting for."""

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self.ended = False

    def end(self) -> None:
        self.ended = True
        if self.socket is not None:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


@contextmanager
def _clock() -> Iterator[Clock]:
    clock = Clock()
    timer = threading.Timer(SECONDS, clock.end)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()


def _step(address: str, clock: Clock) -> bytes | str:
    """What an address answers: a page, or the address it leads on to."""
    asked = split(address)
    place = public_address(asked.hostname or "", PORTS[asked.scheme], address)
    try:
        answered = _ask(asked, place, clock)
    except (OSError, http.client.HTTPException) as fault:
        raise _slow(address) if clock.ended else _unreached(address, fault) from fault
    if clock.ended:
        raise _slow(address)
    return urljoin(address, answered) if isinstance(answered, str) else answered


def _slow(address: str) -> OnirError:
    return Unavailable(
        msg("The address did not answer within {seconds} seconds.", seconds=SECONDS), where=address, then=OTHERWISE
    )


def _unreached(address: str, fault: Exception) -> OnirError:
    reason = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
    return Unavailable(msg("The address cannot be reached: {reason}.", reason=reason), where=address, then=OTHERWISE)


def split(address: str) -> SplitResult:
    """The parts of an address that may be asked at all; else BadInput.

    >>> split("https://example.org/a?b=1").path
    '/a'
    """
    try:
        parts = urlsplit(address.strip())
        usual = parts.port in (None, PORTS.get(parts.scheme))
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        usual, host = False, ""
    printable = address.strip().isprintable() and " " not in address.strip()
    if not (printable and usual and host) or parts.scheme not in PORTS or "@" in parts.netloc:
        raise BadInput(msg("“{address}” is not a web address.", address=address), accepted=ACCEPTED)
    return parts


def public_address(host: str, port: int, address: str) -> str:
    """The first address a name has, all of which have to be public."""
    try:
        found = socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
    except OSError as fault:
        raise _unreached(address, fault) from fault
    places = [str(sockaddr[0]) for *_, sockaddr in found]
    if not places or not all(is_public(place) for place in places):
        raise BadInput(
            msg("The desk opens public addresses alone, and {host} is none.", host=host), where=address, then=OTHERWISE
        )
    return places[0]


def is_public(place: str) -> bool:
    """Whether an address is one of the open Internet, also where it stands for another.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1")]
    [True, False, False]
    """
    try:
        found = ip_address(place)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner or found.scope_id or found.is_site_local:
            return False
    if any(found in network for network in NOT_OPEN):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _ask(asked: SplitResult, place: str, clock: Clock) -> bytes | str:
    """The answer of a server at this very address: a page, or where it leads on to."""
    with socket.create_connection((place, PORTS[asked.scheme]), timeout=SECONDS) as plain:
        clock.socket = plain
        connection = http.client.HTTPConnection(asked.hostname or "", timeout=SECONDS)
        connection.sock = _secured(plain, asked) if asked.scheme == "https" else plain
        clock.socket = connection.sock
        try:
            target = (asked.path or "/") + (f"?{asked.query}" if asked.query else "")
            connection.request("GET", _ascii(target), headers=_headers())
            with connection.getresponse() as response:
                return _answer(response, asked.geturl())
        finally:
            connection.close()


def _secured(plain: socket.socket, asked: SplitResult) -> socket.socket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=asked.hostname)


def _ascii(target: str) -> str:
    return quote(target, safe="/?&=%:;,+~!$'()*@[]")


def _headers() -> dict[str, str]:
    return {"User-Agent": f"onir/{__version__}", "Accept-Encoding": "identity", "Connection": "close"}


def _answer(response: http.client.HTTPResponse, address: str) -> bytes | str:
    location = response.getheader("Location")
    if response.status in REDIRECTS and location:
        return location.encode("latin-1").decode("utf-8", "replace")
    if response.status != 200:
        what = msg("The address answers with the number {status} instead of a page.", status=str(response.status))
        raise Unavailable(what, where=address, then=OTHERWISE)
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise Unavailable(msg("The page came packed, which was not asked for."), where=address, then=OTHERWISE)
    content = response.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(msg("The file is larger than {size} MB.", size=LARGEST // 1_000_000), where=address)
    return content
