"""Who asks, and whether they may: a token in the header, the rule table, what the token was made for, the allowance."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from onir.desk.api import limits, tokens
from onir.desk.api.models import Token
from onir.desk.api.problems import Problem
from onir.desk.rules import VISITOR, Action, may
from onir.errors import BadInput
from onir.language.messages import LANGUAGES, msg

ANYWHERE = frozenset({"lang"})
"""Words that every operation understands."""


@dataclass(frozen=True)
class Comer:
    """Whoever asks: with a token, or a visitor where the office lets visitors read."""

    token: Token | None
    address: str

    @property
    def who(self) -> str:
        """Whose allowance it is."""
        return f"token:{self.token.pk}" if self.token else f"address:{self.address}"

    def enter(self, action: Action) -> None:
        """Problem where the role of the owner or the token itself does not reach so far."""
        role = self.token.by.role if self.token else VISITOR
        if not may(role, action, public=settings.PUBLIC):
            raise (
                _unknown()
                if self.token is None
                else Problem(
                    403,
                    msg("Your role does not include this."),
                    then=msg("An administrator of the desk can give you another role."),
                )
            )
        missing = [scope for scope in tokens.needed(action) if self.token and scope not in self.token.scopes]
        if missing:
            raise Problem(
                403,
                msg("This token was not made to do this: {scope}.", scope=tokens.SCOPES[missing[0]]),
                then=msg("Make another one on the page of tokens."),
            )


class Bearer(HttpBearer):
    """The gate of one operation, which is bound to a line of the rule table; `words` are those it understands."""

    def __init__(self, action: Action, words: frozenset[str]) -> None:
        super().__init__()
        self.action, self.words = action, words | ANYWHERE

    def __call__(self, request: HttpRequest) -> Comer:
        comer = self._comer(request)
        _spend(request, comer.who, limits.limit_of(self.action.action))
        comer.enter(self.action)
        if request.GET.get("lang", "en") not in LANGUAGES:
            raise BadInput(
                msg("Öñir does not speak “{flag}”.", flag=request.GET["lang"]),
                where="lang",
                accepted=msg("Accepted: kk, ru or en."),
            )
        if strange := sorted(set(request.GET) - self.words):
            raise BadInput(
                msg("“{name}” means nothing here.", name=strange[0]),
                accepted=msg("Accepted: {names}.", names=sorted(self.words)),
            )
        return comer

    def authenticate(self, request: HttpRequest, token: str) -> Comer:
        """The owner of a good token; a bad one costs the address it came from."""
        address = limits.address(request)
        if (found := tokens.known(token)) is None:
            _spend(request, f"address:{address}", limits.limit_of("read"))
            raise _unknown()
        return Comer(found, address)

    def _comer(self, request: HttpRequest) -> Comer:
        if not request.headers.get(self.header):
            return Comer(None, limits.address(request))
        comer: Comer | None = super().__call__(request)
        if comer is None:
            raise _unknown()
        return comer


def comer(request: HttpRequest) -> Comer:
    """Who was let in."""
    found: Comer = request.auth  # type: ignore[attr-defined] # Ninja keeps it there
    return found


def _unknown() -> Problem:
    return Problem(
        401,
        msg("This needs a token that is good."),
        then=msg("Make one on the page of tokens and send it: {header}", header="Authorization: Bearer onir_…"),
        WWW_Authenticate='Bearer realm="onir"',
    )


def _spend(request: HttpRequest, who: str, limit: limits.Limit) -> None:
    left = limits.spend(who, limit)
    request.left = left  # type: ignore[attr-defined] # the border says it
    if left.again_in:
        raise Problem(429, left.what, then=left.then)
