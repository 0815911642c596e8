"""Names in a row, the last one joined by "and", each in the case the sentence asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onir.language.messages import Sayable


@dataclass(frozen=True)
class Listed:
    """Several nouns as one.

    >>> from onir.territory import area
    >>> Listed((area("KZ-75"), area("KZ-23"), area("KZ-71"))).say("ru", "gen")
    'города Алматы, Атырауской области и города Астаны'
    """

    items: Sequence[Sayable]

    def say(self, language: str, form: str = "") -> str:
        *head, last = [item.say(language, form) for item in self.items]
        return f"{', '.join(head)} {AND[language]} {last}" if head else last


AND = {"kk": "және", "ru": "и", "en": "and"}
