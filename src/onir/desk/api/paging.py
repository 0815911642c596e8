"""Pages of a long answer, by a cursor that stays true when a release is added between two pages.

A cursor names the day, the releases held when the first page was asked for, and the last cell seen. So the second page
goes on after that cell, in the same releases, and no cell comes twice or is left out. It is bound to its question.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from onir.errors import BadInput, NotHeld
from onir.figures import Store
from onir.figures.store import Held
from onir.language.messages import msg


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after `after`, in `releases`, as of the day `as_of`; `question` is what was asked."""

    question: str
    as_of: str
    releases: tuple[str, ...]
    after: tuple[str, ...] = ()

    def __str__(self) -> str:
        return urlsafe_b64encode(json.dumps(asdict(self), separators=(",", ":")).encode()).decode().rstrip("=")

    @classmethod
    def begin(cls, asked: Mapping[str, Any], as_of: date | None, store: Store) -> Cursor:
        """That of the first page."""
        day = (as_of or date.today()).isoformat()
        return cls(_short(repr(sorted(asked.items()))), day, tuple(_releases(store, str(asked["indicator"]))))

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Cursor:
        """That of the first page of rows that no release changes."""
        return cls(_short(repr(sorted(asked.items()))), "", ())

    @classmethod
    def parse(cls, text: str, asked: Mapping[str, Any]) -> Cursor:
        """A cursor as an answer gave it; BadInput where it is none, or one of another question."""
        try:
            told = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            question, as_of = str(told["question"]), str(told["as_of"])
            found = cls(question, as_of, _words(told["releases"]), _words(told["after"]))
        except (ValueError, KeyError, TypeError):
            found = None
        if found is None or found.question != _short(repr(sorted(asked.items()))):
            raise BadInput(
                msg("This cursor is not of this question."),
                where="cursor",
                then=msg("Take it from the answer before, and ask the same otherwise."),
            )
        return found

    def going_on(self, after: tuple[str, ...]) -> Cursor:
        """That of the next page."""
        return replace(self, after=after)

    def store(self, store: Store, indicator: str) -> Store:
        """The figures as they were held at the first page; NotHeld where one of their releases is gone."""
        held = _releases(store, indicator)
        if set(self.releases) - set(held):
            raise NotHeld(msg("A release that the first page came from is held no more."), then=msg("Begin anew."))
        later = [one.vintage for name, one in held.items() if name not in self.releases]
        return store.without(later) if later else store


def _releases(store: Store, indicator: str) -> dict[str, Held]:
    return {_short(one.vintage.key): one for one in store.held if indicator in one.kept.indicators}


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def _words(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise TypeError
    return tuple(given)
