"""Patterns of the reader with the words of a language left open, so that a rule is written once for all of them.

`Phrase(r"\\s<and_>\\s")` is the shape of a phrase; the words are in the grammar of each language. A language without
such words gets a pattern that fits nothing, and the rule is silent there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import maxsize
from typing import Protocol

from onir.claims.reading.grammar import Grammar, grammar, languages


class Seen(Protocol):
    """A text with the rules of its language; a sentence in it."""

    @property
    def text(self) -> str: ...

    @property
    def rules(self) -> Grammar: ...


class Phrase:
    """A pattern of the reader in which `<and_>` stands for a language's own words, a field of its grammar.

    Two are of all languages together: `<name>`, a word with a capital, and `<small>`, a letter that is none.

    >>> _and = Phrase(r"\\s<and_>\\s")
    >>> [bool(_and.of(grammar(language)).search("5 и 7 %")) for language in ("ru", "en")]
    [True, False]
    """

    def __init__(self, template: str, *, ignore_case: bool = True) -> None:
        self.template, self.flags = template, re.IGNORECASE if ignore_case else 0
        self._known: dict[str, re.Pattern[str]] = {}

    def search(self, sight: Seen, start: int, end: int = maxsize) -> re.Match[str] | None:
        return self.of(sight.rules).search(sight.text, start, end)

    def match(self, sight: Seen, start: int, end: int = maxsize) -> re.Match[str] | None:
        return self.of(sight.rules).match(sight.text, start, end)

    def fullmatch(self, sight: Seen, start: int, end: int) -> re.Match[str] | None:
        return self.of(sight.rules).fullmatch(sight.text, start, end)

    def finditer(self, sight: Seen, start: int, end: int) -> Iterator[re.Match[str]]:
        return self.of(sight.rules).finditer(sight.text, start, end)

    def of(self, rules: Grammar) -> re.Pattern[str]:
        """The pattern in a language; words it does not have fit nothing."""
        known = self._known.get(rules.language)
        if known is None:
            known = self._known[rules.language] = re.compile(_filled(self.template, rules), self.flags)
        return known


_GAP = re.compile(r"(?<!P)<([a-z_]+)>")


def _filled(template: str, rules: Grammar) -> str:
    return _GAP.sub(lambda gap: _filled(_words(gap[1], rules), rules), template)


def _letters(rules: Grammar) -> tuple[str, ...]:
    return rules.letters, rules.script, rules.accents


def _words(name: str, rules: Grammar) -> str:
    if name in ("name", "small"):
        small = "".join("".join(_letters(grammar(language))) for language in languages())
        return rf"[{small.upper()}][\w’'-]+" if name == "name" else f"[{small.lower()}]"
    words = getattr(rules, name)
    if isinstance(words, frozenset):
        words = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{words})" if words else "(?!)"
