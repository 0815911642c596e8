"""How often somebody may ask: an allowance a minute for each token or address, counted in PostgreSQL for all workers.

The generic cell rate algorithm: for each caller the time when the allowance will be whole again. A request moves it
on by its part of a minute, and is refused where that would lead further ahead than a minute. So a minute's allowance
can be spent at once and comes back evenly, no edge of a window lets twice as many through, and one statement decides.
"""

from __future__ import annotations

import secrets
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil, floor
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from onir.desk.accounts.adapters import where_from
from onir.language.messages import Message, msg

MINUTE = 60
OFTEN = 1000
"""Once in so many requests, rows that say nothing any more are thrown away."""

SPEND = """
    INSERT INTO api_allowance AS held (who, whole_at)
        VALUES (%(who)s, clock_timestamp() + %(part)s * interval '1 second')
    ON CONFLICT (who) DO UPDATE
        SET whole_at = GREATEST(held.whole_at, clock_timestamp()) + %(part)s * interval '1 second'
        WHERE held.whole_at <= clock_timestamp() + (%(minute)s - %(part)s) * interval '1 second'
    RETURNING EXTRACT(EPOCH FROM whole_at - clock_timestamp())
"""
OWED = "SELECT EXTRACT(EPOCH FROM whole_at - clock_timestamp()) FROM api_allowance WHERE who = %(who)s"
FORGET = "DELETE FROM api_allowance WHERE whole_at < clock_timestamp()"


class Limit(NamedTuple):
    """So many `times` a minute of one kind."""

    name: str
    times: int


class Left(NamedTuple):
    """What is left of an allowance; `whole_in` and `again_in` are seconds, the latter 0 where the request may pass."""

    limit: Limit
    times: int
    whole_in: int
    again_in: int

    @property
    def what(self) -> Message:
        return msg("This was asked too often: {n} times a minute are allowed.", n=self.limit.times)

    @property
    def then(self) -> Message:
        return msg("Try again in {n} {n:plural:second|seconds}.", n=self.again_in)

    @property
    def headers(self) -> dict[str, str]:
        """As the draft of the IETF on rate limits has them (draft-ietf-httpapi-ratelimit-headers)."""
        name = self.limit.name
        told = {
            "RateLimit-Policy": f'"{name}";q={self.limit.times};w={MINUTE}',
            "RateLimit": f'"{name}";r={self.times};t={self.whole_in}',
        }
        return told | ({"Retry-After": str(self.again_in)} if self.again_in else {})

    def tell(self, answer: HttpResponse) -> None:
        """Put it into the head of an answer."""
        for name, text in self.headers.items():
            answer[name] = text


def limit_of(action: str) -> Limit:
    """Checks, appraisals, documents and what is to be watched have a stricter limit than all else."""
    return (
        Limit("check", settings.LIMIT_CHECKS)
        if action in ("check", "appraise", "draw", "watch")
        else Limit("read", settings.LIMIT_READS)
    )


def spend(who: str, limit: Limit) -> Left:
    """One request of somebody; refused, it costs nothing."""
    part = MINUTE / limit.times
    asked: dict[str, str | float] = {"who": f"{limit.name}:{who}", "part": part, "minute": MINUTE}
    with connection.cursor() as cursor:
        cursor.execute(SPEND, asked)
        row = cursor.fetchone()
        if refused := row is None:
            cursor.execute(OWED, asked)
            row = cursor.fetchone()
        if secrets.randbelow(OFTEN) == 0:
            cursor.execute(FORGET)
    owed = float(row[0]) if row else 0.0
    again = max(1, ceil(owed + part - MINUTE)) if refused else 0
    return Left(limit, max(0, floor(limit.times - owed / part)), max(0, ceil(owed)), again)


def address(request: HttpRequest) -> str:
    """Whose address a request came from; of IPv6 the network, of which a visitor has all addresses."""
    return network(where_from(request))


def network(text: str) -> str:
    """The part of an address that is one visitor's.

    >>> network("2001:db8:1:2:3:4:5:6"), network("192.0.2.7"), network("unknown")
    ('2001:db8:1:2::/64', '192.0.2.7', 'unknown')
    """
    try:
        found = ip_address(text)
    except ValueError:
        return text[:50]
    return str(ip_network(f"{found}/64", strict=False)) if isinstance(found, IPv6Address) else str(found)
