"""Tokens: made by a person for a program, shown once, known afterwards by their fingerprint alone.

A token has 256 random bits, so that SHA-256 without salt keeps it as well as any slow hash keeps a password. It may
never more than its owner may at the moment it is used.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from onir.desk.accounts.models import User
from onir.desk.api.models import Token
from onir.desk.rules import Action, may
from onir.errors import BadInput, NotHeld
from onir.language.messages import Message, msg

SCOPES: dict[str, Message] = {
    "read": msg("read figures and standings"),
    "check": msg("have texts checked"),
    "appraise": msg("have projects appraised"),
    "export": msg("take tables along as files"),
    "pipeline": msg("read the records of projects and what is reckoned of them"),
    "watch": msg("read and change what you watch"),
}
"""What a token can be made for."""

OF_PAGES = {"pipeline": "pipeline", "indicators": "pipeline", "watching": "watch", "printing": "export"}
"""Pages that are a scope of their own: a token made to read published figures opens no record of an investor. A
document is tables as a file."""

DAYS, MOST_DAYS = 90, 365
BEGINS = "onir_"
SHOWN = 9
"""Letters of a token that stay readable."""

TOKENS = Action("api", "tokens")
"""The right to see and withdraw everybody's tokens."""


class Made(NamedTuple):
    """A new token; `secret` is kept nowhere."""

    token: Token
    secret: str


def needed(action: Action) -> tuple[str, ...]:
    """The scopes that a token needs for an action: that of the page or of records, else the action by itself.

    >>> needed(Action("figures", "export")), needed(Action("pipeline.project", "export"))
    (('export',), ('pipeline', 'export'))
    """
    own = "pipeline" if action.on_record else OF_PAGES.get(action.page)
    if own is None:
        return (action.action,)
    return (own, "export") if action.action == "export" else (own,)


def make(by: User, name: str, scopes: Collection[str], days: int = DAYS) -> Made:
    """A token of that person for some days, or BadInput."""
    if not name.strip():
        raise BadInput(msg("A token needs a name by which you know it again."))
    if not scopes or not set(scopes) <= set(SCOPES):
        raise BadInput(
            msg("A token is made for something."), accepted=msg("Accepted: {names}.", names=list(SCOPES.values()))
        )
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(
            msg("A token cannot be good for {n} {n:plural:day|days}.", n=days),
            accepted=msg("Accepted: 1 to {most} days.", most=MOST_DAYS),
        )
    secret = BEGINS + secrets.token_urlsafe(32)
    token = Token.every.create(
        by=by,
        name=name.strip()[:100],
        fingerprint=fingerprint(secret),
        start=secret[:SHOWN],
        scopes=[scope for scope in SCOPES if scope in scopes],
        until=date.today() + timedelta(days=days),
    )
    return Made(token, secret)


def fingerprint(secret: str) -> str:
    """What is kept of a token."""
    return sha256(secret.encode()).hexdigest()


def known(secret: str) -> Token | None:
    """The good token with that secret; that it was used today is noted once a day."""
    token = Token.good.filter(fingerprint=fingerprint(secret)).first()
    if token is not None and token.used != (today := date.today()):
        Token.every.filter(pk=token.pk).update(used=today)
    return token


def seen_by(person: User) -> QuerySet[Token]:
    """A person's own tokens that were not withdrawn; everybody's where the rule table says so."""
    kept = Token.every.filter(withdrawn=None).select_related("by").order_by("by__username", "-made")
    return kept if may(person.role, TOKENS, public=False) else kept.filter(by=person)


def withdraw(by: User, number: int) -> Token:
    """Make a token good for nothing; NotHeld where this person sees none of that number."""
    token = seen_by(by).filter(Q(pk=number)).first()
    if token is None:
        raise NotHeld(msg("There is no such token, or it was withdrawn."))
    token.withdrawn = timezone.now()
    token.save(update_fields=["withdrawn"])
    return token
